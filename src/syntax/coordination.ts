import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import type { NounPhrase } from './analysis.js';

/** The phrase that a new member of a list is coordinated with: the nearest, or what it hangs on when that is of the same make; the first of its list. */
export function coordinationHead(phrases: readonly NounPhrase[], tokens: readonly Token[], other: number, added: NounPhrase): number {
  const isName = tokens[added.head]!.pos === 'PROPN';
  const isRole = ({ head }: NounPhrase): boolean => (tokens[head]!.cues & Cue.role) !== 0;
  const near = phrases[other]!;
  // "exercises by Australian and Fijian troops": peoples share the noun behind the last.
  if (near.to - near.from === 1 && added.to - added.from > 1 && isPeople(tokens[near.from]!) && isPeople(tokens[added.from]!)) return firstMember(phrases, other);
  // "the President of Egypt and the Prime Minister of Israel": office with office.
  if (isRole(added) && !isRole(near)) {
    for (let up = near.parent, hop = 0; up >= 0 && hop < 3; up = phrases[up]!.parent, hop++) if (isRole(phrases[up]!)) return firstMember(phrases, up);
  }
  let at = other;
  for (let hop = 0; hop < 3; hop++) {
    const phrase = phrases[at]!;
    if ((tokens[phrase.head]!.pos === 'PROPN') === isName || phrase.parent < 0) break;
    at = phrase.parent;
  }
  if ((tokens[phrases[at]!.head]!.pos === 'PROPN') !== isName) at = other;
  return firstMember(phrases, at);
}

/** The first of the phrases coordinated with one, or itself. */
function firstMember(phrases: readonly NounPhrase[], at: number): number {
  for (let k = 0; k <= at; k++) if (phrases[k]!.coordinated.includes(at)) return k;
  return at;
}

function isPeople({ pos, text, norm, cues }: Token): boolean {
  return (pos === 'PROPN' || pos === 'ADJ') && text !== norm && (cues & Cue.name) !== 0;
}

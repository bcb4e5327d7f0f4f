import { isStateCode, type Mention } from '../actors/mention.js';

import type { Analysis } from '../syntax/analysis.js';
import type { EventDraft } from './events.js';
import type { EventFinding } from './findings.js';

const WHERE: ReadonlySet<string> = new Set(['in', 'at', 'near', 'off', 'outside', 'inside', 'around']);
/** Where visitors go. */
const WHITHER: ReadonlySet<string> = new Set(['to', 'for', 'into']);
/** What acts on the ground are directed at. */
const UPON: ReadonlySet<string> = new Set(['to', 'on', 'into', 'from', 'at', 'over', 'through', 'across']);
const ON_THE_GROUND: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'RETREAT', 'AID', 'PROTEST']);

/**
 * Where an act took place, as the text says: a place, capital or state after "in", "at" or "near" in its clause, else where a visitor goes, the place that is hit, held or left,
 * and what stands "in" a place beside who acts or is acted on. Null where the text does not say.
 */
export function placeOf(analysis: Analysis, { candidate, type, mode }: EventDraft, mentions: readonly Mention[]): EventFinding['place'] {
  const { clauses, phrases } = analysis;
  const clause = clauses[candidate.clause];
  const placed = (phrase: number, kinds: ReadonlySet<Mention['kind']>): Mention | undefined => {
    const noun = phrases[phrase]!;
    return mentions.find((other) => other.from < noun.to && noun.from < other.to && kinds.has(other.kind) && other.row !== 'document');
  };
  const hanging = (index: number): number[] => phrases.flatMap((phrase, k) => (phrase.parent === index && phrase.preposition >= 0 && WHERE.has(analysis.sentence.tokens[phrase.preposition]!.norm) ? [k] : []));
  const led = clause?.prepositions.filter(({ phrase }) => phrase >= 0) ?? [];
  const own = candidate.phrase >= 0 ? hanging(candidate.phrase) : [];
  const isVisit = mode === 'visit';
  const isPhysical = ON_THE_GROUND.has(type);
  const parties = candidate.phrase >= 0 || !clause ? [] : [...clause.object, ...clause.subject];
  const tries: readonly (readonly [phrases: readonly number[], kinds: ReadonlySet<Mention['kind']>])[] = [
    [own, SITES],
    [led.flatMap(({ word, phrase }) => (WHERE.has(word) ? [phrase] : [])), SITES],
    [isVisit ? led.flatMap(({ word, phrase }) => (WHITHER.has(word) ? [phrase] : [])) : [], SITES],
    [isPhysical ? [...(clause?.object ?? []), ...led.flatMap(({ word, phrase }) => (UPON.has(word) ? [phrase] : []))] : [], PLACES],
    [parties.flatMap(hanging), SITES],
  ];
  for (const [where, kinds] of tries) {
    for (const phrase of where) {
      const mention = placed(phrase, kinds);
      if (mention) return named(analysis, mention);
    }
  }
  // "in Insein": a name the lexicon does not know.
  const { tokens, capitals } = analysis.sentence;
  for (const { word, phrase } of capitals ? [] : led) {
    const { from, to, head, temporal } = phrases[phrase]!;
    if ((word !== 'in' && word !== 'near') || temporal || tokens[head]!.pos !== 'PROPN' || tokens[from]!.pos !== 'PROPN' || mentions.some((other) => other.from < to && from < other.to)) continue;
    return { name: tokens.slice(from, to).map(({ text }) => text).join(' '), code: null };
  }
  return null;
}

const SITES: ReadonlySet<Mention['kind']> = new Set(['place', 'state']);
const PLACES: ReadonlySet<Mention['kind']> = new Set(['place']);

function named({ sentence: { tokens } }: Analysis, mention: Mention): EventFinding['place'] {
  let name = '';
  for (let k = mention.from; k < mention.to; k++) name += (k > mention.from && tokens[k]!.start > tokens[k - 1]!.end ? ' ' : '') + tokens[k]!.text;
  // "Brussels" acts for the EU; where it lies its code does not tell.
  return { name, code: mention.code !== null && isStateCode(mention.code) ? mention.code : null };
}

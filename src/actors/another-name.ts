import type { Token } from '../text/sentence.js';
import type { NameEntry } from './names.js';

const NAME_LIKE_STATES = new Set(['Jordan', 'Chad', 'Georgia', 'Israel', 'Lebanon', 'Paris', 'Kenya', 'Chelsea', 'Victoria', 'Washington', 'Sharif', 'Dar']);
/** After WHO in a text in capitals: the health body, not the pronoun. */
const BODY_WORDS = new Set(['chief', 'head', 'says', 'warns', 'urges', 'declares', 'director', 'official', 'officials', 'team', 'report', 'calls']);
/** Offices and parties the state of Georgia in the United States has and the country has not. */
const US_OFFICES = new Set(['governor', 'gov.', 'senator', 'senators', 'republican', 'republicans', 'democrat', 'democrats']);
const US_NEIGHBOURS = new Set(['atlanta', 'savannah', 'alabama', 'carolina', 'florida', 'arizona', 'michigan', 'wisconsin', 'pennsylvania']);

/** True where the words [from, to) that spell a known name mean something else: "Michael Jordan", the state of Georgia in the United States, "who" in capitals. */
export function isAnotherName(tokens: readonly Token[], from: number, to: number, entry: NameEntry, capitals: boolean): boolean {
  if (capitals) {
    if (tokens[from]!.norm === 'who' && BODY_WORDS.has(tokens[to]?.norm ?? '')) return false;
    return /^(?:us|who|is|it|eco|aid)$/.test(tokens[from]!.norm) && entry.code !== 'USA';
  }
  if (!NAME_LIKE_STATES.has(entry.name)) return false;
  if (entry.name === 'Georgia' && isUsGeorgia(tokens, from, to)) return true;
  const before = tokens[from - 1];
  return before !== undefined && before.pos === 'PROPN' && from >= 1 && /^[A-Z][a-z]+$/.test(before.text) && to - from === 1 && !/^(?:Saudi|Republic|Kingdom|King|President|The)$/.test(before.text) && before.end + 1 === tokens[from]!.start && before.norm.length > 2 && !/(?:day|ary|ber|east|west|north|south)$/.test(before.norm);
}

function isUsGeorgia(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to]?.norm === "'s" ? tokens[to + 1] : tokens[to];
  if (US_OFFICES.has(next?.norm ?? '')) return true;
  if (tokens[from - 1]?.norm === 'of' && US_OFFICES.has(tokens[from - 2]?.norm ?? '')) return true;
  return tokens.slice(Math.max(0, from - 4), to + 4).some((token) => US_NEIGHBOURS.has(token.norm));
}

import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import type { EventFinding } from './findings.js';

const NUMBER_WORDS = new Map('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ').map((word, value) => [word, value]));
const TENS = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, k) => [word, (k + 2) * 10]));
const KINDS = new Map<string, 'killed' | 'injured' | 'arrested'>([
  ...['kill', 'killing', 'dead', 'die', 'death', 'slay', 'martyr', 'perish'].map((word) => [word, 'killed'] as const),
  ...['injure', 'wound', 'hurt', 'injury', 'wounded', 'injured', 'wounding', 'injuring', 'maim'].map((word) => [word, 'injured'] as const),
  ...['arrest', 'detain', 'arrested', 'detained', 'arresting', 'detaining'].map((word) => [word, 'arrested'] as const),
]);

/** True of words that tell of people killed, injured or arrested. */
export function isCasualtyWord(word: string): boolean {
  return KINDS.has(word);
}

/** Value of a number token ("11", "1,200", "twelve", "dozen"), or null. */
export function numberOf(token: Token): number | null {
  const digits = token.norm.replaceAll(',', '');
  if (/^\d+$/.test(digits)) return Number(digits);
  return NUMBER_WORDS.get(token.norm) ?? TENS.get(token.norm) ?? (token.norm === 'dozen' ? 12 : null);
}

/** People killed, injured and arrested as the sentence states them; undefined when it states none. Years and money are no head counts. */
export function casualtiesOf(tokens: readonly Token[]): EventFinding['casualties'] {
  const counts: { killed?: number; injured?: number; arrested?: number } = {};
  for (let k = 0; k < tokens.length; k++) {
    if ((tokens[k]!.cues & Cue.casualty) === 0) continue;
    const kind = KINDS.get(tokens[k]!.lemma) ?? KINDS.get(tokens[k]!.norm);
    if (!kind || counts[kind] !== undefined) continue;
    const number = countNear(tokens, k);
    if (number !== null) counts[kind] = number;
  }
  return Object.keys(counts).length > 0 ? counts : undefined;
}

/** "Twenty sailors died and 24 were hurt": their number stands before them. */
const INTRANSITIVE = new Set(['die', 'perish']);

function countNear(tokens: readonly Token[], at: number): number | null {
  for (let k = at + 1; k < Math.min(tokens.length, at + 5); k++) {
    if (INTRANSITIVE.has(tokens[at]!.lemma) || /^[,;.]$/.test(tokens[k]!.norm) || tokens[k]!.pos === 'CCONJ') break;
    const value = plausible(tokens, k);
    if (value !== null) return value;
  }
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) {
    if (/^[;.]$/.test(tokens[k]!.norm)) break;
    const value = plausible(tokens, k);
    if (value !== null) return value;
  }
  return null;
}

function plausible(tokens: readonly Token[], at: number): number | null {
  const value = numberOf(tokens[at]!);
  if (value === null || (value >= 1900 && value <= 2100)) return null;
  const before = tokens[at - 1]?.norm;
  const after = tokens[at + 1]?.norm;
  if (before === '$' || before === '€' || after === '%' || after === 'per' || after === 'million' || after === 'billion' || /^(?:year|month|day|week|hour|kilometre|kilometer|km|mile|january|february|march|april|june|july|august|september|october|november|december)s?$/.test(after ?? '')) return null;
  if (/^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(before ?? '')) return null;
  return value;
}

import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';

const MEASURES = ['at least', 'at most', 'more than', 'fewer than', 'less than', 'as many as', 'as much as', 'no fewer than', 'no less than', 'up to', 'close to', 'well over', 'some', 'nearly', 'almost', 'approximately', 'roughly', 'about', 'around', 'over', 'only', 'just']
  .map((words) => words.split(' '));
const MEASURES_BY_FIRST: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(MEASURES.map(([first]) => [first!, MEASURES.filter((words) => words[0] === first)]));
const LOOSE_MEASURES = new Set(['about', 'around', 'over']);
const SCORES = new Set(['million', 'billion', 'trillion', 'thousand', 'hundred', 'dozen', 'score', 'quarter', 'third']);

/** True when words that lead up to a figure begin with this one. */
export function isMeasureWord(norm: string): boolean {
  return MEASURES_BY_FIRST.has(norm);
}

/**
 * Where the figure starts that words of measure at `start` lead up to ("at least 19 Christians", "more than a million refugees"), or
 * `start` when there is none. `before`: kind of the chunk that went before. Words that may be prepositions ("about", "over") count only behind a verb or a preposition.
 */
export function figureStart(tokens: readonly Token[], start: number, before: string | undefined): number {
  if ((tokens[start]!.cues & Cue.grammar) === 0) return start;
  for (const words of MEASURES_BY_FIRST.get(tokens[start]!.norm) ?? []) {
    if (!words.every((word, k) => tokens[start + k]?.norm === word)) continue;
    if (words.length === 1 && LOOSE_MEASURES.has(words[0]!) && before !== 'verb' && before !== 'preposition') continue;
    let at = start + words.length;
    if (MEASURES.some((other) => other.length === 1 && other[0] === tokens[at]?.norm)) at++;
    const first = tokens[at];
    // "handed over four coffins": behind a verb, "over" leads up to large figures only.
    const particle = before === 'verb' && words.length === 1 && words[0] === 'over';
    if (first?.pos === 'SYM' || (first?.pos === 'NUM' && (!particle || /\d[\d,]{3}/.test(first.norm)))) return at;
    if ((first?.norm === 'a' || first?.norm === 'half') && SCORES.has(tokens[at + 1]?.norm ?? '')) return at;
  }
  return start;
}

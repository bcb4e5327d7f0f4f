import type { PairSummary } from '../record/event-record.js';
import { listActorNames } from './actor-names.js';

/** Pairs whose sides meet every word of a search, in the order given, up to a limit. A word is met by the beginning of a code, or of a word of a name. */
export function findPairs(pairs: readonly PairSummary[], text = '', limit = Infinity): { readonly pairs: readonly PairSummary[]; readonly total: number } {
  const words = wordsOf(text);
  if (words.length === 0) return { pairs: pairs.slice(0, limit), total: pairs.length };
  const beginnings = new Map(listActorNames().actors.map(({ code, name }) => [code, [code.toLowerCase(), ...wordsOf(name)]]));
  const isMet = (word: string, code: string): boolean => (beginnings.get(code) ?? [code.toLowerCase()]).some((beginning) => beginning.startsWith(word));
  // Words met by one side alone: worked out once a code, as a record may hold tens of thousands of pairs.
  const met = new Map<string, boolean[]>();
  const metBy = (code: string): boolean[] => {
    const known = met.get(code) ?? words.map((word) => isMet(word, code));
    met.set(code, known);
    return known;
  };
  const found = pairs.filter(({ pair: { a, b } }) => words.every((_, k) => metBy(a)[k] === true || metBy(b)[k] === true));
  return { pairs: found.slice(0, limit), total: found.length };
}

/** Words of letters and digits, without accents, in small letters. */
function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

import type { Token } from '../text/sentence.js';
import type { CommitmentLexicon } from './commitment-lexicon.js';

/** Items a text names after "twelve documents covering …": token ranges in order. */
export interface ItemList {
  readonly items: readonly (readonly [from: number, to: number])[];
  /** Token after the list. */
  readonly end: number;
  /** Two items with a mere "and" between: "on trade and border security" may be what all of them are about. */
  readonly isPair: boolean;
}

/** First tokens of finite clauses and of their subjects: all of them, and those of saying ("…, the ministry said"). */
export interface ClauseStarts {
  readonly any: ReadonlySet<number>;
  readonly saying: ReadonlySet<number>;
}

const NO_STARTS: ClauseStarts = { any: new Set(), saying: new Set() };

/** Longest list read, in tokens. */
const REACH = 90;
/** Prepositions that tell when and where rather than what. */
const TIME_AND_PLACE = new Set(['during', 'after', 'before', 'while', 'amid', 'at', 'by', 'since', 'until', 'when', 'as', 'following']);
const COVER = new Set(['including', 'covering', 'concerning', 'comprising', 'spanning', 'regarding', 'encompassing', 'involving', 'on', 'in', 'namely', 'for']);

/**
 * Reads the list that begins at or shortly after token `at`: behind "covering", "including", "such as", "on", a colon or a bracket. Items are parted by
 * commas or semicolons; the last "and" parts the last two. A list ends at a finite verb, a dash or the end of the sentence, and where another clause begins behind "and" or a comma
 * (`starts`). Null when none is there.
 */
export function readItems(tokens: readonly Token[], at: number, lexicon: CommitmentLexicon, starts: ClauseStarts = NO_STARTS): ItemList | null {
  const start = listStart(tokens, at, lexicon);
  if (!start) return null;
  const { from, closing, strong } = start;
  const separators: number[] = [];
  let end = from;
  const semicolons = tokens.slice(from, from + REACH).some((token) => token.norm === ';');
  for (let k = from; k < Math.min(tokens.length, from + REACH); k++) {
    const { norm, pos } = tokens[k]!;
    if (norm === closing) break;
    if (k > from && (norm === ',' ? starts.saying : /^(and|but|while|then)$/.test(norm) ? starts.any : NO_STARTS.any).has(k + 1)) break;
    if (norm === '.' || norm === '\u2014' || norm === '?' || norm === ':' || (norm === ')' && closing !== ')') || norm === '"') break;
    if (norm === '(' && k > from) break;
    if (TIME_AND_PLACE.has(norm) && k > from) break;
    if (pos === 'AUX' || (pos === 'PRON' && !/^(its|their|his|her)$/.test(norm) && norm !== 'others') || norm === 'which' || norm === 'that') break;
    if (pos === 'VERB' && !/(ing|ed|en)$/.test(norm) && tokens[k + 1]?.norm !== 'of') break;
    if (pos === 'VERB' && norm.endsWith('ed') && (tokens[k - 1]?.norm === ',' || tokens[k - 1]?.pos === 'NOUN') && !/^(and|,)$/.test(tokens[k + 1]?.norm ?? '')) break;
    if (norm === (semicolons ? ';' : ',')) separators.push(k);
    end = k + 1;
  }
  while (end > from && /^[,;]$/.test(tokens[end - 1]!.norm)) end--;
  const items = split(tokens, from, end, separators.filter((k) => k < end));
  if (items.length === 0 || (items.length === 1 && !strong)) return null;
  return { items, end, isPair: items.length === 2 && separators.length === 0 && !strong && /^(on|in|for|concerning|regarding|covering|spanning|involving|encompassing)$/.test(tokens[from - 1]!.norm) };
}

function listStart(tokens: readonly Token[], at: number, lexicon: CommitmentLexicon): { from: number; closing: string; strong: boolean } | null {
  const cues = lexicon.words.get('list-cue');
  for (let k = at; k < Math.min(tokens.length, at + 14); k++) {
    const { norm, lemma, pos } = tokens[k]!;
    if (norm === '(') return tokens.slice(k + 1, k + 30).some((t) => t.norm === ',' || t.norm === 'and') && !tokens.slice(k + 1, k + 30).some((t) => t.pos === 'VERB' || t.pos === 'AUX' || (t.pos === 'NUM')) ? { from: k + 1, closing: ')', strong: false } : null;
    if (norm === ':') return { from: k + 1, closing: '', strong: false };
    if (norm === 'such' && tokens[k + 1]?.norm === 'as') return { from: k + 2, closing: '', strong: true };
    if (norm === 'among' && tokens[k + 1]?.norm === 'them') return { from: k + 2, closing: '', strong: true };
    if (COVER.has(norm) && (norm !== 'in' && norm !== 'for' && norm !== 'on' || k === at)) return { from: k + 1, closing: '', strong: norm === 'including' };
    if (pos === 'VERB' && cues?.has(lemma) && k > at) return { from: k + 1, closing: '', strong: lemma === 'include' };
    if (norm === ',' || norm === '\u2014' || norm === 'were' || norm === 'was') continue;
    if (norm === ';' || norm === '.' || pos === 'SCONJ') return null;
  }
  return null;
}

function split(tokens: readonly Token[], from: number, end: number, separators: readonly number[]): [number, number][] {
  const items: [number, number][] = [];
  let start = from;
  for (const k of [...separators, end]) {
    const item = trim(tokens, start, k);
    if (item) items.push(item);
    start = k + 1;
  }
  const last = items.at(-1);
  if (!last) return items;
  // "a, b and c": the last "and" parts the last two unless a comma stands before it.
  let before = last[0] - 1;
  while (before > from && /^(the|a|an)$/.test(tokens[before]!.norm)) before--;
  const led = tokens[before]?.norm === 'and';
  if (led && separators.length > 0) return items;
  for (let k = last[0] + 1; k < last[1] - 1; k++) {
    if (tokens[k]!.norm !== 'and') continue;
    const left = trim(tokens, last[0], k);
    const right = trim(tokens, k + 1, last[1]);
    if (left && right) items.splice(-1, 1, left, right);
    break;
  }
  return items;
}

/** Without "and", articles and what is no item ("others"); null when nothing is left. */
function trim(tokens: readonly Token[], from: number, to: number): [number, number] | null {
  let a = from;
  let b = to;
  while (a < b && /^(and|or|the|a|an|also|as|well|on|,|;)$/.test(tokens[a]!.norm)) a++;
  while (b > a && /^(and|,|;)$/.test(tokens[b - 1]!.norm)) b--;
  if (b <= a || b - a > 22) return null;
  const words = tokens.slice(a, b);
  if (words.every((token) => /^(others?|more|ones|etc|areas?|fields?|sectors?)$/.test(token.norm) || token.pos === 'PUNCT')) return null;
  return words.some((token) => token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ' || token.norm.endsWith('ing')) ? [a, b] : null;
}

import type { Span } from '../base/span.js';

/** A text as a reader sees it, and the way back to the untouched one. */
export interface VisibleText {
  readonly text: string;
  /** Span of the untouched text that covers a span of this one. Characters left out at its edges stay outside. */
  toOriginal(span: Span): Span;
  /** Span of this text for one of the untouched text. */
  fromOriginal(span: Span): Span;
}

/** What is read otherwise than it stands: what to find, and what to read instead ('' for nothing). */
const CORRECTIONS: readonly (readonly [find: RegExp, read: string])[] = [
  // Characters without a shape of their own: soft hyphens, zero-width spaces and joiners, marks of writing direction, byte-order marks.
  [/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/, ''],
  // A word parted at the end of a line: "Presi-\ndent".
  [/(?<=[a-z]{2})-[ \t]*\r?\n[ \t]*(?=[a-z]{2})/, ''],
  // What scanners take for another letter. No English word begins with l and such a consonant: "lsrael"; none has a small l among capitals: "IRANlAN".
  [/(?<=\b|\n)l(?=[bcdfghjkmnpqrstvwxz][a-z]{2})/, 'I'],
  [/(?<=[A-Z]{2})l(?=[A-Z]|\b)/, 'I'],
  // A figure inside a word: "missi1es", "KARACH1", "g0vernment".
  [/(?<=[a-z]{2})1(?=[a-z]{2}|\b(?![-.,]?\d))/, 'l'],
  [/(?<=[A-Z]{4})1(?=\b|[A-Z])/, 'I'],
  [/(?<=\b[a-z])0(?=[a-z]{3})|(?<=[a-z]{2})0(?=[a-z]{2})/, 'o'],
  // No English word ends in "rnent": "governrnent".
  [/(?<=[a-z]{2})rn(?=ents?\b)/, 'm'],
];
const PARTED = 1;
const ANY = new RegExp(CORRECTIONS.map(([find]) => find.source).join('|'));
const ALL = new RegExp(CORRECTIONS.map(([find]) => `(${find.source})`).join('|'), 'g');

/** The text without what a reader does not see, or null where there is nothing of the kind and the text can be read as it is. */
export function readVisible(original: string): VisibleText | null {
  if (!ANY.test(original)) return null;
  const edits: { from: number; to: number; read: string }[] = [];
  for (const match of original.matchAll(ALL)) {
    const kind = CORRECTIONS.findIndex((_, k) => match[k + 1] !== undefined);
    edits.push({ from: match.index, to: match.index + match[0].length, read: CORRECTIONS[kind]![1] });
    if (kind !== PARTED) continue;
    // The line now ends behind the joined word, so that lines keep their lengths.
    const space = original.slice(match.index + match[0].length, match.index + match[0].length + 30).search(/\s/);
    const end = match.index + match[0].length + space;
    if (space >= 0 && original[end] === ' ') edits.push({ from: end, to: end + 1, read: '\n' });
  }
  let text = '';
  /** For each character of the text, where it starts and ends in the original; for each of the original, its place in the text. */
  const starts = new Uint32Array(original.length + 1);
  const ends = new Uint32Array(original.length + 1);
  const numbers = new Uint32Array(original.length + 1);
  let kept = 0;
  let at = 0;
  for (const { from, to, read } of [...edits, { from: original.length, to: original.length, read: '' }]) {
    text += original.slice(at, from) + read;
    for (; at < from; at++) { numbers[at] = kept; starts[kept] = at; ends[kept++] = at + 1; }
    for (; at < to; at++) numbers[at] = kept;
    if (read !== '') { starts[kept] = from; ends[kept++] = to; }
  }
  starts[kept] = original.length;
  numbers[original.length] = kept;
  return {
    text,
    toOriginal: ([start, end]) => [starts[start]!, end > start ? ends[end - 1]! : starts[start]!],
    fromOriginal: ([start, end]) => [numbers[Math.min(start, original.length)]!, numbers[Math.min(end, original.length)]!],
  };
}

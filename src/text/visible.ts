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
  // Old print: "to-day".
  [/(?<=\b[Tt]o)-(?=(?:day|night|morrow)\b)/, ''],
  // What scanners take for another letter. No English word begins with l and such a consonant: "lsrael"; none has a small l among capitals: "IRANlAN".
  [/(?<=\b|\n)l(?=[bcdfghjkmnpqrstvwxz][a-z]{2})/, 'I'],
  [/(?<=[A-Z]{2})l(?=[A-Z]|\b)/, 'I'],
  // A figure inside a word: "missi1es", "KARACH1", "g0vernment".
  [/(?<=[a-z]{2})1(?=[a-z]{2}|\b(?![-.,]?\d))/, 'l'],
  [/(?<=[A-Z]{4})1(?=\b|[A-Z])/, 'I'],
  [/(?<=\b[a-z])0(?=[a-z]{3})|(?<=[a-z]{2})0(?=[a-z]{2})/, 'o'],
  // No English word ends in "rnent" or "rnber" or begins with "rn": "governrnent", "Novernber", "rnoney".
  [/(?<=[a-z]{2})rn(?=(?:ent|ber)s?\b)|(?<=[a-z]s)rn(?=[aeiou])|\brn(?=[aeiou][a-z])|(?<=\bfro)rn\b/, 'm'],
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
  let at = 0;
  /** Where in the text each edit stands. */
  const places = new Uint32Array(edits.length);
  for (const [k, { from, to, read }] of edits.entries()) {
    text += original.slice(at, from);
    places[k] = text.length;
    text += read;
    at = to;
  }
  text += original.slice(at);
  /** Number of the last edit for which `isBefore` holds, or -1; it holds for the first ones only. */
  const lastEdit = (isBefore: (k: number) => boolean): number => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const originOf = (place: number): Span => {
    const k = lastEdit((each) => places[each]! <= place);
    if (k < 0) return [place, place + 1];
    const { from, to, read } = edits[k]!;
    const past = place - places[k]! - read.length;
    return past < 0 ? [from, to] : [to + past, to + past + 1];
  };
  return {
    text,
    toOriginal: ([start, end]) => [originOf(start)[0], end > start ? originOf(end - 1)[1] : originOf(start)[0]],
    fromOriginal: ([start, end]) => {
      const place = (offset: number): number => {
        const bounded = Math.min(offset, original.length);
        const k = lastEdit((each) => edits[each]!.from <= bounded);
        if (k < 0) return bounded;
        const { to, read } = edits[k]!;
        return bounded < to ? places[k]! : places[k]! + read.length + bounded - to;
      };
      return [place(start), place(end)];
    },
  };
}

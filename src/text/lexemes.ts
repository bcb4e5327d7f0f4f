/**
 * A piece of text as the readers of figures and dates see it: a run of letters, a run of digits with its separators, or one other
 * character that is no white space. "10-billion" is `10`, `-`, `billion`; "$2.3bn" is `$`, `2.3`, `bn`.
 */
export interface Lexeme {
  readonly kind: 'word' | 'number' | 'symbol';
  /** Lower case. */
  readonly text: string;
  /** Offsets into the whole text. */
  readonly start: number;
  readonly end: number;
  /** Value of a number ("2,775" is 2775, "1,04,000" is 104000), else NaN. */
  readonly value: number;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Latin letters with their accented forms; apostrophes and hyphens end a word. */
function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7);
}

const isSpace = (c: number): boolean => c <= 32 || c === 0xa0 || c === 0x202f || (c >= 0x2000 && c <= 0x200b);

/** Lexemes of `text.slice(start, end)` in order; linear in its length. */
export function readLexemes(text: string, start = 0, end = text.length): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = start;
  while (at < end) {
    const c = text.charCodeAt(at);
    if (isSpace(c)) {
      at++;
      continue;
    }
    const from = at;
    if (isLetter(c)) {
      while (at < end && isLetter(text.charCodeAt(at))) at++;
      lexemes.push({ kind: 'word', text: text.slice(from, at).toLowerCase(), start: from, end: at, value: Number.NaN });
    } else if (isDigit(c)) {
      while (at < end && isDigit(text.charCodeAt(at))) at++;
      // A group after a comma has two or three digits and no digit right behind it; a point needs a digit after it.
      while (text.charCodeAt(at) === 44 && at < end && groupLength(text, at + 1, end) > 0) at += 1 + groupLength(text, at + 1, end);
      if (text.charCodeAt(at) === 46 && at + 1 < end && isDigit(text.charCodeAt(at + 1))) {
        at++;
        while (at < end && isDigit(text.charCodeAt(at))) at++;
      }
      const written = text.slice(from, at);
      lexemes.push({ kind: 'number', text: written, start: from, end: at, value: Number(written.replaceAll(',', '')) });
    } else {
      at++;
      lexemes.push({ kind: 'symbol', text: text.slice(from, at), start: from, end: at, value: Number.NaN });
    }
  }
  return lexemes;
}

/** 2 or 3 when that many digits and no further one stand at `at`, else 0. */
function groupLength(text: string, at: number, end: number): number {
  let n = 0;
  while (n < 4 && at + n < end && isDigit(text.charCodeAt(at + n))) n++;
  return n === 3 || n === 2 ? n : 0;
}

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Values of the number words up to ninety. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, k) => [word, (k + 2) * 10] as const),
]);

/** Number words that multiply what stands before them; lakh and crore are South Asian usage (10^5, 10^7). */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2], ['thousand', 1e3], ['lakh', 1e5], ['lakhs', 1e5], ['lac', 1e5], ['million', 1e6], ['millions', 1e6], ['mn', 1e6], ['mln', 1e6],
  ['crore', 1e7], ['crores', 1e7], ['billion', 1e9], ['billions', 1e9], ['bn', 1e9], ['bln', 1e9], ['milliard', 1e9],
  ['trillion', 1e12], ['tn', 1e12], ['trn', 1e12],
]);

/** Scale letters, read only when they touch the digits: "$3m", "10k". */
export const SCALE_LETTERS: ReadonlyMap<string, number> = new Map([['k', 1e3], ['m', 1e6], ['b', 1e9], ['t', 1e12]]);

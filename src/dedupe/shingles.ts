import { readLexemes } from '../text/lexemes.js';
import { hash } from './event-report.js';

/** Words in a shingle. Four in a row are rarely common by chance, and a light rewrite still leaves many. Judgement. */
const WORDS = 4;
/**
 * Shingles among which the smallest is taken as a fingerprint: two texts with a run of at least `WORDS + WINDOW - 1` = 9 words in common share a
 * fingerprint (Schleimer, Wilkerson and Aiken 2003, Winnowing, section 3).
 */
const WINDOW = 6;

/** A text as hashes of its runs of four words, sorted, each once; and those of them that it is looked up by. */
export interface Shingles {
  readonly all: Uint32Array;
  readonly fingerprints: Uint32Array;
}

/** Shingles of a text: words and figures in lower case, punctuation and spacing left out. A text of fewer than four words has none. */
export function shinglesOf(text: string): Shingles {
  const words = readLexemes(text).filter(({ kind }) => kind !== 'symbol').map((lexeme) => hash(lexeme.text));
  const count = Math.max(0, words.length - WORDS + 1);
  const rolled = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    let value = 0x9e3779b9;
    for (let at = k; at < k + WORDS; at++) value = mix(value ^ words[at]!);
    rolled[k] = value;
  }
  return { all: sortedSet(rolled), fingerprints: sortedSet(winnow(rolled)) };
}

/** The smallest hash of every window, the rightmost where several are. */
function winnow(rolled: Uint32Array): Uint32Array {
  if (rolled.length <= WINDOW) return rolled.length === 0 ? rolled : Uint32Array.of(rolled.reduce((least, value) => Math.min(least, value)));
  const kept = new Set<number>();
  let least = -1;
  for (let end = WINDOW - 1; end < rolled.length; end++) {
    const start = end - WINDOW + 1;
    if (least < start) {
      least = start;
      for (let k = start + 1; k <= end; k++) if (rolled[k]! <= rolled[least]!) least = k;
    } else if (rolled[end]! <= rolled[least]!) least = end;
    kept.add(rolled[least]!);
  }
  return Uint32Array.from(kept);
}

/** The 32-bit finaliser of MurmurHash3 (Appleby). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function sortedSet(values: Uint32Array): Uint32Array {
  const sorted = Uint32Array.from(values).sort();
  let kept = 0;
  for (let k = 0; k < sorted.length; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[kept++] = sorted[k]!;
  return sorted.slice(0, kept);
}

/** A pattern as wink writes it: source, flags, category of what it matches. */
export type PatternSource = readonly [source: string, flags: string, category: number];

/**
 * How words of one kind are tagged. `pos`: likeliest part of speech. `hint`: class of its own for the tagging machines, 0 for none. `mask`: bit `p` set when the
 * word may be part of speech `p`. `listed`: part of speech in wink's lexicon, 0 when it has none. `settled`: the part of speech of a contraction's
 * piece, which nothing changes; else 0. Parts of speech are numbered as in `POS`.
 */
export type WordKind = readonly [pos: number, hint: number, mask: number, listed: number, settled: number];

/** A tagging machine: transitions as [state, symbol, next, symbol, next, …]; end states with the part of speech they set and how far behind the start. */
export interface MachineSource {
  readonly steps: readonly (readonly number[])[];
  readonly ends: readonly (readonly [state: number, pos: number, offset: number])[];
}

/** What the tokeniser takes from wink's English language model; `npm run data` writes it. */
export interface WordModel {
  /** Lines `\nword\tcode` in the order of their characters; the two characters of the code number the kind. */
  readonly words: string;
  /** Words with characters beyond Latin-1 and their kinds. */
  readonly rare: readonly (readonly [string, number])[];
  readonly kinds: readonly WordKind[];
  /** "don't" → "do", "n't", with the kind of each. */
  readonly contractions: Readonly<Record<string, readonly (readonly [string, number])[]>>;
  /** Patterns of whole words, tried in order. */
  readonly whole: readonly PatternSource[];
  /** Patterns that cut a piece of text into words, one after the other. */
  readonly pieces: readonly PatternSource[];
  /** Words with punctuation on the right, on the left, on both sides. */
  readonly edges: Readonly<Record<'right' | 'left' | 'both', readonly [source: string, flags: string]>>;
  /** First and last parts that keep a hyphenated word whole. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly machines: readonly MachineSource[];
}

const CODE = 0x30;
const CODES_IN_ROW = 64;

/** Looks up a word as it is written: the number of its kind, or -1. Searches the list itself, so that nothing needs to be built before the first word. */
export function createWordList({ words, rare }: Pick<WordModel, 'words' | 'rare'>): (word: string) => number {
  const beyond = new Map(rare);
  return (word) => {
    if (word === '') return -1;
    let low = 0;
    let high = words.length - 1;
    // `low` and `high` are always line ends; the word, if listed, stands between them.
    while (low < high) {
      const start = words.lastIndexOf('\n', (low + high) >> 1);
      const order = compareAt(words, start + 1, word);
      if (order === 0) {
        const at = start + 2 + word.length;
        return (words.charCodeAt(at) - CODE) * CODES_IN_ROW + words.charCodeAt(at + 1) - CODE;
      }
      if (order > 0) high = start;
      else low = words.indexOf('\n', start + 1);
    }
    return beyond.get(word) ?? -1;
  };
}

/** Order of the line's word against the word: 0 same, below 0 before it, above 0 behind it. */
function compareAt(words: string, start: number, word: string): number {
  for (let k = 0; k < word.length; k++) {
    const order = words.charCodeAt(start + k) - word.charCodeAt(k);
    if (order !== 0) return order;
  }
  return words.charCodeAt(start + word.length) === 9 ? 0 : 1;
}

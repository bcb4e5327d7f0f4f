import type { CuesOf } from './cue.js';
import { lemmaOf, type Lemmatiser } from './lemma.js';
import { shadeOf } from './shade.js';
import type { CutWord } from './word-cutter.js';

/** Most words remembered: names and figures without end would fill the memory. */
const MOST_WORDS = 50_000;

/** Strings of word `w` stand at `w * STRINGS`. */
export const STRINGS = 4;
export const TEXT = 0;
/** Lower case. */
export const NORM = 1;
/** Dictionary forms for either part of speech. */
export const AS_NOUN = 2;
export const AS_VERB = 3;

/** Numbers of word `w` stand at `w * FACTS`. */
export const FACTS = 5;
/** Part of speech before the neighbours are looked at. */
export const FIRST_POS = 0;
/** Class of its own for the tagging machines (0 none), plus 256 times the part of speech that is settled (0 none). */
export const HINT = 1;
/** Bit `p` set when the word may be part of speech `p`. */
export const MASK = 2;
/** What the lexicons know of it: see `Cue`. */
export const CUES = 3;
/** Shades of its forms. */
export const SHADE = 4;

/**
 * The words met so far, numbered as they came, in columns rather than an object each: reading a sentence is looking words up, and columns stay in the
 * processor's cache. Pieces of text between spaces are cut into words once.
 */
export class KnownWords {
  strings: string[] = [];
  facts = new Int32Array(1 << 14);
  /** The words of piece `p` are `words[k]` for `starts[p] <= k < starts[p + 1]`. */
  starts: number[] = [0];
  words: number[] = [];
  /** Where `words[k]` begins in its piece; -1 when it is not written there as the model spells it. */
  offsets: number[] = [];
  private pieces = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private size = 0;

  constructor(private readonly cut: (piece: string) => CutWord[], private readonly lemmatiser: Lemmatiser, private readonly cuesOf: CuesOf) {}

  /** Number of a piece of text; cuts it when it is new. */
  find(piece: string): number {
    return this.pieces.get(piece) ?? this.read(piece);
  }

  /** Cues and shade of a word in lower case, whether or not it has been met. */
  marksOf(norm: string): readonly [cues: number, shade: number] {
    const forms = new Set([norm, this.lemmatiser.noun(norm), this.lemmatiser.verb(norm), lemmaOf(norm, 'AUX', this.lemmatiser)]);
    let shade = 0;
    for (const form of forms) shade |= shadeOf(form);
    return [this.cuesOf(forms, norm), shade];
  }

  /** Forgets all when it has become too much. Numbers given before are void then: call it between sentences. */
  trim(): void {
    if (this.size <= MOST_WORDS && this.pieces.size <= MOST_WORDS) return;
    this.strings = [];
    this.starts = [0];
    this.words = [];
    this.offsets = [];
    this.pieces = new Map();
    this.numbers.clear();
    this.size = 0;
  }

  private read(piece: string): number {
    let at = 0;
    for (const word of this.cut(piece)) {
      const offset = piece.indexOf(word.text, at);
      if (offset >= 0) at = offset + word.text.length;
      this.words.push(this.numberOf(word));
      this.offsets.push(offset);
    }
    const number = this.starts.length - 1;
    this.starts.push(this.words.length);
    this.pieces.set(piece, number);
    return number;
  }

  private numberOf({ text, pos, hint, mask, settled }: CutWord): number {
    const key = `${text} ${pos} ${hint} ${mask} ${settled}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.size++;
    this.numbers.set(key, number);
    const norm = text.toLowerCase();
    this.strings.push(text, norm, this.lemmatiser.noun(norm), this.lemmatiser.verb(norm));
    if (this.size * FACTS > this.facts.length) {
      const wider = new Int32Array(this.facts.length * 2);
      wider.set(this.facts);
      this.facts = wider;
    }
    this.facts.set([pos, hint + settled * 256, mask, ...this.marksOf(norm)], number * FACTS);
    return number;
  }
}

import type { CuesOf } from './cue.js';
import { lemmaOf, type Lemmatiser } from './lemma.js';
import { shadeOf } from './shade.js';
import { unify } from './unify.js';
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
  private pieces = new PieceTable();
  private readonly numbers = new Map<string, number>();
  private readonly marks = new Map<string, { readonly cues: number; readonly shade: number }>();
  private size = 0;

  constructor(private readonly cut: (piece: string) => CutWord[], private readonly lemmatiser: Lemmatiser, private readonly cuesOf: CuesOf) {}

  /** Number of the piece `text.slice(from, to)`; cuts it when it is new. */
  find(text: string, from: number, to: number): number {
    const known = this.pieces.find(text, from, to);
    return known >= 0 ? known : this.read(text.slice(from, to));
  }

  /** Cues and shade of a word in lower case, whether or not it has been met. */
  marksOf(norm: string): { readonly cues: number; readonly shade: number } {
    const known = this.marks.get(norm);
    if (known) return known;
    const forms = new Set([norm, this.lemmatiser.noun(norm), this.lemmatiser.verb(norm), lemmaOf(norm, 'AUX', this.lemmatiser)]);
    let shade = 0;
    for (const form of forms) shade |= shadeOf(form);
    const marks = { cues: this.cuesOf(forms, norm), shade };
    this.marks.set(norm, marks);
    return marks;
  }

  /** Forgets all when it has become too much. Numbers given before are void then: call it between sentences. */
  trim(): void {
    if (this.size <= MOST_WORDS && this.pieces.size <= MOST_WORDS && this.marks.size <= MOST_WORDS) return;
    this.strings = [];
    this.starts = [0];
    this.words = [];
    this.offsets = [];
    this.pieces = new PieceTable();
    this.numbers.clear();
    this.marks.clear();
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
    this.starts.push(this.words.length);
    return this.pieces.add(piece);
  }

  private numberOf({ text, pos, hint, mask, settled }: CutWord): number {
    const key = `${text} ${pos} ${hint} ${mask} ${settled}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.size++;
    this.numbers.set(key, number);
    const norm = text.toLowerCase();
    this.strings.push(unify(text), unify(norm), this.lemmatiser.noun(norm), this.lemmatiser.verb(norm));
    if (this.size * FACTS > this.facts.length) {
      const wider = new Int32Array(this.facts.length * 2);
      wider.set(this.facts);
      this.facts = wider;
    }
    const { cues, shade } = this.marksOf(norm);
    this.facts.set([pos, hint + settled * 256, mask, cues, shade], number * FACTS);
    return number;
  }
}

/** Pieces of text numbered as they came. Looked up in the text they stand in, so that no piece that is known needs to be cut out of it. */
class PieceTable {
  private pieces: string[] = [];
  private hashes: number[] = [];
  /** Piece number plus one at its hash or behind it; 0 where nothing stands. At most half of it is filled. */
  private slots = new Int32Array(1 << 12);

  get size(): number {
    return this.pieces.length;
  }

  /** Number of the piece `text.slice(from, to)`, or -1. */
  find(text: string, from: number, to: number): number {
    const hash = hashOf(text, from, to);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]! - 1;
      if (number < 0) return -1;
      if (this.hashes[number] === hash && isAt(this.pieces[number]!, text, from, to)) return number;
    }
  }

  /** Adds a piece that is not in the table. */
  add(piece: string): number {
    const number = this.pieces.length;
    this.pieces.push(piece);
    this.hashes.push(hashOf(piece, 0, piece.length));
    if (this.pieces.length * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let k = 0; k < number; k++) this.place(k);
    }
    this.place(number);
    return number;
  }

  private place(number: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hashes[number]! & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = number + 1;
  }
}

/** FNV-1a over characters (Fowler, Noll and Vo), its upper half folded in; 30 bits, which the engine keeps without a box. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

function isAt(piece: string, text: string, from: number, to: number): boolean {
  if (piece.length !== to - from) return false;
  for (let k = 0; k < piece.length; k++) if (piece.charCodeAt(k) !== text.charCodeAt(from + k)) return false;
  return true;
}

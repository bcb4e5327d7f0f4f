import type { Span } from '../base/span.js';
import { ALL_CUES, type CuesOf } from './cue.js';
import { AS_NOUN, AS_VERB, CUES, FACTS, FIRST_POS, HINT, KnownWords, MASK, NORM, SHADE, STRINGS, TEXT } from './known-words.js';
import { lemmaOf, type Lemmatiser } from './lemma.js';
import type { PartOfSpeech, Sentence, Token } from './sentence.js';
import { createTaggingMachine } from './tagging-machine.js';
import { unify } from './unify.js';
import { createWordCutter } from './word-cutter.js';
import { model } from './word-model.generated.js';

/** Turns a sentence span of a text into tokens with part of speech and lemma. */
export interface Tokeniser {
  readonly lemmatiser: Lemmatiser;
  /** Tokens of `text.slice(...span)`; offsets are those of `text`. */
  tokenise(text: string, span: Span): Sentence;
}

/** Share of letters in capitals above which a sentence counts as written in capitals. */
const CAPITALS_SHARE = 0.7;

/** What a look at each character of a sentence tells: whether it is written in capitals, and whether all of it is Latin-1. */
function scan(text: string): { readonly capitals: boolean; readonly latin: boolean } {
  let upper = 0;
  let lower = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    bits |= c;
    if (c >= 65 && c <= 90) upper++;
    else if (c >= 97 && c <= 122) lower++;
  }
  return { capitals: upper >= 12 && upper / (upper + lower) > CAPITALS_SHARE, latin: bits < 256 };
}

/** Parts of speech by the numbers wink gives them. */
const POS: readonly PartOfSpeech[] = ['X', 'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SPACE', 'SYM', 'VERB', 'X', 'SCONJ'];
const SPACE = 14;
const AUX = 4;
const NOUN = 8;
const PROPN = 12;
const VERB = 16;

/**
 * Creates a tokeniser that cuts and tags as wink-nlp does (docs/adr/0008). `cuesOf` tells what the lexicons know of a word; without it every token
 * may be anything.
 */
export function createTokeniser(lemmatiser: Lemmatiser, cuesOf: CuesOf = () => ALL_CUES): Tokeniser {
  const known = new KnownWords(createWordCutter(model), lemmatiser, cuesOf);
  const machines = model.machines.map(createTaggingMachine);
  /** Words of the sentence that is read: their numbers, offsets (-1 unknown) and what the tagging machines need. */
  let capacity = 256;
  let words = new Int32Array(capacity);
  let starts = new Int32Array(capacity);
  let pos = new Uint8Array(capacity);
  let hints = new Uint8Array(capacity);
  let masks = new Int32Array(capacity);

  const widen = (): void => {
    capacity *= 2;
    const wider = <T extends Int32Array | Uint8Array>(made: T, array: T): T => { made.set(array); return made; };
    words = wider(new Int32Array(capacity), words);
    starts = wider(new Int32Array(capacity), starts);
    pos = wider(new Uint8Array(capacity), pos);
    hints = wider(new Uint8Array(capacity), hints);
    masks = wider(new Int32Array(capacity), masks);
  };

  /** Reads and tags the words of a text; gives their number. */
  const readWords = (text: string): number => {
    known.trim();
    let count = 0;
    for (let at = 0; at < text.length;) {
      const kind = spaceKind(text.charCodeAt(at));
      let to = at + 1;
      while (to < text.length && spaceKind(text.charCodeAt(to)) === kind) to++;
      if (kind !== BLANK) {
        const piece = known.find(text, at, to);
        const end = known.starts[piece + 1]!;
        for (let k = known.starts[piece]!; k < end; k++) {
          if (count === capacity) widen();
          const word = known.words[k]!;
          const offset = known.offsets[k]!;
          words[count] = word;
          starts[count] = offset < 0 ? -1 : at + offset;
          pos[count] = known.facts[word * FACTS + FIRST_POS]!;
          hints[count] = known.facts[word * FACTS + HINT]! & 255;
          masks[count] = known.facts[word * FACTS + MASK]!;
          count++;
        }
      }
      at = to;
    }
    for (const machine of machines) machine.run(pos, hints, masks, count);
    return count;
  };

  return {
    lemmatiser,
    tokenise(text, span) {
      const slice = text.slice(span[0], span[1]);
      const { capitals, latin } = scan(slice);
      // Then the words as they are known are the words as they are written, and so are their lower-case forms.
      const plain = latin && !capitals;
      const raw = latin ? slice : withPlainQuotes(slice);
      const lower = plain ? '' : lowerCase(raw);
      const fed = plain ? slice : withoutFarAccents(capitals ? lower : raw);
      const count = readWords(fed);
      const tokens: Token[] = [];
      let at = 0;
      let all = 0;
      for (let k = 0; k < count; k++) {
        const word = words[k]!;
        const wordText = known.strings[word * STRINGS + TEXT]!;
        const found = starts[k]! < 0 ? fed.indexOf(wordText, at) : starts[k]!;
        const tag = known.facts[word * FACTS + HINT]! >> 8 || pos[k]!;
        if (found < 0 || tag === SPACE) continue;
        at = found + wordText.length;
        const start = span[0] + found;
        const norm = known.strings[word * STRINGS + NORM]!;
        const written = plain ? norm : lower.slice(found, at);
        if (norm === written) {
          const cues = known.facts[word * FACTS + CUES]!;
          all |= cues;
          const lemma = tag === AUX ? lemmaOf(norm, 'AUX', lemmatiser) : known.strings[word * STRINGS + (tag === NOUN || tag === PROPN ? AS_NOUN : tag === VERB ? AS_VERB : NORM)]!;
          tokens.push({ text: plain ? wordText : unify(slice.slice(found, at)), norm, lemma, pos: POS[tag]!, start, end: span[0] + at, cues, shade: known.facts[word * FACTS + SHADE]! });
        } else {
          const { cues, shade } = known.marksOf(written);
          all |= cues;
          tokens.push({ text: unify(slice.slice(found, at)), norm: unify(written), lemma: lemmaOf(written, POS[tag]!, lemmatiser), pos: POS[tag]!, start, end: span[0] + at, cues, shade });
        }
      }
      return { span, tokens, capitals, cues: all };
    },
  };
}

/** Curly quotes straight. */
function withPlainQuotes(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u201c\u201d]/g, '"');
}

/** Lower case, character for character; the text itself where that cannot be. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

const BLANK = 1;
const BREAK = 2;

/** What parts pieces of text: blanks, dropped, and runs of line breaks and tabs, which are pieces of their own. */
function spaceKind(c: number): number {
  if (c > 32) return c < 0xa0 ? 0 : c === 0xa0 || (c >= 0x2002 && c <= 0x2005) || c === 0x2009 || c === 0x200a || c === 0x202f || c === 0x205f ? BLANK : 0;
  return c === 32 ? BLANK : c === 10 || c === 13 || c === 9 ? BREAK : 0;
}

const FAR_LETTER = /[\u0100-\u0259\u1e00-\u1eff]/g;
const BARE = new Map([['ı', 'i'], ['ł', 'l'], ['Ł', 'L'], ['đ', 'd'], ['Đ', 'D'], ['œ', 'o'], ['ə', 'e'], ['Ə', 'E']]);

/** The text with letters beyond Latin-1 ("ğ", "ł", "č") bare, character for character: the tokeniser would cut words at them. */
function withoutFarAccents(text: string): string {
  return text.replace(FAR_LETTER, (letter) => BARE.get(letter) ?? letter.normalize('NFD')[0]!);
}

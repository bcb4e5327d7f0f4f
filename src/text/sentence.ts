import type { Span } from '../base/span.js';

/** Universal part-of-speech tag (as wink-nlp gives it). */
export type PartOfSpeech =
  | 'ADJ' | 'ADP' | 'ADV' | 'AUX' | 'CCONJ' | 'DET' | 'INTJ' | 'NOUN' | 'NUM' | 'PART' | 'PRON' | 'PROPN'
  | 'PUNCT' | 'SCONJ' | 'SYM' | 'VERB' | 'X' | 'SPACE';

/** One token; `start`/`end` are offsets into the document text, so tokens and the gaps between them rebuild it. */
export interface Token {
  readonly text: string;
  /** Lower-cased text with curly quotes straightened. */
  readonly norm: string;
  /** Dictionary form of `norm` for its part of speech. */
  lemma: string;
  pos: PartOfSpeech;
  readonly start: number;
  readonly end: number;
  /** Bits of `Cue`: which lexicons may know the word, whatever its part of speech turns out to be. A bit that is not set spares a look. */
  readonly cues: number;
  /** Shades of its forms; see `shadeOf`. */
  readonly shade: number;
}

/** One sentence of a document with its tokens. */
export interface Sentence {
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** Written in capitals, as headlines and tickers are: capitals then tell nothing about names. */
  readonly capitals: boolean;
  /** Bits of `Cue` that any of its tokens has. */
  readonly cues: number;
}

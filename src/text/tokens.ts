import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Span } from '../base/span.js';
import type { Lemmatiser } from './lemma.js';
import type { PartOfSpeech, Sentence, Token } from './sentence.js';

/** Turns a sentence span of a text into tokens with part of speech and lemma. */
export interface Tokeniser {
  readonly lemmatiser: Lemmatiser;
  /** Tokens of `text.slice(...span)`; offsets are those of `text`. */
  tokenise(text: string, span: Span): Sentence;
}

/** Share of letters in capitals above which a sentence counts as written in capitals. */
const CAPITALS_SHARE = 0.7;

function isAllCapitals(text: string): boolean {
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 65 && c <= 90) upper++;
    else if (c >= 97 && c <= 122) lower++;
  }
  return upper >= 12 && upper / (upper + lower) > CAPITALS_SHARE;
}

/** Creates a tokeniser over wink-nlp's tokens and parts of speech. Loading the language model takes about 0.1 s; do it once. */
export function createTokeniser(lemmatiser: Lemmatiser): Tokeniser {
  const nlp = winkNLP(model, ['pos']);
  const its = nlp.its;
  return {
    lemmatiser,
    tokenise(text, span) {
      const slice = text.slice(span[0], span[1]);
      const raw = /[\u2018-\u201d\u02bc]/.test(slice) ? slice.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u201c\u201d]/g, '"') : slice;
      const capitals = isAllCapitals(raw);
      const lowered = raw.toLowerCase();
      const lower = lowered.length === raw.length ? lowered : raw;
      const fed = withoutFarAccents(capitals ? lower : raw);
      const collection = nlp.readDoc(fed).tokens();
      const values = collection.out(its.value) as string[];
      const tags = collection.out(its.pos) as PartOfSpeech[];
      const tokens: Token[] = [];
      let at = 0;
      for (let k = 0; k < values.length; k++) {
        const value = values[k]!;
        const found = fed.indexOf(value, at);
        if (found < 0 || tags[k] === 'SPACE') continue;
        at = found + value.length;
        const norm = lower.slice(found, at);
        const pos = tags[k]!;
        tokens.push({
          text: slice.slice(found, at),
          norm,
          lemma: lemmaOf(norm, pos, lemmatiser),
          pos,
          start: span[0] + found,
          end: span[0] + at,
        });
      }
      return { span, tokens, capitals };
    },
  };
}

const FAR_LETTER = /[\u0100-\u0259\u1e00-\u1eff]/g;
const BARE = new Map([['ı', 'i'], ['ł', 'l'], ['Ł', 'L'], ['đ', 'd'], ['Đ', 'D'], ['œ', 'o'], ['ə', 'e'], ['Ə', 'E']]);

/** The text with letters beyond Latin-1 ("ğ", "ł", "č") bare, character for character: the tokeniser would cut words at them. */
function withoutFarAccents(text: string): string {
  return text.replace(FAR_LETTER, (letter) => BARE.get(letter) ?? letter.normalize('NFD')[0]!);
}

/** Dictionary form of a word for its part of speech. */
export function lemmaOf(norm: string, pos: PartOfSpeech, lemmatiser: Lemmatiser): string {
  if (pos === 'VERB') return lemmatiser.verb(norm);
  if (pos === 'AUX') return AUXILIARY_LEMMAS.get(norm) ?? norm;
  if (pos === 'NOUN' || pos === 'PROPN') return lemmatiser.noun(norm);
  return norm;
}

const AUXILIARY_LEMMAS = new Map<string, string>([
  ...['is', 'are', 'was', 'were', 'been', 'being', 'be', 'am', "'s", "'re", "'m"].map((w) => [w, 'be'] as const),
  ...['has', 'have', 'had', 'having', "'ve", "'d"].map((w) => [w, 'have'] as const),
  ...['does', 'did', 'do'].map((w) => [w, 'do'] as const),
  ["'ll", 'will'], ['wo', 'will'], ['ca', 'can'], ['sha', 'shall'],
]);

import { eld } from 'eld/small';

/** Characters looked at; the start of a text tells its language. */
const SAMPLE = 4000;
/** Letters below which a text in Latin script is too short to be called anything but English: names alone look like many languages. Judgement. */
const FEWEST_LETTERS = 60;
/** By how much another language's score must exceed that of English. Judgement: true cases differ by 0.2 and more, headlines full of names by 0.1 and less. */
const CLEAR_MARGIN = 0.1;

/** The language of a text as far as it can be told. */
export interface LanguageGuess {
  /** ISO 639-1, or null when the text is too short or mixed to tell. */
  readonly language: string | null;
  /** English name of the language, or the code where it has none. */
  readonly name: string | null;
  /** True when it is clear that the text is not in English, so that coding it with English rules would invent things. */
  readonly isForeign: boolean;
}

/** Tells the language of a text (eld 2, n-grams). A text mostly in another script is foreign whatever its length. */
export function guessLanguage(text: string): LanguageGuess {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const result = eld.detect(sample);
  const language = result.language || null;
  const scores = result.getScores();
  const isOtherScript = letters > 0 && latin * 2 < letters;
  const isClear = letters >= FEWEST_LETTERS && language !== null && language !== 'en' && (scores[language] ?? 0) - (scores['en'] ?? 0) >= CLEAR_MARGIN;
  const isForeign = isOtherScript || isClear;
  const shown = isForeign ? language : language === 'en' ? 'en' : null;
  return { language: shown, name: shown === null ? null : nameOf(shown), isForeign };
}

function nameOf(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}


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

const ENGLISH: LanguageGuess = { language: 'en', name: 'English', isForeign: false };

/** Tells the language of a text: English by its commonest words, anything in doubt by n-grams (eld 2, loaded when first needed: it takes longer to load than all the rest). A text mostly in another script is foreign whatever its length. */
export async function guessLanguage(text: string): Promise<LanguageGuess> {
  const sample = text.slice(0, SAMPLE);
  if (isPlainEnglish(sample)) return ENGLISH;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const { eld } = await import('eld/small');
  const result = eld.detect(sample);
  const language = result.language || null;
  const scores = result.getScores();
  const isOtherScript = letters > 0 && latin * 2 < letters;
  const isClear = letters >= FEWEST_LETTERS && language !== null && language !== 'en' && (scores[language] ?? 0) - (scores['en'] ?? 0) >= CLEAR_MARGIN;
  const isForeign = isOtherScript || isClear;
  const shown = isForeign ? language : language === 'en' ? 'en' : null;
  return { language: shown, name: shown === null ? null : nameOf(shown), isForeign };
}

/** Very common words that hardly any other language in Latin script writes alike: so without "was", "of" (Dutch), "will", "also" (German), "for" (Danish), "on" (French). */
const ENGLISH_WORDS = new Set(`the and to that with by its were has have been from this which would their they said says it between after against about who than into both
  other first new foreign ministers visited visit talks sunday monday tuesday wednesday thursday friday saturday country countries trade border agreed signed called
  meeting held warned told through while could should these those where there`.split(/\s+/));
/** Share of the words that are in ENGLISH_WORDS, and number of different ones among them, from which a text is English beyond doubt. Judgement: news in English has about a third. */
const PLAIN_SHARE = 0.2;
const PLAIN_WORDS = 3;
/** Share of letters beyond A to Z above which it is in doubt again. Judgement. */
const ODD_LETTERS = 0.03;

/** True when the text is so full of the commonest English words that nothing else need be asked. */
function isPlainEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/[a-z]+/g) ?? [];
  const common = words.filter((word) => ENGLISH_WORDS.has(word));
  if (common.length < words.length * PLAIN_SHARE || new Set(common).size < PLAIN_WORDS) return false;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const odd = sample.match(/[^\p{ASCII}]/gu)?.filter((ch) => /\p{L}/u.test(ch)).length ?? 0;
  return odd <= letters * ODD_LETTERS;
}

function nameOf(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}

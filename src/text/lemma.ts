import type { PartOfSpeech } from './sentence.js';
import { unify } from './unify.js';

/** Finds dictionary forms. Built once from the irregular forms and the words the lexicon knows. */
export interface Lemmatiser {
  /** Dictionary form of a lower-case word read as a verb ("withdrew" → "withdraw"). */
  verb(norm: string): string;
  /** Dictionary form of a lower-case word read as a noun ("treaties" → "treaty"). */
  noun(norm: string): string;
  /** True when the word is a known form of a verb the lexicon knows. */
  isVerbForm(norm: string): boolean;
  /** Which forms the word can be: base, third person, past, participle or -ing form; empty when it is no known verb form. */
  verbForms(norm: string): ReadonlySet<VerbForm>;
}

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

export interface IrregularRow {
  readonly kind: string;
  readonly base: string;
  readonly past: string;
  readonly participle: string;
}

const VERB_FORMS: readonly VerbForm[] = ['base', 'third', 'past', 'participle', 'gerund'];
const FORM_BITS: Readonly<Record<VerbForm, number>> = { base: 1, third: 2, past: 4, participle: 8, gerund: 16 };
/** Every set of forms a word can have, by bit mask. */
const FORM_SETS: readonly ReadonlySet<VerbForm>[] = Array.from({ length: 32 }, (_, mask) => new Set(VERB_FORMS.filter((_form, k) => mask & (1 << k))));
const vowel = (ch: string | undefined): boolean => ch !== undefined && 'aeiou'.includes(ch);

/** One stressed syllable before a final consonant, as in "ship" → "shipped"; longer words double only where listed. */
function doubles(base: string): boolean {
  const [a, b, c] = [base.at(-3), base.at(-2), base.at(-1)];
  if (!c || vowel(c) || 'wxy'.includes(c) || !vowel(b) || vowel(a)) return false;
  const syllables = base.match(/[aeiouy]+/g)?.length ?? 1;
  return syllables === 1 || /(?:mit|fer|pel|bar|cur|cel|rol|tal|dmit|nap|vet|gin|rap|bel|pot|get|tal|out|mur|ebut)$/.test(base);
}

/** Regular inflections of a verb: third person, past (also participle) and -ing form, spelling variants included. */
export function inflectVerb(base: string): { third: string[]; past: string[]; gerund: string[] } {
  const y = base.endsWith('y') && !vowel(base.at(-2));
  const third = y ? `${base.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
  const stems = doubles(base) ? [base + base.at(-1)] : /(?:el|al|il)$/.test(base) ? [base, `${base}l`] : [base];
  const past = base.endsWith('e') ? [`${base}d`] : y ? [`${base.slice(0, -1)}ied`] : stems.map((s) => `${s}ed`);
  const gerund = base.endsWith('ie') ? [`${base.slice(0, -2)}ying`]
    : base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base) ? [`${base.slice(0, -1)}ing`] : stems.map((s) => `${s}ing`);
  return { third: [third], past, gerund };
}

/** Builds the lemmatiser. `knownVerbs` are base forms; unknown verbs are stripped by rule. */
export function createLemmatiser(irregular: readonly IrregularRow[], knownVerbs: Iterable<string>): Lemmatiser {
  const verbs = new Map<string, string>();
  const forms = new Map<string, number>();
  const nouns = new Map<string, string>();
  const verbCache = new Map<string, string>();
  const nounCache = new Map<string, string>();
  const add = (form: string, base: string, kind: VerbForm, also?: VerbForm): void => {
    const mask = forms.get(form);
    if (mask === undefined || kind === 'base') verbs.set(form, base);
    forms.set(form, (mask ?? 0) | FORM_BITS[kind] | (also ? FORM_BITS[also] : 0));
  };
  const irregularVerbs = new Set<string>();
  for (const row of irregular) {
    if (row.kind === 'noun') {
      for (const plural of row.past.split('|')) nouns.set(plural, row.base);
      continue;
    }
    irregularVerbs.add(row.base);
    add(row.base, row.base, 'base');
    for (const form of row.past.split('|')) add(form, row.base, 'past');
    for (const form of row.participle.split('|')) add(form, row.base, 'participle');
    const regular = inflectVerb(row.base);
    for (const form of row.base === 'be' ? ['is', 'are', 'am'] : row.base === 'have' ? ['has'] : regular.third) add(form, row.base, 'third');
    for (const form of regular.gerund) add(form, row.base, 'gerund');
  }
  for (const base of knownVerbs) {
    if (irregularVerbs.has(base)) continue;
    const regular = inflectVerb(base);
    add(base, base, 'base');
    for (const form of regular.third) add(form, base, 'third');
    for (const form of regular.past) add(form, base, 'past', 'participle');
    for (const form of regular.gerund) add(form, base, 'gerund');
  }
  // Forms that belong to two verbs and mean the commoner one in news.
  for (const [form, base] of [['found', 'find'], ['left', 'leave'], ['lay', 'lay'], ['saw', 'see'], ['felt', 'feel'], ['wound', 'wound'], ['bound', 'bind'], ['ground', 'ground']] as const) verbs.set(form, base);

  return {
    verb(norm) {
      let lemma = verbCache.get(norm);
      if (lemma === undefined) {
        lemma = unify(verbs.get(norm) ?? stripVerb(norm, verbs));
        if (verbCache.size > 50_000) verbCache.clear();
        verbCache.set(norm, lemma);
      }
      return lemma;
    },
    noun(norm) {
      let lemma = nounCache.get(norm);
      if (lemma === undefined) {
        lemma = unify(nouns.get(norm) ?? stripNoun(norm));
        if (nounCache.size > 50_000) nounCache.clear();
        nounCache.set(norm, lemma);
      }
      return lemma;
    },
    isVerbForm: (norm) => verbs.has(norm),
    verbForms: (norm) => FORM_SETS[forms.get(norm) ?? 0]!,
  };
}

function stripVerb(norm: string, known: ReadonlyMap<string, string>): string {
  const stem = norm.endsWith('ing') && norm.length > 5 ? norm.slice(0, -3)
    : norm.endsWith('ied') && norm.length > 4 ? `${norm.slice(0, -3)}y`
    : norm.endsWith('ies') && norm.length > 4 ? `${norm.slice(0, -3)}y`
    : norm.endsWith('ed') && norm.length > 4 ? norm.slice(0, -2)
    : /(?:ss|sh|ch|x|z)es$/.test(norm) ? norm.slice(0, -2)
    : norm.endsWith('s') && !norm.endsWith('ss') && norm.length > 3 ? norm.slice(0, -1) : norm;
  if (stem === norm || norm.endsWith('s') || stem.endsWith('y')) return stem;
  if (known.has(stem)) return stem;
  if (known.has(`${stem}e`)) return `${stem}e`;
  const undoubled = stem.at(-1) === stem.at(-2) && !'lsz'.includes(stem.at(-1) ?? '') ? stem.slice(0, -1) : stem;
  if (undoubled !== stem) return undoubled;
  return /(?:[^aeiou][aiou][tdcsvgrkbm]|[aeiou][sv]|[cgv]|iz|at|ur|uc|rs|ns|lv|[bcdfgkpstz]l)$/.test(stem) && !/(?:er|en|on|it|el|ow|ain|ear|or|ong|ing)$/.test(stem) ? `${stem}e` : stem;
}

function stripNoun(norm: string): string {
  if (norm.length < 4 || !norm.endsWith('s') || /(?:ss|us|is)$/.test(norm)) return norm;
  if (norm.endsWith('ies') && norm.length > 4) return `${norm.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(norm)) return norm.slice(0, -2);
  return norm.slice(0, -1);
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

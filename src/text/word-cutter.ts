import { createWordList, type WordModel } from './word-model.js';

/** A word of a piece of text with how it is tagged: the fields of `WordKind`. */
export interface CutWord {
  readonly text: string;
  readonly pos: number;
  readonly hint: number;
  readonly mask: number;
  readonly settled: number;
}

/** Categories of wink's patterns that are named here. */
const UNKNOWN = 0;
const WORD = 1;
const PUNCTUATION = 12;
const WORD_WITH_MARK = 15;

/** Parts of speech by number. */
const ADJ = 1;
const ADV = 3;
const NOUN = 8;
const PROPN = 12;
const VERB = 16;

/** Part of speech of words the model does not list, by category of the pattern that found them; from wink-eng-lite-web-model, feature.js. */
const BY_CATEGORY = [17, 0, 9, 15, 15, 12, 15, 15, 15, 15, 11, 15, 13, 15, 14, 0, 0, 0, 9];
/** The same by ending and beginning, for lower-case words; longest first. */
const BY_ENDING: Readonly<Record<string, number>> = {
  ing: VERB, ed: VERB, ly: ADV, able: ADJ, tish: ADJ, like: ADJ, ous: ADJ, ful: ADJ, ary: ADJ, less: ADJ, ier: ADJ, est: ADJ, fy: ADJ, ky: ADJ, es: NOUN, er: NOUN, or: NOUN, ity: NOUN, ion: NOUN,
  llah: PROPN, stan: PROPN, gton: PROPN, abad: PROPN, land: PROPN, pur: PROPN, tnam: PROPN,
};
const BY_BEGINNING: Readonly<Record<string, number>> = { anti: ADJ, post: ADJ, non: ADJ, cross: NOUN };
const LOWER = /^[a-z][a-z\-–—.]*$/;
const TITLE = /^[A-Z][a-z\-–—.]*$/;

const INITIALS = /^(?:[A-Z]\.)+$/i;
const INITIALS_OPEN = /^(?:[A-Z]\.)+[a-z]?$/i;

/**
 * Cuts a piece of text without white space into words, as wink-nlp 2.4 does (its `tokenizer.js` and `recursive-tokenizer.js`), and tells how each is
 * tagged before its neighbours are looked at. Unlike wink's, it remembers nothing: a piece is always cut the same way.
 */
export function createWordCutter(model: WordModel): (piece: string) => CutWord[] {
  const kindOf = createWordList(model);
  const contractions = new Map(Object.entries(model.contractions));
  const whole = model.whole.map(([source, flags, category]) => ({ pattern: new RegExp(source, flags), category }));
  const pieces = model.pieces.map(([source, flags, category]) => ({ pattern: new RegExp(source, flags), category }));
  const [right, left, both] = [model.edges.right, model.edges.left, model.edges.both].map(([source, flags]) => new RegExp(source, flags)) as [RegExp, RegExp, RegExp];
  const prefixes = new Set(model.prefixes);
  const suffixes = new Set(model.suffixes);
  const isListed = (text: string): boolean => kindOf(text) >= 0;
  const categoryOf = (text: string): number => whole.find(({ pattern }) => pattern.test(text))?.category ?? UNKNOWN;
  let found: CutWord[] = [];

  const push = (text: string, code: number): void => {
    const [pos, hint, mask, , settled] = model.kinds[code]!;
    found.push({ text, pos, hint, mask, settled });
  };

  /** Adds a word the model lists, contractions in their pieces; false when it lists none. */
  const addListed = (text: string): boolean => {
    const parts = contractions.get(text);
    if (parts) for (const [part, code] of parts) push(part, code);
    else {
      const code = kindOf(text);
      if (code < 0) return false;
      push(text, code);
    }
    return true;
  };

  const add = (text: string, category: number): void => {
    const code = kindOf(text);
    if (code >= 0) return push(text, code);
    const lower = text.toLowerCase();
    const lowerCode = kindOf(lower);
    found.push({ text, pos: guess(text, category, lower), hint: 0, mask: lowerCode < 0 ? 1 : model.kinds[lowerCode]![2], settled: 0 });
  };

  /** Likeliest part of speech of a word the model does not list as it is written. */
  const guess = (text: string, category: number, lower: string): number => {
    let pos = 0;
    if (category === WORD) {
      const code = contractions.get(lower)?.[0]?.[1] ?? kindOf(lower);
      const listed = code < 0 ? 0 : model.kinds[code]![3];
      pos = code < 0 ? guessByShape(text) : listed === NOUN || listed === ADJ ? PROPN : listed;
    }
    return pos || BY_CATEGORY[category] || (TITLE.test(text) ? PROPN : NOUN);
  };

  const addWordWithMark = (text: string): void => {
    if (text.length === 2 && text.endsWith('.')) return add(text, WORD);
    add(text.slice(0, -1), WORD);
    add(text.slice(-1), PUNCTUATION);
  };

  const addAs = (text: string, category: number): void => {
    if (category === UNKNOWN) cutAtEdges(text);
    else if (category === WORD_WITH_MARK) addWordWithMark(text);
    else add(text, category);
  };

  /** A core between marks: cut there when the core is a word, else the whole is cut by patterns. */
  const cutAtEdges = (text: string): void => {
    const atRight = right.exec(text);
    const match = atRight ?? left.exec(text) ?? both.exec(text);
    if (!match) return cutByPatterns(text, 0);
    const [before, core, after] = atRight ? ['', match[1]!, match[2]!] : [match[1]!, match[2]!, match[3] ?? ''];
    const listed = isListed(core);
    const category = listed ? WORD : categoryOf(core);
    if (category === UNKNOWN) return cutByPatterns(text, 0);
    if (before !== '') add(before, PUNCTUATION);
    if (listed) addListed(core);
    else addAs(core, category);
    if (after !== '') add(after, PUNCTUATION);
  };

  /** What the patterns from number `at` on find, in order; what none finds is one unknown word. */
  const cutByPatterns = (text: string, at: number): void => {
    const current = pieces[at];
    if (!current) return add(text, UNKNOWN);
    const { pattern, category } = current;
    const trimmed = text.trim();
    const matches = trimmed.match(pattern) ?? [];
    trimmed.split(pattern).forEach((rest, k) => {
      const between = rest.trim();
      if (between !== '') cutByPatterns(between, at + 1);
      const match = matches[k];
      if (match === undefined) return;
      const parts: [string, number][] = category === WORD ? [] : [[match, category]];
      if (category === WORD) cutAtPeriods(match, parts);
      for (const [part, kind] of parts) if (!addListed(part)) add(part, kind);
    });
  };

  const cutAtPeriods = (word: string, parts: [string, number][]): void => {
    if (isListed(word) || INITIALS.test(word)) { parts.push([word, WORD]); return; }
    if (!word.includes('.')) return cutAtHyphens(word, parts);
    const between = word.split('.');
    let built = '';
    const goesOn = (text: string): boolean => INITIALS_OPEN.test(text) || (isListed(text) && text.length > 2);
    between.forEach((part, k) => {
      if (built === '' || goesOn(built + part)) built += part;
      else {
        cutAtHyphens(built, parts);
        built = part;
      }
      if (k === between.length - 1) return;
      if (goesOn(`${built}.`)) built += '.';
      else {
        cutAtHyphens(built, parts);
        parts.push(['.', PUNCTUATION]);
        built = '';
      }
    });
    if (built !== '') cutAtHyphens(built, parts);
  };

  const cutAtHyphens = (word: string, parts: [string, number][]): void => {
    const hyphens = isListed(word) || /\d/.test(word) ? null : word.match(/[-–—]/g);
    const between = hyphens ? word.split(/[-–—]/) : [];
    if (!hyphens || prefixes.has(between[0]!) || suffixes.has(between.at(-1)!)) { parts.push([word, WORD]); return; }
    between.forEach((part, k) => {
      if (part !== '') parts.push([part, WORD]);
      if (k < hyphens.length) parts.push([hyphens[k]!, PUNCTUATION]);
    });
  };

  return (piece) => {
    found = [];
    if (!addListed(piece)) addAs(piece, categoryOf(piece));
    return found;
  };
}

function guessByShape(word: string): number {
  if (!LOWER.test(word)) return PROPN;
  for (const length of [4, 3, 2]) {
    const pos = BY_ENDING[word.slice(-length)];
    if (pos !== undefined) return pos;
  }
  for (const length of [5, 4, 3]) {
    const pos = BY_BEGINNING[word.slice(0, length)];
    if (pos !== undefined) return pos;
  }
  return NOUN;
}

import type { Span } from '../base/span.js';
import { NUMBER_WORDS, readLexemes, SCALE_LETTERS, SCALE_WORDS, type Lexeme } from './lexemes.js';
import { matchUnit, type UnitForm, type UnitIndex, type UnitKind } from './units.js';

/** A figure with its unit, as a text states it. */
export interface Quantity {
  /** Where a movement starts ("from three to ten billion dollars") or a range begins; null for a single figure. In whole `unit`s. */
  readonly from: number | null;
  /** The figure, the end of the movement or the top of the range, in whole `unit`s; for a factor ("double") how many times. */
  readonly to: number;
  /** True when from–to is a range ("three to five billion"), false when it is a movement or a single figure. */
  readonly range: boolean;
  /** Unit of the units table, per day, week or month added ("m3/day"); null where the text names none ("the 10-billion aim"). */
  readonly unit: string | null;
  readonly kind: UnitKind | 'factor' | null;
  /** Yearly flow or total, where the text says so. */
  readonly per: 'year' | 'total' | null;
  /** `min`: "at least", "over"; `max`: "up to", "under"; `about`: "some", "nearly". */
  readonly bound: 'min' | 'max' | 'about' | null;
  /** True for a change by this much ("by 40 per cent"). */
  readonly by: boolean;
  /** Characters of figure and unit, both ends of a movement included. */
  readonly span: Span;
}

interface Atom {
  first: number;
  next: number;
  /** Figure as written with its scale words. */
  value: number;
  /** Product of the scale words, 1 without. */
  scale: number;
  form: UnitForm | null;
  rate: string | null;
}

const DASHES = new Set(['-', '\u2013', '\u2014', '\u2212']);
/** Words that may stand between the two ends of a movement or before a figure without changing it. */
const FILLERS = new Set('a an the about around some over nearly almost approximately roughly at least more than up as much projected present current existing circa to of'.split(' '));
const STOPS_COUNT_NOUN = new Set('of and or in on at by for from to with that which who is are was were be been has have had will would as than but its their his her the a an this these those not no per between into after before during since until while when if'.split(' '));
const RATE_UNITS = new Map([['day', 'day'], ['week', 'week'], ['month', 'month'], ['year', 'year'], ['annum', 'year'], ['hour', 'hour'], ['days', 'day'], ['fortnight', 'fortnight']]);
const RATE_WORDS = new Map([['daily', 'day'], ['weekly', 'week'], ['monthly', 'month'], ['annually', 'year'], ['yearly', 'year'], ['hourly', 'hour']]);
const FACTORS = new Map<string, number>([
  ...['double', 'doubling', 'doubled', 'doubles', 'twofold'].map((w) => [w, 2] as const),
  ...['treble', 'trebling', 'trebled', 'triple', 'tripling', 'tripled', 'threefold'].map((w) => [w, 3] as const),
  ...['quadruple', 'quadrupling', 'quadrupled', 'fourfold'].map((w) => [w, 4] as const),
  ['quintuple', 5], ['fivefold', 5], ['sixfold', 6], ['sevenfold', 7], ['eightfold', 8], ['tenfold', 10], ['halve', 0.5], ['halving', 0.5], ['halved', 0.5],
]);
const NOT_DOUBLED = new Set('taxation tax standard standards digit digits agent agents game games track tracks lane edged decker talk cropping glazing whammy murder'.split(' '));

/** True when a text may hold a figure: a digit or a word of number. Cheaper than reading; lets most sentences pass by. */
export function mayHoldQuantity(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some((lexeme) => lexeme.kind === 'number' || NUMBER_WORDS.has(lexeme.text) || FACTORS.has(lexeme.text) || lexeme.text === 'half' || SCALE_WORDS.has(lexeme.text) || lexeme.text === 'dozen');
}

/**
 * Figures of `text.slice(start, end)` that carry a unit, a scale word or a factor, in order; plain numbers and years are left out.
 * "From three to ten billion dollars" is one figure: 3e9 to 1e10 USD. Time is linear in the length of the text.
 */
export function readQuantities(text: string, units: UnitIndex, start = 0, end = text.length): Quantity[] {
  const lexemes = readLexemes(text, start, end);
  return mayHoldQuantity(lexemes) ? quantitiesOf(lexemes, units) : [];
}

/** The same from lexemes already read. */
export function quantitiesOf(lexemes: readonly Lexeme[], units: UnitIndex): Quantity[] {
  const found: Quantity[] = [];
  const atoms: Atom[] = [];
  for (let at = 0; at < lexemes.length;) {
    const atom = readAtom(lexemes, at, units);
    if (atom) {
      atoms.push(atom);
      at = atom.next;
      continue;
    }
    const factor = readFactor(lexemes, at);
    if (factor) found.push(factor);
    at++;
  }
  for (let k = 0; k < atoms.length; k++) {
    const a = atoms[k]!;
    const b = atoms[k + 1];
    const joined = b ? joinAtoms(lexemes, a, b) : null;
    if (joined) {
      found.push(joined);
      k++;
    } else if (a.form || a.scale >= 1000) {
      found.push(single(lexemes, a));
    }
  }
  return found.toSorted((x, y) => x.span[0] - y.span[0]);
}

/** A number with what belongs to it; null when no number starts at `at` or when it is part of a name, an ordinal or a time. */
function readAtom(lexemes: readonly Lexeme[], at: number, units: UnitIndex): Atom | null {
  const before = matchUnit(units, lexemes, at, 'before');
  const from = before ? before.next : at;
  const number = readNumber(lexemes, from, before !== null);
  if (!number) return null;
  if (!before && isPartOfName(lexemes, at)) return null;
  if (isOrdinalOrTime(lexemes, from, number.next)) return null;
  let next = number.next;
  let form = before?.form ?? null;
  if (!form) {
    const plainYear = number.scale === 1 && lexemes[from]!.kind === 'number' && /^(1[89]|20)\d\d$/.test(lexemes[from]!.text);
    const after = unitAfter(lexemes, next, units, plainYear);
    if (after) {
      form = after.form;
      next = after.next;
    }
  }
  const atom: Atom = { first: at, next, value: number.value, scale: number.scale, form, rate: null };
  if (form) readRate(lexemes, atom);
  // "Three weekly trains": the rate stands between figure and noun.
  if (form?.kind === 'count' && !atom.rate) {
    for (let k = number.next; k < next; k++) atom.rate ??= RATE_WORDS.get(lexemes[k]!.text) ?? null;
  }
  return atom;
}

/** Unit right behind a figure, or a count noun up to three words later ("twelve cooperation documents"). */
function unitAfter(lexemes: readonly Lexeme[], at: number, units: UnitIndex, plainYear: boolean): { form: UnitForm; next: number } | null {
  let next = at;
  if (DASHES.has(lexemes[next]?.text ?? '')) next++;
  // Count nouns lower in the phrase win: "two power plants", "six border crossing points".
  const direct = matchUnit(units, lexemes, next, 'after');
  if (direct && direct.form.kind !== 'count') return plainYear && direct.form.kind === 'time' ? null : direct;
  if (plainYear) return null;
  let found = direct;
  for (let skipped = 0; skipped < 4; skipped++) {
    const lexeme = lexemes[next];
    if (!lexeme) break;
    if (lexeme.text === '-' || lexeme.text === '/') {
      next++;
      continue;
    }
    if (lexeme.kind !== 'word' || STOPS_COUNT_NOUN.has(lexeme.text) || NUMBER_WORDS.has(lexeme.text)) break;
    const match = matchUnit(units, lexemes, next, 'after');
    if (match && match.form.kind === 'count') {
      found = match;
      next = match.next;
      const following = lexemes[next];
      if (!following || following.kind !== 'word') break;
      continue;
    }
    if (found) break;
    next++;
  }
  return found;
}

function readRate(lexemes: readonly Lexeme[], atom: Atom): void {
  // "two million cubic metres of gas a day"
  const of = lexemes[atom.next]?.text === 'of' && lexemes[atom.next + 1]?.kind === 'word' && /^(a|per)$/.test(lexemes[atom.next + 2]?.text ?? '') && RATE_UNITS.has(lexemes[atom.next + 3]?.text ?? '') ? 2 : 0;
  if (of > 0) atom.next += of;
  const one = lexemes[atom.next]?.text ?? '';
  const two = lexemes[atom.next + 1]?.text ?? '';
  if (['a', 'per', 'each', 'every', 'an', '/'].includes(one) && RATE_UNITS.has(two)) {
    atom.rate = RATE_UNITS.get(two)!;
    atom.next += 2;
  } else if (RATE_WORDS.has(one)) {
    atom.rate = RATE_WORDS.get(one)!;
    atom.next += 1;
  }
}

interface ReadNumber {
  readonly value: number;
  readonly scale: number;
  readonly next: number;
}

function readNumber(lexemes: readonly Lexeme[], at: number, money: boolean): ReadNumber | null {
  const first = lexemes[at];
  if (!first) return null;
  let value: number;
  let next = at + 1;
  const following = (k: number): string => lexemes[k]?.text ?? '';
  if (first.kind === 'number') {
    value = first.value;
    const letter = SCALE_LETTERS.get(following(next));
    if (letter !== undefined && lexemes[next]!.start === first.end && (money || following(next) === 'k')) return scaled(lexemes, value * letter, letter, next + 1);
  } else if (first.kind === 'word') {
    if ((first.text === 'a' || first.text === 'an') && (SCALE_WORDS.has(following(next)) || following(next) === 'dozen')) value = 1;
    else if (first.text === 'half' && /^an?$/.test(following(next)) && SCALE_WORDS.has(following(next + 1))) {
      value = 0.5;
      next++;
    } else if (NUMBER_WORDS.has(first.text)) {
      value = NUMBER_WORDS.get(first.text)!;
      const dash = following(next) === '-' ? 1 : 0;
      const unit = NUMBER_WORDS.get(following(next + dash));
      if (value >= 20 && unit !== undefined && unit > 0 && unit < 10) {
        value += unit;
        next += dash + 1;
      }
      if (following(next) === 'point' && NUMBER_WORDS.has(following(next + 1)) && NUMBER_WORDS.get(following(next + 1))! < 10) {
        value += NUMBER_WORDS.get(following(next + 1))! / 10;
        next += 2;
      }
    } else return null;
  } else return null;
  if (following(next) === 'and' && /^an?$/.test(following(next + 1)) && following(next + 2) === 'half') {
    value += 0.5;
    next += 3;
  }
  if (following(next) === 'dozen') {
    value *= 12;
    next++;
  }
  return scaled(lexemes, value, 1, next);
}

/** Multiplies by the scale words that follow; "one hundred and fifty thousand" adds what stands below the hundred. */
function scaled(lexemes: readonly Lexeme[], start: number, startScale: number, at: number): ReadNumber {
  let value = start;
  let scale = startScale;
  let next = at;
  for (;;) {
    const dash = DASHES.has(lexemes[next]?.text ?? '') ? 1 : 0;
    const word = lexemes[next + dash];
    const factor = word?.kind === 'word' ? SCALE_WORDS.get(word.text) : undefined;
    if (factor === undefined) break;
    value *= factor;
    scale *= factor;
    next += dash + 1;
    const and = lexemes[next]?.text === 'and' ? 1 : 0;
    const rest = factor <= 1e3 ? NUMBER_WORDS.get(lexemes[next + and]?.text ?? '') : undefined;
    if (rest !== undefined && (and === 1 || factor === 1e3) && lexemes[at - 1]!.kind === 'word') {
      let extra = rest;
      next += and + 1;
      const unit = NUMBER_WORDS.get(lexemes[next]?.text === '-' ? (lexemes[next + 1]?.text ?? '') : '');
      if (rest >= 20 && unit !== undefined && unit < 10) {
        extra += unit;
        next += 2;
      }
      value += extra;
    }
  }
  return { value: clean(value), scale, next };
}

/** Takes away the noise of binary fractions: 12 significant digits are more than any text gives. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** "F-16", "COVID-19", "CPEC 2.0", "SRO 642", "No. 10": a number that belongs to a name. */
function isPartOfName(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1];
  const number = lexemes[at]!;
  if (!before) return false;
  if (before.text === '-' && before.end === number.start) {
    const word = lexemes[at - 2];
    return word?.kind === 'word' && word.end === before.start && word.text !== 'mid' && !NUMBER_WORDS.has(word.text);
  }
  if (before.kind === 'word' && before.end === number.start) return true;
  if (before.text === '.' && lexemes[at - 2]?.text === 'no') return true;
  return ['article', 'section', 'resolution', 'chapter', 'clause', 'order', 'sro', 'annex', 'paragraph', 'phase', 'flight'].includes(before.text);
}

function isOrdinalOrTime(lexemes: readonly Lexeme[], first: number, next: number): boolean {
  const after = lexemes[next];
  const last = lexemes[next - 1]!;
  if (!after) return false;
  if (after.start === last.end && ['th', 'st', 'nd', 'rd'].includes(after.text)) return true;
  if (after.text === ':' && after.start === last.end && lexemes[next + 1]?.kind === 'number') return true;
  return lexemes[first - 1]?.text === ':' && lexemes[first - 1]!.end === lexemes[first]!.start && lexemes[first - 2]?.kind === 'number';
}

function single(lexemes: readonly Lexeme[], a: Atom): Quantity {
  const value = clean(a.value * (a.form?.factor ?? 1));
  return describe(lexemes, a, a.first, a.next, null, value, false, a.form, a.rate);
}

/** Two figures that belong together, or null. Unit and scale written once hold for both. */
function joinAtoms(lexemes: readonly Lexeme[], a: Atom, b: Atom): Quantity | null {
  const link = lexemes[a.next]?.text ?? '';
  let at = a.next + 1;
  // B's own currency sign is part of B, so only fillers may stand between.
  const dash = DASHES.has(link);
  while (at < b.first && FILLERS.has(lexemes[at]!.text)) at++;
  const commaFrom = link === ',' && lexemes[a.next + 1]?.text === 'from';
  if (commaFrom) {
    at = a.next + 2;
    while (at < b.first && FILLERS.has(lexemes[at]!.text)) at++;
  }
  if (at !== b.first) return null;
  if (!compatible(a, b)) return null;
  const lead = leadWords(lexemes, a.first);
  const form = b.form ?? a.form;
  if (!form && b.scale < 1000 && a.scale < 1000) return null;
  const rate = b.rate ?? a.rate;
  if ((link === 'from' || commaFrom) && lead.includes('to')) {
    const to = a.value * (a.form?.factor ?? form?.factor ?? 1);
    const from = b.value * (b.form?.factor ?? form?.factor ?? 1) * (b.scale === 1 && !b.form ? a.scale : 1);
    return describe(lexemes, a, a.first, b.next, clean(from), clean(to), false, form, rate, a.first);
  }
  if (!(link === 'to' || dash || (link === 'and' && lead.includes('between')) || (link === 'or' && b.first === a.next + 1))) return null;
  if (dash && lexemes[a.next]!.start !== lexemes[a.next - 1]!.end && lexemes[a.next]!.text === '\u2014') return null;
  const borrowed = borrowedScale(a, b);
  if (borrowed === null) return null;
  const from = clean(a.value * borrowed * (a.form?.factor ?? form?.factor ?? 1));
  const to = clean(b.value * (b.form?.factor ?? form?.factor ?? 1));
  const moves = link === 'to' && (lead.includes('from') || lead.includes('current') || lead.includes('present') || lead.includes('existing'));
  if (!moves && link === 'to' && from > to) return null;
  if ((link === 'or' || dash) && from >= to) return null;
  return describe(lexemes, a, a.first, b.next, from, to, !moves, form, rate, moves ? b.first : a.first);
}

function compatible(a: Atom, b: Atom): boolean {
  return !a.form || !b.form || a.form.unit === b.form.unit || (a.form.kind === b.form.kind && a.form.kind === 'measure' && a.form.unit === b.form.unit);
}

/** Scale the first figure takes from the second: "three to ten billion". Null where it cannot be told ("from 500 to 1 billion"). */
function borrowedScale(a: Atom, b: Atom): number | null {
  if (a.scale > 1 || b.scale === 1 || a.form?.kind === 'measure' || a.form?.kind === 'count') return 1;
  if (a.form && a.form.place === 'after') return 1;
  const ratio = (a.value * b.scale) / b.value;
  return ratio <= 60 ? b.scale : null;
}

/** Up to five words before a figure, nearest last, fillers included. */
function leadWords(lexemes: readonly Lexeme[], first: number): string[] {
  const words: string[] = [];
  for (let at = first - 1; at >= 0 && at >= first - 5; at--) {
    const text = lexemes[at]!.text;
    if (text === 'from' || text === 'between' || text === 'to' || FILLERS.has(text)) words.unshift(text);
    else break;
  }
  return words;
}

const BOUNDS: readonly (readonly [readonly string[], 'min' | 'max' | 'about'])[] = [
  [['at', 'least'], 'min'], [['more', 'than'], 'min'], [['no', 'less', 'than'], 'min'], [['no', 'fewer', 'than'], 'min'], [['minimum', 'of'], 'min'],
  [['over'], 'min'], [['above'], 'min'], [['exceeding'], 'min'], [['beyond'], 'min'],
  [['up', 'to'], 'max'], [['at', 'most'], 'max'], [['no', 'more', 'than'], 'max'], [['as', 'much', 'as'], 'max'], [['as', 'many', 'as'], 'max'],
  [['less', 'than'], 'max'], [['fewer', 'than'], 'max'], [['under'], 'max'], [['below'], 'max'], [['maximum', 'of'], 'max'],
  [['about'], 'about'], [['around'], 'about'], [['some'], 'about'], [['roughly'], 'about'], [['approximately'], 'about'], [['nearly'], 'about'],
  [['almost'], 'about'], [['close', 'to'], 'about'], [['near'], 'about'], [['circa'], 'about'],
];

function describe(
  lexemes: readonly Lexeme[], a: Atom, first: number, next: number, from: number | null, to: number, range: boolean, form: UnitForm | null, rate: string | null,
  boundAt = first,
): Quantity {
  const word = (back: number): string => lexemes[first - back]?.text ?? '';
  const boundWord = (back: number): string => lexemes[boundAt - back]?.text ?? '';
  let bound: Quantity['bound'] = null;
  let lead = 0;
  // "No more than" before "more than": the longest wording decides.
  for (const [words, meaning] of BOUNDS) {
    if (words.length > lead && words.every((text, k) => boundWord(words.length - k) === text)) {
      bound = meaning;
      lead = words.length;
    }
  }
  if (boundAt !== first) lead = 0;
  const annual = [1, 2, 3, 4, 5].some((back) => ['annual', 'yearly', 'annually'].includes(word(lead + back)) && back <= 5);
  const total = ['total', 'cumulative', 'combined', 'overall'].includes(word(lead + 1)) || (word(lead + 1) === 'of' && word(lead + 2) === 'total')
    || ['totalling', 'totaling'].includes(word(lead + 1)) || (lexemes[next]?.text === 'in' && lexemes[next + 1]?.text === 'total');
  const perYear = rate === 'year' || (annual && form?.kind !== 'time' && form?.kind !== 'share');
  const unit = form ? (rate && rate !== 'year' && form.kind !== 'time' ? `${form.unit}/${rate}` : form.unit) : null;
  return {
    from,
    to,
    range,
    unit,
    kind: form?.kind ?? null,
    per: perYear ? 'year' : total ? 'total' : null,
    bound,
    by: word(lead + 1) === 'by',
    span: [lexemes[a.first]!.start, lexemes[next - 1]!.end],
  };
}

/** "Double", "threefold", "five-fold", "three times the present level". */
function readFactor(lexemes: readonly Lexeme[], at: number): Quantity | null {
  const lexeme = lexemes[at]!;
  const factor = FACTORS.get(lexeme.text);
  const after = lexemes[at + 1]?.text ?? '';
  const plain = (to: number, first: number, last: number): Quantity => ({
    from: null, to, range: false, unit: null, kind: 'factor', per: null, bound: null, by: false, span: [lexemes[first]!.start, lexemes[last]!.end],
  });
  if (factor !== undefined) return NOT_DOUBLED.has(after) || (after === '-' && NOT_DOUBLED.has(lexemes[at + 2]?.text ?? '')) ? null : plain(factor, at, at);
  if (lexeme.text !== 'fold' && lexeme.text !== 'times') return null;
  const back = lexemes[at - 1]?.text === '-' ? 2 : 1;
  const number = lexemes[at - back];
  const value = number ? (number.kind === 'number' ? number.value : NUMBER_WORDS.get(number.text)) : undefined;
  if (value === undefined || Number.isNaN(value)) return null;
  if (lexeme.text === 'times' && !['the', 'its', 'their', 'as', 'higher', 'larger', 'more', 'greater', 'current'].includes(after)) return null;
  return plain(value, at - back, at);
}

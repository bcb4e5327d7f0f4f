import { cutDate } from '../base/calendar.js';
import type { Span } from '../base/span.js';
import { NUMBER_WORDS, readLexemes, type Lexeme } from '../text/lexemes.js';
import { createPointReader, UNIT_MONTHS, type DateOptions, type Point } from './date-points.js';
import type { DateWords, TimeUnit } from './date-words.js';

/**
 * How a phrase dates something: `on` the time itself; `by`, `until`, `before` an end; `since`, `after`, `from` a beginning; `ahead` a stretch from
 * now ("within five years"); `past` a stretch up to now ("in the last decade"); `length` a mere duration ("a five-year plan").
 */
export type DateRole = 'on' | 'by' | 'until' | 'before' | 'since' | 'after' | 'from' | 'ahead' | 'past' | 'length';

/** A phrase of time, resolved against the publication date. Dates are YYYY-MM-DD, YYYY-MM or YYYY, as exact as the phrase. */
export interface DatePhrase {
  readonly role: DateRole;
  /** Reading for something that has happened (a bare "March" or "Thursday" lies behind); '' for a mere duration. */
  readonly value: string;
  /** Reading for something to come; differs from `value` only where the phrase leaves the year or week open. */
  readonly upcoming: string;
  /** Last period of a stretch ("2023-2028", "18 and 19 August", "the year to March 2023"), else null. */
  readonly end: string | null;
  /** Months of a duration ("five-year plan": 60), else null. */
  readonly months: number | null;
  /** True where the date stands before a noun it describes ("the 2014 treaty"), not the act. */
  readonly attributive: boolean;
  readonly span: Span;
}

const SMALL_UNITS: ReadonlySet<TimeUnit> = new Set(['hour', 'day', 'week', 'fortnight']);
const TRIGGERS = new Set('today yesterday tomorrow tonight last next this past coming previous ago current later earlier year month week decade decades years months weeks days fiscal fy end mid early late day'.split(' '));
/** Words a phrase may begin with, besides months, weekdays, number words and parts of a year. */
const STARTERS = new Set('in within inside over during for after throughout the a an half next coming following ensuing first past last previous recent preceding another period space span today tonight yesterday tomorrow day later earlier early late sometime this current present ongoing upcoming end close turn year mid beginning start middle fy fiscal financial budget tax q h'.split(' '));
/** Lexemes from the start of a phrase to its first number or word of time, at most. */
const REACH = 7;
const DAYS = new Set(['today', 'tonight', 'yesterday', 'tomorrow', 'fy', 'q', 'h']);
const ONE = new Map([['a', 1], ['an', 1], ['one', 1]]);

/** True when the lexemes may hold a phrase of time; lets most sentences pass by. */
export function mayHoldDate(lexemes: readonly Lexeme[], words: DateWords): boolean {
  const { triggers } = fastWordsOf(words);
  return lexemes.some((l) => l.kind === 'number' || triggers.has(l.text));
}

/** True of a token, lower case, without any of which a sentence holds no phrase of time. */
export function mayBeTime(norm: string, words: DateWords): boolean {
  return fastWordsOf(words).pattern.test(norm);
}

/** Word sets of one lexicon joined for the fast checks. */
interface FastWords {
  /** A digit or any word of time, whole: passes a little more than `mayHoldDate`, without reading lexemes. */
  readonly pattern: RegExp;
  /** Words one of which, or a number, stands in any phrase. */
  readonly triggers: ReadonlySet<string>;
  /** Words a phrase may begin with. */
  readonly starts: ReadonlySet<string>;
  /** Words one of which, or a number, stands near the beginning of any phrase. */
  readonly times: ReadonlySet<string>;
}

const fastWords = new WeakMap<DateWords, FastWords>();

function fastWordsOf(words: DateWords): FastWords {
  let fast = fastWords.get(words);
  if (!fast) {
    const named = [...words.months.keys(), ...words.weekdays.keys(), ...words.iranianMonths.keys()];
    fast = {
      pattern: new RegExp(`\\d|\\b(?:${[...TRIGGERS, ...named, ...words.units.keys()].join('|')})\\b`, 'i'),
      triggers: new Set([...TRIGGERS, ...named]),
      starts: new Set([...STARTERS, ...named, ...NUMBER_WORDS.keys(), ...words.parts.keys()]),
      times: new Set([...NUMBER_WORDS.keys(), ...words.units.keys(), ...named, ...DAYS]),
    };
    fastWords.set(words, fast);
  }
  return fast;
}

/** Phrases of time in `text.slice(start, end)`, in order, without overlaps; linear in the length of the text. */
export function readDatePhrases(text: string, options: DateOptions, start = 0, end = text.length): DatePhrase[] {
  if (!fastWordsOf(options.words).pattern.test(start === 0 && end === text.length ? text : text.slice(start, end))) return [];
  const lexemes = readLexemes(text, start, end);
  return mayHoldDate(lexemes, options.words) ? datePhrasesOf(text, lexemes, options) : [];
}

/** The same from lexemes already read. */
export function datePhrasesOf(text: string, lexemes: readonly Lexeme[], options: DateOptions): DatePhrase[] {
  let reader: PhraseReader | null = null;
  const phrases: DatePhrase[] = [];
  const { starts, times } = fastWordsOf(options.words);
  // A phrase has a number or a word of time within its first words; "the" or "in" far from any begins none.
  const near = new Int32Array(lexemes.length + 1).fill(lexemes.length + REACH + 1);
  for (let at = lexemes.length - 1; at >= 0; at--) {
    const { kind, text: w } = lexemes[at]!;
    near[at] = kind === 'number' || times.has(w) ? at : near[at + 1]!;
  }
  for (let at = 0; at < lexemes.length;) {
    const { kind, text: w } = lexemes[at]!;
    if (near[at]! - at > REACH || (kind !== 'number' && !starts.has(w))) {
      at++;
      continue;
    }
    reader ??= createPhraseReader(text, lexemes, options);
    const point: Found | null = reader.duration(at) ?? reader.point(at);
    if (!point) {
      at++;
      continue;
    }
    const span: Span = [lexemes[at]!.start, lexemes[point.next - 1]!.end];
    const range = reader.range(at, point);
    const found = range ?? point;
    phrases.push({
      role: found.role ?? reader.roleBefore(at),
      value: found.value,
      upcoming: found.upcoming,
      end: found.end,
      months: found.months ?? null,
      attributive: found.role === undefined && reader.isAttributive(at, found.next),
      span: range ? [span[0], lexemes[range.next - 1]!.end] : span,
    });
    at = found.next;
  }
  return phrases;
}

interface Found extends Point {
  readonly role?: DateRole;
  readonly months?: number;
}

interface PhraseReader {
  point(at: number): Point | null;
  duration(at: number): Found | null;
  range(at: number, first: Found): Found | null;
  roleBefore(at: number): DateRole;
  isAttributive(first: number, next: number): boolean;
}

function createPhraseReader(text: string, lexemes: readonly Lexeme[], options: DateOptions): PhraseReader {
  const { words } = options;
  const { anchor, point, smallNumber, stepBack, stepAhead } = createPointReader(text, lexemes, options);
  const word = (at: number): string => lexemes[at]?.text ?? '';
  const touching = (at: number): boolean => lexemes[at] !== undefined && lexemes[at - 1]?.end === lexemes[at]!.start;
  const isDash = (at: number): boolean => word(at) === '-' || word(at) === '\u2013' || word(at) === '\u2014';

  /** "within five years", "over the next decade", "in the past six months", "a five-year plan". */
  const duration = (at: number): Found | null => {
    let k = at;
    let role: DateRole = 'length';
    const lead = word(at);
    const led = /^(in|within|inside|over|during|for|after|throughout|under)$/.test(lead);
    if (led) k++;
    if (word(k) === 'the' || word(k) === 'a' && /^(period|space|span)$/.test(word(k + 1))) k++;
    let direction = '';
    if (/^(next|coming|following|ensuing|first|past|last|previous|recent|preceding|another)$/.test(word(k))) {
      direction = word(k);
      k++;
    }
    if (/^(period|space|span|course)$/.test(word(k)) && word(k + 1) === 'of') k += 2;
    if (!led && direction === '' && k !== at) return null;
    if (direction === 'first' && point(k - 1)) return null;
    let amount = smallNumber(k);
    let oneWord = false;
    if (!amount && ONE.has(word(k)) && words.units.has(word(k + 1))) amount = { value: 1, next: k + 1 };
    if (!amount && word(k) === 'half' && /^an?$/.test(word(k + 1)) && words.units.get(word(k + 2)) === 'year') amount = { value: 0.5, next: k + 2 };
    if (!amount && (direction === 'next' || direction === 'coming' || direction === 'past' || direction === 'last') && words.units.get(word(k)) === 'decade') {
      amount = { value: 1, next: k };
      oneWord = true;
    }
    if (!amount || (amount.value === 0)) return null;
    if (word(amount.next) === 'to' || word(amount.next) === 'or' || isDash(amount.next)) {
      const upper = smallNumber(amount.next + 1);
      if (upper && upper.value > amount.value && words.units.has(word(upper.next))) amount = upper;
    }
    if (isDash(amount.next)) amount = { value: amount.value, next: amount.next + 1 };
    if (/^(full|consecutive|calendar|more|additional|working)$/.test(word(amount.next))) amount = { value: amount.value, next: amount.next + 1 };
    const unit = words.units.get(word(amount.next));
    if (unit === undefined) return null;
    const next = amount.next + 1;
    if (/^(ago|earlier|before|later|old|after)$/.test(word(next)) || (word(next) === '-' && word(next + 1) === 'old')) return null;
    const months = (UNIT_MONTHS.get(unit) ?? 0) * amount.value || amount.value * (unit === 'week' ? 0.23 : unit === 'fortnight' ? 0.46 : unit === 'day' ? 0.033 : unit === 'hour' ? 0.0014 : 1);
    const inPast = /^(past|last|previous|recent|preceding)$/.test(direction);
    if (inPast) role = 'past';
    else if (/^(next|coming|following|ensuing|another)$/.test(direction)) role = led || direction !== 'another' ? 'ahead' : 'length';
    else if (lead === 'within' || lead === 'inside') role = 'ahead';
    else if (lead === 'in' && direction === '' && word(next) !== 'of' && !isSuperlativeBefore(at)) role = 'ahead';
    else if (lead === 'in' && direction === '') role = 'past';
    else if (lead === 'over' && direction === '') role = 'ahead';
    else if (lead === "under") return null;
    if (role === 'length' || !anchor) return { role: 'length', value: '', upcoming: '', end: null, months, next };
    if (SMALL_UNITS.has(unit) && role === 'ahead' && !led && !oneWord && direction === '') return { role: 'length', value: '', upcoming: '', end: null, months, next };
    if (role === 'past') return { role, value: stepBack(anchor, amount.value, unit), upcoming: stepBack(anchor, amount.value, unit), end: cutDate(anchor, 'month'), months, next };
    const target = amount.value % 1 === 0 ? stepAhead(anchor, amount.value, unit) : stepAhead(anchor, Math.round(months), 'month');
    return { role, value: target, upcoming: target, end: null, months, next };
  };

  /** "for the first time in ten years", "the highest in a decade": the stretch lies behind. */
  const isSuperlativeBefore = (at: number): boolean => {
    for (let k = at - 1; k >= Math.max(0, at - 9); k--) {
      if (k < at - 4 && !/^(up|down|rose|risen|grew|grown|fell|fallen|increased|doubled)$/.test(word(k))) continue;
      if (/^(up|down|rose|risen|grew|grown|fell|fallen|increased|doubled|gained|lost|first|time|only|most|worst|best|once|twice|times|largest|highest|lowest|deadliest)$/.test(word(k)) || (word(k).length > 5 && word(k).endsWith('est'))) return true;
    }
    return false;
  };

  /** "between 2021 and 2025", "from January to March 2026", "2023 to 2028". */
  const range = (at: number, first: Found): Found | null => {
    if (first.end || first.role || first.value === '') return null;
    const link = word(first.next);
    const lead = word(at - 1) === 'the' ? word(at - 2) : word(at - 1);
    if (!((link === 'and' && lead === 'between') || ((link === 'to' || link === 'until' || link === 'through' || isDash(first.next)) && (lead === 'from' || first.value.length === 4 || isDash(first.next) || link === 'through')))) return null;
    const second = point(first.next + 1);
    if (!second || second.value === '') return null;
    // "January to March 2026": the year stands once.
    const year = second.upcoming.slice(0, 4);
    const start = first.value === first.upcoming ? first.value : `${year}${first.upcoming.slice(4)}`;
    if (start > second.upcoming && first.value.slice(0, 4) > year) return null;
    return { value: start, upcoming: start, end: second.end ?? second.upcoming, next: second.next, role: 'on' };
  };

  const roleBefore = (at: number): DateRole => {
    let k = at - 1;
    while (/^(the|around|about|roughly|,)$/.test(word(k))) k--;
    switch (word(k)) {
      case 'by': return 'by';
      case 'until': case 'till': case 'through': return 'until';
      case 'before': return 'before';
      case 'since': return 'since';
      case 'after': case 'following': return 'after';
      case 'from': case 'starting': case 'beginning': case 'effective': return 'from';
      case 'than': return word(k - 1) === 'later' ? 'by' : 'on';
      case 'within': case 'inside': return 'by';
      case 'to': return /^(extend|extended|extension|valid|contract|runs|run|running|deadline|lasts|put|postponed|delayed|moved|up|back)$/.test(word(k - 1)) || /^(it|plan|section|agreement)$/.test(word(k - 1)) || [2, 3, 4, 5, 6, 7, 8].some((back) => /^(extend|postpon|prolong|push)/.test(word(k - back))) ? 'until' : 'on';
      case 'of': return word(k - 1) === 'deadline' ? 'by' : 'on';
      case 'due': return 'by';
      case 'in': case 'on': return word(k - 1) === 'due' ? 'by' : word(k - 1) === 'beginning' || word(k - 1) === 'starting' ? 'from' : 'on';
      default: return 'on';
    }
  };

  const isAttributive = (first: number, next: number): boolean => {
    const before = word(first - 1);
    const after = lexemes[next];
    // "a December review"
    if (after?.kind === 'word' && next - first === 1 && words.months.has(lexemes[first]!.text) && /^(a|an|its|his|her|their)$/.test(before)) return true;
    if (!after || after.kind !== 'word' || lexemes[next - 1]!.kind !== 'number') return after?.text === '-' && touching(next) && lexemes[next - 1]!.kind === 'number' && lexemes[next + 1]?.kind === 'word';
    if (/^(in|on|by|since|until|during|before|after|from|between|to|of|,|early|late|mid)$/.test(before) || words.months.has(before)) return false;
    return !/^(and|but|when|as|to|in|on|at|by|for|with|after|before|the|a|an|that|which|who|while|until|from|or|he|she|it|they|its|their|is|was|were|are|has|had|have|said|under|following|during|between|via|through|would|will)$/.test(after.text);
  };

  return { point, duration, range, roleBefore, isAttributive };
}

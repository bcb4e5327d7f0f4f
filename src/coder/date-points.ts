import { addDays, addMonths, cutDate, dayNumber, dayOfNumber, daysInMonth, formatDate, parseDate, precisionOf, weekdayOf, type Precision } from '../base/calendar.js';
import { NUMBER_WORDS, type Lexeme } from '../text/lexemes.js';
import type { DateWords, TimeUnit } from './date-words.js';

/** What dates are read against. */
export interface DateOptions {
  readonly words: DateWords;
  /** Publication date, YYYY-MM-DD, YYYY-MM or YYYY; without it only absolute dates are read. */
  readonly published?: string | undefined;
  /** Month 1–12 in which a fiscal year ends where the text speaks; default 12. */
  readonly fiscalLastMonth?: number;
  /** Whether "FY2024" names the year it ends in (true, default) or begins in. */
  readonly fiscalNamedByEnd?: boolean;
}

/** A point or stretch of time that starts at a lexeme; see DatePhrase for the readings. `next` is the lexeme after it. */
export interface Point {
  readonly value: string;
  readonly upcoming: string;
  readonly end: string | null;
  readonly next: number;
}

/** Reads points of time from the lexemes of one text. */
export interface PointReader {
  /** Publication date, or null when it is missing or no date. */
  readonly anchor: string | null;
  point(at: number): Point | null;
  smallNumber(at: number): { value: number; next: number } | null;
  stepBack(from: string, count: number, unit: TimeUnit): string;
  stepAhead(from: string, count: number, unit: TimeUnit): string;
}

const YEAR = /^(1[5-9]\d\d|20\d\d|21\d\d)$/;
const APPROXIMATE = new Set('about some over nearly almost around than approximately roughly least most $ € £'.split(' '));
const ONE = new Map([['a', 1], ['an', 1], ['one', 1]]);
const NOT_A_YEAR_AFTER = new Set('people troops soldiers men women mw gw km tonnes tons dollars euros miles metres meters visas barrels percent per billion million trillion thousand hectares families workers students flights points'.split(' '));

const SHIFTS = new Map<string, -1 | 0 | 1>([
  ['last', -1], ['past', -1], ['previous', -1], ['this', 0], ['current', 0], ['present', 0], ['ongoing', 0], ['next', 1], ['coming', 1], ['following', 1], ['upcoming', 1],
]);
/** Months in the units that calendars count in months. */
export const UNIT_MONTHS = new Map<TimeUnit, number>([['month', 1], ['quarter', 3], ['year', 12], ['decade', 120]]);

/** Creates a reader of points of time; see `readDatePhrases` for what is understood. */
export function createPointReader(text: string, lexemes: readonly Lexeme[], options: DateOptions): PointReader {
  const { words, fiscalLastMonth = 12, fiscalNamedByEnd = true } = options;
  const anchor = options.published && parseDate(options.published) ? options.published : null;
  const anchorPrecision: Precision = anchor ? precisionOf(anchor) : 'day';
  const now = anchor ? parseDate(anchor)! : null;
  const word = (at: number): string => lexemes[at]?.text ?? '';
  const touching = (at: number): boolean => lexemes[at] !== undefined && lexemes[at - 1]?.end === lexemes[at]!.start;
  const isCapital = (at: number): boolean => { const c = text[lexemes[at]!.start]!; return c !== c.toLowerCase(); };
  const same = (value: string, next: number, end: string | null = null): Point => ({ value, upcoming: value, end, next });
  const isDash = (at: number): boolean => word(at) === '-' || word(at) === '\u2013' || word(at) === '\u2014';

  const smallNumber = (at: number): { value: number; next: number } | null => {
    const lexeme = lexemes[at];
    if (!lexeme) return null;
    if (lexeme.kind === 'number') return Number.isInteger(lexeme.value) && lexeme.value < 1000 && !lexeme.text.includes(',') ? { value: lexeme.value, next: at + 1 } : null;
    const value = NUMBER_WORDS.get(lexeme.text);
    if (value === undefined) return null;
    const unit = value >= 20 && word(at + 1) === '-' ? NUMBER_WORDS.get(word(at + 2)) : undefined;
    return unit !== undefined && unit < 10 ? { value: value + unit, next: at + 3 } : { value, next: at + 1 };
  };

  const yearAt = (at: number): number | null => (lexemes[at]?.kind === 'number' && YEAR.test(word(at)) ? Number(word(at)) : null);

  /** A month name; doubtful ones need a capital and company. */
  const monthAt = (at: number): number | null => {
    const month = words.months.get(word(at));
    if (month === undefined) return null;
    if (!words.doubtful.has(word(at))) return isCapital(at) ? month : null;
    if (!isCapital(at)) return null;
    const after = word(at + 1) === '.' && lexemes[at + 2]?.kind === 'number' ? at + 2 : at + 1;
    const company = lexemes[after]?.kind === 'number' || lexemes[at - 1]?.kind === 'number' || /^(in|by|of|since|until|till|from|last|next|this|early|late|mid|before|after|during|to|for|through|th|st|nd|rd|and|end|between|the|each|every|on)$/.test(word(at - 1)) || (word(at - 1) === '-' && /^(mid|end)$/.test(word(at - 2)));
    return company ? month : null;
  };
  const afterMonth = (at: number): number => (word(at + 1) === '.' && touching(at + 1) && lexemes[at + 2] !== undefined && word(at).length <= 4 ? at + 2 : at + 1);

  /** Day of a month, 1–31, with or without ordinal ending. */
  const dayAt = (at: number): { day: number; next: number } | null => {
    const lexeme = lexemes[at];
    if (lexeme?.kind !== 'number' || !/^\d{1,2}$/.test(lexeme.text) || lexeme.value < 1 || lexeme.value > 31) return null;
    const ordinal = touching(at + 1) && /^(st|nd|rd|th)$/.test(word(at + 1));
    return { day: lexeme.value, next: ordinal ? at + 2 : at + 1 };
  };

  const valid = (year: number, month: number, day: number): boolean => day <= daysInMonth(year, month);

  /** A day and month without a year: the last one not after the publication date, and the first not before it. */
  const openDay = (month: number, day: number, next: number, endDay: number | null): Point | null => {
    if (!now) return null;
    const inYear = (year: number): string => formatDate(year, month, Math.min(day, daysInMonth(year, month)));
    const key = (m: number, d: number): number => m * 100 + d;
    const today = now.month === null ? key(12, 31) : key(now.month, now.day ?? 31);
    const firstToday = now.month === null ? key(1, 1) : key(now.month, now.day ?? 1);
    const value = inYear(key(month, day) <= today ? now.year : now.year - 1);
    const upcoming = inYear(key(month, day) >= firstToday ? now.year : now.year + 1);
    return { value, upcoming, end: endDay ? `${value.slice(0, 8)}${String(endDay).padStart(2, '0')}` : null, next };
  };

  const openMonth = (month: number, next: number, shift: -1 | 0 | 1): Point | null => {
    if (!now) return null;
    const current = now.month ?? (shift < 0 ? 12 : 1);
    const back = shift < 0 ? month < current : month <= (now.month ?? 12);
    const ahead = shift > 0 ? month > current : month >= current;
    const value = formatDate(back ? now.year : now.year - 1, month);
    const upcoming = formatDate(ahead ? now.year : now.year + 1, month);
    if (shift !== 0) return same(shift < 0 ? value : upcoming, next);
    return { value, upcoming, end: null, next };
  };

  const fullDate = (at: number): Point | null => {
    // 2025-08-03, 2025/08/03 and 2025-08
    const y = yearAt(at);
    if (y !== null && (word(at + 1) === '-' || word(at + 1) === '/') && touching(at + 1) && touching(at + 2) && /^\d\d$/.test(word(at + 2))) {
      const month = Number(word(at + 2));
      const isMonth = month >= 1 && month <= 12;
      if (isMonth && word(at + 3) === word(at + 1) && touching(at + 4) && /^\d\d$/.test(word(at + 4)) && valid(y, month, Number(word(at + 4)))) {
        return same(formatDate(y, month, Number(word(at + 4))), at + 5);
      }
      if (isMonth && month !== (y + 1) % 100 && word(at + 1) === '-') return same(formatDate(y, month), at + 3);
    }
    // 3 August 2025, 3-5 August, 18 and 19 August 2025, the 3rd of August
    const day = dayAt(at);
    if (day) {
      let next = day.next;
      let last: number | null = null;
      const joins = isDash(next) || word(next) === 'and' || word(next) === 'to' || word(next) === 'or' || word(next) === '/';
      const second = joins ? dayAt(next + 1) : null;
      if (second && second.day > day.day && monthAt(word(second.next) === 'of' ? second.next + 1 : second.next) !== null) {
        last = word(next) === 'or' ? null : second.day;
        next = second.next;
      }
      if (word(next) === 'day' && (word(next + 1) === 'of' || word(next + 1) === ',')) next++;
      if (word(next) === 'of') next++;
      const month = monthAt(next);
      if (month !== null) {
        next = afterMonth(next);
        const comma = word(next) === ',' ? 1 : 0;
        const year = yearAt(next + comma);
        if (year !== null) {
          if (!valid(year, month, day.day)) return null;
          return same(formatDate(year, month, day.day), next + comma + 1, last ? formatDate(year, month, last) : null);
        }
        return openDay(month, day.day, next, last);
      }
    }
    // August 3, 2025; August 3-5; August 2025; August
    const month = monthAt(at);
    if (month !== null) {
      const next = afterMonth(at);
      const of = word(next) === 'of' || word(next) === ',' ? 1 : 0;
      const year = yearAt(next + of);
      if (year !== null && !isDash(next + of + 1)) return same(formatDate(year, month), next + of + 1);
      const d = dayAt(next);
      if (d && !words.units.has(word(d.next)) && !['%', 'per', 'percent', 'million', 'billion', '.'].includes(word(d.next)) || (d && word(d.next) === '.' && lexemes[d.next + 1] === undefined)) {
        let after = d.next;
        let last: number | null = null;
        const second = isDash(after) || word(after) === 'and' || word(after) === 'to' ? dayAt(after + 1) : null;
        if (second && second.day > d.day && !words.units.has(word(second.next))) {
          last = second.day;
          after = second.next;
        }
        const comma = word(after) === ',' ? 1 : 0;
        const written = yearAt(after + comma);
        if (written !== null) return valid(written, month, d.day) ? same(formatDate(written, month, d.day), after + comma + 1, last ? formatDate(written, month, last) : null) : null;
        return openDay(month, d.day, after, last);
      }
      return openMonth(month, next, 0);
    }
    // 03/08/2025: day first unless only the other order is a date
    if (lexemes[at]?.kind === 'number' && /^\d{1,2}$/.test(word(at)) && word(at + 1) === '/' && /^\d{1,2}$/.test(word(at + 2)) && word(at + 3) === '/' && yearAt(at + 4) !== null) {
      const a = Number(word(at));
      const b = Number(word(at + 2));
      const year = yearAt(at + 4)!;
      const [d, m] = b > 12 ? [b, a] : [a, b];
      if (m >= 1 && m <= 12 && d >= 1 && valid(year, m, d)) return same(formatDate(year, m, d), at + 5);
    }
    return null;
  };

  /** First day of an Iranian solar year or month, by the mean new year of 21 March; a day off in leap years. */
  const iranianDay = (year: number, month: number, day: number): string => {
    const passed = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
    return dayOfNumber(dayNumber(year + 621, 3, 21) + passed);
  };
  const iranian = (at: number): Point | null => {
    const day = dayAt(at);
    const monthIndex = day ? day.next : at;
    const month = words.iranianMonths.get(word(monthIndex));
    const isSolarYear = (k: number): boolean => lexemes[k]?.kind === 'number' && /^1[34]\d\d$/.test(word(k));
    if (month !== undefined && isCapital(monthIndex)) {
      const year = isSolarYear(monthIndex + 1) ? Number(word(monthIndex + 1)) : isSolarYear(monthIndex + 2) && word(monthIndex + 1) === ',' ? Number(word(monthIndex + 2)) : null;
      if (year !== null) {
        const next = monthIndex + (word(monthIndex + 1) === ',' ? 3 : 2);
        return day ? same(iranianDay(year, month, day.day), next) : same(iranianDay(year, month, 15).slice(0, 7), next);
      }
      return null;
    }
    if (isSolarYear(at)) {
      const before = [word(at - 1), word(at - 2), word(at - 3)];
      const named = before.some((w) => ['iranian', 'solar', 'persian', 'hijri', 'shamsi', 'sh'].includes(w)) || (before[0] === 'year') || (/^(of|in|by|for|until)$/.test(before[0]!) && Number(word(at)) >= 1380);
      if (!named) return null;
      const year = Number(word(at)) + 621;
      return { ...same(String(year), at + 1, formatDate(year + 1, 3)) };
    }
    return null;
  };

  const fiscal = (at: number): Point | null => {
    let next = at;
    let marked = false;
    if (word(at) === 'fy') { next = at + 1; marked = true; }
    else if (/^(fiscal|financial|budget|tax)$/.test(word(at))) {
      marked = true;
      next = word(at + 1) === 'year' ? at + 2 : at + 1;
    }
    if (!marked) return null;
    if (isDash(next) && touching(next)) next++;
    const written = lexemes[next]?.kind === 'number' ? word(next) : '';
    let year = YEAR.test(written) ? Number(written) : /^\d\d$/.test(written) && word(at) === 'fy' ? 2000 + Number(written) : null;
    if (year === null) return null;
    next++;
    let named = false;
    if ((isDash(next) || word(next) === '/') && /^(\d\d|\d{4})$/.test(word(next + 1))) {
      const second = Number(word(next + 1)) % 100;
      if (second === (year + 1) % 100) {
        year += 1;
        named = true;
        next += 2;
      }
    }
    const endYear = named || fiscalNamedByEnd || fiscalLastMonth === 12 ? year : year + 1;
    const end = formatDate(endYear, fiscalLastMonth);
    return { value: String(endYear), upcoming: String(endYear), end, next };
  };

  /** "Q1 2024", "the third quarter of 2025", "the first half of 2025", "the first nine months of 2025", "the year to March 2023". */
  const partOfYear = (at: number): Point | null => {
    const stretch = (year: number, firstMonth: number, months: number, next: number): Point => same(formatDate(year, firstMonth), next, addMonths(formatDate(year, firstMonth), months - 1));
    if ((word(at) === 'q' || word(at) === 'h') && lexemes[at + 1]?.kind === 'number' && touching(at + 1)) {
      const n = lexemes[at + 1]!.value;
      const size = word(at) === 'q' ? 3 : 6;
      const next = word(at + 2) === 'of' || isDash(at + 2) ? at + 3 : at + 2;
      const year = yearAt(next) ?? (now && n >= 1 ? now.year : null);
      if (n >= 1 && n <= 12 / size && year !== null) return stretch(year, (n - 1) * size + 1, size, yearAt(next) === null ? at + 2 : next + 1);
    }
    const part = words.parts.get(word(at));
    if (part !== undefined && /^(quarter|half)$/.test(word(at + 1))) {
      const size = word(at + 1) === 'quarter' ? 3 : 6;
      const n = part === 4 && size === 6 ? 2 : part;
      let next = at + 2;
      if (word(next) === 'of') next++;
      const year = yearAt(next);
      if (n <= 12 / size && year !== null) return stretch(year, (n - 1) * size + 1, size, next + 1);
      const relative = word(next) === 'the' || word(next) === 'this' ? relativeYear(next) : relativeYear(next);
      if (n <= 12 / size && relative) return stretch(relative.year, (n - 1) * size + 1, size, relative.next);
    }
    if (part === 1 && words.units.get(word(at + 2)) === 'month' && smallNumber(at + 1)) {
      const count = smallNumber(at + 1)!.value;
      const year = word(at + 3) === 'of' ? yearAt(at + 4) : null;
      if (year !== null && count >= 1 && count <= 12) return stretch(year, 1, count, at + 5);
    }
    if (word(at) === 'year' && /^(to|ending|ended|through)$/.test(word(at + 1))) {
      const skip = word(at + 2) === 'in' ? 3 : 2;
      const close = fullDate(at + skip);
      if (close && close.value.length >= 7) return same(addMonths(close.value.slice(0, 7), -11), close.next, close.value.slice(0, 7));
    }
    return null;
  };

  const relativeYear = (at: number): { year: number; next: number } | null => {
    if (!now) return null;
    const first = word(at) === 'the' ? at + 1 : at;
    const shift = SHIFTS.get(word(first));
    if (word(first + 1) === 'year' && shift !== undefined) return { year: now.year + shift, next: first + 2 };
    if (word(at) === 'the' && word(at + 1) === 'year') return { year: now.year, next: at + 2 };
    return null;
  };

  /** "Yesterday", "last Thursday", "next week", "this year", "two years ago", "later this month". */
  const relative = (at: number): Point | null => {
    if (!now || !anchor) return null;
    const day = anchorPrecision === 'day';
    const cut = (written: string): string => cutDate(written, anchorPrecision);
    const shiftDay = (days: number, next: number): Point => same(day ? addDays(anchor, days) : anchor, next);
    if (word(at) === 'today' || word(at) === 'tonight') return shiftDay(0, at + 1);
    if (word(at) === 'yesterday') return shiftDay(-1, at + 1);
    if (word(at) === 'tomorrow') return shiftDay(1, at + 1);
    if (word(at) === 'day' && /^(before|after)$/.test(word(at + 1)) && /^(yesterday|tomorrow)$/.test(word(at + 2))) return shiftDay(word(at + 2) === 'yesterday' ? -2 : 2, at + 3);
    let first = at;
    if (/^(later|earlier|early|late|sometime)$/.test(word(first)) && SHIFTS.has(word(first + 1))) first++;
    const shift = SHIFTS.get(word(first));
    const head = word(first + 1);
    if (shift !== undefined) {
      const weekday = words.weekdays.get(head);
      if (weekday !== undefined && isCapital(first + 1)) return day ? weekdayPoint(weekday, first + 2, shift) : same(anchor, first + 2);
      const month = words.months.get(head);
      if (month !== undefined && isCapital(first + 1)) {
        const year = yearAt(first + 2);
        if (year !== null) return same(formatDate(year, month), first + 3);
        return openMonth(month, first + 2, shift);
      }
      if (/^(fiscal|financial|budget)$/.test(head) && word(first + 2) === 'year' && now.month !== null) {
        const endYear = (now.month > fiscalLastMonth ? now.year + 1 : now.year) + shift;
        return { value: String(endYear), upcoming: String(endYear), end: formatDate(endYear, fiscalLastMonth), next: first + 3 };
      }
      if (head === 'calendar' && word(first + 2) === 'year') return same(String(now.year + shift), first + 3);
      const unit = words.units.get(head);
      if (unit === undefined || head.endsWith('s')) return null;
      if (unit === 'year') return same(String(now.year + shift), first + 2);
      if (unit === 'decade') return same(String(Math.floor(now.year / 10) * 10 + shift * 10), first + 2, String(Math.floor(now.year / 10) * 10 + shift * 10 + 9));
      if (unit === 'month') return same(now.month === null ? anchor : addMonths(anchor.slice(0, 7), shift), first + 2);
      if (unit === 'week') {
        if (!day) return same(anchor, first + 2);
        const monday = addDays(anchor, -((weekdayOf(anchor) + 6) % 7) + shift * 7);
        return same((shift === 0 ? anchor : monday).slice(0, 7), first + 2, addDays(monday, 6));
      }
      if (unit === 'quarter' && now.month !== null) {
        const start = addMonths(formatDate(now.year, Math.floor((now.month - 1) / 3) * 3 + 1), shift * 3);
        return same(start, first + 2, addMonths(start, 2));
      }
      return null;
    }
    // "two years ago", "a week ago", "three days earlier"
    const amount = ONE.has(word(at)) ? { value: 1, next: at + 1 } : smallNumber(at);
    const unit = amount ? words.units.get(word(amount.next)) : undefined;
    if (amount && unit !== undefined && /^(ago)$/.test(word(amount.next + 1))) return same(cut(stepBack(anchor, amount.value, unit)), amount.next + 2);
    return null;
  };

  const stepBack = (from: string, count: number, unit: TimeUnit): string => {
    const months = UNIT_MONTHS.get(unit);
    if (months !== undefined) return cutDate(addMonths(from, -count * months), unit === 'year' || unit === 'decade' ? 'year' : 'month');
    if (precisionOf(from) !== 'day') return from;
    return unit === 'hour' ? addDays(from, -Math.floor(count / 24)) : addDays(from, -count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
  };

  const stepAhead = (from: string, count: number, unit: TimeUnit): string => {
    const months = UNIT_MONTHS.get(unit);
    if (months !== undefined) return cutDate(addMonths(from, Math.round(count * months)), unit === 'year' || unit === 'decade' ? 'year' : 'month');
    if (precisionOf(from) !== 'day') return from;
    return unit === 'hour' ? addDays(from, Math.floor(count / 24)) : addDays(from, count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
  };

  const weekdayPoint = (weekday: number, next: number, shift: -1 | 0 | 1 | null): Point => {
    const today = weekdayOf(anchor!);
    const back = (today - weekday + 7) % 7;
    const ahead = (weekday - today + 7) % 7;
    if (shift === -1) return same(addDays(anchor!, -(back === 0 ? 7 : back)), next);
    // "Next Thursday" is the one of the coming calendar week, Monday to Sunday; "this Thursday" the one ahead.
    if (shift === 1) return same(addDays(anchor!, 7 - ((today + 6) % 7) + ((weekday + 6) % 7)), next);
    if (shift === 0) return same(addDays(anchor!, ahead), next);
    return { value: addDays(anchor!, -back), upcoming: addDays(anchor!, ahead), end: null, next };
  };

  const weekday = (at: number): Point | null => {
    const number = words.weekdays.get(word(at));
    if (number === undefined || !isCapital(at)) return null;
    if (word(at).length <= 4 && !(word(at + 1) === ',' || word(at + 1) === '.' || lexemes[at + 1]?.kind === 'number')) return null;
    // "Monday, 3 August", "Monday (April 22)": the written date decides.
    const skip = word(at + 1) === ',' || word(at + 1) === '(' ? at + 2 : at + 1;
    const written = fullDate(skip);
    if (written && written.value.length === 10) return { ...written, next: written.next + (word(at + 1) === '(' && word(written.next) === ')' ? 1 : 0) };
    return anchor && anchorPrecision === 'day' ? weekdayPoint(number, at + 1, null) : null;
  };

  const year = (at: number): Point | null => {
    const found = yearAt(at);
    if (found === null || APPROXIMATE.has(word(at - 1)) || NOT_A_YEAR_AFTER.has(word(at + 1)) || (word(at + 1) === '%')) return null;
    if (lexemes[at - 1]?.text === '/' && touching(at)) return null;
    if (lexemes[at - 1]?.text === '-' && touching(at) && !/^(mid|end|early|late)$/.test(word(at - 2))) return null;
    if (touching(at + 1) && word(at + 1) === 's') return same(String(Math.floor(found / 10) * 10), at + 2, String(Math.floor(found / 10) * 10 + 9));
    // 2023-2028, 2024-25, 2022/23
    if ((isDash(at + 1) || word(at + 1) === '/') && lexemes[at + 2]?.kind === 'number') {
      const second = yearAt(at + 2) ?? (/^\d\d$/.test(word(at + 2)) ? Math.floor(found / 100) * 100 + Number(word(at + 2)) : null);
      if (second !== null && second > found && second - found <= 60) return same(String(found), at + 3, String(second));
    }
    if (/^(act|resolution|no)$/.test(word(at - 1))) return null;
    return same(String(found), at + 1);
  };

  const point = (at: number): Point | null => {
    const lexeme = lexemes[at];
    if (!lexeme) return null;
    // "the end of next year", "end-2017", "year-end", "mid-2024", "early 2025"
    if (/^(end|close|turn)$/.test(word(at)) && (word(at + 1) === 'of' || isDash(at + 1) || yearAt(at + 1) !== null)) {
      let next = word(at + 1) === 'of' || isDash(at + 1) ? at + 2 : at + 1;
      const calendarYear = word(next) === 'the' && word(next + 1) === 'year' && now ? same(String(now.year), next + 2)
        : word(next) === 'the' && word(next + 1) === 'decade' && now ? same(String(Math.floor(now.year / 10) * 10 + 9), next + 2, String(Math.floor(now.year / 10) * 10 + 9)) : null;
      const solarYear = word(next) === 'the' && /^(iranian|persian|solar)$/.test(word(next + 1)) && word(next + 2) === 'year' && now && lexemes[next + 3]?.kind !== 'number'
        ? same(formatDate(now.year + ((now.month ?? 12) > 3 || ((now.month ?? 12) === 3 && (now.day ?? 31) > 20) ? 1 : 0), 3), next + 3) : null;
      if (!calendarYear && !solarYear && word(next) === 'the') next += word(next + 2) === 'year' && /^(iranian|persian|solar)$/.test(word(next + 1)) ? 3 : 1;
      const whole = calendarYear ?? solarYear ?? point(next);
      return whole && atEnd(whole);
    }
    if (word(at) === 'year' && (isDash(at + 1) || word(at + 1) === 'end') && /^(end)$/.test(word(isDash(at + 1) ? at + 2 : at + 1)) && now) return same(formatDate(now.year, 12), isDash(at + 1) ? at + 3 : at + 2);
    if (/^(mid|early|late|beginning|start|middle)$/.test(word(at))) {
      let next = at + 1;
      if (isDash(next) || word(next) === 'of' || (word(at) === 'early' && word(next) === 'in')) next++;
      if (word(next) === 'the') next++;
      const whole = fullDate(next) ?? iranian(next) ?? year(next) ?? relative(next);
      if (whole) return { value: cutDate(whole.value, 'month'), upcoming: cutDate(whole.upcoming, 'month'), end: whole.end, next: whole.next };
    }
    return fullDate(at) ?? iranian(at) ?? fiscal(at) ?? partOfYear(at) ?? weekday(at) ?? relative(at) ?? year(at);
  };

  const atEnd = (whole: Point): Point => {
    if (whole.end) return { value: whole.end, upcoming: whole.end, end: null, next: whole.next };
    const close = (written: string): string => (written.length === 4 ? `${written}-12` : written);
    return { value: close(whole.value), upcoming: close(whole.upcoming), end: null, next: whole.next };
  };

  return { anchor, point, smallNumber, stepBack, stepAhead };
}

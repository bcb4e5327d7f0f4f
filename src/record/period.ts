import type { PeriodUnit } from './counts.js';
import type { DatePrecision } from './document-record.js';

const DAY_MS = 86_400_000;

/** First and last day a date covers, YYYY-MM-DD, inclusive. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/**
 * How exact a date is written: `2025-11-25` day, `2025-11` month, `2025` year. Null when it is none of these or no day of the
 * Gregorian calendar (`2025-02-30`).
 */
export function datePrecision(value: string): DatePrecision | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!found) return null;
  const [, year, month, day] = found;
  if (month === undefined) return 'year';
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return 'month';
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)) ? 'day' : null;
}

/** The days a date covers: a month from its first to its last, a year likewise. Null when it is no date. */
export function dayRange(value: string): DayRange | null {
  const precision = datePrecision(value);
  if (precision === null) return null;
  if (precision === 'day') return { first: value, last: value };
  if (precision === 'year') return { first: `${value}-01-01`, last: `${value}-12-31` };
  const days = daysInMonth(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
  return { first: `${value}-01`, last: `${value}-${String(days).padStart(2, '0')}` };
}

/** Label of the period a day (YYYY-MM-DD) falls in: `2025-11-25`, ISO week `2025-W48`, `2025-11`, `2025-Q4`, `2025`. */
export function periodLabel(day: string, unit: PeriodUnit): string {
  switch (unit) {
    case 'day': return day;
    case 'week': return isoWeek(day);
    case 'month': return day.slice(0, 7);
    case 'quarter': return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'year': return day.slice(0, 4);
  }
}

/**
 * The one period all days of a date fall in, or null: an event dated `2025-11` is in the month 2025-11 and in 2025-Q4, but in no
 * single week. Null too when the date is missing.
 */
export function periodOf(date: string | null, unit: PeriodUnit): string | null {
  const range = date === null ? null : dayRange(date);
  if (range === null) return null;
  const label = periodLabel(range.first, unit);
  return label === periodLabel(range.last, unit) ? label : null;
}

/** True when the date has a day in the window; ends may be days, months or years, inclusive; an absent end is open. */
export function isInWindow(date: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  const range = date === null ? null : dayRange(date);
  if (range === null) return false;
  return (from === undefined || range.last >= windowStart(from)) && (to === undefined || range.first <= windowEnd(to));
}

/** First day of a window that starts with this day, month or year. Anything else is a bug of the caller and throws. */
export function windowStart(from: string): string {
  return wanted(from).first;
}

/** Last day of a window that ends with this day, month or year. Anything else is a bug of the caller and throws. */
export function windowEnd(to: string): string {
  return wanted(to).last;
}

function wanted(date: string): DayRange {
  const range = dayRange(date);
  if (range === null) throw new Error(`invalid date: ${date}; expected YYYY-MM-DD, YYYY-MM or YYYY`);
  return range;
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO 8601 week: the week of the Thursday nearest to the day, weeks starting on Monday. */
function isoWeek(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = time + (3 - weekday) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / DAY_MS / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

import { addDays, daysBetween, firstDay, lastDay, parseDate, precisionOf, weekdayOf } from '../base/calendar.js';
import type { PeriodUnit } from './counts.js';
import type { DatePrecision } from './document-record.js';

/** First and last day a date covers, YYYY-MM-DD, inclusive. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** How exact a date is written; null when it is no date (`2025-02-30`, `soon`). */
export function datePrecision(value: string): DatePrecision | null {
  return parseDate(value) === null ? null : precisionOf(value);
}

/** The days a date covers: a month from its first to its last, a year likewise. Null when it is no date. */
export function dayRange(value: string): DayRange | null {
  const first = firstDay(value);
  const last = lastDay(value);
  return first === null || last === null ? null : { first, last };
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

/** ISO 8601 week: the week of the Thursday nearest to the day, weeks starting on Monday. */
function isoWeek(day: string): string {
  const thursday = addDays(day, 3 - ((weekdayOf(day) + 6) % 7));
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday)! / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

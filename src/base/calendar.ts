/** How exact a date is. Dates are written YYYY-MM-DD, YYYY-MM or YYYY; all days are days of the Gregorian calendar in UTC. */
export type Precision = 'day' | 'month' | 'year';

/** Parts of a written date; `month` 1–12 and `day` 1–31 are null where the date is less exact. */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** Reads YYYY, YYYY-MM or YYYY-MM-DD; null for anything else, also for days that do not exist. */
export function parseDate(written: string): DateParts | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written);
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] === undefined ? null : Number(found[2]);
  const day = found[3] === undefined ? null : Number(found[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > daysInMonth(year, month!))) return null;
  return { year, month, day };
}

/** Writes a date as exactly as it is known. */
export function formatDate(year: number, month?: number | null, day?: number | null): string {
  const y = String(year).padStart(4, '0');
  if (month === null || month === undefined) return y;
  const m = `${y}-${String(month).padStart(2, '0')}`;
  return day === null || day === undefined ? m : `${m}-${String(day).padStart(2, '0')}`;
}

export function precisionOf(written: string): Precision {
  return written.length === 4 ? 'year' : written.length === 7 ? 'month' : 'day';
}

/** 28–31. `month` 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days since 1970-01-01; negative before it. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The day with this number, YYYY-MM-DD. */
export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** First day that a written date covers: `2025` is 2025-01-01. Null when it is no date. */
export function firstDay(written: string): string | null {
  const parts = parseDate(written);
  return parts && formatDate(parts.year, parts.month ?? 1, parts.day ?? 1);
}

/** Last day that a written date covers: `2025-02` is 2025-02-28. Null when it is no date. */
export function lastDay(written: string): string | null {
  const parts = parseDate(written);
  if (!parts) return null;
  const month = parts.month ?? 12;
  return formatDate(parts.year, month, parts.day ?? daysInMonth(parts.year, month));
}

/** Number of the first day a written date covers; null when it is no date. */
export function firstDayNumber(written: string): number | null {
  const parts = parseDate(written);
  return parts && dayNumber(parts.year, parts.month ?? 1, parts.day ?? 1);
}

/** The date `months` later (earlier when negative), as exact as `written`; a day past the month's end becomes its last. */
export function addMonths(written: string, months: number): string {
  const parts = parseDate(written);
  if (!parts) throw new Error(`addMonths needs a date; got ${written}`);
  if (parts.month === null) return formatDate(parts.year + Math.floor(months / 12));
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return formatDate(year, month, parts.day === null ? null : Math.min(parts.day, daysInMonth(year, month)));
}

/** The day `days` later (earlier when negative). `written` must be exact to the day. */
export function addDays(written: string, days: number): string {
  const parts = parseDate(written);
  if (!parts || parts.day === null) throw new Error(`addDays needs a day; got ${written}`);
  return dayOfNumber(dayNumber(parts.year, parts.month!, parts.day) + days);
}

/** 0 Sunday to 6 Saturday. `written` must be exact to the day. */
export function weekdayOf(written: string): number {
  const number = firstDayNumber(written);
  if (number === null) throw new Error(`weekdayOf needs a date; got ${written}`);
  return (((number + 4) % 7) + 7) % 7;
}

/** Cuts a date down to at most this precision: `2025-08-03` to month is `2025-08`. */
export function cutDate(written: string, precision: Precision): string {
  return written.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}

/** Days from the first day of `from` to the first day of `to`; null when either is no date. */
export function daysBetween(from: string, to: string): number | null {
  const a = firstDayNumber(from);
  const b = firstDayNumber(to);
  return a === null || b === null ? null : b - a;
}

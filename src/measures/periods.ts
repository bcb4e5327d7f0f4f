import { addDays, addMonths, dayOfNumber, firstDayNumber, lastDay, weekdayOf } from '../base/calendar.js';
import type { PeriodUnit } from '../record/counts.js';
import { periodLabel } from '../record/period.js';

/** A calendar period: its label and its first and last day, inclusive. */
export interface Period {
  readonly label: string;
  readonly first: string;
  readonly last: string;
}

export const PERIOD_UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Every period with a day between two days (YYYY-MM-DD, inclusive), oldest first; whole periods, so that the ends may reach over. Empty when `to` is before `from`. */
export function periodsBetween(from: string, to: string, unit: PeriodUnit): Period[] {
  const out: Period[] = [];
  if (unit === 'day') {
    const end = firstDayNumber(to)!;
    for (let day = firstDayNumber(from)!; day <= end; day++) {
      const label = dayOfNumber(day);
      out.push({ label, first: label, last: label });
    }
    return out;
  }
  for (let first = startOf(from, unit); first <= to;) {
    const next = unit === 'week' ? addDays(first, 7) : addMonths(first, unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12);
    out.push({ label: periodLabel(first, unit), first, last: addDays(next, -1) });
    first = next;
  }
  return out;
}

/** First day of the period a day falls in. */
export function startOf(day: string, unit: PeriodUnit): string {
  switch (unit) {
    case 'day': return day;
    case 'week': return addDays(day, -((weekdayOf(day) + 6) % 7));
    case 'month': return `${day.slice(0, 7)}-01`;
    case 'quarter': return `${day.slice(0, 4)}-${['01', '04', '07', '10'][Math.floor((Number(day.slice(5, 7)) - 1) / 3)]!}-01`;
    case 'year': return `${day.slice(0, 4)}-01-01`;
  }
}

/** First and last day of a written date, or null when it is none. */
export function daysOf(date: string): { readonly first: string; readonly last: string } | null {
  const last = lastDay(date);
  return last === null ? null : { first: dayOfNumber(firstDayNumber(date)!), last };
}

import { parseDate } from '../base/calendar.js';
import type { DateReading } from './event-reading.js';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** A day written YYYYMMDD, YYYY-MM-DD (a time after it is passed over) or `16 May 2025`; YYYYMM00 and YYYY0000 are a month and a year. */
export function readDay(written: string): { readonly date: string } | { readonly leftOut: string } {
  const text = written.trim();
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const words = /^(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})$/.exec(text);
  const month = words === null ? -1 : MONTHS.findIndex((name) => name.startsWith(words[2]!.toLowerCase()));
  const date = digits !== null ? `${digits[1]}-${digits[2]}-${digits[3]}`.replace(/(?:-00){1,2}$/, '')
    : words !== null && month >= 0 ? `${words[3]}-${String(month + 1).padStart(2, '0')}-${words[1]!.padStart(2, '0')}`
      : text.replace(/[T ].*$/, '');
  return parseDate(date) === null ? { leftOut: 'row/date' } : { date };
}

/** The date that covers two days: the day, else their month, else their year; `row/date` when they lie in different years or are none. */
export function readDays(first: string, last: string): DateReading {
  const [start, end] = [readDay(first), readDay(last === '' ? first : last)];
  if ('leftOut' in start) return start;
  if ('leftOut' in end || start.date === end.date) return start;
  for (const length of [7, 4]) if (start.date.slice(0, length) === end.date.slice(0, length)) return { date: start.date.slice(0, length) };
  return { leftOut: 'row/date' };
}

import { holidaysOf, statesWithHolidays } from '../measures/holidays.js';
import type { Pair } from '../record/dyad.js';
import { windowEnd, windowStart } from '../record/period.js';
import type { Holidays } from './contract.js';

/** Holidays and seasons of both states of a pair in a window, by day; `unknown` names the states whose calendar is not known. */
export function listHolidays({ a, b }: Pair, from: string, to: string): Holidays {
  const known = new Set(statesWithHolidays());
  const rows = [a, b].flatMap((state) => holidaysOf(state, windowStart(from), windowEnd(to)));
  return { unknown: [a, b].filter((state) => !known.has(state)), rows: rows.toSorted((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : x.state < y.state ? -1 : x.state > y.state ? 1 : 0)) };
}

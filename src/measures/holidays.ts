import { dayNumber, dayOfNumber, firstDayNumber } from '../base/calendar.js';
import { easterOf, hebrew, nthWeekday, orthodoxEasterOf, solarHijri, tabularHijri } from '../base/feast-calendars.js';
import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { tables } from './reference.generated.js';

/** A day on which offices of a state rest, or one of a season with shorter hours. */
export interface Holiday {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** ISO 3166-1 alpha-3. */
  readonly state: string;
  readonly name: string;
  readonly kind: 'holiday' | 'season';
}

interface Feast {
  readonly name: string;
  readonly kind: Holiday['kind'];
  readonly days: number;
  readonly from: number;
  readonly to: number;
  /** Day numbers on which it begins in a Gregorian year: none, one, or two (a short lunar year). */
  startsIn(year: number): readonly number[];
}

/** First days of years of the Umm al-Qura calendar, with the months that have thirty days, and of feasts that follow the moon otherwise. */
const calendarYears = once(() => new Map(readRows(tables['calendar-years']!, ['calendar', 'year', 'start', 'months']).map(({ calendar, year, start, months }) => [`${calendar} ${year}`, { start: firstDayNumber(start)!, months }])));

/** Day number of an Islamic date: Umm al-Qura from 1356 to 1500, tabular outside. */
export function hijriDay(year: number, month: number, day: number): number {
  const known = calendarYears().get(`hijri ${year}`);
  if (known === undefined) return tabularHijri(year, month, day);
  return known.start + day - 1 + [...known.months].slice(0, month - 1).reduce((sum, each) => sum + (each === '1' ? 30 : 29), 0);
}

/** Reads a rule of data/reference/holidays.tsv; a rule that is none is a bug in the table and throws. */
export function readRule(rule: string): (year: number) => readonly number[] {
  const [kind = '', ...words] = rule.split(' ');
  const [first = NaN, second = NaN] = (words[0] ?? '').split('-').map(Number);
  const within = (year: number, days: readonly number[]) => days.filter((day) => day >= dayNumber(year, 1, 1) && day <= dayNumber(year, 12, 31));
  const shift = Number(words[0]);
  switch (kind) {
    case 'fixed': return (year) => [dayNumber(year, first, second)];
    case 'solar': return (year) => within(year, [year - 622, year - 621].map((each) => solarHijri(each, first, second)));
    // A Gregorian year touches two or three Islamic ones; 970224 / 1000000 is the length of the one in the other.
    case 'hijri': return (year) => { const about = Math.floor((year - 621.5774) / 0.970224); return within(year, [about - 1, about, about + 1, about + 2].map((each) => hijriDay(each, first, second))); };
    case 'hebrew': return (year) => within(year, [year + 3760, year + 3761].map((each) => hebrew(each, first, second)));
    case 'easter': return (year) => [easterOf(year) + shift];
    case 'orthodox': return (year) => [orthodoxEasterOf(year) + shift];
    case 'chinese':
    case 'diwali': return (year) => { const known = calendarYears().get(`${kind} ${year}`); return known === undefined ? [] : [known.start + shift]; };
    case 'weekday': return (year) => [nthWeekday(year, Number(words[0]), Number(words[1]), Number(words[2]))];
    default: throw new Error(`no such rule of a holiday: ${rule}`);
  }
}

const feasts = once((): ReadonlyMap<string, readonly Feast[]> => {
  const out = new Map<string, Feast[]>();
  for (const row of readRows(tables['holidays']!, ['kind', 'name', 'rule', 'days', 'states', 'from', 'to'])) {
    const feast: Feast = { name: row.name, kind: row.kind as Holiday['kind'], days: Number(row.days), from: row.from === '' ? -Infinity : Number(row.from), to: row.to === '' ? Infinity : Number(row.to), startsIn: readRule(row.rule) };
    for (const state of row.states.split(' ')) {
      const known = out.get(state);
      if (known === undefined) out.set(state, [feast]);
      else known.push(feast);
    }
  }
  return out;
});

/** States whose holidays are known, sorted. */
export function statesWithHolidays(): readonly string[] {
  return [...feasts().keys()].toSorted();
}

/**
 * Holidays and seasons of a state between two days (YYYY-MM-DD, inclusive), by day, then name; empty where its calendar is not known (`statesWithHolidays` tells). A feast that is sighted, moved or lengthened
 * by a notice may lie a day from what is reckoned here; spans in the table allow for that. Source: data/reference/holidays.tsv.
 */
export function holidaysOf(state: string, from: string, to: string): Holiday[] {
  const [first, last] = [firstDayNumber(from), firstDayNumber(to)];
  if (first === null || last === null) return [];
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const out: Holiday[] = [];
  for (const feast of feasts().get(state) ?? []) {
    // One that began in the last days of the year before may reach over.
    for (let year = Math.max(firstYear - 1, feast.from); year <= Math.min(lastYear, feast.to); year++) {
      for (const start of feast.startsIn(year)) {
        for (let day = Math.max(start, first); day <= Math.min(start + feast.days - 1, last); day++) out.push({ day: dayOfNumber(day), state, name: feast.name, kind: feast.kind });
      }
    }
  }
  return out.toSorted((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : x.name < y.name ? -1 : 1));
}

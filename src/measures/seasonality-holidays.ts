import { firstDayNumber, weekdayOf } from '../base/calendar.js';
import { rateRatio, type RateRatio, type Stratum } from '../stats/rate-ratio.js';
import type { Random } from '../stats/random.js';
import { testSeason, type SeasonalTest } from '../stats/seasonal-test.js';
import { holidaysOf, statesWithHolidays, type Holiday } from './holidays.js';
import type { DataRow, Refusal } from './measure.js';

/** A day that is known: what was counted on it and what that is read against (above 0). */
export interface CountedDay {
  /** YYYY-MM-DD. */
  readonly first: string;
  readonly count: number;
  readonly exposure: number;
}

/** Whether counts dip or rise on holidays of the two states: the test, the ratio for each state and feast, or why there is none. */
export type HolidayRhythm = {
  /** States whose calendar is not known. */
  readonly unknown: readonly string[];
} & ({ readonly test: SeasonalTest; readonly all: RateRatio; readonly rows: readonly DataRow[] } | { readonly refused: Refusal });

/** Days within which holidays are compared with ordinary days; fewest such stretches with both and a count, and fewest counts expected on holidays (Cochran 1954). The first two are judgements. */
const STRETCH = 56;
const LEAST_STRETCHES = 8;
const LEAST_EXPECTED = 5;

/**
 * Compares holidays with ordinary days of the same eight weeks, weekdays brought to one level by what ordinary days show. `pattern` names the rows. Each row: the ratio of rates within stretches with an interval as wide as the
 * scatter asks. The test turns each stretch round at random, which keeps neighbours together and loses the calendar.
 */
export function holidayRhythm(pattern: string, days: readonly CountedDay[], pair: readonly [string, string], { times, random }: { readonly times: number; readonly random: Random }): HolidayRhythm {
  const known = statesWithHolidays();
  const states = pair.filter((state) => known.includes(state));
  const unknown = pair.filter((state) => !known.includes(state));
  const needed = `events on ${LEAST_EXPECTED} holidays’ worth of days in ${LEAST_STRETCHES} stretches of eight weeks`;
  if (states.length === 0) return { unknown, refused: { reason: `the holidays of ${unknown.join(' and ')} are not known`, needed: 'a calendar of one of the two in data/reference/holidays.tsv' } };
  const [first, last] = [days[0]?.first, days.at(-1)?.first];
  const reason = (what: string): HolidayRhythm => ({ unknown, refused: { reason: what, needed } });
  if (first === undefined || last === undefined) return reason('no day is known');
  const found = states.flatMap((state) => holidaysOf(state, first, last));
  const resting = found.filter(({ kind }) => kind === 'holiday');
  const restDays = new Set(resting.map(({ day }) => day));
  const weekdays = days.map(({ first: day }) => weekdayOf(day));
  const levels = weekdayLevels(days, weekdays, restDays);
  const table = tabulate(days, (k) => levels[weekdays[k]!]!, restDays);
  const test = testSeason({
    counts: days.map(({ count }) => count), exposure: table.exposure, cycle: table.stretch, phase: days.map(({ first: day }) => (restDays.has(day) ? 1 : 0)), phases: 2,
  }, { times, random });
  const all = rateRatio(strataOf(table, restDays, restDays));
  if (test === null || all === null) return reason(test === null ? 'holidays and ordinary days cannot be compared' : 'no count falls on a holiday, or all do');
  if (all.strata < LEAST_STRETCHES) return reason(`${all.strata} stretches hold both`);
  const least = test.totals[1]!.expected;
  if (least < LEAST_EXPECTED) return reason(`${least.toFixed(1)} are expected on holidays`);
  const spread = Math.sqrt(Math.max(1, test.dispersion, test.turnedDispersion ?? 0));
  const rowOf = (phase: string, own: ReadonlySet<string>): DataRow => {
    const ratio = rateRatio(strataOf(table, own, restDays));
    const count = [...own].filter((day) => table.at.has(day)).length;
    if (ratio === null || ratio.expected < 1) return { pattern, phase, observed: ratio?.cases ?? 0, expected: ratio?.expected ?? null, ratio: null, low: null, high: null, days: count };
    return { pattern, phase, observed: ratio.cases, expected: ratio.expected, ...rangeOf(ratio, spread), days: count };
  };
  const feasts = feastsOf(resting, states.length > 1);
  const seasons = feastsOf(found.filter(({ kind }) => kind === 'season'), states.length > 1);
  const rows = [
    rowOf('all holidays', restDays),
    ...(states.length > 1 ? states.map((state) => rowOf(`holidays of ${state}`, new Set(resting.filter((each) => each.state === state).map(({ day }) => day)))) : []),
    ...[...feasts].map(([name, own]) => rowOf(name, own)).toSorted((x, y) => Number(y['expected'] ?? 0) - Number(x['expected'] ?? 0)),
    ...[...seasons].map(([name, own]) => rowOf(name, own)),
  ];
  return { unknown, test, all, rows };
}

/** Ratio with its 95% interval, widened by the scatter. */
function rangeOf({ logRatio, error }: RateRatio, spread: number): { readonly ratio: number; readonly low: number; readonly high: number } {
  return { ratio: Math.exp(logRatio), low: Math.exp(logRatio - 1.96 * error * spread), high: Math.exp(logRatio + 1.96 * error * spread) };
}

/** Rate of each weekday (0 Sunday) on ordinary days over their mean rate; 1 where a weekday has no exposure. */
function weekdayLevels(days: readonly CountedDay[], weekdays: readonly number[], restDays: ReadonlySet<string>): readonly number[] {
  const [counts, exposures] = [Array.from<number>({ length: 7 }).fill(0), Array.from<number>({ length: 7 }).fill(0)];
  days.forEach(({ first, count, exposure }, k) => {
    if (restDays.has(first)) return;
    counts[weekdays[k]!]! += count;
    exposures[weekdays[k]!]! += exposure;
  });
  const mean = counts.reduce((sum, each) => sum + each, 0) / Math.max(1e-12, exposures.reduce((sum, each) => sum + each, 0));
  // Half a count more on each side keeps a weekday without any from standing at nought.
  return counts.map((count, k) => (exposures[k]! > 0 && mean > 0 ? (count + 0.5) / (exposures[k]! * mean + 0.5) : 1));
}

/** Days by their place, with levelled exposure and stretch; and what ordinary days of each stretch add up to. */
interface DayTable {
  readonly at: ReadonlyMap<string, number>;
  readonly days: readonly CountedDay[];
  readonly exposure: readonly number[];
  readonly stretch: readonly number[];
  readonly ordinary: ReadonlyMap<number, { readonly count: number; readonly exposure: number }>;
}

function tabulate(days: readonly CountedDay[], levelOf: (k: number) => number, restDays: ReadonlySet<string>): DayTable {
  const ordinary = new Map<number, { count: number; exposure: number }>();
  const exposure = days.map((day, k) => day.exposure * levelOf(k));
  const stretch = days.map(({ first }) => Math.floor(firstDayNumber(first)! / STRETCH));
  days.forEach(({ first, count }, k) => {
    if (restDays.has(first)) return;
    const sum = ordinary.get(stretch[k]!) ?? { count: 0, exposure: 0 };
    ordinary.set(stretch[k]!, { count: sum.count + count, exposure: sum.exposure + exposure[k]! });
  });
  return { at: new Map(days.map(({ first }, k) => [first, k])), days, exposure, stretch, ordinary };
}

/** Each stretch that holds days of `own`, with its ordinary days: those of `own` apart where they are ordinary (a season). */
function strataOf({ at, days, exposure, stretch, ordinary }: DayTable, own: ReadonlySet<string>, restDays: ReadonlySet<string>): Stratum[] {
  const out = new Map<number, { cases: number; caseExposure: number; others: number; otherExposure: number }>();
  for (const day of own) {
    const k = at.get(day);
    if (k === undefined) continue;
    const rest = ordinary.get(stretch[k]!);
    let sum = out.get(stretch[k]!);
    if (sum === undefined) out.set(stretch[k]!, sum = { cases: 0, caseExposure: 0, others: rest?.count ?? 0, otherExposure: rest?.exposure ?? 0 });
    sum.cases += days[k]!.count;
    sum.caseExposure += exposure[k]!;
    if (restDays.has(day)) continue;
    sum.others -= days[k]!.count;
    sum.otherExposure -= exposure[k]!;
  }
  // A stretch that a season fills has no ordinary day; what rounding leaves of its exposure is none.
  return [...out.values()].map((sum) => (sum.otherExposure > 1e-9 * sum.caseExposure ? sum : { ...sum, others: 0, otherExposure: 0 }));
}

/** Days of each feast; one that only one of two states keeps bears its code. */
function feastsOf(found: readonly Holiday[], isPair: boolean): Map<string, ReadonlySet<string>> {
  const names = [...new Set(found.map(({ name }) => name))];
  return new Map(names.map((name) => {
    const own = found.filter((each) => each.name === name);
    const keepers = new Set(own.map(({ state }) => state));
    return [isPair && keepers.size === 1 ? `${name} (${own[0]!.state})` : name, new Set(own.map(({ day }) => day))];
  }));
}

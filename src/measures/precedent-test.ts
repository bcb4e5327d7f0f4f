/** A series of one pair, oldest first, by calendar month or other period; null in gaps. */
export interface AlignedSeries {
  readonly subject: string;
  readonly periods: readonly string[];
  readonly values: readonly (number | null)[];
}

/** Level before and after one period. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
  readonly nBefore: number;
  readonly nAfter: number;
  /** log((after + c)/(before + c)) with c half an event in the window: a rise is above 0; sizes of pairs drop out. */
  readonly change: number;
}

/** Share of the periods of each window that must be covered. */
const LEAST_COVERED = 2 / 3;

/**
 * Means of the `window` periods before `at` (an index) and of those from `at` on, with the event's own period on the side after. Null where a side is covered for
 * less than two thirds or reaches over the end of the series.
 */
export function beforeAfter(values: readonly (number | null)[], at: number, window: number): BeforeAfter | null {
  if (at - window < 0 || at + window > values.length) return null;
  const known = (list: readonly (number | null)[]) => list.filter((each) => each !== null);
  const [left, right] = [known(values.slice(at - window, at)), known(values.slice(at, at + window))];
  if (left.length < LEAST_COVERED * window || right.length < LEAST_COVERED * window) return null;
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [before, after] = [mean(left), mean(right)];
  const half = 0.5 / window;
  return { before, after, nBefore: left.length, nAfter: right.length, change: Math.log((Math.max(0, after) + half) / (Math.max(0, before) + half)) };
}

/** Change at an event beside the changes of the same series at other dates and of other series at the same date. */
export interface PlaceboTest {
  readonly own: BeforeAfter;
  readonly dates: readonly { readonly period: string; readonly change: number }[];
  readonly pairs: readonly { readonly subject: string; readonly change: number }[];
  /** (1 + placebo dates with a change at least as far from their median) / (1 + dates): small is unusual (Fisher 1935; in space: Abadie, Diamond & Hainmueller 2010). */
  readonly pDates: number | null;
  readonly pPairs: number | null;
}

/** Fewest placebo dates or pairs a p-value is given for: 19 can reach 0.05. */
export const LEAST_PLACEBOS = 19;

/**
 * How unusual is the change at `at`? Placebo dates are all other periods of the series whose windows do not hold `at`; placebo pairs are series aligned at the same period.
 * Neighbouring placebo dates share most of their windows, so `pDates` is coarser than it looks; null below 19 placebos. Null where the event's own windows are not covered.
 */
export function testPlacebos(series: AlignedSeries, at: number, window: number, others: readonly AlignedSeries[]): PlaceboTest | null {
  const own = beforeAfter(series.values, at, window);
  if (!own) return null;
  const dates = series.periods.flatMap((period, k) => {
    const found = Math.abs(k - at) < window ? null : beforeAfter(series.values, k, window);
    return found ? [{ period, change: found.change }] : [];
  });
  const period = series.periods[at]!;
  const pairs = others.flatMap((other) => {
    const place = other.periods.indexOf(period);
    const found = place < 0 ? null : beforeAfter(other.values, place, window);
    return found ? [{ subject: other.subject, change: found.change }] : [];
  });
  return { own, dates, pairs, pDates: unusual(own.change, dates.map(({ change }) => change)), pPairs: unusual(own.change, pairs.map(({ change }) => change)) };
}

function unusual(seen: number, placebos: readonly number[]): number | null {
  if (placebos.length < LEAST_PLACEBOS) return null;
  const sorted = placebos.toSorted((x, y) => x - y);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  return (1 + placebos.filter((each) => Math.abs(each - middle) >= Math.abs(seen - middle)).length) / (1 + placebos.length);
}

import { chooseSeries } from '../measures/chosen-series.js';
import { findTurningPoints } from '../measures/find-turning-points.js';
import type { MeasureInput } from '../measures/input.js';
import { differenceOfMeans } from '../measures/mean-difference.js';
import { open, RULES, type Finding } from './judgement.js';

/** Months of scores wanted before a claim, after it for a break found, and after it for one ruled out; a break counts within so many months. As for counts of events. */
const BEFORE = 24;
const AFTER = 6;
const AFTER_ALL = 12;
const NEAR = 3;
/** A break is ruled out when the mean since lies, with 95%, within so many standard deviations of a month from the mean before. Judgement. */
const SAME_WITHIN = 1;

/** Months of a ready-made series, oldest first. */
interface Scores {
  readonly name: string;
  readonly months: readonly { readonly month: string; readonly value: number | null }[];
}

/** The ready-made series of the record with most months, as monthly means; null when it holds none. */
function monthlyScores(input: MeasureInput): Scores | null {
  const all = [...new Set(input.readyMade.map(({ series }) => series))].toSorted().map((name): Scores => {
    const { labels, values } = chooseSeries(input, { series: name, unit: 'month' });
    return { name, months: labels.map((month, k) => ({ month, value: values[k]! })) };
  });
  const length = ({ months }: Scores) => months.filter(({ value }) => value !== null).length;
  return all.toSorted((x, y) => length(y) - length(x))[0] ?? null;
}

const figureOf = (x: number): string => String(Number(x.toPrecision(3)));

/**
 * "A turning point" by a ready-made series of scores. Supported: a break in its monthly means within three months of the claim, six months of scores since. Contradicted: none within six months, a year of scores since, and their
 * mean with 95% within one standard deviation of a month from that of the two years before. Null when the record holds no such series.
 */
export function judgeScoreBreak(date: string, input: MeasureInput): Finding | null {
  const measure = 'turning-points/v1';
  const scores = monthlyScores(input);
  if (scores === null) return null;
  const { name, months } = scores;
  const month = date.slice(0, 7);
  const known = (list: Scores['months']) => list.flatMap(({ value }) => value ?? []);
  const [before, after] = [known(months.filter((each) => each.month < month)), known(months.filter((each) => each.month >= month))];
  if (before.length < BEFORE || after.length < AFTER) {
    return open('undecided', `the series ${name} holds ${before.length} months before ${month} and ${after.length} from then on`, `${BEFORE} months of scores before it and ${AFTER} after it`, measure);
  }
  const at = months.findIndex((each) => each.month >= month);
  const found = findTurningPoints({ values: months.map(({ value }) => value), exposure: null, isCount: false }, { cost: 'auto', penalty: 'auto', minLength: AFTER, level: 0.95 });
  const moved = differenceOfMeans(before.slice(-BEFORE), after);
  if (found === null || moved === null) return open('undecided', `the series ${name} does not vary`, 'scores that vary', measure);
  const base = {
    measure, evidence: [], figure: { value: moved.difference, unit: `mean of ${name} since, less that of the two years before`, n: moved.n, nOf: 'months', interval: { low: moved.low, high: moved.high, level: 0.95, method: 't with memory' }, pValue: 2 * Math.min(moved.more, moved.less) },
  };
  const told = `the mean of ${name} since ${month} is ${figureOf(moved.difference)} (95% ${figureOf(moved.low)} to ${figureOf(moved.high)}) from that of the two years before, with a standard deviation of ${figureOf(moved.deviation)} from month to month`;
  const nearest = found.breaks.toSorted((x, y) => Math.abs(x.at - at) - Math.abs(y.at - at))[0];
  const distance = nearest === undefined ? Infinity : Math.abs(nearest.at - at);
  if (nearest !== undefined && (distance <= NEAR || (nearest.low <= at && at <= nearest.high && distance <= 2 * NEAR))) {
    return { ...base, verdict: 'supported', because: `the series ${name} breaks at ${months[Math.min(months.length - 1, nearest.at)]!.month}; ${told}`, wouldChange: 'the scores going back within a year' };
  }
  if (after.length < AFTER_ALL) return { ...base, verdict: 'undecided', because: `no break of ${name} at ${month} so far, with ${after.length} months since; ${told}`, wouldChange: `${AFTER_ALL} months of scores after it` };
  const bound = SAME_WITHIN * moved.deviation;
  if (distance <= 2 * NEAR || moved.low < -bound || moved.high > bound) return { ...base, verdict: 'undecided', because: `no break of ${name} shows at ${month}, yet a change cannot be ruled out: ${told}`, wouldChange: 'more months of scores' };
  return { ...base, verdict: 'contradicted', because: `the series ${name} shows no break within six months of ${month}; ${told}`, wouldChange: 'a break in something these scores do not show, or a slow change that begins later' };
}

/**
 * "Closer than ever", "worse than ever" by a ready-made series of scores: mean of the last twelve months against every earlier twelve. Supported when above (below) all of them and against the highest (lowest) at p < 0.05, contradicted when on the other side of it likewise. Null without such a series.
 */
export function judgeScoreRecord(lowest: boolean, until: string, input: MeasureInput): Finding | null {
  const measure = 'turning-points/v1';
  const scores = monthlyScores(input);
  if (scores === null) return null;
  const known = scores.months.filter(({ month, value }) => value !== null && month <= until.slice(0, 7));
  const years: { readonly values: readonly number[]; readonly to: string; readonly mean: number }[] = [];
  for (let k = known.length; k >= 12; k -= 12) {
    const values = known.slice(k - 12, k).map(({ value }) => value!);
    years.push({ values, to: known[k - 1]!.month, mean: values.reduce((sum, value) => sum + value / 12, 0) });
  }
  if (years.length < 4) return open('undecided', `the series ${scores.name} covers ${known.length} months until ${until.slice(0, 7)}`, 'four years of scores', measure);
  const sign = lowest ? -1 : 1;
  const [now, ...earlier] = years as [(typeof years)[number], ...(typeof years)[number][]];
  const best = earlier.toSorted((x, y) => sign * (y.mean - x.mean))[0]!;
  const moved = differenceOfMeans(best.values, now.values);
  if (moved === null) return open('undecided', `the series ${scores.name} does not vary`, 'scores that vary', measure);
  const [pFor, pAgainst] = lowest ? [moved.less, moved.more] : [moved.more, moved.less];
  const told = `mean of ${scores.name}: ${figureOf(now.mean)} in the year to ${now.to}, ${lowest ? 'lowest' : 'highest'} before ${figureOf(best.mean)} in the year to ${best.to}, of ${earlier.length} earlier years`;
  const base = { measure, evidence: [], figure: { value: now.mean, unit: `mean of ${scores.name}`, n: years.length, nOf: 'years', interval: null, pValue: Math.min(pFor, pAgainst) } };
  if (pFor < RULES.level) return { ...base, verdict: 'supported', because: `${told} (p = ${pFor.toFixed(3)})`, wouldChange: 'an earlier series with a year beyond it' };
  if (pAgainst < RULES.level) return { ...base, verdict: 'contradicted', because: `${told} (p = ${pAgainst.toFixed(3)})`, wouldChange: 'scores of another data set that show it' };
  return { ...base, verdict: 'undecided', because: `${told}: too close to tell`, wouldChange: 'a longer series' };
}

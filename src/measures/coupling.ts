import { SECTORS } from '../ontology/sectors.js';
import { adjustPValues } from '../stats/adjust-p-values.js';
import { leastSquares } from '../stats/linear-algebra.js';
import { createRandom, drawBlocks, permutationPValue, summarise, type Random } from '../stats/random.js';
import { CONTACT_PARAMETERS, contactsFor, GAPS_PARAMETER, unitParameter } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, type DataRow, type Measure, type ParameterValues } from './measure.js';
import { sectorSeries } from './sector-series.js';
import { buildSeries, exposureTotal, type DyadSeries } from './series.js';

const id = { name: 'coupling', version: 'v1' } as const;
const LEAST_PERIODS = 24;
/** Fewest periods with an event for a sector to take part. */
const LEAST_ACTIVE = 6;

/** Which sectors rise and fall together beyond what all of them share? */
export const couplingMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Which sectors move together, beyond the common ups and downs of reporting?',
  parameters: [
    unitParameter('month'),
    { name: 'times', kind: 'integer', default: 299, min: 19, max: 4999, meaning: 'Block resamples for intervals and p-values.' },
    { name: 'meanBlock', kind: 'number', default: 6, min: 1, max: 60, meaning: 'Mean length of a resampled block, in periods (judgement).' },
    ...CONTACT_PARAMETERS.filter(({ name }) => name !== 'sector'), GAPS_PARAMETER,
  ],
  run(input, parameters, seed) {
    const series = sectorSeries(input, SECTORS.map((sector) => [sector]), parameters);
    const unit = series.whole.unit;
    const active = SECTORS.map((sector, k) => ({ sector, counts: series.counts[k]!, periods: series.counts[k]!.filter((each) => each !== null && each > 0).length })).filter(({ periods }) => periods >= LEAST_ACTIVE);
    const times = series.whole.points.flatMap((point, t) => (point.events === null ? [] : [t]));
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'sector pairs', n: times.length, nOf: `${unit}s`, parameters, seed,
      method: 'correlation of log(1 + count), events of both sectors left out, after regressing out documents, the events of all other sectors and a linear trend; interval and p by stationary block resampling, Benjamini–Hochberg over all pairs of sectors',
      window: { from: series.whole.points[0]?.first ?? null, to: series.whole.points.at(-1)?.last ?? null }, exposure: exposureTotal(series.whole), noInterval: 'a number of findings; each has its own interval in the rows',
    };
    if (times.length < LEAST_PERIODS) return refuse({ ...common, refused: { reason: `${times.length} ${unit}s are covered`, needed: `${LEAST_PERIODS} ${unit}s or more` } });
    if (active.length < 2) return refuse({ ...common, refused: { reason: `${active.length} sectors have events in ${LEAST_ACTIVE} ${unit}s`, needed: 'two such sectors' } });
    const random = createRandom(seed);
    const pairs = active.flatMap((a, i) => active.slice(i + 1).map((b) => ({ a, b })));
    const found = pairs.map(({ a, b }) => {
      const others = active.filter((each) => each !== a && each !== b);
      // An event of both sectors would tie them by itself: it counts for neither.
      const shared = sharedCounts(input, a.sector, b.sector, series.whole, parameters);
      const design = times.map((t, i) => [1, i / times.length, Math.log1p(series.documents[t] ?? 0), Math.log1p(others.reduce((sum, { counts }) => sum + (counts[t] ?? 0), 0))]);
      const [x, y] = [residuals(design, times.map((t) => Math.log1p(a.counts[t]! - (shared[t] ?? 0)))), residuals(design, times.map((t) => Math.log1p(b.counts[t]! - (shared[t] ?? 0))))];
      const value = x && y ? correlation(x, y) : null;
      if (!x || !y || value === null) return { a, b, value: null, p: null, low: null, high: null };
      return { a, b, value, ...resampled(x, y, value, { times: numberOf(parameters, 'times'), meanBlock: numberOf(parameters, 'meanBlock'), random }) };
    });
    const adjusted = adjustPValues(found.map(({ p }) => p), 'bh');
    const data = found.map(({ a, b, value, p, low, high }, k): DataRow => ({ a: a.sector, b: b.sector, correlation: value, low, high, pValue: p, adjusted: adjusted[k]!, together: adjusted[k] !== null && adjusted[k]! < 0.05 }))
      .toSorted((x, y) => Math.abs((y['correlation'] as number | null) ?? 0) - Math.abs((x['correlation'] as number | null) ?? 0));
    const tied = data.filter((row) => row['together'] === true);
    return answer({
      ...common, value: tied.length, data,
      issues: series.documents.every((each) => each === null) ? [{ code: 'coupling/no-exposure', message: 'how much was written is not known; only the events of other sectors stand for it' }] : [],
      statement: tied.length === 0 ? `None of ${pairs.length} pairs of sectors moves together beyond common volume in ${times.length} ${unit}s.`
        : `${tied.length} of ${pairs.length} pairs of sectors move together beyond common volume: ${tied.slice(0, 4).map((row) => `${String(row['a'])}–${String(row['b'])} (${(row['correlation'] as number).toFixed(2)})`).join(', ')}.`,
    });
  },
};

/** Residuals on the columns that are not collinear; a column that repeats others is dropped. */
function residuals(design: readonly (readonly number[])[], y: readonly number[]): readonly number[] | null {
  for (let columns = design[0]!.length; columns >= 1; columns--) {
    const fit = leastSquares(design.map((row) => row.slice(0, columns)), y);
    if (fit) return fit.rss > 1e-12 ? fit.residuals : null;
  }
  return null;
}

/** Events of both sectors in each period of the whole; null where there is none. */
function sharedCounts(input: MeasureInput, a: string, b: string, whole: DyadSeries, parameters: ParameterValues): readonly (number | null)[] {
  const both = contactsFor(input.contacts.filter(({ sectors }) => sectors.length > 1 && sectors.includes(a) && sectors.includes(b)), { type: 'all', quad: 'all', ...parameters, sector: 'all' });
  if (both.length === 0) return [];
  const [from, to] = [whole.points[0]?.first ?? null, whole.points.at(-1)?.last ?? null];
  return buildSeries(both, { unit: whole.unit, from, to, asOf: input.asOf, weight: input.weight, exposure: [], coverage: [], gaps: 'documents' }).points.map(({ events }) => events);
}

/** Interval of a correlation from both series drawn together, and its p-value from one drawn alone, which breaks the tie. */
function resampled(x: readonly number[], y: readonly number[], value: number, { times, meanBlock, random }: { readonly times: number; readonly meanBlock: number; readonly random: Random }): { readonly p: number | null; readonly low: number | null; readonly high: number | null } {
  const n = x.length;
  const [allX, allY] = [Float64Array.from(x), Float64Array.from(y)];
  const at = new Int32Array(n);
  const [drawnX, drawnY] = [new Float64Array(n), new Float64Array(n)];
  const together: (number | null)[] = [];
  const broken: number[] = [];
  for (let k = 0; k < times; k++) {
    drawBlocks(at, meanBlock, random);
    for (let i = 0; i < n; i++) {
      drawnX[i] = allX[at[i]!]!;
      drawnY[i] = allY[at[i]!]!;
    }
    together.push(correlation(drawnX, drawnY));
    const apart = correlation(drawnX, allY);
    if (apart !== null) broken.push(Math.abs(apart));
  }
  const { low, high } = summarise(together, 0.95);
  return { p: permutationPValue(Math.abs(value), broken, 'greater'), low, high };
}

/** Pearson's correlation; null where either is constant. */
function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  let [sumX, sumY] = [0, 0];
  for (let k = 0; k < n; k++) {
    sumX += x[k]!;
    sumY += y[k]!;
  }
  const [meanX, meanY] = [sumX / n, sumY / n];
  let [xy, xx, yy] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const a = x[k]! - meanX;
    const b = y[k]! - meanY;
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  return xx > 1e-12 && yy > 1e-12 ? xy / Math.sqrt(xx * yy) : null;
}

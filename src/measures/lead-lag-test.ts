import { applyFilter, crossCorrelation, fitAutoregression, fitAutoregressionOf, type LagCorrelation } from '../stats/autoregression.js';
import { chooseVarOrder, grangerCountsOf, grangerOf, type GrangerTest } from '../stats/granger.js';
import { leastSquares } from '../stats/linear-algebra.js';
import { permutationPValue, resampleBlocks, type Random } from '../stats/random.js';

/** Two series of counts over the same periods, oldest first; null in gaps. `documents`: what was written, null where not told. */
export interface LeadLagData {
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly documents: readonly (number | null)[];
}

/** How the tests are made. */
export interface LeadLagOptions {
  /** Longest lag looked at, in periods. */
  readonly highestLag: number;
  /** Resamples for p-values. */
  readonly times: number;
  /** Mean length of a resampled block, in periods. */
  readonly meanBlock: number;
  readonly random: Random;
}

/** Whether the past of one helps to tell the other, by three tests. Null where a test had no answer. */
export interface DirectionTests {
  /** Poisson autoregression of the counts with documents as exposure and a linear trend. */
  readonly counts: GrangerTest | null;
  /** Vector autoregression of log(1 + count) after documents and trend. */
  readonly var: GrangerTest | null;
  /** Largest absolute correlation after prewhitening at lags 1 … highest, and its lag. */
  readonly correlation: { readonly lag: number; readonly value: number } | null;
  /** P-values by block resampling of the leading series, which keeps its own rhythm and breaks any tie; one p for all lags together. */
  readonly pCounts: number | null;
  readonly pVar: number | null;
  readonly pCorrelation: number | null;
  /** All three at once: how often a resample's smallest of its three p-values is as small as the one seen (Westfall & Young 1993, min-P). */
  readonly p: number | null;
}

/** Tests of both directions, and the correlations at every lag. */
export interface LeadLag {
  /** Order of the VAR by BIC, used for both Granger tests; null when none could be fitted. */
  readonly order: number | null;
  readonly n: number;
  readonly xLeads: DirectionTests;
  readonly yLeads: DirectionTests;
  readonly correlations: readonly LagCorrelation[];
}

/** Runs all tests both ways. Swapping x and y swaps `xLeads` and `yLeads`, up to the random numbers drawn. */
export function testLeadLag(data: LeadLagData, options: LeadLagOptions): LeadLag {
  const trend = data.x.map((_, t) => t / Math.max(1, data.x.length - 1));
  const exposed = data.documents.some((each) => each !== null);
  const offset = exposed ? data.documents.map((each) => (each === null ? null : Math.log(each))) : undefined;
  const [x, y] = [levelled(data.x, trend, offset), levelled(data.y, trend, offset)];
  const known = data.x.map((each, t) => (each !== null && data.y[t] !== null && (!offset || offset[t] !== null) ? t : -1)).filter((t) => t >= 0);
  const isKnown = data.x.map(() => false);
  for (const t of known) isKnown[t] = true;
  const order = x && y ? chooseVarOrder([x, y], options.highestLag)?.order ?? null : null;
  const direction = (from: 'x' | 'y'): DirectionTests => {
    const [lead, follow] = from === 'x' ? [data.x, data.y] : [data.y, data.x];
    const [leadFlat, followFlat] = from === 'x' ? [x, y] : [y, x];
    if (order === null || !leadFlat || !followFlat) return { counts: null, var: null, correlation: null, pCounts: null, pVar: null, pCorrelation: null, p: null };
    const countsTest = grangerCountsOf(follow, order, offset, [trend]);
    const varTest = grangerOf(followFlat, order);
    const filterOrder = chosenFilter(leadFlat, followFlat, options.highestLag);
    const statistics = (series: readonly (number | null)[], flat: readonly (number | null)[]) => ({
      counts: countsTest(series),
      var: varTest(flat),
      correlation: strongest(prewhitened(flat, followFlat, options.highestLag, filterOrder)),
    });
    const seen = statistics(lead.map((each, t) => (isKnown[t] ? each : null)), leadFlat);
    const drawn = Array.from({ length: options.times }, () => {
      const from = resampleBlocks(known.length, options.meanBlock, options.random);
      const series = data.x.map((): number | null => null);
      const flat = data.x.map((): number | null => null);
      known.forEach((t, i) => {
        const at = known[from[i]!]!;
        // The count that the resampled level would give under this period's own exposure.
        series[t] = offset ? (lead[at]! * data.documents[t]!) / data.documents[at]! : lead[at]!;
        flat[t] = leadFlat[at]!;
      });
      return sizesOf(statistics(series, flat));
    });
    const [pCounts, pVar, pCorrelation] = sizesOf(seen).map((size, k) => shareAbove(size, drawn.map((each) => each[k]!)));
    return { ...seen, pCounts: pCounts!, pVar: pVar!, pCorrelation: pCorrelation!, p: smallestTogether(sizesOf(seen), drawn) };
  };
  return { order, n: known.length, xLeads: direction('x'), yLeads: direction('y'), correlations: x && y ? prewhitened(x, y, options.highestLag, chosenFilter(x, y, options.highestLag)) ?? [] : [] };
}

type Sizes = readonly (number | null)[];

function sizesOf(found: { readonly counts: GrangerTest | null; readonly var: GrangerTest | null; readonly correlation: { readonly value: number } | null }): Sizes {
  return [found.counts?.statistic ?? null, found.var?.statistic ?? null, found.correlation ? Math.abs(found.correlation.value) : null];
}

/** Permutation p-value; null when there is no statistic or half of the resamples had none. */
function shareAbove(size: number | null, drawn: Sizes): number | null {
  const known = drawn.filter((each) => each !== null);
  return size === null || known.length < drawn.length / 2 ? null : permutationPValue(size, known, 'greater');
}

function smallestTogether(seen: Sizes, drawn: readonly Sizes[]): number | null {
  const columns = seen.map((_, k) => drawn.map((each) => each[k]!).filter((each) => each !== null));
  const smallest = (sizes: Sizes): number | null => {
    const known = sizes.map((size, k) => (seen[k] === null || size === null || columns[k]!.length < drawn.length / 2 ? null : permutationPValue(size, columns[k]!, 'greater'))).filter((each) => each !== null);
    return known.length === 0 ? null : -Math.min(...known);
  };
  const one = smallest(seen);
  return one === null ? null : shareAbove(one, drawn.map(smallest));
}

/** log(1 + count) less what documents and a linear trend account for; null in gaps. Null when nothing is left to vary. */
function levelled(counts: readonly (number | null)[], trend: readonly number[], offset: readonly (number | null)[] | undefined): (number | null)[] | null {
  const at = counts.map((each, t) => (each !== null && (!offset || offset[t] !== null) ? t : -1)).filter((t) => t >= 0);
  const values = at.map((t) => Math.log1p(counts[t]!));
  const fit = leastSquares(at.map((t) => [1, trend[t]!, ...(offset ? [offset[t]!] : [])]), values) ?? leastSquares(at.map((t) => [1, trend[t]!]), values);
  if (!fit || !(fit.rss > 1e-12)) return null;
  const out: (number | null)[] = counts.map(() => null);
  at.forEach((t, i) => { out[t] = fit.residuals[i]!; });
  return out;
}

/** Both series filtered by the autoregression of the leading one (Box, Jenkins & Reinsel 2008, 12.1.1), gaps closed up, then correlated. */
function prewhitened(lead: readonly (number | null)[], follow: readonly (number | null)[], highest: number, order: number): LagCorrelation[] | null {
  const [a, b] = closedUp(lead, follow);
  const model = fitAutoregressionOf(a, order);
  return model && crossCorrelation(model.residuals, applyFilter(b, model), highest);
}

/** Order of the leading series' autoregression by BIC, chosen once; resamples keep it. */
function chosenFilter(lead: readonly (number | null)[], follow: readonly (number | null)[], highest: number): number {
  const [a] = closedUp(lead, follow);
  return fitAutoregression(a, Math.min(highest, Math.floor(a.length / 10)))?.order ?? 0;
}

function closedUp(lead: readonly (number | null)[], follow: readonly (number | null)[]): [number[], number[]] {
  const at = lead.map((each, t) => (each !== null && follow[t] !== null ? t : -1)).filter((t) => t >= 0);
  return [at.map((t) => lead[t]!), at.map((t) => follow[t]!)];
}

function strongest(correlations: readonly LagCorrelation[] | null): { readonly lag: number; readonly value: number } | null {
  let best: { lag: number; value: number } | null = null;
  for (const { lag, correlation } of correlations ?? []) if (lag > 0 && (best === null || Math.abs(correlation) > Math.abs(best.value))) best = { lag, value: correlation };
  return best;
}

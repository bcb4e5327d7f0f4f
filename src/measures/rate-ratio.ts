import { normalQuantile, normalTails, tQuantile, tTails } from '../stats/distributions.js';
import { fitNegativeBinomial } from '../stats/negative-binomial.js';
import type { Rate } from './compare-shares.js';

/** How many times the rate before the rate after is, with an interval. */
export interface RateRatio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** 0–1, of the interval. */
  readonly level: number;
  /** Two-sided, of a ratio of 1. */
  readonly pValue: number;
  readonly model: 'Poisson' | 'negative binomial';
  /** Size of the negative binomial; null for Poisson. */
  readonly size: number | null;
  /** First-order memory of the residuals, 0–0.9, by which the interval is widened. */
  readonly memory: number;
  readonly n: number;
}

/** Below this chance of Poisson counts the negative binomial is taken. */
const OVERDISPERSED = 0.05;
const MOST_MEMORY = 0.9;

/**
 * Ratio of two rates from counts by period with their exposures, by log-linear regression on "after" with log exposure as offset. Rule: negative binomial where it gains over
 * the Poisson model at 5% (likelihood ratio), else Poisson. The standard error is raised by Pearson's dispersion where that is above 1 and by (1 + r)/(1 − r) for memory r of the residuals, corrected for its
 * bias in short series (Kendall 1954: r + (1 + 3r)/n), or by `leastInflation` where that is more. Quantiles of t with n − 2 degrees where the scatter was estimated, else normal ones.
 * Periods without exposure are left out. Null when either side has no event or no exposure.
 */
export function ratioOfRates(before: readonly Rate[], after: readonly Rate[], { level = 0.95, leastInflation = 1 }: { readonly level?: number; readonly leastInflation?: number } = {}): RateRatio | null {
  const sides = [before, after].map((side) => side.filter(({ exposure }) => exposure > 0)) as [Rate[], Rate[]];
  if (sides.some((side) => !side.some(({ events }) => events > 0))) return null;
  const rows = sides.flat();
  const n = rows.length;
  const later = Float64Array.from(rows, (_, k) => (k >= sides[0].length ? 1 : 0));
  const fit = n < 3 ? null : fitNegativeBinomial([new Float64Array(n).fill(1), later], rows.map(({ events }) => events), rows.map(({ exposure }) => Math.log(exposure)));
  if (fit === null) return null;
  const isOverdispersed = fit.size !== null && fit.pOverdispersed < OVERDISPERSED;
  const rates = sides.map((side) => side.reduce((sum, { events }) => sum + events, 0) / side.reduce((sum, { exposure }) => sum + exposure, 0)) as [number, number];
  const means = isOverdispersed ? fit.fitted : rows.map(({ exposure }, k) => exposure * rates[later[k]!]!);
  const size = isOverdispersed ? fit.size! : Infinity;
  const residuals = rows.map(({ events }, k) => (events - means[k]!) / Math.sqrt(means[k]! * (1 + means[k]! / size)));
  const squares = residuals.reduce((sum, each) => sum + each * each, 0);
  const seen = squares === 0 ? 0 : residuals.slice(1).reduce((sum, each, k) => sum + each * residuals[k]!, 0) / squares;
  const memory = seen > 0 ? Math.min(MOST_MEMORY, seen + (1 + 3 * seen) / n) : 0;
  const inflation = Math.max(leastInflation, (1 + memory) / (1 - memory)) * Math.max(1, squares / (n - 2));
  const events = sides.map((side) => side.reduce((sum, each) => sum + each.events, 0)) as [number, number];
  const variance = isOverdispersed ? fit.covariance[1]![1]! : 1 / events[0] + 1 / events[1];
  const logRatio = isOverdispersed ? fit.coefficients[1]! : Math.log(rates[1] / rates[0]);
  const error = Math.sqrt(variance * inflation);
  const width = error * (isOverdispersed ? tQuantile((1 + level) / 2, n - 2) : normalQuantile((1 + level) / 2));
  const tails = isOverdispersed ? tTails(logRatio / error, n - 2) : normalTails(logRatio / error);
  return {
    ratio: Math.exp(logRatio), low: Math.exp(logRatio - width), high: Math.exp(logRatio + width), level, pValue: Math.min(1, 2 * Math.min(tails.lower, tails.upper)),
    model: isOverdispersed ? 'negative binomial' : 'Poisson', size: isOverdispersed ? fit.size : null, memory, n,
  };
}

/** How a ratio was made, for the method of an interval. */
export function describeRatio({ model, memory }: RateRatio): string {
  return `${model} regression with exposure as offset, dispersion and memory ${memory.toFixed(2)} heeded`;
}

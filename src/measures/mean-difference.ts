import { tQuantile, tTails } from '../stats/distributions.js';
import { mean, variance } from '../stats/moments.js';

/** Mean of the values after less that of those before, with a 95% interval and one-sided p-values. */
export interface MeanDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Chance of a difference as high (as low) if there is none. */
  readonly more: number;
  readonly less: number;
  /** Standard deviation within the two sides, and first-order memory of what is left, 0–0.9. */
  readonly deviation: number;
  readonly memory: number;
  readonly n: number;
}

/**
 * Difference of two means of neighbouring values in time with a common variance; the error is raised by (1 + r)/(1 − r) for memory r of the values about the two means, corrected for its bias in short series (Kendall 1954: r + (1 + 3r)/n). Quantiles of t with
 * n − 2 degrees; without memory it is R's `t.test(after, before, var.equal = TRUE)`. Null for fewer than two values on a side or no scatter.
 */
export function differenceOfMeans(before: readonly number[], after: readonly number[]): MeanDifference | null {
  const [a, b] = [variance(before), variance(after)];
  if (a === null || b === null) return null;
  const n = before.length + after.length;
  const pooled = ((before.length - 1) * a + (after.length - 1) * b) / (n - 2);
  if (!(pooled > 0)) return null;
  const [from, to] = [mean(before)!, mean(after)!];
  const left = [...before.map((each) => each - from), ...after.map((each) => each - to)];
  const seen = left.slice(1).reduce((sum, each, k) => sum + each * left[k]!, 0) / left.reduce((sum, each) => sum + each * each, 0);
  const memory = seen > 0 ? Math.min(0.9, seen + (1 + 3 * seen) / n) : 0;
  const error = Math.sqrt(pooled * (1 / before.length + 1 / after.length) * ((1 + memory) / (1 - memory)));
  const difference = to - from;
  const { lower, upper } = tTails(difference / error, n - 2);
  const width = error * tQuantile(0.975, n - 2);
  return { difference, low: difference - width, high: difference + width, more: upper, less: lower, deviation: Math.sqrt(pooled), memory, n };
}

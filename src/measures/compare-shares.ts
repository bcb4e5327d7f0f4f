import { betaTails } from '../stats/distributions.js';

/** `hits` of `n` cases. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

/**
 * Chance, 0–1, that the share behind one sample is above another's, or above a fixed share, each with Jeffreys' prior Beta(½, ½); over 400 slices of the first
 * one's distribution. Samples of size 0 tell nothing and give one half against each other.
 */
export function chanceShareAbove(first: Share, second: Share | number): number {
  const lower = (x: number, { hits, n }: Share) => betaTails(x, hits + 0.5, n - hits + 0.5).lower;
  if (typeof second === 'number') return 1 - lower(second, first);
  const steps = 400;
  let chance = 0;
  for (let k = 0; k < steps; k++) chance += (lower((k + 1) / steps, first) - lower(k / steps, first)) * lower((k + 0.5) / steps, second);
  return chance;
}

/** Events over an exposure. */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/**
 * Whether the first rate is above (`more`) or below (`less`) the second: one-sided exact p-values of the first count given the sum of both, binomial in the share of the exposure
 * (Przyborowski & Wilenski 1940; R's `poisson.test(c(x, y), c(s, t))`). Both are 1 when there is no event.
 */
export function compareRates(first: Rate, second: Rate): { readonly more: number; readonly less: number } {
  const n = first.events + second.events;
  const p = first.exposure / (first.exposure + second.exposure);
  // P(X ≥ k) of a binomial is a beta tail (Abramowitz & Stegun 26.5.24).
  const atLeast = (k: number) => (k <= 0 ? 1 : k > n ? 0 : betaTails(p, k, n - k + 1).lower);
  return { more: atLeast(first.events), less: 1 - atLeast(first.events + 1) };
}

/**
 * Ratio of the second rate to the first, from counts by period with their exposures, with a 95% interval on the log scale. Variance is quasi-Poisson (Pearson's dispersion about the two
 * levels, at least 1), raised by (1 + r)/(1 − r) for first-order memory r of the Pearson residuals (0–0.9). Null when either side has no event or no exposure.
 */
export function ratioOfRates(first: readonly Rate[], second: readonly Rate[]): { readonly ratio: number; readonly low: number; readonly high: number } | null {
  const sum = (list: readonly Rate[], pick: (rate: Rate) => number) => list.reduce((total, each) => total + pick(each), 0);
  const [a, b] = [sum(first, ({ events }) => events), sum(second, ({ events }) => events)];
  const [s, t] = [sum(first, ({ exposure }) => exposure), sum(second, ({ exposure }) => exposure)];
  if (a === 0 || b === 0 || s <= 0 || t <= 0) return null;
  const residuals = [...first.map((each) => [each, a / s] as const), ...second.map((each) => [each, b / t] as const)].flatMap(([{ events, exposure }, rate]) => (exposure > 0 ? [(events - rate * exposure) / Math.sqrt(rate * exposure)] : []));
  const squares = residuals.reduce((total, each) => total + each * each, 0);
  const dispersion = Math.max(1, squares / Math.max(1, residuals.length - 2));
  const memory = Math.min(0.9, Math.max(0, residuals.slice(1).reduce((total, each, k) => total + each * residuals[k]!, 0) / squares));
  const error = Math.sqrt(((dispersion * (1 + memory)) / (1 - memory)) * (1 / a + 1 / b));
  const ratio = b / t / (a / s);
  return { ratio, low: ratio * Math.exp(-1.96 * error), high: ratio * Math.exp(1.96 * error) };
}

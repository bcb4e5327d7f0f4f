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

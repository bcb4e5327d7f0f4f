import type { SegmentCost } from './segment-cost.js';

/** Where a break may lie, given the breaks on either side of it. */
export interface BreakPlace {
  /** Index of the first observation of the new segment. */
  readonly at: number;
  /** Least set of places that holds the level, as its first and last; never outside the neighbours. */
  readonly low: number;
  readonly high: number;
  /** Posterior probability of `at` itself. */
  readonly probability: number;
  /** Drop in −2 log-likelihood that the break brings, its neighbours kept. */
  readonly gain: number;
}

/**
 * How sure the place of each break is: with the neighbouring breaks fixed and every place between them equally likely before, the probability of a place is in proportion to
 * exp(−cost/2) of the two segments it makes, their parameters at their estimates. `level` 0–1. `places` narrow where the costs do; nothing is said about whether there is a break.
 */
export function locateBreaks(cost: SegmentCost, breaks: readonly number[], level: number, minLength = 1): BreakPlace[] {
  const least = Math.max(cost.least, minLength);
  return breaks.map((at, k) => {
    const [from, to] = [breaks[k - 1] ?? 0, breaks[k + 1] ?? cost.n];
    const [first, last] = [Math.min(at, from + least), Math.max(at, to - least)];
    const totals: number[] = [];
    for (let place = first; place <= last; place++) totals.push(cost.cost(from, place) + cost.cost(place, to));
    const lowest = Math.min(...totals);
    const weights = totals.map((total) => Math.exp((lowest - total) / 2));
    const all = weights.reduce((sum, each) => sum + each, 0);
    const order = weights.map((_, i) => i).toSorted((x, y) => weights[y]! - weights[x]! || x - y);
    let held = 0;
    let [low, high] = [at - first, at - first];
    for (const i of order) {
      if (held >= level) break;
      held += weights[i]! / all;
      low = Math.min(low, i);
      high = Math.max(high, i);
    }
    return { at, low: first + low, high: first + high, probability: weights[at - first]! / all, gain: cost.cost(from, to) - totals[at - first]! };
  });
}

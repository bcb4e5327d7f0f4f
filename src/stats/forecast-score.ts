/** Brier's score of a stated chance: (chance − what happened)², 0 best, 0.25 for a chance of one half (Brier 1950). */
export function brierScore(chance: number, happened: boolean): number {
  return (chance - (happened ? 1 : 0)) ** 2;
}

/**
 * Continuous ranked probability score of an ensemble: mean |x − y| − ½ mean |x − x'|, in y's unit, 0 best (Gneiting & Raftery 2007, eq. 21). `sorted` rises and is
 * not empty; of one value it is the absolute error.
 */
export function crps(sorted: readonly number[], y: number): number {
  const m = sorted.length;
  let near = 0;
  let spread = 0;
  for (let k = 0; k < m; k++) {
    near += Math.abs(sorted[k]! - y);
    spread += (2 * k - m + 1) * sorted[k]!;
  }
  return near / m - spread / (m * m);
}

/** Quantile of rising values by linear interpolation (type 7 of Hyndman & Fan 1996). Empty input is a bug and throws. */
export function quantile(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) throw new Error('quantile of nothing');
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, R's default). `p` 0–1; null for no values. Nulls and NaN must be left out before. */
export function quantile(values: readonly number[], p: number): number | null {
  return values.length === 0 ? null : quantileOfSorted(values.toSorted((x, y) => x - y), p);
}

/** The same of values that already rise; there must be at least one. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

/** Middle value; mean of the two middle ones when their number is even; null for none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Normal-consistent factor of the median absolute deviation: 1 / Φ⁻¹(3/4). */
const MAD_FACTOR = 1.482602218505602;

/** Median absolute deviation from the median, times 1.4826 so that it estimates the standard deviation of normal data (Hampel 1974); null for no values. */
export function medianDeviation(values: readonly number[]): number | null {
  const centre = median(values);
  return centre === null ? null : MAD_FACTOR * median(values.map((value) => Math.abs(value - centre)))!;
}

/** Ranks from 1, ties sharing their mean rank, in the order of the values. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).toSorted((x, y) => values[x]! - values[y]!);
  const out = Array.from<number>({ length: values.length });
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to += 1;
    for (let k = from; k <= to; k++) out[order[k]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return out;
}

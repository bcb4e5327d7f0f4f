/** Sum that keeps the digits lost to rounding (Neumaier 1974). 0 for no values. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Variance with n − 1 below; two passes. Null for fewer than two values. */
export function variance(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values)!;
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** Standard deviation with n − 1 below; null for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const found = variance(values);
  return found === null ? null : Math.sqrt(found);
}

/** Covariance with n − 1 below of values in step; null for fewer than two. Lengths must agree. */
export function covariance(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new Error(`covariance needs equal lengths; got ${x.length} and ${y.length}`);
  if (x.length < 2) return null;
  const [centreX, centreY] = [mean(x)!, mean(y)!];
  return sum(x.map((value, k) => (value - centreX) * (y[k]! - centreY))) / (x.length - 1);
}

/** Pearson's correlation, −1 to 1; null for fewer than two values or when one side does not vary. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const both = covariance(x, y);
  const [a, b] = [variance(x), variance(y)];
  if (both === null || a === null || b === null || a === 0 || b === 0) return null;
  return Math.max(-1, Math.min(1, both / Math.sqrt(a) / Math.sqrt(b)));
}

/**
 * Autocorrelation at lags 1 … `lags` with n below in both sums (Box & Jenkins; R's `acf`); null for a lag without pairs or a series without variation. A null in the
 * series is a gap: pairs with it are left out and both sums run over what is there.
 */
export function autocorrelation(values: readonly (number | null)[], lags: number): (number | null)[] {
  const present = values.filter((value): value is number => value !== null);
  const centre = mean(present);
  const spread = centre === null ? 0 : sum(present.map((value) => (value - centre) ** 2));
  return Array.from({ length: lags }, (_, k) => {
    const products: number[] = [];
    for (let t = k + 1; t < values.length; t++) {
      const [now, before] = [values[t]!, values[t - k - 1]!];
      if (now !== null && before !== null) products.push((now - centre!) * (before - centre!));
    }
    return spread === 0 || products.length === 0 ? null : sum(products) / spread;
  });
}

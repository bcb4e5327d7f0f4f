/**
 * Mean block length for a stationary bootstrap of a series, at least 1: what makes the variance of its mean come out best (Politis & White 2004, corrected by Patton, Politis & White 2009). Autocovariances (n) up to twice the
 * lag from which max(5, log10 n) neighbouring ones are within 2√(log10 n / n) are taken with a flat-top window; at most min(3√n, n/3). 1 for fewer than 4 values or values that do not vary. Equals `optimal_block_length`
 * of the Python package arch where its slightly different bound on the autocorrelations picks the same lag.
 */
export function blockLength(values: readonly number[]): number {
  const n = values.length;
  if (n < 4) return 1;
  const mean = values.reduce((sum, each) => sum + each, 0) / n;
  const centred = Float64Array.from(values, (each) => each - mean);
  const run = Math.max(5, Math.floor(Math.log10(n)));
  const most = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + run);
  const covariance = Float64Array.from({ length: most + 1 }, (_, lag) => {
    let sum = 0;
    for (let k = 0; k + lag < n; k++) sum += centred[k]! * centred[k + lag]!;
    return sum / n;
  });
  if (!(covariance[0]! > 0)) return 1;
  const bound = 2 * Math.sqrt(Math.log10(n) / n) * covariance[0]!;
  let quietFrom: number | null = null;
  for (let lag = 1; lag + run <= most + 1 && quietFrom === null; lag++) {
    if (covariance.subarray(lag, lag + run).every((each) => Math.abs(each) < bound)) quietFrom = lag;
  }
  const reach = Math.min(most, quietFrom === null ? most : 2 * quietFrom);
  let [spread, slope] = [covariance[0]!, 0];
  for (let lag = 1; lag <= reach; lag++) {
    const weight = lag / reach <= 0.5 ? 1 : 2 * (1 - lag / reach);
    spread += 2 * weight * covariance[lag]!;
    slope += 2 * weight * lag * covariance[lag]!;
  }
  const length = spread === 0 ? Infinity : Math.cbrt((slope / spread) ** 2 * n);
  return Math.max(1, Math.min(Math.ceil(Math.min(3 * Math.sqrt(n), n / 3)), length));
}

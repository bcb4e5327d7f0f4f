/**
 * Burstiness of intervals with the correction for few of them (Kim & Jo 2016, PRE 94:032311): −1 for a clock, 0 for chance, 1 for one cluster. With r = σ/μ (σ over n) and n intervals it is
 * (√(n+1) r − √(n−1)) / ((√(n+1) − 2) r + √(n−1)). Null for fewer than two intervals or a mean of 0.
 */
export function burstinessCorrected(intervals: ArrayLike<number>): number | null {
  const n = intervals.length;
  const r = spreadOverMean(intervals);
  if (n < 2 || r === null) return null;
  return (Math.sqrt(n + 1) * r - Math.sqrt(n - 1)) / ((Math.sqrt(n + 1) - 2) * r + Math.sqrt(n - 1));
}

/** Burstiness as first defined, (r − 1)/(r + 1) (Goh & Barabási 2008, EPL 81:48002): it leans to −1 for few intervals. Null for fewer than two intervals or a mean of 0. */
export function burstiness(intervals: ArrayLike<number>): number | null {
  const r = spreadOverMean(intervals);
  return r === null ? null : (r - 1) / (r + 1);
}

/** Memory: correlation of each interval with the next (Goh & Barabási 2008), −1 to 1. Null for fewer than three intervals or when they do not vary. */
export function intervalMemory(intervals: ArrayLike<number>): number | null {
  const n = intervals.length - 1;
  if (n < 2) return null;
  let [sumX, sumY] = [0, 0];
  for (let k = 0; k < n; k++) {
    sumX += intervals[k]!;
    sumY += intervals[k + 1]!;
  }
  const [meanX, meanY] = [sumX / n, sumY / n];
  let [xx, yy, xy] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const x = intervals[k]! - meanX;
    const y = intervals[k + 1]! - meanY;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

function spreadOverMean(intervals: ArrayLike<number>): number | null {
  const n = intervals.length;
  let total = 0;
  for (let k = 0; k < n; k++) total += intervals[k]!;
  if (n < 2 || total === 0) return null;
  let squares = 0;
  const centre = total / n;
  for (let k = 0; k < n; k++) squares += (intervals[k]! - centre) * (intervals[k]! - centre);
  return Math.sqrt(squares / n) / (total / n);
}

/** Effective number of kinds: exp of Shannon's entropy (Hill 1973, order 1), 1 for one kind to k for k equal ones. Weights ≥ 0; null when all are 0. */
export function effectiveNumber(weights: ArrayLike<number>): number | null {
  let total = 0;
  for (let k = 0; k < weights.length; k++) total += weights[k]!;
  if (total <= 0) return null;
  let entropy = 0;
  for (let k = 0; k < weights.length; k++) {
    const share = weights[k]! / total;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return Math.exp(entropy);
}

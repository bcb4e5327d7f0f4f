/**
 * What it costs to treat the observations `from` … `to` − 1 as one segment: −2 × maximised log-likelihood, terms that no segmentation changes left out.
 * Costs are those of Killick, Fearnhead & Eckley (2012) and of R's `changepoint` unless said otherwise.
 */
export interface SegmentCost {
  readonly kind: CostKind;
  /** Observations. */
  readonly n: number;
  /** Parameters each segment has of its own. */
  readonly parameters: number;
  /** Least observations of a segment for which the cost means something. */
  readonly least: number;
  cost(from: number, to: number): number;
}

export type CostKind = 'normal-mean' | 'normal' | 'poisson' | 'negative-binomial' | 'regression';

/** Running sums: `out[k]` is the sum of the first k values. */
function running(values: ArrayLike<number>, of: (value: number, k: number) => number): Float64Array {
  const out = new Float64Array(values.length + 1);
  let lost = 0;
  for (let k = 0; k < values.length; k++) {
    const term = of(values[k]!, k) - lost;
    const next = out[k]! + term;
    lost = next - out[k]! - term;
    out[k + 1] = next;
  }
  return out;
}

function centred(values: readonly number[]): Float64Array {
  const centre = values.reduce((total, value) => total + value / values.length, 0);
  return Float64Array.from(values, (value) => value - centre);
}

/** Change in mean of a normal with one known variance: sum of squares about the segment's mean, over the variance (> 0). */
export function normalMeanCost(values: readonly number[], variance: number): SegmentCost {
  const x = centred(values);
  const [s, ss] = [running(x, (v) => v), running(x, (v) => v * v)];
  return {
    kind: 'normal-mean', n: values.length, parameters: 1, least: 1,
    cost: (from, to) => Math.max(0, ss[to]! - ss[from]! - (s[to]! - s[from]!) ** 2 / (to - from)) / variance,
  };
}

/** Change in mean and variance of a normal: n (log 2π + log σ̂² + 1) with σ̂² over n, never below `floor` (> 0), which keeps constant stretches finite. */
export function normalCost(values: readonly number[], floor: number): SegmentCost {
  const x = centred(values);
  const [s, ss] = [running(x, (v) => v), running(x, (v) => v * v)];
  return {
    kind: 'normal', n: values.length, parameters: 2, least: 2,
    cost(from, to) {
      const n = to - from;
      const variance = Math.max(floor, (ss[to]! - ss[from]! - (s[to]! - s[from]!) ** 2 / n) / n);
      return n * (Math.log(2 * Math.PI) + Math.log(variance) + 1);
    },
  };
}

/** Change in the rate of Poisson counts per exposure: 2 S (log E − log S) with S the count and E the exposure of the segment; 0 for a segment without counts. */
export function poissonCost(counts: readonly number[], exposure: readonly number[] | null): SegmentCost {
  const [s, e] = [running(counts, (v) => v), running(counts, (_, k) => exposure?.[k] ?? 1)];
  return {
    kind: 'poisson', n: counts.length, parameters: 1, least: 1,
    cost(from, to) {
      const count = s[to]! - s[from]!;
      return count <= 0 ? 0 : 2 * count * (Math.log(e[to]! - e[from]!) - Math.log(count));
    },
  };
}

/**
 * Change in the rate of negative binomial counts with a known `size` per unit of exposure: observation k has mean e·rate and size e·`size`, so that its variance is
 * mean × (1 + rate / size). With equal exposures this is the usual negative binomial; the size grows with exposure so that the estimate keeps its closed form S / E.
 */
export function negativeBinomialCost(counts: readonly number[], exposure: readonly number[] | null, size: number): SegmentCost {
  const [s, e] = [running(counts, (v) => v), running(counts, (_, k) => exposure?.[k] ?? 1)];
  return {
    kind: 'negative-binomial', n: counts.length, parameters: 1, least: 1,
    cost(from, to) {
      const count = s[to]! - s[from]!;
      const seen = e[to]! - e[from]!;
      const rate = count / seen;
      return -2 * ((count <= 0 ? 0 : count * Math.log(rate / (size + rate))) - seen * size * Math.log1p(rate / size));
    },
  };
}

/** What a segment's mean is made of: a level, a level and a slope over time; each with or without the value before. */
export interface RegressionShape {
  readonly slope: boolean;
  readonly lag: boolean;
}

/** The noise about a segment's mean: a variance of its own, estimated and never below `floor`, or one known `variance` for all. */
export type Noise = { readonly floor: number } | { readonly variance: number };

/**
 * Change in any part of a regression on time and on the value before. With a variance of its own in each segment n (log 2π + log σ̂² + 1), σ̂² the residual sum of squares
 * over n; with one known variance the residual sum of squares over it. The models are those of Beaulieu & Killick (2018), "Distinguishing trends and shifts from memory in climate data". With `lag` the first value of the series
 * has no predecessor and is left out of the sums.
 */
export function regressionCost(values: readonly number[], shape: RegressionShape, noise: Noise): SegmentCost {
  const n = values.length;
  const y = centred(values);
  const time = Float64Array.from(y, (_, k) => (k - (n - 1) / 2) / n);
  const before = Float64Array.from(y, (_, k) => (k === 0 ? 0 : y[k - 1]!));
  const columns = [...(shape.slope ? [time] : []), ...(shape.lag ? [before] : [])];
  const use = (k: number) => (shape.lag && k === 0 ? 0 : 1);
  const ones = running(y, (_, k) => use(k));
  const sumsOf = (a: Float64Array) => running(a, (v, k) => use(k) * v);
  const productsOf = (a: Float64Array, b: Float64Array) => running(a, (v, k) => use(k) * v * b[k]!);
  const sums = columns.map(sumsOf);
  const sumY = sumsOf(y);
  const yy = productsOf(y, y);
  const xy = columns.map((column) => productsOf(column, y));
  const xx = columns.map((a) => columns.map((b) => productsOf(a, b)));
  const width = columns.length;
  // Named apart because the loop below runs for every segment that is looked at.
  const [s0, s1, p0, p1] = [sums[0], sums[1], xy[0], xy[1]];
  const [q00, q01, q11] = [xx[0]?.[0], xx[0]?.[1], xx[1]?.[1]];
  const floor = 'floor' in noise ? noise.floor : 0;
  const known = 'variance' in noise ? noise.variance : 0;
  const constant = Math.log(2 * Math.PI) + 1;
  return {
    kind: 'regression', n, parameters: (known > 0 ? 1 : 2) + width, least: (known > 0 ? 1 : 3) + width,
    cost(from, to) {
      const m = ones[to]! - ones[from]!;
      if (m < 1) return 0;
      const meanY = (sumY[to]! - sumY[from]!) / m;
      let residual = yy[to]! - yy[from]! - m * meanY * meanY;
      if (s0 !== undefined) {
        const x0 = (s0[to]! - s0[from]!) / m;
        const a = q00![to]! - q00![from]! - m * x0 * x0;
        const p = p0![to]! - p0![from]! - m * x0 * meanY;
        if (s1 === undefined) residual -= a > 1e-12 * m ? (p * p) / a : 0;
        else {
          const x1 = (s1[to]! - s1[from]!) / m;
          const b = q01![to]! - q01![from]! - m * x0 * x1;
          const c = q11![to]! - q11![from]! - m * x1 * x1;
          const q = p1![to]! - p1![from]! - m * x1 * meanY;
          const determinant = a * c - b * b;
          if (determinant > 1e-10 * Math.abs(a * c)) residual -= (c * p * p - 2 * b * p * q + a * q * q) / determinant;
          else residual -= a > 1e-12 * m ? (p * p) / a : c > 1e-12 * m ? (q * q) / c : 0;
        }
      }
      return known > 0 ? Math.max(0, residual) / known : m * (constant + Math.log(Math.max(floor, residual / m)));
    },
  };
}

import { invertPositive, type Rows } from './linear-algebra.js';

/** A fit of counts or flows y ≥ 0 with E(y) = exp(offset + Xb), by Poisson pseudo-maximum likelihood. */
export interface PoissonFit {
  readonly coefficients: readonly number[];
  /** Fitted means. */
  readonly fitted: readonly number[];
  /** 2 Σ [y log(y/mu) − (y − mu)]. */
  readonly deviance: number;
  /** Pearson's Σ (y − mu)²/mu over (n − columns): 1 for Poisson counts; null when n equals the columns. */
  readonly dispersion: number | null;
  /** (X'WX)⁻¹: covariance of the coefficients of Poisson counts; times `dispersion` that of quasi-Poisson ones. */
  readonly inverse: Rows;
  readonly iterations: number;
}

const MOST_STEPS = 60;

/**
 * Iteratively reweighted least squares for a log-linear mean (McCullagh & Nelder 1989, 2.5; as an estimator of flows Santos Silva & Tenreyro 2006). The result
 * equals R's `glm(family = quasipoisson)`. `start`: fitted means to begin from. Null when the design is collinear, all y are 0, or the steps do not settle (a separated design).
 */
export function fitPoisson(design: Rows, y: readonly number[], offset?: readonly number[], start?: readonly number[]): PoissonFit | null {
  const n = design.length;
  const k = design[0]?.length ?? 0;
  const flat = new Float64Array(n * k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) flat[i * k + j] = design[i]![j]!;
  return fitFlat(flat, k, y, offset, start);
}

/** `fitPoisson` of a design given by its columns. */
export function fitPoissonColumns(columns: readonly Float64Array[], y: readonly number[], offset?: readonly number[], start?: readonly number[]): PoissonFit | null {
  const k = columns.length;
  const flat = new Float64Array(y.length * k);
  for (let j = 0; j < k; j++) for (let i = 0; i < y.length; i++) flat[i * k + j] = columns[j]![i]!;
  return fitFlat(flat, k, y, offset, start);
}

function fitFlat(flat: Float64Array, k: number, y: readonly number[], offset: readonly number[] | undefined, start: readonly number[] | undefined): PoissonFit | null {
  const n = k === 0 ? 0 : flat.length / k;
  if (k === 0 || n < k || y.every((each) => each === 0)) return null;
  const shift = new Float64Array(n);
  const eta = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    shift[i] = offset?.[i] ?? 0;
    eta[i] = Math.log(start === undefined ? y[i]! + 0.1 : start[i]!);
  }
  const mu = eta.map((each) => Math.exp(Math.min(700, each)));
  let deviance = Infinity;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const xtwx: number[][] = Array.from({ length: k }, () => Array.from<number>({ length: k }).fill(0));
    const xtwz = Array.from<number>({ length: k }).fill(0);
    for (let i = 0; i < n; i++) {
      const w = mu[i]!;
      const z = eta[i]! - shift[i]! + (y[i]! - w) / w;
      for (let a = 0; a < k; a++) {
        const wa = w * flat[i * k + a]!;
        if (wa === 0) continue;
        xtwz[a]! += wa * z;
        const into = xtwx[a]!;
        for (let b = 0; b <= a; b++) into[b]! += wa * flat[i * k + b]!;
      }
    }
    for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) xtwx[b]![a] = xtwx[a]![b]!;
    const inverse = invertScaled(xtwx);
    if (!inverse) return null;
    const coefficients = inverse.map((row) => row.reduce((sum, each, j) => sum + each * xtwz[j]!, 0));
    for (let i = 0; i < n; i++) {
      let sum = shift[i]!;
      for (let j = 0; j < k; j++) sum += flat[i * k + j]! * coefficients[j]!;
      eta[i] = sum;
      mu[i] = Math.exp(Math.min(700, sum));
    }
    const next = poissonDeviance(y, mu);
    if (!Number.isFinite(next)) return null;
    if (Math.abs(next - deviance) < 1e-10 * (Math.abs(next) + 0.1)) {
      const pearson = mu.reduce((sum, each, i) => sum + (y[i]! - each) ** 2 / each, 0);
      return { coefficients, fitted: Array.from(mu), deviance: next, dispersion: n > k ? pearson / (n - k) : null, inverse, iterations: step };
    }
    deviance = next;
  }
  return null;
}

/** 2 Σ [y log(y/mu) − (y − mu)], with 0 log 0 = 0. */
export function poissonDeviance(y: ArrayLike<number>, fitted: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < fitted.length; i++) {
    const count = y[i]!;
    const mu = fitted[i]!;
    sum += (count > 0 ? count * Math.log(count / mu) : 0) - (count - mu);
  }
  return 2 * sum;
}

/** Sandwich covariance that holds whatever the variance of y, clustered where groups are given (Liang & Zeger 1986; with G/(G − 1), or n/(n − k) without groups). */
export function robustCovariance(fit: PoissonFit, design: Rows, y: readonly number[], groups?: readonly string[]): number[][] {
  const k = fit.coefficients.length;
  const scores = new Map<string, number[]>();
  design.forEach((row, i) => {
    const key = groups?.[i] ?? String(i);
    const sum = scores.get(key) ?? Array.from<number>({ length: k }).fill(0);
    for (let a = 0; a < k; a++) sum[a]! += row[a]! * (y[i]! - fit.fitted[i]!);
    scores.set(key, sum);
  });
  const factor = groups ? scores.size / (scores.size - 1) : design.length / (design.length - k);
  const meat: number[][] = Array.from({ length: k }, () => Array.from<number>({ length: k }).fill(0));
  for (const s of scores.values()) for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) meat[a]![b]! += s[a]! * s[b]!;
  const left = fit.inverse.map((row) => Array.from({ length: k }, (_, b) => row.reduce((sum, each, j) => sum + each * meat[j]![b]!, 0)));
  return left.map((row) => Array.from({ length: k }, (_, b) => factor * row.reduce((sum, each, j) => sum + each * fit.inverse[j]![b]!, 0)));
}

/** Inverse with the columns brought to one size first, so that units do not matter for what counts as collinear. */
function invertScaled(matrix: Rows): number[][] | null {
  const size = matrix.map((row, i) => Math.sqrt(row[i]!));
  if (size.some((each) => !(each > 0) || !Number.isFinite(each))) return null;
  const inverse = invertPositive(matrix.map((row, i) => row.map((each, j) => each / (size[i]! * size[j]!))));
  return inverse && inverse.map((row, i) => row.map((each, j) => each / (size[i]! * size[j]!)));
}

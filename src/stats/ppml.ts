import { invertFlat, type Rows } from './linear-algebra.js';

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
  const k = design[0]?.length ?? 0;
  return fitPoissonColumns(Array.from({ length: k }, (_, j) => Float64Array.from(design, (row) => row[j]!)), y, offset, start);
}

/** `fitPoisson` of a design given by its columns. */
export function fitPoissonColumns(columns: readonly Float64Array[], y: readonly number[], offset?: readonly number[], start?: readonly number[]): PoissonFit | null {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  if (k === 0 || n < k || y.every((each) => each === 0)) return null;
  const shift = new Float64Array(n);
  const eta = new Float64Array(n);
  const mu = new Float64Array(n);
  const counts = new Float64Array(n);
  // What the deviance holds whatever the means: Σ y log y − y.
  let fixed = 0;
  for (let i = 0; i < n; i++) {
    const count = y[i]!;
    counts[i] = count;
    shift[i] = offset?.[i] ?? 0;
    mu[i] = start === undefined ? count + 0.1 : start[i]!;
    eta[i] = Math.log(mu[i]!);
    if (count > 0) fixed += count * Math.log(count) - count;
  }
  const weighted = new Float64Array(n);
  const right = new Float64Array(n);
  const before = new Float64Array(n);
  const inverse = new Float64Array(k * k);
  const xtwz = new Float64Array(k);
  const scale = new Float64Array(k);
  const coefficients = new Float64Array(k);
  let deviance = Infinity;
  for (let step = 1; step <= MOST_STEPS; step++) {
    for (let i = 0; i < n; i++) right[i] = mu[i]! * (eta[i]! - shift[i]!) + counts[i]! - mu[i]!;
    for (let a = 0; a < k; a++) {
      const column = columns[a]!;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        weighted[i] = mu[i]! * column[i]!;
        sum += right[i]! * column[i]!;
      }
      xtwz[a] = sum;
      for (let b = 0; b <= a; b++) {
        const other = columns[b]!;
        let product = 0;
        for (let i = 0; i < n; i++) product += weighted[i]! * other[i]!;
        inverse[a * k + b] = product;
      }
    }
    if (!invertScaled(inverse, k, scale)) return null;
    for (let a = 0; a < k; a++) {
      let sum = 0;
      for (let b = 0; b < k; b++) sum += inverse[a * k + b]! * xtwz[b]!;
      coefficients[a] = sum;
    }
    before.set(eta);
    eta.set(shift);
    for (let j = 0; j < k; j++) {
      const [column, coefficient] = [columns[j]!, coefficients[j]!];
      for (let i = 0; i < n; i++) eta[i]! += column[i]! * coefficient;
    }
    let fitted = 0;
    let moved = 0;
    for (let i = 0; i < n; i++) {
      moved = Math.max(moved, Math.abs(eta[i]! - before[i]!));
      mu[i] = Math.exp(Math.min(700, eta[i]!));
      fitted += mu[i]! - counts[i]! * eta[i]!;
    }
    const next = 2 * (fixed + fitted);
    if (!Number.isFinite(next)) return null;
    // In a separated design the deviance settles while some means go on falling.
    if (moved < 1e-3 && Math.abs(next - deviance) < 1e-10 * (Math.abs(next) + 0.1)) {
      let pearson = 0;
      for (let i = 0; i < n; i++) pearson += (counts[i]! - mu[i]!) ** 2 / mu[i]!;
      return {
        coefficients: Array.from(coefficients), fitted: Array.from(mu), deviance: poissonDeviance(counts, mu), dispersion: n > k ? pearson / (n - k) : null,
        inverse: Array.from({ length: k }, (_, a) => Array.from(inverse.subarray(a * k, (a + 1) * k))), iterations: step,
      };
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

/** Inverts in place with the columns brought to one size first (into `size`), so that units do not matter for what counts as collinear. False when it cannot be. */
function invertScaled(matrix: Float64Array, k: number, size: Float64Array): boolean {
  for (let i = 0; i < k; i++) {
    const length = Math.sqrt(matrix[i * k + i]!);
    if (!(length > 0) || !Number.isFinite(length)) return false;
    size[i] = length;
  }
  for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) matrix[i * k + j]! /= size[i]! * size[j]!;
  if (!invertFlat(matrix, k)) return false;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) matrix[i * k + j]! /= size[i]! * size[j]!;
  return true;
}

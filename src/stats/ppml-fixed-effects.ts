import { invertPositive, type Rows } from './linear-algebra.js';
import { poissonDeviance } from './ppml.js';

/** A Poisson pseudo-likelihood fit with two absorbed groupings, such as exporter and importer. */
export interface AbsorbedFit {
  readonly coefficients: readonly number[];
  /** Standard errors that hold whatever the variance of y (sandwich, HC0). */
  readonly standardErrors: readonly number[];
  readonly fitted: readonly number[];
  readonly deviance: number;
  readonly iterations: number;
}

/**
 * PPML with fixed effects of two groupings by weighted least squares on doubly demeaned columns (Correia, Guimarães & Zylkin 2020). Groups whose y are all 0 must be left out
 * first: their effect is minus infinity. `left[i]`, `right[i]`: group numbers from 0. Null when a column is absorbed by the groups or the steps do not settle.
 */
export function fitPoissonAbsorbed(design: Rows, y: readonly number[], left: readonly number[], right: readonly number[]): AbsorbedFit | null {
  const [n, k] = [y.length, design[0]?.length ?? 0];
  if (n === 0 || k === 0) return null;
  const columns = Array.from({ length: k }, (_, j) => Float64Array.from(design, (row) => row[j]!));
  const mean = y.reduce((sum, each) => sum + each, 0) / n;
  let eta = Float64Array.from(y, (each) => Math.log((each + mean) / 2));
  let deviance = Infinity;
  for (let step = 1; step <= 200; step++) {
    const weights = eta.map(Math.exp);
    const z = eta.map((each, i) => each + (y[i]! - weights[i]!) / weights[i]!);
    const flatX = columns.map((column) => demean(column, weights, left, right));
    const flatZ = demean(z, weights, left, right);
    const xtx = flatX.map((a) => flatX.map((b) => dot(a, b, weights)));
    const inverse = invertPositive(xtx);
    if (!inverse || flatX.some((column, j) => xtx[j]![j]! < 1e-10 * dot(columns[j]!, columns[j]!, weights) || column.length === 0)) return null;
    const xtz = flatX.map((a) => dot(a, flatZ, weights));
    const coefficients = inverse.map((row) => row.reduce((sum, each, j) => sum + each * xtz[j]!, 0));
    eta = eta.map((_, i) => z[i]! - (flatZ[i]! - flatX.reduce((sum, column, j) => sum + column[i]! * coefficients[j]!, 0)));
    const fitted = Array.from(eta, (each) => Math.exp(each));
    const next = poissonDeviance(y, fitted);
    if (!Number.isFinite(next)) return null;
    if (Math.abs(next - deviance) < 1e-10 * (Math.abs(next) + 0.1)) {
      const scores = flatX.map((column) => column.map((each, i) => each * (y[i]! - fitted[i]!)));
      const meat = scores.map((a) => scores.map((b) => a.reduce((sum, each, i) => sum + each * b[i]!, 0)));
      const half = inverse.map((row) => meat.map((_, b) => row.reduce((sum, each, j) => sum + each * meat[j]![b]!, 0)));
      const standardErrors = half.map((row, a) => Math.sqrt(row.reduce((sum, each, j) => sum + each * inverse[j]![a]!, 0)));
      return { coefficients, standardErrors, fitted, deviance: next, iterations: step };
    }
    deviance = next;
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]! * weights[i]!;
  return sum;
}

/** Takes weighted group means of both groupings out in turns until nothing moves. */
function demean(column: Float64Array, weights: Float64Array, left: readonly number[], right: readonly number[]): Float64Array {
  const out = Float64Array.from(column);
  for (let round = 0; round < 2000; round++) {
    const moved = Math.max(takeOut(out, weights, left), takeOut(out, weights, right));
    if (moved < 1e-11) break;
  }
  return out;
}

function takeOut(column: Float64Array, weights: Float64Array, groups: readonly number[]): number {
  const size = groups.reduce((most, each) => Math.max(most, each), 0) + 1;
  const [sums, masses] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < column.length; i++) {
    sums[groups[i]!]! += column[i]! * weights[i]!;
    masses[groups[i]!]! += weights[i]!;
  }
  let moved = 0;
  for (let g = 0; g < size; g++) {
    sums[g] = masses[g]! > 0 ? sums[g]! / masses[g]! : 0;
    moved = Math.max(moved, Math.abs(sums[g]!));
  }
  for (let i = 0; i < column.length; i++) column[i]! -= sums[groups[i]!]!;
  return moved;
}

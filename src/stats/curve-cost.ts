import type { Noise, SegmentCost } from './segment-cost.js';

/** The mean of a segment: a level, a line, or a curve of the second degree. */
export type Shape = 'level' | 'line' | 'curve';
const WIDTH: Readonly<Record<Shape, 1 | 2 | 3>> = { level: 1, line: 2, curve: 3 };

/**
 * Segments whose means are polynomials of time and whose noise remembers the value before (AR(1) with correlation `rho`, 0 ≤ rho < 1, shared by all). Every segment begins afresh: its first value is told by its own mean and the lasting variance s²/(1 − rho²), those after it by the value
 * before (exact Gaussian likelihood; Prais & Winsten 1954), so that a jump costs nothing but its parameters however strong the memory. −2 log-likelihood with terms left out that no segmentation changes; with one known variance the sum of squares over it. Sums are
 * held as running totals, so that a segment takes the same time whatever its length.
 */
export function curveCost(values: readonly number[], shape: Shape, rho: number, noise: Noise): SegmentCost {
  const n = values.length;
  const width = WIDTH[shape];
  const centre = values.reduce((sum, value) => sum + value / n, 0);
  const y = Float64Array.from(values, (value) => value - centre);
  const half = Math.max(1, (n - 1) / 2);
  const time = Float64Array.from(y, (_, k) => (k - (n - 1) / 2) / half);
  const powers = [Float64Array.from(y, () => 1), time, time.map((each) => each * each)].slice(0, width);
  const columns = [...powers, y];
  const filtered = columns.map((column) => column.map((each, k) => (k === 0 ? 0 : each - rho * column[k - 1]!)));
  const sums = columns.map((_, a) => columns.slice(0, a + 1).map((_other, b) => runningProduct(filtered[a]!, filtered[b]!)));
  const first = 1 - rho * rho;
  const floor = 'floor' in noise ? noise.floor : 0;
  const known = 'variance' in noise ? noise.variance : 0;
  const constant = Math.log(2 * Math.PI) + 1;
  const begun = -Math.log(first);
  const size = width + 1;
  const m = new Float64Array(size * size);
  return {
    kind: 'regression', n, parameters: (known > 0 ? 0 : 1) + width, least: (known > 0 ? 0 : 2) + width,
    cost(from, to) {
      for (let a = 0; a < size; a++) for (let b = 0; b <= a; b++) m[a * size + b] = sums[a]![b]![to]! - sums[a]![b]![from + 1]! + first * columns[a]![from]! * columns[b]![from]!;
      const residual = Math.max(0, lastPivot(m, size));
      return (known > 0 ? residual / known : (to - from) * (constant + Math.log(Math.max(floor, residual / (to - from))))) + begun;
    },
  };
}

/** What is left of the last variable's square after the others are swept out in turn (Cholesky); columns that depend on those before them are passed over. */
function lastPivot(m: Float64Array, size: number): number {
  for (let j = 0; j < size - 1; j++) {
    const pivot = m[j * size + j]!;
    if (!(pivot > 1e-13)) continue;
    for (let i = j + 1; i < size; i++) {
      const factor = m[i * size + j]! / pivot;
      for (let k = j + 1; k <= i; k++) m[i * size + k]! -= factor * m[k * size + j]!;
    }
  }
  return m[size * size - 1]!;
}

function runningProduct(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + 1);
  for (let k = 0; k < a.length; k++) out[k + 1] = out[k]! + a[k]! * b[k]!;
  return out;
}

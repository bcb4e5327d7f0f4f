/** Rows of numbers, all of one length. */
export type Rows = readonly (readonly number[])[];

/** A least-squares fit of `y` on the columns of a design (the intercept is a column of ones like any other). */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Residual sum of squares. */
  readonly rss: number;
}

/** A column whose part not explained by the columns before it is smaller than this share of its length counts as dependent (as in R's lm). */
const DEPENDENT = 1e-7;

/**
 * Ordinary least squares by Householder reflections (Golub & Van Loan 2013, 5.2.2). Null when there are fewer rows than columns or a column depends on
 * those before it: such a design has no single answer.
 */
export function leastSquares(design: Rows, y: ArrayLike<number>): LeastSquares | null {
  const k = design[0]?.length ?? 0;
  return fitColumns(Array.from({ length: k }, (_, j) => Float64Array.from(design, (row) => row[j]!)), y);
}

/** `leastSquares` of a design given by its columns, which are left as they are. */
export function fitColumns(design: readonly Float64Array[], y: ArrayLike<number>): LeastSquares | null {
  const k = design.length;
  const n = design[0]?.length ?? 0;
  if (k === 0 || n < k) return null;
  const columns = design.map((column) => column.slice());
  const right = new Float64Array(n);
  for (let i = 0; i < n; i++) right[i] = y[i]!;
  const r = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    const v = columns[j]!;
    let whole = 0;
    for (let i = 0; i < j; i++) whole += v[i]! * v[i]!;
    let left = 0;
    for (let i = j; i < n; i++) left += v[i]! * v[i]!;
    whole = Math.sqrt(whole + left);
    const length = Math.sqrt(left);
    if (!(length > DEPENDENT * whole)) return null;
    const alpha = v[j]! > 0 ? -length : length;
    for (let i = 0; i < j; i++) r[i * k + j] = v[i]!;
    r[j * k + j] = alpha;
    // From here on the column holds the reflection's vector, in rows j and on.
    v[j]! -= alpha;
    let norm = 0;
    for (let i = j; i < n; i++) norm += v[i]! * v[i]!;
    for (let m = j + 1; m < k; m++) reflect(columns[m]!, v, j, norm);
    reflect(right, v, j, norm);
  }
  const coefficients = backSubstitute(r, right, k);
  const residuals = right;
  for (let i = 0; i < n; i++) residuals[i] = y[i]!;
  for (let j = 0; j < k; j++) {
    const [column, coefficient] = [design[j]!, coefficients[j]!];
    for (let i = 0; i < n; i++) residuals[i]! -= column[i]! * coefficient;
  }
  let rss = 0;
  for (let i = 0; i < n; i++) rss += residuals[i]! * residuals[i]!;
  return { coefficients: Array.from(coefficients), residuals: Array.from(residuals), rss };
}

/** Mirrors a column at the plane across `v`, rows from `first` on; `norm` is the square of v's length there. */
function reflect(target: Float64Array, v: Float64Array, first: number, norm: number): void {
  let dot = 0;
  for (let i = first; i < v.length; i++) dot += v[i]! * target[i]!;
  const scale = (2 * dot) / norm;
  for (let i = first; i < v.length; i++) target[i]! -= scale * v[i]!;
}

function backSubstitute(r: Float64Array, right: Float64Array, k: number): Float64Array {
  const x = new Float64Array(k);
  for (let i = k - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let j = i + 1; j < k; j++) sum -= r[i * k + j]! * x[j]!;
    x[i] = sum / r[i * k + i]!;
  }
  return x;
}

/** Lower triangle L of a symmetric positive definite matrix, A = LL' (Cholesky); null when the matrix is not positive definite. */
export function cholesky(matrix: Rows): number[][] | null {
  const k = matrix.length;
  const l: number[][] = Array.from({ length: k }, () => Array.from<number>({ length: k }).fill(0));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let m = 0; m < j; m++) sum -= l[i]![m]! * l[j]![m]!;
      if (i !== j) l[i]![j] = sum / l[j]![j]!;
      else {
        if (!(sum > 1e-12 * Math.abs(matrix[i]![i]!))) return null;
        l[i]![i] = Math.sqrt(sum);
      }
    }
  }
  return l;
}

/** Inverse of a symmetric positive definite matrix; null when it is not one. */
export function invertPositive(matrix: Rows): number[][] | null {
  const k = matrix.length;
  const flat = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) flat[i * k + j] = matrix[i]![j]!;
  return invertFlat(flat, k) ? Array.from({ length: k }, (_, i) => Array.from(flat.subarray(i * k, (i + 1) * k))) : null;
}

/** `invertPositive` of k × k numbers laid row after row, in place: only the lower triangle is read, all is written. False, and nothing of use left, when it is not positive definite. */
export function invertFlat(m: Float64Array, k: number): boolean {
  for (let i = 0; i < k; i++) {
    const own = m[i * k + i]!;
    for (let j = 0; j <= i; j++) {
      let sum = m[i * k + j]!;
      for (let c = 0; c < j; c++) sum -= m[i * k + c]! * m[j * k + c]!;
      if (i !== j) m[i * k + j] = sum / m[j * k + j]!;
      else {
        if (!(sum > 1e-12 * Math.abs(own))) return false;
        m[i * k + i] = Math.sqrt(sum);
      }
    }
  }
  // The triangle's own inverse in its place, then its product with itself.
  for (let j = 0; j < k; j++) {
    m[j * k + j] = 1 / m[j * k + j]!;
    for (let i = j + 1; i < k; i++) {
      let sum = 0;
      for (let c = j; c < i; c++) sum -= m[i * k + c]! * m[c * k + j]!;
      m[i * k + j] = sum / m[i * k + i]!;
    }
  }
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let c = i; c < k; c++) sum += m[c * k + i]! * m[c * k + j]!;
      m[i * k + j] = sum;
      m[j * k + i] = sum;
    }
  }
  return true;
}

/** Logarithm of the determinant of a symmetric positive definite matrix; null when it is not one. */
export function logDeterminant(matrix: Rows): number | null {
  const l = cholesky(matrix);
  return l && l.reduce((sum, row, i) => sum + 2 * Math.log(row[i]!), 0);
}

import { fTails } from './distributions.js';
import { fitColumns, leastSquares, logDeterminant } from './linear-algebra.js';
import { fitPoissonColumns } from './ppml.js';

/** Whether the past of one series helps to tell another one beyond that one's own past. */
export interface GrangerTest {
  readonly lags: number;
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly pValue: number;
  /** Rows that entered. */
  readonly n: number;
  /** Sum of the coefficients of x's lags: the direction of the effect in the long run, in y's units for one of x's (log-linear: on the log scale). */
  readonly sumOfCoefficients: number;
}

/** Fewest rows left for each coefficient of the fuller model; below it a test says little (judgement). */
const ROWS_PER_COEFFICIENT = 4;

/**
 * Granger's test by least squares (Granger 1969; the F form of R's `lmtest::grangertest`): y on `lags` of its own against y on those and `lags` of x.
 * `controls` enter both models as they stand at t. Rows with a null anywhere are left out. Null when collinear, constant or too short.
 */
export function testGranger(y: readonly (number | null)[], x: readonly (number | null)[], lags: number, controls: readonly (readonly number[])[] = []): GrangerTest | null {
  return grangerOf(y, lags, controls)(x);
}

/** `testGranger` for many x against one y: the model without x is fitted once for each set of rows. */
export function grangerOf(y: readonly (number | null)[], lags: number, controls: readonly (readonly number[])[] = []): (x: readonly (number | null)[]) => GrangerTest | null {
  const designOf = lagDesigns(y, lags, controls);
  const without = onceForRows((at, own) => fitColumns(own, valuesAt(y, at, 0)));
  const columns = 1 + controls.length + 2 * lags;
  return (x) => {
    const { at, own, other } = designOf(x);
    const df2 = at.length - columns;
    if (at.length < columns * ROWS_PER_COEFFICIENT) return null;
    const full = fitColumns([...own, ...other], valuesAt(y, at, 0));
    const small = full && without(at, own);
    if (!full || !small || !(full.rss > 0)) return null;
    const statistic = Math.max(0, (small.rss - full.rss) / lags / (full.rss / df2));
    return { lags, statistic, df1: lags, df2, pValue: fTails(statistic, lags, df2).upper, n: at.length, sumOfCoefficients: full.coefficients.slice(-lags).reduce((sum, each) => sum + each, 0) };
  };
}

/**
 * The same question for counts: a log-linear Poisson autoregression on log(1 + count) of both series (Fokianos & Tjøstheim 2011), with an offset such as log
 * exposure, compared by the quasi-Poisson F test (deviance difference over its degrees and the dispersion of the fuller model; McCullagh & Nelder 1989). `controls` as in `testGranger`.
 */
export function testGrangerCounts(y: readonly (number | null)[], x: readonly (number | null)[], lags: number, offset?: readonly (number | null)[], controls: readonly (readonly number[])[] = []): GrangerTest | null {
  return grangerCountsOf(y, lags, offset, controls)(x);
}

/** `testGrangerCounts` for many x against one y: the model without x is fitted once for each set of rows. */
export function grangerCountsOf(y: readonly (number | null)[], lags: number, offset?: readonly (number | null)[], controls: readonly (readonly number[])[] = []): (x: readonly (number | null)[]) => GrangerTest | null {
  const designOf = lagDesigns(logOf(y), lags, controls, offset);
  const withoutX = onceForRows((at, own) => {
    const counts = at.map((t) => y[t]!);
    const exposure = offset && at.map((t) => offset[t]!);
    const fit = fitPoissonColumns(own, counts, exposure);
    return fit && { counts, exposure, fit };
  });
  const columns = 1 + controls.length + 2 * lags;
  return (x) => {
    const { at, own, other } = designOf(logOf(x));
    const df2 = at.length - columns;
    if (at.length < columns * ROWS_PER_COEFFICIENT) return null;
    const without = withoutX(at, own);
    const full = without && fitPoissonColumns([...own, ...other], without.counts, without.exposure, without.fit.fitted);
    if (!full || !full.dispersion || !(full.dispersion > 0)) return null;
    const statistic = Math.max(0, (without.fit.deviance - full.deviance) / lags / full.dispersion);
    return { lags, statistic, df1: lags, df2, pValue: fTails(statistic, lags, df2).upper, n: at.length, sumOfCoefficients: full.coefficients.slice(-lags).reduce((sum, each) => sum + each, 0) };
  };
}

function logOf(series: readonly (number | null)[]): (number | null)[] {
  return series.map((each) => (each === null ? null : Math.log1p(each)));
}

/** Columns of the two models over the rows in which everything is known: ones, controls and y's lags; x's lags. */
interface LagDesign {
  readonly at: readonly number[];
  readonly own: readonly Float64Array[];
  readonly other: readonly Float64Array[];
}

/** Designs for many x against one y; the columns without x are made once for each set of rows. */
function lagDesigns(y: readonly (number | null)[], lags: number, controls: readonly (readonly number[])[], offset?: readonly (number | null)[]): (x: readonly (number | null)[]) => LagDesign {
  const known: number[] = [];
  for (let t = lags; t < y.length; t++) {
    let isWhole = offset === undefined || offset[t] !== null;
    for (let j = 0; j <= lags && isWhole; j++) isWhole = isKnown(y[t - j]);
    if (isWhole) known.push(t);
  }
  const lagged = Array.from({ length: lags }, (_, j) => j + 1);
  const ownColumns = onceForRows((at) => [new Float64Array(at.length).fill(1), ...controls.map((control) => valuesAt(control, at, 0)), ...lagged.map((lag) => valuesAt(y, at, lag))]);
  return (x) => {
    const at: number[] = [];
    for (const t of known) {
      let isWhole = true;
      for (let lag = 1; lag <= lags && isWhole; lag++) isWhole = isKnown(x[t - lag]);
      if (isWhole) at.push(t);
    }
    return { at, own: ownColumns(at, []), other: lagged.map((lag) => valuesAt(x, at, lag)) };
  };
}

/** Remembers the last answer and gives it again while the rows stay the same. */
function onceForRows<T>(make: (at: readonly number[], own: readonly Float64Array[]) => T): (at: readonly number[], own: readonly Float64Array[]) => T {
  let last: { readonly at: readonly number[]; readonly made: T } | null = null;
  return (at, own) => {
    let isSame = last !== null && last.at.length === at.length;
    for (let k = 0; k < at.length && isSame; k++) isSame = last!.at[k] === at[k];
    if (!isSame) last = { at, made: make(at, own) };
    return last!.made;
  };
}

/** Values `lag` before each of the places. */
function valuesAt(series: readonly (number | null)[], at: readonly number[], lag: number): Float64Array {
  const out = new Float64Array(at.length);
  for (let k = 0; k < at.length; k++) out[k] = series[at[k]! - lag]!;
  return out;
}

function isKnown(value: number | null | undefined): boolean {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Order of a vector autoregression by BIC. */
export interface VarOrder {
  readonly order: number;
  /** log det(Σ) + log(n)/n · k(kp + 1) for p = 1 … highest, over the same rows; null where a fit has no answer (Lütkepohl 2005, eq. 4.3.9). */
  readonly bic: readonly (number | null)[];
  readonly n: number;
}

/** Chooses the order of a VAR with intercepts among 1 … `highest`. `series` are of one length. Null when no order can be fitted. */
export function chooseVarOrder(series: readonly (readonly (number | null)[])[], highest: number): VarOrder | null {
  const k = series.length;
  const length = series[0]?.length ?? 0;
  const at: number[] = [];
  for (let t = highest; t < length; t++) if (series.every((each) => Array.from({ length: highest + 1 }, (_, j) => each[t - j]).every((value) => value !== null && value !== undefined))) at.push(t);
  const n = at.length;
  const bic = Array.from({ length: highest }, (_, index) => {
    const p = index + 1;
    if (n < (k * p + 1) * ROWS_PER_COEFFICIENT) return null;
    const design = at.map((t) => [1, ...series.flatMap((each) => Array.from({ length: p }, (_, j) => each[t - 1 - j]!))]);
    const fits = series.map((each) => leastSquares(design, at.map((t) => each[t]!)));
    if (fits.some((fit) => fit === null)) return null;
    const sigma = fits.map((a) => fits.map((b) => a!.residuals.reduce((sum, each, i) => sum + each * b!.residuals[i]!, 0) / n));
    const size = logDeterminant(sigma);
    return size === null ? null : size + (Math.log(n) / n) * k * (k * p + 1);
  });
  let order = 0;
  bic.forEach((each, index) => { if (each !== null && (order === 0 || each < bic[order - 1]!)) order = index + 1; });
  return order === 0 ? null : { order, bic, n };
}

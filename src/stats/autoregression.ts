import { fitColumns } from './linear-algebra.js';

/** An autoregression of some order with an intercept. */
export interface Autoregression {
  readonly order: number;
  readonly intercept: number;
  /** Coefficients of lag 1 … order. */
  readonly coefficients: readonly number[];
  /** One for each value of the series; null for the first `order` ones. */
  readonly residuals: readonly (number | null)[];
  /** n log(RSS / n) + (order + 1) log n for order 0 … highest tried, all over the same rows; the least one chooses. Null where the fit has no answer. */
  readonly bic: readonly (number | null)[];
}

/**
 * Least-squares autoregression with the order chosen by BIC (Schwarz 1978) among 0 … `highest`, each fitted on the rows that the highest order leaves;
 * the chosen order is then fitted on all its rows. Null for a constant or too short series (fewer than `highest` + 10 values).
 */
export function fitAutoregression(series: readonly number[], highest: number): Autoregression | null {
  const n = series.length;
  if (n < highest + 10 || series.every((value) => Math.abs(value - series[0]!) <= 1e-12 * Math.abs(series[0]!))) return null;
  const bic = Array.from({ length: highest + 1 }, (_, order) => {
    const fit = fitOrder(series, order, highest);
    const rows = n - highest;
    return fit && fit.rss > 0 ? rows * Math.log(fit.rss / rows) + (order + 1) * Math.log(rows) : null;
  });
  let order = -1;
  bic.forEach((each, k) => { if (each !== null && (order < 0 || each < bic[order]!)) order = k; });
  const fit = order < 0 ? null : fitAutoregressionOf(series, order);
  return fit && { ...fit, bic };
}

function fitOrder(series: readonly number[], order: number, skip: number) {
  const n = series.length - skip;
  const values = Float64Array.from(series);
  const columns = [new Float64Array(n).fill(1), ...Array.from({ length: order }, (_, j) => values.subarray(skip - 1 - j, skip - 1 - j + n))];
  return fitColumns(columns, values.subarray(skip));
}

/** A least-squares autoregression of one order, without a choice; `bic` is empty. Null where it has no answer. */
export function fitAutoregressionOf(series: readonly number[], order: number): Autoregression | null {
  const fit = series.length < order + 10 ? null : fitOrder(series, order, order);
  if (!fit) return null;
  const [intercept, ...coefficients] = fit.coefficients as [number, ...number[]];
  return { order, intercept, coefficients, residuals: [...Array.from<null>({ length: order }).fill(null), ...fit.residuals], bic: [] };
}

/** Residuals of a series under the coefficients of an autoregression fitted elsewhere; null for the first ones. */
export function applyFilter(series: readonly number[], model: Autoregression): (number | null)[] {
  return series.map((value, t) => (t < model.order ? null : value - model.intercept - model.coefficients.reduce((sum, each, j) => sum + each * series[t - 1 - j]!, 0)));
}

/** Correlation of x at t with y at t + lag. */
export interface LagCorrelation {
  /** In periods: above 0 x comes first, below 0 y does. */
  readonly lag: number;
  /** −1 to 1. */
  readonly correlation: number;
}

/**
 * Cross-correlation for lags −highest … highest, with the sums of the overlap over the lengths and variances of the whole (Venables & Ripley 2002, 14.1;
 * R's `ccf(y, x)`). Pairs with a null are left out of the sum. Null when either series is constant. x and y are of one length.
 */
export function crossCorrelation(x: readonly (number | null)[], y: readonly (number | null)[], highest: number): LagCorrelation[] | null {
  const [a, b] = [centred(x), centred(y)];
  if (a === null || b === null) return null;
  const scale = Math.sqrt(a.sumOfSquares * b.sumOfSquares);
  return Array.from({ length: 2 * highest + 1 }, (_, k) => {
    const lag = k - highest;
    let sum = 0;
    for (let t = Math.max(0, -lag); t < x.length && t + lag < y.length; t++) sum += (a.values[t] ?? 0) * (b.values[t + lag] ?? 0);
    return { lag, correlation: sum / scale };
  });
}

function centred(series: readonly (number | null)[]): { readonly values: readonly (number | null)[]; readonly sumOfSquares: number } | null {
  const known = series.filter((each): each is number => each !== null);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  const values = series.map((each) => (each === null ? null : each - mean));
  const sumOfSquares = values.reduce<number>((sum, each) => sum + (each ?? 0) ** 2, 0);
  return sumOfSquares > 1e-12 * (1 + mean * mean) * known.length ? { values, sumOfSquares } : null;
}

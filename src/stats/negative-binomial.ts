import { chiSquaredTails, logNegativeBinomial, logPoisson } from './distributions.js';
import { invertPositive, type Rows } from './linear-algebra.js';
import { fitPoissonColumns } from './ppml.js';
import { digamma, trigamma } from './special.js';

/** A log-linear fit of counts whose variance is mu + mu²/size (NB2). */
export interface NegativeBinomialFit {
  readonly coefficients: readonly number[];
  /** Covariance of the coefficients, the size taken as known, as R's `summary.negbin` does. */
  readonly covariance: Rows;
  readonly fitted: readonly number[];
  /** Theta of `glm.nb`; null where the counts scatter no more than Poisson ones, and the fit is the Poisson one. */
  readonly size: number | null;
  /** Standard error of the size by observed information; null with it. */
  readonly sizeError: number | null;
  readonly logLikelihood: number;
  /** Twice the gain in log-likelihood over the Poisson fit, 0 or more. */
  readonly gain: number;
  /** Chance of such a gain for Poisson counts: half a chi-squared of one degree, because the Poisson lies on the edge (Self & Liang 1987; Cameron & Trivedi 2013, 3.4). */
  readonly pOverdispersed: number;
  readonly iterations: number;
}

const MOST_ROUNDS = 100;
/** A size above so many times the largest mean adds less than a thousandth to any variance: as good as Poisson. */
const AS_POISSON = 1000;

/**
 * Maximum likelihood of a log-linear mean with an offset (such as log exposure) and of the size, in turn, as MASS `glm.nb` does (Venables & Ripley 2002, 7.4; Lawless 1987).
 * `columns` are those of the design, the intercept among them. Counts that scatter no more than their means (score of 1/size at 0 not above 0) give the Poisson fit with `size` null.
 * Null where the Poisson fit has no answer: collinear, all 0, separated.
 */
export function fitNegativeBinomial(columns: readonly Float64Array[], y: readonly number[], offset?: readonly number[]): NegativeBinomialFit | null {
  const poisson = fitPoissonColumns(columns, y, offset);
  if (!poisson) return null;
  const likelihoodOf = (mu: readonly number[], size: number | null) => y.reduce((sum, count, i) => sum + (size === null ? logPoisson(count, mu[i]!) : logNegativeBinomial(count, mu[i]!, size)), 0);
  const bare = likelihoodOf(poisson.fitted, null);
  const asPoisson: NegativeBinomialFit = {
    coefficients: poisson.coefficients, covariance: poisson.inverse, fitted: poisson.fitted, size: null, sizeError: null, logLikelihood: bare, gain: 0, pOverdispersed: 1, iterations: poisson.iterations,
  };
  if (poisson.fitted.reduce((sum, mu, i) => sum + (y[i]! - mu) ** 2 - y[i]!, 0) <= 0) return asPoisson;
  const most = AS_POISSON * Math.max(...poisson.fitted);
  let mu = poisson.fitted;
  let before = -Infinity;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const size = bestSize(y, mu, most);
    if (size === null) return asPoisson;
    const fit = fitMeans(columns, y, offset, mu, size);
    if (!fit) return asPoisson;
    mu = fit.fitted;
    const likelihood = likelihoodOf(mu, size);
    if (Math.abs(likelihood - before) < 1e-11 * (1 + Math.abs(likelihood))) {
      const gain = Math.max(0, 2 * (likelihood - bare));
      return { ...fit, size, sizeError: 1 / Math.sqrt(-curvature(y, mu, size)), logLikelihood: likelihood, gain, pOverdispersed: gain === 0 ? 1 : chiSquaredTails(gain, 1).upper / 2, iterations: round };
    }
    before = likelihood;
  }
  return asPoisson;
}

/** Derivative of the log-likelihood by the size. */
function slope(y: readonly number[], mu: readonly number[], size: number): number {
  return y.reduce((sum, count, i) => sum + digamma(size + count) - digamma(size) + Math.log(size / (mu[i]! + size)) + 1 - (count + size) / (mu[i]! + size), 0);
}

function curvature(y: readonly number[], mu: readonly number[], size: number): number {
  return y.reduce((sum, count, i) => sum + trigamma(size + count) - trigamma(size) + 1 / size - 2 / (mu[i]! + size) + (count + size) / (mu[i]! + size) ** 2, 0);
}

/** Size with the highest likelihood for given means: Newton's steps on the log scale inside a bracket, halving where a step leaves it. Null where it grows beyond `most`. */
function bestSize(y: readonly number[], mu: readonly number[], most: number): number | null {
  let low = 1e-6;
  let high = most;
  if (slope(y, mu, high) > 0) return null;
  let size = Math.min(high / 2, Math.max(low * 2, y.length / y.reduce((sum, count, i) => sum + (count / mu[i]! - 1) ** 2, 0)));
  for (let step = 0; step < 200; step++) {
    const first = slope(y, mu, size);
    if (first > 0) low = size;
    else high = size;
    // d/dlog s and its derivative.
    const second = size * size * curvature(y, mu, size) + size * first;
    const wanted = size * Math.exp(-(size * first) / second);
    const next = second < 0 && wanted > low && wanted < high ? wanted : Math.sqrt(low * high);
    if (Math.abs(next / size - 1) < 1e-13) return next;
    size = next;
  }
  return size;
}

/** Means by reweighted least squares for a known size: weights mu / (1 + mu/size). */
function fitMeans(columns: readonly Float64Array[], y: readonly number[], offset: readonly number[] | undefined, start: readonly number[], size: number): Pick<NegativeBinomialFit, 'coefficients' | 'covariance' | 'fitted'> | null {
  const k = columns.length;
  let mu = start;
  let coefficients: number[] | null = null;
  for (let step = 0; step < MOST_ROUNDS; step++) {
    const weights = mu.map((each) => each / (1 + each / size));
    const working = mu.map((each, i) => Math.log(each) - (offset?.[i] ?? 0) + (y[i]! - each) / each);
    const information = columns.map((a) => columns.map((b) => weights.reduce((sum, w, i) => sum + w * a[i]! * b[i]!, 0)));
    const covariance = invertPositive(information);
    if (!covariance) return null;
    const right = columns.map((a) => weights.reduce((sum, w, i) => sum + w * a[i]! * working[i]!, 0));
    const next = covariance.map((row) => row.reduce((sum, each, j) => sum + each * right[j]!, 0));
    const moved = coefficients === null ? Infinity : Math.max(...next.map((each, j) => Math.abs(each - coefficients![j]!) / (1 + Math.abs(each))));
    coefficients = next;
    mu = mu.map((_, i) => Math.exp(Math.min(700, (offset?.[i] ?? 0) + next.reduce((sum, each, j) => sum + each * columns[j]![i]!, 0))));
    if (moved < 1e-12) return { coefficients, covariance, fitted: mu };
    if (!mu.every((each) => each > 0 && Number.isFinite(each)) || k === 0) return null;
  }
  return null;
}

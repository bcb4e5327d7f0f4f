import { incompleteBeta, incompleteGamma, logGamma } from './special.js';

/**
 * Lower and upper tail of a distribution at x: P(X ≤ x) and P(X > x), each exact where it is small. Parameters outside their range give NaN in both, which
 * callers must rule out first.
 */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

const UNDEFINED: Tails = { lower: NaN, upper: NaN };

/** Gamma with `shape` and `scale` (mean shape × scale). */
export function gammaTails(x: number, shape: number, scale = 1): Tails {
  return shape > 0 && scale > 0 ? incompleteGamma(shape, Math.max(0, x) / scale) : UNDEFINED;
}

/** Beta on 0–1. */
export function betaTails(x: number, a: number, b: number): Tails {
  return a > 0 && b > 0 ? incompleteBeta(x, a, b) : UNDEFINED;
}

/** Normal with mean 0 and variance 1: erfc as an incomplete gamma function (Abramowitz & Stegun 6.5.17), exact in both tails. */
export function normalTails(z: number): Tails {
  if (Number.isNaN(z)) return UNDEFINED;
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  const far = upper / 2;
  const near = 0.5 + lower / 2;
  return z >= 0 ? { lower: near, upper: far } : { lower: far, upper: near };
}

/** Student's t with `df` > 0 degrees of freedom. */
export function tTails(t: number, df: number): Tails {
  if (!(df > 0) || Number.isNaN(t)) return UNDEFINED;
  if (t * t === Infinity) return t > 0 ? { lower: 1, upper: 0 } : { lower: 0, upper: 1 };
  const { lower, upper } = ratioTails(t * t, df, 0.5, df / 2);
  return t >= 0 ? { lower: 0.5 + lower / 2, upper: upper / 2 } : { lower: upper / 2, upper: 0.5 + lower / 2 };
}

/** F with `df1` and `df2` > 0 degrees of freedom. */
export function fTails(f: number, df1: number, df2: number): Tails {
  if (!(df1 > 0 && df2 > 0)) return UNDEFINED;
  return f === Infinity ? { lower: 1, upper: 0 } : ratioTails(df1 * Math.max(0, f), df2, df1 / 2, df2 / 2);
}

/** Beta tails at x / (x + y), from whichever end keeps the digits. */
function ratioTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= y) return incompleteBeta(x / (x + y), a, b);
  const { lower, upper } = incompleteBeta(y / (x + y), b, a);
  return { lower: upper, upper: lower };
}

/** Chi-squared with `df` > 0 degrees of freedom. */
export function chiSquaredTails(x: number, df: number): Tails {
  return gammaTails(x, df / 2, 2);
}

/** Poisson with `mean` ≥ 0: `lower` is P(X ≤ k), `upper` P(X > k). */
export function poissonTails(k: number, mean: number): Tails {
  if (!(mean >= 0)) return UNDEFINED;
  if (k < 0) return { lower: 0, upper: 1 };
  if (mean === 0) return { lower: 1, upper: 0 };
  const { lower, upper } = incompleteGamma(Math.floor(k) + 1, mean);
  return { lower: upper, upper: lower };
}

/** Negative binomial with `mean` ≥ 0 and `size` > 0 (variance mean + mean²/size). */
export function negativeBinomialTails(k: number, mean: number, size: number): Tails {
  if (!(mean >= 0 && size > 0)) return UNDEFINED;
  if (k < 0) return { lower: 0, upper: 1 };
  return mean === 0 ? { lower: 1, upper: 0 } : incompleteBeta(size / (size + mean), size, Math.floor(k) + 1);
}

/** log P(X = k) of a Poisson count; −∞ where it is impossible. */
export function logPoisson(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 0 : -Infinity;
  return k < 0 ? -Infinity : k * Math.log(mean) - mean - logGamma(k + 1);
}

/** log P(X = k) of a negative binomial count with `mean` and `size` (variance mean + mean²/size); −∞ where it is impossible. */
export function logNegativeBinomial(k: number, mean: number, size: number): number {
  if (mean === 0) return k === 0 ? 0 : -Infinity;
  if (k < 0) return -Infinity;
  return logGamma(k + size) - logGamma(size) - logGamma(k + 1) - size * Math.log1p(mean / size) + (k === 0 ? 0 : k * Math.log(mean / (size + mean)));
}

/** Coefficients of Wichura (1988), algorithm AS 241 (PPND16): relative error about 1e-16. */
const CENTRE_TOP = [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227];
const CENTRE_BOTTOM = [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852546];
const MIDDLE_TOP = [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414];
const MIDDLE_BOTTOM = [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9];
const FAR_TOP = [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7];
const FAR_BOTTOM = [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15];

/** The z with P(Z ≤ z) = p; ±∞ at 0 and 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6) : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -z : z;
}

/** The x with P(X ≤ x) = p for a gamma; 0 and ∞ at the ends. */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
  return scale * invert(p, (x) => gammaTails(x, shape), { low: 0, start: Math.max(shape, 1e-3) });
}

/** The x with P(X ≤ x) = p for a beta. */
export function betaQuantile(p: number, a: number, b: number): number {
  return invert(p, (x) => betaTails(x, a, b), { low: 0, start: a / (a + b), high: 1 });
}

/** The t with P(T ≤ t) = p. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5 && df > 0) return 0;
  return p < 0.5 ? -tQuantile(1 - p, df) : invert(p, (t) => tTails(t, df), { low: 0, start: 1 });
}

/** The t > 0 with P(T > t) = p for p ≤ 1/2: exact where p is tiny. */
export function tUpperQuantile(p: number, df: number): number {
  return invert(1 - p, (t) => tTails(t, df), { low: 0, start: 1, upper: p });
}

/** The F with P(F ≤ f) = p. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return invert(p, (f) => fTails(f, df1, df2), { low: 0, start: 1 });
}

/** The x with P(X ≤ x) = p for a chi-squared. */
export function chiSquaredQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 2);
}

/** Least k with P(X ≤ k) ≥ p for a Poisson; ∞ at p = 1 unless the mean is 0. */
export function poissonQuantile(p: number, mean: number): number {
  return smallest(p, (k) => poissonTails(k, mean));
}

/** Least k with P(X ≤ k) ≥ p for a negative binomial. */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  return smallest(p, (k) => negativeBinomialTails(k, mean, size));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, each) => sum * x + each, 0);
}

/** Solves for the point with this lower tail by bracketing and bisection on the smaller tail, to the last digits that a double can hold. */
function invert(p: number, tails: (x: number) => Tails, { low, start, high, upper = 1 - p }: { readonly low: number; readonly start: number; readonly high?: number; readonly upper?: number }): number {
  if (!(p >= 0 && p <= 1) || Number.isNaN(tails(start).lower)) return NaN;
  if (p === 0) return low;
  if (upper === 0) return high ?? Infinity;
  const isAbove = p <= 0.5 ? (x: number) => tails(x).lower >= p : (x: number) => tails(x).upper <= upper;
  let from = low;
  let to = high ?? start;
  while (high === undefined && !isAbove(to)) {
    from = to;
    to *= 2;
    if (to === Infinity) return Infinity;
  }
  for (let k = 0; k < 1100 && to - from > Number.EPSILON * Math.abs(to); k++) {
    // Near zero halving the exponent reaches tiny quantiles in few steps.
    const middle = from > 0 && to / from > 4 ? Math.sqrt(from * to) : from === 0 && to < 1e-300 ? 0 : (from + to) / 2;
    if (middle <= from || middle >= to) break;
    if (isAbove(middle)) to = middle;
    else from = middle;
  }
  return to;
}

/** A lower tail that falls short of p by less than this share counts as reaching it, as in R. */
const FUZZ = 64 * Number.EPSILON;

function smallest(p: number, tails: (k: number) => Tails): number {
  if (!(p >= 0 && p <= 1) || Number.isNaN(tails(0).lower)) return NaN;
  const wanted = p * (1 - FUZZ);
  const reaches = (k: number) => (p < 0.5 ? tails(k).lower >= wanted : tails(k).upper <= (1 - p) * (1 + FUZZ));
  if (reaches(0)) return 0;
  if (p === 1) return Infinity;
  let from = 0;
  let to = 1;
  while (!reaches(to)) {
    from = to;
    to *= 2;
  }
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (reaches(middle)) to = middle;
    else from = middle;
  }
  return to;
}

import { quantileOfSorted } from './ranks.js';

/** A source of random numbers that gives the same ones for the same seed. Has a state, so each call of `next` moves on. */
export interface Random {
  /** Evenly distributed in [0, 1), 32 bits. */
  next(): number;
  /** Whole number in 0 … n − 1. */
  below(n: number): number;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
  /** Poisson with this mean ≥ 0; exact for small means, by sums of exponentials in steps for large ones. */
  poisson(mean: number): number;
  /** Gamma with this shape and scale, both > 0 (Marsaglia & Tsang 2000). */
  gamma(shape: number, scale: number): number;
}

/** sfc32 (Doty-Humphrey, PractRand) seeded from one 32-bit number by splitmix32; period about 2^128. `seed` is taken modulo 2^32. */
export function createRandom(seed: number): Random {
  let mix = seed >>> 0;
  const split = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const next32 = () => {
    const t = (a + b + d) >>> 0;
    d = (d + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t;
  };
  for (let k = 0; k < 12; k++) next32();
  let spare: number | null = null;
  const random: Random = {
    next: () => next32() / 4_294_967_296,
    below: (n) => Math.floor((next32() / 4_294_967_296) * n),
    normal() {
      if (spare !== null) {
        const held = spare;
        spare = null;
        return held;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
      const angle = 2 * Math.PI * random.next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    poisson(mean) {
      let left = mean;
      let count = 0;
      // A Poisson count of mean m is the count of one of mean 16 and one of mean m − 16: keeps exp() away from underflow.
      while (left > 0) {
        const step = Math.min(left, 16);
        left -= step;
        const limit = Math.exp(-step);
        for (let product = random.next(); product > limit; product *= random.next()) count += 1;
      }
      return count;
    },
    gamma(shape, scale) {
      if (shape < 1) return random.gamma(shape + 1, scale) * (1 - random.next()) ** (1 / shape);
      const d3 = shape - 1 / 3;
      const c3 = 1 / Math.sqrt(9 * d3);
      for (;;) {
        const x = random.normal();
        const v = (1 + c3 * x) ** 3;
        if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d3 - d3 * v + d3 * Math.log(v)) return d3 * v * scale;
      }
    },
  };
  return random;
}

/** A copy in random order (Fisher & Yates, Durstenfeld 1964). */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const out = [...values];
  for (let k = out.length - 1; k > 0; k--) {
    const at = random.below(k + 1);
    [out[k], out[at]] = [out[at]!, out[k]!];
  }
  return out;
}

/** As many values as there are, drawn with replacement. */
export function resample<T>(values: readonly T[], random: Random): T[] {
  return values.map(() => values[random.below(values.length)]!);
}

/**
 * Positions of a stationary bootstrap (Politis & Romano 1994): blocks of geometric length with this mean, wrapping around, so that dependence
 * over time survives. `meanBlock` 1 draws single positions.
 */
export function resampleBlocks(n: number, meanBlock: number, random: Random): number[] {
  const out = Array.from<number>({ length: n });
  drawBlocks(out, meanBlock, random);
  return out;
}

/** `resampleBlocks` written into an array that is used again for the next draw; n is its length. The same draws as there. */
export function drawBlocks(into: { readonly length: number; [k: number]: number }, meanBlock: number, random: Random): void {
  const n = into.length;
  const chance = 1 / meanBlock;
  let at = 0;
  for (let k = 0; k < n; k++) {
    if (k === 0 || random.next() < chance) at = random.below(n);
    else if (++at === n) at = 0;
    into[k] = at;
  }
}

/** What a bootstrap gives: the statistic of each resample that had one, sorted, and the ends of the percentile interval; null when fewer than 20 had one. */
export interface Bootstrap {
  readonly values: readonly number[];
  readonly low: number | null;
  readonly high: number | null;
  /** Resamples for which the statistic was undefined. */
  readonly undefinedCount: number;
}

/** Percentile bootstrap of a statistic over independent values (Efron & Tibshirani 1993, ch. 13); `statistic` answers null where it is undefined. */
export function bootstrap<T>(values: readonly T[], statistic: (sample: readonly T[]) => number | null, options: { readonly random: Random; readonly times: number; readonly level: number }): Bootstrap {
  return summarise(Array.from({ length: options.times }, () => (values.length === 0 ? null : statistic(resample(values, options.random)))), options.level);
}

/** Percentile interval of statistics drawn elsewhere; nulls are counted as undefined. */
export function summarise(drawn: readonly (number | null)[], level: number): Bootstrap {
  const values = drawn.filter((each): each is number => each !== null && Number.isFinite(each)).toSorted((x, y) => x - y);
  const enough = values.length >= 20;
  return {
    values, undefinedCount: drawn.length - values.length,
    low: enough ? quantileOfSorted(values, (1 - level) / 2) : null, high: enough ? quantileOfSorted(values, (1 + level) / 2) : null,
  };
}

/**
 * Share of a null distribution at least as far out as what was seen, with the one added above and below that keeps a test honest (Phipson & Smyth 2010).
 * Two-sided: twice the smaller tail, at most 1. Null when nothing was drawn.
 */
export function permutationPValue(observed: number, drawn: readonly number[], side: 'greater' | 'less' | 'two-sided'): number | null {
  if (drawn.length === 0) return null;
  const share = (count: number) => (count + 1) / (drawn.length + 1);
  let [atLeast, atMost] = [0, 0];
  for (let k = 0; k < drawn.length; k++) {
    if (drawn[k]! >= observed) atLeast += 1;
    if (drawn[k]! <= observed) atMost += 1;
  }
  const [greater, less] = [share(atLeast), share(atMost)];
  return side === 'greater' ? greater : side === 'less' ? less : Math.min(1, 2 * Math.min(greater, less));
}

import { normalQuantile, tQuantile } from './distributions.js';

/** Scale on which a statistic is about normal, and back. */
export interface Scale {
  to(value: number): number;
  from(value: number): number;
}

/** Scales for what is above 0, for what lies between −1 and 1, and for counts. Values at the very ends are drawn in, so that they have a place. */
export const SCALES = {
  log: { to: Math.log, from: Math.exp },
  atanh: { to: (value: number) => Math.atanh(Math.max(-0.9999, Math.min(0.9999, value))), from: Math.tanh },
  root: { to: Math.sqrt, from: (value: number) => Math.max(0, value) ** 2 },
} as const satisfies Record<string, Scale>;

/** Fewest draws with a statistic that tell its spread. */
const LEAST_DRAWS = 20;

/** Ends of an interval, in the unit of the statistic. */
export interface Ends { readonly low: number; readonly high: number }

/**
 * Interval of a statistic from its bootstrap draws: value ± t × standard deviation of the draws on a scale, t with as many degrees as there are blocks less one (n / meanBlock − 1, at least 2), widened by √(n / (n − meanBlock)) for what
 * blocks lose of the variance (Davison & Hinkley 1997, 5.2 and 8.2); `meanBlock` 0: draws whose spread is known, z and no widening. With `bias` the middle is moved by as much as the draws lie off the value. Null with fewer than 20 defined draws, no spread, or blocks as long as the series.
 */
export function bootstrapInterval(value: number, drawn: readonly (number | null)[], { n, meanBlock, level, scale, bias }: { readonly n: number; readonly meanBlock: number; readonly level: number; readonly scale: Scale; readonly bias: boolean }): Ends | null {
  const scaled = drawn.flatMap((each) => (each === null || !Number.isFinite(scale.to(each)) ? [] : [scale.to(each)]));
  if (scaled.length < LEAST_DRAWS || meanBlock >= n || !Number.isFinite(scale.to(value))) return null;
  const { mean, deviation } = spreadOf(scaled);
  if (!(deviation > 1e-10)) return null;
  const middle = bias ? 2 * scale.to(value) - mean : scale.to(value);
  const half = (meanBlock === 0 ? normalQuantile((1 + level) / 2) : tQuantile((1 + level) / 2, Math.max(2, n / meanBlock - 1))) * deviation * Math.sqrt(n / (n - meanBlock));
  return { low: scale.from(middle - half), high: scale.from(middle + half) };
}

/**
 * Interval of a share: Wilson's (1927) for as many independent observations as would spread as the bootstrap draws do, at most n; with t in place of z for n / meanBlock − 1 degrees. Where all or none of the observations count, the
 * draws have no spread and n / meanBlock stands in.
 */
export function shareInterval(share: number, drawn: readonly number[], { n, meanBlock, level }: { readonly n: number; readonly meanBlock: number; readonly level: number }): Ends {
  const variance = drawn.length < LEAST_DRAWS ? 0 : spreadOf(drawn).deviation ** 2 * (n / Math.max(1e-9, n - meanBlock));
  const size = variance > 0 && share > 0 && share < 1 ? Math.min(n, (share * (1 - share)) / variance) : n / meanBlock;
  return wilson(share, size, tQuantile((1 + level) / 2, Math.max(2, n / meanBlock - 1)));
}

/** Wilson's score interval of a share of `size` observations; `z` is the quantile of its level. */
export function wilson(share: number, size: number, z = normalQuantile(0.975)): Ends {
  const middle = (share + (z * z) / (2 * size)) / (1 + (z * z) / size);
  const half = (z / (1 + (z * z) / size)) * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1)) };
}

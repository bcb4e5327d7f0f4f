import { fTails } from './distributions.js';
import { mean } from './moments.js';
import { median } from './ranks.js';

/** Chance below which a season is looked at closer, before it is divided by the number of periods tried; whether it is one the fit decides. A judgement. */
const SEASON_CHANCE = 0.001;
/** Longest season looked for, in observations. */
const LONGEST = 400;

/**
 * Length of the season of an equally spaced series, in observations: the one from 3 on whose phases differ most, by the F test between phases of the distances from a moving average one season long (Buys Ballot's table), with the smallest p-value; null where none
 * is below .001 over the number tried. A break disturbs the moving average near itself only, memory and trends little. At least four seasons must be seen.
 */
export function findPeriod(values: readonly number[]): number | null {
  const longest = Math.min(LONGEST, Math.floor(values.length / 4));
  let best: { readonly period: number; readonly logP: number } | null = null;
  for (let period = 3; period <= longest; period++) {
    const logP = seasonChance(values, period);
    if (logP < Math.log(SEASON_CHANCE / (longest - 2)) && (best === null || logP < best.logP)) best = { period, logP };
  }
  return best?.period ?? null;
}

/** Logarithm of the p-value of no difference between phases; 0 where it cannot be told. */
function seasonChance(values: readonly number[], period: number): number {
  const half = Math.floor(period / 2);
  const isEven = period % 2 === 0;
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  let [n, all, squares] = [0, 0, 0];
  let window = 0;
  for (let t = 0; t < 2 * half + 1 && t < values.length; t++) window += values[t]!;
  for (let t = half; t + half < values.length; t++) {
    if (t > half) window += values[t + half]! - values[t - half - 1]!;
    const level = (isEven ? window - (values[t - half]! + values[t + half]!) / 2 : window) / period;
    const off = values[t]! - level;
    sums[t % period]! += off;
    counts[t % period]! += 1;
    n += 1;
    all += off;
    squares += off * off;
  }
  if (n < 2 * period) return 0;
  let between = 0;
  for (let k = 0; k < period; k++) between += sums[k]! ** 2 / counts[k]!;
  between -= all ** 2 / n;
  const within = squares - all ** 2 / n - between;
  const [df1, df2] = [period - 1, n - period];
  if (!(within > 0)) return between > 0 ? -Infinity : 0;
  return Math.log(Math.max(Number.MIN_VALUE, fTails(between / df1 / (within / df2), df1, df2).upper));
}

/** Seasonal figure of each phase, adding up to 0: median over the seasons of the distance from a centred moving average one season long, which a break disturbs only near itself. Needs two seasons. */
export function seasonalFigure(values: readonly number[], period: number): number[] {
  const half = Math.floor(period / 2);
  const phases: number[][] = Array.from({ length: period }, () => []);
  for (let t = half; t < values.length - half; t++) {
    const window = values.slice(t - half, t + half + 1);
    const weights = window.map((_, k) => (period % 2 === 0 && (k === 0 || k === window.length - 1) ? 0.5 : 1));
    const level = window.reduce((sum, value, k) => sum + value * weights[k]!, 0) / period;
    phases[t % period]!.push(values[t]! - level);
  }
  const figure = phases.map((phase) => median(phase) ?? 0);
  const centre = mean(figure)!;
  return figure.map((each) => each - centre);
}

import { autocorrelation, mean } from './moments.js';
import { median } from './ranks.js';

/** Least correlation at the period, and at twice the period, of the differences for a season to be considered; whether it is one the fit decides. Judgements. */
const LEAST_AT_PERIOD = 0.2;
const LEAST_AT_DOUBLE = 0.15;

/**
 * Length of the season of an equally spaced series, in observations, told by the autocorrelation of its differences: the lag from 3 on where it peaks, high there (and above three standard errors) and at twice the lag; null where
 * there is none. At least four seasons must be seen.
 */
export function findPeriod(values: readonly number[]): number | null {
  const differences = values.slice(1).map((value, k) => value - values[k]!);
  const longest = Math.min(400, Math.floor(values.length / 4));
  if (longest < 3) return null;
  const found = autocorrelation(differences, 2 * longest).map((each) => each ?? 0);
  const chance = 3 / Math.sqrt(values.length);
  const at = (lag: number) => found[lag - 1] ?? 0;
  let best: number | null = null;
  for (let lag = 3; lag <= longest; lag++) {
    const isPeak = at(lag) > at(lag - 1) && at(lag) >= at(lag + 1);
    if (isPeak && at(lag) >= Math.max(LEAST_AT_PERIOD, chance) && at(2 * lag) >= LEAST_AT_DOUBLE && (best === null || at(lag) > at(best) + 0.05)) best = lag;
  }
  return best;
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

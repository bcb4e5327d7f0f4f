/** A forecast of a log series `step` periods ahead: normal with this mean and standard deviation. */
export interface Forecast {
  readonly step: number;
  readonly mean: number;
  readonly sd: number;
}

export type ProjectionModel = 'random-walk' | 'drift' | 'local-level' | 'damped-trend';
export const PROJECTION_MODELS: readonly ProjectionModel[] = ['random-walk', 'drift', 'local-level', 'damped-trend'];

/**
 * Projects equally spaced values (usually logarithms) 1 … `steps` periods ahead. `random-walk` and `drift` with the usual spread √(h) and √(h(1 + h/(n − 1)));
 * `local-level` simple exponential smoothing with spread 1 + (h − 1)α²; `damped-trend` with its class-1 spread (Hyndman, Koehler, Ord & Snyder 2008, table 6.1), smoothing
 * weights by least squares on a grid, φ = 0.9. Null for fewer than 5 values or where nothing varies.
 */
export function project(values: readonly number[], model: ProjectionModel, steps: number): Forecast[] | null {
  const n = values.length;
  if (n < 5) return null;
  const last = values[n - 1]!;
  const differences = values.slice(1).map((each, k) => each - values[k]!);
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  const make = (mean: (h: number) => number, variance: (h: number) => number): Forecast[] | null => {
    const out = Array.from({ length: steps }, (_, k) => ({ step: k + 1, mean: mean(k + 1), sd: Math.sqrt(variance(k + 1)) }));
    return out[0]!.sd > 1e-12 ? out : null;
  };
  switch (model) {
    case 'random-walk': {
      const variance = sum(differences.map((each) => each * each)) / (n - 1);
      return make(() => last, (h) => h * variance);
    }
    case 'drift': {
      const drift = (last - values[0]!) / (n - 1);
      const variance = sum(differences.map((each) => (each - drift) ** 2)) / (n - 2);
      return make((h) => last + h * drift, (h) => variance * h * (1 + h / (n - 1)));
    }
    case 'local-level': {
      const { alpha, level, variance } = bestSmoothing(values, false);
      return make(() => level, (h) => variance * (1 + (h - 1) * alpha * alpha));
    }
    case 'damped-trend': {
      const { alpha, beta, level, trend, variance } = bestSmoothing(values, true);
      const p = DAMPING;
      return make(
        (h) => level + (trend * p * (1 - p ** h)) / (1 - p),
        (h) => variance * (1 + alpha ** 2 * (h - 1) + ((beta * p * h) / (1 - p) ** 2) * (2 * alpha * (1 - p) + beta * p)
          - ((beta * p * (1 - p ** h)) / ((1 - p) ** 2 * (1 - p * p))) * (2 * alpha * (1 - p * p) + beta * p * (1 + 2 * p - p ** h))),
      );
    }
  }
}

const DAMPING = 0.9;
const GRID = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);

/** Least squared one-step errors over α (and β ≤ α) in twentieths; the level starts at the first value, the trend at the mean of the first three changes. */
function bestSmoothing(values: readonly number[], withTrend: boolean): { alpha: number; beta: number; level: number; trend: number; variance: number } {
  let best = { alpha: 1, beta: 0, level: 0, trend: 0, variance: Infinity };
  for (const alpha of GRID) {
    for (const beta of withTrend ? [0, ...GRID.filter((each) => each <= alpha)] : [0]) {
      let level = values[0]!;
      let trend = withTrend ? (values[3]! - values[0]!) / 3 : 0;
      let squares = 0;
      for (let t = 1; t < values.length; t++) {
        const ahead = level + DAMPING * trend;
        const error = values[t]! - ahead;
        squares += error * error;
        level = ahead + alpha * error;
        trend = DAMPING * trend + beta * error;
      }
      const variance = squares / Math.max(1, values.length - 1 - (withTrend ? 3 : 1));
      if (variance < best.variance) best = { alpha, beta, level, trend, variance };
    }
  }
  return best;
}

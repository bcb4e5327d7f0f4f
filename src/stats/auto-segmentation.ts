import { findSegments, type Segmentation } from './pelt.js';
import { median, medianDeviation, quantileOfSorted } from './ranks.js';
import { findPeriod, seasonalFigure } from './season.js';
import { curveCost, type Shape } from './curve-cost.js';
import type { Noise, SegmentCost } from './segment-cost.js';

/** A model of a series between its breaks: a level or a line, or one curve without any break; the spread shared by all segments or each its own; the memory from one value to the next shared, or none. */
export interface SegmentModel {
  readonly shape: Shape;
  readonly spread: 'shared' | 'own';
  readonly memory: 'none' | 'shared';
}

/** A model fitted with the breaks that suit it best. */
export interface FittedModel extends SegmentModel {
  readonly breaks: readonly number[];
  /** −2 log-likelihood plus log n for each parameter and each break. */
  readonly criterion: number;
  /** Correlation from one value to the next about the segments' means; 0 without memory. */
  readonly rho: number;
  /** Variance shared by all segments, after memory; where each has its own, the least one it may show. */
  readonly variance: number;
}

/** Share of the largest differences left out when memory is estimated: breaks make few but large ones. A judgement. */
const TRIMMED = 0.1;

/**
 * Memory of an AR(1) around breaks: E(y[t+2] − y[t])² / E(y[t+1] − y[t])² − 1, from differences because a break disturbs only a few of them (the idea of Chakar et al. 2017, with
 * trimmed means in place of medians, which ties would spoil). Drift is taken out by the medians. Cut to 0 … 0.95; 0 for fewer than 8 values or no movement.
 */
export function memoryOf(values: readonly number[]): number {
  const spread = (step: number): number => {
    const differences = values.slice(step).map((value, k) => value - values[k]!);
    const centre = median(differences)!;
    const squares = differences.map((each) => (each - centre) ** 2).toSorted((x, y) => x - y);
    const kept = squares.slice(0, Math.max(1, Math.floor(squares.length * (1 - TRIMMED))));
    return kept.reduce((sum, each) => sum + each, 0) / kept.length;
  };
  if (values.length < 8) return 0;
  const one = spread(1);
  return one === 0 ? 0 : Math.min(0.95, Math.max(0, spread(2) / one - 1));
}

/** Least variance a segment may show: what rounding to the resolution of the values leaves (Sheppard), or a hundred-millionth of the spread. */
export function varianceFloor(values: readonly number[]): number {
  const sorted = [...new Set(values)].toSorted((x, y) => x - y);
  let resolution = Infinity;
  for (let k = 1; k < sorted.length; k++) resolution = Math.min(resolution, sorted[k]! - sorted[k - 1]!);
  const width = sorted.length < 2 ? 1 : sorted.at(-1)! - sorted[0]!;
  return Math.max(Number.isFinite(resolution) ? resolution ** 2 / 12 : 0, 1e-8 * width ** 2, Number.MIN_VALUE * 1e10);
}

/** Observations up to which breaks are looked for everywhere; beyond, on a grid of about this many. */
const EXACT_UP_TO = 1000;
const gridFor = (n: number): number => Math.ceil(n / EXACT_UP_TO);

/** The cost of segments under a model whose memory and variance are known. */
export function costOfModel(values: readonly number[], { shape, spread, rho, variance }: Pick<FittedModel, 'shape' | 'spread' | 'rho' | 'variance'>): SegmentCost {
  const noise: Noise = spread === 'own' ? { floor: variance } : { variance };
  return curveCost(values, shape, rho, noise);
}

/** Breaks that suit a model best, its shared variance estimated in turn with them. `factor` multiplies the penalty of the modified BIC. */
export function fitModel(values: readonly number[], model: SegmentModel, minLength: number, factor = 1): FittedModel {
  const n = values.length;
  const rho = model.memory === 'shared' ? memoryOf(values) : 0;
  const floor = varianceFloor(values);
  const logN = Math.log(n);
  const common = rho === 0 ? 0 : 1;
  const search = (cost: SegmentCost): Segmentation => model.shape === 'curve' ? { breaks: [], cost: cost.cost(0, n), evaluations: 1 } : findSegments(cost, { penalty: factor * (cost.parameters + 2) * logN, logLengths: true, minLength, grid: gridFor(n) });
  if (model.spread === 'own') {
    const cost = costOfModel(values, { ...model, rho, variance: floor });
    const { breaks, cost: total } = search(cost);
    return { ...model, breaks, rho, variance: floor, criterion: total + logN * (cost.parameters * (breaks.length + 1) + breaks.length + common) };
  }
  const begun = -Math.log(1 - rho * rho);
  let variance = Math.max(floor, startVariance(rho === 0 ? values : values.slice(1).map((value, k) => value - rho * values[k]!)));
  let found: Segmentation = { breaks: [], cost: 0, evaluations: 0 };
  let residual = 0;
  let parameters = 0;
  for (let round = 0; round < 3; round++) {
    const cost = costOfModel(values, { ...model, rho, variance });
    parameters = cost.parameters;
    found = search(cost);
    residual = (found.cost - begun * (found.breaks.length + 1)) * variance;
    const next = Math.max(floor, residual / Math.max(1, n - (found.breaks.length + 1) * parameters));
    if (Math.abs(next / variance - 1) < 0.01) break;
    variance = next;
  }
  const total = n * (Math.log(2 * Math.PI) + Math.log(Math.max(floor, residual / n)) + 1) + begun * (found.breaks.length + 1);
  return { ...model, breaks: found.breaks, rho, variance, criterion: total + logN * (parameters * (found.breaks.length + 1) + found.breaks.length + 1 + common) };
}

function startVariance(z: readonly number[]): number {
  const differences = z.slice(1).map((value, k) => value - z[k]!);
  const robust = (medianDeviation(differences) ?? 0) ** 2 / 2;
  if (robust > 0) return robust;
  const squares = differences.map((each) => each * each).toSorted((x, y) => x - y);
  return squares.length === 0 ? 0 : quantileOfSorted(squares, 0.9) / 2;
}

/** What was done to the values before breaks were looked for. */
export interface Preparation {
  readonly scale: 'as given' | 'logarithm';
  /** Length of the season taken out, or null. */
  readonly period: number | null;
  /** Values that stood alone and far out, and were drawn in. */
  readonly outliers: number;
}

/** The segmentation chosen, the model behind it and what else was tried. */
export interface AutoSegmentation extends FittedModel, Preparation {
  readonly tried: readonly (FittedModel & Preparation)[];
  readonly minLength: number;
}

const MEMORIES = ['none', 'shared'] as const;
const MODELS: readonly SegmentModel[] = [
  ...(['level', 'line'] as const).flatMap((shape) => (['shared', 'own'] as const).flatMap((spread) => MEMORIES.map((memory) => ({ shape, spread, memory })))),
  // A bend without a break, so that growth that speeds up is not cut into lines.
  ...MEMORIES.map((memory) => ({ shape: 'curve' as const, spread: 'shared' as const, memory })),
];
/** Fewer values give no break: nothing could be told from noise. */
export const LEAST_VALUES = 10;
/** How much more than the modified BIC a break must gain: memory, odd shapes and outliers make breaks look cheaper than they are. Fitted on simulated series (bench/series-cases.ts, seed 3). */
const PENALTY_FACTOR = 1.8;
/** Highest ratio of largest to smallest value up to which the logarithm is not tried. A judgement. */
const LOG_RATIO = 3;

/**
 * Breaks of any series: levels or lines, one spread or each its own, or one curve without a break; with or without memory of the value before; on the scale given and on
 * logarithms, with and without a season, the one with the least BIC. `values`: finite numbers at even distances; `period`: length of the season in
 * values, null for none, else found in the autocorrelation; `minLength`: fewest values between breaks; `factor`: multiple of the modified BIC a break must gain.
 * Null for fewer than LEAST_VALUES values.
 */
export function segmentAutomatically(values: readonly number[], options: { readonly period?: number | null; readonly minLength?: number; readonly factor?: number } = {}): AutoSegmentation | null {
  const n = values.length;
  if (n < LEAST_VALUES) return null;
  const minLength = options.minLength ?? Math.max(3, Math.min(10, Math.floor(n / 10)));
  const factor = options.factor ?? PENALTY_FACTOR;
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const most = values.reduce((high, value) => Math.max(high, value), -Infinity);
  const tried: (FittedModel & Preparation)[] = [];
  const scales = least > 0 && most / least > LOG_RATIO ? (['as given', 'logarithm'] as const) : (['as given'] as const);
  for (const scale of scales) {
    const scaled = scale === 'logarithm' ? values.map(Math.log) : values;
    const jacobian = scale === 'logarithm' ? 2 * scaled.reduce((sum, each) => sum + each, 0) : 0;
    const found = options.period === undefined ? findPeriod(scaled) : options.period;
    const usable = found !== null && found >= 2 && n >= 2 * found + 2 ? found : null;
    for (const period of usable === null ? [null] : options.period === undefined ? [null, usable] : [usable]) {
      const figure = period === null ? null : seasonalFigure(scaled, period);
      const { values: prepared, outliers } = drawIn(figure === null ? scaled : scaled.map((value, k) => value - figure[k % period!]!));
      const extra = jacobian + (period === null ? 0 : (period - 1) * Math.log(n));
      for (const model of MODELS) {
        const fitted = fitModel(prepared, model, minLength, factor);
        tried.push({ ...fitted, criterion: fitted.criterion + extra, scale, period, outliers });
      }
    }
  }
  const best = tried.reduce((low, each) => (each.criterion < low.criterion ? each : low));
  return { ...best, tried, minLength };
}

/** How far out, in normal-consistent deviations of the differences, and from how many neighbours, a lone value must stand. Judgements. */
const OUTLIER_DEVIATIONS = 5;
const NEIGHBOURS = 3;

/** Values that stand alone far from the median of the three on each side are put there (Hampel filter); a level that lasts four or more values stays. */
function drawIn(values: readonly number[]): { readonly values: readonly number[]; readonly outliers: number } {
  const around = values.map((_, k) => median(values.slice(Math.max(0, k - NEIGHBOURS), k + NEIGHBOURS + 1))!);
  const off = values.map((value, k) => value - around[k]!);
  const deviation = Math.max(medianDeviation(off) ?? 0, (medianDeviation(values.slice(1).map((value, k) => value - values[k]!)) ?? 0) / Math.SQRT2);
  if (deviation === 0) return { values, outliers: 0 };
  let outliers = 0;
  const out = values.map((value, k) => {
    if (Math.abs(off[k]!) <= OUTLIER_DEVIATIONS * deviation) return value;
    outliers += 1;
    return around[k]!;
  });
  return { values: out, outliers };
}

import type { Issue } from '../base/issue.js';
import { costOfModel, fitModel, LEAST_VALUES, segmentAutomatically } from '../stats/auto-segmentation.js';
import { locateBreaks, type BreakPlace } from '../stats/break-places.js';
import { countNoise } from '../stats/count-noise.js';
import { findSegments, namedPenalty, type PenaltyName } from '../stats/pelt.js';
import { seasonalFigure } from '../stats/season.js';
import { negativeBinomialCost, normalCost, normalMeanCost, poissonCost, regressionCost, type SegmentCost } from '../stats/segment-cost.js';
import { ratioOfRates, type RateRatio } from './rate-ratio.js';

/** One figure per period, oldest first, equally spaced; null is a gap. */
export interface PlainSeries {
  readonly values: readonly (number | null)[];
  /** What each value must be read against (documents, days), for counts; null where there is none. */
  readonly exposure: readonly (number | null)[] | null;
  /** Whole counts of something, rather than measured values. */
  readonly isCount: boolean;
  /** Length of the season in periods; null for none; left out: found from the values. */
  readonly period?: number | null;
}

export type CostChoice = 'auto' | 'poisson' | 'negative-binomial' | 'normal-mean' | 'normal' | 'trend';

/** How breaks are looked for. */
export interface BreakOptions {
  readonly cost: CostChoice;
  /** A named penalty, or a number in units of −2 log-likelihood. `auto`: the modified BIC, raised where values remember those before them. */
  readonly penalty: 'auto' | PenaltyName | number;
  /** Least observed values of a segment; null: a tenth of them, from 3 to 10. */
  readonly minLength: number | null;
  /** Level of the set of places, 0–1. */
  readonly level: number;
}

/** A stretch between breaks. Indices are those of the series given; `to` is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Observed values in it. */
  readonly n: number;
  /** Mean of the values, or sum of counts over sum of exposures. */
  readonly level: number;
  /** Standard error of `level`, of the level's logarithm for counts; null where it cannot be told. */
  readonly error: number | null;
}

/** Breaks of a series, where they may lie, and the stretches they part. */
export interface FoundBreaks {
  readonly breaks: readonly BreakPlace[];
  readonly stretches: readonly Stretch[];
  /** For counts: the rate after each break over that before it, in step with `breaks`; null for measured values, and where a side has no event. */
  readonly ratios: readonly (RateRatio | null)[];
  /** The model in words, with its figures. */
  readonly model: string;
  readonly memory: number;
  readonly penalty: number | null;
  readonly n: number;
  readonly issues: readonly Issue[];
}

/**
 * Breaks in a series of any kind. Gaps are left out: the values on both sides follow each other, and a break between them may lie anywhere in the gap. Null when there are fewer than ten values.
 * Values that are not finite count as gaps; counts that are negative or not whole are treated as measured values, with an issue.
 */
export function findTurningPoints(series: PlainSeries, options: BreakOptions): FoundBreaks | null {
  const issues: Issue[] = [];
  const places: number[] = [];
  series.values.forEach((value, k) => {
    const size = series.exposure === null ? 1 : series.exposure[k] ?? null;
    if (value !== null && Number.isFinite(value) && size !== null && size > 0) places.push(k);
  });
  const values = places.map((k) => series.values[k]!);
  const n = values.length;
  if (n < LEAST_VALUES) return null;
  const isWhole = values.every((value) => value >= 0 && Number.isInteger(value));
  if (series.isCount && !isWhole) issues.push({ code: 'turning-points/no-counts', message: 'the values are not whole numbers from 0 on; they are treated as measured values' });
  const wantsCounts = options.cost === 'poisson' || options.cost === 'negative-binomial' || (options.cost === 'auto' && series.isCount);
  const exposure = series.exposure === null ? null : places.map((k) => series.exposure![k]!);
  const minLength = options.minLength ?? Math.max(3, Math.min(10, Math.floor(n / 10)));
  const fit = wantsCounts && isWhole ? fitCounts(values, exposure, options, minLength) : fitMeasured(values, series, options, minLength);
  const located = locateBreaks(fit.cost, fit.breaks, options.level, minLength);
  const back = (k: number) => places[k] ?? series.values.length;
  const ends = [...fit.breaks, n];
  const stretches = ends.map((to, k): Stretch => {
    const from = k === 0 ? 0 : ends[k - 1]!;
    return { from: k === 0 ? 0 : back(from), to: k === ends.length - 1 ? series.values.length : back(to), n: to - from, ...fit.levelOf(from, to) };
  });
  return {
    breaks: located.map((place) => ({ ...place, at: back(place.at), low: back(place.low), high: back(place.high) })),
    stretches, ratios: fit.breaks.map((at, k) => fit.ratioAt?.(k === 0 ? 0 : fit.breaks[k - 1]!, at, ends[k + 1]!) ?? null), model: fit.model, memory: fit.memory, penalty: fit.penalty, n, issues,
  };
}

interface Fit {
  readonly cost: SegmentCost;
  readonly breaks: readonly number[];
  readonly model: string;
  readonly memory: number;
  readonly penalty: number | null;
  levelOf(from: number, to: number): Pick<Stretch, 'level' | 'error'>;
  /** Rate of at … to − 1 over that of from … at − 1; left out for measured values. */
  ratioAt?(from: number, at: number, to: number): RateRatio | null;
}

/** Most that memory raises the penalty by. A judgement. */
const MOST_INFLATION = 20;

function fitCounts(counts: readonly number[], exposure: readonly number[] | null, options: BreakOptions, minLength: number): Fit {
  const noise = countNoise(counts, exposure);
  const size = options.cost === 'poisson' ? null : noise.size;
  const cost = size === null ? poissonCost(counts, exposure) : negativeBinomialCost(counts, exposure, size);
  const inflation = Math.min(MOST_INFLATION, noise.inflation);
  const chosen = penaltyOf(options, cost, inflation);
  const { breaks } = findSegments(cost, { ...chosen, minLength, grid: gridFor(counts.length) });
  return {
    cost, breaks, memory: noise.memory, penalty: chosen.penalty,
    model: `${size === null ? 'Poisson' : `negative binomial, size ${size.toPrecision(3)}`} counts${exposure === null ? '' : ' per exposure'}, dispersion ${noise.dispersion.toFixed(2)}, memory ${noise.memory.toFixed(2)}`,
    levelOf(from, to) {
      const count = counts.slice(from, to).reduce((sum, each) => sum + each, 0);
      const seen = exposure === null ? to - from : exposure.slice(from, to).reduce((sum, each) => sum + each, 0);
      const spread = options.cost === 'poisson' ? 1 : size === null ? 1 : 1 + count / seen / size;
      return { level: count / seen, error: count === 0 ? null : Math.sqrt((spread * inflation) / count) };
    },
    ratioAt(from, at, to) {
      const rates = (first: number, end: number) => counts.slice(first, end).map((events, k) => ({ events, exposure: exposure?.[first + k] ?? 1 }));
      return ratioOfRates(rates(from, at), rates(at, to), { level: options.level, leastInflation: inflation });
    },
  };
}

function fitMeasured(values: readonly number[], series: PlainSeries, options: BreakOptions, minLength: number): Fit {
  const levelOf = (from: number, to: number): Pick<Stretch, 'level' | 'error'> => {
    const part = values.slice(from, to);
    const level = part.reduce((sum, each) => sum + each / part.length, 0);
    const square = part.reduce((sum, each) => sum + (each - level) ** 2, 0);
    return { level, error: part.length < 2 ? null : Math.sqrt(square / (part.length - 1) / part.length) };
  };
  if (options.cost === 'auto' || options.cost === 'poisson' || options.cost === 'negative-binomial') {
    const found = segmentAutomatically(values, {
      minLength, ...(series.period !== undefined && { period: series.period }), ...(typeof options.penalty === 'number' && { factor: options.penalty / (4 * Math.log(values.length)) }),
    })!;
    const { period } = found;
    const scaled = found.scale === 'logarithm' ? values.map(Math.log) : values;
    const figure = period === null ? null : seasonalFigure(scaled, period);
    const adjusted = figure === null ? scaled : scaled.map((value, k) => value - figure[k % period!]!);
    const cost = costOfModel(adjusted, found);
    return {
      cost, breaks: found.breaks, memory: found.rho, penalty: null, levelOf,
      model: `${{ level: 'levels', line: 'lines', curve: 'one curve' }[found.shape]} with ${found.spread === 'own' && found.shape !== 'curve' ? 'their own spread' : 'one spread'}${found.rho > 0 ? `, memory ${found.rho.toFixed(2)}` : ''}${found.scale === 'logarithm' ? ', of logarithms' : ''}${period === null ? '' : `, season of ${period} taken out`}${found.outliers > 0 ? `, ${found.outliers} lone outliers drawn in` : ''}; chosen among ${found.tried.length} by BIC`,
    };
  }
  const shared = fitModel(values, { shape: options.cost === 'trend' ? 'line' : 'level', spread: options.cost === 'normal' ? 'own' : 'shared', memory: 'none' }, minLength);
  const cost = options.cost === 'normal' ? normalCost(values, shared.variance) : options.cost === 'trend'
    ? regressionCost(values, { slope: true, lag: false }, { variance: shared.variance }) : normalMeanCost(values, shared.variance);
  const chosen = penaltyOf(options, cost, 1);
  const { breaks } = findSegments(cost, { ...chosen, minLength, grid: gridFor(values.length) });
  const words = { normal: 'normal, mean and spread', trend: 'normal, line', 'normal-mean': 'normal, mean' }[options.cost];
  return { cost, breaks, memory: 0, penalty: chosen.penalty, levelOf, model: `${words}${options.cost === 'normal' ? '' : `, variance ${shared.variance.toPrecision(4)}`}` };
}

function penaltyOf({ penalty }: BreakOptions, cost: SegmentCost, factor: number): { readonly penalty: number; readonly logLengths?: boolean } {
  if (typeof penalty === 'number') return { penalty };
  const named = namedPenalty(penalty === 'auto' ? 'mbic' : penalty, cost);
  return penalty === 'auto' ? { ...named, penalty: named.penalty * factor } : named;
}

/** Longest series in which breaks are looked for at every value. */
const EXACT_UP_TO = 4000;
const gridFor = (n: number): number => Math.ceil(n / EXACT_UP_TO);

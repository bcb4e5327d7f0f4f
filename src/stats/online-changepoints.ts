import { logGamma } from './special.js';

/** What values of a stretch without a break look like, and what was thought of it before any was seen. */
export type StretchModel =
  /** Normal with unknown mean and variance: normal–gamma before (Murphy 2007, eq. 85–89), mean `mean` worth `weight` values, precision gamma with `shape` and `rate`. */
  | { readonly kind: 'normal'; readonly mean: number; readonly weight: number; readonly shape: number; readonly rate: number }
  /** Poisson counts per exposure: gamma before, with `shape` and `rate` (mean rate shape / rate). */
  | { readonly kind: 'poisson'; readonly shape: number; readonly rate: number };

/** What was known on one step, from values up to it alone. */
export interface OnlineStep {
  /** Probability that a stretch began within the last `recent` values, this one included. */
  readonly recentBreak: number;
  /** Most probable length of the stretch the value belongs to, in observed values. */
  readonly runLength: number;
  /** Log density of the value given those before; null in a gap. */
  readonly surprise: number | null;
}

/** How breaks are looked for as values come in. */
export interface OnlineOptions {
  /** Chance of a break before each value, 0–1: one over the expected length of a stretch. */
  readonly hazard: number;
  readonly model: StretchModel;
  /** Values that count as recent, at least 1. */
  readonly recent: number;
  readonly exposure?: readonly (number | null)[];
  /** False holds every stretch apart, for checking; default true. */
  readonly join?: boolean;
}

/** Run lengths less probable than this are dropped; what is lost at a step stays below it times their number. */
const NEGLIGIBLE = 1e-7;

/**
 * Two neighbouring stretches are joined, and the older keeps the probability of both, when they hold less than `SMALL` together and differ by less than one in `ALIKE` of their length:
 * so long stretches are held on a grid that grows with them, and no probability is lost. Against every stretch held apart, probabilities differ by less than .005 (a test holds it there).
 */
const SMALL = 1e-3;
const ALIKE = 50;

/** Stretches that may still be under way, oldest first; `start[k]` is the number of values seen before stretch k. */
interface Stretches {
  live: number;
  readonly start: Int32Array;
  readonly weight: Float64Array;
  /** Shape and rate of the gamma; mean and its weight of the normal. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly centre: Float64Array;
  readonly kappa: Float64Array;
  /** Log gamma of the shape, carried along for counts. */
  readonly logGammaA: Float64Array;
}

/**
 * Bayesian online detection of breaks (Adams & MacKay 2007) with a constant hazard; a break stands before a value, so that a value after it is told by the prior alone. Step t depends on values 0 … t alone. A null is a gap: nothing is learned from it, and the
 * probabilities stand still. The first values cannot tell a break from the start; `recentBreak` leaves the start of the series out.
 */
export function detectOnline(values: readonly (number | null)[], { hazard, model, recent, exposure, join = true }: OnlineOptions): OnlineStep[] {
  const room = values.length + 1;
  const held: Stretches = {
    live: 0, start: new Int32Array(room), weight: new Float64Array(room), a: new Float64Array(room), b: new Float64Array(room),
    centre: new Float64Array(room), kappa: new Float64Array(room), logGammaA: new Float64Array(room),
  };
  const logs = new Float64Array(room);
  const learn = model.kind === 'normal' ? studentOf(held, model, logs) : countsOf(held, model, logs);
  const out: OnlineStep[] = [];
  let seen = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    const size = exposure === undefined ? 1 : exposure[t] ?? null;
    if (value === null || size === null || size <= 0) {
      out.push({ ...(out.at(-1) ?? { recentBreak: 0, runLength: 0 }), surprise: null });
      continue;
    }
    // A value either goes on with each stretch, or begins one and then is told by the prior alone. The first value begins one in any case.
    const chance = seen === 0 ? 1 : hazard;
    begin(held, seen, chance, model);
    seen += 1;
    const highest = learn(value, size);
    let all = 0;
    for (let k = 0; k < held.live; k++) all += held.weight[k]! *= Math.exp(logs[k]! - highest);
    drop(held, all, join ? seen : 0);
    let top = 0;
    let recentBreak = 0;
    for (let k = 0; k < held.live; k++) {
      if (held.weight[k]! > held.weight[top]! || (held.weight[k] === held.weight[top] && held.start[k]! > held.start[top]!)) top = k;
      if (seen - held.start[k]! <= recent && held.start[k]! > 0) recentBreak += held.weight[k]!;
    }
    out.push({ recentBreak: Math.min(1, recentBreak), runLength: seen - held.start[top]!, surprise: Math.log(all) + highest });
  }
  return out;
}

/** Adds the stretch that the next value may begin, with the parameters thought of before anything was seen. */
function begin(held: Stretches, seen: number, chance: number, model: StretchModel): void {
  for (let k = 0; k < held.live; k++) held.weight[k]! *= 1 - chance;
  const k = held.live++;
  held.start[k] = seen;
  held.weight[k] = chance;
  held.a[k] = model.shape;
  held.b[k] = model.rate;
  held.centre[k] = model.kind === 'normal' ? model.mean : 0;
  held.kappa[k] = model.kind === 'normal' ? model.weight : 0;
  held.logGammaA[k] = logGamma(model.shape);
}

/** Divides the weights by their sum, closes up over those that are negligible and joins those that are alike; `seen` 0 joins none. */
function drop(held: Stretches, all: number, seen: number): void {
  const { start, weight, a, b, centre, kappa, logGammaA } = held;
  let kept = 0;
  for (let k = 0; k < held.live; k++) {
    const share = weight[k]! / all;
    if (!(share > NEGLIGIBLE)) continue;
    const before = kept - 1;
    if (before >= 0 && (start[k]! - start[before]!) * ALIKE <= seen - start[k]! && weight[before]! + share < SMALL) {
      weight[before]! += share;
      continue;
    }
    weight[kept] = share;
    if (kept < k) {
      start[kept] = start[k]!;
      a[kept] = a[k]!;
      b[kept] = b[k]!;
      centre[kept] = centre[k]!;
      kappa[kept] = kappa[k]!;
      logGammaA[kept] = logGammaA[k]!;
    }
    kept += 1;
  }
  held.live = kept;
}

/** Writes the log density of a count under each stretch into `logs` and then learns from it; gives the highest. */
function countsOf(held: Stretches, _model: StretchModel, logs: Float64Array): (count: number, size: number) => number {
  const { a, b, logGammaA } = held;
  return (count, size) => {
    const own = logGamma(count + 1);
    const logSize = Math.log(size);
    let highest = -Infinity;
    for (let k = 0; k < held.live; k++) {
      const next = b[k]! + size;
      const logNext = Math.log(next);
      const grown = count === 0 ? logGammaA[k]! : logGamma(a[k]! + count);
      const log = grown - logGammaA[k]! - own + a[k]! * (Math.log(b[k]!) - logNext) + count * (logSize - logNext);
      logs[k] = log;
      if (log > highest) highest = log;
      a[k]! += count;
      b[k] = next;
      logGammaA[k] = grown;
    }
    return highest;
  };
}

/** The same for values: predictive Student t of a normal–gamma (Murphy 2007, eq. 86–89, 100). What depends on the length of a stretch alone is worked out once. */
function studentOf(held: Stretches, model: StretchModel, logs: Float64Array): (value: number) => number {
  const { a, b, centre, kappa, start } = held;
  const constants: number[] = [];
  let seen = 0;
  return (value) => {
    let highest = -Infinity;
    for (let k = 0; k < held.live; k++) {
      const shape = a[k]!;
      const length = seen - start[k]!;
      const constant = constants[length] ??= logGamma(model.shape + length / 2 + 0.5) - logGamma(model.shape + length / 2) - 0.5 * Math.log(2 * Math.PI);
      const off = value - centre[k]!;
      const ratio = (kappa[k]! + 1) / kappa[k]!;
      // (x − mean)² over df × scale, with scale = rate (weight + 1) / (shape × weight) and df = 2 shape.
      const square = (off * off) / (2 * b[k]! * ratio);
      const log = constant - 0.5 * Math.log(b[k]! * ratio) - (shape + 0.5) * Math.log1p(square);
      logs[k] = log;
      if (log > highest) highest = log;
      a[k] = shape + 0.5;
      b[k]! += (kappa[k]! * off * off) / (2 * (kappa[k]! + 1));
      centre[k] = (kappa[k]! * centre[k]! + value) / (kappa[k]! + 1);
      kappa[k]! += 1;
    }
    seen += 1;
    return highest;
  };
}

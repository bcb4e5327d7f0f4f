import { logNegativeBinomial } from './distributions.js';
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
}

/** Run lengths less probable than this are dropped; what is lost stays below it times their number. */
const NEGLIGIBLE = 1e-7;

/**
 * Bayesian online detection of breaks (Adams & MacKay 2007) with a constant hazard; a break stands before a value, so that a value after it is told by the prior alone. Step t depends on values 0 … t alone. A null is a gap: nothing is learned from it, and the
 * probabilities stand still. The first values cannot tell a break from the start; `recentBreak` leaves the start of the series out.
 */
export function detectOnline(values: readonly (number | null)[], { hazard, model, recent, exposure }: OnlineOptions): OnlineStep[] {
  let weights: number[] = [1];
  let lengths: number[] = [0];
  let a: number[] = [model.shape];
  let b: number[] = [model.rate];
  let centre: number[] = [model.kind === 'normal' ? model.mean : 0];
  let kappa: number[] = [model.kind === 'normal' ? model.weight : 0];
  const out: OnlineStep[] = [];
  let seen = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    const size = exposure === undefined ? 1 : exposure[t] ?? null;
    if (value === null || size === null || size <= 0) {
      out.push({ ...(out.at(-1) ?? { recentBreak: 0, runLength: 0 }), surprise: null });
      continue;
    }
    seen += 1;
    const logs = weights.map((_, k) => (model.kind === 'normal' ? logStudent(value, centre[k]!, kappa[k]!, a[k]!, b[k]!) : logNegativeBinomial(value, (a[k]! / b[k]!) * size, a[k]!)));
    const highest = logs.reduce((high, each) => Math.max(high, each), -Infinity);
    const joint = weights.map((weight, k) => weight * Math.exp(logs[k]! - highest));
    // The first value begins a stretch in any case: there is no break before it.
    const chance = seen === 1 ? 0 : hazard;
    // A value either goes on with each stretch, or begins one and then is told by the prior alone.
    const prior = model.kind === 'normal' ? logStudent(value, model.mean, model.weight, model.shape, model.rate) : logNegativeBinomial(value, (model.shape / model.rate) * size, model.shape);
    const begun = chance * Math.exp(prior - highest) * weights.reduce((sum, each) => sum + each, 0);
    const next = [begun, ...joint.map((each) => each * (1 - chance))];
    const all = next.reduce((sum, each) => sum + each, 0);
    const parametersA = [model.shape, ...a];
    const parametersB = [model.rate, ...b];
    const centres = [model.kind === 'normal' ? model.mean : 0, ...centre];
    const kappas = [model.kind === 'normal' ? model.weight : 0, ...kappa];
    const grown = [1, ...lengths.map((length) => length + 1)];
    const keep = next.map((each, k) => [each / all, k] as const).filter(([share]) => share > NEGLIGIBLE);
    weights = keep.map(([share]) => share);
    lengths = keep.map(([, k]) => grown[k]!);
    a = keep.map(([, k]) => parametersA[k]! + (model.kind === 'normal' ? 0.5 : value));
    b = keep.map(([, k]) => (model.kind === 'normal' ? parametersB[k]! + (kappas[k]! * (value - centres[k]!) ** 2) / (2 * (kappas[k]! + 1)) : parametersB[k]! + size));
    centre = keep.map(([, k]) => (kappas[k]! * centres[k]! + value) / (kappas[k]! + 1));
    kappa = keep.map(([, k]) => kappas[k]! + 1);
    let top = 0;
    for (let k = 1; k < weights.length; k++) if (weights[k]! > weights[top]!) top = k;
    const recentBreak = lengths.reduce((sum, length, k) => sum + (length <= recent && length < seen ? weights[k]! : 0), 0);
    out.push({ recentBreak: Math.min(1, recentBreak), runLength: lengths[top]!, surprise: Math.log(all) + highest });
  }
  return out;
}

/** Log density of the predictive Student t of a normal–gamma. */
function logStudent(x: number, mean: number, weight: number, shape: number, rate: number): number {
  const scale = (rate * (weight + 1)) / (shape * weight);
  const df = 2 * shape;
  return logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI * scale) - ((df + 1) / 2) * Math.log1p((x - mean) ** 2 / (df * scale));
}

import { chiSquaredTails } from './distributions.js';
import { invertPositive } from './linear-algebra.js';
import { permutationPValue, type Random } from './random.js';

/** Counts of periods that are known, in time order. All arrays are of one length. */
export interface PhasedCounts {
  readonly counts: readonly number[];
  /** What the counts are read against, above 0. */
  readonly exposure: readonly number[];
  /** 0 … `phases` − 1: weekday, month of the year. */
  readonly phase: readonly number[];
  /** Number of the cycle a period lies in: week, year. Periods of one cycle stand together. */
  readonly cycle: readonly number[];
  readonly phases: number;
}

/** One phase: what was counted, and what would be if the exposure alone made the difference within each cycle. */
export interface PhaseTotal {
  readonly observed: number;
  readonly expected: number;
}

/** A test of a pattern that repeats from cycle to cycle. */
export interface SeasonalTest {
  readonly totals: readonly PhaseTotal[];
  /** Rao's score statistic of phases beside cycles in a log-linear Poisson model. */
  readonly statistic: number;
  readonly df: number;
  /** Pearson's squares of the model without phases over their degrees; above 1 where counts cluster. */
  readonly dispersion: number;
  /** Upper tail of chi-squared at statistic / max(1, dispersion). */
  readonly pModel: number;
  /** Share of records as seasonal when each cycle is turned round by a random number of periods: keeps neighbours together, loses any fixed phase. Null without draws. */
  readonly pRotated: number | null;
  /** Mean statistic of the turned records over its degrees: the scatter with neighbours taken together, above `dispersion` where they are alike. Null without draws. */
  readonly turnedDispersion: number | null;
  /** Cycles with an event and two known periods or more: they alone tell of a pattern. */
  readonly cycles: number;
  readonly n: number;
}

/**
 * Tests whether counts follow a repeating pattern beyond exposure: within each cycle the expected counts share its total in proportion to exposure, so that levels of cycles drop out; the phases' distances from
 * expectation are weighed by their covariance (Rao 1948; equal to R's `anova(glm(y ~ cycle), glm(y ~ cycle + phase), test = "Rao")` with offset log exposure). Null when fewer than two phases or one cycle can be told, or
 * phases are never seen in one cycle with others.
 */
export function testSeason({ counts, exposure, phase, cycle, phases }: PhasedCounts, options: { readonly times: number; readonly random: Random }): SeasonalTest | null {
  const cycles = cyclesOf(cycle).map((at) => {
    const [total, size] = [at.reduce((sum, t) => sum + counts[t]!, 0), at.reduce((sum, t) => sum + exposure[t]!, 0)];
    return { at, total, shares: at.map((t) => exposure[t]! / size) };
  }).filter(({ at, total }) => at.length > 1 && total > 0);
  const totals = Array.from({ length: phases }, () => ({ observed: 0, expected: 0 }));
  const covariance = Array.from({ length: phases }, () => Array.from<number>({ length: phases }).fill(0));
  const n = cycles.reduce((sum, { at }) => sum + at.length, 0);
  let squares = 0;
  for (const { at, total, shares } of cycles) {
    at.forEach((t, i) => {
      const [one, expected] = [phase[t]!, total * shares[i]!];
      totals[one]!.observed += counts[t]!;
      totals[one]!.expected += expected;
      squares += (counts[t]! - expected) ** 2 / expected;
      covariance[one]![one]! += expected;
      at.forEach((u, j) => { covariance[one]![phase[u]!]! -= expected * shares[j]!; });
    });
  }
  // The distances add up to 0, so one phase follows from the others.
  const free = totals.flatMap(({ expected }, k) => (expected > 0 ? [k] : [])).slice(1);
  const inverse = free.length === 0 || cycles.length < 2 ? null : invertPositive(free.map((a) => free.map((b) => covariance[a]![b]!)));
  if (!inverse) return null;
  const weigh = (distances: ArrayLike<number>) => free.reduce((sum, a, i) => sum + distances[a]! * free.reduce((inner, b, j) => inner + inverse[i]![j]! * distances[b]!, 0), 0);
  const statistic = weigh(totals.map(({ observed, expected }) => observed - expected));
  const dispersion = squares / (n - cycles.length);
  const all = cycles.flatMap(({ at }) => at);
  const turned: TurnedCycles = {
    starts: startsOf(cycles.map(({ at }) => at.length)),
    phaseAt: Int32Array.from(all, (t) => phase[t]!), shares: Float64Array.from(cycles.flatMap(({ shares }) => shares)),
    roots: Float64Array.from(cycles.flatMap(({ total, shares }) => shares.map((share) => Math.sqrt(total * share)))),
    scaled: Float64Array.from(cycles.flatMap(({ at, total, shares }) => at.map((t, i) => (counts[t]! - total * shares[i]!) / Math.sqrt(total * shares[i]!)))),
  };
  const distances = new Float64Array(phases);
  const drawn = Array.from({ length: options.times }, () => {
    turnCycles(turned, distances, options.random);
    return weigh(distances);
  });
  return { totals, statistic, df: free.length, dispersion, pModel: chiSquaredTails(statistic / Math.max(1, dispersion), free.length).upper, pRotated: permutationPValue(statistic * (1 - 1e-9), drawn, 'greater'), turnedDispersion: drawn.length === 0 ? null : drawn.reduce((sum, each) => sum + each, 0) / drawn.length / free.length, cycles: cycles.length, n };
}

/** Cycles laid end to end: cycle c holds positions `starts[c]` … `starts[c + 1]` − 1. */
interface TurnedCycles {
  readonly starts: readonly number[];
  readonly phaseAt: Int32Array;
  /** Share of the cycle's exposure, root of the expected count, and distance from it over the root. */
  readonly shares: Float64Array;
  readonly roots: Float64Array;
  readonly scaled: Float64Array;
}

/** Distances of the phases from expectation once each cycle is turned by a random number of periods, brought back to add up to 0 in each. */
function turnCycles({ starts, phaseAt, shares, roots, scaled }: TurnedCycles, distances: Float64Array, random: Random): void {
  distances.fill(0);
  for (let c = 0; c + 1 < starts.length; c++) {
    const [start, end] = [starts[c]!, starts[c + 1]!];
    let to = start + random.below(end - start);
    let sum = 0;
    for (let i = start; i < end; i++) {
      const distance = scaled[i]! * roots[to]!;
      distances[phaseAt[to]!]! += distance;
      sum += distance;
      if (++to === end) to = start;
    }
    for (let i = start; i < end; i++) distances[phaseAt[i]!]! -= sum * shares[i]!;
  }
}

function startsOf(lengths: readonly number[]): number[] {
  const starts = [0];
  for (const length of lengths) starts.push(starts.at(-1)! + length);
  return starts;
}

/** Positions of each cycle. */
function cyclesOf(cycle: readonly number[]): number[][] {
  const out = new Map<number, number[]>();
  cycle.forEach((number, t) => {
    const at = out.get(number);
    if (at === undefined) out.set(number, [t]);
    else at.push(t);
  });
  return [...out.values()];
}

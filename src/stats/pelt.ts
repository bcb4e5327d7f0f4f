import type { SegmentCost } from './segment-cost.js';

/** How segments are weighed against their number. */
export interface SegmentationOptions {
  /** What each further segment costs, in units of −2 log-likelihood. */
  readonly penalty: number;
  /** Least observations of a segment; default what the cost needs. */
  readonly minLength?: number;
  /** Adds the log of each segment's length to its cost, as the modified BIC does (Zhang & Siegmund 2007). */
  readonly logLengths?: boolean;
  /** Breaks are first looked for at every `grid`-th observation and then moved to the best place near by: no longer exact, and faster by about the square. Default 1, exact. */
  readonly grid?: number;
  /** False turns pruning off: every segmentation is looked at (optimal partitioning, Jackson et al. 2005), for checking. */
  readonly prune?: boolean;
}

/** The best segmentation. */
export interface Segmentation {
  /** Index of the first observation of each segment after the first, rising; empty when there is one segment. */
  readonly breaks: readonly number[];
  /** Sum of the segments' costs without penalties and log lengths. */
  readonly cost: number;
  /** Segments looked at: grows linearly with n where breaks keep coming, with its square where there are none. */
  readonly evaluations: number;
}

/**
 * The segmentation with the least cost plus penalty, exactly (PELT: Killick, Fearnhead & Eckley 2012). A start is dropped once it can no longer be the best; with a
 * least length L that holds from L observations later on, and with log lengths only with a slack of log(n/4), the most by which splitting a segment can
 * raise the sum of log lengths. Fewer than two least lengths give one segment; none gives no break.
 */
export function findSegments(cost: SegmentCost, { penalty, minLength, logLengths = false, prune = true, grid = 1 }: SegmentationOptions): Segmentation {
  const { n } = cost;
  const least = Math.max(1, cost.least, minLength ?? 0);
  if (n < 2 * least) return { breaks: [], cost: n === 0 ? 0 : cost.cost(0, n), evaluations: n === 0 ? 0 : 1 };
  const slack = logLengths ? Math.max(0, Math.log(n / 4)) : 0;
  const best = new Float64Array(n + 1).fill(Infinity);
  best[0] = -penalty;
  const cameFrom = new Int32Array(n + 1);
  const starts = new Int32Array(n + 1);
  const reach = new Float64Array(n + 1);
  const dropAt = new Int32Array(n + 1).fill(n + 1);
  let live = 1;
  let evaluations = 0;
  const isOnGrid = (at: number) => grid === 1 || at % grid === 0;
  for (let to = least; to <= n; to++) {
    const next = to + 1 - least;
    if (!isOnGrid(to) && to < n) {
      if (next >= least && isOnGrid(next)) starts[live++] = next;
      continue;
    }
    let least2 = Infinity;
    let from2 = 0;
    for (let k = 0; k < live; k++) {
      const from = starts[k]!;
      const own = cost.cost(from, to) + (logLengths ? Math.log(to - from) : 0);
      const total = best[from]! + own;
      reach[k] = total;
      if (total + penalty < least2) {
        least2 = total + penalty;
        from2 = from;
      }
    }
    evaluations += live;
    best[to] = least2;
    cameFrom[to] = from2;
    let kept = 0;
    for (let k = 0; k < live; k++) {
      const from = starts[k]!;
      if (prune && reach[k]! >= least2 + slack && dropAt[from]! > to + least) dropAt[from] = to + least;
      if (dropAt[from]! > to + 1) starts[kept++] = from;
    }
    live = kept;
    if (next >= least && isOnGrid(next)) starts[live++] = next;
  }
  const breaks: number[] = [];
  for (let at = cameFrom[n]!; at > 0; at = cameFrom[at]!) breaks.unshift(at);
  if (grid > 1) breaks.splice(0, breaks.length, ...refine(cost, breaks, least, grid));
  return { breaks, cost: costOf(cost, breaks), evaluations };
}

/** Moves each break, from the first on, to the best place within `reach` observations between its neighbours. */
function refine(cost: SegmentCost, breaks: readonly number[], least: number, reach: number): number[] {
  const out = [...breaks];
  for (let k = 0; k < out.length; k++) {
    const [from, to] = [out[k - 1] ?? 0, out[k + 1] ?? cost.n];
    let best = out[k]!;
    let lowest = Infinity;
    for (let at = Math.max(from + least, out[k]! - reach); at <= Math.min(to - least, out[k]! + reach); at++) {
      const total = cost.cost(from, at) + cost.cost(at, to);
      if (total < lowest) [lowest, best] = [total, at];
    }
    out[k] = best;
  }
  return out;
}

/** Sum of the segments' costs for given breaks. */
export function costOf(cost: SegmentCost, breaks: readonly number[]): number {
  const ends = [...breaks, cost.n];
  return cost.n === 0 ? 0 : ends.reduce((sum, to, k) => sum + cost.cost(k === 0 ? 0 : ends[k - 1]!, to), 0);
}

/** Penalties by name for a cost and n observations; `factor` inflates them for observations that depend on each other. */
export type PenaltyName = 'bic' | 'mbic' | 'aic' | 'hannan-quinn';

/**
 * What a named penalty is for a cost: BIC (Schwarz) (p + 1) log n, modified BIC (Zhang & Siegmund 2007) (p + 2) log n with log lengths, AIC 2 (p + 1), Hannan–Quinn
 * 2 (p + 1) log log n, where p is the number of parameters of a segment; the one more is the place of the break. R's `changepoint` calls the first SIC1.
 */
export function namedPenalty(name: PenaltyName, cost: SegmentCost): Pick<SegmentationOptions, 'penalty' | 'logLengths'> {
  const n = Math.max(2, cost.n);
  switch (name) {
    case 'bic': return { penalty: (cost.parameters + 1) * Math.log(n), logLengths: false };
    case 'mbic': return { penalty: (cost.parameters + 2) * Math.log(n), logLengths: true };
    case 'aic': return { penalty: 2 * (cost.parameters + 1), logLengths: false };
    case 'hannan-quinn': return { penalty: 2 * (cost.parameters + 1) * Math.log(Math.max(1, Math.log(n))), logLengths: false };
  }
}

/** One step of the path: from `fromPenalty` up to the next row's, these breaks are the best. */
export interface PathStep {
  readonly fromPenalty: number;
  readonly breaks: readonly number[];
  readonly cost: number;
}

/**
 * Every best segmentation between two penalties (CROPS: Haynes, Eckley & Fearnhead 2017), smallest penalty first. Each further segmentation costs one run; at most `runs` are made,
 * after which the path may miss steps.
 */
export function segmentationPath(cost: SegmentCost, range: { readonly from: number; readonly to: number; readonly minLength?: number; readonly runs?: number }): PathStep[] {
  const solve = (penalty: number): PathStep => {
    const { breaks, cost: total } = findSegments(cost, { penalty, ...(range.minLength !== undefined && { minLength: range.minLength }) });
    return { fromPenalty: penalty, breaks, cost: total };
  };
  const found = new Map<number, PathStep>();
  const note = (step: PathStep) => {
    const known = found.get(step.breaks.length);
    if (known === undefined || step.fromPenalty < known.fromPenalty) found.set(step.breaks.length, step);
    return step;
  };
  const waiting: [PathStep, PathStep][] = [[note(solve(range.from)), note(solve(range.to))]];
  for (let runs = 2; waiting.length > 0 && runs < (range.runs ?? 60); runs++) {
    const [many, few] = waiting.shift()!;
    if (many.breaks.length - few.breaks.length < 2) continue;
    const middle = solve((few.cost - many.cost) / (many.breaks.length - few.breaks.length));
    if (middle.breaks.length >= many.breaks.length || middle.breaks.length <= few.breaks.length) continue;
    note(middle);
    waiting.push([many, middle], [middle, few]);
  }
  const steps = [...found.values()].toSorted((x, y) => y.breaks.length - x.breaks.length);
  return steps.map((step, k) => (k === 0 ? step : { ...step, fromPenalty: (step.cost - steps[k - 1]!.cost) / (steps[k - 1]!.breaks.length - step.breaks.length) }));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCOVERIES, DRIVER_DEATHS, LAKE_HURON, NILE } from './known-series.js';
import { costOf, findSegments, namedPenalty, segmentationPath, type SegmentationOptions } from './pelt.js';
import { createRandom } from './random.js';
import { negativeBinomialCost, normalCost, normalMeanCost, poissonCost, regressionCost, type SegmentCost } from './segment-cost.js';

/** var(diff(Nile)) / 2 in R. */
const NILE_VARIANCE = 14134.1704803133;
const EXPOSURE = DISCOVERIES.map((_, k) => [1, 2, 1.5, 1][k % 4]!);
const meanLag = regressionCost(DRIVER_DEATHS, { slope: false, lag: true }, { floor: 1e-9 });
const slope = regressionCost(DRIVER_DEATHS, { slope: true, lag: false }, { floor: 1e-9 });
const slopeLag = regressionCost(DRIVER_DEATHS, { slope: true, lag: true }, { floor: 1e-9 });

// Breaks and objective from a brute-force optimal partitioning in R 4.2.2 over the same costs (lm.fit and dnbinom for the last two kinds).
describe('best segmentations against R', () => {
  it.each<[string, SegmentCost, SegmentationOptions, number[], number | null]>([
    ['Nile, mean, BIC', normalMeanCost(NILE, NILE_VARIANCE), { penalty: 2 * Math.log(100) }, [28], 122.2312775872],
    ['Nile, mean, modified BIC', normalMeanCost(NILE, NILE_VARIANCE), { penalty: 3 * Math.log(100), logLengths: true }, [28], 134.4453184024],
    ['Nile, mean, penalty 3', normalMeanCost(NILE, NILE_VARIANCE), { penalty: 3 }, [6, 7, 10, 19, 28, 37, 40, 45, 47, 83, 95], 90.7916928359],
    ['Nile, mean and variance, modified BIC', normalCost(NILE, 1e-9), { penalty: 4 * Math.log(100), logLengths: true, minLength: 5 }, [28], 1277.5051425784],
    ['Nile, mean and variance, BIC', normalCost(NILE, 1e-9), { penalty: 3 * Math.log(100), minLength: 5 }, [28], 1265.2911017633],
    ['Nile, mean and variance, penalty 4', normalCost(NILE, 1e-9), { penalty: 4, minLength: 5 }, [10, 19, 28, 37, 47, 58, 68, 75, 83, 95], 1231.5702022687],
    ['discoveries, Poisson, BIC', poissonCost(DISCOVERIES, null), { penalty: 2 * Math.log(100) }, [24, 29, 73], -729.2718477412],
    ['discoveries, Poisson, penalty 4', poissonCost(DISCOVERIES, null), { penalty: 4 }, [24, 29, 51, 57, 58, 73, 74, 93], -749.5816175681],
    ['discoveries per exposure, Poisson', poissonCost(DISCOVERIES, EXPOSURE), { penalty: 3 }, [1, 7, 9, 14, 21, 22, 24, 26, 27, 29, 31, 33, 51, 57, 58, 73, 74, 87, 93], -592.2184422275],
    ['discoveries, negative binomial', negativeBinomialCost(DISCOVERIES, null, 4), { penalty: 5 }, [24, 29, 73, 93], null],
    ['discoveries per exposure, negative binomial', negativeBinomialCost(DISCOVERIES, EXPOSURE, 4), { penalty: 3 }, [1, 7, 9, 14, 21, 22, 24, 29, 31, 33, 51, 57, 58, 73, 74, 93], null],
    ['driver deaths, level and memory', meanLag, { penalty: 4 * Math.log(192), minLength: 6 }, [], 2573.7699102228],
    ['driver deaths, slope', slope, { penalty: 4 * Math.log(192), minLength: 6 }, [60, 72, 169, 186], 2649.9060426056],
    ['driver deaths, slope and memory', slopeLag, { penalty: 5 * Math.log(192), minLength: 6 }, [], 2565.5726697216],
    ['Lake Huron, slope', regressionCost(LAKE_HURON, { slope: true, lag: false }, { floor: 1e-9 }), { penalty: 4 * Math.log(98), minLength: 5 }, [14, 42, 50, 56, 77, 85, 90], 240.3820453063],
  ])('%s', (_name, cost, options, breaks, objective) => {
    const found = findSegments(cost, options);
    expect(found.breaks).toEqual(breaks);
    if (objective === null) return;
    const ends = [0, ...found.breaks, cost.n];
    const lengths = options.logLengths === true ? ends.slice(1).reduce((sum, end, k) => sum + Math.log(end - ends[k]!), 0) : 0;
    expect(found.cost + lengths + options.penalty * found.breaks.length).toBeCloseTo(objective, 6);
  });
});

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 20, max: 29 })), { minLength: 2, maxLength: 40 });

describe('pruning', () => {
  it('never changes the best segmentation', () => {
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }), fc.boolean(), (x, penalty, minLength, logLengths) => {
      for (const cost of [normalMeanCost(x, 4), normalCost(x, 0.05), poissonCost(x, null), negativeBinomialCost(x, null, 2), regressionCost(x, { slope: true, lag: false }, { floor: 0.05 }), regressionCost(x, { slope: true, lag: true }, { floor: 0.05 })]) {
        const objective = (prune: boolean) => {
          const { breaks } = findSegments(cost, { penalty, minLength, logLengths, prune });
          const ends = [0, ...breaks, cost.n];
          return costOf(cost, breaks) + penalty * breaks.length + (logLengths ? ends.slice(1).reduce((sum, end, k) => sum + Math.log(end - ends[k]!), 0) : 0);
        };
        expect(objective(true)).toBeCloseTo(objective(false), 6);
      }
    }), { numRuns: 150 });
  });

  it('keeps the work near linear where breaks keep coming', () => {
    const random = createRandom(5);
    const work = (n: number) => findSegments(normalMeanCost(Array.from({ length: n }, (_, k) => random.normal() + 6 * (Math.floor(k / 50) % 2)), 1), { penalty: 2 * Math.log(n) }).evaluations / n;
    expect(work(8000) / work(1000)).toBeLessThan(1.5);
  });
});

describe('a coarse grid', () => {
  it('finds the breaks of long series where they are', () => {
    const random = createRandom(9);
    const x = Array.from({ length: 3000 }, (_, k) => random.normal() + (k < 777 ? 0 : k < 2001 ? 3 : -2));
    const cost = normalMeanCost(x, 1);
    const exact = findSegments(cost, { penalty: 3 * Math.log(3000) });
    const coarse = findSegments(cost, { penalty: 3 * Math.log(3000), grid: 4 });
    expect(coarse.breaks).toEqual(exact.breaks);
    expect(coarse.evaluations * 6).toBeLessThan(exact.evaluations);
  });
});

describe('degenerate series', () => {
  const costs = (x: readonly number[]): SegmentCost[] => [normalMeanCost(x, 1), normalCost(x, 1e-6), poissonCost(x, null), negativeBinomialCost(x, null, 1), regressionCost(x, { slope: true, lag: true }, { floor: 1e-6 })];
  it.each([['empty', []], ['one', [3]], ['two', [3, 3]], ['constant', Array(50).fill(4)], ['all zero', Array(50).fill(0)], ['huge', Array(60).fill(1e12)]])('%s has no break', (_name, x: number[]) => {
    for (const cost of costs(x)) {
      const { breaks, cost: total } = findSegments(cost, namedPenalty('mbic', cost));
      expect(breaks).toEqual([]);
      expect(Number.isFinite(total)).toBe(true);
    }
  });

  it('finds an exact step', () => {
    const x = [...Array<number>(30).fill(1e9), ...Array<number>(30).fill(1e9 + 50)];
    for (const cost of [normalMeanCost(x, 1), normalCost(x, 1e-3)]) expect(findSegments(cost, namedPenalty('mbic', cost)).breaks).toEqual([30]);
  });
});

describe('path of penalties', () => {
  it('holds every segmentation that some penalty makes best', () => {
    const cost = normalMeanCost(NILE, NILE_VARIANCE);
    const path = segmentationPath(cost, { from: 2, to: 200 });
    for (let penalty = 2.05; penalty < 200; penalty += 0.37) {
      const step = path.findLast((each) => each.fromPenalty <= penalty)!;
      expect(step.breaks).toEqual(findSegments(cost, { penalty }).breaks);
    }
    expect(path.at(-1)!.breaks).toEqual([]);
  });

  it('agrees with itself on names', () => {
    const cost = poissonCost(DISCOVERIES, null);
    expect(namedPenalty('bic', cost).penalty).toBeCloseTo(2 * Math.log(100), 12);
    expect(namedPenalty('aic', cost).penalty).toBe(4);
    expect(namedPenalty('hannan-quinn', cost).penalty).toBeCloseTo(4 * Math.log(Math.log(100)), 12);
  });
});

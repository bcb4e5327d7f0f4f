import { describe, expect, it } from 'vitest';
import { bootstrap, createRandom, permutationPValue, resampleBlocks, shuffle, summarise } from './random.js';

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((each) => (each - centre) ** 2));
};
const draw = (n: number, make: () => number): number[] => Array.from({ length: n }, make);

describe('random numbers', () => {
  it('repeat for a seed and differ between seeds', () => {
    expect(draw(5, createRandom(7).next)).toEqual(draw(5, createRandom(7).next));
    expect(draw(5, createRandom(7).next)).not.toEqual(draw(5, createRandom(8).next));
  });

  // Means and variances within four standard errors of what they should be, 40 000 draws.
  it.each([
    ['even', (seed: number) => createRandom(seed).next, 0.5, 1 / 12], ['normal', (seed: number) => createRandom(seed).normal, 0, 1],
    ['poisson 0.7', (seed: number) => { const random = createRandom(seed); return () => random.poisson(0.7); }, 0.7, 0.7],
    ['poisson 90', (seed: number) => { const random = createRandom(seed); return () => random.poisson(90); }, 90, 90],
    ['gamma 0.4', (seed: number) => { const random = createRandom(seed); return () => random.gamma(0.4, 2); }, 0.8, 1.6],
    ['gamma 5', (seed: number) => { const random = createRandom(seed); return () => random.gamma(5, 0.5); }, 2.5, 1.25],
  ])('%s has the mean and variance it should', (_name, make, wantedMean, wantedVariance) => {
    const drawn = draw(40_000, make(3));
    expect(Math.abs(mean(drawn) - wantedMean)).toBeLessThan(4 * Math.sqrt(wantedVariance / 40_000));
    expect(Math.abs(variance(drawn) / wantedVariance - 1)).toBeLessThan(0.08);
  });

  it('fills 0 … n − 1 evenly', () => {
    const random = createRandom(1);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k < 60_000; k++) counts[random.below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('shuffles without loss', () => {
    const random = createRandom(2);
    expect(shuffle([1, 2, 3, 4, 5], random).toSorted()).toEqual([1, 2, 3, 4, 5]);
    const firsts = draw(6000, () => shuffle([0, 1, 2], random)[0]!);
    for (const value of [0, 1, 2]) expect(Math.abs(firsts.filter((each) => each === value).length - 2000)).toBeLessThan(160);
  });

  it('draws blocks of the wanted mean length', () => {
    const at = resampleBlocks(50_000, 10, createRandom(4));
    const breaks = at.filter((position, k) => k > 0 && position !== (at[k - 1]! + 1) % 50_000).length;
    expect(50_000 / breaks).toBeGreaterThan(9);
    expect(50_000 / breaks).toBeLessThan(11);
    expect(resampleBlocks(0, 5, createRandom(1))).toEqual([]);
  });
});

describe('bootstrap', () => {
  it('covers a known mean about as often as it says', () => {
    const random = createRandom(11);
    let covered = 0;
    for (let k = 0; k < 300; k++) {
      const { low, high } = bootstrap(draw(40, random.normal), mean, { random, times: 200, level: 0.9 });
      if (low! <= 0 && high! >= 0) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.84);
    expect(covered / 300).toBeLessThan(0.95);
  });

  it('has no interval where there is too little', () => {
    expect(bootstrap([], mean, { random: createRandom(1), times: 50, level: 0.95 })).toMatchObject({ low: null, high: null, undefinedCount: 50 });
    expect(summarise([1, null, NaN], 0.95)).toEqual({ values: [1], low: null, high: null, undefinedCount: 2 });
  });

  it('counts tails with the one added', () => {
    const drawn = draw(99, (() => { let k = 0; return () => k++; })());
    expect(permutationPValue(99, drawn, 'greater')).toBe(0.01);
    expect(permutationPValue(-1, drawn, 'less')).toBe(0.01);
    expect(permutationPValue(99, drawn, 'two-sided')).toBe(0.02);
    expect(permutationPValue(49, drawn, 'two-sided')).toBe(1);
    expect(permutationPValue(1, [], 'greater')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { DISCOVERIES } from './known-series.js';
import { burstiness, burstinessCorrected, effectiveNumber, intervalMemory } from './intervals-between.js';
import { createRandom } from './random.js';

describe('intervals between events', () => {
  // R 4.2.2, formulas written out over discoveries + 1, σ over n.
  it('agree with R', () => {
    const intervals = DISCOVERIES.map((each) => each + 1);
    expect(burstiness(intervals)).toBeCloseTo(-0.292811339266, 10);
    expect(burstinessCorrected(intervals)).toBeCloseTo(-0.310202848066, 10);
    expect(intervalMemory(intervals)).toBeCloseTo(0.277948033097, 10);
    const counts = [...new Set(DISCOVERIES)].map((value) => DISCOVERIES.filter((each) => each === value).length);
    expect(effectiveNumber(counts)).toBeCloseTo(7.890186487026, 10);
  });

  it('reach their ends', () => {
    expect(burstinessCorrected([5, 5, 5, 5])).toBe(-1);
    expect(burstinessCorrected([100, 0, 0, 0])).toBeCloseTo(1, 12);
    expect(burstiness([5, 5, 5])).toBe(-1);
    expect(intervalMemory([1, 9, 1, 9, 1, 9])).toBeCloseTo(-1, 12);
    expect(effectiveNumber([1, 1, 1, 1])).toBeCloseTo(4, 12);
    expect(effectiveNumber([7, 0, 0])).toBe(1);
  });

  it('the correction is near 0 for chance however few there are, the plain form is not', () => {
    const random = createRandom(8);
    const average = (of: (x: number[]) => number | null) => Array.from({ length: 4000 }, () => of(Array.from({ length: 10 }, () => -Math.log(1 - random.next())))!).reduce((sum, each) => sum + each / 4000, 0);
    expect(Math.abs(average(burstinessCorrected))).toBeLessThan(0.04);
    expect(average(burstiness)).toBeLessThan(-0.06);
  });

  it('are null where they mean nothing', () => {
    expect([burstiness([]), burstiness([3]), burstiness([0, 0]), burstinessCorrected([4]), intervalMemory([1, 2]), intervalMemory([2, 2, 2, 2]), effectiveNumber([]), effectiveNumber([0])]).toEqual(Array(8).fill(null));
  });
});

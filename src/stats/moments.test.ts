import { describe, expect, it } from 'vitest';
import { NILE } from './known-series.js';
import { autocorrelation, correlation, covariance, mean, standardDeviation, sum, variance } from './moments.js';
import { median, medianDeviation, quantile, ranks } from './ranks.js';

describe('moments and ranks', () => {
  // R 4.2.2: var(Nile), cor(Nile[-1], Nile[-100]), acf(Nile)$acf[2:4], quantile(Nile, …), mad(Nile)
  it('agree with R on the Nile', () => {
    expect(variance(NILE)).toBeCloseTo(28637.946969697, 6);
    expect(correlation(NILE.slice(1), NILE.slice(0, -1))).toBeCloseTo(0.50505312727792, 12);
    expect(autocorrelation(NILE, 3).map((each) => each!.toFixed(12))).toEqual(['0.498408184133', '0.384576903905', '0.327860437523']);
    expect([0.1, 0.33, 0.9].map((p) => quantile(NILE, p)!.toFixed(2))).toEqual(['725.20', '828.69', '1160.00']);
    expect(medianDeviation(NILE)).toBeCloseTo(179.3946, 3);
  });

  it('are null where there is nothing to say', () => {
    expect([mean([]), variance([1]), standardDeviation([]), covariance([1], [2]), correlation([1, 1], [2, 3]), median([]), quantile([], 0.5), medianDeviation([])]).toEqual(Array(8).fill(null));
    expect(autocorrelation([5, 5, 5], 2)).toEqual([null, null]);
    expect(autocorrelation([], 1)).toEqual([null]);
    expect(() => covariance([1], [])).toThrow(/equal lengths/);
  });

  it('leave gaps out of autocorrelations', () => {
    expect(autocorrelation([1, -1, null, 1, -1, 1, -1], 1)[0]).toBeCloseTo(-4 / 6, 12);
  });

  it('keep digits and share ranks', () => {
    expect(sum([1e16, 1, -1e16])).toBe(1);
    expect(ranks([10, 20, 10, 5])).toEqual([2.5, 4, 2.5, 1]);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

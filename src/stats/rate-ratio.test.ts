import { describe, expect, it } from 'vitest';
import { rateRatio, type Stratum } from './rate-ratio.js';

const strata = (cases: readonly number[], caseExposure: readonly number[], others: readonly number[], otherExposure: readonly number[]): Stratum[] =>
  cases.map((each, k) => ({ cases: each, caseExposure: caseExposure[k]!, others: others[k]!, otherExposure: otherExposure[k]! }));

describe('rate ratio within strata', () => {
  // R 4.2.2: glm(y ~ s + h, poisson, offset = log(e)), coefficient and standard error of h.
  it('equals the coefficient of a log-linear model', () => {
    const found = rateRatio(strata([3, 0, 5, 2, 8, 1], [2, 1, 3, 2, 4, 1], [20, 14, 22, 9, 40, 0], [26, 27, 25, 26, 24, 27]))!;
    expect(found.logRatio).toBeCloseTo(0.4687674619717, 9);
    expect(found.error).toBeCloseTo(0.2521893874003, 9);
    expect([found.cases, found.strata]).toEqual([19, 6]);
    expect(found.expected).toBeCloseTo(19 / Math.exp(0.4687674619717), 7);
  });
  it('is the plain ratio of rates in one stratum', () => expect(Math.exp(rateRatio(strata([6], [2], [30], [20]))!.logRatio)).toBeCloseTo(2, 10));
  it('leaves out strata that hold one side only, and sees extreme ratios', () => {
    expect(rateRatio(strata([6, 9], [2, 3], [30, 0], [20, 0]))!.strata).toBe(1);
    expect(Math.exp(rateRatio(strata([5000], [1], [1], [1]))!.logRatio)).toBeCloseTo(5000, 4);
  });
  it.each([['nothing', []], ['no case', strata([0], [1], [5], [9])], ['cases alone', strata([4], [1], [0], [9])], ['no others at all', strata([4], [1], [0], [0])]])('has no answer for %s', (_, given) => expect(rateRatio(given)).toBeNull());
});

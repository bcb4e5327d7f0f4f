import { describe, expect, it } from 'vitest';
import { createRandom } from './random.js';
import { testSeason, type PhasedCounts } from './seasonal-test.js';

/** R's UKDriverDeaths and Seatbelts[, "kms"] of 1969 to 1973, by month; discoveries of 1860 to 1929, taken in sevens. */
const DEATHS = [1687, 1508, 1507, 1385, 1632, 1511, 1559, 1630, 1579, 1653, 2152, 2148, 1752, 1765, 1717, 1558, 1575, 1520, 1805, 1800, 1719, 2008, 2242, 2478, 2030, 1655, 1693, 1623, 1805, 1746, 1795, 1926, 1619, 1992, 2233, 2192, 2080, 1768, 1835, 1569, 1976, 1853, 1965, 1689, 1778, 1976, 2397, 2654, 2097, 1963, 1677, 1941, 2003, 1813, 2012, 1912, 2084, 2080, 2118, 2150];
const KMS = [9059, 7685, 9963, 10955, 11823, 12391, 13460, 14055, 12106, 11372, 9834, 9267, 9130, 8933, 11000, 10733, 12912, 12926, 13990, 14926, 12900, 12034, 10643, 10742, 10266, 10281, 11527, 12281, 13587, 13049, 16055, 15220, 13824, 12729, 11467, 11351, 10803, 10548, 12368, 13311, 13885, 14088, 16932, 16164, 14883, 13532, 12220, 12025, 11692, 11081, 13745, 14382, 14391, 15597, 16834, 17282, 15779, 13946, 12701, 10431];
const DISCOVERIES = [5, 3, 0, 2, 0, 3, 2, 3, 6, 1, 2, 1, 2, 1, 3, 3, 3, 5, 2, 4, 4, 0, 2, 3, 7, 12, 3, 10, 9, 2, 3, 7, 7, 2, 3, 3, 6, 2, 4, 3, 5, 2, 2, 4, 0, 4, 2, 5, 2, 3, 3, 6, 5, 8, 3, 6, 6, 0, 5, 2, 2, 2, 6, 3, 4, 4, 2, 2, 4, 7];

function phased(counts: readonly number[], phases: number, exposure = counts.map(() => 1), without: readonly number[] = []): PhasedCounts {
  const at = counts.map((_, t) => t).filter((t) => !without.includes(t));
  return { counts: at.map((t) => counts[t]!), exposure: at.map((t) => exposure[t]!), phase: at.map((t) => t % phases), cycle: at.map((t) => Math.floor(t / phases)), phases };
}
const draw = (times: number, seed = 1) => ({ times, random: createRandom(seed) });

describe('seasonal test against R 4.2.2: f0 = glm(y ~ cycle, poisson, offset = log(e)), anova(f0, update(f0, . ~ . + phase), test = "Rao")', () => {
  it('has the statistic, dispersion and expected counts with exposure', () => {
    const test = testSeason(phased(DEATHS, 12, KMS), draw(99))!;
    expect(test.statistic / 5158.55752885).toBeCloseTo(1, 9);
    expect(test.dispersion / 100.9195568923).toBeCloseTo(1, 9);
    expect([test.df, test.cycles, test.n]).toEqual([11, 5, 60]);
    expect(test.totals[0]!.expected).toBeCloseTo(7544.887666055, 6);
    expect(test.totals[11]!.expected).toBeCloseTo(7986.785429435, 6);
    expect(test.pRotated).toBe(0.01);
  });
  it('has them with gaps, where nothing is seasonal', () => {
    const test = testSeason(phased(DISCOVERIES, 7, undefined, [2, 16, 28, 29, 65]), draw(199))!;
    expect(test.statistic).toBeCloseTo(4.318512583743, 8);
    expect(test.dispersion).toBeCloseTo(1.331034021709, 8);
    // pchisq(Rao / dispersion, 6, lower.tail = FALSE)
    expect(test.pModel).toBeCloseTo(0.7775954891459, 8);
    expect(test.pRotated!).toBeGreaterThan(0.3);
  });
});

describe('seasonal test', () => {
  it.each([['nothing', []], ['one cycle', [1, 2, 3, 4]], ['zeros', Array.from<number>({ length: 40 }).fill(0)]])('has no answer for %s', (_, counts) => expect(testSeason(phased(counts, 4), draw(19))).toBeNull());
  it('has no answer where phases are never seen together', () => {
    const apart: PhasedCounts = { counts: [1, 2, 3, 4, 2, 2, 3, 1], exposure: [1, 1, 1, 1, 1, 1, 1, 1], phase: [0, 1, 2, 3, 0, 1, 2, 3], cycle: [0, 0, 1, 1, 2, 2, 3, 3], phases: 4 };
    expect(testSeason(apart, draw(19))).toBeNull();
  });
  it('says nothing of constant counts, and leaves levels of cycles out', () => {
    const flat = testSeason(phased(Array.from<number>({ length: 70 }).fill(3), 7), draw(39))!;
    expect(flat.statistic).toBeCloseTo(0, 12);
    const test = testSeason(phased(DISCOVERIES, 7), draw(0))!;
    expect(test.pRotated).toBeNull();
    expect(test.totals.reduce((sum, { observed, expected }) => sum + observed - expected, 0)).toBeCloseTo(0, 9);
  });
  it('calls a season at most a little more often than it should where counts cluster and exposure has one', () => {
    const random = createRandom(9);
    const found = Array.from({ length: 100 }, () => {
      const exposure = Array.from({ length: 364 }, (_, t) => (t % 7 === 6 ? 5 : 20));
      let level = 0;
      const counts = exposure.map((each) => { level = 0.6 * level + 0.5 * random.normal(); return random.poisson(0.05 * each * Math.exp(level)); });
      return testSeason(phased(counts, 7, exposure), { times: 99, random })!.pRotated! <= 0.05;
    }).filter(Boolean).length;
    expect(found).toBeLessThanOrEqual(10);
  });
});

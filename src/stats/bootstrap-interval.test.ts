import { describe, expect, it } from 'vitest';
import { blockLength } from './block-length.js';
import { bootstrapInterval, SCALES, shareInterval, wilson } from './bootstrap-interval.js';
import { burstinessCorrected } from './intervals-between.js';
import { DISCOVERIES, NILE } from './known-series.js';
import { createRandom, resampleBlocks } from './random.js';

/** R's lh: luteinizing hormone every ten minutes. */
const LH = [2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9];
const DRAWS = [2.1, 2.9, 3.3, 3.8, 4.1, 2.6, 3.0, 3.5, 2.8, 3.1, 3.6, 2.4, 2.7, 3.9, 3.4, 2.2, 3.05, 3.25, 2.95, 3.45, 4.4, 1.9];
const SHARES = [0.3, 0.35, 0.4, 0.25, 0.45, 0.5, 0.2, 0.35, 0.3, 0.4, 0.45, 0.38, 0.33, 0.27, 0.41, 0.36, 0.29, 0.44, 0.31, 0.37];
const expectNear = (found: { low: number; high: number } | null, low: number, high: number, digits = 9) => { expect(found!.low).toBeCloseTo(low, digits); expect(found!.high).toBeCloseTo(high, digits); };

describe('bootstrap intervals against R 4.2.2', () => {
  const given = { n: 40, meanBlock: 2.5, level: 0.95 };
  // m <- mean(to(d)); s <- sd(to(d)); c0 <- if (bias) 2 * to(v) - m else to(v); from(c0 + c(-1, 1) * qt(.975, n/b - 1) * s * sqrt(n/(n - b)))
  it('on logarithms, roots and atanh', () => {
    expectNear(bootstrapInterval(3.2, DRAWS, { ...given, scale: SCALES.log, bias: true }), 2.08554294321, 5.43356460043);
    expectNear(bootstrapInterval(3.2, DRAWS, { ...given, scale: SCALES.log, bias: false }), 1.98251795518, 5.16514868037);
    expectNear(bootstrapInterval(0.32, DRAWS.map((each) => each / 10), { ...given, scale: SCALES.atanh, bias: true }), 0.179389539403, 0.46135782521);
    expectNear(bootstrapInterval(3.2, DRAWS, { ...given, scale: SCALES.root, bias: false }), 1.89984513752, 4.83718469315);
  });
  // boot::boot.ci(o, type = "norm", h = log, hdot = function(x) 1/x, hinv = exp)
  it('is the normal interval of boot where blocks cost nothing', () => expectNear(bootstrapInterval(3.2, DRAWS, { n: 40, meanBlock: 0, level: 0.95, scale: SCALES.log, bias: true }), 2.198, 5.156, 3));
  // prop.test(7, 20, correct = FALSE); and with 60 months, blocks of 3, the variance of the draws
  it('of shares', () => {
    expectNear(wilson(0.35, 20), 0.181191824101, 0.567145723315, 8);
    expectNear(shareInterval(0.35, SHARES, { n: 60, meanBlock: 3, level: 0.95 }), 0.210636926004, 0.520741102425, 8);
    expect(shareInterval(1, SHARES.map(() => 1), { n: 24, meanBlock: 1, level: 0.95 }).low).toBeLessThan(0.9);
  });
  // set.seed(1); tsboot(lh, mean, R = 20000, l = 4, sim = "geom"): sd 0.10100; the corrected burstiness: sd 0.03075, mean -0.66581; simulation error 1%, ours with 20,000 draws too
  it('has the spread of tsboot with blocks of geometric length', () => {
    const random = createRandom(4);
    const spread = (statistic: (values: readonly number[]) => number) => {
      const drawn = Array.from({ length: 20_000 }, () => statistic(resampleBlocks(LH.length, 4, random).map((k) => LH[k]!)));
      const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
      return [mean, Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (drawn.length - 1))] as const;
    };
    expect(spread((values) => values.reduce((sum, each) => sum + each, 0) / values.length)[1] / 0.100996).toBeCloseTo(1, 1);
    const [mean, deviation] = spread((values) => burstinessCorrected(values)!);
    expect(Math.abs(mean + 0.6658137)).toBeLessThan(0.001);
    expect(Math.abs(deviation / 0.0307476 - 1)).toBeLessThan(0.03);
  });
  it('has none where draws are few, alike or blocks too long', () => {
    const scale = SCALES.log;
    expect(bootstrapInterval(2, [1, 2, 3], { ...given, scale, bias: false })).toBeNull();
    expect(bootstrapInterval(2, DRAWS.map(() => 2), { ...given, scale, bias: false })).toBeNull();
    expect(bootstrapInterval(2, DRAWS, { n: 4, meanBlock: 4, level: 0.95, scale, bias: false })).toBeNull();
    expect(bootstrapInterval(0, DRAWS, { ...given, scale, bias: false })).toBeNull();
    expect(bootstrapInterval(2, DRAWS.map((each, k) => (k < 5 ? each : null)), { ...given, scale, bias: false })).toBeNull();
  });
});

describe('block length against arch 8.0.0, optimal_block_length(x)["stationary"]', () => {
  it.each([['Nile', NILE, 12.333494], ['lh', LH, 2.612037], ['discoveries', DISCOVERIES, 2.323264]] as const)('%s', (_, series, want) => expect(blockLength(series)).toBeCloseTo(want, 5));
  it('is 1 where nothing can be told', () => expect([blockLength([]), blockLength([1, 2, 3]), blockLength([5, 5, 5, 5, 5, 5]), blockLength([1, 1, 1, 1, 1, 1, 1, 2])].map((each) => each <= 3 && each >= 1)).toEqual([true, true, true, true]));
  it('grows with memory', () => {
    const random = createRandom(1);
    const series = (memory: number) => { let at = 0; return Array.from({ length: 300 }, () => (at = memory * at + random.normal())); };
    expect(blockLength(series(0))).toBeLessThan(4);
    expect(blockLength(series(0.8))).toBeGreaterThan(8);
  });
});

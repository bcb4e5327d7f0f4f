import { describe, expect, it } from 'vitest';
import { adjustPValues } from './adjust-p-values.js';
import { applyFilter, crossCorrelation, fitAutoregression } from './autoregression.js';
import { chooseVarOrder, testGranger, testGrangerCounts } from './granger.js';
import { leastSquares } from './linear-algebra.js';
import { fitPoisson, robustCovariance } from './ppml.js';

/** First sixty values of R's lynx (as logarithms) and LakeHuron; discoveries, and sunspot.year 1860–1959 rounded. */
const LYNX = [269, 321, 585, 871, 1475, 2821, 3928, 5943, 4950, 2577, 523, 98, 184, 279, 409, 2285, 2685, 3409, 1824, 409, 151, 45, 68, 213, 546, 1033, 2129, 2536, 957, 361, 377, 225, 360, 731, 1638, 2725, 2871, 2119, 684, 299, 236, 245, 552, 1623, 3311, 6721, 4254, 687, 255, 473, 358, 784, 1594, 1676, 2251, 1426, 756, 299, 201, 229].map(Math.log);
const HURON = [580.38, 581.86, 580.97, 580.8, 579.79, 580.39, 580.42, 580.82, 581.4, 581.32, 581.44, 581.68, 581.17, 580.53, 580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.1, 579.09, 579.35, 578.82, 579.32, 579.01, 579, 579.8, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92, 578.09, 579.37, 580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58, 579.48, 577.38, 576.9, 576.94, 576.24];
const DISCOVERIES = [5, 3, 0, 2, 0, 3, 2, 3, 6, 1, 2, 1, 2, 1, 3, 3, 3, 5, 2, 4, 4, 0, 2, 3, 7, 12, 3, 10, 9, 2, 3, 7, 7, 2, 3, 3, 6, 2, 4, 3, 5, 2, 2, 4, 0, 4, 2, 5, 2, 3, 3, 6, 5, 8, 3, 6, 6, 0, 5, 2, 2, 2, 6, 3, 4, 4, 2, 2, 4, 7, 5, 3, 3, 0, 2, 2, 2, 1, 3, 4, 2, 2, 1, 1, 1, 2, 1, 4, 4, 3, 2, 1, 4, 1, 1, 1, 0, 0, 2, 0];
const SUNSPOTS = [96, 77, 59, 44, 47, 30, 16, 7, 38, 74, 139, 111, 102, 66, 45, 17, 11, 12, 3, 6, 32, 54, 60, 64, 64, 52, 25, 13, 7, 6, 7, 36, 73, 85, 78, 64, 42, 26, 27, 12, 10, 3, 5, 24, 42, 64, 54, 62, 48, 44, 19, 6, 4, 1, 10, 47, 57, 104, 81, 64, 38, 26, 14, 6, 17, 44, 64, 69, 78, 65, 36, 21, 11, 6, 9, 36, 80, 114, 110, 89, 68, 48, 31, 16, 10, 33, 93, 152, 136, 135, 84, 69, 32, 14, 4, 38, 142, 190, 185, 159];

/** Largest relative difference; one where something is missing. */
function gap(got: readonly (number | null | undefined)[], want: readonly number[]): number {
  return got.length === want.length ? Math.max(...want.map((each, k) => Math.abs((got[k] ?? 0) / each - 1))) : 1;
}

describe('autoregression against R 4 (lm on embed())', () => {
  const model = fitAutoregression(LYNX, 4)!;
  it('has the BIC of each order over the same rows', () => expect(gap(model.bic, [23.8392968434, -23.6071745089, -63.3499436342, -65.2174725674, -66.7464509158])).toBeLessThan(1e-8));
  it('has the coefficients of lm(e[,1] ~ e[,2:3]) at order 2', () => {
    const two = fitAutoregression(LYNX, 2)!;
    expect(gap([two.intercept, ...two.coefficients], [2.640442735513, 1.346489346426, -0.742020111931])).toBeLessThan(1e-8);
    const again = applyFilter(LYNX, two);
    expect(again.slice(0, 2)).toEqual([null, null]);
    expect(Math.max(...again.slice(2).map((each, k) => Math.abs(each! - two.residuals[k + 2]!)))).toBeLessThan(1e-12);
  });
  it('has the cross-correlations of ccf(LakeHuron, log(lynx), lag.max = 3)', () => {
    // R's lag k is the correlation of its first argument at t + k with its second at t: x leads at k > 0.
    expect(gap(crossCorrelation(LYNX, HURON, 3)!.map(({ correlation }) => correlation), [0.0611741198348, 0.1019828415096, 0.1366079798456, 0.1545416800807, 0.1188399544096, 0.0894428125306, 0.0293354631745])).toBeLessThan(1e-8);
  });
  it('mirrors when the series change places', () => {
    const there = crossCorrelation(LYNX, HURON, 5)!.map(({ correlation }) => correlation);
    const back = crossCorrelation(HURON, LYNX, 5)!.map(({ correlation }) => correlation);
    back.toReversed().forEach((each, k) => expect(each).toBeCloseTo(there[k]!, 12));
  });
  it.each([['empty', []], ['one', [1]], ['constant', Array.from<number>({ length: 40 }).fill(3)], ['short', [1, 2, 1, 2, 1, 2]]])('refuses %s series', (_, series) => {
    expect(fitAutoregression(series, 2)).toBeNull();
    expect(crossCorrelation(series.map(() => 3), series, 1)).toBeNull();
  });
});

describe('Granger tests against R (lmtest::grangertest, glm)', () => {
  it('has F and p in both directions', () => {
    const there = testGranger(HURON, LYNX, 2)!;
    expect([there.df1, there.df2, there.n]).toEqual([2, 53, 58]);
    expect(there.statistic).toBeCloseTo(0.21652, 5);
    expect(there.pValue).toBeCloseTo(0.80602, 5);
    const back = testGranger(LYNX, HURON, 3)!;
    expect([back.statistic, back.pValue].map((each) => Math.round(each * 1e5) / 1e5)).toEqual([0.30075, 0.82469]);
  });
  it('chooses the order of the VAR by BIC (log det of crossprod(resid)/n)', () => {
    const found = chooseVarOrder([LYNX, HURON], 4)!;
    expect(gap(found.bic, [-0.934611357391, -1.51180529179, -1.37046281351, -1.24565267074])).toBeLessThan(1e-8);
    expect([found.order, found.n]).toEqual([2, 56]);
  });
  it('has the quasi-Poisson F of anova(f0, f1, test = "F")', () => {
    const test = testGrangerCounts(DISCOVERIES, SUNSPOTS, 2)!;
    expect(test.statistic).toBeCloseTo(0.53153, 5);
    expect(test.pValue).toBeCloseTo(0.58948, 5);
    expect(test.sumOfCoefficients).toBeCloseTo(-0.1063655987362 + 0.0652979153248, 7);
  });
  it('leaves rows with gaps out and refuses what is collinear, constant, short or empty', () => {
    const holes = HURON.map((each, k) => (k === 30 ? null : each));
    expect(testGranger(holes, LYNX, 2)!.n).toBe(55);
    expect(testGranger(HURON, HURON, 1)).toBeNull();
    expect(testGranger(HURON, HURON.map(() => 1), 1)).toBeNull();
    expect(testGranger(HURON.slice(0, 12), LYNX.slice(0, 12), 2)).toBeNull();
    expect(testGranger([], [], 1)).toBeNull();
    expect(testGrangerCounts(DISCOVERIES.map(() => 0), SUNSPOTS, 1)).toBeNull();
    expect(chooseVarOrder([[], []], 3)).toBeNull();
  });
});

/** Five digits: R stops at a relative change of 1e-8 in the deviance, this fit at 1e-10. */
describe('Poisson pseudo-likelihood against R (glm(family = quasipoisson), sandwich)', () => {
  const log = (series: readonly number[], lag: number) => Array.from({ length: 98 }, (_, t) => Math.log1p(series[t + 2 - lag]!));
  const columns = [log(DISCOVERIES, 1), log(DISCOVERIES, 2), log(SUNSPOTS, 1), log(SUNSPOTS, 2)];
  const design = columns[0]!.map((_, t) => [1, ...columns.map((column) => column[t]!)]);
  const y = DISCOVERIES.slice(2);
  const fit = fitPoisson(design, y)!;
  const roots = (matrix: readonly (readonly number[])[], scale = 1) => matrix.map((row, k) => Math.sqrt(row[k]! * scale));
  it('has coefficients, deviance, dispersion and standard errors', () => {
    expect(gap(fit.coefficients, [0.5330647385043, 0.272349815622, 0.2801517770638, -0.1063655987362, 0.0652979153248])).toBeLessThan(1e-5);
    expect(gap([fit.deviance, fit.dispersion], [142.301722207, 1.41739228462])).toBeLessThan(1e-5);
    expect(gap(roots(fit.inverse, fit.dispersion!), [0.387039461711, 0.129731107946, 0.13296819060, 0.105752104709, 0.107353125599])).toBeLessThan(1e-5);
  });
  it('has the sandwich of vcovHC(type = "HC1") and vcovCL(type = "HC0", cadjust = TRUE)', () => {
    expect(gap(roots(robustCovariance(fit, design, y)), [0.385871090108, 0.142576309886, 0.130933823010, 0.108635854269, 0.116580482166])).toBeLessThan(1e-5);
    expect(gap(roots(robustCovariance(fit, design, y, y.map((_, k) => String(Math.floor(k / 7))))), [0.38966534964, 0.12337070928, 0.10759695917, 0.0755333965, 0.11029518748])).toBeLessThan(1e-5);
  });
  it('refuses collinear designs, zeros only and too few rows', () => {
    expect(fitPoisson(design.map((row) => [...row, row[1]! + row[2]!]), y)).toBeNull();
    expect(fitPoisson(design, y.map(() => 0))).toBeNull();
    expect(fitPoisson([[1, 2]], [3])).toBeNull();
    expect(fitPoisson([], [])).toBeNull();
    expect(leastSquares([[1, 1], [1, 1], [1, 1]], [1, 2, 3])).toBeNull();
  });
});

describe('correction for many tests against R p.adjust', () => {
  it.each([['holm', [0.04, 0.09, 0.09, 0.025, 0.5]], ['bh', [0.025, 0.05, 0.05, 0.025, 0.5]]] as const)('%s', (method, want) => {
    adjustPValues([0.01, 0.04, 0.03, 0.005, 0.5], method).forEach((each, k) => expect(each).toBeCloseTo(want[k]!, 12));
  });
  it('passes refused tests by', () => expect(adjustPValues([null, 0.02, null], 'holm')).toEqual([null, 0.02, null]));
});

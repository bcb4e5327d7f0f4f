import { describe, expect, it } from 'vitest';
import { DISCOVERIES, DRIVER_DEATHS } from './known-series.js';
import { fitNegativeBinomial } from './negative-binomial.js';
import { fitPoissonColumns } from './ppml.js';

const ones = (n: number) => new Float64Array(n).fill(1);
const from = (n: number, of: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => of(k));

describe('negative binomial regression against R 4.2.2, MASS::glm.nb', () => {
  // e <- rep(c(1, 2, 3, 4, 2), 20); after <- as.numeric(1:100 > 30); control <- glm.control(epsilon = 1e-12, maxit = 100)
  // glm.nb(discoveries ~ after + offset(log(e)), control = control); glm.nb(discoveries ~ I((1:100)/100), control = control)
  // glm.nb(as.numeric(UKDriverDeaths) ~ as.numeric(1:192 > 169), control = control)
  const exposure = DISCOVERIES.map((_, k) => [1, 2, 3, 4, 2][k % 5]!);
  it.each([
    ['discoveries with an exposure', DISCOVERIES, from(100, (k) => (k >= 30 ? 1 : 0)), exposure, [0.499617349374, -0.179495613015], [0.153541320122, 0.185564538217], 2.367191094166, 0.603880015588, -461.493289022343],
    ['discoveries with a trend', DISCOVERIES, from(100, (k) => (k + 1) / 100), null, [1.412918398223, -0.583196743827], [0.134261777352, 0.242763675913], 6.21485758228, 2.66820037279, -416.33977197868],
    ['driver deaths before and after the law', DRIVER_DEATHS, from(192, (k) => (k >= 169 ? 1 : 0)), null, [7.44877143509, -0.262100658902], [0.0115283626757, 0.0334221037731], 45.70702423996, 4.77353073995, -2661.5005862792],
  ] as const)('%s', (_name, y, x, e, coefficients, errors, size, sizeError, twiceLogLikelihood) => {
    const fit = fitNegativeBinomial([ones(y.length), x], y, e?.map(Math.log))!;
    coefficients.forEach((each, j) => expect(fit.coefficients[j]).toBeCloseTo(each, 8));
    errors.forEach((each, j) => expect(Math.sqrt(fit.covariance[j]![j]!)).toBeCloseTo(each, 8));
    expect(fit.size! / size).toBeCloseTo(1, 6);
    expect(fit.sizeError! / sizeError).toBeCloseTo(1, 5);
    expect(2 * fit.logLikelihood).toBeCloseTo(twiceLogLikelihood, 6);
  });

  it('gains over the Poisson fit as R has it: 2 * (logLik(nb) - logLik(glm(family = poisson)))', () => {
    const fit = fitNegativeBinomial([ones(192), from(192, (k) => (k >= 169 ? 1 : 0))], DRIVER_DEATHS)!;
    expect(fit.gain).toBeCloseTo(6514.77967198, 5);
    expect(fit.pOverdispersed).toBe(0);
  });

  it('is the Poisson fit where counts scatter no more than that; glm.nb lets theta run to 4.6e10 there', () => {
    const y = [3, 0, 7, 1, 12, 2, 9, 21, 4, 15, 0, 30];
    const e = [10, 12, 30, 8, 40, 11, 20, 35, 9, 33, 7, 60].map(Math.log);
    const columns = [ones(12), from(12, (k) => (k < 6 ? 0 : 1))];
    const fit = fitNegativeBinomial(columns, y, e)!;
    expect([fit.size, fit.sizeError, fit.gain, fit.pOverdispersed]).toEqual([null, null, 0, 1]);
    expect(fit.coefficients).toEqual(fitPoissonColumns(columns, y, e)!.coefficients);
    expect(fit.coefficients[1]).toBeCloseTo(0.760235801086, 8);
    expect(Math.sqrt(fit.covariance[1]![1]!)).toBeCloseTo(0.229473806478, 6);
  });
});

describe('negative binomial regression of odd input', () => {
  it.each([
    ['nothing', [], []], ['all zero', [0, 0, 0, 0], [0, 0, 1, 1]], ['a column twice', [1, 2, 3, 9], [1, 1, 1, 1]], ['nothing on one side', [0, 0, 0, 4, 9, 1], [0, 0, 0, 1, 1, 1]],
  ] as const)('%s has no answer', (_name, y, x) => {
    expect(fitNegativeBinomial(y.length === 0 ? [] : [ones(y.length), Float64Array.from(x)], y)).toBeNull();
  });
  it('takes constant counts for Poisson, and one huge count for a small size', () => {
    expect(fitNegativeBinomial([ones(20)], Array<number>(20).fill(4))!.size).toBeNull();
    const wild = fitNegativeBinomial([ones(20)], [1e6, ...Array<number>(19).fill(0)])!;
    expect(wild.size).toBeGreaterThan(0);
    expect(wild.size).toBeLessThan(0.05);
    expect(Math.exp(wild.coefficients[0]!)).toBeCloseTo(5e4, 0);
  });
});

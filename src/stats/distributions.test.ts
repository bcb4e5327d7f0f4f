import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile, betaTails, chiSquaredQuantile, chiSquaredTails, fQuantile, fTails, gammaQuantile, gammaTails, logNegativeBinomial, logPoisson, negativeBinomialQuantile,
  negativeBinomialTails, normalQuantile, normalTails, poissonQuantile, poissonTails, tQuantile, tTails, tUpperQuantile,
} from './distributions.js';
import { digamma, logGamma, trigamma } from './special.js';

/** Relative difference. */
const off = (got: number, wanted: number): number => (got === wanted ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE));

// R 4.2.2, print with 16 digits; the call stands beside each value.
describe('distributions against R', () => {
  it.each([
    ['lgamma(0.1)', logGamma(0.1), 2.252712651734206], ['lgamma(3.7)', logGamma(3.7), 1.428072326665388], ['lgamma(1e5)', logGamma(1e5), 1051287.708973657],
    ['lgamma(2e8)', logGamma(2e8), 3622765576.264487], ['digamma(0.3)', digamma(0.3), -3.502524222200132], ['digamma(25)', digamma(25), 3.198742512851974],
    ['trigamma(0.3)', trigamma(0.3), 12.24536454610773], ['trigamma(25)', trigamma(25), 0.04081066325722559],
    ['pgamma(2.5, 3, scale = 1.5)', gammaTails(2.5, 3, 1.5).lower, 0.2340044996032215], ['pgamma(120, 3, scale = 1.5, lower = F)', gammaTails(120, 3, 1.5).upper, 5.921717403520809e-32],
    ['pgamma(0.001, 0.05)', gammaTails(0.001, 0.05).lower, 0.7271792290529225],
    ['pbeta(.3, 2, 5)', betaTails(0.3, 2, 5).lower, 0.579825], ['pbeta(.999, 300, 2)', betaTails(0.999, 300, 2).lower, 0.9629191418029293],
    ['pbeta(1e-5, .5, .5)', betaTails(1e-5, 0.5, 0.5).lower, 0.002013171839475387],
    ['pnorm(1.96)', normalTails(1.96).lower, 0.9750021048517796], ['pnorm(-10)', normalTails(-10).lower, 7.619853024160527e-24],
    ['pnorm(5, lower = F)', normalTails(5).upper, 2.866515718791939e-7], ['pnorm(.01)', normalTails(0.01).lower, 0.5039893563146316],
    ['pt(2.1, 7)', tTails(2.1, 7).lower, 0.9630644018935387], ['pt(-40, 3)', tTails(-40, 3).lower, 1.719034039457927e-5],
    ['pt(-.2, 1)', tTails(-0.2, 1).lower, 0.4371670418109989],
    ['pf(3.2, 4, 17, lower = F)', fTails(3.2, 4, 17).upper, 0.03940257036466544], ['pf(.4, 10, 2)', fTails(0.4, 10, 2).lower, 0.131687242798354],
    ['pf(80, 1, 120, lower = F)', fTails(80, 1, 120).upper, 5.550118492865091e-15],
    ['pchisq(11.07, 5, lower = F)', chiSquaredTails(11.07, 5).upper, 0.05000961862240549], ['pchisq(400, 300, lower = F)', chiSquaredTails(400, 300).upper, 9.678621994933573e-5],
    ['pchisq(.2, 1)', chiSquaredTails(0.2, 1).lower, 0.3452791539814229],
    ['ppois(3, 2.7)', poissonTails(3, 2.7).lower, 0.7140921756162113], ['ppois(150, 100, lower = F)', poissonTails(150, 100).upper, 1.233094419160036e-6],
    ['ppois(0, 1e-9, lower = F)', poissonTails(0, 1e-9).upper, 9.999999995e-10], ['ppois(990, 1000)', poissonTails(990, 1000).lower, 0.3837622666293695],
    ['pnbinom(4, mu = 3, size = 1.2)', negativeBinomialTails(4, 3, 1.2).lower, 0.7624854284582897],
    ['pnbinom(200, mu = 30, size = .5, lower = F)', negativeBinomialTails(200, 30, 0.5).upper, 0.009990827929691019],
    ['pnbinom(0, mu = .01, size = 20)', negativeBinomialTails(0, 0.01, 20).lower, 0.990052308052112],
    ['dpois(7, 3.3, log = T)', logPoisson(7, 3.3), -3.467704081758373], ['dnbinom(7, mu = 3.3, size = .7, log = T)', logNegativeBinomial(7, 3.3, 0.7), -3.426169013401304],
    ['dnbinom(0, mu = 3.3, size = 1e6, log = T)', logNegativeBinomial(0, 3.3, 1e6), -3.299994555011979],
    ['qnorm(.975)', normalQuantile(0.975), 1.959963984540054], ['qnorm(1e-12)', normalQuantile(1e-12), -7.034483825301132], ['qnorm(.4)', normalQuantile(0.4), -0.2533471031357998],
    ['qgamma(.9, 3, scale = 1.5)', gammaQuantile(0.9, 3, 1.5), 7.983480506751317], ['qgamma(1e-6, .1)', gammaQuantile(1e-6, 0.1), 6.073048362407954e-61],
    ['qgamma(.5, 2000)', gammaQuantile(0.5, 2000), 1999.666676545013],
    ['qbeta(.05, 2, 5)', betaQuantile(0.05, 2, 5), 0.06284989170835438], ['qbeta(.5, .1, .1)', betaQuantile(0.5, 0.1, 0.1), 0.5], ['qbeta(.99, 300, 2)', betaQuantile(0.99, 300, 2), 0.9995057629205719],
    ['qt(.975, 7)', tQuantile(0.975, 7), 2.364624251592784], ['qt(1e-5, 2)', tQuantile(1e-5, 2), -223.6034436340372], ['qt(.6, 300)', tQuantile(0.6, 300), 0.2535718949195829],
    ['-qt(1e-5, 2)', tUpperQuantile(1e-5, 2), 223.6034436340372],
    ['qf(.95, 4, 17)', fQuantile(0.95, 4, 17), 2.964708110041078], ['qf(.01, 10, 2)', fQuantile(0.01, 10, 2), 0.1322850683965098],
    ['qchisq(.95, 5)', chiSquaredQuantile(0.95, 5), 11.07049769351635], ['qchisq(.001, 40)', chiSquaredQuantile(0.001, 40), 17.91642653525203],
    ['qpois(.5, 2.7)', poissonQuantile(0.5, 2.7), 3], ['qpois(.975, 1000)', poissonQuantile(0.975, 1000), 1062], ['qpois(.05, .01)', poissonQuantile(0.05, 0.01), 0],
    ['qnbinom(.9, mu = 3, size = 1.2)', negativeBinomialQuantile(0.9, 3, 1.2), 7], ['qnbinom(.999, mu = 30, size = .5)', negativeBinomialQuantile(0.999, 30, 0.5), 327],
    ['qpois(ppois(3, 2.7), 2.7)', poissonQuantile(poissonTails(3, 2.7).lower, 2.7), 3],
  ])('%s', (_call, got, wanted) => expect(off(got, wanted)).toBeLessThan(2e-11));

  // Large parameters lose digits in exp(a log x − x − lgamma(a)): nine are left.
  it.each([
    ['pgamma(1e5 + 300, 1e5)', gammaTails(1e5 + 300, 1e5).lower, 0.8286363112512077], ['pt(1.5, 1e5, lower = F)', tTails(1.5, 1e5).upper, 0.06680877976141532],
    ['pbeta(.52, 5000, 5000, lower = F)', betaTails(0.52, 5000, 5000).upper, 3.147091632031018e-5],
  ])('%s', (_call, got, wanted) => expect(off(got, wanted)).toBeLessThan(1e-9));
});

describe('tails and quantiles', () => {
  it('undo each other', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.double({ min: 0.2, max: 200, noNaN: true }), fc.double({ min: 0.2, max: 200, noNaN: true }), (p, a, b) => {
      expect(Math.abs(gammaTails(gammaQuantile(p, a, b), a, b).lower - p)).toBeLessThan(1e-10);
      // Next to 1 a double cannot hold the quantile of a beta with a small second parameter.
      expect(b > 1 ? Math.abs(betaTails(betaQuantile(p, a, b), a, b).lower - p) : 0).toBeLessThan(1e-7);
      expect(Math.abs(tTails(tQuantile(p, a), a).lower - p)).toBeLessThan(1e-10);
      expect(Math.abs(fTails(fQuantile(p, a, b), a, b).lower - p)).toBeLessThan(1e-10);
      expect(Math.abs(normalTails(normalQuantile(p)).lower - p)).toBeLessThan(1e-12);
      const k = poissonQuantile(p, a);
      expect(poissonTails(k, a).lower).toBeGreaterThanOrEqual(p * (1 - 1e-12));
      expect(k > 0 ? poissonTails(k - 1, a).lower : 0).toBeLessThan(p);
    }), { numRuns: 200 });
  });

  it('add up to one and reach the ends', () => {
    for (const { lower, upper } of [normalTails(1.3), tTails(0.7, 4), fTails(2, 3, 4), poissonTails(5, 4), negativeBinomialTails(5, 4, 2), betaTails(0.4, 2, 3)]) expect(lower + upper).toBeCloseTo(1, 14);
    expect([normalQuantile(0), normalQuantile(1), gammaQuantile(0, 2), gammaQuantile(1, 2), poissonQuantile(1, 3), poissonQuantile(0.3, 0)]).toEqual([-Infinity, Infinity, 0, Infinity, Infinity, 0]);
    expect([normalTails(-Infinity).lower, normalTails(Infinity).lower, tTails(-Infinity, 3).lower, fTails(Infinity, 2, 2).upper]).toEqual([0, 1, 0, 0]);
  });

  it('say so when a parameter is out of range', () => {
    for (const value of [gammaTails(1, 0).lower, betaTails(0.5, -1, 2).lower, tTails(1, 0).lower, fTails(1, 0, 2).lower, poissonTails(1, -1).lower, negativeBinomialTails(1, 1, 0).lower,
      normalQuantile(1.2), gammaQuantile(0.5, -1), poissonQuantile(-0.1, 2), logGamma(0), digamma(-1)]) expect(value).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { curveCost } from './curve-cost.js';
import { LAKE_HURON, NILE } from './known-series.js';
import { createRandom } from './random.js';
import { findSegments } from './pelt.js';
import { normalCost, regressionCost } from './segment-cost.js';

describe('curveCost', () => {
  it('is the cost of levels and lines where there is no memory', () => {
    for (const [from, to] of [[0, 100], [7, 40], [95, 99]] as const) {
      expect(curveCost(NILE, 'level', 0, { floor: 1e-6 }).cost(from, to)).toBeCloseTo(normalCost(NILE, 1e-6).cost(from, to), 8);
      expect(curveCost(NILE, 'line', 0, { variance: 2e4 }).cost(from, to)).toBeCloseTo(regressionCost(NILE, { slope: true, lag: false }, { variance: 2e4 }).cost(from, to), 8);
    }
  });
  // x <- as.numeric(LakeHuron); t <- 1:98; w <- function(v, r) c(sqrt(1 - r^2) * v[1], v[-1] - r * v[-98]); one segment of R 4.2.2:
  // f <- lm(w(x, .8) ~ 0 + w(rep(1, 98), .8) + w(t, .8) + w(t^2, .8)); deviance(f) / .5 - log(1 - .8^2), and the same over rows 20 to 60
  it('is exact likelihood of AR(1) noise about a curve, as lm on filtered columns of R has it', () => {
    const cost = curveCost(LAKE_HURON, 'curve', 0.8, { variance: 0.5 });
    expect(cost.cost(0, 98)).toBeCloseTo(95.433518939279, 6);
    expect(curveCost(LAKE_HURON, 'level', 0.8, { variance: 0.5 }).cost(19, 60)).toBeCloseTo(44.70661124753, 6);
    expect([cost.parameters, cost.least, curveCost(LAKE_HURON, 'level', 0.8, { floor: 1 }).parameters]).toEqual([3, 3, 2]);
  });
  it('finds a jump in a walk, and none in a walk', () => {
    const random = createRandom(5);
    let at = 0;
    const walk = Array.from({ length: 120 }, (_, t) => (at += random.normal() + (t === 70 ? 12 : 0)));
    const search = (values: readonly number[]) => findSegments(curveCost(values, 'level', 0.95, { variance: 1 }), { penalty: 25, logLengths: true, minLength: 10 }).breaks;
    expect(search(walk)).toEqual([70]);
    expect(search(walk.map((value, t) => value - (t >= 70 ? 12 : 0)))).toEqual([]);
  });
  it.each([['constant', Array<number>(30).fill(4)], ['huge', Array.from({ length: 30 }, (_, k) => 1e12 + (k % 2))], ['tiny', Array.from({ length: 30 }, (_, k) => 1e-12 * (k % 3))]])('%s values have finite costs', (_name, values) => {
    for (const shape of ['level', 'line', 'curve'] as const) {
      for (const rho of [0, 0.95]) expect(Number.isFinite(curveCost(values, shape, rho, { floor: 1e-30 }).cost(0, 30) + curveCost(values, shape, rho, { variance: 1 }).cost(3, 8))).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { chanceShareAbove, compareRates } from './compare-shares.js';

describe('compareRates against R poisson.test', () => {
  it.each([
    // poisson.test(c(11, 6), c(800, 1083), alternative = "greater" and "less")
    [11, 800, 6, 1083, [ 0.0546991504929 , 0.981766625271 ]],
  ] as const)('%i over %i beside %i over %i', (a, s, b, t, [more, less]) => {
    const found = compareRates({ events: a, exposure: s }, { events: b, exposure: t });
    expect(found.more).toBeCloseTo(more, 9);
    expect(found.less).toBeCloseTo(less, 9);
  });
  it('tells nothing of nothing', () => expect(compareRates({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })).toEqual({ more: 1, less: 1 }));
});

describe('chanceShareAbove', () => {
  it('is one half for equals, and mirrors', () => {
    const [a, b] = [{ hits: 9, n: 12 }, { hits: 4, n: 15 }];
    expect(Math.abs(chanceShareAbove(a, a) - 0.5)).toBeLessThan(1e-3);
    expect(Math.abs(chanceShareAbove(a, b) + chanceShareAbove(b, a) - 1)).toBeLessThan(1e-3);
    expect(chanceShareAbove(a, b)).toBeGreaterThan(0.97);
    expect(chanceShareAbove({ hits: 5, n: 10 }, 0.5)).toBeCloseTo(0.5, 10);
    expect(Math.abs(chanceShareAbove({ hits: 0, n: 0 }, { hits: 0, n: 0 }) - 0.5)).toBeLessThan(1e-3);
  });
});

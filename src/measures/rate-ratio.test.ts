import { describe, expect, it } from 'vitest';
import { createRandom } from '../stats/random.js';
import { ratioOfRates } from './rate-ratio.js';

const even = (counts: readonly number[]) => counts.map((events) => ({ events, exposure: 1 }));

describe('ratioOfRates', () => {
  it('takes Poisson counts for such, and the ratio of the rates as it stands', () => {
    const found = ratioOfRates(even([2, 3, 1, 2, 4, 2, 1, 3]), even([5, 6, 4, 5, 7, 4, 6, 5]))!;
    expect([found.model, found.size, found.n]).toEqual(['Poisson', null, 16]);
    expect(found.ratio).toBeCloseTo(42 / 18, 12);
    expect(found.low).toBeLessThan(found.ratio);
    expect(found.pValue).toBeLessThan(0.01);
  });
  // MASS::glm.nb(y ~ rep(0:1, each = 7) + offset(log(e))) of R 4.2.2: second coefficient 0.408943482550, theta 0.803132705361
  it('takes counts that scatter more for negative binomial ones, with exposure as offset', () => {
    const [y, e] = [[0, 19, 1, 4, 0, 10, 9, 5, 0, 31, 3, 9, 12, 1], [1, 2, 1, 3, 1, 9, 2, 1, 1, 4, 2, 8, 1, 3]];
    const rows = y.map((events, k) => ({ events, exposure: e[k]! }));
    const found = ratioOfRates(rows.slice(0, 7), rows.slice(7))!;
    expect(found.model).toBe('negative binomial');
    expect(Math.log(found.ratio)).toBeCloseTo(0.40894348255, 8);
    expect(found.size).toBeCloseTo(0.803132705361, 6);
    const upset = ratioOfRates(rows.slice(7), rows.slice(0, 7))!;
    expect(Math.log(upset.ratio)).toBeCloseTo(-Math.log(found.ratio), 9);
  });
  it.each([['nothing before', [0, 0, 0], [1, 2, 3]], ['nothing after', [1, 2, 3], [0, 0]], ['no periods', [], [1, 2]], ['one period each', [3], [4]]] as const)('has no answer: %s', (_name, before, after) => {
    expect(ratioOfRates(even(before), even(after))).toBeNull();
  });
  it('leaves out periods without exposure, and widens for memory', () => {
    const [a, b] = [even([1, 2, 3, 2]), even([4, 5, 6, 5])];
    expect(ratioOfRates([...a, { events: 7, exposure: 0 }], b)).toEqual(ratioOfRates(a, b));
    const plain = ratioOfRates(a, b)!;
    const wide = ratioOfRates(a, b, { leastInflation: 9 })!;
    expect(wide.ratio).toBe(plain.ratio);
    expect(wide.high).toBeGreaterThan(plain.high);
  });
  it('holds a ratio of 1 in at least nine of ten intervals whatever the scatter and exposure', () => {
    const random = createRandom(12);
    let held = 0;
    for (let k = 0; k < 200; k++) {
      const rows = Array.from({ length: 36 }, () => {
        const exposure = Math.exp(random.normal());
        return { exposure, events: random.poisson(4 * exposure * random.gamma(1, 1)) };
      });
      const found = ratioOfRates(rows.slice(0, 24), rows.slice(24));
      if (found === null || (found.low <= 1 && found.high >= 1)) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(180);
  });
});

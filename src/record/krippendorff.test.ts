import { describe, expect, test } from 'vitest';
import { nominalAlpha } from './krippendorff.js';

/** One row of values per coder, one character per unit, `.` for a missing value, to the values of each unit. */
const unitsOf = (...coders: readonly string[]): string[][] =>
  [...coders[0] ?? ''].map((_, k) => coders.map((row) => row[k] ?? '.').filter((value) => value !== '.'));

describe('nominalAlpha', () => {
  // Worked examples and their values: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections B and C.
  test.each([
    ['two observers, no missing data', unitsOf('aabbdcccedda', 'babbbccceddd'), 0.692],
    ['four observers, missing data', unitsOf('123321412...', '1233224125.3', '.3332342251.', '12332441251.'), 0.743],
  ])('%s', (_, units, expected) => { expect(nominalAlpha(units)).toBeCloseTo(expected, 3); });

  test('is 1 for perfect agreement and negative below chance', () => {
    expect(nominalAlpha([['a', 'a'], ['b', 'b']])).toBe(1);
    expect(nominalAlpha([['a', 'b'], ['b', 'a']])).toBeCloseTo(-0.5, 10);
  });

  test('is undefined without pairs and with one value throughout', () => {
    expect(nominalAlpha([])).toBeNull();
    expect(nominalAlpha([['a'], ['b']])).toBeNull();
    expect(nominalAlpha([['a', 'a'], ['a', 'a']])).toBeNull();
  });
});

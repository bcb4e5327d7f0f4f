import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, editDistance, nearestNames } from './suggest.js';

describe('editDistance', () => {
  test.each([['IRM-PAK', 'IRN-PAK', 1], ['PKA', 'PAK', 1], ['', 'abc', 3], ['kitten', 'sitting', 3], ['ca', 'abc', 3]])('%s to %s is %i', (x, y, distance) => {
    expect(editDistance(x, y)).toBe(distance);
  });
  test('is 0 only for equals, the same both ways, and at most the longer length', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (x, y) => {
      const distance = editDistance(x, y);
      expect(distance).toBe(editDistance(y, x));
      expect(distance === 0).toBe(x === y);
      expect(distance).toBeLessThanOrEqual(Math.max(x.length, y.length));
    }), { seed: 9 });
  });
});

test('nearestNames gives near names only, nearest first', () => {
  expect(nearestNames('irm-pak', ['IRN-PAK', 'IRQ-PAK', 'CHN-USA'])).toEqual(['IRN-PAK', 'IRQ-PAK']);
  expect(nearestNames('xyz', ['IRN-PAK'])).toEqual([]);
});

test('didYouMean is a question', () => {
  expect([didYouMean([]), didYouMean(['A']), didYouMean(['A', 'B', 'C'])]).toEqual([undefined, 'did you mean A?', 'did you mean A, B or C?']);
});

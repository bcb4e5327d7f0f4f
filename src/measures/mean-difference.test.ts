import { describe, expect, it } from 'vitest';
import { differenceOfMeans } from './mean-difference.js';

describe('differenceOfMeans', () => {
  // t.test(c(7, 3, 8, 2, 9), c(4, 1, 5, 0), var.equal = TRUE) of R 4.2.2; what is left alternates, so that no memory is taken
  it('is the t test of R where there is no memory', () => {
    const found = differenceOfMeans([4, 1, 5, 0], [7, 3, 8, 2, 9])!;
    expect(found.memory).toBe(0);
    [[found.difference, 3.3], [found.low, -1.17854018856516], [found.high, 7.77854018856516], [found.more * 2, 0.12497678418833]].forEach(([seen, wanted]) => expect(seen).toBeCloseTo(wanted!, 8));
  });
  it('is wider with memory, and mirrors', () => {
    const [a, b] = [[1, 2, 3, 4, 3, 2], [5, 6, 7, 6, 5, 4]];
    const found = differenceOfMeans(a, b)!;
    expect(found.memory).toBeGreaterThan(0.3);
    const back = differenceOfMeans(a.map((each) => -each), b.map((each) => -each))!;
    expect([back.low, back.high, back.less]).toEqual([-found.high, -found.low, expect.closeTo(found.more, 12)]);
  });
  it.each([['nothing', [], []], ['one before', [1], [2, 3]], ['no scatter', [2, 2], [3, 3]]])('has no answer: %s', (_name, before, after) => expect(differenceOfMeans(before, after)).toBeNull());
});

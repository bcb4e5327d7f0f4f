import { describe, expect, it } from 'vitest';
import { linearScale, roundTicks, yearTicks } from './scale.js';
import { extentInYears, toYears } from './year-scale.js';

describe('scales', () => {
  it.each([[0, 10, 5, [0, 2, 4, 6, 8, 10]], [-4, 10, 3, [0, 5, 10]], [0, 0.3, 3, [0, 0.1, 0.2, 0.3]], [5, 5, 3, [5]]])('ticks from %d to %d', (low, high, count, ticks) => {
    expect(roundTicks(low, high, count)).toEqual(ticks);
  });
  it('maps ends onto ends and a domain without extent onto its start', () => {
    const scale = linearScale([0, 4], [100, 0]);
    expect([scale(0), scale(4), scale(1), linearScale([2, 2], [5, 9])(2)]).toEqual([100, 0, 75, 5]);
  });
  it('spaces years so that labels have room', () => {
    expect(yearTicks(2000, 2009, 600)).toHaveLength(10);
    expect(yearTicks(1947, 2026, 400)).toEqual([1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
  });
  it.each([['2025', [2025, 2026], 2025.5], ['2025-07', [2025.5, 2025.5 + 1 / 12], 2025.5 + 1 / 24]])('places %s in the middle of what it covers', (date, extent, middle) => {
    extentInYears(date).forEach((value, k) => expect(value).toBeCloseTo((extent as number[])[k]!, 9));
    expect(toYears(date)).toBeCloseTo(middle, 9);
  });
});

import { describe, expect, it } from 'vitest';
import { memoryOf, segmentAutomatically, varianceFloor } from './auto-segmentation.js';
import { locateBreaks } from './break-places.js';
import { DRIVER_DEATHS, NILE } from './known-series.js';
import { createRandom } from './random.js';
import { findPeriod, seasonalFigure } from './season.js';
import { coverOf, f1Of } from './segmentation-score.js';
import { normalMeanCost } from './segment-cost.js';

const wave = (n: number, period: number, size: number) => Array.from({ length: n }, (_, t) => size * Math.sin((2 * Math.PI * t) / period));

describe('the automatic segmentation', () => {
  it('finds the break of the Nile in 1898 and the seat belt law of 1983', () => {
    expect(segmentAutomatically(NILE)!.breaks).toEqual([28]);
    const deaths = segmentAutomatically(DRIVER_DEATHS)!;
    expect(deaths.period).toBe(12);
    expect(Math.abs(deaths.breaks.at(-1)! - 169)).toBeLessThanOrEqual(1);
  });

  it.each<[string, (t: number, noise: () => number) => number, number[]]>([
    ['noise alone', (_t, noise) => noise(), []], ['a trend', (t, noise) => 0.1 * t + noise(), []], ['a step', (t, noise) => (t < 70 ? 0 : 4) + noise(), [70]],
    ['a trend with a step', (t, noise) => 0.05 * t + (t < 70 ? 0 : 8) + noise(), [70]], ['a change of spread', (t, noise) => (t < 70 ? 1 : 5) * noise(), [70]],
    ['a season with a step', (t, noise) => 3 * Math.sin((2 * Math.PI * t) / 12) + (t < 70 ? 0 : 5) + noise(), [70]],
    ['growth that stops', (t, noise) => 20 * Math.exp(0.03 * Math.min(t, 90) + 0.03 * noise()), [90]],
  ])('reads %s', (_name, make, wanted) => {
    const random = createRandom(12);
    const { breaks } = segmentAutomatically(Array.from({ length: 150 }, (_, t) => make(t, random.normal)))!;
    expect(breaks.length).toBe(wanted.length);
    breaks.forEach((at, k) => expect(Math.abs(at - wanted[k]!)).toBeLessThanOrEqual(5));
  });

  it('does not change with shift and scale', () => {
    const breaks = segmentAutomatically(NILE)!.breaks;
    expect(segmentAutomatically(NILE.map((flow) => 7 * flow - 40_000))!.breaks).toEqual(breaks);
    expect(segmentAutomatically(NILE.map((flow) => -flow))!.breaks).toEqual(breaks);
  });

  it.each([['constant', Array(40).fill(3)], ['all zero', Array(40).fill(0)], ['huge', Array.from({ length: 40 }, (_, k) => 1e14 + k % 2)], ['tiny', Array.from({ length: 40 }, (_, k) => 1e-14 * (k % 3))]])('%s has no break and stays finite', (_name, x: number[]) => {
    const found = segmentAutomatically(x)!;
    expect(found.breaks).toEqual([]);
    expect(Number.isFinite(found.criterion)).toBe(true);
  });

  it('says nothing of fewer than ten values', () => {
    expect(segmentAutomatically([])).toBeNull();
    expect(segmentAutomatically([1, 1, 1, 1, 9, 9, 9, 9, 9])).toBeNull();
  });
});

describe('its parts', () => {
  it('tells memory apart from a step', () => {
    const random = createRandom(4);
    let before = 0;
    const remembering = Array.from({ length: 2000 }, () => (before = 0.6 * before + random.normal()));
    expect(Math.abs(memoryOf(remembering) - 0.6)).toBeLessThan(0.08);
    expect(memoryOf(Array.from({ length: 2000 }, (_, t) => random.normal() + (t < 900 ? 0 : 6)))).toBeLessThan(0.08);
    expect(memoryOf([1, 1, 1, 1, 1, 1, 1, 1, 1])).toBe(0);
  });

  it('knows the resolution of values', () => {
    expect(varianceFloor([1, 3, 5, 3])).toBeCloseTo(4 / 12, 12);
    expect(varianceFloor([2, 2])).toBeGreaterThan(0);
  });

  it('finds a season and its figure', () => {
    const random = createRandom(5);
    const x = wave(120, 7, 2).map((value, t) => value + 0.3 * random.normal() + (t < 60 ? 0 : 4));
    expect(findPeriod(x)).toBe(7);
    seasonalFigure(x, 7).forEach((each, k) => expect(Math.abs(each - 2 * Math.sin((2 * Math.PI * k) / 7))).toBeLessThan(0.5));
    expect(findPeriod(Array.from({ length: 200 }, random.normal))).toBeNull();
    expect(findPeriod([1, 2])).toBeNull();
  });

  // R 4.2.2: exp(-(RSS/v)/2) over all places of one break of the Nile, v = var(diff(Nile)) / 2.
  it('place breaks as R does', () => {
    const [place] = locateBreaks(normalMeanCost(NILE, 14134.1704803133), [28], 0.95);
    expect(place).toMatchObject({ at: 28, low: 26, high: 28 });
    expect(place!.probability).toBeCloseTo(0.834471117, 8);
    expect(place!.gain).toBeCloseTo(87.56789493, 6);
    expect(locateBreaks(normalMeanCost([1, 2], 1), [], 0.95)).toEqual([]);
  });
});

describe('scores of segmentations', () => {
  it('follow their definitions', () => {
    expect(coverOf([[50]], [50], 100)).toBe(1);
    expect(coverOf([[]], [50], 100)).toBe(0.5);
    expect(coverOf([[50]], [], 100)).toBe(0.5);
    expect(coverOf([[50], []], [50], 100)).toBe(0.75);
    expect(f1Of([[50]], [50])).toBe(1);
    expect(f1Of([[50]], [55])).toBe(1);
    expect(f1Of([[50]], [56])).toBe(0.5);
    expect(f1Of([[50]], [])).toBeCloseTo(2 / 3, 12);
    expect(f1Of([[50], []], [50])).toBe(1);
    expect(f1Of([[50, 52]], [51])).toBeCloseTo(2 * (1 * (2 / 3)) / (1 + 2 / 3), 12);
  });
});

import { describe, expect, it } from 'vitest';
import { gravityMeasure } from './gravity.js';
import { emptyInput } from './input.js';
import { runMeasure } from './registry.js';

describe('gravity', () => {
  it('tells what is expected, what was reported, and how others did', () => {
    const result = runMeasure(gravityMeasure, emptyInput({ a: 'IRN', b: 'PAK' }, '2025-01-01'));
    expect(result.value).toBe(1.25e9);
    expect(result.interval!.low! < result.interval!.high!).toBe(true);
    expect(result.statement).toMatch(/^Expected 1\.25 billion USD in 2016, reported 831 million USD \(0\.66 times\); \d+% of \d+ pairs/);
  });
  it('refuses unknown pairs, days before its year, and too few pairs to compare with', () => {
    expect(runMeasure(gravityMeasure, emptyInput({ a: 'NRU', b: 'TUV' }, '2025-01-01')).refused!.reason).toMatch(/does not hold/);
    expect(runMeasure(gravityMeasure, emptyInput({ a: 'IRN', b: 'PAK' }, '2015-01-01')).refused!.reason).toMatch(/after that day/);
    expect(runMeasure(gravityMeasure, emptyInput({ a: 'CAN', b: 'USA' }, '2025-01-01'), { within: 1.1 }).refused!.needed).toMatch(/wider/);
  });
});

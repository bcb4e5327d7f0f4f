import { describe, expect, it } from 'vitest';
import type { Statistic } from '../record/flow-record.js';
import { buildLedger } from './build-ledger.js';
import { toRow } from './ledger-fixture.js';
import { trackTarget } from './target-track.js';

const pair = { a: 'IRN', b: 'PAK' };
const entry = (deadline: string | null = '2028', from: number | null = 3e9) => buildLedger({ pair, rows: [toRow({ doc: 'd', day: '2025-08-03', what: 'raise trade', type: 'target', from, to: 1e10, unit: 'USD', deadline })], asOf: '2026-01-01' }).entries[0]!;
const figure = (id: string, start: string, end: string, value: number, more: Partial<Statistic> = {}): Statistic =>
  ({ id, reporter: 'IRN', partner: 'PAK', flow: 'total', periodStart: start, periodEnd: end, calendar: 'iranian_solar', value, unit: 'USD', reportedBy: 'customs', url: null, note: null, source: 'test', ...more });

describe('trackTarget', () => {
  it('gives the latest year, the share of the way and the path required', () => {
    const track = trackTarget(entry(), [figure('a', '2021-03-21', '2022-03-20', 2e9), figure('b', '2023-03-21', '2024-03-20', 2.5e9)], '2026-01-01')!;
    const [reporter] = track.reporters;
    expect([reporter!.latest.value, reporter!.shareOfTarget, reporter!.shareOfWay]).toEqual([2.5e9, 0.25, (2.5e9 - 3e9) / 7e9]);
    // 20 March 2024 to 31 December 2028 are 4.783 years: 4^(1/4.783) − 1; 2.0 to 2.5 in two years is 11.8% a year.
    expect(reporter!.neededGrowth).toBeCloseTo(0.3362, 3);
    expect(reporter!.pastGrowth).toBeCloseTo(0.118, 3);
    expect(reporter!.refused).toEqual([]);
  });

  it('adds export and import of one source and period, and never those of two', () => {
    const rows = [figure('x', '2024-07-01', '2025-06-30', 6.5e8, { flow: 'export', reporter: 'PAK', reportedBy: 'ministry' }), figure('m', '2024-07-01', '2025-06-30', 2.42e9, { flow: 'import', reporter: 'PAK', reportedBy: 'ministry' }), figure('o', '2024-07-01', '2025-06-30', 1.2e9, { flow: 'import', reporter: 'PAK', reportedBy: 'bank' })];
    const track = trackTarget(entry(), rows, '2026-01-01')!;
    expect(track.reporters.map((reporter) => [reporter.source, reporter.latest.value, reporter.latest.parts])).toEqual([['ministry', 3.07e9, ['x', 'm']]]);
  });

  it('refuses what it cannot work out, with the reason', () => {
    const partial = trackTarget(entry(), [figure('a', '2025-03-21', '2025-08-21', 1e9)], '2026-01-01')!.reporters[0]!;
    expect([partial.latest.wholeYear, partial.shareOfTarget, partial.neededGrowth]).toEqual([false, null, null]);
    expect(partial.refused).toContain('this source gives no whole year');
    expect(trackTarget(entry(null), [figure('a', '2023-03-21', '2024-03-20', 1e9)], '2026-01-01')!.reporters[0]!.refused).toContain('no path: the target has no deadline');
    expect(trackTarget(entry('2024'), [figure('a', '2024-03-21', '2025-03-20', 1e9)], '2026-01-01')!.reporters[0]!.refused).toContain('no path: the deadline has passed');
    expect(trackTarget(entry(), [figure('a', '2023-03-21', '2024-03-20', 0)], '2026-01-01')!.reporters[0]!.refused).toContain('no path: the latest value is zero');
    expect(trackTarget(entry(), [], '2026-01-01')!.refused).toEqual(['no statistics in USD for this pair until 2026-01-01']);
  });

  it('does not look past the day it is made for', () => {
    const rows = [figure('a', '2022-03-21', '2023-03-20', 2e9), figure('b', '2024-03-21', '2025-03-20', 3e9)];
    expect(trackTarget(entry(), rows, '2024-01-01')!.reporters[0]!.latest.value).toBe(2e9);
  });

  it('tracks targets only', () => {
    expect(trackTarget(buildLedger({ pair, rows: [toRow({ doc: 'd', day: '2025-08-03', what: 'gas pipeline' })], asOf: '2026-01-01' }).entries[0]!, [], '2026-01-01')).toBeNull();
  });
});

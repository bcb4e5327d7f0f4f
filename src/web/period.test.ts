import { describe, expect, it } from 'vitest';
import { fittingUnit, fromMonth, periodOf, periodsBetween, toMonth } from './period.js';

describe('periods', () => {
  it.each([['2025', false, '2025-01'], ['2025', true, '2025-12'], ['2025-04-30', true, '2025-04']])('reads %s (as an end: %s) as the month %s', (date, end, month) => {
    expect(fromMonth(toMonth(date, end))).toBe(month);
  });
  it.each([['month', '2025-11'], ['quarter', '2025-Q4'], ['year', '2025']] as const)('labels a %s as the record does', (unit, label) => {
    expect(periodOf(toMonth('2025-11'), unit)).toBe(label);
  });
  it.each([['month', 14], ['quarter', 5], ['year', 2]] as const)('lays %ss over a window without gaps', (unit, count) => {
    const periods = periodsBetween('2024-11', '2025-12', unit);
    expect(periods).toHaveLength(count);
    periods.slice(1).forEach((period, k) => expect(toMonth(period.from)).toBe(toMonth(periods[k]!.to) + 1));
    expect(periods[0]!.from <= '2024-11' && periods.at(-1)!.to >= '2025-12').toBe(true);
  });
  it('takes the finest unit there is room for', () => {
    expect([fittingUnit('2023-01', '2025-12', 1200), fittingUnit('2010-01', '2025-12', 1200), fittingUnit('1947-01', '2025-12', 1200)]).toEqual(['month', 'quarter', 'year']);
  });
});

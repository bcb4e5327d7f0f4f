import { describe, expect, test } from 'vitest';
import { isInWindow, periodLabel, periodOf } from './period.js';

describe('periodLabel', () => {
  // ISO 8601 weeks at the turn of the year: 2004-W53, 2010-W52, 2025-W01 hold days of two years.
  test.each([
    ['2005-01-01', '2004-W53'], ['2011-01-02', '2010-W52'], ['2011-01-03', '2011-W01'], ['2024-12-30', '2025-W01'], ['2025-12-28', '2025-W52'],
  ])('week of %s is %s', (day, week) => { expect(periodLabel(day, 'week')).toBe(week); });
});

describe('periodOf', () => {
  test.each([
    ['2025-11', 'month', '2025-11'], ['2025-11', 'quarter', '2025-Q4'], ['2025-11', 'week', null], ['2025-11', 'day', null],
    ['2025', 'year', '2025'], ['2025', 'month', null], ['2025-02-30', 'year', null], [null, 'year', null],
  ] as const)('%s by %s is %s', (date, unit, label) => { expect(periodOf(date, unit)).toBe(label); });
});

describe('isInWindow', () => {
  test.each([
    ['2024', '2024-12-31', undefined, true], ['2024', '2025', undefined, false], ['2025-03', '2025-03-31', '2025-04', true],
    ['2025-03-01', undefined, '2025-02', false], [null, undefined, undefined, true], [null, '1900', undefined, false],
  ] as const)('%s in %s to %s: %s', (date, from, to, isIn) => { expect(isInWindow(date, from, to)).toBe(isIn); });
});

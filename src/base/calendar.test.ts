import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, cutDate, dayNumber, dayOfNumber, daysBetween, firstDay, formatDate, lastDay, parseDate, weekdayOf } from './calendar.js';

describe('calendar', () => {
  it.each([
    ['2025', 2025, null, null], ['2025-08', 2025, 8, null], ['2025-08-03', 2025, 8, 3], ['2024-02-29', 2024, 2, 29],
  ] as const)('reads %s', (written, year, month, day) => {
    expect(parseDate(written)).toEqual({ year, month, day });
    expect(formatDate(year, month, day)).toBe(written);
  });

  it.each(['', '25', '2025-13', '2025-02-29', '2025-8-3', '03.08.2025', '2025-08-03T00:00Z'])('refuses %j', (written) => {
    expect(parseDate(written)).toBeNull();
  });

  it('knows the days a date covers', () => {
    expect([firstDay('2024'), lastDay('2024'), firstDay('2024-02'), lastDay('2024-02'), lastDay('2024-02-05')])
      .toEqual(['2024-01-01', '2024-12-31', '2024-02-01', '2024-02-29', '2024-02-05']);
    expect(lastDay('x')).toBeNull();
  });

  it('steps through months and days', () => {
    expect([addMonths('2024-01-31', 1), addMonths('2024-08', 18), addMonths('2024', 60), addMonths('2024-03', -3), addDays('2024-12-31', 1)])
      .toEqual(['2024-02-29', '2026-02', '2029', '2023-12', '2025-01-01']);
  });

  it('knows weekdays and distances', () => {
    expect(weekdayOf('2025-08-03')).toBe(0);
    expect(weekdayOf('1947-08-14')).toBe(4);
    expect(daysBetween('2025-08-03', '2025-09')).toBe(29);
    expect(daysBetween('2025', 'never')).toBeNull();
    expect(cutDate('2025-08-03', 'month')).toBe('2025-08');
  });

  it('numbers days without gaps', () => {
    fc.assert(fc.property(fc.integer({ min: -60_000, max: 60_000 }), (number) => {
      const parts = parseDate(dayOfNumber(number))!;
      expect(dayNumber(parts.year, parts.month!, parts.day!)).toBe(number);
      expect(addDays(dayOfNumber(number), 1)).toBe(dayOfNumber(number + 1));
    }));
  });
});

import { describe, expect, it } from 'vitest';
import { dayOfNumber } from './calendar.js';
import { easterOf, hebrew, nthWeekday, orthodoxEasterOf, solarHijri, tabularHijri } from './feast-calendars.js';

/** Writes a day in a calendar of ICU as `month-day-year`. */
function icu(calendar: string): (number: number) => string {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  return (number) => format.formatToParts(new Date(number * 86_400_000)).filter(({ type }) => type !== 'literal' && type !== 'era').map(({ value }) => value).join('-');
}

describe('feast calendars', () => {
  it.each([
    [1818, '1818-03-22', null], [1943, '1943-04-25', null], [1954, '1954-04-18', '1954-04-25'], [2000, '2000-04-23', '2000-04-30'], [2008, '2008-03-23', '2008-04-27'], [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'], [2038, '2038-04-25', '2038-04-25'],
  ])('Easter of %i', (year, west, east) => {
    expect(dayOfNumber(easterOf(year))).toBe(west);
    expect(east === null ? null : dayOfNumber(orthodoxEasterOf(year))).toBe(east);
  });
  it.each([['2017-03-21', 1396], ['2020-03-20', 1399], ['2021-03-21', 1400], ['2024-03-20', 1403], ['2025-03-21', 1404], ['1979-03-21', 1358]])('Nowruz on %s opens %i', (day, year) => expect(dayOfNumber(solarHijri(year, 1, 1))).toBe(day));
  it('has 22 Bahman 1357 on 11 February 1979 and Rosh Hashanah 5784 on 16 September 2023', () => {
    expect(dayOfNumber(solarHijri(1357, 11, 22))).toBe('1979-02-11');
    expect(dayOfNumber(hebrew(5784, 7, 1))).toBe('2023-09-16');
    expect(dayOfNumber(hebrew(5784, 7, 10))).toBe('2023-09-25');
    expect(dayOfNumber(hebrew(5784, 1, 15))).toBe('2024-04-23');
  });
  it('agrees with ICU on every month of 1950 to 2050', () => {
    const [civil, persian, jewish] = [icu('islamic-civil'), icu('persian'), icu('hebrew')];
    for (let year = 1370; year < 1475; year++) for (let month = 1; month <= 12; month++) expect(civil(tabularHijri(year, month, 1))).toBe(`${month}-1-${year}`);
    for (let year = 1329; year < 1430; year++) for (let month = 1; month <= 12; month++) expect(persian(solarHijri(year, month, 1))).toBe(`${month}-1-${year}`);
    for (let year = 5710; year < 5811; year++) for (const [month, name] of [[7, 'Tishri'], [1, 'Nisan'], [3, 'Sivan']] as const) expect(jewish(hebrew(year, month, 15))).toBe(`15-${name}-${year}`);
  });
  it('counts weekdays of a month from both ends', () => {
    expect(dayOfNumber(nthWeekday(2024, 11, 4, 4))).toBe('2024-11-28');
    expect(dayOfNumber(nthWeekday(2024, 5, -1, 1))).toBe('2024-05-27');
    expect(dayOfNumber(nthWeekday(2024, 9, 1, 1))).toBe('2024-09-02');
    expect(dayOfNumber(nthWeekday(2024, 12, -1, 2))).toBe('2024-12-31');
  });
});

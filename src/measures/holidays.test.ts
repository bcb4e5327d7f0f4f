import { describe, expect, it } from 'vitest';
import { dayOfNumber } from '../base/calendar.js';
import { tabularHijri } from '../base/feast-calendars.js';
import { COUNTRIES } from '../ontology/countries.js';
import { hijriDay, holidaysOf, readRule, statesWithHolidays } from './holidays.js';

const startOf = (rule: string, year: number) => readRule(rule)(year).map(dayOfNumber);

describe('holidays', () => {
  it.each([
    ['hijri 10-01', 2020, '2020-05-24'], ['hijri 10-01', 2021, '2021-05-13'], ['hijri 10-01', 2022, '2022-05-02'], ['hijri 10-01', 2023, '2023-04-21'], ['hijri 10-01', 2024, '2024-04-10'], ['hijri 12-10', 2023, '2023-06-28'],
    ['hijri 12-10', 2024, '2024-06-16'], ['hijri 01-01', 2024, '2024-07-07'], ['hijri 09-01', 2025, '2025-03-01'], ['solar 01-01', 2024, '2024-03-20'], ['solar 11-22', 2025, '2025-02-10'], ['solar 12-29', 2021, '2021-03-19'],
    ['easter -2', 2024, '2024-03-29'], ['orthodox 0', 2023, '2023-04-16'], ['chinese 0', 1985, '1985-02-20'], ['chinese 0', 2027, '2027-02-06'], ['chinese -1', 2024, '2024-02-09'], ['hebrew 07-01', 2024, '2024-10-03'], ['weekday 11 4 4', 2024, '2024-11-28'], ['fixed 08-14', 2024, '2024-08-14'],
  ])('%s in %i begins on %s', (rule, year, day) => expect(startOf(rule, year)).toEqual([day]));
  it('has feasts that come twice in a year', () => expect(startOf('hijri 10-01', 2000)).toEqual(['2000-01-08', '2000-12-27']));
  it.each([[2003, '2003-10-25'], [2012, '2012-11-13'], [2019, '2019-10-27'], [2020, '2020-11-14'], [2023, '2023-11-12'], [2024, '2024-10-31'], [2025, '2025-10-20']])('holds Diwali of %i', (year, day) => {
    expect(holidaysOf('IND', `${year}-01-01`, `${year}-12-31`).filter(({ name }) => name === 'Diwali').map((each) => each.day)).toContain(day);
  });
  it('is within two days of the tabular calendar, and that beyond its table', () => {
    for (let year = 1356; year <= 1500; year++) for (let month = 1; month <= 12; month++) expect(Math.abs(hijriDay(year, month, 1) - tabularHijri(year, month, 1))).toBeLessThanOrEqual(2);
    expect(hijriDay(1300, 1, 1)).toBe(tabularHijri(1300, 1, 1));
  });
  it.each([
    ['IRN', '2024-03-20', 'Nowruz'], ['IRN', '2025-02-10', 'Revolution Day'], ['PAK', '2025-03-31', 'Eid al-Fitr'], ['PAK', '2024-08-14', 'Independence Day'], ['SAU', '2024-09-23', 'National Day'], ['ISR', '2023-09-25', 'Yom Kippur'],
    ['CHN', '2024-02-10', 'Spring Festival'], ['USA', '2024-11-28', 'Thanksgiving'], ['RUS', '2024-01-07', 'New Year holidays'], ['GRC', '2024-05-06', 'Orthodox Easter Monday'], ['TUR', '2024-10-29', 'Republic Day'],
  ])('%s on %s: %s', (state, day, name) => expect(holidaysOf(state, day, day).map((each) => each.name)).toContain(name));
  it('knows from when to when a holiday is kept, and feasts that reach over the new year', () => {
    expect(holidaysOf('USA', '2019-06-19', '2019-06-19')).toEqual([]);
    expect(holidaysOf('USA', '2021-06-19', '2021-06-19')).toHaveLength(1);
    expect(holidaysOf('SAU', '2007-01-01', '2007-01-01').map(({ name }) => name)).toEqual(['Eid al-Adha']);
  });
  it('covers sixty states by their codes, in order, all rules readable', () => {
    const states = statesWithHolidays();
    const known = new Set(COUNTRIES.map(({ iso3 }) => iso3));
    expect(states.length).toBeGreaterThanOrEqual(60);
    expect(states.filter((state) => !known.has(state))).toEqual([]);
    for (const state of states) {
      const days = holidaysOf(state, '1990-01-01', '2030-12-31');
      expect(days.every(({ day }, k) => k === 0 || days[k - 1]!.day <= day)).toBe(true);
      expect(days.length).toBeGreaterThan(41 * 3);
      expect(new Set(days.map(({ day, name }) => `${day} ${name}`)).size).toBe(days.length);
    }
  });
  it('takes unknown states, no days and wrong rules', () => {
    expect(holidaysOf('XXX', '2024-01-01', '2024-12-31')).toEqual([]);
    expect(holidaysOf('IRN', '2024-12-31', '2024-01-01')).toEqual([]);
    expect(holidaysOf('IRN', 'soon', '2024-01-01')).toEqual([]);
    expect(() => readRule('sometimes 3')).toThrow(/no such rule/);
  });
});

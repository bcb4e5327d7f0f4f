import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
import { holidaysOf } from './holidays.js';
import { emptyInput, type MeasureInput } from './input.js';
import { runMeasure } from './registry.js';
import { seasonalityMeasure } from './seasonality.js';

/** Six years of days; `rate` gives events a day, `written` documents. */
function inputOf(rate: (day: string, t: number) => number, written: ((day: string) => number) | null, days = 2190): MeasureInput {
  const random = createRandom(3);
  const dates = Array.from({ length: days }, (_, t) => addDays('2012-01-02', t));
  const contacts = dates.flatMap((date, t) => Array.from({ length: random.poisson(rate(date, t)) }, (_, k): Contact => ({ id: `${date}:${k}`, date, published: date, direction: 'both', type: 'CONSULT', mode: null, quad: 1, score: 1, sectors: [], status: 'actual', reports: 1, outlets: 1 })));
  const exposure = written === null ? [] : dates.map((date) => ({ date, documents: written(date), aboutPair: 1, reports: 1 }));
  return { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2030-01-01'), contacts, exposure };
}
const sunday = (day: string) => weekdayOf(day) === 0;
const run = (input: MeasureInput, given = {}) => runMeasure(seasonalityMeasure, input, { times: 199, ...given });
const pValues = (input: MeasureInput, given = {}) => run(input, given).parts.slice(0, 2).map(({ pValue }) => pValue! < 0.05);
const partOf = (input: MeasureInput, name: string, given = {}) => run(input, given).parts.find(({ measure }) => measure.endsWith(`#${name}`))!;

describe('seasonality', () => {
  it('finds the week and the year, with their phases', () => {
    const result = run(inputOf((day) => (sunday(day) ? 0.1 : 0.5) * (day.slice(5, 7) === '03' ? 2 : 1), () => 20));
    expect(result.value).toBe(2);
    expect(result.data.filter(({ pattern }) => pattern === 'week' || pattern === 'year')).toHaveLength(19);
    expect(result.data.find(({ phase }) => phase === 'Sunday')!['ratio'] as number).toBeLessThan(0.5);
    expect(result.statement).toMatch(/follow the year .* March/);
  });
  it('does not take a rhythm of reporting for one of acts', () => {
    const input = inputOf((day) => (sunday(day) ? 0.1 : 0.4), (day) => (sunday(day) ? 10 : 40));
    expect(pValues(input)).toEqual([false, false]);
    expect(pValues(input, { exposure: 'days' })).toEqual([true, false]);
  });
  it('does not take growth for a season', () => expect(pValues(inputOf((_, t) => 0.2 * Math.exp(t / 800), () => 20))).toEqual([false, false]));
  it('says what is not known or not looked at', () => {
    const codes = run(inputOf(() => 0.4, null), { gaps: 'span' }).issues.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['seasonality/no-exposure', 'seasonality/calendars']));
  });
  it('answers the week alone where the years are too few', () => {
    const { parts, refused } = run(inputOf(() => 0.6, () => 20, 500));
    expect([parts[0]!.refused, refused, parts[1]!.refused!.needed]).toEqual([null, null, expect.stringContaining('4 years')]);
  });
  const rest = new Set(['IRN', 'PAK'].flatMap((state) => holidaysOf(state, '2012-01-01', '2018-12-31').filter(({ kind }) => kind === 'holiday').map(({ day }) => day)));
  const between = (input: MeasureInput): MeasureInput => ({ ...input, pair: { a: 'IRN', b: 'PAK' } });
  it('finds a dip on holidays, with its feasts, and does not take one of reporting for one of acts', () => {
    const quiet = between(inputOf((day) => (rest.has(day) ? 0.2 : 0.6), () => 20));
    const holidays = partOf(quiet, 'holidays');
    expect(holidays.pValue).toBeLessThan(0.05);
    expect(holidays.interval!.low! < 1 / 3 && holidays.interval!.high! > 1 / 3).toBe(true);
    expect(holidays.data.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['all holidays', 'holidays of IRN', 'Nowruz (IRN)', 'Eid al-Fitr', 'Kashmir Day (PAK)', 'Ramadan']));
    expect(partOf(quiet, 'reporting').value).toBeCloseTo(1, 6);
    const unread = between(inputOf((day) => (rest.has(day) ? 0.2 : 0.6), (day) => (rest.has(day) ? 10 : 30)));
    expect(partOf(unread, 'reporting').value).toBeCloseTo(1 / 3, 2);
    expect(partOf(unread, 'reporting').pValue).toBeLessThan(0.05);
    expect(partOf(unread, 'holidays').pValue).toBeGreaterThan(0.05);
    expect(partOf(unread, 'holidays', { exposure: 'days' }).pValue).toBeLessThan(0.05);
  });
  it('does not take a day of rest in the week for a holiday', () => {
    expect(partOf(between(inputOf((day) => (weekdayOf(day) === 5 ? 0.05 : 0.6), () => 20)), 'holidays').pValue).toBeGreaterThan(0.05);
  });
  it('says which calendars are missing, and what holidays would need', () => {
    const one = run(inputOf(() => 0.5, () => 20));
    expect(one.issues.map(({ code }) => code)).toContain('seasonality/no-calendar');
    expect(one.parts[2]!.data.map(({ phase }) => phase)).toContain('Madaraka Day');
    const none = { ...inputOf(() => 0.5, () => 20), pair: { a: 'UGA', b: 'TCD' } };
    expect(partOf(none, 'holidays').refused!.reason).toBe('the holidays of UGA and TCD are not known');
    expect(partOf(between(inputOf(() => 0.01, () => 20)), 'holidays').refused!.needed).toMatch(/eight weeks/);
    expect(partOf(between(inputOf(() => 0.5, () => 20, 60)), 'holidays').refused!.reason).toMatch(/stretches hold both/);
  });
  it.each([['nothing', inputOf(() => 0, null)], ['no event', inputOf(() => 0, () => 20)], ['a few events', inputOf(() => 0.005, () => 20)]])('refuses %s and says what it needs', (_, input) => {
    const result = run(input);
    expect(result.value).toBeNull();
    expect(result.refused!.needed).toMatch(/20 weeks.*4 years/);
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
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
const pValues = (input: MeasureInput, given = {}) => run(input, given).parts.map(({ pValue }) => pValue! < 0.05);

describe('seasonality', () => {
  it('finds the week and the year, with their phases', () => {
    const result = run(inputOf((day) => (sunday(day) ? 0.1 : 0.5) * (day.slice(5, 7) === '03' ? 2 : 1), () => 20));
    expect(result.value).toBe(2);
    expect(result.data).toHaveLength(19);
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
  it.each([['nothing', inputOf(() => 0, null)], ['no event', inputOf(() => 0, () => 20)], ['a few events', inputOf(() => 0.005, () => 20)]])('refuses %s and says what it needs', (_, input) => {
    const result = run(input);
    expect(result.value).toBeNull();
    expect(result.refused!.needed).toMatch(/20 weeks.*4 years/);
  });
});

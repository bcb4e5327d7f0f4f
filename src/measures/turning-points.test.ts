import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../base/calendar.js';
import { countNoise } from '../stats/count-noise.js';
import { DISCOVERIES, NILE } from '../stats/known-series.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
import { describeFileSeries, looksLikeCounts, readSeries } from './file-series.js';
import { findTurningPoints, type BreakOptions } from './find-turning-points.js';
import { emptyInput, type MeasureInput } from './input.js';
import { readParameters } from './measure.js';
import { onlineMeasure } from './turning-points-online.js';
import { turningPointsMeasure } from './turning-points.js';

const OPTIONS: BreakOptions = { cost: 'auto', penalty: 'auto', minLength: null, level: 0.95 };
const counts = (values: readonly (number | null)[], exposure: readonly (number | null)[] | null = null) => findTurningPoints({ values, exposure, isCount: true }, OPTIONS);
const draw = (n: number, seed: number, mean: (t: number) => number) => { const random = createRandom(seed); return Array.from({ length: n }, (_, t) => random.poisson(mean(t))); };

describe('turning points in counts', () => {
  it('finds a change of rate with its place and levels', () => {
    const found = counts(draw(100, 3, (t) => (t < 60 ? 3 : 9)))!;
    expect(found.breaks.length).toBe(1);
    expect(found.breaks[0]!.low).toBeLessThanOrEqual(60);
    expect(found.breaks[0]!.high).toBeGreaterThanOrEqual(60);
    expect(found.stretches.map(({ level }) => Math.round(level / 3))).toEqual([1, 3]);
  });

  it('takes more writing for what it is', () => {
    const documents = Array.from({ length: 100 }, (_, t) => (t < 50 ? 10 : 40));
    const values = draw(100, 4, (t) => documents[t]! * 0.3);
    expect(counts(values)!.breaks.length).toBeGreaterThan(0);
    expect(counts(values, documents)!.breaks).toEqual([]);
  });

  it('steps over gaps and keeps their places', () => {
    const values: (number | null)[] = draw(80, 5, (t) => (t < 40 ? 2 : 10));
    for (let t = 30; t < 36; t++) values[t] = null;
    const [found] = counts(values)!.breaks;
    expect(Math.abs(found!.at - 40)).toBeLessThanOrEqual(2);
    expect(counts(values.map((value, t) => (t === 3 ? NaN : value)))!.n).toBe(73);
  });

  it.each([['empty', []], ['one', [1]], ['nine', Array(9).fill(1)], ['gaps alone', Array(40).fill(null)]])('%s gives no answer', (_name, values: (number | null)[]) => expect(counts(values)).toBeNull());
  it.each([['constant', Array(40).fill(3)], ['all zero', Array(40).fill(0)], ['huge', Array(40).fill(1e9)]])('%s has none', (_name, values: number[]) => expect(counts(values)!.breaks).toEqual([]));

  it('seldom cries wolf, also where counts cluster', () => {
    const random = createRandom(6);
    let alarms = 0;
    for (let k = 0; k < 60; k++) alarms += counts(Array.from({ length: 96 }, () => random.poisson(random.gamma(1, 4))))!.breaks.length > 0 ? 1 : 0;
    expect(alarms).toBeLessThanOrEqual(3);
  });

  it('treats counts that are none as measured values', () => {
    expect(findTurningPoints({ values: NILE.map((flow) => flow + 0.5), exposure: null, isCount: true }, OPTIONS)).toMatchObject({ issues: [{ code: 'turning-points/no-counts' }], breaks: [{ at: 28 }] });
  });

  it('keeps every cost and penalty within reach', () => {
    for (const cost of ['poisson', 'negative-binomial', 'normal-mean', 'normal', 'trend'] as const) {
      for (const penalty of ['auto', 'mbic', 'bic', 'aic', 'hannan-quinn', 9] as const) expect(findTurningPoints({ values: DISCOVERIES, exposure: null, isCount: true }, { ...OPTIONS, cost, penalty })).not.toBeNull();
    }
    // R 4.2.2: brute-force optimal partitioning of Poisson counts at penalty 2 log(100) gives 24, 29, 73; at least five values between breaks leave it so.
    expect(findTurningPoints({ values: DISCOVERIES, exposure: null, isCount: true }, { ...OPTIONS, cost: 'poisson', penalty: 'bic', minLength: 5 })!.breaks.map(({ at }) => at)).toEqual([24, 29, 73]);
  });
});

describe('scatter of counts', () => {
  it('is told from neighbours', () => {
    expect(countNoise(draw(4000, 1, () => 6), null)).toMatchObject({ memory: expect.closeTo(0, 1) });
    expect(countNoise(draw(4000, 1, () => 6), null).dispersion).toBeLessThan(1.1);
    const random = createRandom(2);
    const noisy = countNoise(Array.from({ length: 4000 }, () => random.poisson(random.gamma(2, 3))), null);
    expect(noisy.dispersion).toBeGreaterThan(3);
    expect(Math.abs(noisy.size! - 2)).toBeLessThan(0.4);
    expect(countNoise([], null)).toEqual({ size: null, dispersion: 1, memory: 0, inflation: 1 });
  });
});

const contact = (date: string, k: number): Contact => ({ id: `${date}/${k}`, date, published: date, direction: 'ab', type: 'CONSULT', mode: null, quad: 1, score: 2.5, sectors: [], status: 'actual', reports: 1, outlets: 1 });
const monthly = (mean: (t: number) => number, n: number, seed: number): MeasureInput => ({
  ...emptyInput({ a: 'IRN', b: 'PAK' }, '2030-12-31'), coverage: [{ from: '2018-01-01', to: `${addMonths('2018-01', n - 1)}-28`, source: 'test' }],
  contacts: draw(n, seed, mean).flatMap((count, t) => Array.from({ length: count }, (_, k) => contact(`${addMonths('2018-01', t)}-10`, k))),
});

describe('turning points of a pair', () => {
  const run = (input: MeasureInput, given = {}) => turningPointsMeasure.run(input, readParameters(turningPointsMeasure.parameters, given).value, 1);
  it('say when, by how much and on what evidence', () => {
    const result = run(monthly((t) => (t < 40 ? 2 : 8), 80, 17));
    expect(result.value).toBe(1);
    const [part] = result.parts;
    expect(part!.value).toBeGreaterThan(2);
    expect(part!.interval!.low).toBeLessThan(4);
    expect(part!.interval!.high).toBeGreaterThan(4);
    expect(part!.evidence.length).toBeGreaterThan(0);
    expect(result.data.filter(({ isBreak }) => isBreak).map(({ period }) => period)).toEqual([part!.data[0]!['period']]);
  });

  it('answer per document and show the unadjusted beside it', () => {
    const input = monthly(() => 6, 60, 8);
    const exposure = Array.from({ length: 60 }, (_, t) => ({ date: addMonths('2018-01', t), documents: 20, aboutPair: 5, reports: 20 }));
    const result = run({ ...input, exposure });
    expect(result.parts.at(-1)!.subject).toContain('not adjusted');
    expect(result.exposure!.documents).toBe(1200);
  });

  it('read a ready-made series of the record', () => {
    const random = createRandom(3);
    const readyMade = Array.from({ length: 200 }, (_, t) => ({ series: 'score', a: 'IRN', b: 'PAK', periodStart: addDays('2023-07-01', t), periodEnd: addDays('2023-07-01', t), value: 20 + random.normal() - (t >= 120 ? 30 : 0), unit: 'score', source: 'test' }));
    const input = { ...emptyInput({ a: 'IRN', b: 'PAK' }, '2030-12-31'), readyMade };
    expect(run(input, { series: 'score', unit: 'day' }).data.filter(({ isBreak }) => isBreak).map(({ period }) => period)).toEqual([addDays('2023-07-01', 120)]);
    expect(run(input, { series: 'other', unit: 'day' })).toMatchObject({ value: null, issues: [{ code: 'series/unknown' }, { code: 'measure/too-few' }] });
  });

  it('refuse too little and say what is needed; wrong penalties are told', () => {
    expect(run(monthly(() => 1, 6, 1)).refused!.needed).toContain('at least 10');
    expect(run(monthly(() => 4, 40, 1), { penalty: 'huge' }).issues.map(({ message }) => message).join()).toContain('invalid penalty: huge');
  });
});

describe('turning points known on the day', () => {
  const run = (input: MeasureInput, given = {}) => onlineMeasure.run(input, readParameters(onlineMeasure.parameters, given).value, 1);
  it('come soon after the change and never before it', () => {
    const result = run(monthly((t) => (t < 50 ? 2 : 14), 80, 9));
    const alarms = result.data.flatMap(({ isAlarm }, k) => (isAlarm === true ? [k] : []));
    expect(alarms.length).toBe(1);
    expect(alarms[0]!).toBeGreaterThanOrEqual(50);
    expect(alarms[0]!).toBeLessThan(55);
  });

  it('do not change when later months are added', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 26, max: 59 }), (seed, cut) => {
      const whole = monthly((t) => (t < 45 ? 3 : 9), 60, seed);
      const until = `${addMonths('2018-01', cut - 1)}-28`;
      const part = { ...whole, contacts: whole.contacts.filter(({ date }) => date! <= until), coverage: [{ ...whole.coverage[0]!, to: until }] };
      expect(run(part, { exposure: 'none' }).data).toEqual(run(whole, { exposure: 'none' }).data.slice(0, cut));
    }), { numRuns: 25 });
  });

  it('refuse a series shorter than the warm-up', () => {
    expect(run(monthly(() => 3, 12, 1)).refused!.needed).toContain('22');
  });
});

describe('series from files', () => {
  it('are read with and without headers, dates and gaps', () => {
    expect(readSeries('date,value\n2020-01-01,3\n2020-01-02,NA\n2020-01-03,-4.5e1\n')).toMatchObject({ labels: ['2020-01-01', '2020-01-02', '2020-01-03'], values: [3, null, -45], from: '2020-01-01', to: '2020-01-03', issues: [] });
    expect(readSeries('1\n2\n\n3')).toMatchObject({ labels: ['1', '2', '3'], values: [1, 2, 3], from: null });
    expect(readSeries('t,v\n1,2\n2,x')).toMatchObject({ values: [2, null], issues: [{ code: 'series/no-number', at: { line: 3 } }] });
    expect(readSeries('')).toMatchObject({ labels: [], values: [] });
    expect(readSeries('2020-02,1\n2020-01,2').issues[0]!.code).toBe('series/order');
  });

  it('tell counts from measured values', () => {
    expect([looksLikeCounts([0, 3, null, 5]), looksLikeCounts(NILE), looksLikeCounts([0.5]), looksLikeCounts([])]).toEqual([true, false, false, false]);
  });

  it('give the break of the Nile, also with a chosen cost, and online', () => {
    const csv = NILE.map((flow, k) => `${1871 + k},${flow}`).join('\n');
    for (const given of [{}, { cost: 'normal-mean', penalty: 'bic' }, { cost: 'normal' }]) {
      const result = describeFileSeries('turning-points', 'nile.csv', csv, given, 1);
      expect(result.parts.map((part) => part.data[0]!['period'])).toEqual(['1899']);
    }
    const online = describeFileSeries('turning-points-online', 'nile.csv', csv, {}, 1);
    expect(online.data.filter(({ isAlarm }) => isAlarm).map(({ period }) => Number(period))).toSatisfy((years: number[]) => years.length === 1 && years[0]! >= 1899 && years[0]! <= 1912);
    expect(describeFileSeries('turning-points', 'x.csv', '1\n2\n', {}, 1).refused).not.toBeNull();
  });

  const scores = '../shared/data/gdelt/gdelt2_IRN_PAK_day_score_2018_2024.csv';
  it.skipIf(!existsSync(scores))('see January 2024 in daily scores from elsewhere', () => {
    const csv = readFileSync(scores, 'utf8').trim().split('\n').map((line) => { const cells = line.split(','); return `${cells[0]},${cells[3]}`; }).join('\n');
    const result = describeFileSeries('turning-points', 'scores.csv', csv, {}, 1);
    expect(result.parts.map((part) => part.data[0]!['period'])).toContain('2024-01-16');
    const online = describeFileSeries('turning-points-online', 'scores.csv', csv, { warmUp: 100, stretch: 500 }, 1);
    expect(online.data.some(({ isAlarm, period }) => isAlarm === true && String(period) >= '2024-01-15' && String(period) <= '2024-01-20')).toBe(true);
  });
});

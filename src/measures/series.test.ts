import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterContacts, knownOn, weightOf, type Contact } from './contact.js';
import { emptyInput, type MeasureInput } from './input.js';
import { readParameters } from './measure.js';
import { periodsBetween } from './periods.js';
import { MEASURES, findMeasure, runMeasure } from './registry.js';
import { buildSeries, exposureOf, exposureTotal, valuesOf, type SeriesOptions } from './series.js';
import { seriesMeasure } from './series-measure.js';

const contact = (date: string | null, over: Partial<Contact> = {}): Contact => ({
  id: `${date}${JSON.stringify(over)}`, date, published: date, direction: 'ab', type: 'CONSULT', mode: null, quad: 1, score: 2, sectors: ['trade'], status: 'actual', reports: 3, outlets: 2, ...over,
});
const options: SeriesOptions = { unit: 'month', from: null, to: null, asOf: '2030-01-01', weight: 'event', exposure: [], coverage: [], gaps: 'documents' };
const cell = (date: string, documents = 1) => ({ date, documents, aboutPair: 0, reports: documents });

describe('series', () => {
  it('keeps a covered month without contact apart from one that nothing covers', () => {
    const { points } = buildSeries([contact('2024-01-05'), contact('2024-04-30', { score: -7 })], { ...options, exposure: [cell('2024-01-05'), cell('2024-03', 4), cell('2024-04-30')] });
    expect(points.map(({ period, events, documents }) => [period, events, documents])).toEqual([['2024-01', 1, 1], ['2024-02', null, 0], ['2024-03', 0, 4], ['2024-04', 1, 1]]);
    expect(points.map(({ cooperation, conflict, meanScore }) => [cooperation, conflict, meanScore])).toEqual([[2, 0, 2], [null, null, null], [0, 0, null], [0, -7, -7]]);
    expect(buildSeries([contact('2024-01-05'), contact('2024-04-30')], { ...options, gaps: 'span' }).points.map(({ events }) => events)).toEqual([1, 0, 0, 1]);
    expect(buildSeries([], { ...options, coverage: [{ from: '2024-01-15', to: '2024-02-10', source: 'x' }] }).points.map(({ events }) => events)).toEqual([0, 0]);
  });

  it('weighs by event, report and outlet', () => {
    const sums = (['event', 'report', 'outlet'] as const).map((weight) => buildSeries([contact('2024-01-05')], { ...options, weight }).points[0]!);
    expect(sums.map(({ events, cooperation, meanScore }) => [events, cooperation, meanScore])).toEqual([[1, 2, 2], [3, 6, 2], [2, 4, 2]]);
    expect(weightOf(contact('2024'), 'report')).toBe(3);
  });

  it('spreads nothing: what is dated too vaguely, or not at all, is counted apart', () => {
    const found = buildSeries([contact('2024'), contact(null), contact('2024-02'), contact('2024-02-03')], options);
    expect([found.vague, found.undated, found.points.map(({ events }) => events)]).toEqual([1, 1, [2]]);
    expect(found.issues.map(({ code }) => code)).toEqual(['series/undated', 'series/vague-date']);
  });

  it('cuts to the window and to the day looked from', () => {
    const days = ['2023-12-31', '2024-01-01', '2024-01-10', '2024-02-01', '2024-02-20'].map((day) => contact(day));
    const { points } = buildSeries(days, { ...options, from: '2024-01-05', to: '2024-12-31', asOf: '2024-02-10' });
    expect(points.map(({ period, events, first, last, days: length }) => [period, events, first, last, length])).toEqual([['2024-01', 1, '2024-01-05', '2024-01-31', 27], ['2024-02', 1, '2024-02-01', '2024-02-10', 10]]);
  });

  it.each([['day', 366], ['week', 53], ['month', 12], ['quarter', 4], ['year', 1]] as const)('has every %s of a year once', (unit, count) => {
    const { points } = buildSeries([contact('2024-01-01'), contact('2024-12-31')], { ...options, unit });
    expect(new Set(points.map(({ period }) => period)).size).toBe(count);
    expect(points.reduce((sum, { events }) => sum + (events ?? 0), 0)).toBe(2);
  });

  it('loses no contact that is dated to the day, whatever the unit', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((k) => new Date(Date.UTC(2015, 0, 1 + k)).toISOString().slice(0, 10));
    fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), (days, unit) => {
      const { points } = buildSeries(days.map((date) => contact(date)), { ...options, unit });
      expect(points.reduce((sum, point) => sum + (point.events ?? 0), 0)).toBe(days.length);
      expect(points.every((point, k) => k === 0 || point.period > points[k - 1]!.period)).toBe(true);
    }), { numRuns: 60 });
  });

  it('gives values and exposure in step', () => {
    const series = buildSeries([contact('2024-01-05'), contact('2024-01-06', { score: -5 })], { ...options, exposure: [cell('2024-01-05', 7), cell('2024-02-01', 0)] });
    expect((['events', 'cooperation', 'conflict', 'net', 'meanScore'] as const).map((value) => valuesOf(series, value)[0])).toEqual([2, 2, -5, -3, -1.5]);
    expect([exposureOf(series, 'documents'), exposureOf(series, 'days')]).toEqual([[7], [31]]);
    expect(exposureTotal(series)).toEqual({ documents: 7, reports: 7, coveredPeriods: 1, gapPeriods: 0 });
  });

  it('of nothing is empty', () => {
    expect(buildSeries([], options).points).toEqual([]);
    expect(periodsBetween('2024-02-02', '2024-01-01', 'month')).toEqual([]);
  });
});

describe('contacts', () => {
  it('are let through by type, quad, sector, status and direction', () => {
    const all = [contact('2024-01-01'), contact('2024-01-02', { direction: 'ba', quad: 4, type: 'ASSAULT', sectors: ['security'] }), contact('2024-01-03', { direction: 'both', status: 'planned' })];
    const count = (filter: Parameters<typeof filterContacts>[1]) => filterContacts(all, filter).length;
    expect([count({}), count({ direction: 'ab' }), count({ direction: 'ba' }), count({ quads: [4] }), count({ sectors: ['security'] }), count({ statuses: ['actual'] }), count({ types: ['CONSULT'] }), count({ types: [] })]).toEqual([3, 2, 2, 1, 1, 2, 2, 0]);
  });

  it('are known once dated and published', () => {
    const all = [contact('2024-01-01', { published: '2024-03-01' }), contact('2024-05'), contact(null)];
    expect([knownOn(all, '2024-02-01').length, knownOn(all, '2024-03-01').length, knownOn(all, '2024-05-30').length, knownOn(all, '2024-05-31').length]).toEqual([0, 1, 1, 2]);
  });
});

describe('the series as a measure', () => {
  const run = (input: MeasureInput, given = {}) => seriesMeasure.run(input, readParameters(seriesMeasure.parameters, given).value, 1);
  const input = { ...emptyInput({ a: 'IRN', b: 'PAK' }, '2024-12-31'), contacts: [contact('2024-01-05'), contact('2024-01-06', { status: 'planned' }), contact('2024-02-06', { sectors: ['security'] })] };
  it('counts actual events unless told otherwise', () => {
    expect([run(input).value, run(input, { status: 'all' }).value, run(input, { sector: 'security', gaps: 'span' }).n]).toEqual([1, 1.5, 1]);
    expect(run(emptyInput({ a: 'IRN', b: 'PAK' }, '2024-12-31'))).toMatchObject({ value: null, refused: { needed: expect.any(String) } });
  });
});

describe('every measure', () => {
  const nothing = emptyInput({ a: 'IRN', b: 'PAK' }, '2024-12-31');
  it.each(MEASURES.map((measure) => [measure.name, measure] as const))('%s answers of nothing without a figure from nowhere, as plain JSON', (_name, measure) => {
    const result = runMeasure(measure, nothing);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result.statement).not.toBe('');
    expect(result.question).toBe(measure.question);
    expect(result.value !== null || result.refused !== null).toBe(true);
    expect(result.interval === null).toBe(result.noInterval !== null);
  });

  it('is found by name and tells of parameters that do not fit', () => {
    expect(findMeasure('series')).toBe(seriesMeasure);
    expect(findMeasure('series/v1')).toBe(seriesMeasure);
    expect(findMeasure('nothing')).toBeNull();
    expect(runMeasure(seriesMeasure, nothing, { unit: 'fortnight', colour: 'red' }).issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['measure/invalid-parameter', 'measure/unknown-parameter']));
  });
});

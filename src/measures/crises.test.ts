import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from './contact.js';
import { crisesMeasure } from './crises.js';
import { findEpisodes } from './episodes.js';
import { emptyInput, type MeasureInput, type ThirdPartyAct } from './input.js';
import { readParameters } from './measure.js';
import { sidesTaken } from './sides-taken.js';

const OPTIONS = { window: 24, deviations: 4, least: 8, pause: 1 };
const act = (id: string, date: string, source: string[], target: string[], score: number): ThirdPartyAct => ({ id, date, published: date, source, target, score, quad: score > 0 ? 1 : 4 });
const contact = (date: string, score: number, direction: Contact['direction'] = 'ab'): Contact => ({
  id: `${date}/${score}`, date, published: date, direction, type: score > 0 ? 'CONSULT' : 'ASSAULT', mode: null, quad: score > 0 ? 1 : 4, score, sectors: [], status: 'actual', reports: 1, outlets: 1,
});
const month = (k: number) => `${2020 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`;
/** Forty quiet months of one visit each, with blows in month 30. */
const input: MeasureInput = {
  ...emptyInput({ a: 'IRN', b: 'PAK' }, '2023-04-30'),
  contacts: [...Array.from({ length: 40 }, (_, k) => contact(`${month(k)}-10`, 2.5)), contact('2022-07-16', -9), contact('2022-07-18', -9, 'ba'), contact('2022-07-29', 5)],
  thirdParties: [
    act('c1', '2022-07-17', ['CHN'], ['PAK'], 3), act('c2', '2022-07-18', ['CHN'], ['IRN'], 2), act('r1', '2022-07-19', ['RUS'], ['IRN'], 4), act('i1', '2022-07-20', ['IND'], ['PAK'], -3), act('late', '2022-12-20', ['IND'], ['PAK'], 9),
  ],
};
const run = (given: MeasureInput) => crisesMeasure.run(given, readParameters(crisesMeasure.parameters, {}).value, 1);

describe('episodes', () => {
  it('stand out from what came before and end when things are as before', () => {
    const severity = [...Array(10).fill(1), 30, 20, 1, 1, 15, null, 1, 1];
    expect(findEpisodes(severity, OPTIONS)).toEqual([
      { from: 10, to: 12, peak: 10, severity: 50, baseline: 1, bound: 9, backAt: 12 }, { from: 14, to: 15, peak: 14, severity: 15, baseline: 1, bound: 9, backAt: 16 },
    ]);
  });

  it('join over a pause and stay open at the end', () => {
    expect(findEpisodes([...Array(8).fill(0), 20, 0, 20], OPTIONS)).toEqual([{ from: 8, to: 11, peak: 8, severity: 40, baseline: 0, bound: 8, backAt: 9 }]);
    expect(findEpisodes([...Array(8).fill(0), 20], OPTIONS)[0]!.backAt).toBeNull();
  });

  it.each([['empty', []], ['one', [50]], ['all zero', Array(30).fill(0)], ['constant', Array(30).fill(40)], ['all gaps', [null, null]], ['too short', [0, 0, 0, 99]]])('%s has none', (_name, severity: (number | null)[]) => {
    expect(findEpisodes(severity, OPTIONS)).toEqual([]);
  });

  it('begin without looking ahead', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { maxLength: 40 }), fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }), (past, future) => {
      const starts = (values: readonly (number | null)[]) => findEpisodes(values, OPTIONS).map(({ from, bound }) => [from, bound]).filter(([from]) => from! < past.length);
      expect(starts([...past, ...future])).toEqual(starts(past));
    }), { numRuns: 100 });
  });

  it('are seldom found in plain noise', () => {
    let seed = 7;
    const next = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
    let found = 0;
    for (let k = 0; k < 100; k++) found += findEpisodes(Array.from({ length: 120 }, () => 4 * next()), OPTIONS).length;
    expect(found).toBe(0);
  });
});

describe('crises of a pair', () => {
  it('finds the episode, who stood where, and the way back', () => {
    const result = run(input);
    expect(result.value).toBe(1);
    expect(result.data[0]).toMatchObject({ between: 'IRN-PAK', first: '2022-07-01', last: '2022-07-31', severity: 18, acts: 4, daysToBaseline: 16, firstCooperation: '2022-07-29', nearerToFirst: 'IND RUS', both: 'CHN' });
    expect(result.parts[0]!.evidence.slice(0, 2)).toEqual(['2022-07-16/-9', '2022-07-18/-9']);
  });

  it('compares contact after with contact before, per document', () => {
    const row = run(input).data[0]!;
    expect(row['contactAfter']).toBeCloseTo(1, 10);
    expect([row['contactModel'], (row['contactLow'] as number) < 0.6, (row['contactHigh'] as number) > 1.6]).toEqual(['Poisson', true, true]);
    const written = Array.from({ length: 40 }, (_, k) => ({ date: month(k), documents: k > 30 ? 40 : 20, aboutPair: 2, reports: 20 }));
    expect(run({ ...input, exposure: written }).data[0]!['contactAfter']).toBeCloseTo(0.5, 10);
    expect(run({ ...input, contacts: input.contacts.filter(({ date }) => date! < '2022-09') }).data[0]!['contactAfter']).toBeNull();
  });

  it('finds a crisis of one side with others and how the other side stood', () => {
    const calm = Array.from({ length: 30 }, (_, k) => act(`calm${k}`, `${month(k)}-05`, ['IRN'], ['ISR'], -1));
    const result = run({ ...input, contacts: [...input.contacts.slice(0, 40), contact('2022-07-14', 6, 'ba')], thirdParties: [...calm, act('x', '2022-07-13', ['ISR'], ['IRN'], -10), act('p', '2022-07-15', ['PAK'], ['ISR'], -2)] });
    expect(result.data[0]).toMatchObject({ between: 'IRN and ISR', first: '2022-07-01', nearerToFirst: 'PAK' });
  });

  it('refuses a record that is too short, and tells when others are missing', () => {
    expect(run({ ...input, contacts: input.contacts.slice(0, 3) }).refused?.needed).toBe('at least 8');
    expect(run({ ...input, thirdParties: [] }).issues.map(({ code }) => code)).toContain('crises/no-others');
    expect(run(emptyInput({ a: 'IRN', b: 'PAK' }, '2024-01-01')).value).toBeNull();
  });
});

describe('sides', () => {
  const span = { first: '2022-01-01', last: '2022-01-31', a: 'AAA', others: ['BBB'] };
  it.each<[string, ThirdPartyAct[], string]>([
    ['helping one', [act('1', '2022-01-02', ['CCC'], ['AAA'], 5)], 'a'], ['blaming the other', [act('1', '2022-01-02', ['CCC'], ['BBB'], -2)], 'a'], ['helping both', [act('1', '2022-01-02', ['CCC'], ['AAA', 'BBB'], 3)], 'both'],
    ['blaming both', [act('1', '2022-01-02', ['CCC'], ['AAA', 'BBB'], -3)], 'against both'], ['hardly anything', [act('1', '2022-01-02', ['CCC'], ['AAA'], 0.5)], 'unclear'], ['meeting one', [act('1', '2022-01-02', ['CCC', 'BBB'], [], 2)], 'b'],
  ])('%s', (_name, acts, stance) => expect(sidesTaken({ acts, ...span })[0]!.stance).toBe(stance));

  it('leave out acts outside the window, undated ones and those of the two themselves', () => {
    expect(sidesTaken({ acts: [act('1', '2022-02-01', ['CCC'], ['AAA'], 5), act('2', '2022-01', ['CCC'], ['AAA'], 5), act('3', '2022-01-03', ['BBB'], ['AAA'], -9)], ...span })).toEqual([]);
  });
});

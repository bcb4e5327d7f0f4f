import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
import { deliveryMeasure } from './delivery.js';
import { emptyInput, type CommitmentFact, type ExposureCell, type MeasureInput, type ThirdPartyAct } from './input.js';
import { positionMeasure, worldPositions } from './position.js';
import { precedentMeasure, type PrecedentInput } from './precedent.js';
import { beforeAfter, testPlacebos } from './precedent-test.js';
import { runMeasure } from './registry.js';

const PAIR = { a: 'KEN', b: 'UGA' };

describe('delivery', () => {
  const fact = (k: number, over: Partial<CommitmentFact> = {}): CommitmentFact => ({ id: `c${k}`, type: 'project', what: 'road', parties: ['KEN', 'UGA'], sectors: [], madeOn: '2015-01-01', deadline: null, from: null, to: null, unit: null, status: 'agreed', history: [], tellings: [], origin: 'found', ...over });
  const done = (k: number, days: number, over: Partial<CommitmentFact> = {}) => fact(k, { status: 'done', history: [{ date: addDays('2015-01-01', days), status: 'done' }], ...over });
  const input = (commitments: readonly CommitmentFact[]): MeasureInput => ({ ...emptyInput(PAIR, '2024-01-01'), commitments });
  const facts = [done(1, 200), done(2, 400), done(3, 900), done(4, 2000), ...[5, 6, 7, 8, 9, 10].map((k) => fact(k))];
  it('draws the curve of what is delivered; what was dropped waits on', () => {
    const result = runMeasure(deliveryMeasure, input([...facts.slice(0, 9), fact(11, { status: 'cancelled', history: [{ date: '2015-06-01', status: 'cancelled' }] })]));
    expect(result.value).toBeCloseTo(0.3, 12);
    expect(result.statement).toMatch(/4 of 10 promises are told as delivered; within 1096 days 30%.*no median wait/);
    expect(result.interval!.low! < 0.3 && result.interval!.high! > 0.3).toBe(true);
  });
  it('counts an agreement as delivered when it is in force, a project not', () => {
    const force = [{ date: '2015-07-01', status: 'in force' as const }];
    const agreements = facts.map((each) => ({ ...each, type: 'agreement' as const, history: force }));
    expect(runMeasure(deliveryMeasure, input(agreements)).value).toBe(1);
    expect(runMeasure(deliveryMeasure, input(facts.map((each) => ({ ...each, history: force })))).value).toBe(0);
  });
  it('tells how deadlines were kept', () => {
    const dated = [done(1, 200, { deadline: '2016' }), ...facts.slice(1, 9).map((each) => ({ ...each, deadline: '2016' }))];
    const slip = runMeasure(deliveryMeasure, input(dated)).parts.at(-1)!;
    expect(slip.value).toBeCloseTo(2 / 9, 12);
    expect(slip.data[0]).toMatchObject({ inTime: true, daysLate: 0 });
  });
  it('has a curve, median and share for each kind, and compares them', () => {
    const pledges = Array.from({ length: 8 }, (_, k) => done(20 + k, 40 + 10 * k, { type: 'pledge' }));
    const result = runMeasure(deliveryMeasure, input([...facts, ...pledges, fact(40, { type: 'mechanism' })]));
    expect([...new Set(result.data.map(({ kind }) => kind))]).toEqual(['all', 'project', 'pledge']);
    const kinds = result.parts[0]!;
    expect(kinds.data.map(({ kind, promises, median }) => [kind, promises, median])).toEqual([['all', 19, 400], ['project', 10, null], ['mechanism', 1, null], ['pledge', 8, 75]]);
    expect(kinds.data[2]!['refused']).toBe('1 dated promises; 8 are needed');
    expect(kinds.pValue).toBeLessThan(0.01);
    expect(kinds.statement).toMatch(/pledge 75 days \(95% 40–\d+\); kinds differ/);
    expect(result.parts.map(({ refused }) => refused?.needed ?? null)).toEqual([null, null, '8 or more', null, '8 or more']);
  });
  it('has no median where fewer than half were delivered, and says so', () => {
    const kinds = runMeasure(deliveryMeasure, input(facts)).parts[0]!;
    expect([kinds.value, kinds.refused!.needed, kinds.pValue]).toEqual([null, 'half of the promises delivered', null]);
    expect(kinds.statement).toMatch(/project none \(fewer than half.*too few kinds/);
  });
  it('refuses few, and looks no further than its day', () => {
    expect(runMeasure(deliveryMeasure, input([])).refused!.reason).toBe('0 dated promises');
    const early = runMeasure(deliveryMeasure, { ...input(facts), asOf: '2016-01-01' });
    expect(early.refused!.reason).toMatch(/no promise was watched/);
    expect(runMeasure(deliveryMeasure, { ...input(facts), asOf: '2016-01-01' }, { withinDays: 300 }).value).toBeCloseTo(0.1, 12);
  });
});

describe('before and after', () => {
  const flat = { subject: 'KEN-UGA', periods: Array.from({ length: 80 }, (_, k) => addMonths('2010-01', k)), values: Array.from({ length: 80 }, (_, k) => 4 + (k % 2) + (k >= 40 ? 6 : 0)) };
  it('has means and log change', () => {
    const found = beforeAfter(flat.values, 40, 12)!;
    expect([found.before, found.after]).toEqual([4.5, 10.5]);
    expect(found.change).toBeCloseTo(Math.log((10.5 + 1 / 24) / (4.5 + 1 / 24)), 12);
  });
  it('finds a jump unusual beside other dates, and beside pairs without one', () => {
    const random = createRandom(4);
    const others = Array.from({ length: 25 }, (_, k) => ({ subject: `P${k}`, periods: flat.periods, values: flat.periods.map(() => random.poisson(5)) }));
    const test = testPlacebos(flat, 40, 12, others)!;
    expect([test.pPairs! < 0.05, test.pDates! < 0.1]).toEqual([true, true]);
    expect(testPlacebos(others[0]!, 40, 12, others.slice(1))!.pPairs! > 0.05).toBe(true);
  });
  it('refuses ends, gaps and few placebos', () => {
    expect([beforeAfter(flat.values, 5, 12), beforeAfter(flat.values, 75, 12), beforeAfter(flat.values.map((each, k) => (k % 2 ? null : each)), 40, 12), beforeAfter([], 0, 3)]).toEqual([null, null, null, null]);
    expect(testPlacebos(flat, 40, 12, [])!.pPairs).toBeNull();
  });
});

describe('precedent', () => {
  const contacts = (rate: (t: number) => number): Contact[] => Array.from({ length: 72 }, (_, t) => Array.from({ length: rate(t) }, (_each, k): Contact => ({ id: `${t}:${k}`, date: `${addMonths('2010-01', t)}-10`, published: null, direction: 'ab', type: 'CONSULT', mode: 'visit', quad: 1, score: 2, sectors: [], status: 'actual', reports: 1, outlets: 1 }))).flat();
  const exposure: ExposureCell[] = Array.from({ length: 72 }, (_, t) => ({ date: addMonths('2010-01', t), documents: 10, aboutPair: 2, reports: 10 }));
  const input: PrecedentInput = {
    ...emptyInput(PAIR, '2020-01-01'), contacts: contacts((t) => (t >= 36 ? 5 : 2)), exposure,
    precedent: { input: { ...emptyInput({ a: 'KEN', b: 'TZA' }, '2020-01-01'), contacts: contacts((t) => (t >= 30 ? 4 : 2)), exposure }, event: '2012-07' }, placebos: [],
  };
  it('stands beside the precedent', () => {
    const result = runMeasure(precedentMeasure, input, { event: '2013-01' });
    expect(result.value).toBeCloseTo(Math.log((10 + 1 / 24) / (4 + 1 / 24)), 10);
    expect(result.data.filter((row) => row['kind'] === 'precedent')).toHaveLength(1);
    expect(result.statement).toMatch(/KEN-TZA at 2012-07: 2 times/);
  });
  it('tells the ratio of rates with an interval, for the pair and for its model', () => {
    const [own, model] = runMeasure(precedentMeasure, input, { event: '2013-01' }).parts;
    expect(own!.value).toBeCloseTo(2.5, 10);
    expect([own!.interval!.low! > 1, own!.pValue! < 0.01, model!.subject]).toEqual([true, true, 'KEN-TZA at 2012-07']);
    expect(model!.value).toBeCloseTo(2, 10);
  });
  it('chooses an event where none is given, and says which', () => {
    const visit = (date: string, rank: 'leader' | 'minister') => ({ id: date, visitor: 'KEN', host: 'UGA', date, rank });
    const visits = [visit('2012-05-03', 'leader'), visit('2013-02-03', 'leader'), visit('2015-11-03', 'leader'), visit('2014-03-01', 'minister')];
    const agreement = { id: 'c', type: 'agreement' as const, what: 'treaty', parties: ['KEN', 'TZA'], sectors: [], madeOn: '2012-08-01', deadline: null, from: null, to: null, unit: null, status: 'agreed' as const, history: [], tellings: [], origin: 'found' as const };
    const chosen = runMeasure(precedentMeasure, { ...input, visits, precedent: { input: { ...input.precedent!.input, commitments: [agreement] }, event: null } } as PrecedentInput);
    expect(chosen.statement).toMatch(/^At 2013-02-03 .*KEN-TZA at 2012-08-01/);
    expect(chosen.issues.map(({ message }) => message).filter((message) => message.includes('taken:'))).toEqual([
      'no event was given; taken: the newest visit of a leader whose windows are covered (2013-02-03)', 'no day was given for KEN-TZA; taken: the newest agreement or mechanism whose windows are covered (2012-08-01)',
    ]);
    expect(runMeasure(precedentMeasure, { ...input, visits: visits.slice(2) } as PrecedentInput).parameters['event']).toBe('2014-03-01');
  });
  it('does not take more reporting for more contact', () => {
    const louder = exposure.map((cell, t) => ({ ...cell, documents: t >= 36 ? 25 : 10 }));
    expect(Math.abs(runMeasure(precedentMeasure, { ...input, exposure: louder }, { event: '2013-01' }).value!)).toBeLessThan(0.02);
  });
  it('refuses without an event or a covered window', () => {
    expect(runMeasure(precedentMeasure, input).refused!.reason).toBe('no event to align at');
    expect(runMeasure(precedentMeasure, input, { event: '2015-12' }).refused!.needed).toMatch(/12 months/);
    expect(runMeasure(precedentMeasure, emptyInput(PAIR, '2020-01-01'), { event: '2013-01' }).value).toBeNull();
  });
});

describe('position', () => {
  const act = (k: number, a: string, b: string, score = 2): ThirdPartyAct => ({ id: `t${k}`, date: addDays('2018-02-03', 9 * k), published: null, source: [a], target: [b], quad: score < 0 ? 3 : 1, score });
  const wide = Array.from({ length: 120 }, (_, k) => act(k, ['RWA', 'TZA', 'KEN', 'BDI'][k % 4]!, ['BDI', 'COD', 'UGA', 'ETH', 'SOM'][k % 5]!, k % 3 === 0 ? -3 : 2));
  it('gives places with intervals where the record is wider than the pair', () => {
    const result = runMeasure(positionMeasure, { ...emptyInput(PAIR, '2023-06-01'), thirdParties: wide }, { times: 49 });
    expect(result.interval!.low! <= result.value! && result.value! <= result.interval!.high!).toBe(true);
    expect(result.parts[0]!.data.filter((row) => row['state'] === 'KEN').length).toBeGreaterThan(3);
  });
  it('refuses ranks from a record gathered around the pair, yet shows its partners and the world', () => {
    const result = runMeasure(positionMeasure, { ...emptyInput(PAIR, '2023-06-01'), thirdParties: Array.from({ length: 60 }, (_, k) => act(k, 'KEN', ['TZA', 'ETH'][k % 2]!)) });
    expect(result.refused!.reason).toMatch(/gathered around them/);
    expect(result.data[0]).toMatchObject({ side: 'KEN', acts: 30 });
    expect(result.parts[0]!.value).not.toBeNull();
  });
  it('refuses an empty record and unknown states, and knows nothing of later years', () => {
    expect(runMeasure(positionMeasure, emptyInput(PAIR, '2023-06-01')).refused!.reason).toBe('0 acts');
    const before = runMeasure(positionMeasure, emptyInput(PAIR, '2020-06-01')).parts[0]!;
    expect(Math.max(...before.data.map((row) => row['year'] as number))).toBe(2019);
    expect(runMeasure(positionMeasure, emptyInput({ a: 'XXA', b: 'XXB' }, '2023-06-01')).parts[0]!.refused).not.toBeNull();
  });
  it('has a table whose shares of a year add up to one', () => {
    const sum = worldPositions().filter(({ year }) => year === 2021).reduce((total, { share }) => total + share, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(0.01);
  });
});

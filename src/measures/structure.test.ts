import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
import { emptyInput, type MeasureInput, type VisitFact } from './input.js';
import { readParameters } from './measure.js';
import { structureMeasure } from './structure.js';
import { burstinessOf } from './structure-parts.js';

const contact = (date: string, sectors: readonly string[] = ['trade']): Contact => ({
  id: `${date}/${sectors.join()}`, date, published: date, direction: 'both', type: 'CONSULT', mode: null, quad: 1, score: 2.5, sectors, status: 'actual', reports: 1, outlets: 1,
});
const visit = (id: string, visitor: string, rank: VisitFact['rank'] = 'minister'): VisitFact => ({ id, visitor, host: visitor === 'AAA' ? 'BBB' : 'AAA', date: '2021-05-05', rank });
const covered = { from: '2020-01-01', to: '2024-12-31', source: 'test' };
const base: MeasureInput = { ...emptyInput({ a: 'AAA', b: 'BBB' }, '2024-12-31'), coverage: [covered] };
const run = (input: MeasureInput, given = {}) => structureMeasure.run(input, readParameters(structureMeasure.parameters, { times: 99, ...given }).value, 5);
const part = (input: MeasureInput, name: string) => run(input).parts.find(({ measure }) => measure.endsWith(`#${name}`))!;

const monthly = { ...base, contacts: Array.from({ length: 60 }, (_, k) => contact(`${addMonths('2020-01', k)}-15`, [['trade', 'security', 'energy', 'culture'][k % 4]!])) };
const bursty = { ...base, contacts: Array.from({ length: 60 }, (_, k) => contact(addDays(k < 30 ? '2020-06-01' : '2023-09-01', k % 30))) };

describe('structure', () => {
  it('tells a steady relationship from one in bursts', () => {
    expect(part(monthly, 'burstiness').value).toBeLessThan(-0.8);
    expect(part(monthly, 'persistence').value).toBe(1);
    expect(part(monthly, 'breadth').value).toBeCloseTo(4, 6);
    expect(part(bursty, 'burstiness').value).toBeGreaterThan(0.7);
    expect(part(bursty, 'persistence').value).toBeLessThan(0.1);
    expect(part(bursty, 'breadth').value).toBe(1);
    for (const name of ['burstiness', 'persistence']) for (const input of [monthly, bursty]) expect(part(input, name).pValue).toBeLessThan(0.05);
    const visits = [visit('1', 'AAA'), visit('2', 'BBB'), visit('3', 'AAA'), visit('4', 'BBB')];
    expect(run({ ...monthly, visits }).value).toBeGreaterThan(run({ ...bursty, visits }).value! + 0.2);
  });

  it('sees visits that go one way, and standing that is uneven', () => {
    expect(part({ ...monthly, visits: Array.from({ length: 12 }, (_, k) => visit(String(k), 'AAA')) }, 'reciprocity')).toMatchObject({ value: 0 });
    expect(part({ ...monthly, visits: Array.from({ length: 12 }, (_, k) => visit(String(k), 'AAA')) }, 'reciprocity').pValue).toBeLessThan(0.05);
    const uneven = [visit('1', 'AAA', 'leader'), visit('2', 'BBB', 'official'), visit('3', 'AAA', 'leader'), visit('4', 'BBB', 'official')];
    expect([part({ ...monthly, visits: uneven }, 'reciprocity').value, part({ ...monthly, visits: uneven }, 'reciprocity by rank').value]).toEqual([1, 0.4]);
  });

  it('counts what is in force on the last day, not before and not after', () => {
    const fact = { type: 'agreement', what: 'a treaty', parties: ['AAA', 'BBB'], sectors: [], madeOn: '2021-01-01', deadline: null, from: null, to: null, unit: null, status: 'in force', tellings: [], origin: 'found' } as const;
    const commitments = [{ ...fact, id: '1', history: [{ date: '2021-01-01', status: 'signed' as const }] }, { ...fact, id: '2', history: [{ date: '2021-01-01', status: 'signed' as const }, { date: '2022-01-01', status: 'cancelled' as const }] }, { ...fact, id: '3', history: [{ date: '2025-01-01', status: 'signed' as const }] }];
    expect(part({ ...monthly, commitments }, 'depth').value).toBe(1);
  });

  it('is about right against chance: p below .05 in about one of twenty records without structure', () => {
    const random = createRandom(2);
    const days = Array.from({ length: 1500 }, (_, k) => 18_000 + k);
    let rejected = 0;
    for (let k = 0; k < 120; k++) {
      const hit = days.filter(() => random.next() < 0.03);
      if (burstinessOf(hit, days, { random, times: 99, level: 0.9 }).pValue! < 0.05) rejected += 1;
    }
    expect(rejected / 120).toBeLessThan(0.1);
  });

  it('leaves out intervals that hold a gap', () => {
    const gap = { ...base, coverage: [{ ...covered, to: '2020-12-31' }, { ...covered, from: '2024-01-01' }], contacts: Array.from({ length: 24 }, (_, k) => contact(`${addMonths(k < 12 ? '2020-01' : '2023-01', k)}-15`)) };
    expect(part(gap, 'burstiness').n).toBe(22);
  });

  it('repeats for a seed and refuses what is too little', () => {
    expect(run(monthly)).toEqual(run(monthly));
    expect(run(base).refused?.reason).toMatch(/no contact/);
    const few = run({ ...base, contacts: [contact('2020-02-02')] });
    expect(few.value).toBeNull();
    expect(part({ ...base, contacts: [contact('2020-02-02')] }, 'burstiness').refused?.reason).toMatch(/at least 9/);
    expect(few.data.some(({ refused }) => refused !== null)).toBe(true);
  });
});

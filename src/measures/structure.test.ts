import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../base/calendar.js';
import { createRandom, resample } from '../stats/random.js';
import { median } from '../stats/ranks.js';
import { kaplanMeier } from '../stats/survival.js';
import type { Contact } from './contact.js';
import { emptyInput, type MeasureInput, type VisitFact } from './input.js';
import { readParameters } from './measure.js';
import { structureMeasure } from './structure.js';
import { burstinessOf, drawStatistic } from './structure-parts.js';

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

  const agreement = { type: 'agreement', what: 'a treaty', parties: ['AAA', 'BBB'], sectors: [], madeOn: '2021-01-01', deadline: null, from: null, to: null, unit: null, status: 'in force', tellings: [], origin: 'found' } as const;
  it('tells how sure depth is, by signings, and whether it stands out from shuffled times', () => {
    const signedOn = (days: readonly string[]) => days.map((date, k) => ({ ...agreement, id: String(k), history: [{ date, status: 'signed' as const }] }));
    const single = part({ ...monthly, commitments: signedOn(['2021-01-01', '2021-02-01', '2022-05-05', '2023-03-03', '2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01']) }, 'depth');
    // Nine at random: about poisson.test(9)$conf.int, 4.1 to 17.1
    expect(single.interval!.low! > 3 && single.interval!.low! < 5.5 && single.interval!.high! > 14 && single.interval!.high! < 18.5).toBe(true);
    expect(single.pValue).toBeLessThan(0.05);
    const together = part({ ...monthly, commitments: signedOn(['2021-01-01', '2021-01-01', '2021-01-01', '2022-05-05', '2022-05-05', '2022-05-05', '2023-03-03', '2023-03-03', '2023-03-03']) }, 'depth');
    expect(together.interval!.high! - together.interval!.low!).toBeGreaterThan(1.3 * (single.interval!.high! - single.interval!.low!));
    const two = part({ ...monthly, commitments: signedOn(['2021-01-01', '2022-05-05']) }, 'depth');
    expect([two.interval, two.noInterval]).toEqual([null, expect.stringMatching(/at least 3 are needed/)]);
    expect(part({ ...monthly, commitments: signedOn(['2019-01-01', '2019-02-01']) }, 'depth').pValue).toBeNull();
  });

  it('tells an even rhythm of joint bodies from one in bursts', () => {
    const body = (id: string, tellings: readonly string[]) => ({ ...agreement, id, type: 'mechanism' as const, history: [], tellings });
    const even = part({ ...monthly, commitments: ['1', '2'].map((id) => body(id, Array.from({ length: 20 }, (_, k) => addDays('2020-02-01', 80 * k)))) }, 'rhythm');
    expect([even.value, even.n]).toEqual([80, 38]);
    expect(even.pValue).toBeLessThan(0.05);
    expect(even.noInterval).toBe('resamples do not vary');
    const random = createRandom(3);
    const loose = part({ ...monthly, commitments: [body('1', Array.from({ length: 25 }, () => addDays('2020-02-01', random.below(1700))))] }, 'rhythm');
    expect(loose.interval!.low! < loose.value! && loose.value! < loose.interval!.high!).toBe(true);
    expect(loose.pValue).toBeGreaterThan(0.05);
    const few = part({ ...monthly, commitments: [body('1', ['2021-01-01', '2021-02-01', '2021-04-01', '2021-08-01'])] }, 'rhythm');
    expect([few.value, few.interval, few.noInterval]).toEqual([59, null, expect.stringMatching(/at least 6/)]);
    expect(part({ ...monthly, commitments: [body('1', ['2021-01-01'])] }, 'rhythm').refused!.needed).toMatch(/at least 3/);
  });

  it('counts shocks that are not over as long as they were watched', () => {
    const blow = (date: string) => ({ ...contact(date, ['security']), type: 'ASSAULT' as const, quad: 4 as const, score: -9, id: `blow ${date}` });
    const blows = (starts: readonly (readonly [string, number])[]) => starts.flatMap(([start, months]) => Array.from({ length: months }, (_, k) => [blow(`${addMonths(start, k)}-03`), blow(`${addMonths(start, k)}-04`)])).flat();
    const five = part({ ...monthly, contacts: [...monthly.contacts, ...blows([['2020-09', 1], ['2021-06', 2], ['2022-03', 1], ['2023-01', 3], ['2023-12', 1]])] }, 'recovery');
    expect([five.value, five.n]).toEqual([31, 5]);
    expect(five.interval!.low).toBeLessThan(31);
    const open = part({ ...monthly, contacts: [...monthly.contacts, ...blows([['2021-06', 1], ['2024-06', 7]])] }, 'recovery');
    expect([open.n, open.value, open.interval]).toEqual([2, 30, null]);
    expect(open.noInterval).toMatch(/at least 5/);
    expect(part({ ...monthly, contacts: [...monthly.contacts, ...blows([['2024-06', 7]])] }, 'recovery').refused!.reason).toMatch(/not over yet/);
    expect(part(monthly, 'recovery').refused!.reason).toMatch(/no conflict stands out/);
  });

  it('has the spread of bootstrap draws that boot has', () => {
    const draws = { random: createRandom(6), times: 8000, level: 0.95 };
    const spread = (values: readonly (number | null)[]) => { const logs = values.map((each) => Math.log(each!)); const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length; return [mean, Math.sqrt(logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (logs.length - 1))] as const; };
    // R 4.2.2: set.seed(2); b <- boot(g, function(x, i) median(x[i]), R = 20000); mean(log(b$t)); sd(log(b$t))
    const gaps = [12, 30, 45, 31, 28, 90, 62, 33, 29, 31, 120, 7];
    const [mean, deviation] = spread(drawStatistic(gaps.length, 1, draws, (places) => median([...places].map((k) => gaps[k]!))));
    expect(Math.abs(mean - 3.4887)).toBeLessThan(0.01);
    expect(Math.abs(deviation / 0.17034 - 1)).toBeLessThan(0.04);
    // set.seed(1); b <- censboot(aml, median of survfit(Surv(time, status) ~ 1), R = 9999): mean 3.29584, sd 0.21194
    const aml = ([[9, 1], [13, 1], [13, 0], [18, 1], [23, 1], [28, 0], [31, 1], [34, 1], [45, 0], [48, 1], [161, 0], [5, 1], [5, 1], [8, 1], [8, 1], [12, 1], [16, 0], [23, 1], [27, 1], [30, 1], [33, 1], [43, 1], [45, 1]] as const).map(([time, ended]) => ({ time, ended: ended === 1 }));
    const [middle, width] = spread(Array.from({ length: 1500 }, () => kaplanMeier(resample(aml, draws.random)).median.value));
    expect(Math.abs(middle - 3.29584)).toBeLessThan(0.025);
    expect(Math.abs(width / 0.21194 - 1)).toBeLessThan(0.08);
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
    expect(part({ ...base, contacts: [contact('2020-02-02')] }, 'burstiness').refused?.needed).toMatch(/at least 9/);
    expect(few.data.some(({ refused }) => refused !== null)).toBe(true);
  });
});

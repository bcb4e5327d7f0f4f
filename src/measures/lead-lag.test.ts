import { describe, expect, it } from 'vitest';
import { addMonths } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import type { Contact } from './contact.js';
import { couplingMeasure } from './coupling.js';
import { emptyInput, type ExposureCell, type MeasureInput } from './input.js';
import { leadLagMeasure, signOfDirection } from './lead-lag.js';
import { testLeadLag } from './lead-lag-test.js';
import { runMeasure } from './registry.js';
import { simulateSectors } from './simulate.js';

/** Contacts of the simulated counts, spread over the months from 2010 on. */
function inputOf(counts: Readonly<Record<string, readonly number[]>>, documents: readonly number[] | null): MeasureInput {
  const contacts: Contact[] = [];
  for (const [sector, values] of Object.entries(counts)) {
    values.forEach((count, t) => {
      for (let k = 0; k < count; k++) contacts.push({ id: `${sector}:${t}:${k}`, date: `${addMonths('2010-01', t)}-15`, published: null, direction: 'both', type: 'CONSULT', mode: null, quad: 1, score: 1, sectors: [sector], status: 'actual', reports: 1, outlets: 1 });
    });
  }
  const exposure = (documents ?? []).map((each, t): ExposureCell => ({ date: addMonths('2010-01', t), documents: each, aboutPair: each, reports: each }));
  return { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2040-01-01'), contacts, exposure };
}

describe('lead-lag', () => {
  const led = simulateSectors({ seed: 11, periods: 120, rate: 4, effect: 0.8, lag: 1 });
  it('finds the leader and not the follower', () => {
    const result = runMeasure(leadLagMeasure, inputOf({ security: led.x, trade: led.y }, led.documents), { times: 99 });
    expect(result.parts[0]!.pValue!).toBeLessThan(0.05);
    expect(result.parts[1]!.pValue!).toBeGreaterThan(0.05);
    expect(signOfDirection(result.parts[0]!)).toBe(1);
    expect(result.n).toBe(120);
    expect(result.statement).toMatch(/security comes before economy .*; economy does not detectably come before security/);
  });
  it('finds the other leader when the series change places', () => {
    const result = runMeasure(leadLagMeasure, inputOf({ security: led.y, trade: led.x }, led.documents), { times: 99 });
    expect([result.parts[0]!.pValue! < 0.05, result.parts[1]!.pValue! < 0.05]).toEqual([false, true]);
  });
  it('finds a lag the BIC does not choose by its prewhitened correlations', () => {
    const late = simulateSectors({ seed: 5, periods: 144, rate: 4, effect: 0.8, lag: 4 });
    const found = testLeadLag({ x: late.x, y: late.y, documents: late.documents }, { highestLag: 6, times: 99, meanBlock: 6, random: createRandom(1) });
    expect(found.xLeads.correlation!.lag).toBe(4);
    expect(found.xLeads.p!).toBeLessThan(0.05);
  });
  it('gives the same with the same seed and says that nothing is known of exposure', () => {
    const [one, two] = [0, 1].map(() => runMeasure(leadLagMeasure, inputOf({ security: led.x, trade: led.y }, null), { times: 39 }, 7));
    expect(one).toEqual(two);
    expect(one!.issues.map(({ code }) => code)).toContain('lead-lag/no-exposure');
  });
  it.each([
    ['nothing', {}], ['few months', { security: [1, 2, 1, 3], trade: [1, 1, 2, 2] }], ['one sector', { security: led.x }], ['rare events', { security: led.x, trade: led.y.map((_, t) => (t % 40 === 0 ? 1 : 0)) }],
  ] as [string, Record<string, number[]>][])('refuses %s and says what it needs', (_, counts) => {
    const result = runMeasure(leadLagMeasure, inputOf(counts, null), { times: 19 });
    expect([result.value, result.refused!.needed !== '']).toEqual([null, true]);
  });
  it('has no answer for constant or equal series rather than a wrong one', () => {
    const random = createRandom(3);
    const options = { highestLag: 3, times: 19, meanBlock: 4, random };
    const flat = led.x.map(() => 2);
    const none = led.x.map(() => null);
    expect(testLeadLag({ x: flat, y: led.y, documents: none }, options).xLeads.p).toBeNull();
    expect(testLeadLag({ x: [], y: [], documents: [] }, options).order).toBeNull();
    expect(testLeadLag({ x: led.x, y: led.x, documents: none }, options).order).toBeNull();
  });
  it('leaves gaps out', () => {
    const holes = led.x.map((each, t) => (t % 20 === 0 ? null : each));
    expect(testLeadLag({ x: holes, y: led.y, documents: led.documents }, { highestLag: 3, times: 19, meanBlock: 4, random: createRandom(1) }).n).toBe(114);
  });
});

describe('coupling', () => {
  const random = createRandom(21);
  const periods = 96;
  const shared = Array.from({ length: periods }, () => random.normal());
  const documents = Array.from({ length: periods }, () => 20 + random.poisson(60));
  const draw = (own: (t: number) => number) => Array.from({ length: periods }, (_, t) => random.poisson((documents[t]! / 16) * Math.exp(own(t))));
  const counts = { security: draw((t) => 0.7 * shared[t]!), trade: draw((t) => 0.7 * shared[t]!), energy: draw(() => 0.4 * random.normal()), culture: draw(() => 0.4 * random.normal()) };
  it('finds the sectors that move together, and not those that only share volume', () => {
    const result = runMeasure(couplingMeasure, inputOf(counts, documents), { times: 199 });
    expect(result.data[0]).toMatchObject({ a: 'security', b: 'trade', together: true });
    expect(result.data.filter((row) => row['together'] === true)).toHaveLength(1);
    expect((result.data[0]!['low'] as number) > 0).toBe(true);
  });
  it('refuses too little', () => {
    expect(runMeasure(couplingMeasure, inputOf({}, null)).refused).not.toBeNull();
    expect(runMeasure(couplingMeasure, inputOf({ security: counts.security }, null)).refused!.reason).toMatch(/1 sectors/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Statistic } from '../record/flow-record.js';
import { project, PROJECTION_MODELS } from '../stats/projection.js';
import { classFor, FACTORS, growthClasses, oddsOf, QUANTILES } from './growth-classes.js';
import { emptyInput, type CommitmentFact, type MeasureInput } from './input.js';
import { outlookMeasure, projectionScores } from './outlook.js';
import { runMeasure } from './registry.js';
import { targetsMeasure } from './targets.js';
import { tradeSources } from './trade-totals.js';

let serial = 0;
function figure(year: number, value: number, over: Partial<Statistic> = {}): Statistic {
  return { id: `s${serial++}`, reporter: 'KEN', partner: 'UGA', flow: 'total', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31`, calendar: 'gregorian', value, unit: 'USD', reportedBy: 'Customs', url: null, note: null, source: 'test', ...over };
}
const TARGET: CommitmentFact = { id: 'target-trade', type: 'target', what: 'trade to ten billion dollars', parties: ['KEN', 'UGA'], sectors: ['trade'], madeOn: '2020-01-01', deadline: null, from: 3e9, to: 1e10, unit: 'USD', status: 'agreed', history: [], tellings: ['2020-01-01'], origin: 'found' };
const input = (over: Partial<MeasureInput>): MeasureInput => ({ ...emptyInput({ a: 'KEN', b: 'UGA' }, '2024-06-01'), ...over });

describe('growth classes', () => {
  it('rise and fall as shares must', () => {
    for (const row of growthClasses()) {
      expect(row.n).toBeGreaterThanOrEqual(50);
      expect(row.shares).toHaveLength(FACTORS.length);
      expect(row.quantiles).toHaveLength(QUANTILES.length);
      row.shares.forEach(({ share, low, high }, k) => {
        expect(low <= share && share <= high).toBe(true);
        expect(k === 0 || share <= row.shares[k - 1]!.share).toBe(true);
      });
      expect(row.quantiles.every((each, k) => k === 0 || each >= row.quantiles[k - 1]!)).toBe(true);
    }
  });
  it('agree between versions 4 and 3 of the data to a tenth for a tripling in ten years', () => {
    const [v4, v3] = [oddsOf(2e9, 3, 10, '1990-', 'cow-4.0')!, oddsOf(2e9, 3, 10, '1990-', 'cow-3.0')!];
    expect(Math.abs(v4.share - v3.share)).toBeLessThan(0.1);
  });
  it('lie between neighbours, and are refused outside the table', () => {
    const [three, four] = [oddsOf(2e9, 3, 5)!.share, oddsOf(2e9, 4, 5)!.share];
    const between = oddsOf(2e9, 3.2, 5)!.share;
    expect(between < three && between > four).toBe(true);
    expect(oddsOf(2e9, 3, 4.5)!.share).toBeCloseTo((oddsOf(2e9, 3, 4)!.share + three) / 2, 12);
    expect([oddsOf(1e6, 3, 5), oddsOf(2e9, 3, 0.5), oddsOf(2e9, 3, 11), oddsOf(2e9, Number.NaN, 5), classFor(0, 5)]).toEqual([null, null, null, null, null]);
    expect(oddsOf(2e9, 20, 5)!.isBound).toBe(true);
  });
});

describe('targets', () => {
  const statistics = [figure(2022, 2e9), figure(2023, 3e9), figure(2023, 1.5e9, { reportedBy: 'Bank' })];
  it('works out the growth needed and the chance by comparable pairs, with what the backtest says', () => {
    const result = runMeasure(targetsMeasure, input({ statistics, commitments: [TARGET] }));
    expect(result.value).toBeCloseTo(oddsOf(3e9, 10 / 3, 5)!.share, 12);
    expect(result.value! > 0.01 && result.value! < 0.1).toBe(true);
    const row = result.data.find((each) => each['source'] === 'Customs' && each['years'] === 5)!;
    expect(row['neededGrowth']).toBeCloseTo((10 / 3) ** 0.2 - 1, 12);
    expect(result.interval!.low! < result.value! && result.value! < result.interval!.high!).toBe(true);
    expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['targets/backtest', 'targets/nominal']));
    expect(result.evidence).toEqual(['target-trade']);
  });
  it('goes by the deadline, and says so when it has passed', () => {
    const dated = runMeasure(targetsMeasure, input({ statistics, commitments: [{ ...TARGET, deadline: '2028' }] }));
    expect(dated.data.every((row) => row['toDeadline'] === true)).toBe(true);
    const passed = runMeasure(targetsMeasure, input({ statistics, commitments: [{ ...TARGET, deadline: '2022' }] }));
    expect(passed.issues.map(({ code }) => code)).toContain('targets/deadline-passed');
  });
  it.each([
    ['no target', input({ statistics })], ['no totals', input({ commitments: [TARGET] })], ['zero trade', input({ statistics: [figure(2023, 0)], commitments: [TARGET] })],
    ['another currency', input({ statistics, commitments: [{ ...TARGET, unit: 'EUR' }] })], ['tiny trade', input({ statistics: [figure(2023, 1e6)], commitments: [TARGET] })],
  ])('refuses %s', (_, given) => {
    const result = runMeasure(targetsMeasure, given);
    expect(result.value).toBeNull();
    expect(result.refused!.needed).not.toBe('');
  });
  it('does not look past its day', () => {
    const before = runMeasure(targetsMeasure, input({ statistics, commitments: [TARGET] }));
    expect(runMeasure(targetsMeasure, input({ statistics: [...statistics, figure(2024, 9e9)], commitments: [TARGET] }))).toEqual(before);
  });
});

describe('tradeSources', () => {
  it('adds export and import of one source only, and leaves parts of years out', () => {
    const sources = tradeSources([figure(2022, 5, { flow: 'export' }), figure(2022, 7, { flow: 'import' }), figure(2023, 9, { flow: 'export' }), figure(2023, 4, { periodEnd: '2023-06-30' }), figure(2022, 100, { reportedBy: 'Bank', flow: 'import' })], 'USD', '2024-01-01');
    expect(sources.map(({ reportedBy, years }) => [reportedBy, years.map(({ value }) => value)])).toEqual([['Customs', [12]]]);
  });
});

describe('outlook', () => {
  it('opens as a fan from the newest whole year', () => {
    const result = runMeasure(outlookMeasure, input({ statistics: [figure(2023, 3e9)] }));
    expect(result.data).toHaveLength(10);
    const width = (k: number) => Math.log(result.data[k]!['q90'] as number) - Math.log(result.data[k]!['q10'] as number);
    expect(width(9)).toBeGreaterThan(width(0));
    expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['outlook/backtest', 'outlook/short-history']));
  });
  it('adds a projection from own history once ten years stand in a row', () => {
    const result = runMeasure(outlookMeasure, input({ statistics: Array.from({ length: 12 }, (_, k) => figure(2012 + k, 1e9 * (1 + k / 5 + (k % 2) / 10))) }));
    expect(result.data[4]!['ownMedian']).not.toBeNull();
    expect((result.data[4]!['ownLow'] as number) < (result.data[4]!['ownHigh'] as number)).toBe(true);
  });
  it('is measured: the class beats no change and own history from three years on', () => {
    for (const years of [3, 5, 10]) {
      const score = (model: string) => projectionScores().find((each) => each.model === model && each.years === years)!.crps;
      for (const model of ['no-change', ...PROJECTION_MODELS]) expect(score('class')).toBeLessThan(score(model));
    }
  });
  it('refuses without totals', () => expect(runMeasure(outlookMeasure, input({})).refused).not.toBeNull());
});

describe('projections', () => {
  const values = Array.from({ length: 12 }, (_, k) => 2 + 0.1 * k + (k % 3) * 0.05);
  it('drift carries on the mean change with the spread of h(1 + h/(n − 1))', () => {
    const forecasts = project(values, 'drift', 3)!;
    expect(forecasts[2]!.mean).toBeCloseTo(values[11]! + (3 * (values[11]! - values[0]!)) / 11, 12);
    expect(forecasts[2]!.sd / forecasts[0]!.sd).toBeCloseTo(Math.sqrt((3 * (1 + 3 / 11)) / (1 + 1 / 11)), 12);
  });
  it.each(PROJECTION_MODELS)('%s widens, and refuses short or constant series', (model) => {
    const forecasts = project(values, model, 8)!;
    expect(forecasts.every((each, k) => k === 0 || each.sd >= forecasts[k - 1]!.sd)).toBe(true);
    expect([project([], model, 2), project([1], model, 2), project(values.map(() => 1), model, 2)]).toEqual([null, null, null]);
  });
});

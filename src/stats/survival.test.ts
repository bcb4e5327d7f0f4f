import { describe, expect, it } from 'vitest';
import { centralities } from './centrality.js';
import { brierScore, crps, quantile } from './forecast-score.js';
import { endedWithin, kaplanMeier, logRank, type Wait } from './survival.js';

/** R's survival::aml: months to relapse, open where `ended` is false. */
const AML: readonly Wait[] = ([[9, 1], [13, 1], [13, 0], [18, 1], [23, 1], [28, 0], [31, 1], [34, 1], [45, 0], [48, 1], [161, 0], [5, 1], [5, 1], [8, 1], [8, 1], [12, 1], [16, 0], [23, 1], [27, 1], [30, 1], [33, 1], [43, 1], [45, 1]] as const).map(([time, ended]) => ({ time, ended: ended === 1 }));

describe('Kaplan–Meier against R survfit(Surv(time, status) ~ 1, aml, conf.type = "log-log")', () => {
  const curve = kaplanMeier(AML);
  it.each([
    [5, 23, 0.9130434782609, 0.0587533847558, 0.69494753753206, 0.977515669901], [13, 17, 0.6956521739130, 0.0959438755422, 0.4656417496, 0.841721291392],
    [23, 13, 0.5465838509317, 0.1072506417401, 0.31925041397, 0.726449173821], [48, 2, 0.0828157349896, 0.0726618005035, 0.00695596679854, 0.286760367981],
  ])('at %i months', (time, atRisk, surviving, error, low, high) => {
    const step = curve.steps.find((each) => each.time === time)!;
    expect(step.atRisk).toBe(atRisk);
    [[step.surviving, surviving], [step.standardError, error], [step.low, low], [step.high, high]].forEach(([got, want]) => expect(got! / want!).toBeCloseTo(1, 8));
  });
  it('has the median and its interval', () => expect([curve.n, curve.ended, curve.median]).toEqual([23, 18, { value: 27, low: 13, high: 34 }]));
  it('tells the share ended in time, and nothing past what was seen', () => {
    expect(endedWithin(curve, AML, 24)!.share).toBeCloseTo(1 - 0.546583850931, 10);
    expect(endedWithin(curve, AML, 4)).toEqual({ share: 0, low: null, high: null });
    expect(endedWithin(curve, AML, 170)).toBeNull();
  });
  it('takes no, one, open and equal waits, and throws on negative ones', () => {
    expect(kaplanMeier([])).toEqual({ n: 0, ended: 0, steps: [], median: { value: null, low: null, high: null } });
    expect(kaplanMeier([{ time: 3, ended: false }]).median.value).toBeNull();
    expect(kaplanMeier([{ time: 3, ended: true }]).steps[0]).toMatchObject({ surviving: 0, standardError: null });
    expect(kaplanMeier([{ time: 3, ended: true }, { time: 3, ended: false }]).steps[0]!.surviving).toBe(0.5);
    expect(() => kaplanMeier([{ time: -1, ended: true }])).toThrow(/expected 0 or more/);
  });
});

describe('kinds of waits against R 4.2.2, survival', () => {
  const groups = [AML.slice(0, 11), AML.slice(11)];
  it('has the medians of survfit(Surv(time, status) ~ x, aml, conf.type = "log-log")', () => expect(groups.map((each) => kaplanMeier(each).median)).toEqual([{ value: 31, low: 13, high: null }, { value: 23, low: 5, high: 33 }]));
  it('has the test of survdiff(Surv(time, status) ~ x, aml)', () => {
    const test = logRank(groups)!;
    expect(test.statistic).toBeCloseTo(3.3963887, 6);
    expect(test.pValue).toBeCloseTo(0.065339322, 7);
    expect(test.df).toBe(1);
    [10.689335992, 7.310664008].forEach((want, k) => expect(test.expected[k]).toBeCloseTo(want, 7));
  });
  it('takes three groups, and has no answer for one, none, or nothing ended', () => {
    // a <- aml; a$g <- rep(1:3, length.out = 23); survdiff(Surv(time, status) ~ g, a)
    const three = logRank([0, 1, 2].map((group) => AML.filter((_, k) => k % 3 === group)))!;
    expect(three.df).toBe(2);
    expect(three.statistic).toBeCloseTo(0.8564655452, 6);
    expect([logRank([]), logRank([AML]), logRank([AML, []]), logRank([[{ time: 1, ended: false }], [{ time: 2, ended: false }]])]).toEqual([null, null, null, null]);
  });
});

describe('centralities against igraph (page_rank, betweenness with 1/weight, eigen_centrality, strength)', () => {
  const found = centralities([['A', 'B', 5], ['A', 'C', 2], ['B', 'C', 1], ['C', 'D', 4], ['C', 'E', 1], ['D', 'E', 3], ['E', 'F', 2]].map(([a, b, weight]) => ({ a: a as string, b: b as string, weight: weight as number })));
  it.each([
    ['pageRank', [0.1811507750426, 0.157336457837, 0.2103723172143, 0.1919611273507, 0.182477394199, 0.0767019283564]],
    ['betweenness', [4, 0, 6, 6, 4, 0]], ['eigenvector', [0.923027707623, 0.837586473777, 1, 0.858691672906, 0.585542251795, 0.174685723816]], ['strength', [7, 6, 8, 7, 6, 2]],
  ] as const)('%s', (name, want) => found.forEach((each, k) => expect(each[name]).toBeCloseTo(want[k]!, 8)));
  it('takes nothing, self-ties and one tie', () => {
    expect(centralities([])).toEqual([]);
    expect(centralities([{ a: 'A', b: 'A', weight: 2 }, { a: 'A', b: 'B', weight: 0 }])).toEqual([]);
    expect(centralities([{ a: 'A', b: 'B', weight: 2 }]).map(({ pageRank, eigenvector }) => [pageRank, eigenvector])).toEqual([[0.5, 1], [0.5, 1]]);
  });
});

describe('forecast scores', () => {
  it('equals the mean over all pairs', () => {
    const ensemble = [1, 2, 4, 8];
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    const direct = mean(ensemble.map((each) => Math.abs(each - 3))) - mean(ensemble.flatMap((x) => ensemble.map((z) => Math.abs(x - z)))) / 2;
    expect(crps(ensemble, 3)).toBeCloseTo(direct, 12);
    expect(crps([5], 3)).toBe(2);
    expect([brierScore(0.2, true), brierScore(0.2, false)].map((each) => Math.round(each * 100) / 100)).toEqual([0.64, 0.04]);
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
  });
});

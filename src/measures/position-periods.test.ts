import { describe, expect, it } from 'vitest';
import { addDays } from '../base/calendar.js';
import { centralities, tabulateTies } from '../stats/centrality.js';
import { createRandom } from '../stats/random.js';
import { emptyInput, type ThirdPartyAct } from './input.js';
import { positionMeasure } from './position.js';
import { actsWithin, partnerRows, standingsOf, stretchesBack, tiesOf } from './position-periods.js';
import { runMeasure } from './registry.js';

const act = (date: string | null, source: readonly string[], target: readonly string[], score = 2): ThirdPartyAct => ({ id: `${date} ${source.join()}`, date, published: null, source, target, quad: score < 0 ? 3 : 1, score });
const STATES = ['KEN', 'UGA', ...Array.from({ length: 22 }, (_, k) => `S${k}`)];
/** `rate` acts a week in which the first state takes part `often` times as often as the rest. */
function network(from: string, weeks: number, often: number, seed = 1): ThirdPartyAct[] {
  const random = createRandom(seed);
  const draw = () => { const at = random.next() * (often + STATES.length - 1); return at < often ? 'KEN' : STATES[1 + Math.floor(at - often)]!; };
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 6 }, () => { const a = draw(); let b = draw(); while (b === a) b = STATES[random.below(STATES.length)]!; return act(addDays(from, 7 * week), [a], [b], random.next() < 0.7 ? 2 : -3); })).flat();
}
const draws = { times: 99, level: 0.95, seed: 3 };

describe('ties under many weightings', () => {
  // page_rank of igraph, as in survival.test.ts: the same edges
  it('has the PageRank of igraph, also from a far start and without some ties', () => {
    const edges = ([['A', 'B', 5], ['A', 'C', 2], ['B', 'C', 1], ['C', 'D', 4], ['C', 'E', 1], ['D', 'E', 3], ['E', 'F', 2]] as const).map(([a, b, weight]) => ({ a, b, weight }));
    const table = tabulateTies(edges);
    const want = [0.1811507750426, 0.157336457837, 0.2103723172143, 0.1919611273507, 0.182477394199, 0.0767019283564];
    for (const start of [undefined, [0.9, 0.02, 0.02, 0.02, 0.02, 0.02]]) [...table.pageRank(edges.map(({ weight }) => weight), start)].forEach((each, k) => expect(each).toBeCloseTo(want[k]!, 8));
    const cut = table.pageRank([5, 2, 1, 0, 0, 3, 0]);
    centralities(edges.filter(({ b, a }) => !(a === 'C' && b !== 'B') && a !== 'E')).forEach(({ node, pageRank }) => expect(cut[table.nodes.indexOf(node)]).toBeCloseTo(pageRank, 8));
    expect([cut[5], [...tabulateTies([]).pageRank([])], [...tabulateTies([{ a: 'A', b: 'A' }]).pageRank([4])]]).toEqual([0, [], [0]]);
  });
});

describe('position by period', () => {
  it('cuts time back from the newest act', () => {
    const acts = ['2011-03-01', '2015-05', '2019', '2020-12-31', null].map((date) => act(date, ['KEN'], ['UGA']));
    expect(stretchesBack(acts, 5)).toEqual([{ period: '2011–2015', from: '2011-03', to: '2015-12' }, { period: '2016–2020', from: '2016-01', to: '2020-12' }]);
    expect(stretchesBack(acts, 1).map(({ period }) => period)).toEqual(['2011', '2015', '2020']);
    expect(actsWithin(acts, stretchesBack(acts, 5)[0]!)).toHaveLength(2);
    expect(stretchesBack([act('2019', ['KEN'], ['UGA'])], 5)).toEqual([]);
  });
  it('has ties of each source with each target, or all pairs of a reciprocal act', () => {
    expect(tiesOf(act(null, ['A', 'B'], ['C', 'A'])).map(({ a, b }) => a + b)).toEqual(['AC', 'BC', 'BA']);
    expect(tiesOf(act(null, ['A', 'B', 'C'], [])).map(({ a, b }) => a + b)).toEqual(['AB', 'AC', 'BC']);
    expect(partnerRows([act(null, ['A', 'B', 'C'], [], -4)], 'B', 5, 'all')).toEqual(['A', 'C'].map((partner) => ({ period: 'all', side: 'B', partner, acts: 1, cooperation: 0, conflict: 1, meanScore: -4 })));
  });
  it('stands with intervals, and sees a state rise', () => {
    const [early, late] = [network('2010-01-04', 100, 1), network('2018-01-01', 100, 3, 2)].map((acts) => standingsOf(acts, ['KEN', 'UGA'], draws)[0]!);
    expect(late!.rank).toBe(1);
    expect(early!.high).toBeLessThan(late!.low!);
    for (const each of [early!, late!]) expect(each.low! < each.pageRank! && each.pageRank! < each.high! && each.rankLow! <= each.rank! && each.rank! <= each.rankHigh!).toBe(true);
    const result = runMeasure(positionMeasure, { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2023-06-01'), thirdParties: [...network('2010-01-04', 100, 1), ...network('2018-01-01', 100, 3, 2)] }, { times: 49 });
    const periods = result.parts.find(({ measure }) => measure.endsWith('#periods'))!;
    expect([periods.value, new Set(result.data.map(({ period }) => period)).size]).toEqual([periods.data.length / 2, 1 + periods.data.length / 2]);
    expect(periods.statement).toMatch(/KEN .*1st \(20\d\d–20\d\d, 95% 1–\d\)/);
  });
  it('weighs a burst of acts as one thing', () => {
    const spread = network('2010-01-04', 60, 3);
    const burst = [...spread, ...Array.from({ length: 60 }, () => act('2010-06-09', ['KEN'], ['S1']))];
    const [width, wide] = [spread, burst].map((acts) => { const { low, high } = standingsOf(acts, ['KEN', 'UGA'], draws)[0]!; return Math.log(high! / low!); });
    expect(wide).toBeGreaterThan(1.5 * width!);
  });
  it('refuses few acts, a record gathered around the two, an absent state, and intervals from few weeks', () => {
    const of = (acts: readonly ThirdPartyAct[], pair: readonly [string, string] = ['KEN', 'UGA']) => standingsOf(acts, pair, draws)[0]!;
    expect(of([]).refused).toBe('0 acts; 30 are needed');
    expect(of(Array.from({ length: 40 }, (_, k) => act(addDays('2010-01-01', 9 * k), ['KEN'], ['ETH']))).refused).toMatch(/100% of the acts touch the two/);
    expect(of(network('2010-01-04', 40, 1), ['FRA', 'UGA']).refused).toBe('no act of FRA is on record');
    expect(of(network('2010-01-04', 6, 1))).toMatchObject({ low: null, rankLow: null, refused: null });
  });
});

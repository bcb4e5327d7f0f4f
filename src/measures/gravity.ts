import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { quantile } from '../stats/forecast-score.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, type DataRow, type Measure } from './measure.js';
import { tables } from './reference.generated.js';

const id = { name: 'gravity', version: 'v1' } as const;
/** Year of the reference table. */
const YEAR = 2016;

interface PairTrade {
  readonly a: string;
  readonly b: string;
  /** Millions of US dollars. */
  readonly expected: number;
  readonly observed: number;
}

const pairTrades = once((): readonly PairTrade[] => readRows(tables['gravity']!, ['a', 'b', 'expected', 'observed']).map(({ a, b, expected, observed }) => ({ a, b, expected: Number(expected), observed: Number(observed) })));

/** How much would the two trade, going by size, distance, border, language, past and agreements? */
export const gravityMeasure: Measure<MeasureInput> = {
  ...id,
  question: `How much trade would the distance, border, language, colonial past and agreements of the two lead one to expect (${YEAR})?`,
  parameters: [{ name: 'within', kind: 'number', default: 2, min: 1.1, max: 20, meaning: 'Pairs whose expected trade lies within this factor are compared (judgement).' }],
  run(input, parameters, _seed) {
    const within = numberOf(parameters, 'within');
    const own = pairTrades().find(({ a, b }) => a === input.pair.a && b === input.pair.b) ?? null;
    const like = own === null ? [] : pairTrades().filter((each) => each !== own && each.expected >= own.expected / within && each.expected <= own.expected * within);
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'USD', n: like.length, nOf: 'pairs with like expected trade', parameters, window: { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` },
      method: 'Poisson pseudo-maximum likelihood of exports with exporter and importer effects, log distance, border, official language, colonial tie, agreement (Santos Silva & Tenreyro 2006)',
    };
    if (own === null || `${YEAR}-12-31` > input.asOf) return refuse({ ...common, refused: { reason: own === null ? 'the reference table does not hold the pair' : `the reference table is of ${YEAR}, after that day`, needed: `a pair expected to trade 50 million US dollars or more, asked after ${YEAR}` } });
    if (like.length < 30) return refuse({ ...common, refused: { reason: `${like.length} pairs with like expected trade`, needed: '30 or more: a wider factor' } });
    const ratios = like.map(({ expected, observed }) => observed / expected).toSorted((x, y) => x - y);
    const ratio = own.observed / own.expected;
    const below = ratios.filter((each) => each < ratio).length / ratios.length;
    return answer({
      ...common, value: own.expected * 1e6, interval: { low: quantile(ratios, 0.1) * own.expected * 1e6, high: quantile(ratios, 0.9) * own.expected * 1e6, level: 0.8, method: 'what pairs with like expected trade reported, as multiples of it' },
      data: [own, ...like].map((each): DataRow => ({ a: each.a, b: each.b, expected: each.expected * 1e6, observed: each.observed * 1e6, isOwn: each === own })),
      issues: [{ code: 'gravity/reported', message: 'exports as reported to UN Comtrade; trade that was not reported, informal trade and sanctions are in the gap between expected and reported' }],
      statement: `Expected ${money(own.expected)} in ${YEAR}, reported ${money(own.observed)} (${ratio.toFixed(2)} times); ${Math.round(100 * below)}% of ${like.length} pairs with like expectation reported less against theirs.`,
    });
  },
};

const money = (millions: number): string => (millions >= 1000 ? `${Number((millions / 1000).toPrecision(3))} billion USD` : `${Number(millions.toPrecision(3))} million USD`);

import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { centralities, type WeightedEdge } from '../stats/centrality.js';
import { createRandom, resample, summarise } from '../stats/random.js';
import type { MeasureInput, ThirdPartyAct } from './input.js';
import { answer, measureId, numberOf, refuse, type DataRow, type Measure, type MeasureResult } from './measure.js';
import { tables } from './reference.generated.js';

const id = { name: 'position', version: 'v1' } as const;
/** Fewest acts a network of a year is drawn from, and the largest share of acts that may touch the pair before ranks say more of the record than of the world (judgements). */
const LEAST_ACTS = 30;
const MOST_OWN = 0.5;

/** Standing of a state among all states in one year of the reference network. */
export interface WorldPosition {
  readonly year: number;
  readonly state: string;
  readonly states: number;
  readonly share: number;
  readonly pageRank: number;
  readonly low: number;
  readonly high: number;
  readonly rank: number;
  readonly rankLow: number;
  readonly rankHigh: number;
}

/** Rows of data/reference/network-position.tsv. */
export const worldPositions = once((): readonly WorldPosition[] => readRows(tables['network-position']!, ['year', 'state', 'states', 'share', 'pagerank', 'pagerank_lo', 'pagerank_hi', 'rank', 'rank_lo', 'rank_hi']).map((row) => ({
  year: Number(row.year), state: row.state, states: Number(row.states), share: Number(row.share), pageRank: Number(row.pagerank), low: Number(row.pagerank_lo), high: Number(row.pagerank_hi), rank: Number(row.rank), rankLow: Number(row.rank_lo), rankHigh: Number(row.rank_hi),
})));

/** Ties of an act: each source with each target, or all pairs of a reciprocal act. */
function edgesOf(act: ThirdPartyAct): WeightedEdge[] {
  const ends = act.target.length > 0 ? act.source.flatMap((a) => act.target.map((b) => [a, b] as const)) : act.source.flatMap((a, i) => act.source.slice(i + 1).map((b) => [a, b] as const));
  return ends.filter(([a, b]) => a !== b).map(([a, b]) => ({ a, b, weight: 1 }));
}

/** Where do the two stand in the network of acts around them, and among all states? */
export const positionMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'How central are the two in the network of states, in the record and in the world?',
  parameters: [
    { name: 'times', kind: 'integer', default: 199, min: 19, max: 2000, meaning: 'Resamples of the acts for intervals.' },
    { name: 'partners', kind: 'integer', default: 15, min: 1, max: 200, meaning: 'Third parties shown with each side.' },
  ],
  run(input, parameters, seed) {
    const acts: ThirdPartyAct[] = [
      ...input.thirdParties,
      ...input.contacts.filter(({ status }) => status === 'actual').map((each): ThirdPartyAct => ({ id: each.id, date: each.date, published: each.published, source: [each.direction === 'ba' ? input.pair.b : input.pair.a], target: [each.direction === 'ba' ? input.pair.a : input.pair.b], quad: each.quad, score: each.score })),
    ];
    const { a, b } = input.pair;
    const isOwn = (act: ThirdPartyAct) => [...act.source, ...act.target].some((code) => code === a || code === b);
    const own = acts.length === 0 ? 0 : acts.filter(isOwn).length / acts.length;
    const world = worldResult(input, measureId(id), this.question);
    const dated = acts.map(({ date }) => date).filter((date) => date !== null).toSorted();
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'PageRank', n: acts.length, nOf: 'acts', parameters, seed,
      method: 'undirected network of acts; strength (cooperative and conflictual apart), PageRank and betweenness; 95% percentile interval over resampled acts', window: { from: dated[0] ?? null, to: dated.at(-1) ?? null }, parts: [world],
    };
    const data = [...partnerRows(acts, a, numberOf(parameters, 'partners')), ...partnerRows(acts, b, numberOf(parameters, 'partners'))];
    if (acts.length < LEAST_ACTS) return refuse({ ...common, data, refused: { reason: `${acts.length} acts`, needed: `${LEAST_ACTS} or more` } });
    if (own > MOST_OWN) {
      return refuse({ ...common, data, refused: { reason: `${Math.round(100 * own)}% of the acts on record touch ${a} or ${b}: the record was gathered around them, so they stand in its middle whatever the world is like`, needed: 'a record gathered without regard to the pair, such as an imported data set of all dyads' } });
    }
    const random = createRandom(seed);
    const rankOf = (sample: readonly ThirdPartyAct[]) => new Map(centralities(sample.flatMap(edgesOf), { betweenness: false }).map(({ node, pageRank }) => [node, pageRank]));
    const full = centralities(acts.flatMap(edgesOf));
    const drawn = Array.from({ length: numberOf(parameters, 'times') }, () => rankOf(resample(acts, random)));
    const sides = [a, b].map((code) => ({ code, found: full.find(({ node }) => node === code), range: summarise(drawn.map((each) => each.get(code) ?? 0), 0.95) }));
    const ranks = full.toSorted((x, y) => y.pageRank - x.pageRank).map(({ node }) => node);
    const [first, second] = sides.map(({ code }) => ranks.indexOf(code) + 1) as [number, number];
    return answer({
      ...common, value: Math.min(...sides.map(({ found }) => found?.pageRank ?? 0)), data,
      interval: sides[0]!.range.low === null ? null : { low: Math.min(...sides.map(({ range }) => range.low!)), high: Math.min(...sides.map(({ range }) => range.high!)), level: 0.95, method: 'percentile bootstrap of acts, the lower of the two states' },
      statement: `In the record’s network of ${full.length} states and bodies ${a} stands ${ordinal(first)} and ${b} ${ordinal(second)} by PageRank. ${world.statement}`,
    });
  },
};

/** Third parties of one side: acts of cooperation and conflict, and the mean score. */
function partnerRows(acts: readonly ThirdPartyAct[], side: string, most: number): DataRow[] {
  const partners = new Map<string, { cooperation: number; conflict: number; score: number }>();
  for (const act of acts) {
    for (const edge of edgesOf(act)) {
      if (edge.a !== side && edge.b !== side) continue;
      const other = edge.a === side ? edge.b : edge.a;
      const sum = partners.get(other) ?? { cooperation: 0, conflict: 0, score: 0 };
      partners.set(other, { cooperation: sum.cooperation + (act.score >= 0 ? 1 : 0), conflict: sum.conflict + (act.score < 0 ? 1 : 0), score: sum.score + act.score });
    }
  }
  return [...partners].map(([partner, sum]): DataRow => ({ side, partner, acts: sum.cooperation + sum.conflict, cooperation: sum.cooperation, conflict: sum.conflict, meanScore: sum.score / (sum.cooperation + sum.conflict) }))
    .toSorted((x, y) => (y['acts'] as number) - (x['acts'] as number) || String(x['partner']).localeCompare(String(y['partner']))).slice(0, most);
}

/** The two among all states in the reference network, by year. */
function worldResult(input: MeasureInput, measure: string, question: string): MeasureResult {
  const rows = worldPositions().filter(({ state, year }) => (state === input.pair.a || state === input.pair.b) && `${year}-12-31` <= input.asOf);
  const years = [...new Set(rows.map(({ year }) => year))].toSorted();
  const common = {
    measure, question, subject: input.subject, unit: 'rank among states', n: years.length, nOf: 'years', parameters: {}, seed: null,
    method: 'PageRank over weekly dyads of POLECAT, all layers; 95% percentile interval over resampled weeks', window: { from: years[0] === undefined ? null : `${years[0]}-01-01`, to: years.length === 0 ? null : `${years.at(-1)}-12-31` },
  };
  const newest = rows.filter(({ year }) => year === years.at(-1));
  const lowest = newest.toSorted((x, y) => y.rank - x.rank)[0];
  if (newest.length < 2 || !lowest) return refuse({ ...common, refused: { reason: 'the reference network does not hold both states in a year before that day', needed: 'two of the states of POLECAT 2018–2022' } });
  return answer({
    ...common, value: lowest.rank, interval: { low: lowest.rankLow, high: lowest.rankHigh, level: 0.95, method: 'percentile bootstrap of weeks' },
    data: rows.map((row): DataRow => ({ year: row.year, state: row.state, rank: row.rank, rankLow: row.rankLow, rankHigh: row.rankHigh, states: row.states, share: row.share, pageRank: row.pageRank })),
    issues: [{ code: 'position/volume', message: 'ranks follow how much is reported of a state; they tell prominence in news, not influence' }],
    statement: `Among ${lowest.states} states in ${lowest.year} (POLECAT) ${newest.map(({ state, rank, rankLow, rankHigh }) => `${state} stood ${ordinal(rank)} (95% ${rankLow}–${rankHigh})`).join(', ')}.`,
  });
}

function ordinal(rank: number): string {
  if (rank === 0) return 'nowhere';
  const last = rank % 100 >= 11 && rank % 100 <= 13 ? 0 : rank % 10;
  return `${rank}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

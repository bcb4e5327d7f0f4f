import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import type { MeasureInput, ThirdPartyAct } from './input.js';
import { answer, measureId, numberOf, refuse, type DataRow, type Measure, type MeasureResult } from './measure.js';
import { actsWithin, LEAST_ACTS, MOST_OWN, partnerRows, standingsOf, stretchesBack, type Standing } from './position-periods.js';
import { tables } from './reference.generated.js';

const id = { name: 'position', version: 'v1' } as const;
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

/** Where do the two stand in the network of acts around them, and among all states? */
export const positionMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'How central are the two in the network of states, in the record and in the world?',
  parameters: [
    { name: 'times', kind: 'integer', default: 199, min: 19, max: 2000, meaning: 'Resamples of the weeks for intervals.' },
    { name: 'years', kind: 'integer', default: 5, min: 1, max: 100, meaning: 'Length of the periods it is shown by, counted back from the newest act.' },
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
    const draws = { times: numberOf(parameters, 'times'), level: 0.95, seed };
    const stretches = stretchesBack(acts, numberOf(parameters, 'years')).map((stretch) => ({ ...stretch, acts: actsWithin(acts, stretch) }));
    const world = worldResult(input, measureId(id), this.question);
    const byPeriod = periodsResult(input, stretches.flatMap(({ period, from, to, acts: own }) => standingsOf(own, [a, b], draws).map((standing): DataRow => ({ period, from, to, ...standing }))), seed);
    const dated = acts.map(({ date }) => date).filter((date) => date !== null).toSorted();
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'PageRank', n: acts.length, nOf: 'acts', parameters, seed,
      method: 'undirected network of acts; strength (cooperative and conflictual apart), PageRank and betweenness; 95% interval over resampled weeks', window: { from: dated[0] ?? null, to: dated.at(-1) ?? null }, parts: [world, byPeriod],
    };
    const most = numberOf(parameters, 'partners');
    const data = [{ period: 'all', acts }, ...(stretches.length > 1 ? stretches : [])].flatMap(({ period, acts: own }) => [...partnerRows(own, a, most, period), ...partnerRows(own, b, most, period)]);
    if (acts.length < LEAST_ACTS) return refuse({ ...common, data, refused: { reason: `${acts.length} acts`, needed: `${LEAST_ACTS} or more` } });
    if (own > MOST_OWN) {
      return refuse({ ...common, data, refused: { reason: `${Math.round(100 * own)}% of the acts on record touch ${a} or ${b}: the record was gathered around them, so they stand in its middle whatever the world is like`, needed: 'a record gathered without regard to the pair, such as an imported data set of all dyads' } });
    }
    const [first, second] = standingsOf(acts, [a, b], draws) as [Standing, Standing];
    const told = [first, second].filter(({ pageRank }) => pageRank !== null).toSorted((x, y) => x.pageRank! - y.pageRank!);
    const [lower] = told;
    if (told.length < 2 || !lower) return refuse({ ...common, data, refused: { reason: [first, second].flatMap(({ refused }) => refused ?? []).join('; '), needed: 'acts of both states' } });
    return answer({
      ...common, value: lower.pageRank!, data,
      interval: lower.low === null ? null : { low: lower.low, high: lower.high, level: 0.95, method: 'bootstrap of weeks, logarithms, the lower of the two states' }, noInterval: 'acts in too few weeks',
      statement: `In the record’s network of ${first.nodes} states and bodies ${a} stands ${ordinal(first.rank!)} and ${b} ${ordinal(second.rank!)} by PageRank. ${world.statement}`,
    });
  },
};

/** The two in the record's network, period by period. */
function periodsResult(input: MeasureInput, rows: readonly DataRow[], seed: number): MeasureResult {
  const told = rows.filter(({ pageRank }) => pageRank !== null);
  const base = {
    measure: `${measureId(id)}#periods`, question: 'How did the standing of the two in the record’s network change?', subject: input.subject, unit: 'periods with a standing of both', n: rows.length, nOf: 'standings', parameters: {}, seed, data: rows,
    method: 'PageRank in the network of the acts of each period; 95% intervals over resampled weeks', window: { from: (rows[0]?.['from'] as string | undefined) ?? null, to: (rows.at(-1)?.['to'] as string | undefined) ?? null },
  };
  if (told.length === 0) return refuse({ ...base, refused: { reason: [...new Set(rows.map((row) => String(row['refused'])))].slice(0, 2).join('; ') || 'no dated acts', needed: `${LEAST_ACTS} acts in a period of which at most half touch the two` } });
  const spans = [input.pair.a, input.pair.b].flatMap((state) => {
    const own = told.filter((row) => row['state'] === state);
    return own.length === 0 ? [] : [`${state} ${own.map((row) => `${ordinal(row['rank'] as number)} (${row['period']}${row['rankLow'] === null ? '' : `, 95% ${row['rankLow']}–${row['rankHigh']}`})`).join(', ')}`];
  });
  const periods = new Set(told.map((row) => row['period'])).size;
  return answer({ ...base, value: periods, noInterval: 'a number of periods; each standing has its own interval in the rows', statement: `Rank in the record’s network by period: ${spans.join('; ')}.` });
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

import { addMonths, firstDayNumber } from '../base/calendar.js';
import { tabulateTies } from '../stats/centrality.js';
import { bootstrapInterval, SCALES } from '../stats/bootstrap-interval.js';
import { createRandom, summarise } from '../stats/random.js';
import type { ThirdPartyAct } from './input.js';
import type { DataRow } from './measure.js';

/** An act between two: each source with each target, or all pairs of a reciprocal act. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly act: ThirdPartyAct;
}

/** A stretch of months, labelled by its years. */
export interface Stretch {
  readonly period: string;
  /** YYYY-MM, inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Standing of one state in the network of a stretch of time, with intervals; `refused` says why there is none. */
export interface Standing {
  readonly state: string;
  readonly acts: number;
  readonly nodes: number;
  readonly pageRank: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly refused: string | null;
}

/** Fewest acts a network is drawn from, weeks for an interval, and the largest share of acts that may touch the pair before ranks say more of the record than of the world (judgements). */
export const LEAST_ACTS = 30;
const LEAST_WEEKS = 8;
export const MOST_OWN = 0.5;

/** Ties an act makes: each source with each target, or all pairs of a reciprocal act; none of an actor with itself. */
export function tiesOf(act: ThirdPartyAct): Tie[] {
  const ends = act.target.length > 0 ? act.source.flatMap((a) => act.target.map((b) => [a, b] as const)) : act.source.flatMap((a, i) => act.source.slice(i + 1).map((b) => [a, b] as const));
  return ends.filter(([a, b]) => a !== b).map(([a, b]) => ({ a, b, act }));
}

/** Stretches of years counted back from the newest dated act, oldest first; those without an act are left out. */
export function stretchesBack(acts: readonly ThirdPartyAct[], years: number): Stretch[] {
  const months = acts.flatMap(({ date }) => (date === null || date.length < 7 ? [] : [date.slice(0, 7)])).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const out: Stretch[] = [];
  for (let to = last; to >= first; to = addMonths(to, -12 * years)) {
    const from = addMonths(to, 1 - 12 * years);
    const shown = from < first ? first : from;
    if (months.some((month) => month >= from && month <= to)) out.unshift({ period: shown.slice(0, 4) === to.slice(0, 4) ? to.slice(0, 4) : `${shown.slice(0, 4)}–${to.slice(0, 4)}`, from: shown, to });
  }
  return out;
}

/** Acts dated inside a stretch, to the month at least. */
export function actsWithin(acts: readonly ThirdPartyAct[], { from, to }: Stretch): ThirdPartyAct[] {
  return acts.filter(({ date }) => date !== null && date.length >= 7 && date.slice(0, 7) >= from && date.slice(0, 7) <= to);
}

/**
 * PageRank and rank of the two in the undirected network of acts. Intervals: whole weeks are resampled, so that a burst of acts counts as one thing; PageRank on logarithms, ranks by percentiles. Refused when there are too few acts or
 * when more than half of them touch the pair.
 */
export function standingsOf(acts: readonly ThirdPartyAct[], [a, b]: readonly [string, string], { times, level, seed }: { readonly times: number; readonly level: number; readonly seed: number }): readonly Standing[] {
  const ties = acts.flatMap(tiesOf);
  const places = new Map<string, number>();
  const distinct: Tie[] = [];
  const weeks = new Map<string, Map<number, number>>();
  for (const tie of ties) {
    const key = tie.a < tie.b ? `${tie.a} ${tie.b}` : `${tie.b} ${tie.a}`;
    let at = places.get(key);
    if (at === undefined) {
      places.set(key, at = distinct.length);
      distinct.push(tie);
    }
    const week = weekOf(tie.act.date);
    let own = weeks.get(week);
    if (own === undefined) weeks.set(week, own = new Map());
    own.set(at, (own.get(at) ?? 0) + 1);
  }
  const table = tabulateTies(distinct);
  const states = [a, b];
  const touching = acts.filter(({ source, target }) => [...source, ...target].some((code) => code === a || code === b)).length / Math.max(1, acts.length);
  const refused = acts.length < LEAST_ACTS ? `${acts.length} acts; ${LEAST_ACTS} are needed` : touching > MOST_OWN ? `${Math.round(100 * touching)}% of the acts touch the two: the record was gathered around them` : null;
  if (refused !== null) return states.map((state) => ({ state, acts: acts.length, nodes: table.nodes.length, pageRank: null, low: null, high: null, rank: null, rankLow: null, rankHigh: null, refused }));
  const weights = new Float64Array(distinct.length);
  const clusters = [...weeks.values()].map((own) => [...own]);
  for (const own of clusters) for (const [at, count] of own) weights[at]! += count;
  const full = table.pageRank(weights);
  const random = createRandom(seed);
  const drawn = clusters.length < LEAST_WEEKS ? [] : Array.from({ length: times }, () => {
    weights.fill(0);
    for (let k = 0; k < clusters.length; k++) for (const [at, count] of clusters[random.below(clusters.length)]!) weights[at]! += count;
    return table.pageRank(weights, full);
  });
  return states.map((state): Standing => {
    const at = table.nodes.indexOf(state);
    if (at < 0) return { state, acts: acts.length, nodes: table.nodes.length, pageRank: null, low: null, high: null, rank: null, rankLow: null, rankHigh: null, refused: `no act of ${state} is on record` };
    const rankIn = (ranks: Float64Array) => 1 + ranks.reduce((count, each) => count + (each > ranks[at]! + 1e-12 ? 1 : 0), 0);
    const range = bootstrapInterval(full[at]!, drawn.map((ranks) => ranks[at]!).filter((each) => each > 0), { n: clusters.length, meanBlock: 1, level, scale: SCALES.log, bias: false });
    const ranks = summarise(drawn.map(rankIn), level);
    return {
      state, acts: acts.length, nodes: table.nodes.length, pageRank: full[at]!, low: range?.low ?? null, high: range === null ? null : Math.min(1, range.high),
      rank: rankIn(full), rankLow: ranks.low === null ? null : Math.floor(ranks.low), rankHigh: ranks.high === null ? null : Math.ceil(ranks.high), refused: null,
    };
  });
}

/** Third parties of one side: acts of cooperation and conflict, and the mean score; those with most acts first. */
export function partnerRows(acts: readonly ThirdPartyAct[], side: string, most: number, period: string): DataRow[] {
  const partners = new Map<string, { cooperation: number; conflict: number; score: number }>();
  for (const { a, b, act } of acts.flatMap(tiesOf)) {
    if (a !== side && b !== side) continue;
    const other = a === side ? b : a;
    const sum = partners.get(other) ?? { cooperation: 0, conflict: 0, score: 0 };
    partners.set(other, { cooperation: sum.cooperation + (act.score >= 0 ? 1 : 0), conflict: sum.conflict + (act.score < 0 ? 1 : 0), score: sum.score + act.score });
  }
  return [...partners].map(([partner, sum]): DataRow => ({ period, side, partner, acts: sum.cooperation + sum.conflict, cooperation: sum.cooperation, conflict: sum.conflict, meanScore: sum.score / (sum.cooperation + sum.conflict) }))
    .toSorted((x, y) => (y['acts'] as number) - (x['acts'] as number) || String(x['partner']).localeCompare(String(y['partner']))).slice(0, most);
}

/** Acts of one week stand together; those dated by the month, the year or not at all by what they have. */
function weekOf(date: string | null): string {
  return date === null ? 'undated' : date.length < 10 ? date : `week ${Math.floor((firstDayNumber(date)! + 3) / 7)}`;
}

import type { CountRequest, CountResult, DyadCount, Exposure } from '../record/counts.js';
import type { EventFilter, EventPage, EventRow, ImportedCount, PairSummary, PlaceCount, ThirdParty, ThirdPartyTie } from '../record/event-record.js';
import { makePair, pairKey, type Pair } from '../record/dyad.js';
import { dayRange } from '../record/period.js';
import type { PageBounds } from './batch.js';

/** The events coded from documents, beside the data sets. */
const CODED = 'coded';

/** True when a filter asks for events coded from documents: unless it names other origins only. */
export function wantsCoded({ origins }: EventFilter): boolean {
  return origins === undefined || origins.includes(CODED);
}

/** The data sets a filter asks for; none unless it names them. */
export function importedOrigins({ origins = [] }: EventFilter): readonly string[] {
  return origins.filter((origin) => origin !== CODED);
}

/** Counts of several origins as one answer: equal groups are added up, means weighed. Exposure is the first's. */
export function mergeCounts(request: CountRequest, [first, ...others]: readonly CountResult[]): CountResult {
  if (first === undefined) return { rows: [], total: 0, exposure: [] };
  if (others.length === 0) return first;
  const groups = new Map<string, DyadCount>();
  for (const row of [first, ...others].flatMap(({ rows }) => rows)) {
    const key = JSON.stringify(request.by.map((by) => row.group[by] ?? null));
    const before = groups.get(key);
    groups.set(key, before === undefined ? row : {
      group: row.group, events: before.events + row.events, documents: before.documents + row.documents,
      meanScore: (before.meanScore * before.events + row.meanScore * row.events) / (before.events + row.events),
    });
  }
  const values = (row: DyadCount) => request.by.map((by) => row.group[by] ?? null);
  return {
    rows: [...groups.values()].toSorted((x, y) => compareGroups(values(x), values(y))),
    total: first.total + others.reduce((sum, { total }) => sum + total, 0),
    exposure: first.exposure,
  };
}

/** Order of two lists of group values, null last. */
export function compareGroups(x: readonly (string | null)[], y: readonly (string | null)[]): number {
  for (const [k, left] of x.entries()) {
    const right = y[k] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** One page out of the first pages of several origins; each part holds its rows from the start up to the end of the page. */
export function mergePages(parts: readonly EventPage[], { limit, offset, order }: PageBounds): EventPage {
  if (parts.length === 1) return { rows: parts[0]!.rows.slice(offset, offset + limit), total: parts[0]!.total };
  const day = (row: EventRow) => (row.date === null ? null : dayRange(row.date)!.first);
  const rows = parts.flatMap((part) => part.rows).map((row, k) => ({ row, k, day: day(row) })).toSorted((x, y) => {
    if (x.day === y.day) return x.k - y.k;
    if (x.day === null || y.day === null) return x.day === null ? 1 : -1;
    return (x.day < y.day) === (order === 'oldest') ? -1 : 1;
  });
  return { rows: rows.slice(offset, offset + limit).map(({ row }) => row), total: parts.reduce((sum, { total }) => sum + total, 0) };
}

/** Imported events of a pair, as a store sums them up. */
export type PairCount = ImportedCount & { readonly pair: string };

/** Extent of the daily series of a pair. */
export interface PairSeries {
  readonly pair: string;
  readonly first: string;
  readonly last: string;
}

/** Summaries of pairs with their imported events and daily series; pairs with none but these are added. Most coded events first, then most imported, then by key. */
export function withImported(summaries: readonly PairSummary[], counts: readonly PairCount[], series: readonly PairSeries[]): PairSummary[] {
  if (counts.length + series.length === 0) return [...summaries];
  const found = new Map(summaries.map((summary) => [pairKey(summary.pair), summary]));
  const imported = new Map<string, ImportedCount[]>();
  for (const { pair, origin, events, first, last } of counts) imported.set(pair, [...(imported.get(pair) ?? []), { origin, events, first, last }]);
  for (const [key, list] of imported) {
    const [x, y] = key.split('-') as [string, string];
    const before = found.get(key) ?? { pair: makePair(x, y), events: 0, documents: 0, commitments: 0, statistics: 0, first: null, last: null };
    found.set(key, { ...before, imported: list.toSorted((p, q) => q.events - p.events || (p.origin < q.origin ? -1 : 1)) });
  }
  for (const { pair, first, last } of series) {
    const [x, y] = pair.split('-') as [string, string];
    const before = found.get(pair) ?? { pair: makePair(x, y), events: 0, documents: 0, commitments: 0, statistics: 0, first: null, last: null };
    found.set(pair, { ...before, series: { first, last } });
  }
  return [...found].map(([key, summary]) => ({ key, summary, sum: (summary.imported ?? []).reduce((total, { events }) => total + events, 0) }))
    .toSorted((x, y) => y.summary.events - x.summary.events || y.sum - x.sum || (x.key < y.key ? -1 : 1)).map(({ summary }) => summary);
}

/** Exposure of some data sets from counts of all their events and of those of the pair, by period. */
export function exposureOfImported(all: readonly { readonly period: string | null; readonly events: number; readonly reports: number; readonly aboutPair: number }[]): Exposure[] {
  return all.map(({ period, events, reports, aboutPair }) => ({ period, documents: events, aboutPair, reports })).toSorted((x, y) => compareGroups([x.period], [y.period]));
}

/** Events of a pair in one quad class, summed up. */
export interface PairTie {
  readonly pair: string;
  readonly quad: number;
  readonly events: number;
  readonly score: number;
  readonly latest: string | null;
}

/** Ties of either side with each third party, most events first, then by code. Imported events have no documents. */
export function tiesByCode({ a, b }: Pair, ties: readonly PairTie[]): ThirdParty[] {
  const parties = new Map<string, { a: PairTie[]; b: PairTie[] }>();
  for (const tie of ties) {
    const [x, y] = tie.pair.split('-') as [string, string];
    const [side, code] = x === a || y === a ? (['a', x === a ? y : x] as const) : (['b', x === b ? y : x] as const);
    if (code === a || code === b) continue;
    const party = parties.get(code) ?? { a: [], b: [] };
    party[side].push(tie);
    parties.set(code, party);
  }
  return [...parties].map(([code, { a: withA, b: withB }]) => ({
    code, withA: sumTies(withA), withB: sumTies(withB), documentsWithPair: 0, latest: [...withA, ...withB].flatMap(({ latest }) => latest ?? []).toSorted().at(-1) ?? null,
  })).toSorted(byEvents);
}

function sumTies(ties: readonly PairTie[]): ThirdPartyTie {
  const quads: [number, number, number, number] = [0, 0, 0, 0];
  for (const { quad, events } of ties) quads[quad - 1]! += events;
  const events = quads.reduce((sum, n) => sum + n, 0);
  return { events, quads, meanScore: events === 0 ? null : ties.reduce((sum, { score }) => sum + score, 0) / events };
}

/** Third parties of several origins as one list. */
export function mergeTies([first = [], ...others]: readonly (readonly ThirdParty[])[]): ThirdParty[] {
  if (others.length === 0) return [...first];
  const parties = new Map<string, ThirdParty>();
  const add = (x: ThirdPartyTie, y: ThirdPartyTie): ThirdPartyTie => ({
    events: x.events + y.events, quads: x.quads.map((n, k) => n + y.quads[k]!) as unknown as ThirdPartyTie['quads'],
    meanScore: x.events + y.events === 0 ? null : ((x.meanScore ?? 0) * x.events + (y.meanScore ?? 0) * y.events) / (x.events + y.events),
  });
  for (const party of [...first, ...others.flat()]) {
    const before = parties.get(party.code);
    parties.set(party.code, before === undefined ? party : {
      code: party.code, withA: add(before.withA, party.withA), withB: add(before.withB, party.withB), documentsWithPair: before.documentsWithPair + party.documentsWithPair,
      latest: [before.latest, party.latest].flatMap((date) => date ?? []).toSorted().at(-1) ?? null,
    });
  }
  return [...parties.values()].toSorted(byEvents);
}

const byEvents = (x: ThirdParty, y: ThirdParty): number => y.withA.events + y.withB.events - x.withA.events - x.withB.events || (x.code < y.code ? -1 : 1);

/** Events one by one as counts by place and quad class, by name, country, then quad class, null last. */
export function countPlaces(events: readonly Omit<PlaceCount, 'events'>[]): PlaceCount[] {
  const counts = new Map<string, PlaceCount>();
  for (const event of events) {
    const key = JSON.stringify([event.name, event.code, event.quad]);
    const before = counts.get(key);
    const latest = [before?.latest ?? null, event.latest].flatMap((date) => date ?? []).toSorted().at(-1) ?? null;
    counts.set(key, { ...event, events: (before?.events ?? 0) + 1, latest });
  }
  return [...counts.values()].toSorted((x, y) => compareGroups([x.name, x.code, String(x.quad)], [y.name, y.code, String(y.quad)]));
}

/** Imported visits that are read at most. Judgement: a register of more is no register. */
export const NEWEST_VISITS: PageBounds = { limit: 5000, offset: 0, order: 'newest' };

/** A page that has its newest row first, turned: oldest first, undated last. */
export function oldestFirst({ rows, total }: EventPage): EventPage {
  return { rows: [...rows.filter(({ date }) => date !== null).toReversed(), ...rows.filter(({ date }) => date === null)], total };
}

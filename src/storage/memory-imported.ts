import type { EventFinding } from '../coder/findings.js';
import { quadOf, scoreOf } from '../ontology/event-codes.js';
import type { CountRequest, CountResult, DyadCount, GroupBy } from '../record/counts.js';
import { pairKey, pairsOfEvent, type Direction, type Pair, type PairMembership } from '../record/dyad.js';
import type { EventFilter, EventPage, EventRow, PlaceCount, ThirdParty } from '../record/event-record.js';
import type { ImportedEvent, ImportedMention, ImportFile, SeriesPoint } from '../record/import-record.js';
import { placeRepeats, type RepeatPlace } from '../dedupe/repeats.js';
import type { RepeatRule } from '../dedupe/repeat-rule.js';
import type { EventAccount, EventEdit } from '../record/event-cluster.js';
import { dayRange, isInWindow, periodOf } from '../record/period.js';
import { pairOfFilter, type PageBounds } from './batch.js';
import { accountOfRows, importedRow } from './imported-row.js';
import { importedId } from './memory-imports.js';
import { compare, firstDay, holds } from './memory-rows.js';
import { compareGroups, countPlaces, exposureOfImported, importedOrigins, tiesByCode, type PairCount, type PairSeries } from './origins.js';

/** Imported events in memory by id, with the files they come from: the readable twin of the SQL. */
export interface Imported {
  readonly events: ReadonlyMap<string, ImportedEvent>;
  readonly files: ReadonlyMap<string, ImportFile>;
  readonly mentions: ReadonlyMap<string, ImportedMention>;
  /** Where rows stand that are compared with others; all others stand for themselves. */
  readonly places: ReadonlyMap<string, RepeatPlace>;
}

/** Imported events with the places of those that repeat one another. */
export function withRepeats(held: Omit<Imported, 'places'>, rule: RepeatRule, edits: readonly EventEdit[]): Imported {
  const rows = [...held.events].map(([id, event]) => ({ id, event, direction: pairsOf(event)[0]?.direction ?? null }));
  return { ...held, places: placeRepeats(rows, rule, edits) };
}

const actorsOf = (codes: readonly string[]): EventFinding['source'] => codes.map((code) => ({ code, sector: null, name: null, span: [0, 0] as const }));
const pairsOf = (event: ImportedEvent): PairMembership[] => pairsOfEvent({ source: actorsOf(event.sources), target: actorsOf(event.targets) });

/** Ids of an event's rows; of a repeat itself alone. */
function tellingsOf({ events, places }: Imported): ReadonlyMap<string, readonly ImportedEvent[]> {
  const tellings = new Map<string, ImportedEvent[]>();
  for (const [id, event] of events) {
    const lead = places.get(id)?.lead ?? id;
    tellings.set(lead, [...(tellings.get(lead) ?? []), event]);
  }
  return tellings;
}

function directionOf(imported: Imported, event: ImportedEvent, filter: EventFilter): Direction | null {
  const pair = pairOfFilter(filter);
  const own = pair === undefined ? null : pairsOf(event).find((membership) => pairKey(membership.pair) === pairKey(pair))?.direction ?? null;
  return own !== null && filter.of !== 'report' && imported.places.get(importedId(event))?.standing === 'both' ? 'both' : own;
}

function passesImported(imported: Imported, filter: EventFilter, event: ImportedEvent, tellings: readonly ImportedEvent[]): boolean {
  const isByEvent = filter.of !== 'report';
  const isTold = (holdsFor: (telling: ImportedEvent) => boolean) => (isByEvent ? tellings.some(holdsFor) : holdsFor(event));
  const allows = <T>(list: readonly T[] | undefined, isIn: (value: T) => boolean) => list === undefined || list.some(isIn);
  const of = isByEvent ? {} : { of: 'report' as const };
  const direction = filter.dyad === undefined ? null : directionOf(imported, event, { dyad: filter.dyad, ...of });
  return importedOrigins(filter).includes(event.origin)
    && (!isByEvent || imported.places.get(importedId(event))?.standing !== 'repeat')
    && (filter.pair === undefined || directionOf(imported, event, { pair: filter.pair, ...of }) !== null)
    && (filter.dyad === undefined || direction === 'both' || direction === (filter.dyad.source < filter.dyad.target ? 'ab' : 'ba'))
    && (filter.actor === undefined || [...event.sources, ...event.targets].includes(filter.actor))
    && isInWindow(event.date, filter.from, filter.to)
    && allows(filter.types, (type) => type === event.type)
    && allows(filter.modes, (mode) => mode === event.mode)
    && allows(filter.quads, (quad) => quad === quadOf(event.type))
    && allows(filter.sectors, (sector) => event.sectors.includes(sector))
    && allows(filter.statuses, (status) => status === event.status)
    && allows(filter.actorSectors, (sector) => sector === event.sourceSector || sector === event.targetSector)
    && allows(filter.outlets, (name) => isTold(({ outlet }) => name === outlet))
    && allows(filter.places, (name) => name === event.place)
    && filter.documents === undefined && filter.speakers === undefined
    && (filter.text === undefined || isTold(({ text }) => holds(text ?? '', filter.text!)));
}

function chosen(imported: Imported, filter: EventFilter): ImportedEvent[] {
  const tellings = tellingsOf(imported);
  return [...imported.events].flatMap(([id, event]) => (passesImported(imported, filter, event, tellings.get(id) ?? [event]) ? [event] : []));
}

/** An imported event as events are answered, with the articles that report it and, unless rows are asked for, the number of rows of its event where there are several. */
export function rowOf(imported: Imported, event: ImportedEvent, direction: Direction | null, isByEvent = true): EventRow {
  const lead = imported.places.get(importedId(event))?.lead;
  const tellings = lead === undefined || !isByEvent ? 1 : [...imported.places.values()].filter((place) => place.lead === lead).length;
  return { ...plainRow(imported, event, direction), ...(tellings > 1 && { tellings }) };
}

function plainRow({ files, mentions }: Imported, event: ImportedEvent, direction: Direction | null): EventRow {
  return importedRow(event, files.get(event.file), direction, [...mentions.values()].filter(({ origin, sourceId }) => origin === event.origin && sourceId === event.sourceId));
}

/** Imported events the filter lets through, from the first to the end of the page. */
export function importedPage(imported: Imported, filter: EventFilter, { limit, offset, order }: PageBounds): EventPage {
  const found = chosen(imported, filter).toSorted((x, y) => {
    const [left, right] = [firstDay(x.date), firstDay(y.date)];
    if (left !== right) {
      if (left === null || right === null) return left === null ? 1 : -1;
      return (left < right) === (order === 'oldest') ? -1 : 1;
    }
    return compare(x.origin, y.origin) || compare(x.file, y.file) || x.line - y.line;
  });
  return { rows: found.slice(0, offset + limit).map((event) => rowOf(imported, event, directionOf(imported, event, filter), filter.of !== 'report')), total: found.length };
}

/** Counts of imported events; see `Store.counts`. */
export function countImported(imported: Imported, filter: EventFilter, { by, unit = 'month', of = 'event', hasExposure = true }: CountRequest): CountResult {
  const groups = new Map<string, { values: (string | null)[]; events: ImportedEvent[] }>();
  const asked: EventFilter = { ...filter, of: of === 'event' ? filter.of ?? 'event' : 'report' };
  const events = chosen(imported, asked);
  const tellings = tellingsOf(imported);
  for (const event of events) {
    const outlets = asked.of === 'event' ? tellings.get(importedId(event))!.map(({ outlet }) => outlet) : [event.outlet];
    const lists = by.map((name) => (name === 'outlet' ? [...new Set(outlets)] : valuesOf(imported, event, name, asked, unit)));
    for (const values of lists.reduce<(string | null)[][]>((heads, list) => heads.flatMap((head) => list.map((value) => [...head, value])), [[]])) {
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, events: [] };
      group.events.push(event);
      groups.set(key, group);
    }
  }
  const count = (list: readonly ImportedEvent[]): number => (of === 'event' ? list.length
    : of === 'report' ? list.reduce((sum, { reports }) => sum + (reports ?? 1), 0) : Math.max(new Set(list.flatMap(({ outlet }) => outlet ?? [])).size, ...list.map(({ outlets }) => outlets ?? 0)));
  return {
    rows: [...groups.values()].toSorted((x, y) => compareGroups(x.values, y.values)).map(({ values, events: list }): DyadCount => ({
      group: Object.fromEntries(by.map((name, k) => [name, values[k] ?? null])), events: count(list), documents: 0,
      meanScore: list.reduce((sum, { type, mode }) => sum + scoreOf(type, mode), 0) / list.length,
    })),
    total: count(events),
    exposure: hasExposure ? exposure(imported, filter, unit) : [],
  };
}

function exposure(imported: Imported, filter: EventFilter, unit: NonNullable<CountRequest['unit']>) {
  const origins = importedOrigins(filter);
  const pair = pairOfFilter(filter);
  const periods = new Map<string | null, { period: string | null; events: number; reports: number; aboutPair: number }>();
  for (const event of imported.events.values()) {
    if (!origins.includes(event.origin) || !isInWindow(event.date, filter.from, filter.to)) continue;
    const period = periodOf(event.date, unit);
    const sum = periods.get(period) ?? { period, events: 0, reports: 0, aboutPair: 0 };
    sum.reports += event.reports ?? 1;
    periods.set(period, sum);
    if (imported.places.get(importedId(event))?.standing === 'repeat') continue;
    sum.events += 1;
    if (pair === undefined || directionOf(imported, event, { pair }) !== null) sum.aboutPair += 1;
  }
  return exposureOfImported([...periods.values()].filter((period) => period.events > 0));
}

function valuesOf(imported: Imported, event: ImportedEvent, by: Exclude<GroupBy, 'outlet'>, filter: EventFilter, unit: NonNullable<CountRequest['unit']>): readonly (string | null)[] {
  switch (by) {
    case 'origin': return [event.origin];
    case 'period': return [periodOf(event.date, unit)];
    case 'type': return [event.type];
    case 'mode': return [event.mode];
    case 'quad': return [String(quadOf(event.type))];
    case 'status': return [event.status];
    case 'sector': return event.sectors.length === 0 ? [null] : event.sectors;
    case 'direction': return [directionOf(imported, event, filter)];
    case 'outletCountry': return [null];
    case 'rule': return [`import.${event.origin}`];
  }
}

/** Imported events of every pair by data set. */
export function importedPairs({ events, places }: Imported): PairCount[] {
  const sums = new Map<string, { pair: string; origin: string; events: number; first: string | null; last: string | null }>();
  for (const event of events.values()) {
    const days = event.date === null ? null : dayRange(event.date);
    for (const { pair } of pairsOf(event)) {
      const key = `${event.origin} ${pairKey(pair)}`;
      const sum = sums.get(key) ?? { pair: pairKey(pair), origin: event.origin, events: 0, first: null, last: null };
      if (places.get(importedId(event))?.standing !== 'repeat') sum.events += 1;
      if (days !== null && (sum.first === null || days.first < sum.first)) sum.first = days.first;
      if (days !== null && (sum.last === null || days.last > sum.last)) sum.last = days.last;
      sums.set(key, sum);
    }
  }
  return [...sums.values()];
}

/** Pairs with daily series, and how far these reach. */
export function seriesPairs(points: Iterable<SeriesPoint>): PairSeries[] {
  const sums = new Map<string, PairSeries>();
  for (const { a, b, periodStart, periodEnd } of points) {
    if (b === null || a === b || periodStart !== periodEnd) continue;
    const pair = pairKey(a < b ? { a, b } : { a: b, b: a });
    const { first, last } = sums.get(pair) ?? { first: periodStart, last: periodEnd };
    sums.set(pair, { pair, first: periodStart < first ? periodStart : first, last: periodEnd > last ? periodEnd : last });
  }
  return [...sums.values()];
}

/** The event a row is of, with all its rows; see `Store.account`. */
export function importedAccount(imported: Imported, id: string, rule: RepeatRule, edits: readonly EventEdit[]): EventAccount | null {
  const found = imported.events.get(id);
  if (found === undefined) return null;
  const lead = imported.places.get(id)?.lead ?? id;
  const rows = [...imported.events].filter(([other]) => (imported.places.get(other)?.lead ?? other) === lead)
    .map(([other, event]) => ({ id: other, event, direction: pairsOf(event)[0]?.direction ?? null, row: plainRow(imported, event, null) }));
  return accountOfRows(rows, lead, [...imported.mentions.values()], rule, edits);
}

/** Ties of either side with others in imported data sets; see `Store.thirdParties`. */
export function importedTies(imported: Imported, pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses' | 'origins'>): ThirdParty[] {
  const ties = chosen(imported, filter).flatMap((event) => pairsOf(event).map((membership) => ({
    pair: pairKey(membership.pair), quad: quadOf(event.type), events: 1, score: scoreOf(event.type, event.mode), latest: event.date === null ? null : dayRange(event.date)!.last,
  })));
  return tiesByCode(pair, ties.filter((tie) => tie.pair !== pairKey(pair) && tie.pair.split('-').some((code) => code === pair.a || code === pair.b)));
}

/** Imported events by the place that the row which stands for them tells. */
export function importedPlaces(imported: Imported, filter: EventFilter): PlaceCount[] {
  return countPlaces(chosen(imported, filter).map(({ place, type, date }) => ({ name: place, code: null, quad: quadOf(type), latest: date === null ? null : dayRange(date)!.last })));
}

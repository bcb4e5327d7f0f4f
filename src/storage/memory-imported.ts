import type { EventFinding } from '../coder/findings.js';
import { quadOf, scoreOf } from '../ontology/event-codes.js';
import type { CountRequest, CountResult, DyadCount, GroupBy } from '../record/counts.js';
import { pairKey, pairsOfEvent, type Direction, type PairMembership } from '../record/dyad.js';
import type { EventFilter, EventPage, EventRow } from '../record/event-record.js';
import type { ImportedEvent, ImportedMention, ImportFile, SeriesPoint } from '../record/import-record.js';
import { dayRange, isInWindow, periodOf } from '../record/period.js';
import { pairOfFilter, type PageBounds } from './batch.js';
import { importedRow } from './imported-row.js';
import { compare, firstDay, holds } from './memory-rows.js';
import { compareGroups, exposureOfImported, importedOrigins, type PairCount, type PairSeries } from './origins.js';

/** Imported events in memory by id, with the files they come from: the readable twin of the SQL. */
export interface Imported {
  readonly events: ReadonlyMap<string, ImportedEvent>;
  readonly files: ReadonlyMap<string, ImportFile>;
  readonly mentions: ReadonlyMap<string, ImportedMention>;
}

const actorsOf = (codes: readonly string[]): EventFinding['source'] => codes.map((code) => ({ code, sector: null, name: null, span: [0, 0] as const }));
const pairsOf = (event: ImportedEvent): PairMembership[] => pairsOfEvent({ source: actorsOf(event.sources), target: actorsOf(event.targets) });

function directionOf(event: ImportedEvent, filter: EventFilter): Direction | null {
  const pair = pairOfFilter(filter);
  return pair === undefined ? null : pairsOf(event).find((membership) => pairKey(membership.pair) === pairKey(pair))?.direction ?? null;
}

function passesImported(filter: EventFilter, event: ImportedEvent): boolean {
  const allows = <T>(list: readonly T[] | undefined, isIn: (value: T) => boolean) => list === undefined || list.some(isIn);
  const direction = filter.dyad === undefined ? null : directionOf(event, { dyad: filter.dyad });
  return importedOrigins(filter).includes(event.origin)
    && (filter.pair === undefined || directionOf(event, { pair: filter.pair }) !== null)
    && (filter.dyad === undefined || direction === 'both' || direction === (filter.dyad.source < filter.dyad.target ? 'ab' : 'ba'))
    && (filter.actor === undefined || [...event.sources, ...event.targets].includes(filter.actor))
    && isInWindow(event.date, filter.from, filter.to)
    && allows(filter.types, (type) => type === event.type)
    && allows(filter.modes, (mode) => mode === event.mode)
    && allows(filter.quads, (quad) => quad === quadOf(event.type))
    && allows(filter.sectors, (sector) => event.sectors.includes(sector))
    && allows(filter.statuses, (status) => status === event.status)
    && allows(filter.actorSectors, (sector) => sector === event.sourceSector || sector === event.targetSector)
    && allows(filter.outlets, (name) => name === event.outlet)
    && filter.documents === undefined && filter.speakers === undefined
    && (filter.text === undefined || holds(event.text ?? '', filter.text));
}

const chosen = ({ events }: Imported, filter: EventFilter): ImportedEvent[] => [...events.values()].filter((event) => passesImported(filter, event));

/** An imported event as events are answered, with the articles that report it. */
export function rowOf({ files, mentions }: Imported, event: ImportedEvent, direction: Direction | null): EventRow {
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
  return { rows: found.slice(0, offset + limit).map((event) => rowOf(imported, event, directionOf(event, filter))), total: found.length };
}

/** Counts of imported events; see `Store.counts`. */
export function countImported(imported: Imported, filter: EventFilter, { by, unit = 'month', of = 'event', hasExposure = true }: CountRequest): CountResult {
  const groups = new Map<string, { values: (string | null)[]; events: ImportedEvent[] }>();
  const events = chosen(imported, filter);
  for (const event of events) {
    const lists = by.map((name) => valuesOf(event, name, filter, unit));
    for (const values of lists.reduce<(string | null)[][]>((heads, list) => heads.flatMap((head) => list.map((value) => [...head, value])), [[]])) {
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, events: [] };
      group.events.push(event);
      groups.set(key, group);
    }
  }
  const count = (list: readonly ImportedEvent[]): number => (of === 'event' ? list.length
    : of === 'report' ? list.reduce((sum, { reports }) => sum + (reports ?? 1), 0) : new Set(list.flatMap(({ outlet }) => outlet ?? [])).size);
  return {
    rows: [...groups.values()].toSorted((x, y) => compareGroups(x.values, y.values)).map(({ values, events: list }): DyadCount => ({
      group: Object.fromEntries(by.map((name, k) => [name, values[k] ?? null])), events: count(list), documents: 0,
      meanScore: list.reduce((sum, { type, mode }) => sum + scoreOf(type, mode), 0) / list.length,
    })),
    total: count(events),
    exposure: hasExposure ? exposure(imported, filter, unit) : [],
  };
}

function exposure({ events }: Imported, filter: EventFilter, unit: NonNullable<CountRequest['unit']>) {
  const origins = importedOrigins(filter);
  const pair = pairOfFilter(filter);
  const periods = new Map<string | null, { period: string | null; events: number; reports: number; aboutPair: number }>();
  for (const event of events.values()) {
    if (!origins.includes(event.origin) || !isInWindow(event.date, filter.from, filter.to)) continue;
    const period = periodOf(event.date, unit);
    const sum = periods.get(period) ?? { period, events: 0, reports: 0, aboutPair: 0 };
    sum.events += 1;
    sum.reports += event.reports ?? 1;
    if (pair === undefined || directionOf(event, { pair }) !== null) sum.aboutPair += 1;
    periods.set(period, sum);
  }
  return exposureOfImported([...periods.values()]);
}

function valuesOf(event: ImportedEvent, by: GroupBy, filter: EventFilter, unit: NonNullable<CountRequest['unit']>): readonly (string | null)[] {
  switch (by) {
    case 'origin': return [event.origin];
    case 'period': return [periodOf(event.date, unit)];
    case 'type': return [event.type];
    case 'mode': return [event.mode];
    case 'quad': return [String(quadOf(event.type))];
    case 'status': return [event.status];
    case 'sector': return event.sectors.length === 0 ? [null] : event.sectors;
    case 'direction': return [directionOf(event, filter)];
    case 'outlet': return [event.outlet];
    case 'outletCountry': return [null];
    case 'rule': return [`import.${event.origin}`];
  }
}

/** Imported events of every pair by data set. */
export function importedPairs({ events }: Imported): PairCount[] {
  const sums = new Map<string, { pair: string; origin: string; events: number; first: string | null; last: string | null }>();
  for (const event of events.values()) {
    const days = event.date === null ? null : dayRange(event.date);
    for (const { pair } of pairsOf(event)) {
      const key = `${event.origin} ${pairKey(pair)}`;
      const sum = sums.get(key) ?? { pair: pairKey(pair), origin: event.origin, events: 0, first: null, last: null };
      sum.events += 1;
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

import type { EventFinding, Finding } from '../coder/findings.js';
import type { DocumentHeader, Report, StoredDocument } from '../record/document-record.js';
import type { ClusterMember } from '../record/event-cluster.js';
import { codesOf, pairKey, type Direction, type Dyad, type Pair } from '../record/dyad.js';
import type { EventFilter, EventRow } from '../record/event-record.js';
import { dateOfEvent, headerOf, type PlacedFinding } from '../record/intake.js';
import { dayRange, isInWindow } from '../record/period.js';
import { pairOfFilter, type PageBounds } from './batch.js';

/** A document in memory with what belongs to it. Never changed: a write puts a new one in its place. */
export interface Entry {
  readonly document: StoredDocument;
  readonly coder: string;
  readonly lexicon: string;
  readonly reports: readonly Report[];
  readonly findings: readonly PlacedFinding[];
}

/** An event in memory: its document's entry, its place and its date. */
export interface EventEntry {
  readonly entry: Entry;
  readonly placed: PlacedFinding;
  readonly finding: EventFinding;
  readonly date: string | null;
}

/** A telling in memory with the event it is of. */
export interface ToldEvent extends EventEntry {
  /** Whether it stands for its event. */
  readonly isLead: boolean;
  /** All tellings of the event; itself alone when it is not the lead. */
  readonly tellings: readonly EventEntry[];
}

/** All events of the entries. */
export function eventEntries(entries: Iterable<Entry>): EventEntry[] {
  const found: EventEntry[] = [];
  for (const entry of entries) {
    for (const placed of entry.findings) {
      const { finding } = placed;
      if (finding.kind === 'event') found.push({ entry, placed, finding, date: dateOfEvent(finding, entry.document.date) });
    }
  }
  return found;
}

/** All tellings with the events they are of. */
export function toldEvents(entries: Iterable<Entry>, members: ReadonlyMap<string, ClusterMember>): ToldEvent[] {
  const events = eventEntries(entries);
  const groups = new Map<string, EventEntry[]>();
  const leadOf = ({ placed }: EventEntry): string => members.get(placed.id)?.lead ?? placed.id;
  for (const event of events) groups.set(leadOf(event), [...(groups.get(leadOf(event)) ?? []), event]);
  return events.map((event) => {
    const isLead = leadOf(event) === event.placed.id;
    return { ...event, isLead, tellings: isLead ? groups.get(event.placed.id)! : [event] };
  });
}

/** True when an event meets every condition of the filter. */
export function passes(filter: EventFilter, event: ToldEvent): boolean {
  const { finding } = event;
  const isTold = (holdsFor: (telling: EventEntry) => boolean) => (filter.of === 'report' ? holdsFor(event) : event.tellings.some(holdsFor));
  const actors = [...finding.source, ...finding.target];
  const allows = <T>(list: readonly T[] | undefined, isIn: (value: T) => boolean) => list === undefined || list.some(isIn);
  return (event.isLead || filter.of === 'report')
    && (filter.pair === undefined || directionIn(event, filter.pair) !== null)
    && (filter.dyad === undefined || isOfDyad(event, filter.dyad))
    && (filter.actor === undefined || codesOf(actors).includes(filter.actor))
    && isInWindow(event.date, filter.from, filter.to)
    && allows(filter.types, (type) => type === finding.type)
    && allows(filter.modes, (mode) => mode === finding.mode)
    && allows(filter.quads, (quad) => quad === finding.quad)
    && allows(filter.sectors, (sector) => finding.sectors.includes(sector))
    && allows(filter.statuses, (status) => status === finding.status)
    && allows(filter.actorSectors, (sector) => actors.some((actor) => actor.sector === sector))
    && allows(filter.documents, (id) => isTold(({ entry }) => id === entry.document.id))
    && allows(filter.outlets, (name) => isTold(({ entry }) => entry.reports.some((report) => report.outlet === name)))
    && allows(filter.places, (name) => finding.place?.name === name)
    && allows(filter.speakers, (speaker) => isTold(({ finding: { attribution } }) => (speaker === 'none' ? attribution.length === 0 : attribution.some(({ code }) => code === speaker))))
    && (filter.minConfidence === undefined || finding.confidence >= filter.minConfidence)
    && (filter.text === undefined || isTold(({ placed }) => holds(placed.sentenceText, filter.text!)));
}

/** True when `text` contains `wanted`, ignoring letter case. */
export function holds(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.toLowerCase());
}

/** Direction of an event within a pair, or null when it does not belong to it. */
export function directionIn(event: EventEntry, pair: Pair): Direction | null {
  const key = pairKey(pair);
  return event.placed.pairs.find((membership) => pairKey(membership.pair) === key)?.direction ?? null;
}

/** True when the entry holds an event or commitment of the pair. */
export function isAboutPair(entry: Entry, pair: Pair): boolean {
  const key = pairKey(pair);
  return entry.findings.some((placed) => placed.pairs.some((membership) => pairKey(membership.pair) === key));
}

export function headerOfEntry(entry: Entry): DocumentHeader {
  return headerOf(entry.document, entry.document.text.length, entry.reports);
}

export function toEventRow(event: ToldEvent, filter: EventFilter): EventRow {
  const { placed } = event;
  const pair = pairOfFilter(filter);
  return {
    id: placed.id, finding: event.finding, sentenceText: placed.sentenceText, document: headerOfEntry(event.entry),
    coder: placed.coder, lexicon: placed.lexicon, date: event.date, direction: pair === undefined ? null : directionIn(event, pair),
    ...(filter.of !== 'report' && event.tellings.length > 1 && { tellings: event.tellings.length }),
  };
}

/** Rows of one kind of finding with their entries. */
export function findingsOf<K extends Finding['kind']>(entries: Iterable<Entry>, kind: K) {
  const found: { entry: Entry; placed: PlacedFinding; finding: Extract<Finding, { kind: K }> }[] = [];
  for (const entry of entries) {
    for (const placed of entry.findings) {
      if (placed.finding.kind === kind) found.push({ entry, placed, finding: placed.finding as Extract<Finding, { kind: K }> });
    }
  }
  return found;
}

/** Order by first day (undated last), then document id, then place in the document. */
export function byDate(order: PageBounds['order'], date: (row: { entry: Entry; placed?: PlacedFinding; date?: string | null }) => string | null) {
  return (x: Parameters<typeof date>[0], y: Parameters<typeof date>[0]): number => {
    const [left, right] = [firstDay(date(x)), firstDay(date(y))];
    if (left !== right) {
      if (left === null || right === null) return left === null ? 1 : -1;
      return (left < right) === (order === 'oldest') ? -1 : 1;
    }
    return compare(x.entry.document.id, y.entry.document.id) || (x.placed?.number ?? 0) - (y.placed?.number ?? 0);
  };
}

/** Order of two texts by UTF-16 code unit. */
export function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

export function firstDay(date: string | null): string | null {
  return date === null ? null : (dayRange(date)?.first ?? null);
}

function isOfDyad(event: EventEntry, dyad: Dyad): boolean {
  const pair = pairOfFilter({ dyad });
  const direction = pair === undefined ? null : directionIn(event, pair);
  return direction === 'both' || direction === (dyad.source < dyad.target ? 'ab' : 'ba');
}

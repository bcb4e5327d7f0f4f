import type { EventEdit, RepeatReason, RepeatReasonLink } from '../record/event-cluster.js';
import type { ImportedEvent } from '../record/import-record.js';
import { editsInForce } from './hand-links.js';
import type { RepeatRule } from './repeat-rule.js';

/** A row of a data set as the search for repeats sees it. */
export interface RepeatRow {
  /** `<data set>:<id there>`. */
  readonly id: string;
  readonly event: ImportedEvent;
  /** Direction within its first pair; null when it belongs to none. */
  readonly direction: 'ab' | 'ba' | 'both' | null;
}

/** How a row stands: by itself or for its event, for an event told from both sides, or as a repeat of another row. */
type Standing = 'lead' | 'both' | 'repeat';

/** Where a row stands: the row that stands for its event, and how. */
export interface RepeatPlace {
  readonly lead: string;
  readonly standing: Standing;
}

/** What persons decided about rows: those put together share a group; a row taken out is joined by nothing but such a group. */
interface HandPlace {
  readonly group: string | null;
  readonly isAlone: boolean;
}

/** Reads edits as they hold now; of two that contradict each other the later one wins. */
export function readHandPlaces(edits: readonly EventEdit[]): ReadonlyMap<string, HandPlace> {
  const places = new Map<string, HandPlace>();
  for (const { action, events } of editsInForce(edits)) {
    const [first] = events;
    if (first === undefined) continue;
    if (action === 'split') places.set(first, { group: null, isAlone: true });
    else {
      const groups = new Set(events.flatMap((id) => places.get(id)?.group ?? []));
      for (const id of events) places.set(id, { isAlone: places.get(id)?.isAlone ?? false, group: first });
      for (const [id, place] of places) if (place.group !== null && groups.has(place.group)) places.set(id, { ...place, group: first });
    }
  }
  return places;
}

/** What rows must have in common to be compared; null for a row that repeats nothing: another data set, or not dated to a day. */
function actKey(event: ImportedEvent, hasPair: boolean, rule: RepeatRule): string | null {
  if (!rule.origins.includes(event.origin) || rule.links.length === 0 || event.date === null || event.date.length < 10) return null;
  const side = (codes: readonly string[], sector: string | null, name: string | null): string => {
    const sorted = codes.toSorted().join(' ');
    return hasPair ? sorted : [sorted, sector ?? '', name ?? ''].join('\u001e');
  };
  const [source, target] = [side(event.sources, event.sourceSector, event.sourceName), side(event.targets, event.targetSector, event.targetName)];
  const sides = isMutual(event, rule) ? [source, target].toSorted().join('=') : isHosting(event) ? `${target}>${source}` : `${source}>${target}`;
  return [event.origin, event.type, event.mode ?? '', event.status, event.date, sides].join('\u001f');
}

/** An act that two do together. A visit is told apart by who travels. */
function isMutual({ type, mode, cameo }: Pick<ImportedEvent, 'type' | 'mode' | 'cameo'>, rule: RepeatRule): boolean {
  return mode !== 'visit' && (cameo === null ? rule.mutualTypes.includes(type) : rule.mutualCodes.some((code) => cameo.startsWith(code)));
}

/** A visit told by its host: CAMEO 043, whose source receives the target. */
function isHosting({ mode, cameo }: Pick<ImportedEvent, 'mode' | 'cameo'>): boolean {
  return mode === 'visit' && cameo !== null && cameo.startsWith('043');
}

/** Where each row stands; rows that are compared with no other are left out. The plain statement of what the store on DuckDB does in bulk. */
export function placeRepeats(rows: readonly RepeatRow[], rule: RepeatRule, edits: readonly EventEdit[]): ReadonlyMap<string, RepeatPlace> {
  const hand = readHandPlaces(edits);
  const joined = new Map<string, string>();
  const root = (id: string): string => { let at = id; while (joined.has(at)) at = joined.get(at)!; return at; };
  const join = (x: string, y: string): void => { const [a, b] = [root(x), root(y)]; if (a !== b) joined.set(a, b); };
  const links = new Map<string, string>();
  for (const row of rows) for (const link of linksOf(row, rule, hand.get(row.id))) {
    const other = links.get(link);
    if (other === undefined) links.set(link, row.id);
    else join(row.id, other);
  }
  const groups = new Map<string, RepeatRow[]>();
  for (const row of rows) groups.set(root(row.id), [...(groups.get(root(row.id)) ?? []), row]);
  const places = new Map<string, RepeatPlace>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sorted = group.toSorted(compareLeads);
    const lead = sorted[0]!.id;
    const directions = new Set(group.flatMap(({ event, direction }) => (isMutual(event, rule) ? direction ?? [] : [])));
    for (const { id } of group) places.set(id, { lead, standing: id !== lead ? 'repeat' : directions.size > 1 ? 'both' : 'lead' });
  }
  return places;
}

/** What joins a row to others: rows that share one of these are of one event. */
function linksOf({ event, direction }: RepeatRow, rule: RepeatRule, hand: HandPlace | undefined): string[] {
  const byHand = hand?.group === undefined || hand.group === null ? [] : [`hand\u001f${hand.group}`];
  const act = actKey(event, direction !== null, rule);
  if (act === null || hand?.isAlone === true) return byHand;
  const article = event.url ?? event.outlet;
  const of = { day: [`day\u001f${act}`], place: event.place === null ? [] : [`place\u001f${act}\u001f${event.place}`], article: article === null ? [] : [`article\u001f${act}\u001f${article}`] };
  return [...byHand, ...rule.links.flatMap((link) => of[link])];
}

/** Order in which rows stand for their event: told by the visitor before told by the host, then by id, numbers first. */
function compareLeads(x: RepeatRow, y: RepeatRow): number {
  const [left, right] = [isHosting(x.event), isHosting(y.event)];
  if (left !== right) return left ? 1 : -1;
  const [a, b] = [x.event.sourceId, y.event.sourceId];
  const [isA, isB] = [isNumber(a), isNumber(b)];
  if (isA !== isB) return isA ? -1 : 1;
  if (isA && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

const isNumber = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id);

/** Why the rows of an event are taken for one: each with the first row, in order from the lead on, that it is joined to. */
export function explainRepeats(rows: readonly RepeatRow[], lead: string, rule: RepeatRule, edits: readonly EventEdit[]): RepeatReason[] {
  const hand = readHandPlaces(edits);
  const links = new Map(rows.map((row) => [row.id, new Set(linksOf(row, rule, hand.get(row.id)))]));
  const reached = rows.filter(({ id }) => id === lead);
  const waiting = new Set(rows.filter(({ id }) => id !== lead).toSorted(compareLeads));
  const reasons: RepeatReason[] = [];
  for (let k = 0; k < reached.length; k += 1) {
    const from = reached[k]!;
    for (const row of waiting) {
      const shared = [...links.get(row.id)!].filter((link) => links.get(from.id)!.has(link));
      if (shared.length === 0) continue;
      waiting.delete(row);
      reached.push(row);
      reasons.push({ telling: row.id, with: from.id, links: [...shared.map(nameOf), ...(from.event.sources.join() === row.event.sources.join() ? [] : ['both-sides' as const])] });
    }
  }
  return reasons;
}

function nameOf(link: string): RepeatReasonLink {
  return ({ hand: 'by-hand', place: 'same-place', article: 'same-article' } as const)[link.slice(0, link.indexOf('\u001f'))] ?? 'same-day';
}

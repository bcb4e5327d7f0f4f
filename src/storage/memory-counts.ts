import type { CountRequest, CountResult, DyadCount, Exposure, GroupBy } from '../record/counts.js';
import type { EventFilter } from '../record/event-record.js';
import { isInWindow, periodOf } from '../record/period.js';
import { pairOfFilter } from './batch.js';
import { isAboutPair, passes, toEventRow, type Entry, type EventEntry, type ToldEvent } from './memory-rows.js';
import { compareGroups } from './origins.js';

interface Group {
  readonly values: (string | null)[];
  readonly scores: number[];
  readonly documents: Set<string>;
  readonly outlets: Set<string>;
}

/** Counts events by group with exposure; see `Store.counts`. */
export function countEvents(told: readonly ToldEvent[], entries: readonly Entry[], filter: EventFilter, request: CountRequest): CountResult {
  const unit = request.unit ?? 'month';
  const of = request.of ?? 'event';
  const wanted: EventFilter = { ...filter, of: of === 'event' ? 'event' : 'report' };
  const events = told.filter((event) => passes(wanted, event));
  const groups = new Map<string, Group>();
  for (const event of events) {
    const tellings = of === 'event' ? event.tellings : [event];
    for (const values of combinations(request.by.map((by) => valuesOf(event, tellings, by, wanted, unit)))) {
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, scores: [], documents: new Set<string>(), outlets: new Set<string>() };
      group.scores.push(event.finding.score);
      for (const { entry } of tellings) group.documents.add(entry.document.id);
      for (const name of outletsOf(tellings)) if (name !== null) group.outlets.add(name);
      groups.set(key, group);
    }
  }
  const rows = [...groups.values()].toSorted((x, y) => compareGroups(x.values, y.values)).map(({ values, scores, documents, outlets }): DyadCount => ({
    group: Object.fromEntries(request.by.map((by, k) => [by, values[k] ?? null])),
    events: of === 'outlet' ? outlets.size : scores.length,
    documents: documents.size,
    meanScore: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  }));
  const total = of === 'outlet' ? new Set(outletsOf(events).filter((name) => name !== null)).size : events.length;
  return { rows, total, exposure: request.hasExposure === false ? [] : exposureOf(entries, filter, unit) };
}

function outletsOf(tellings: readonly EventEntry[]): (string | null)[] {
  return tellings.flatMap(({ entry }) => entry.reports.map((report) => report.outlet));
}

function valuesOf(event: ToldEvent, tellings: readonly EventEntry[], by: GroupBy, filter: EventFilter, unit: NonNullable<CountRequest['unit']>): (string | null)[] {
  const { finding } = event;
  switch (by) {
    case 'origin': return ['coded'];
    case 'period': return [periodOf(event.date, unit)];
    case 'type': return [finding.type];
    case 'mode': return [finding.mode];
    case 'quad': return [String(finding.quad)];
    case 'sector': return orNull(finding.sectors);
    case 'status': return [finding.status];
    case 'rule': return [finding.rule];
    case 'direction': return [toEventRow(event, filter).direction];
    case 'outlet': return orNull(outletsOf(tellings));
    case 'outletCountry': return orNull(tellings.flatMap(({ entry }) => entry.reports.map((report) => report.country)));
  }
}

function exposureOf(entries: readonly Entry[], filter: EventFilter, unit: NonNullable<CountRequest['unit']>): Exposure[] {
  const pair = pairOfFilter(filter);
  const periods = new Map<string | null, { documents: number; aboutPair: number; reports: number }>();
  for (const entry of entries) {
    if (!isInWindow(entry.document.date, filter.from, filter.to)) continue;
    const period = periodOf(entry.document.date, unit);
    const sum = periods.get(period) ?? { documents: 0, aboutPair: 0, reports: 0 };
    sum.documents += 1;
    sum.reports += entry.reports.length;
    if (pair === undefined || isAboutPair(entry, pair)) sum.aboutPair += 1;
    periods.set(period, sum);
  }
  return [...periods].map(([period, sum]) => ({ period, ...sum })).toSorted((x, y) => compareGroups([x.period], [y.period]));
}

function orNull(values: readonly (string | null)[]): (string | null)[] {
  return values.length === 0 ? [null] : [...new Set(values)];
}

function combinations(lists: (string | null)[][]): (string | null)[][] {
  return lists.reduce<(string | null)[][]>((heads, list) => heads.flatMap((head) => list.map((value) => [...head, value])), [[]]);
}

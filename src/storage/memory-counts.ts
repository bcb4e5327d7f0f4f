import type { CountRequest, CountResult, DyadCount, Exposure, GroupBy } from '../record/counts.js';
import type { EventFilter } from '../record/event-record.js';
import { isInWindow, periodOf } from '../record/period.js';
import { pairOfFilter } from './batch.js';
import { compare, eventEntries, isAboutPair, passes, toEventRow, type Entry, type EventEntry } from './memory-rows.js';

/** Counts events by group with exposure; see `Store.counts`. */
export function countEvents(entries: readonly Entry[], filter: EventFilter, request: CountRequest): CountResult {
  const unit = request.unit ?? 'month';
  const events = eventEntries(entries).filter((event) => passes(filter, event));
  const groups = new Map<string, { values: (string | null)[]; scores: number[]; documents: Set<string> }>();
  for (const event of events) {
    for (const values of combinations(request.by.map((by) => valuesOf(event, by, filter, unit)))) {
      const key = JSON.stringify(values);
      const group = groups.get(key) ?? { values, scores: [], documents: new Set<string>() };
      group.scores.push(event.finding.score);
      group.documents.add(event.entry.document.id);
      groups.set(key, group);
    }
  }
  const rows = [...groups.values()].toSorted((x, y) => compareValues(x.values, y.values)).map(({ values, scores, documents }): DyadCount => ({
    group: Object.fromEntries(request.by.map((by, k) => [by, values[k] ?? null])),
    events: scores.length,
    documents: documents.size,
    meanScore: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  }));
  return { rows, total: events.length, exposure: exposureOf(entries, filter, unit) };
}

function valuesOf(event: EventEntry, by: GroupBy, filter: EventFilter, unit: NonNullable<CountRequest['unit']>): (string | null)[] {
  const { finding, entry } = event;
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
    case 'outlet': return orNull(entry.reports.map((report) => report.outlet));
    case 'outletCountry': return orNull(entry.reports.map((report) => report.country));
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
  return [...periods].map(([period, sum]) => ({ period, ...sum })).toSorted((x, y) => compareValues([x.period], [y.period]));
}

function orNull(values: readonly (string | null)[]): (string | null)[] {
  return values.length === 0 ? [null] : [...new Set(values)];
}

function combinations(lists: (string | null)[][]): (string | null)[][] {
  return lists.reduce<(string | null)[][]>((heads, list) => heads.flatMap((head) => list.map((value) => [...head, value])), [[]]);
}

function compareValues(x: readonly (string | null)[], y: readonly (string | null)[]): number {
  for (const [k, left] of x.entries()) {
    const right = y[k] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return compare(left, right);
  }
  return 0;
}

import type { EventEdit } from '../record/event-cluster.js';
import { createComparer } from './compare.js';
import type { EventReport } from './event-report.js';
import { groupComponent } from './group-component.js';
import { readHandLinks } from './hand-links.js';
import { ReportWindow } from './report-window.js';
import { DEFAULT_RULE, type DedupeRule } from './rule.js';

/**
 * Groups tellings into events, all at once: each group is a list of tellings sorted by id. The result is a function of the set of tellings, the rule
 * and the edits; the order they are given in does not matter.
 */
export function findEvents(reports: readonly EventReport[], rule: DedupeRule = DEFAULT_RULE, edits: readonly EventEdit[] = []): EventReport[][] {
  const comparer = createComparer(rule);
  const hand = readHandLinks(edits);
  const window = new ReportWindow(comparer, hand.joined);
  const components = reports.toSorted(byFirstDay).flatMap((report) => window.add(report));
  components.push(...window.end());
  return components.flatMap((members) => groupComponent(members, comparer, hand)).toSorted((x, y) => (x[0]!.id < y[0]!.id ? -1 : 1));
}

/** The order a `ReportWindow` wants: by first day, undated first. */
export function byFirstDay(x: EventReport, y: EventReport): number {
  return (x.firstDay ?? -Infinity) - (y.firstDay ?? -Infinity) || (x.id < y.id ? -1 : 1);
}

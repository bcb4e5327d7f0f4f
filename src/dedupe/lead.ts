import type { EventReport } from './event-report.js';

const STATUS_ORDER = ['actual', 'planned', 'requested', 'hypothetical', 'background', 'denied'];

/**
 * The telling that stands for an event in counts and lists: what most tellings say (type, then day), told as news rather than in retrospect or denial,
 * most exactly dated, with most actors named, first published; then the smallest id. Depends on the set of tellings only.
 */
export function leadOf(group: readonly EventReport[]): EventReport {
  const types = tally(group.map(({ type }) => type));
  const days = tally(group.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`));
  const rank = (report: EventReport): readonly number[] => [
    STATUS_ORDER.indexOf(report.status), -types.get(report.type)!, span(report), -days.get(`${report.firstDay} ${report.lastDay}`)!, report.isDateTold ? 0 : 1,
    -(report.sources.length > 0 ? 1 : 0) - (report.targets.length > 0 || report.sources.length > 1 ? 1 : 0), report.published ?? Number.MAX_SAFE_INTEGER,
  ];
  return group.map((report) => ({ report, rank: rank(report) })).toSorted((x, y) => compareRanks(x.rank, y.rank) || (x.report.id < y.report.id ? -1 : 1))[0]!.report;
}

const span = ({ firstDay, lastDay }: EventReport): number => (firstDay === null || lastDay === null ? 1000 : lastDay - firstDay);

function tally(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function compareRanks(x: readonly number[], y: readonly number[]): number {
  for (const [k, left] of x.entries()) if (left !== y[k]) return left - y[k]!;
  return 0;
}

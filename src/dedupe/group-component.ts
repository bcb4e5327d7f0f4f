import { agglomerate, type ScoredPair } from './agglomerate.js';
import type { Comparer } from './compare.js';
import type { EventReport } from './event-report.js';
import type { HandLinks } from './hand-links.js';

/** Components are weighed whole up to this many tellings; larger ones are first cut at their weaker edges. Judgement: the cost of weighing grows with the cube. */
const LARGEST = 300;

/**
 * Groups the tellings of a component into events. Depends on the set of tellings only, not on their order. Groups are lists of tellings sorted by id,
 * in order of their first id.
 */
export function groupComponent(reports: readonly EventReport[], comparer: Comparer, hand: HandLinks): EventReport[][] {
  const sorted = reports.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  return groupSorted(sorted, comparer, hand, comparer.rule.threshold).toSorted((x, y) => (x[0]!.id < y[0]!.id ? -1 : 1));
}

function groupSorted(reports: readonly EventReport[], comparer: Comparer, hand: HandLinks, level: number): EventReport[][] {
  if (reports.length === 1) return [[...reports]];
  if (reports.length > LARGEST) return cut(reports, comparer, level + 1).flatMap((part) => (part.length === reports.length && level > 20 ? [part] : groupSorted(part, comparer, hand, level + 1)));
  const pairs: ScoredPair[] = [];
  for (let x = 0; x < reports.length; x++) for (let y = x + 1; y < reports.length; y++) pairs.push({ x, y, score: comparer.score(reports[x]!, reports[y]!) });
  const groups = new Map<number, EventReport[]>();
  for (const [k, group] of agglomerate(reports.length, pairs, comparer.rule.threshold, hand.within(reports)).entries()) {
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [reports[k]!]);
    else members.push(reports[k]!);
  }
  return [...groups.values()];
}

/** Parts that are connected by pairs with at least this score. */
function cut(reports: readonly EventReport[], comparer: Comparer, level: number): EventReport[][] {
  const parts: EventReport[][] = [];
  const left = new Set(reports);
  for (const seed of reports) {
    if (!left.delete(seed)) continue;
    const part = [seed];
    for (let at = 0; at < part.length; at++) {
      for (const other of left) {
        const score = comparer.score(part[at]!, other);
        if (score !== null && score >= level) { left.delete(other); part.push(other); }
      }
    }
    parts.push(part.toSorted((x, y) => (x.id < y.id ? -1 : 1)));
  }
  return parts;
}

import type { Pair } from './dyad.js';
import type { EventRow, VisitRow } from './event-record.js';

/**
 * Reads visit events of a pair as visits: who went to whom, and who is named. Events in which both sides stand on both ends
 * tell of no single visitor and are left out (they remain among the events). Order is kept.
 */
export function visitsOf(events: readonly EventRow[], pair: Pair): VisitRow[] {
  return events.flatMap((event) => {
    if (event.direction !== 'ab' && event.direction !== 'ba') return [];
    const [visitor, host] = event.direction === 'ab' ? [pair.a, pair.b] : [pair.b, pair.a];
    const names = event.finding.source.flatMap((actor) => (actor.code === visitor && actor.name !== null ? [actor.name] : []));
    return [{ event, visitor, host, people: [...new Set(names)] }];
  });
}

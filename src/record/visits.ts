import { labelOf } from '../ontology/countries.js';
import type { Pair } from './dyad.js';
import type { EventRow, VisitRow } from './event-record.js';

/**
 * Reads visit events of a pair as visits: who went to whom, and who is named. Events in which both sides stand on both ends
 * tell of no single visitor and are left out (they remain among the events). A data set may tell of a visit by its host
 * (CAMEO 043): then who is received is the visitor. Order is kept.
 */
export function visitsOf(events: readonly EventRow[], pair: Pair): VisitRow[] {
  return events.flatMap((event) => {
    if (event.direction !== 'ab' && event.direction !== 'ba') return [];
    const isHosted = event.imported !== undefined && event.finding.cameo?.startsWith('043') === true;
    const [visitor, host] = (event.direction === 'ab') !== isHosted ? [pair.a, pair.b] : [pair.b, pair.a];
    const side = isHosted ? event.finding.target : event.finding.source;
    const names = side.flatMap((actor) => (actor.code === visitor && actor.name !== null && isNamed(event, visitor, actor.name) ? [actor.name] : []));
    return [{ event, visitor, host, people: [...new Set(names)] }];
  });
}

/** Whether a name is that of a person or body: data sets also name the state itself there, and GDELT, in capitals, words of its dictionary. */
function isNamed({ imported }: EventRow, code: string, name: string): boolean {
  return imported === undefined || (name !== name.toUpperCase() && name !== labelOf(code));
}

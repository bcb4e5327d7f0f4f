import { readRows } from '../base/table.js';
import type { EventStatus, EventType } from './event-types.js';
import { tables } from './tables.generated.js';

const roots = new Map(readRows(tables['relation-roots']!, ['type', 'mode', 'status', 'root']).map((row) => [`${row.type} ${row.mode} ${row.status}`, row.root as EventType]));

/** Type under which relation data sets that follow the CAMEO roots count an act (`data/ontology/relation-roots.tsv`). */
export function relationRoot(type: EventType, mode: string | null, status: EventStatus): EventType {
  return roots.get(`${type} ${mode ?? ''} ${status}`) ?? roots.get(`${type} ${mode ?? ''} `) ?? roots.get(`${type}  ${status}`) ?? type;
}

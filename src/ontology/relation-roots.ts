import { readRows } from '../base/table.js';
import type { EventStatus, EventType } from './event-types.js';
import { tables } from './tables.generated.js';

const roots = new Map(readRows(tables['relation-roots']!, ['type', 'mode', 'status', 'head', 'root']).map((row) => [`${row.type} ${row.mode} ${row.status} ${row.head}`, row.root as EventType]));

/** Type under which relation data sets that follow the CAMEO roots count an act (`data/ontology/relation-roots.tsv`). `words`: those that carry it. */
export function relationRoot(type: EventType, mode: string | null, status: EventStatus, words: readonly string[]): EventType {
  const act = `${type} ${mode ?? ''}`;
  for (const word of words) {
    const root = roots.get(`${act}  ${word}`);
    if (root) return root;
  }
  return roots.get(`${act} ${status} `) ?? roots.get(`${act}  `) ?? roots.get(`${type}  ${status} `) ?? type;
}

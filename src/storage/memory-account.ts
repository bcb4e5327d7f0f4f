import type { EventAccount } from '../record/event-cluster.js';
import { editsAbout, inOrderOfPublication } from './batch.js';
import type { Clusters } from './memory-clusters.js';
import { compare, toEventRow, type ToldEvent } from './memory-rows.js';

/** The event a telling is of, with all its tellings; see `Store.account`. */
export function accountOf(told: readonly ToldEvent[], { members, copies, edits }: Clusters, telling: string): EventAccount | null {
  const found = told.find(({ placed }) => placed.id === telling);
  if (found === undefined) return null;
  const lead = members.get(telling)?.lead ?? telling;
  const rows = told.filter(({ placed }) => (members.get(placed.id)?.lead ?? placed.id) === lead);
  return {
    lead,
    tellings: inOrderOfPublication(rows.map((event) => {
      const copy = copies.get(event.entry.document.id);
      return {
        row: toEventRow(event, { of: 'report' }),
        reports: event.entry.reports.toSorted((x, y) => compare(x.outlet ?? '\uffff', y.outlet ?? '\uffff') || compare(x.url ?? '\uffff', y.url ?? '\uffff')),
        copy: copy === undefined || copy.nearest === null ? null : copy,
      };
    })),
    edits: editsAbout([...edits.values()], rows.map(({ placed }) => placed.id)),
  };
}

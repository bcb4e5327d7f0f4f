import type { DocumentCopy, EventAccount } from '../record/event-cluster.js';
import { editsAbout, inOrderOfPublication } from './batch.js';
import { readEventEdits } from './duckdb-clusters.js';
import type { DuckDBFile } from './duckdb-file.js';
import { readReports, readTellings } from './duckdb-read.js';

/** The event a telling is of, with all its tellings; see `Store.account`. To be called inside `exclusive`. */
export async function readAccount(file: DuckDBFile, telling: string): Promise<EventAccount | null> {
  const [found] = await file.query('select coalesce(m.lead, e.id) as lead from event e left join event_member m on m.event = e.id where e.id = $telling', { telling });
  if (found === undefined) return null;
  const lead = found['lead'] as string;
  const members = (await file.query('select event from event_member where lead = $lead', { lead })).map((row) => row['event'] as string);
  const rows = await readTellings(file, members.length === 0 ? [telling] : members);
  const docs = [...new Set(rows.map(({ document }) => document.id))];
  const reports = await readReports(file, docs);
  const copies = new Map((await file.query('select doc, copies, nearest, similarity, shared from document_copy where nearest is not null and doc in (select unnest($docs))', { docs }))
    .map((row) => [row['doc'] as string, row as unknown as DocumentCopy]));
  return {
    lead,
    tellings: inOrderOfPublication(rows.map((row) => ({ row, reports: reports.get(row.document.id) ?? [], copy: copies.get(row.document.id) ?? null }))),
    edits: editsAbout(await readEventEdits(file), rows.map(({ id }) => id)),
  };
}

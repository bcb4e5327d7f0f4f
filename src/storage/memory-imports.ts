import type { EventChunk } from '../importers/chunk.js';
import { readEvent } from '../importers/read-event.js';
import { eventLayout } from '../importers/registry.js';
import { sumLeftOut, sumUnmapped, withRows } from '../importers/tally.js';
import type { ImportedEvent, ImportFile, RowsLeftOut, UnmappedCode } from '../record/import-record.js';

/** Key of an imported event in memory. */
export function importedId(event: Pick<ImportedEvent, 'origin' | 'sourceId'>): string {
  return `${event.origin}:${event.sourceId}`;
}

/** Reads a chunk row by row into `into`, which is changed; gives the state of the file. */
export function importChunk(into: Map<string, ImportedEvent>, chunk: EventChunk, state: ImportFile): ImportFile {
  if (chunk.rows.form !== 'cells') throw new Error('the store in memory takes rows as cells only');
  const layout = eventLayout(chunk.layout);
  const leftOut: RowsLeftOut[] = [];
  const unmapped: UnmappedCode[] = [];
  let added = 0;
  let usable = 0;
  for (const row of chunk.rows.rows) {
    const result = readEvent(layout, chunk.columns, row, state.id);
    for (const code of result.unknown) unmapped.push({ ...code, rows: 1 });
    if (result.leftOut !== null) leftOut.push({ reason: result.leftOut.reason, rows: 1, examples: [{ line: row.line, value: result.leftOut.value }] });
    if (result.event === null) continue;
    usable += 1;
    const id = importedId(result.event);
    if (into.has(id)) continue;
    into.set(id, result.event);
    added += 1;
  }
  return withRows(state, { rows: chunk.rows.rows.length, added, known: usable - added, leftOut: sumLeftOut(leftOut), unmapped: sumUnmapped(unmapped) });
}

import type { Layout, Reading, RowResult } from '../../importers/importer.js';
import { splitRows } from '../../importers/rows.js';
import { sumLeftOut, sumUnmapped } from '../../importers/tally.js';
import type { ImportFile, RowsLeftOut, UnmappedCode } from '../../record/import-record.js';
import type { Store } from '../../storage/store.js';
import type { Effects } from '../effects.js';
import type { Chunk } from './chunks.js';

/** Takes the chunks of one file into the record. */
export interface RowWriter {
  /** Writes a chunk with the state of the file in one transaction; gives the state with what the chunk added. */
  write(chunk: Chunk, file: ImportFile): Promise<ImportFile>;
  /** Writes what the end of the file brings and its last state. */
  end(file: ImportFile): Promise<ImportFile>;
  /** Must be called at last, whatever happened. */
  close(): Promise<void>;
}

/** Rows of the end of a file written in one transaction. Judgement. */
const MOST_AT_ONCE = 50_000;

/** The writer for a layout. */
export async function writeRows(effects: Effects, store: Store, layout: Layout, reading: Reading, name: string, isTrial: boolean): Promise<RowWriter> {
  if (layout.kind === 'events') return (await import('./write-events.js')).writeEvents(effects, store, layout, reading, isTrial);
  const reader = layout.open(reading, name);
  return {
    async write({ bytes, firstLine }, file) {
      const split = splitRows(new TextDecoder().decode(bytes), reading, firstLine);
      const results = split.rows.map((row) => ({ line: row.line, result: reader.read(row) }));
      return putResults(store, file, results, split.rows.length + lost(split.leftOut), split.leftOut, isTrial);
    },
    async end(file) {
      if (reader.end === undefined || !file.isComplete) return putResults(store, file, [], 0, [], isTrial);
      const { statistics = [], ...result } = reader.end();
      let state: ImportFile = { ...file, isComplete: false };
      for (let from = 0; from + MOST_AT_ONCE < statistics.length; from += MOST_AT_ONCE) {
        state = await putResults(store, state, [{ line: file.lines, result: { statistics: statistics.slice(from, from + MOST_AT_ONCE) } }], 0, [], isTrial);
      }
      const last = { ...result, statistics: statistics.slice(Math.floor(Math.max(0, statistics.length - 1) / MOST_AT_ONCE) * MOST_AT_ONCE) };
      return putResults(store, { ...state, isComplete: true }, [{ line: file.lines, result: last }], 0, [], isTrial);
    },
    close: async () => {},
  };
}

async function putResults(
  store: Store, file: ImportFile, results: readonly { readonly line: number; readonly result: RowResult }[], rows: number, leftOut: readonly RowsLeftOut[], isTrial: boolean,
): Promise<ImportFile> {
  const lostRows = results.flatMap(({ line, result }): RowsLeftOut[] => (
    result.leftOut === undefined ? [] : [{ reason: result.leftOut.reason, rows: 1, examples: [{ line, value: result.leftOut.value }] }]));
  const unmapped = results.flatMap(({ result }): UnmappedCode[] => (result.unmapped ?? []).map((code) => ({ ...code, rows: 1 })));
  const { importFile } = await store.put({
    statistics: results.flatMap(({ result }) => result.statistics ?? []),
    series: results.flatMap(({ result }) => result.series ?? []),
    mentions: results.flatMap(({ result }) => result.mentions ?? []),
    compacts: results.flatMap(({ result }) => result.compacts ?? []),
    memberships: results.flatMap(({ result }) => result.memberships ?? []),
    progress: { file, tally: { rows, leftOut: sumLeftOut([...leftOut, ...lostRows]), unmapped: sumUnmapped(unmapped) } },
  }, { isTrial });
  return importFile!;
}

function lost(leftOut: readonly RowsLeftOut[]): number {
  return leftOut.reduce((sum, { rows }) => sum + rows, 0);
}

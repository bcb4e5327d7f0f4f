import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { EventChunk } from '../../importers/chunk.js';
import type { EventLayout, FileRow, Reading } from '../../importers/importer.js';
import { splitRows, type SplitRows } from '../../importers/rows.js';
import { withRows } from '../../importers/tally.js';
import type { ImportFile } from '../../record/import-record.js';
import type { Store } from '../../storage/store.js';
import type { Effects } from '../effects.js';
import type { Chunk } from './chunks.js';
import type { RowWriter } from './write-rows.js';

/**
 * The writer for events: hands each chunk to the store as a file, as it is where that is safe, else as rows that were split and numbered here. A store
 * without files gets the rows themselves.
 */
export async function writeEvents(effects: Effects, store: Store, layout: EventLayout, reading: Reading, isTrial: boolean): Promise<RowWriter> {
  const scratch = await effects.scratchFolder();
  const path = scratch === null ? '' : join(scratch.path, 'rows.tsv');
  const give = (rows: EventChunk['rows'], file: ImportFile) => store.importEvents({ layout: layout.name, columns: reading.columns, rows }, file, { isTrial });
  return {
    async write(chunk, file) {
      if (scratch !== null && isPlain(chunk, reading)) {
        await effects.writeFile(path, chunk.bytes);
        const done = await give({ form: 'plain', path, delimiter: reading.delimiter, firstLine: chunk.firstLine, lines: chunk.lines }, file);
        if (done !== null) return done;
      }
      const split = splitRows(new TextDecoder().decode(chunk.bytes), reading, chunk.firstLine);
      const state = countLost(file, split);
      if (scratch === null) return (await give({ form: 'cells', rows: split.rows }, state))!;
      await effects.writeFile(path, split.rows.map(numbered).join(''));
      return (await give({ form: 'numbered', path }, state))!;
    },
    end: async (file) => {
      if (isTrial) return file;
      const { importFile } = await store.put({ progress: { file, tally: { rows: 0, leftOut: [], unmapped: [] } } });
      return importFile!;
    },
    close: async () => { await scratch?.remove(); },
  };
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
/** Between the parts of a key in the store; a file that holds it is split here, where it becomes a space. */
const UNIT_SEPARATOR = 31;

/** No quotes to be read, one row a line, no blank line, nothing that DuckDB would read otherwise. */
function isPlain({ bytes }: Chunk, { isQuoted, cellsOf }: Reading): boolean {
  return !isQuoted && cellsOf === undefined && bytes.length > 0 && bytes[0] !== NEWLINE && ![0, CARRIAGE_RETURN, UNIT_SEPARATOR].some((byte) => bytes.includes(byte))
    && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\n\n') && isUtf8(bytes);
}

function numbered({ line, cells }: FileRow): string {
  return `${line}\t${cells.map((cell) => cell.replaceAll(/[\t\r\n\u001f]+/g, ' ')).join('\t')}\n`;
}

/** The rows lost in splitting, counted; the store counts the others. */
function countLost(file: ImportFile, { leftOut }: SplitRows): ImportFile {
  return withRows(file, { rows: leftOut.reduce((sum, { rows }) => sum + rows, 0), added: 0, known: 0, leftOut, unmapped: [] });
}

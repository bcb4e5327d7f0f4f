import type { ImportFile } from '../record/import-record.js';
import type { FileRow } from './importer.js';
import type { RowTally } from './tally.js';

/** Rows of an event file for a store to take in: plain data, so that they may go to another process on this machine. */
export interface EventChunk {
  /** Name of the layout in the registry. */
  readonly layout: string;
  /** Column names of the file, in order. */
  readonly columns: readonly string[];
  /**
   * The rows. `cells`: here. `plain`: a file of whole lines without quotes, blank lines, NUL or CR, as cut out of the original, where line k
   * has the number `firstLine + k`. `numbered`: a tab-separated file whose first column is the line number in the original.
   */
  readonly rows:
    | { readonly form: 'cells'; readonly rows: readonly FileRow[] }
    | { readonly form: 'plain'; readonly path: string; readonly delimiter: string; readonly firstLine: number; readonly lines: number }
    | { readonly form: 'numbered'; readonly path: string };
}

/** How a file stands when a batch is written; goes into the same transaction. */
export interface ImportProgress {
  /** The file with the place reached; its counts are those before this batch. */
  readonly file: ImportFile;
  /** What is to be added to its counts besides what the store itself counts. */
  readonly tally: Omit<RowTally, 'added' | 'known'>;
}

import type { RowsLeftOut } from '../record/import-record.js';
import type { FileRow, Reading } from './importer.js';
import { sumLeftOut } from './tally.js';

/** The usable rows of a piece of text, and those left out for their form. */
export interface SplitRows {
  readonly rows: readonly FileRow[];
  readonly leftOut: readonly RowsLeftOut[];
}

/**
 * Splits text into rows with as many cells as the reading has columns; `firstLine` is the number of the text's first line. Blank lines are
 * skipped. Rows with another number of cells are left out as `row/columns`, rows with a NUL character as `row/nul`, lines that are no JSON where they should be
 * as `row/json`. Lines may end in CR LF.
 */
export function splitRows(text: string, reading: Reading, firstLine: number): SplitRows {
  const rows: FileRow[] = [];
  const leftOut: RowsLeftOut[] = [];
  const lose = (reason: string, line: number, value: string) => leftOut.push({ reason, rows: 1, examples: [{ line, value }] });
  const { cellsOf } = reading;
  for (const line of cellsOf === undefined ? [] : plainRows(text, '\n', firstLine)) {
    const cells = cellsOf!(line.cells[0]!);
    if (cells === null) lose('row/json', line.line, line.cells[0]!);
    else if (cells.some((cell) => cell.includes('\0'))) lose('row/nul', line.line, cells[0]!);
    else rows.push({ line: line.line, cells });
  }
  if (cellsOf === undefined) for (const row of reading.isQuoted ? quotedRows(text, reading.delimiter, firstLine) : plainRows(text, reading.delimiter, firstLine)) {
    if (row.cells.length !== reading.columns.length) lose('row/columns', row.line, `${row.cells.length} cells; expected ${reading.columns.length}`);
    else if (row.cells.some((cell) => cell.includes('\0'))) lose('row/nul', row.line, row.cells[0]!);
    else rows.push(row);
  }
  return { rows, leftOut: sumLeftOut(leftOut) };
}

function* plainRows(text: string, delimiter: string, firstLine: number): Generator<FileRow> {
  let line = firstLine;
  for (let from = 0; from < text.length; line++) {
    let end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    const row = text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end);
    if (row !== '') yield { line, cells: row.split(delimiter) };
    from = end + 1;
  }
}

function* quotedRows(text: string, delimiter: string, firstLine: number): Generator<FileRow> {
  let cells: string[] = [];
  let line = firstLine;
  let start = firstLine;
  let from = 0;
  while (from < text.length) {
    let cell: string;
    if (text[from] === '"') {
      let end = from + 1;
      cell = '';
      for (;;) {
        const quote = text.indexOf('"', end);
        if (quote < 0) { cell += text.slice(end); end = text.length; break; }
        cell += text.slice(end, quote);
        end = quote + 1;
        if (text[end] !== '"') break;
        cell += '"';
        end += 1;
      }
      for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line += 1;
      // What stands between the closing quote and the delimiter belongs to the cell.
      from = end;
      end = endOfPlainCell(text, from, delimiter);
      cell += text.slice(from, end).replace(/\r$/, '');
      from = end;
    } else {
      const end = endOfPlainCell(text, from, delimiter);
      cell = text.slice(from, end);
      if (text[end] !== delimiter && cell.endsWith('\r')) cell = cell.slice(0, -1);
      from = end;
    }
    cells.push(cell);
    if (text[from] === delimiter) {
      from += 1;
      if (from === text.length) cells.push('');
      else continue;
    }
    if (cells.length > 1 || cells[0] !== '') yield { line: start, cells };
    cells = [];
    line += 1;
    start = line;
    from += 1;
  }
}

function endOfPlainCell(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === delimiter || text[at] === '\n') return at;
  return text.length;
}

const QUOTE = 34;
const NEWLINE = 10;

/**
 * Length of the longest beginning of `bytes` (which must begin at a row) that ends with a whole row; 0 when there is none. In quoted text a line
 * break within quotes ends no row.
 */
export function wholeRows(bytes: Uint8Array, reading: Pick<Reading, 'isQuoted' | 'delimiter'>): number {
  if (!reading.isQuoted) return bytes.lastIndexOf(NEWLINE) + 1;
  const delimiter = reading.delimiter.charCodeAt(0);
  let end = 0;
  let isQuoted = false;
  let atCellStart = true;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (isQuoted) {
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) at += 1;
      else isQuoted = false;
    } else if (byte === QUOTE && atCellStart) {
      isQuoted = true;
      atCellStart = false;
    } else if (byte === NEWLINE) {
      end = at + 1;
      atCellStart = true;
    } else atCellStart = byte === delimiter;
  }
  return end;
}

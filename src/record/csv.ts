/** One row of a CSV text with the line it starts on (1-based). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-separated values (RFC 4180): cells in double quotes may hold commas, line breaks and doubled quotes. Blank lines are
 * skipped, a byte-order mark is dropped, a quote left open runs to the end. No header is assumed.
 */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    cells = [];
    cell = '';
  };
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '\n') line++;
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; } else isQuoted = false;
    } else if (c === '"' && cell === '') isQuoted = true;
    else if (c === ',') { cells.push(cell); cell = ''; } else if (c === '\n') { endRow(); start = line; } else if (c !== '\r') cell += c;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/** Writes one row: cells with a comma, quote or line break are quoted. Null is an empty cell. No line end. */
export function formatCsvRow(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => {
    const written = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  }).join(',');
}

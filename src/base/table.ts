/** A data table as the build script writes it: one header row, then rows of cells, all strings. */
export interface Table {
  /** Path below `data/`, without ending: `lexicon/en/frames/accuse`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The same rows as they are written, cells parted by tabs, where the table was read from text. */
  readonly lines?: () => readonly string[];
}

/** Rows of a table as lines of cells parted by tabs: for tables of which few rows are ever read. */
export function linesOf(table: Table): readonly string[] {
  return table.lines?.() ?? table.rows.map((cells) => cells.join('\t'));
}

/**
 * Reads each row of a table as an object keyed by column; a missing cell reads as ''.
 * Throws when a wanted column does not exist: that is a bug in the data build, not bad input.
 */
export function readRows<K extends string>(table: Table, wanted: readonly K[]): Record<K, string>[] {
  const at = wanted.map((column) => {
    const index = table.columns.indexOf(column);
    if (index < 0) throw new Error(`table ${table.name} has no column ${column}; it has ${table.columns.join(', ')}`);
    return index;
  });
  return table.rows.map((cells) => {
    const row = {} as Record<K, string>;
    wanted.forEach((column, k) => { row[column] = cells[at[k]!] ?? ''; });
    return row;
  });
}

/** Tables from their text: a line of column names, then one of cells for each row, all parted by tabs. A table's rows are read when first asked for. */
export function tablesOf(texts: Readonly<Record<string, readonly [name: string, text: string]>>): Readonly<Record<string, Table>> {
  return Object.fromEntries(Object.entries(texts).map(([key, [name, text]]) => [key, tableOf(name, text)]));
}

/** One such table. */
export function tableOf(name: string, text: string): Table {
  const end = text.indexOf('\n');
  let rows: (readonly string[])[] | null = null;
  const lines = (): string[] => (end < 0 ? [] : text.slice(end + 1).split('\n'));
  return {
    name,
    columns: (end < 0 ? text : text.slice(0, end)).split('\t'),
    get rows() {
      return (rows ??= lines().map((line) => line.split('\t')));
    },
    lines,
  };
}

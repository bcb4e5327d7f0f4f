import Table from 'cli-table3';

export interface TableColumn {
  readonly name: string;
  /** Takes the width that is left and wraps. */
  readonly isText: boolean;
}

const GAP = 2;
const LEAST_TEXT_WIDTH = 24;
const MOST_CELL_WIDTH = 44;
const NO_LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' '.repeat(GAP),
};

/** Lays rows out as plain columns without lines, the text column wrapped so that a row fits `width` characters where that can be. */
export function renderTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): string {
  const clean = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')));
  const natural = columns.map(({ name }, k) => Math.min(MOST_CELL_WIDTH, Math.max(name.length, ...clean.map((row) => row[k]!.length))));
  const fixed = natural.reduce((sum, each, k) => sum + (columns[k]!.isText ? 0 : each), GAP * (columns.length - 1));
  const texts = columns.filter((column) => column.isText).length;
  const rest = texts === 0 ? 0 : Math.max(LEAST_TEXT_WIDTH, Math.floor((width - fixed) / texts));
  const table = new Table({
    head: columns.map(({ name }) => name), colWidths: columns.map(({ isText }, k) => (isText ? rest : natural[k]!)), wordWrap: true,
    chars: NO_LINES, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...clean);
  return `${table.toString().split('\n').map((line) => line.trimEnd()).join('\n')}\n`;
}

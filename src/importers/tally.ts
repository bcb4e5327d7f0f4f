import type { ImportFile, RowsLeftOut, UnmappedCode } from '../record/import-record.js';

/** What became of some rows of a file. */
export interface RowTally {
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly leftOut: readonly RowsLeftOut[];
  readonly unmapped: readonly UnmappedCode[];
}

const MOST_EXAMPLES = 10;
const MOST_UNMAPPED = 50;

/** The state of a file after further rows. Codes beyond the fifty most frequent are forgotten, so that a late rare one may be missing. */
export function withRows(file: ImportFile, tally: RowTally): ImportFile {
  return {
    ...file, rows: file.rows + tally.rows, added: file.added + tally.added, known: file.known + tally.known,
    leftOut: sumLeftOut([...file.leftOut, ...tally.leftOut]), unmapped: sumUnmapped([...file.unmapped, ...tally.unmapped]),
  };
}

/** One entry a reason, most rows first. */
export function sumLeftOut(parts: readonly RowsLeftOut[]): RowsLeftOut[] {
  const sums = new Map<string, { rows: number; examples: { line: number; value: string }[] }>();
  for (const { reason, rows, examples } of parts) {
    const sum = sums.get(reason) ?? { rows: 0, examples: [] };
    sum.rows += rows;
    for (const example of examples) if (sum.examples.length < MOST_EXAMPLES) sum.examples.push({ line: example.line, value: example.value.slice(0, 200) });
    sums.set(reason, sum);
  }
  return [...sums].map(([reason, sum]) => ({ reason, ...sum })).toSorted((x, y) => y.rows - x.rows || (x.reason < y.reason ? -1 : 1));
}

/** One entry a code, most rows first, at most fifty. */
export function sumUnmapped(parts: readonly UnmappedCode[]): UnmappedCode[] {
  const sums = new Map<string, UnmappedCode>();
  for (const part of parts) {
    const key = `${part.system} ${part.code}`;
    sums.set(key, { ...part, rows: part.rows + (sums.get(key)?.rows ?? 0) });
  }
  return [...sums.values()].toSorted((x, y) => y.rows - x.rows || (x.code < y.code ? -1 : 1)).slice(0, MOST_UNMAPPED);
}

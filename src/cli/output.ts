import { formatCsvRow } from '../record/csv.js';
import type { Sink } from './effects.js';
import { renderTable } from './table.js';

export const FORMATS = ['table', 'ndjson', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** A column of a table or CSV. In a table the column marked `isText` takes the width that is left and wraps. */
export interface Column<T> {
  readonly name: string;
  value(row: T): string | number | boolean | null | undefined;
  readonly isText?: boolean;
}

/** How rows of one kind look. `json` gives what NDJSON and JSON show of a row; `csv` defaults to the table's columns. */
export interface RowShape<T> {
  readonly columns: readonly Column<T>[];
  readonly csv?: readonly Column<T>[];
  json(row: T): unknown;
  /** What a table says instead when there is no row. */
  readonly empty: string;
}

export interface RowWriter<T> {
  write(row: T): Promise<void>;
  /** Must be called once after the last row. */
  end(): Promise<void>;
}

/** The format to use: the one asked for, else a table for a person at a terminal and NDJSON for a pipe. */
export function chooseFormat(asked: Format | undefined, sink: Sink): Format {
  return asked ?? (sink.isTTY ? 'table' : 'ndjson');
}

/** Writes rows in a format. NDJSON and CSV go out row by row; a table and JSON at the end. */
export function openRows<T>(sink: Sink, format: Format, shape: RowShape<T>): RowWriter<T> {
  const held: T[] = [];
  const csv = shape.csv ?? shape.columns;
  let isBegun = false;
  const begin = async () => {
    if (format === 'csv' && !isBegun) await sink.write(`${formatCsvRow(csv.map((column) => column.name))}\n`);
    isBegun = true;
  };
  return {
    async write(row) {
      await begin();
      if (format === 'ndjson') await sink.write(`${JSON.stringify(shape.json(row))}\n`);
      else if (format === 'csv') await sink.write(`${formatCsvRow(csv.map((column) => column.value(row) ?? null))}\n`);
      else held.push(row);
    },
    async end() {
      await begin();
      if (format === 'json') await sink.write(`${JSON.stringify(held.map((row) => shape.json(row)), null, 2)}\n`);
      if (format === 'table') {
        await sink.write(held.length === 0 ? `${shape.empty}\n` : renderTable(shape.columns.map(({ name, isText }) => ({ name, isText: isText ?? false })),
          held.map((row) => shape.columns.map((column) => String(column.value(row) ?? ''))), sink.columns));
      }
    },
  };
}

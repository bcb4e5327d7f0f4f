import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FileHead, RowResult } from '../src/importers/importer.js';
import { recognise } from '../src/importers/registry.js';
import { splitRows } from '../src/importers/rows.js';
import { sumLeftOut, sumUnmapped } from '../src/importers/tally.js';
import type { ImportedRows, RowsLeftOut, UnmappedCode } from '../src/record/import-record.js';

/** Folder of real data sets; tests that need it are skipped where it is not. */
export const DATA = '../shared/data/';
export const hasData = existsSync(DATA);

/** A data set of that folder, unpacked. */
export function realText(path: string): string {
  const bytes = readFileSync(`${DATA}${path}`);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

type FigureRows = Pick<ImportedRows, 'statistics' | 'series' | 'compacts' | 'memberships'>;

/** What a file gives: the layout it was recognised as, all rows made of it, all that was left out. */
export interface Taken extends Required<FigureRows> {
  readonly layout: string;
  readonly rows: number;
  readonly leftOut: readonly RowsLeftOut[];
  /** Rows left out by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly unmapped: readonly UnmappedCode[];
}

/** Beginning of a file as `bilat import` sees it. */
export function headOf(text: string, name: string): FileHead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, 10);
  const delimiter = (['\t', ',', ';'] as const).toSorted((x, y) => lines[0]!.split(y).length - lines[0]!.split(x).length)[0]!;
  const cells = lines.map((line) => (line === '' ? [] : line.split(delimiter).map((cell) => cell.replace(/^"(.*)"$/, '$1'))));
  return { name: name.replace(/^.*\//, '').replace(/\.gz$/, ''), delimiter, first: cells[0]!, second: cells[1] ?? [], lines: cells, text: lines[0]! };
}

/** Reads a whole text with the layout that knows it. */
export function take(text: string, name = 'file.csv', format?: string): Taken {
  const found = recognise(headOf(text, name), format);
  if (found === null || found.layout.kind !== 'rows') throw new Error(`no row layout knows ${name}`);
  const { layout, reading } = found;
  const body = text.replace(/^\uFEFF/, '').split('\n').slice(reading.skipLines).join('\n');
  const split = splitRows(body, reading, reading.skipLines + 1);
  const reader = layout.open(reading, name);
  const lost: RowsLeftOut[] = [...split.leftOut];
  const unmapped: UnmappedCode[] = [];
  const all = { statistics: [], mentions: [], series: [], compacts: [], memberships: [] } as { [K in keyof FigureRows]-?: NonNullable<FigureRows[K]>[number][] };
  const add = (line: number, result: RowResult) => {
    for (const each of result.statistics ?? []) all.statistics.push(each);
    for (const each of result.series ?? []) all.series.push(each);
    all.compacts.push(...result.compacts ?? []);
    all.memberships.push(...result.memberships ?? []);
    if (result.leftOut) lost.push({ reason: result.leftOut.reason, rows: 1, examples: [{ line, value: result.leftOut.value }] });
    for (const code of result.unmapped ?? []) unmapped.push({ ...code, rows: 1 });
  };
  for (const row of split.rows) add(row.line, reader.read(row));
  if (reader.end) add(0, reader.end());
  const leftOut = sumLeftOut(lost);
  return {
    layout: layout.name, rows: split.rows.length, ...all, leftOut, reasons: Object.fromEntries(leftOut.map(({ reason, rows }) => [reason, rows])), unmapped: sumUnmapped(unmapped),
  };
}

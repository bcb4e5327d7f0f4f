import { resolve } from 'node:path';
import { makePair, pairKey } from '../../record/dyad.js';
import { EXPORT_SHAPES, type ExportColumn } from '../../storage/export-columns.js';
import type { Export, ExportFormat } from '../../storage/record-file.js';
import { isRecordStore, type RecordStore } from '../../storage/record-methods.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { splitLines } from '../input/bytes.js';
import { counted, note } from '../notes.js';
import { openRows, type Column, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';

export const EXPORT_FILE_FORMATS = ['csv', 'ndjson', 'parquet', 'json', 'table'] as const;
export type ExportFileFormat = (typeof EXPORT_FILE_FORMATS)[number];

export interface ExportFlags {
  readonly record: string;
  readonly what: Export;
  readonly format?: ExportFileFormat;
  readonly pair?: string;
  readonly out?: string;
  /** Texts of a CSV exactly as they are. */
  readonly raw: boolean;
  /** Describe the columns: beside the file with `out`, else instead of the rows. */
  readonly dictionary: boolean;
}

type Flat = Readonly<Record<string, string | number | boolean | null>>;
const LONGEST_ROW_BYTES = 64 * 1024 * 1024;

/** `bilat export`: rows out of a record, one flat row each, for R, Python, DuckDB or a spreadsheet. CSV unless another format is asked for. */
export async function exportRows(effects: Effects, flags: ExportFlags): Promise<void> {
  const format = flags.format ?? formatOf(flags.out) ?? 'csv';
  if (flags.dictionary && flags.out === undefined) return writeDictionary(effects, flags.what, flags.format);
  if (format === 'parquet' && flags.out === undefined) throw new CliError('Parquet is written to a file', { exitCode: 2, hint: 'name it with --out FILE.parquet' });
  if (flags.out !== undefined && (format === 'table' || format === 'json')) throw new CliError(`${format} goes to standard output only`, { exitCode: 2, hint: 'leave --out away, or choose csv, ndjson or parquet' });
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    if (!isRecordStore(store)) throw new Error('this store cannot write files');
    const pair = flags.pair === undefined ? undefined : await readPairArgument(flags.pair, store);
    const ask = { what: flags.what, ...(pair && { pair: makePair(pair.a, pair.b) }), raw: flags.raw };
    if (flags.out === undefined) return await toOutput(effects, store, { ...ask, format });
    const { rows } = await store.copyOut({ ...ask, format: format as ExportFormat, path: resolve(flags.out) });
    await note(effects, `${counted(rows, 'row')} written to ${flags.out}${pair === undefined ? '' : ` (${pairKey(pair)})`}`);
    if (flags.dictionary) {
      const beside = `${flags.out.replace(/\.[a-z]+$/i, '')}.columns.csv`;
      await effects.writeFile(beside, dictionaryCsv(flags.what));
      await note(effects, `columns described in ${beside}`);
    }
  } finally {
    await store.close();
  }
}

/** DuckDB writes to a file of its own, which then goes to standard output: so a reader that stops early stops nothing else. */
async function toOutput(effects: Effects, store: RecordStore, request: { readonly what: Export; readonly format: ExportFileFormat; readonly raw: boolean }): Promise<void> {
  const file = await effects.makeTemporaryFile();
  const isShown = request.format === 'table' || request.format === 'json';
  try {
    const { rows } = await store.copyOut({ ...request, format: isShown ? 'ndjson' : request.format as ExportFormat, path: file.path });
    if (isShown) await show(effects, request.what, request.format as 'table' | 'json', file.read());
    else {
      const decoder = new TextDecoder();
      for await (const chunk of file.read()) await effects.stdout.write(decoder.decode(chunk, { stream: true }));
    }
    if (rows === 0) await note(effects, `no ${request.what} to export`);
  } finally {
    await file.remove();
  }
}

async function show(effects: Effects, what: Export, format: 'table' | 'json', bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const columns = EXPORT_SHAPES[what].columns.map(({ name }): Column<Flat> => ({ name, value: (row) => row[name], isText: name === 'sentence' }));
  const out = openRows<Flat>(effects.stdout, format, { columns, json: (row) => row, empty: 'nothing to export' });
  for await (const { bytes: line } of splitLines(bytes, LONGEST_ROW_BYTES)) {
    if (line !== null && line.length > 0) await out.write(JSON.parse(new TextDecoder().decode(line)) as Flat);
  }
  await out.end();
}

const DICTIONARY: RowShape<ExportColumn> = {
  empty: 'no columns',
  json: ({ name, type, meaning, empty }) => ({ column: name, type, meaning, empty: empty ?? null }),
  columns: [
    { name: 'column', value: ({ name }) => name }, { name: 'type', value: ({ type }) => type }, { name: 'meaning', value: ({ meaning }) => meaning, isText: true },
    { name: 'empty', value: ({ empty }) => empty ?? 'never' },
  ],
};

async function writeDictionary(effects: Effects, what: Export, asked: ExportFileFormat | undefined): Promise<void> {
  const { columns, row } = EXPORT_SHAPES[what];
  if (asked === 'parquet') throw new CliError('the description of columns has no Parquet form', { exitCode: 2 });
  const out = openRows(effects.stdout, asked ?? (effects.stdout.isTTY ? 'table' : 'ndjson'), DICTIONARY);
  for (const column of columns) await out.write(column);
  await out.end();
  await note(effects, `${what}: a row is ${row}`);
}

function dictionaryCsv(what: Export): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = EXPORT_SHAPES[what].columns.map(({ name, type, meaning, empty }) => [name, type, meaning, empty ?? 'never'].map(cell).join(','));
  return `column,type,meaning,empty\n${rows.join('\n')}\n`;
}

/** The format a file name asks for, or null. */
function formatOf(name: string | undefined): ExportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(name ?? '')?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'parquet' || ending === 'ndjson' ? ending : ending === 'jsonl' ? 'ndjson' : null;
}

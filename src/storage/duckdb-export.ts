import { rename, rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { randomBytes } from 'node:crypto';
import { pairKey } from '../record/dyad.js';
import type { DuckDBFile } from './duckdb-file.js';
import { EXPORT_SHAPES, type ExportColumn } from './export-columns.js';
import type { LongRun } from './long-run.js';
import { RecordError } from './record-error.js';
import type { ExportRequest, ExportResult } from './record-file.js';

/**
 * Texts that a spreadsheet would run as a formula begin with one of these, perhaps after blanks. Such a text, and one that looks as if it were guarded
 * already, gets an apostrophe in front; so taking the first character from every text that begins with an apostrophe and matches gives back exactly
 * what stood there.
 */
const RISKY = "^''*\\s*[=+@\\t\\r\\n＝＋－＠-]";
const LOOK_EVERY_MS = 200;

/** Writes an export to its file by DuckDB's COPY, first beside it, then in its place. `aside` is a connection of its own. */
export async function copyOut(aside: DuckDBFile, request: ExportRequest, { signal }: LongRun = {}): Promise<ExportResult> {
  const { what, format, path, pair } = request;
  if (!isAbsolute(path)) throw new Error(`an export goes to an absolute path; got ${path}`);
  const { columns, from, ofPair, group, order } = EXPORT_SHAPES[what];
  const isGuarded = format === 'csv' && request.raw !== true;
  const plain = `select ${columns.map(({ name, sql }) => `${sql} as "${name}"`).join(', ')} from ${from} ${pair === undefined ? '' : `where ${ofPair}`}
    ${group === undefined ? '' : groupSql(columns)} order by ${order}`;
  const select = isGuarded ? `select ${columns.map(guarded).join(', ')} from (${plain})` : plain;
  const draft = `${path}.part-${randomBytes(4).toString('hex')}`;
  const options = { parquet: 'format parquet, compression zstd', csv: 'format csv, header true', ndjson: 'format json' }[format];
  const watch = setInterval(() => { if (signal?.aborted === true) aside.interrupt(); }, LOOK_EVERY_MS);
  try {
    const rows = await aside.exclusive(() => aside.query(`copy (${select}) to '${draft.replaceAll("'", "''")}' (${options})`, pair === undefined ? {} : { pair: pairKey(pair) }));
    await rename(draft, path);
    return { rows: Number(Object.values(rows[0] ?? {})[0] ?? 0) };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (signal?.aborted === true) throw new RecordError('record/cancelled', 'the export was cancelled; nothing was written', { cause: error });
    throw error;
  } finally {
    clearInterval(watch);
  }
}

/** A column of texts with an apostrophe before those that a spreadsheet would run. */
function guarded({ name, type }: ExportColumn): string {
  const column = `"${name}"`;
  return type === 'text' ? `case when regexp_matches(${column}, '${RISKY}') then '''' || ${column} else ${column} end as ${column}` : column;
}

/** Groups by every column that does not count or choose among rows. */
function groupSql(columns: readonly ExportColumn[]): string {
  const keys = columns.flatMap(({ sql }, k) => (/\b(?:count|avg|sum|string_agg|any_value)\(/.test(sql) ? [] : [k + 1]));
  return `group by ${keys.join(', ')}`;
}

import type { ImportedMention, ImportFile, SeriesFilter, SeriesPoint } from '../record/import-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import type { Pair } from '../record/dyad.js';
import type { DuckDBFile } from './duckdb-file.js';
import type { PairSeries } from './origins.js';
import { Conditions } from './sql-condition.js';

/** Imported files and ready-made series. All are to be called inside `exclusive`, writers inside a transaction. */

export async function readImportFiles(file: DuckDBFile): Promise<ImportFile[]> {
  const rows = await file.query("select body from import_file order by json_extract_string(body, '$.startedAt'), id");
  return rows.map((row) => JSON.parse(row['body'] as string) as ImportFile);
}

/** Puts the state of a file in place of the one that stands there. */
export async function writeImportFile(file: DuckDBFile, state: ImportFile): Promise<ImportFile> {
  await file.query('delete from import_file where id = $id', { id: state.id });
  await file.query('insert into import_file values ($id, $name, $importer, $body)', { id: state.id, name: state.name, importer: state.importer, body: JSON.stringify(state) });
  return state;
}

/** Adds the articles that are not there yet, each once, and tells how many. */
export async function writeMentions(file: DuckDBFile, mentions: readonly ImportedMention[], from: string | null): Promise<number> {
  if (mentions.length === 0) return 0;
  await file.query('create or replace temp table incoming_mention as select * from imported_mention limit 0');
  await file.append('incoming_mention', mentions.map(({ origin, sourceId, day, outlet, url, line }) => [origin, sourceId, day, outlet, url, from, line]));
  const same = 't.source_id = i.source_id and t.origin = i.origin and t.outlet is not distinct from i.outlet and t.url is not distinct from i.url';
  const [added] = await file.query(`insert into imported_mention select * from (select distinct on (origin, source_id, outlet, url) * from incoming_mention order by rowid) i
    where not exists (select 1 from imported_mention t where ${same})`);
  await file.query('drop table incoming_mention');
  return Number(added!['Count']);
}

/** Pairs with daily series, or one, and how far these reach. */
export async function readSeriesPairs(file: DuckDBFile, only?: Pair): Promise<PairSeries[]> {
  const rows = await file.query(`
    select least(a, b) || '-' || greatest(a, b) as pair, min(period_start)::varchar as first, max(period_end)::varchar as last
    from series where b is not null and a <> b and period_start = period_end ${only === undefined ? '' : 'and ((a = $a and b = $b) or (a = $b and b = $a))'} group by 1`,
  only === undefined ? {} : { a: only.a, b: only.b });
  return rows as unknown as PairSeries[];
}

export async function readSeries(file: DuckDBFile, { pair, state, series, from, to }: SeriesFilter): Promise<SeriesPoint[]> {
  const where = new Conditions();
  if (pair !== undefined) where.and("((a = $a and b = $b) or (a = $b and b = $a))", { a: pair.a, b: pair.b });
  if (state !== undefined) where.and('a = $state and b is null', { state });
  if (series !== undefined) where.and('series in (select unnest($series))', { series });
  if (from !== undefined) where.and('period_end >= $from::date', { from: windowStart(from) });
  if (to !== undefined) where.and('period_start <= $to::date', { to: windowEnd(to) });
  const rows = await file.query(
    `select series, a, b, period_start::varchar as "periodStart", period_end::varchar as "periodEnd", value, unit, source, line
     from series where ${where.sql} order by series, a, coalesce(b, ''), period_start, period_end, source`, where.bound);
  return rows.map(({ line, ...row }) => (line === null ? row : { ...row, line })) as unknown as SeriesPoint[];
}

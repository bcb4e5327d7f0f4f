import type { EventChunk } from '../importers/chunk.js';
import type { EventLayout } from '../importers/importer.js';
import type { ImportFile, RowsLeftOut, UnmappedCode } from '../record/import-record.js';
import { withRows } from '../importers/tally.js';
import { eventLayout } from '../importers/registry.js';
import { CELL_MARK, fillWordings } from './duckdb-wordings.js';
import { writeImportFile } from './duckdb-imports.js';
import type { DuckDBFile } from './duckdb-file.js';
import { RecordError } from './record-error.js';

/**
 * Takes a chunk of event rows into the record: DuckDB reads the cells, the few distinct combinations of code cells are turned into ours by the layout's own
 * functions, and one query writes the events that are not there yet, together with the state of the file. Null when a `plain` chunk is not as plain as
 * told: it is to be given as `numbered` rows then. To be called inside `exclusive`.
 */
export async function importChunk(file: DuckDBFile, chunk: EventChunk, state: ImportFile, isTrial: boolean): Promise<ImportFile | null> {
  const layout = eventLayout(chunk.layout);
  try {
    if (!(await stage(file, layout, chunk))) return null;
    await fillWordings(file, layout);
    await file.query(STAGED);
    await file.query(FRESH, { origin: layout.origin, file: state.id });
    const tally = await tallyStaged(file);
    const [fresh] = await file.query('select count(*)::integer as added from import_fresh');
    const added = fresh!['added'] as number;
    const next = withRows(state, { ...tally, added, known: tally.rows - added - tally.leftOut.reduce((sum, { rows }) => sum + rows, 0) });
    if (isTrial) return next;
    return await file.transaction(async () => {
      await file.query('insert into imported_event select * exclude (part) from import_fresh order by pair, first_day, line');
      await file.query('insert into imported_pair select f.origin, f.key, f.source_id, p.pair, p.direction from import_fresh f join import_more p on p.sources = f.sources and p.targets = f.targets where f.has_more');
      await file.query(MONTHS);
      return writeImportFile(file, next);
    });
  } finally {
    for (const table of ['import_raw', 'import_staged', 'import_fresh']) await file.query(`drop table if exists ${table}`);
  }
}

/** Reads the cells that are wanted into `import_raw`; false when a plain chunk has other rows than told. */
async function stage(file: DuckDBFile, layout: EventLayout, { columns, rows }: EventChunk): Promise<boolean> {
  if (rows.form === 'cells') throw new Error('rows as cells are for stores without files');
  const { columns: of } = layout;
  const cell = (name: string): string => {
    const at = columns.indexOf(name);
    if (at < 0) return "''";
    const given = `coalesce(c${at}, '')`;
    return layout.missing.length === 0 ? given : `case when c${at} in (${layout.missing.map(quoted).join(', ')}) then '' else ${given} end`;
  };
  const key = (names: readonly string[]): string => (names.length === 1 ? cell(names[0]!) : `concat_ws('${CELL_MARK}', ${names.map(cell).join(', ')})`);
  const words = (name: string | undefined): string => (name === undefined ? 'null::varchar' : `nullif(${cell(name)}, '')`);
  const number = (name: string | undefined): string => (name === undefined ? 'null::integer' : `case when regexp_full_match(${cell(name)}, '[0-9]{1,9}') then ${cell(name)}::integer end`);
  const isNumbered = rows.form === 'numbered';
  const types = [...(isNumbered ? ["'line': 'INTEGER'"] : []), ...columns.map((_, k) => `'c${k}': 'VARCHAR'`)].join(', ');
  const read = `read_csv(${quoted(rows.path)}, auto_detect = false, header = false, delim = ${quoted(isNumbered ? '\t' : rows.delimiter)}, quote = '', escape = '', comment = '', new_line = '\\n', columns = {${types}}, max_line_size = 67108864)`;
  const sql = `create or replace temp table import_raw as select ${[
    `${isNumbered ? 'line' : 'null::integer'} as line`,
    `${of.id.length === 1 ? cell(of.id[0]!) : `case when ${of.id.map((name) => `${cell(name)} = ''`).join(' or ')} then '' else concat_ws('-', ${of.id.map(cell).join(', ')}) end`} as id`,
    `${key(of.date)} as date_key`, `${key(of.meaning)} as meaning_key`, `${key(of.source)} as source_key`, `${key(of.target)} as target_key`,
    `${words(of.sourceName)} as source_name`, `${words(of.targetName)} as target_name`, `${number(of.reports)} as reports`, `${words(of.outlet)} as outlet`,
    `${words(of.url)} as url`, `${words(of.place)} as place`, `${words(of.text)} as text`, `${number(of.killed)} as killed`,
  ].join(', ')} from ${read}`;
  try {
    await file.query(sql);
  } catch (error) {
    if (!isNumbered && error instanceof RecordError && error.code === 'record/query') return false;
    throw error;
  }
  if (isNumbered) return true;
  const [count] = await file.query('select count(*)::integer as n from import_raw');
  if (count!['n'] !== rows.lines) return false;
  await file.query(`update import_raw set line = rowid::integer + ${rows.firstLine}`);
  return true;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every row with what it means and, in `left_out`, why it is none. `key`: see the table imported_event. */
const STAGED = `
create or replace temp table import_staged as
select r.line, r.id, r.source_name, r.target_name, r.reports, r.outlet, r.url, r.place, r.text, r.killed, r.date_key, r.meaning_key, r.source_key, r.target_key,
  d.first_day, d.last_day, m.type, m.mode, m.quad, m.score, m.status, m.cameo, m.sectors, s.codes as sources, t.codes as targets, s.sector as source_sector, t.sector as target_sector,
  case when regexp_full_match(r.id, '[1-9][0-9]{0,17}') then r.id::bigint else (md5_number_upper(r.id) >> 1)::bigint end as key,
  case when regexp_full_match(r.id, '[1-9][0-9]{0,17}') then null else r.id end as source_id,
  case when r.id = '' then 'row/id' when d.left_out is not null then d.left_out when m.left_out is not null then m.left_out
    when s.codes = '' and t.codes = '' then 'row/actor' end as left_out
from import_raw r
  join import_dates d on d.key = r.date_key join import_meanings m on m.key = r.meaning_key
  join import_actors s on s.role = 'source' and s.key = r.source_key join import_actors t on t.role = 'target' and t.key = r.target_key`;

/** The events to add: those not in the record, each once. */
const FRESH = `
create or replace temp table import_fresh as
with given as (
  select * from import_staged where left_out is null qualify row_number() over (partition by key, source_id order by line) = 1
), known as (
  select distinct e.key, e.source_id from imported_event e join given g on e.key = g.key where e.origin = $origin and e.source_id is not distinct from g.source_id
)
select $origin as origin, g.key, g.source_id, $file as file, g.line, g.first_day, g.last_day, g.type, g.mode, g.quad, g.score, g.status, g.cameo, g.sources, g.targets,
  g.source_sector, g.target_sector, g.source_name, g.target_name, p.pair, p.direction, coalesce(p.has_more, false) as has_more, g.sectors, g.reports, g.outlet, g.url, g.place, g.text, g.killed, 0 as part
from given g left join import_pairs p on p.sources = g.sources and p.targets = g.targets
where not exists (select 1 from known k where k.key = g.key and k.source_id is not distinct from g.source_id)`;

const MONTHS = `
insert into imported_month
with counted as (
  select *, pair as in_pair, direction as in_direction, false as is_further from import_fresh
  union all
  select f.*, p.pair, p.direction, true from import_fresh f join import_more p on p.sources = f.sources and p.targets = f.targets where f.has_more
)
select origin, in_pair, case when date_trunc('month', first_day) = date_trunc('month', last_day) then date_trunc('month', first_day)::date end, type, quad, status, in_direction, sectors,
  is_further, count(*), sum(score), coalesce(sum(reports), 0), min(first_day), max(last_day)
from counted group by all order by 2, 3`;

/** Rows read, left out and with unknown codes. */
async function tallyStaged(file: DuckDBFile): Promise<{ rows: number; leftOut: RowsLeftOut[]; unmapped: UnmappedCode[] }> {
  const [count] = await file.query('select count(*)::integer as rows from import_staged');
  const lost = await file.query(`
    select left_out as reason, count(*)::integer as rows, list({line: line, value: value} order by line)[:10] as examples from (
      select left_out, line, replace(case left_out when 'row/id' then id when 'row/date' then date_key when 'row/actor' then concat_ws(' – ', source_name, target_name) else meaning_key end, '${CELL_MARK}', ' ') as value
      from import_staged where left_out is not null
    ) group by 1 order by 2 desc, 1`);
  const unknown = await file.query(`
    select u.system, u.code, count(*)::integer as rows from import_unknown u join import_staged s
      on case u.role when 'source' then s.source_key when 'target' then s.target_key else s.meaning_key end = u.key
    where s.left_out is null or s.left_out = 'row/actor' group by all order by 3 desc, 2 limit 50`);
  return {
    rows: count!['rows'] as number,
    leftOut: lost.map((row) => ({ reason: row['reason'] as string, rows: row['rows'] as number, examples: row['examples'] as RowsLeftOut['examples'] })),
    unmapped: unknown as unknown as UnmappedCode[],
  };
}

import type { EventChunk } from '../importers/chunk.js';
import type { EventLayout } from '../importers/importer.js';
import type { ImportFile, RowsLeftOut, UnmappedCode } from '../record/import-record.js';
import { withRows } from '../importers/tally.js';
import { eventLayout } from '../importers/registry.js';
import { SITE } from '../importers/site.js';
import { CELL_MARK, fillWordings } from './duckdb-wordings.js';
import { writeImportFile } from './duckdb-imports.js';
import type { DuckDBFile } from './duckdb-file.js';
import { foldMonths } from './duckdb-months.js';
import { actSql, compareNew, ensureCompared, repeatOrigins } from './duckdb-repeats.js';
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
    const [repeated] = await file.query('select count(*) > count(distinct key) as is_so from import_staged where left_out is null');
    const origin = await originNumber(file, layout.origin);
    await file.query(FRESH.replace('{once}', repeated!['is_so'] === true ? ONCE : ''), { origin });
    const first = chunk.rows.form === 'plain' ? chunk.rows.firstLine : 0;
    const tally = await tallyStaged(file, first);
    const [fresh] = await file.query('select count(*)::integer as added from import_fresh');
    const added = fresh!['added'] as number;
    const next = withRows(state, { ...tally, added, known: tally.rows - added - tally.leftOut.reduce((sum, { rows }) => sum + rows, 0) });
    if (isTrial) return next;
    const rule = await ensureCompared(file);
    return await file.transaction(async () => {
      await file.query('insert into imported_origin select $no, $origin where not exists (from imported_origin where no = $no)', { no: origin, origin: layout.origin });
      await file.query('insert into imported_pair_name from import_pair_names n where not exists (from imported_pair_name k where k.no = n.no)');
      await file.query(EVENTS.replace('{act}', actSql('n', rule, await repeatOrigins(file, rule))), { origin, file: state.id, first });
      await file.query(PAIRS, { origin });
      await file.query(MONTHS, { origin });
      await compareNew(file, rule, origin, 'import_fresh');
      await foldMonths(file);
      return writeImportFile(file, next);
    });
  } finally {
    for (const table of ['import_raw', 'import_staged', 'import_fresh']) await file.query(`drop table if exists ${table}`);
  }
}

/** The number a data set has in the record, or would have. */
async function originNumber(file: DuckDBFile, origin: string): Promise<number> {
  const [row] = await file.query('select coalesce(max(no) filter (where origin = $origin), count(*) + 1)::integer as no from imported_origin', { origin });
  return row!['no'] as number;
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
    `${words(of.sourceName)} as source_name`, `${words(of.targetName)} as target_name`, `${number(of.reports)} as reports`, `${number(of.outlets)} as outlets`, `${of.outlet === undefined && of.url !== undefined ? siteOf(cell(of.url)) : words(of.outlet)} as outlet`,
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
  return count!['n'] === rows.lines;
}

/** SQL of the site of an address, as `siteOf` of the importers has it: the outlet where a data set names none. */
const siteOf = (url: string): string => `nullif(lower(regexp_extract(${url}, '${SITE}', 1)), '')`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every row with what it means (row numbers in the tables of wordings) and, in `left_out`, why it is none. `key`: see the table imported_event. */
const STAGED = `
create or replace temp table import_staged as
select r.rowid as row_no, d.rowid as d, m.rowid as m, s.rowid as s, t.rowid as t,
  case when regexp_full_match(r.id, '[1-9][0-9]{0,17}') then r.id::bigint else (md5_number(r.id) % 9223372036854775807)::bigint end as key,
  case when regexp_full_match(r.id, '[1-9][0-9]{0,17}') then null else r.id end as source_id,
  case when r.id = '' then 'row/id' when d.left_out is not null then d.left_out when m.left_out is not null then m.left_out
    when s.codes = '' and t.codes = '' then 'row/actor' end as left_out
from import_raw r
  join import_dates d on d.key = r.date_key join import_meanings m on m.key = r.meaning_key
  join import_actors s on s.role = 'source' and s.key = r.source_key join import_actors t on t.role = 'target' and t.key = r.target_key`;

/** The events to add: those not in the record, each once. */
const FRESH = `
create or replace temp table import_fresh as
with given as (select * from import_staged where left_out is null {once}), known as (
  select distinct e.key, e.source_id from imported_event e join given g on e.key = g.key where e.origin = $origin and e.source_id is not distinct from g.source_id
)
select g.row_no, g.d, g.m, g.s, g.t, g.key, g.source_id, p.rowid as p
from given g join import_actors s on s.rowid = g.s join import_actors t on t.rowid = g.t join import_pairs p on p.sources = s.codes and p.targets = t.codes
where not exists (select 1 from known k where k.key = g.key and k.source_id is not distinct from g.source_id)`;

const ONCE = 'qualify row_number() over (partition by key, source_id order by row_no) = 1';

const MEANT = `
from import_fresh f join import_raw r on r.rowid = f.row_no join import_dates d on d.rowid = f.d join import_meanings m on m.rowid = f.m
  join import_actors s on s.rowid = f.s join import_actors t on t.rowid = f.t join import_pairs p on p.rowid = f.p`;

const EVENTS = `
insert into imported_event by name
with n as (
  select $origin as origin, f.key, f.source_id, $file as file, coalesce(r.line, r.rowid + $first)::integer as line, d.first_day, d.last_day, m.type, m.mode, m.quad, m.score, m.status, m.cameo, s.codes as sources,
    t.codes as targets, s.sector as source_sector, t.sector as target_sector, r.source_name, r.target_name, p.pair, p.direction, p.has_more, m.sectors, r.reports, r.outlets, r.outlet, r.url, r.place, r.text, r.killed,
    r.rowid as row_no
  ${MEANT}
) select * exclude (row_no), {act} as act from n order by pair, first_day, row_no`;

const PAIRS = `
insert into imported_pair select $origin, f.key, f.source_id, o.pair, o.direction
from import_fresh f join import_pairs p on p.rowid = f.p join import_more o on o.sources = p.sources and o.targets = p.targets where p.has_more`;

const MONTHS = `
insert into imported_month by name
with added as (select d.first_day, d.last_day, m.type, m.quad, m.status, m.sectors, m.score, r.reports, p.sources, p.targets, p.pair, p.direction, p.has_more ${MEANT}), counted as (
  select first_day, last_day, type, quad, status, sectors, score, reports, pair, direction, false as is_further from added
  union all
  select a.first_day, a.last_day, a.type, a.quad, a.status, a.sectors, a.score, a.reports, o.pair, o.direction, true from added a join import_more o on o.sources = a.sources and o.targets = a.targets
  where a.has_more
), dated as (select *, case when date_trunc('month', first_day) = date_trunc('month', last_day) then date_trunc('month', first_day)::date end as month from counted)
select $origin as origin, pair, month, type, quad, status, direction, sectors, is_further, count(*) as events, sum(score) as score, sum(coalesce(reports, 1)) as reports, min(first_day) as first_day,
  max(last_day) as last_day, count(*) as told, sum(score) as told_score
from dated group by pair, month, type, quad, status, direction, sectors, is_further, case when month is null then first_day end, case when month is null then last_day end order by pair, month`;

/** Rows read, left out and with unknown codes. */
async function tallyStaged(file: DuckDBFile, first: number): Promise<{ rows: number; leftOut: RowsLeftOut[]; unmapped: UnmappedCode[] }> {
  const isRow = "(g.left_out is null or g.left_out = 'row/actor')";
  const [count] = await file.query('select count(*)::integer as rows from import_staged');
  const lost = await file.query(`
    select left_out as reason, c.n::integer as rows, list({line: line, value: value} order by line) as examples from (
      select left_out, coalesce(r.line, r.rowid + $first)::integer as line,
        replace(case left_out when 'row/id' then r.id when 'row/date' then r.date_key when 'row/actor' then concat_ws(' – ', r.source_name, r.target_name) else r.meaning_key end, '${CELL_MARK}', ' ') as value
      from (select left_out, row_no from import_staged where left_out is not null qualify row_number() over (partition by left_out order by row_no) <= 10) l join import_raw r on r.rowid = l.row_no
    ) e join (select left_out, count(*) as n from import_staged where left_out is not null group by 1) c using (left_out) group by 1, 2 order by 2 desc, 1`, { first });
  const unknown = await file.query(`
    select u.system, u.code, sum(n)::integer as rows from (
      select 'meaning' as role, k.key, count(*) as n from import_staged g join import_meanings k on k.rowid = g.m where ${isRow} group by 1, 2 union all
      select 'source', k.key, count(*) from import_staged g join import_actors k on k.rowid = g.s where ${isRow} group by 1, 2 union all
      select 'target', k.key, count(*) from import_staged g join import_actors k on k.rowid = g.t where ${isRow} group by 1, 2
    ) join import_unknown u using (role, key) group by 1, 2 order by 3 desc, 2 limit 50`);
  return {
    rows: count!['rows'] as number,
    leftOut: lost.map((row) => ({ reason: row['reason'] as string, rows: row['rows'] as number, examples: row['examples'] as RowsLeftOut['examples'] })),
    unmapped: unknown as unknown as UnmappedCode[],
  };
}

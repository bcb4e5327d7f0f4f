import type { Compact, CompactFilter, CompactRow, Membership } from '../record/compact-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import type { SeriesPoint } from '../record/import-record.js';
import type { Bound, Cell, DuckDBFile, Row } from './duckdb-file.js';

/** Figures, series, compacts and memberships. All are to be called inside `exclusive`, writers inside a transaction. */

/**
 * Adds rows that do not stand in the table yet, each once (the first), and tells how many. `keys`: columns that make two rows the same, null equal to null.
 * Looks the rows up all at once, so that it serves batches of any size.
 */
async function appendNew(file: DuckDBFile, table: string, keys: readonly string[], rows: readonly (readonly Cell[])[]): Promise<number> {
  if (rows.length === 0) return 0;
  const incoming = `incoming_${table}`;
  await file.query(`create or replace temp table ${incoming} as select * from ${table} limit 0`);
  await file.append(incoming, rows);
  const same = keys.map((key) => `t.${key} is not distinct from i.${key}`).join(' and ');
  const [added] = await file.query(
    `insert into ${table} select * from (select distinct on (${keys.join(', ')}) * from ${incoming} order by rowid) i where not exists (select 1 from ${table} t where ${same})`);
  await file.query(`drop table ${incoming}`);
  return Number(added!['Count']);
}

export function writeStatistics(file: DuckDBFile, rows: readonly Statistic[], from: string | null): Promise<number> {
  return appendNew(file, 'statistic', ['id'], rows.map((row) => [
    row.id, row.reporter, row.partner, row.flow, row.periodStart, row.periodEnd, row.calendar, row.value, row.unit, row.reportedBy, row.url, row.note, row.source,
    row.product ?? null, row.isCompiled ?? null, row.file ?? from, row.line ?? null,
  ]));
}

export function writeSeries(file: DuckDBFile, points: readonly SeriesPoint[], from: string | null): Promise<number> {
  return appendNew(file, 'series', ['series', 'a', 'b', 'period_start', 'period_end', 'source'], points.map((point) => [
    point.series, point.a, point.b, point.periodStart, point.periodEnd, point.value, point.unit, point.source, from, point.line ?? null,
  ]));
}

export function writeCompacts(file: DuckDBFile, rows: readonly Compact[], from: string | null): Promise<number> {
  return appendNew(file, 'compact', ['id'], rows.map((row) => [
    row.id, row.kind, row.name, row.code, row.signedOn, row.inForceOn, row.endedOn, row.url, row.note, row.source, row.file ?? from, row.line ?? null,
  ]));
}

export function writeMemberships(file: DuckDBFile, rows: readonly Membership[], from: string | null): Promise<number> {
  return appendNew(file, 'membership', ['id'], rows.map((row) => [
    row.id, row.compact, row.member, row.role, row.signedOn, row.from, row.to, row.source, row.file ?? from, row.line ?? null,
  ]));
}

export async function readStatistics(file: DuckDBFile, { pair, reporter, flows, from, to, product }: StatisticFilter): Promise<Statistic[]> {
  const parts = ['true'];
  const bound: Record<string, Bound> = {};
  const and = (sql: string, values: Readonly<Record<string, Bound>>) => { parts.push(sql); Object.assign(bound, values); };
  if (pair !== undefined) and('((reporter = $a and partner = $b) or (reporter = $b and partner = $a))', { a: pair.a, b: pair.b });
  if (reporter !== undefined) and('reporter = $reporter', { reporter });
  if (flows !== undefined) and('flow in (select unnest($flows))', { flows });
  if (from !== undefined) and('period_end >= $from::date', { from });
  if (to !== undefined) and('period_start <= $to::date', { to });
  if (product === undefined) and('product is null', {});
  else if (product !== 'any') and('product = $product', { product });
  const rows = await file.query(
    `select id, reporter, partner, flow, period_start::varchar as "periodStart", period_end::varchar as "periodEnd", calendar, value, unit,
       reported_by as "reportedBy", url, note, source, product, is_compiled as "isCompiled", file, line
     from statistic where ${parts.join(' and ')} order by period_start, period_end, reporter, flow, id`, bound);
  return rows.map((row) => withoutNulls(row, ['product', 'isCompiled', 'file', 'line'])) as unknown as Statistic[];
}

export async function readCompacts(file: DuckDBFile, { pair, member, kinds }: CompactFilter): Promise<CompactRow[]> {
  const members = pair !== undefined ? [pair.a, pair.b] : member === undefined ? null : [member];
  const bound: Record<string, Bound> = { ...(members && { members }), ...(kinds && { kinds }) };
  const rows = await file.query(
    `select m.id, m.compact, m.member, m.role, m.signed_on as "signedOn", m.first_on as "from", m.last_on as "to", m.source, m.file, m.line
     from membership m join compact c on c.id = m.compact where ${members ? 'm.member in (select unnest($members))' : 'true'} and ${kinds ? 'c.kind in (select unnest($kinds))' : 'true'}
     order by m.member, m.first_on nulls first, m.id`, bound);
  const byCompact = new Map<string, Membership[]>();
  for (const row of rows) {
    const membership = withoutNulls(row, ['file', 'line']) as unknown as Membership;
    byCompact.set(membership.compact, [...(byCompact.get(membership.compact) ?? []), membership]);
  }
  const compacts = await file.query(
    `select id, kind, name, code, signed_on as "signedOn", in_force_on as "inForceOn", ended_on as "endedOn", url, note, source, file, line
     from compact where id in (select unnest($ids)) order by id`, { ids: [...byCompact.keys()] });
  return compacts.flatMap((row) => {
    const compact = withoutNulls(row, ['file', 'line']) as unknown as Compact;
    const memberships = byCompact.get(compact.id)!;
    return pair !== undefined && new Set(memberships.map((each) => each.member)).size < 2 ? [] : [{ compact, memberships }];
  });
}

function withoutNulls(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null || !columns.includes(name)));
}

import type { Compact, CompactFilter, CompactRow, Membership } from '../record/compact-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import type { SeriesPoint } from '../record/import-record.js';
import type { Bound, Cell, DuckDBFile, Row } from './duckdb-file.js';
import { Conditions } from './sql-condition.js';

/** Figures, series, compacts and memberships. All are to be called inside `exclusive`, writers inside a transaction. */

/**
 * Adds rows that do not stand in the table yet, each once (the first), and tells how many. `keys`: columns that make two rows the same, with their places
 * in a row; null is equal to null. Looks the rows up all at once, so that it serves batches of any size.
 */
async function appendNew(file: DuckDBFile, table: string, keys: Readonly<Record<string, number>>, rows: readonly (readonly Cell[])[]): Promise<number> {
  if (rows.length === 0) return 0;
  const places = Object.values(keys);
  const distinct = new Map<string, readonly Cell[]>();
  for (const row of rows) {
    const key = places.map((place) => row[place]).join('\0');
    if (!distinct.has(key)) distinct.set(key, row);
  }
  const given = [...distinct.values()];
  const incoming = `incoming_${table}`;
  await file.query(`create or replace temp table ${incoming} as select 0::integer as at, ${Object.keys(keys).join(', ')} from ${table} limit 0`);
  await file.append(incoming, given.map((row, at) => [at, ...places.map((place) => row[place]!)]));
  const same = Object.keys(keys).map((key) => (key === NULLABLE_KEY ? `t.${key} is not distinct from i.${key}` : `t.${key} = i.${key}`)).join(' and ');
  const known = new Set((await file.query(`select i.at from ${incoming} i where exists (select 1 from ${table} t where ${same})`)).map((row) => row['at']));
  await file.query(`drop table ${incoming}`);
  await file.append(table, known.size === 0 ? given : given.filter((_, at) => !known.has(at)));
  return given.length - known.size;
}

/** The only key column that may be null: the second state of a series. */
const NULLABLE_KEY = 'b';

export function writeStatistics(file: DuckDBFile, rows: readonly Statistic[], from: string | null): Promise<number> {
  return appendNew(file, 'statistic', { id: 0 }, rows.map((row) => [
    row.id, row.reporter, row.partner, row.flow, row.periodStart, row.periodEnd, row.calendar, row.value, row.unit, row.reportedBy, row.url, row.note, row.source,
    row.product ?? null, row.isCompiled ?? null, row.file ?? from, row.line ?? null,
  ]));
}

export function writeSeries(file: DuckDBFile, points: readonly SeriesPoint[], from: string | null): Promise<number> {
  return appendNew(file, 'series', { series: 0, a: 1, b: 2, period_start: 3, period_end: 4, source: 7 }, points.map((point) => [
    point.series, point.a, point.b, point.periodStart, point.periodEnd, point.value, point.unit, point.source, from, point.line ?? null,
  ]));
}

export function writeCompacts(file: DuckDBFile, rows: readonly Compact[], from: string | null): Promise<number> {
  return appendNew(file, 'compact', { id: 0 }, rows.map((row) => [
    row.id, row.kind, row.name, row.code, row.signedOn, row.inForceOn, row.endedOn, row.url, row.note, row.source, row.file ?? from, row.line ?? null,
  ]));
}

export function writeMemberships(file: DuckDBFile, rows: readonly Membership[], from: string | null): Promise<number> {
  return appendNew(file, 'membership', { id: 0 }, rows.map((row) => [
    row.id, row.compact, row.member, row.role, row.signedOn, row.from, row.to, row.source, row.file ?? from, row.line ?? null,
  ]));
}

export async function readStatistics(file: DuckDBFile, { pair, reporter, flows, from, to, product }: StatisticFilter): Promise<Statistic[]> {
  const where = new Conditions();
  if (pair !== undefined) where.and('((reporter = $a and partner = $b) or (reporter = $b and partner = $a))', { a: pair.a, b: pair.b });
  if (reporter !== undefined) where.and('reporter = $reporter', { reporter });
  if (flows !== undefined) where.and('flow in (select unnest($flows))', { flows });
  if (from !== undefined) where.and('period_end >= $from::date', { from });
  if (to !== undefined) where.and('period_start <= $to::date', { to });
  if (product === undefined) where.and('product is null', {});
  else if (product !== 'any') where.and('product = $product', { product });
  const rows = await file.query(
    `select id, reporter, partner, flow, period_start::varchar as "periodStart", period_end::varchar as "periodEnd", calendar, value, unit,
       reported_by as "reportedBy", url, note, source, product, is_compiled as "isCompiled", file, line
     from statistic where ${where.sql} order by period_start, period_end, reporter, flow, id`, where.bound);
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

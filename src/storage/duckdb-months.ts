import type { DuckDBFile } from './duckdb-file.js';

/** Fewest rows worth rewriting. Judgement: below it the sums are read in a few milliseconds. */
const FEWEST = 50_000;
const sizes = new WeakMap<DuckDBFile, number>();

/**
 * Adds up the sums by month that several batches left for the same group, when the table has doubled since it was last done: so its size follows what the events
 * are, not how many batches they came in, at a cost linear in the events. To be called inside a transaction.
 */
export async function foldMonths(file: DuckDBFile): Promise<void> {
  const [count] = await file.query('select count(*)::integer as n from imported_month');
  const n = count!['n'] as number;
  if (n < Math.max(FEWEST, 2 * (sizes.get(file) ?? 0))) return;
  await file.query(`
    create or replace temp table folded_month as
    select origin, pair, month, type, quad, status, direction, sectors, is_further, sum(m.events)::integer as events, sum(m.score) as score, sum(m.reports)::bigint as reports,
      min(m.first_day) as first_day, max(m.last_day) as last_day, sum(m.told)::integer as told, sum(m.told_score) as told_score
    from imported_month m group by origin, pair, month, type, quad, status, direction, sectors, is_further, case when month is null then m.first_day end, case when month is null then m.last_day end having sum(m.told) <> 0 or sum(m.events) <> 0 order by pair, month`);
  await file.query('delete from imported_month');
  await file.query('insert into imported_month by name from folded_month');
  await file.query('drop table folded_month');
  const [folded] = await file.query('select count(*)::integer as n from imported_month');
  sizes.set(file, folded!['n'] as number);
}

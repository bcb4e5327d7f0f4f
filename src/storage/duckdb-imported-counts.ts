import type { CountRequest, CountResult, GroupBy, PeriodUnit } from '../record/counts.js';
import type { EventFilter } from '../record/event-record.js';
import { pairOfFilter } from './batch.js';
import { periodSql } from './duckdb-counts.js';
import type { Bound, DuckDBFile } from './duckdb-file.js';
import { askedDirection, askedPair, hasFurtherPairs, importedCondition, isOfMonths, pairCondition, sharedCondition } from './duckdb-imported.js';
import { numbersOf, type FilterNumbers } from './duckdb-numbers.js';
import { exposureOfImported } from './origins.js';

/** Groups that the sums by month can tell. */
const MONTHLY: readonly GroupBy[] = ['origin', 'period', 'type', 'quad', 'status', 'sector', 'direction', 'outletCountry', 'rule'];
/** Conditions they can meet. */
const MONTHLY_FILTERS: readonly (keyof EventFilter)[] = ['origins', 'pair', 'dyad', 'from', 'to', 'types', 'quads', 'statuses', 'sectors', 'minConfidence', 'of'];

/** Counts imported events by group with exposure; see `Store.counts`. To be called inside `exclusive`. */
export async function countImported(file: DuckDBFile, filter: EventFilter, request: CountRequest): Promise<CountResult> {
  const unit = request.unit ?? 'month';
  const of = request.of ?? 'event';
  const numbers = await numbersOf(file, filter);
  // Reports and outlets are those of every row; events those of rows that stand for one.
  const chosen: EventFilter = { ...filter, of: of === 'event' ? filter.of ?? 'event' : 'report' };
  const isMonths = isMonthly(filter, request, unit);
  const byOutlet = chosen.of === 'event' && request.by.includes('outlet');
    const measure = { event: 'sum(n)', report: 'sum(reports)', outlet: 'greatest(count(distinct outlet), max(outlets))' }[of];
  const outer = request.by.map((by) => ({ sector: "unnest(case when sectors = '' then [null] else string_split(sectors, ' ') end)", period: periodSql(unit, 'days'), outletCountry: 'null', rule: "(select 'import.' || o.origin from imported_origin o where o.no = days.origin)", quad: 'quad::varchar', origin: '(select o.origin from imported_origin o where o.no = days.origin)' } as Partial<Record<GroupBy, string>>)[by] ?? by);
  // Summed up by the days as they stand first: labels are made for few rows then.
  const columns = [...new Set(request.by.flatMap((by) => ({ period: ['first_day', 'last_day'], sector: ['sectors'], rule: ['origin'], outletCountry: [] as string[] } as Partial<Record<GroupBy, string[]>>)[by] ?? [by]))];
  const inner = [...columns, ...(of === 'outlet' && !columns.includes('outlet') ? ['outlet'] : [])];
  const keys = request.by.map((_, k) => `g${k}`);
  const source = isMonths ? monthly(chosen, numbers) : byOutlet ? await byOutlets(file, chosen, numbers, columns) : await daily(file, chosen, numbers);
  const rows = await file.query(`
    with days as (select ${[...inner, 'sum(n) as n', 'sum(score) as score', 'sum(reports) as reports', ...(of === 'outlet' ? ['max(outlets) as outlets'] : [])].join(', ')} from (${source.sql}) ${inner.length === 0 ? '' : `group by ${inner.join(', ')}`}),
    labelled as (select ${[...outer.map((value, k) => `${value} as g${k}`), 'n', 'score', 'reports', ...(of === 'outlet' ? ['outlet', 'outlets'] : [])].join(', ')} from days)
    select ${[...keys, `coalesce(${measure}, 0)::integer as events`, 'sum(score) / sum(n) as mean_score', `(select coalesce(${measure}, 0)::integer from days) as total`].join(', ')} from labelled
    ${keys.length === 0 ? '' : `group by ${keys.join(', ')}`} having sum(n) > 0 ${keys.length === 0 ? '' : `order by ${keys.map((key) => `${key} nulls last`).join(', ')}`}`, source.bound);
  return {
    rows: rows.map((row) => ({
      group: Object.fromEntries(request.by.map((by, k) => [by, row[`g${k}`] as string | null])), events: row['events'] as number, documents: 0, meanScore: row['mean_score'] as number,
    })),
    // The same in each row: events in several groups count once.
    total: byOutlet ? await countEach(file, chosen, numbers) : (rows[0]?.['total'] ?? 0) as number,
    exposure: request.hasExposure === false ? [] : await exposure(file, filter, unit, numbers),
  };
}

interface Source {
  /** A query with the columns origin, first_day, last_day, type, quad, status, direction, sectors, n, score, reports; events also mode and outlet. */
  readonly sql: string;
  readonly bound: Readonly<Record<string, Bound>>;
}

function isMonthly(filter: EventFilter, request: CountRequest, unit: PeriodUnit): boolean {
  return request.of !== 'outlet' && request.by.every((by) => MONTHLY.includes(by)) && (!request.by.includes('period') || isWide(unit)) && isInMonths(filter);
}

/** Whether the sums by month can tell how many events a filter lets through. */
export function isInMonths(filter: EventFilter): boolean {
  return isOfMonths(filter) && Object.entries(filter).every(([name, value]) => value === undefined || MONTHLY_FILTERS.includes(name as keyof EventFilter));
}

const isWide = (unit: PeriodUnit): boolean => unit === 'month' || unit === 'quarter' || unit === 'year';

/** The sums by month that a filter lets through; what it asks for must pass `isInMonths`. */
export function monthly(filter: EventFilter, numbers: FilterNumbers): Source {
  const shared = sharedCondition(filter, numbers);
  const pair = pairCondition(filter, numbers, 'e');
  const bound = { ...shared.bound, ...pair?.bound };
  const direction = pair === null ? 'null::varchar' : 'e.direction';
  const [n, score] = filter.of === 'report' ? ['e.told', 'e.told_score'] : ['e.events', 'e.score'];
  return {
    sql: `select e.origin, e.first_day, e.last_day, e.type, e.quad, e.status, ${direction} as direction, e.sectors, ${n} as n, ${score} as score, e.reports
      from imported_month e where ${shared.sql} and ${pair === null ? 'not e.is_further' : pair.sql}`,
    bound,
  };
}

async function daily(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers): Promise<Source> {
  const { sql, bound } = await importedCondition(file, filter, numbers);
  const asked = askedPair(filter, numbers);
  return {
    sql: `select e.origin, e.first_day, e.last_day, e.type, e.mode, e.quad, e.status, ${asked === null ? 'null::varchar' : askedDirection(filter.of !== 'report')} as direction, e.sectors,
        e.outlet, e.outlets, 1 as n, e.score, coalesce(e.reports, 1) as reports from imported_event e where ${sql}`,
    bound: asked === null ? bound : { ...bound, asked_pair: asked },
  };
}

/** An event once for each outlet that any of its rows names; only with the columns named, as they are kept for all rows. */
async function byOutlets(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers, columns: readonly string[]): Promise<Source> {
  const { sql, bound } = await importedCondition(file, filter, numbers);
  const asked = askedPair(filter, numbers);
  const direction = asked === null ? 'null::varchar' : askedDirection(true);
  const isOfPair = asked !== null && !(await hasFurtherPairs(file, filter, numbers));
  const needed = [...new Set(['origin', ...columns])].filter((name) => name !== 'outlet').map((name) => (name === 'direction' ? `${direction} as direction` : `e.${name}`)).join(', ');
  return {
    sql: `with chosen as (select ${needed}, e.key, e.outlet, 1 as n, e.score, coalesce(e.reports, 1) as reports from imported_event e where ${sql}),
        others as (select distinct t.origin, t.lead, t.outlet from imported_event t where t.lead is not null ${isOfPair ? 'and t.pair = $asked_pair' : ''})
      select * exclude (key) from chosen union all by name
      select c.* exclude (key, outlet), o.outlet from chosen c join others o on o.origin = c.origin and o.lead = c.key where o.outlet is distinct from c.outlet`,
    bound: isOfPair || (asked !== null && columns.includes('direction')) ? { ...bound, asked_pair: asked } : bound,
  };
}

async function countEach(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers): Promise<number> {
  const { sql, bound } = isInMonths(filter) ? monthly(filter, numbers) : await daily(file, filter, numbers);
  const [row] = await file.query(`select coalesce(sum(n), 0)::integer as n from (${sql})`, bound);
  return row!['n'] as number;
}

/** All events of the data sets asked for, by period, with those of the pair. */
async function exposure(file: DuckDBFile, filter: EventFilter, unit: PeriodUnit, numbers: FilterNumbers) {
  const { from, to, origins = [] } = filter;
  const window: EventFilter = { origins, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const pair = pairOfFilter(filter);
  const asked: FilterNumbers = { ...numbers, pair: askedPair(filter, numbers) ?? -1 };
  const isMonths = isWide(unit) && isOfMonths(window);
  const read = async (chosen: EventFilter) => {
    const { sql, bound } = isMonths ? monthly(chosen, asked) : await dailyExposure(file, chosen, asked);
    return file.query(`
      with days as (select first_day, last_day, sum(n) as n, sum(reports) as reports from (${sql}) group by 1, 2)
      select ${periodSql(unit, 'days')} as period, sum(n)::integer as events, sum(reports)::integer as reports from days group by 1 having sum(n) > 0`, bound);
  };
  const all = await read(window);
  const about = pair === undefined ? null : new Map((await read({ ...window, pair })).map((row) => [row['period'], row['events'] as number]));
  return exposureOfImported(all.map((row) => ({
    period: row['period'] as string | null, events: row['events'] as number, reports: row['reports'] as number,
    aboutPair: about === null ? (row['events'] as number) : about.get(row['period']) ?? 0,
  })));
}

/** Events, and the reports of all their rows. */
async function dailyExposure(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers): Promise<Source> {
  const { sql, bound } = await importedCondition(file, { ...filter, of: 'report' }, numbers);
  return { sql: `select e.first_day, e.last_day, (e.standing <> 1)::integer as n, coalesce(e.reports, 1) as reports from imported_event e where ${sql}`, bound };
}

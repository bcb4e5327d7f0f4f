import type { CountOf, CountRequest, CountResult, GroupBy, PeriodUnit } from '../record/counts.js';
import { pairKey } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import { pairOfFilter } from './batch.js';
import { eventCondition } from './duckdb-filter.js';
import type { Bound, DuckDBFile, Row } from './duckdb-file.js';

/** Label of the one period all days of a date fall in, else null; the SQL twin of `periodOf`. `table` has the columns first_day and last_day. */
export function periodSql(unit: PeriodUnit, table: string): string {
  const label = (day: string) => (unit === 'quarter' ? `year(${day}) || '-Q' || quarter(${day})` : `strftime(${day}, '${FORMAT[unit]}')`);
  const [first, last] = [label(`${table}.first_day`), label(`${table}.last_day`)];
  return `case when ${first} = ${last} then ${first} end`;
}

const FORMAT = { day: '%Y-%m-%d', week: '%G-W%V', month: '%Y-%m', year: '%Y' } as const;

/** The SQL of each group's value and the table it needs beside `event e`. */
function groupSql(by: GroupBy, unit: PeriodUnit, hasPair: boolean, isByEvent: boolean): { value: string; join?: string } {
  switch (by) {
    case 'origin': return { value: "'coded'" };
    case 'period': return { value: periodSql(unit, 'e') };
    case 'type': return { value: 'e.type' };
    case 'mode': return { value: 'e.mode' };
    case 'quad': return { value: 'e.quad::varchar' };
    case 'status': return { value: 'e.status' };
    case 'rule': return { value: 'e.rule' };
    case 'sector': return { value: 's.sector', join: 'left join event_sector s on s.event = e.id' };
    case 'outlet': return { value: 'o.outlet', join: `left join ${toldIn('outlet', isByEvent)} o on o.event = e.id` };
    case 'outletCountry': return { value: 'c.country', join: `left join ${toldIn('country', isByEvent)} c on c.event = e.id` };
    case 'direction': return hasPair
      ? { value: 'd.direction', join: 'left join finding_pair d on d.finding = e.id and d.pair = $group_pair' }
      : { value: 'null' };
  }
}

/** Outlets (or their countries) that carry each telling, or any telling of each event. */
function toldIn(column: 'outlet' | 'country', isByEvent: boolean): string {
  const event = isByEvent ? 'coalesce(m.lead, t.id)' : 't.id';
  return `(select distinct ${event} as event, r.${column} from event t ${isByEvent ? 'left join event_member m on m.event = t.id' : ''} join report r on r.doc = t.doc)`;
}

/** Counts events by group with exposure; see `Store.counts`. To be called inside `exclusive`. */
export async function countEvents(file: DuckDBFile, filter: EventFilter, request: CountRequest): Promise<CountResult> {
  const unit = request.unit ?? 'month';
  const of = request.of ?? 'event';
  const pair = pairOfFilter(filter);
  const { sql, bound } = eventCondition({ ...filter, of: of === 'event' ? 'event' : 'report' });
  const groups = request.by.map((by) => groupSql(by, unit, pair !== undefined, of === 'event'));
  const keys = groups.map((_, k) => `g${k}`);
  const values = pair !== undefined && request.by.includes('direction') ? { ...bound, group_pair: pairKey(pair) } : bound;
  const chosen = `with chosen as (select ${['e.id', 'e.doc', 'e.score', ...groups.map(({ value }, k) => `${value} as g${k}`)].join(', ')}
    from event e ${[...new Set(groups.flatMap(({ join }) => join ?? []))].join(' ')} where ${sql})`;
  const grouped = keys.length === 0 ? 'having count(*) > 0' : `group by ${keys.join(', ')} order by ${keys.map((key) => `${key} nulls last`).join(', ')}`;
  const rows = await file.query(
    `${chosen} select ${[...keys, 'count(*)::integer as events', 'count(distinct doc)::integer as documents', 'avg(score) as mean_score'].join(', ')} from chosen ${grouped}`, values);
  // In the same order of the same groups: what a join would multiply.
  const behind = await countBehind(file, of, (count, join) => file.query(`${chosen} select ${[...keys, `${count}::integer as behind`].join(', ')} from chosen c ${join} ${grouped}`, values));
  return {
    rows: rows.map((row, k) => ({
      group: Object.fromEntries(request.by.map((by, at) => [by, row[`g${at}`] as string | null])),
      events: (of === 'outlet' ? behind![k]!['behind'] : row['events']) as number,
      documents: (of === 'event' && behind !== null ? behind[k]!['behind'] : row['documents']) as number,
      meanScore: row['mean_score'] as number,
    })),
    total: await countTotal(file, of, sql, bound),
    exposure: request.hasExposure === false ? [] : await exposure(file, filter, unit),
  };
}

/** Documents behind events told more than once, or outlets behind tellings; null when the rows themselves tell. */
async function countBehind(file: DuckDBFile, of: CountOf, count: (what: string, join: string) => Promise<Row[]>): Promise<Row[] | null> {
  if (of === 'outlet') return count('count(distinct r.outlet)', 'left join report r on r.doc = c.doc');
  if (of === 'report') return null;
  const [retold] = await file.query('select exists (select 1 from event_member where event <> lead) as is_any');
  return retold!['is_any'] === true ? count('count(distinct coalesce(m.doc, c.doc))', 'left join event_member m on m.lead = c.id') : null;
}

async function countTotal(file: DuckDBFile, of: CountOf, sql: string, bound: Readonly<Record<string, Bound>>): Promise<number> {
  const [row] = await file.query(of === 'outlet'
    ? `select count(distinct r.outlet)::integer as total from event e join report r on r.doc = e.doc where ${sql}`
    : `select count(*)::integer as total from event e where ${sql}`, bound);
  return row!['total'] as number;
}

async function exposure(file: DuckDBFile, filter: EventFilter, unit: PeriodUnit) {
  const pair = pairOfFilter(filter);
  const bound: Record<string, Bound> = {};
  const conditions = ['true'];
  if (filter.from !== undefined) { conditions.push('d.last_day >= $from::date'); bound['from'] = windowStart(filter.from); }
  if (filter.to !== undefined) { conditions.push('d.first_day <= $to::date'); bound['to'] = windowEnd(filter.to); }
  if (pair !== undefined) bound['pair'] = pairKey(pair);
  const isAbout = pair === undefined ? 'true' : 'd.id in (select doc from finding_pair where pair = $pair)';
  const rows = await file.query(
    `select ${periodSql(unit, 'd')} as period, count(*)::integer as documents, (count(*) filter (where ${isAbout}))::integer as about_pair,
       coalesce(sum(r.n), 0)::integer as reports
     from document d left join (select doc, count(*) as n from report group by doc) r on r.doc = d.id
     where ${conditions.join(' and ')}
     group by 1 order by 1 nulls last`,
    bound,
  );
  return rows.map((row) => ({
    period: row['period'] as string | null, documents: row['documents'] as number,
    aboutPair: row['about_pair'] as number, reports: row['reports'] as number,
  }));
}

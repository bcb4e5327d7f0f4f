import type { CountRequest, CountResult, GroupBy, PeriodUnit } from '../record/counts.js';
import { pairKey } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import { pairOfFilter } from './batch.js';
import { eventCondition } from './duckdb-filter.js';
import type { Bound, DuckDBFile } from './duckdb-file.js';

/** Label of the one period all days of a date fall in, else null; the SQL twin of `periodOf`. */
function periodSql(unit: PeriodUnit, table: string): string {
  const label = (day: string) => (unit === 'quarter' ? `year(${day}) || '-Q' || quarter(${day})` : `strftime(${day}, '${FORMAT[unit]}')`);
  const [first, last] = [label(`${table}.first_day`), label(`${table}.last_day`)];
  return `case when ${first} = ${last} then ${first} end`;
}

const FORMAT = { day: '%Y-%m-%d', week: '%G-W%V', month: '%Y-%m', year: '%Y' } as const;

/** The SQL of each group's value and the table it needs beside `event e`. */
function groupSql(by: GroupBy, unit: PeriodUnit, hasPair: boolean): { value: string; join?: string } {
  switch (by) {
    case 'origin': return { value: "'coded'" };
    case 'period': return { value: periodSql(unit, 'e') };
    case 'type': return { value: 'e.type' };
    case 'mode': return { value: 'e.mode' };
    case 'quad': return { value: 'e.quad::varchar' };
    case 'status': return { value: 'e.status' };
    case 'rule': return { value: 'e.rule' };
    case 'sector': return { value: 's.sector', join: 'left join event_sector s on s.event = e.id' };
    case 'outlet': return { value: 'o.outlet', join: 'left join (select distinct doc, outlet from report) o on o.doc = e.doc' };
    case 'outletCountry': return { value: 'c.country', join: 'left join (select distinct doc, country from report) c on c.doc = e.doc' };
    case 'direction': return hasPair
      ? { value: 'd.direction', join: 'left join finding_pair d on d.finding = e.id and d.pair = $group_pair' }
      : { value: 'null' };
  }
}

/** Counts events by group with exposure; see `Store.counts`. To be called inside `exclusive`. */
export async function countEvents(file: DuckDBFile, filter: EventFilter, request: CountRequest): Promise<CountResult> {
  const unit = request.unit ?? 'month';
  const pair = pairOfFilter(filter);
  const { sql, bound } = eventCondition(filter);
  const groups = request.by.map((by) => groupSql(by, unit, pair !== undefined));
  const columns = groups.map(({ value }, k) => `${value} as g${k}`);
  const keys = groups.map((_, k) => `g${k}`);
  const needsPair = pair !== undefined && request.by.includes('direction');
  const rows = await file.query(
    `select ${[...columns, 'count(*)::integer as events', 'count(distinct e.doc)::integer as documents', 'avg(e.score) as mean_score'].join(', ')}
     from event e ${[...new Set(groups.flatMap(({ join }) => join ?? []))].join(' ')}
     where ${sql}
     ${keys.length === 0 ? 'having count(*) > 0' : `group by ${keys.join(', ')} order by ${keys.map((key) => `${key} nulls last`).join(', ')}`}`,
    needsPair ? { ...bound, group_pair: pairKey(pair) } : bound,
  );
  const [total] = await file.query(`select count(*)::integer as total from event e where ${sql}`, bound);
  return {
    rows: rows.map((row) => ({
      group: Object.fromEntries(request.by.map((by, k) => [by, row[`g${k}`] as string | null])),
      events: row['events'] as number, documents: row['documents'] as number, meanScore: row['mean_score'] as number,
    })),
    total: total!['total'] as number,
    exposure: await exposure(file, filter, unit),
  };
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

import { makePair, pairKey, type Pair } from '../record/dyad.js';
import type { EventFilter, PairSummary, ThirdParty, ThirdPartyTie } from '../record/event-record.js';
import { eventCondition, isLead } from './duckdb-filter.js';
import type { DuckDBFile } from './duckdb-file.js';

/** What is held about each pair, or one; see `Store.pairs`. To be called inside `exclusive`. */
export async function readPairs(file: DuckDBFile, only?: Pair): Promise<PairSummary[]> {
  const bound = only === undefined ? {} : { a: only.a, b: only.b };
  const rows = await file.query(`
    with found as (
      select p.a, p.b, count(*) filter (where p.kind = 'event' and ${isLead('p.finding')}) as events, count(*) filter (where p.kind = 'commitment') as commitments,
        count(distinct p.doc) as documents, 0 as statistics,
        arg_min(e.date, (e.first_day, e.date)) as first, arg_max(e.date, (e.first_day, e.date)) as last
      from finding_pair p left join event e on e.id = p.finding and e.first_day is not null and ${isLead('e.id')}
      ${only === undefined ? '' : 'where p.a = $a and p.b = $b'} group by p.a, p.b
      union all
      select least(reporter, partner), greatest(reporter, partner), 0, 0, 0, count(*), null, null
      from statistic where reporter <> partner ${only === undefined ? '' : 'and least(reporter, partner) = $a and greatest(reporter, partner) = $b'} group by 1, 2
    )
    select a, b, sum(events)::integer as events, sum(documents)::integer as documents, sum(commitments)::integer as commitments,
      sum(statistics)::integer as statistics, any_value(first) as first, any_value(last) as last
    from found group by a, b order by 3 desc, a || '-' || b`, bound);
  return rows.map((row) => ({
    pair: makePair(row['a'] as string, row['b'] as string),
    events: row['events'] as number, documents: row['documents'] as number, commitments: row['commitments'] as number,
    statistics: row['statistics'] as number, first: row['first'] as string | null, last: row['last'] as string | null,
  }));
}

/** Ties of either side with others; see `Store.thirdParties`. To be called inside `exclusive`. */
export async function readThirdParties(file: DuckDBFile, pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses'>): Promise<ThirdParty[]> {
  const { sql, bound } = eventCondition(filter);
  const tie = (side: string) => `count(*) filter (where side = '${side}')::integer as ${side}_events,
    ${[1, 2, 3, 4].map((quad) => `count(*) filter (where side = '${side}' and quad = ${quad})::integer as ${side}_${quad}`).join(', ')},
    avg(score) filter (where side = '${side}') as ${side}_score`;
  const rows = await file.query(
    `with chosen as (select e.* from event e where ${sql}),
     about as (select distinct c.doc from chosen c join finding_pair p on p.finding = c.id where p.pair = $pair),
     ties as (
       select case when p.a in ($a, $b) then p.b else p.a end as code, case when $a in (p.a, p.b) then 'a' else 'b' end as side,
         c.doc, c.quad, c.score, c.date, c.first_day
       from chosen c join finding_pair p on p.finding = c.id
       where p.pair <> $pair and (p.a in ($a, $b) or p.b in ($a, $b))
     )
     select code, ${tie('a')}, ${tie('b')},
       (count(distinct doc) filter (where doc in (select doc from about)))::integer as documents_with_pair,
       arg_max(date, (first_day, date)) filter (where first_day is not null) as latest
     from ties group by code order by count(*) desc, code`,
    { ...bound, pair: pairKey(pair), a: pair.a, b: pair.b },
  );
  const readTie = (row: Record<string, unknown>, side: string): ThirdPartyTie => ({
    events: row[`${side}_events`] as number,
    quads: [1, 2, 3, 4].map((quad) => row[`${side}_${quad}`] as number) as unknown as ThirdPartyTie['quads'],
    meanScore: row[`${side}_score`] as number | null,
  });
  return rows.map((row) => ({
    code: row['code'] as string, withA: readTie(row, 'a'), withB: readTie(row, 'b'),
    documentsWithPair: row['documents_with_pair'] as number, latest: row['latest'] as string | null,
  }));
}

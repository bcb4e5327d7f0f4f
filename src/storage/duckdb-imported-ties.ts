import type { Pair } from '../record/dyad.js';
import type { EventFilter, PlaceCount, ThirdParty } from '../record/event-record.js';
import type { DuckDBFile } from './duckdb-file.js';
import { importedCondition, isOfMonths, sharedCondition } from './duckdb-imported.js';
import { numbersOf } from './duckdb-numbers.js';
import { tiesByCode } from './origins.js';

/** Ties of either side with others in imported data sets; see `Store.thirdParties`. To be called inside `exclusive`. */
export async function readImportedTies(file: DuckDBFile, pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses' | 'origins'>): Promise<ThirdParty[]> {
  const numbers = await numbersOf(file, filter);
  const names = new Map((await file.query(`
    select no, pair from imported_pair_name where (split_part(pair, '-', 1) in ($a, $b) or split_part(pair, '-', 2) in ($a, $b)) and pair <> $a || '-' || $b`, { a: pair.a, b: pair.b })).map((row) => [row['no'] as number, row['pair'] as string]));
  if (names.size === 0) return [];
  const { sql, bound } = sharedCondition(filter, numbers);
  const ofPairs = (column: string) => `${column} in (${[...names.keys()].join(', ')})`;
  const rows = await file.query(isOfMonths(filter)
    ? `select e.pair, e.quad, sum(e.events)::integer as events, sum(e.score) as score, max(e.last_day)::varchar as latest from imported_month e where ${sql} and ${ofPairs('e.pair')} group by 1, 2 having sum(e.events) > 0`
    : `select pair, quad, count(*)::integer as events, sum(score) as score, max(last_day)::varchar as latest from (
        select e.pair, e.quad, e.score, e.last_day from imported_event e where ${sql} and e.standing <> 1 and ${ofPairs('e.pair')}
        union all select x.pair, e.quad, e.score, e.last_day from imported_pair x join imported_event e on e.has_more and e.origin = x.origin and e.key = x.key and e.source_id is not distinct from x.source_id
        where ${sql} and e.standing <> 1 and ${ofPairs('x.pair')}) group by 1, 2`, bound);
  return tiesByCode(pair, rows.map((row) => ({ pair: names.get(row['pair'] as number)!, quad: row['quad'] as number, events: row['events'] as number, score: row['score'] as number, latest: row['latest'] as string | null })));
}

/** Imported events by the place that the row which stands for them tells. To be called inside `exclusive`. */
export async function readImportedPlaces(file: DuckDBFile, filter: EventFilter): Promise<PlaceCount[]> {
  const { sql, bound } = await importedCondition(file, filter, await numbersOf(file, filter));
  const rows = await file.query(`select e.place as name, null as code, e.quad::integer as quad, count(*)::integer as events, max(e.last_day)::varchar as latest from imported_event e where ${sql} group by e.place, e.quad order by e.place nulls last, e.quad`, bound);
  return rows as unknown as PlaceCount[];
}

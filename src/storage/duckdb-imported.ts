import { daysInMonth } from '../base/calendar.js';
import type { Pair } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import type { Bound, DuckDBFile } from './duckdb-file.js';
import { numbersOf, type FilterNumbers } from './duckdb-numbers.js';
import type { PairCount } from './origins.js';
import { Conditions, type Condition } from './sql-condition.js';

/** Conditions on imported events, and the pairs they belong to. All are to be called inside `exclusive`. */

/** `column in (…)` with each value bound by itself, so that a scan can use it. */
function oneOf(column: string, name: string, values: readonly (string | number)[]): Condition {
  if (values.length === 0) return { sql: 'false', bound: {} };
  return { sql: `${column} in (${values.map((_, k) => `$${name}${k}`).join(', ')})`, bound: Object.fromEntries(values.map((value, k) => [`${name}${k}`, value])) };
}

/** The conditions a filter puts on both `imported_event e` and `imported_month e`: those on columns that both have. */
export function sharedCondition(filter: EventFilter, numbers: FilterNumbers): Condition {
  const parts: Condition[] = [oneOf('e.origin', 'origin', numbers.origins)];
  if (filter.from !== undefined) parts.push({ sql: 'e.last_day >= $from::date', bound: { from: windowStart(filter.from) } });
  if (filter.to !== undefined) parts.push({ sql: 'e.first_day <= $to::date', bound: { to: windowEnd(filter.to) } });
  if (filter.types !== undefined) parts.push(oneOf('e.type', 'type', filter.types));
  if (filter.quads !== undefined) parts.push(oneOf('e.quad', 'quad', filter.quads));
  if (filter.statuses !== undefined) parts.push(oneOf('e.status', 'status', filter.statuses));
  if (filter.sectors !== undefined) parts.push({ sql: "list_has_any(string_split(e.sectors, ' '), $sectors)", bound: { sectors: filter.sectors } });
  return { sql: parts.map(({ sql }) => sql).join(' and '), bound: Object.assign({}, ...parts.map((part) => part.bound)) as Condition['bound'] };
}

/** True when the window of a filter begins and ends with a month. */
export function isOfMonths({ from, to }: Pick<EventFilter, 'from' | 'to'>): boolean {
  if (from !== undefined && !windowStart(from).endsWith('-01')) return false;
  if (to === undefined) return true;
  const end = windowEnd(to);
  return Number(end.slice(8)) === daysInMonth(Number(end.slice(0, 4)), Number(end.slice(5, 7)));
}

/** What a filter says of a pair or dyad, for a table with the columns pair and direction; null when it names none. `isBoth`: SQL that is true of acts told from both sides, whatever stands in direction. */
export function pairCondition(filter: EventFilter, numbers: FilterNumbers, table: string, isBoth = 'false'): Condition | null {
  if (filter.pair === undefined && filter.dyad === undefined) return null;
  const parts: string[] = [];
  const bound: Record<string, Bound> = {};
  if (filter.pair !== undefined) { parts.push(`${table}.pair = $pair`); bound['pair'] = numbers.pair; }
  if (filter.dyad !== undefined) {
    parts.push(`${table}.pair = $dyad and (${table}.direction in ($direction, 'both')${isBoth === 'false' ? '' : ` or ${isBoth}`})`);
    bound['dyad'] = numbers.dyad;
    bound['direction'] = filter.dyad.source < filter.dyad.target ? 'ab' : 'ba';
  }
  return { sql: parts.join(' and '), bound };
}

/** The number of the pair a filter speaks of, bound as `asked_pair`; null when it speaks of none. */
export function askedPair(filter: EventFilter, numbers: FilterNumbers): number | null {
  return filter.pair !== undefined ? numbers.pair : filter.dyad !== undefined ? numbers.dyad : null;
}

/** Whether events belong to the pair a filter speaks of as to a further one; false when it speaks of none. */
export async function hasFurtherPairs(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers): Promise<boolean> {
  const further = pairCondition(filter, numbers, 'x', filter.of === 'report' ? 'false' : 'true');
  if (further === null) return false;
  const [any] = await file.query(`select exists (select 1 from imported_pair x where ${further.sql}) as is_any`, further.bound);
  return any!['is_any'] === true;
}

/** The whole condition of a filter on `imported_event e`. */
export async function importedCondition(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers): Promise<Condition> {
  const shared = sharedCondition(filter, numbers);
  const where = new Conditions();
  where.and(shared.sql, shared.bound);
  const isByEvent = filter.of !== 'report';
  if (isByEvent) where.and('e.standing <> 1');
  const isBoth = isByEvent ? 'e.standing = 2' : 'false';
  const pair = pairCondition(filter, numbers, 'e', isBoth);
  let hasFurther = false;
  if (pair !== null) {
    const further = pairCondition(filter, numbers, 'x', isBoth)!;
    hasFurther = await hasFurtherPairs(file, filter, numbers);
    // Without further pairs the condition stays one that a scan can skip blocks by.
    where.and(!hasFurther ? pair.sql
      : `((${pair.sql}) or (e.has_more and exists (select 1 from imported_pair x where x.origin = e.origin and x.key = e.key and x.source_id is not distinct from e.source_id and ${further.sql})))`, pair.bound);
  }
  if (filter.actor !== undefined) {
    where.and(`(e.sources = $actor or e.targets = $actor or (contains(e.sources, ' ') and list_contains(string_split(e.sources, ' '), $actor))
      or (contains(e.targets, ' ') and list_contains(string_split(e.targets, ' '), $actor)))`, { actor: filter.actor });
  }
  if (filter.modes !== undefined) where.and('e.mode in (select unnest($modes))', { modes: filter.modes });
  if (filter.actorSectors !== undefined) where.and('(e.source_sector in (select unnest($roles)) or e.target_sector in (select unnest($roles)))', { roles: filter.actorSectors });
  // Who tells it is told by every row of the event; these are of the same pairs.
  const told = (condition: (table: string) => string): string => (!isByEvent ? condition('e')
    : `(${condition('e')} or (e.origin, e.key) in (select t.origin, t.lead from imported_event t where t.lead is not null ${pair === null || hasFurther ? '' : `and t.pair = $${filter.pair === undefined ? 'dyad' : 'pair'}`} and ${condition('t')}))`);
  if (filter.outlets !== undefined) where.and(told((table) => `${table}.outlet in (select unnest($outlets))`), { outlets: filter.outlets });
  if (filter.places !== undefined) where.and('e.place in (select unnest($places))', { places: filter.places });
  if (filter.documents !== undefined || filter.speakers !== undefined) where.and('false');
  if (filter.text !== undefined) where.and(told((table) => `contains(lower(${table}.text), lower($text))`), { text: filter.text });
  return where;
}

/** SQL of an event's direction within the pair asked for, which stands bound as `asked_pair`; `isByEvent`: of the event, else of the row alone. */
export function askedDirection(isByEvent: boolean): string {
  return `case ${isByEvent ? "when e.standing = 2 then 'both' " : ''}when e.pair = $asked_pair then e.direction when e.has_more then
  (select x.direction from imported_pair x where x.origin = e.origin and x.key = e.key and x.source_id is not distinct from e.source_id and x.pair = $asked_pair) end`;
}

/** Imported events of every pair, or one, by data set. */
export async function readImportedPairs(file: DuckDBFile, only?: Pair): Promise<PairCount[]> {
  const number = only === undefined ? null : (await numbersOf(file, { pair: only })).pair;
  const rows = await file.query(`
    with sums as (
      select pair, origin, sum(events)::integer as events, min(first_day)::varchar as first, max(last_day)::varchar as last from imported_month
      where ${number === null ? 'pair is not null' : 'pair = $number'} group by all
    )
    select p.pair, o.origin, s.events, s.first, s.last from sums s join imported_pair_name p on p.no = s.pair join imported_origin o on o.no = s.origin`, number === null ? {} : { number });
  return rows as unknown as PairCount[];
}

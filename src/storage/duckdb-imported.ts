import { daysInMonth } from '../base/calendar.js';
import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Direction, Pair } from '../record/dyad.js';
import type { EventFilter, EventPage, EventRow } from '../record/event-record.js';
import { DEFAULT_REPEAT_RULE } from '../dedupe/repeat-rule.js';
import type { EventAccount } from '../record/event-cluster.js';
import type { ImportedEvent, ImportedMention, ImportFile } from '../record/import-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import type { PageBounds } from './batch.js';
import type { Bound, DuckDBFile, Row } from './duckdb-file.js';
import { numbersOf, type FilterNumbers } from './duckdb-numbers.js';
import { Conditions, type Condition } from './sql-condition.js';
import { readEventEdits } from './duckdb-clusters.js';
import { readRepeatRule } from './duckdb-repeats.js';
import { accountOfRows, importedRow } from './imported-row.js';
import type { PairCount } from './origins.js';

/** Queries over imported events. All are to be called inside `exclusive`. */

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
    const [any] = await file.query(`select exists (select 1 from imported_pair x where ${pairCondition(filter, numbers, 'x', isByEvent ? 'true' : 'false')!.sql}) as is_any`, further.bound);
    hasFurther = any!['is_any'] === true;
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

const COLUMNS = `o.origin, e.key::varchar as key, e.source_id, e.file, e.line, e.first_day::varchar as first_day, e.last_day::varchar as last_day, e.type, e.mode, e.status, e.cameo,
  e.sources, e.targets, e.source_sector, e.target_sector, e.source_name, e.target_name, e.sectors, e.reports, e.outlets, e.outlet, e.url, e.place, e.text, e.killed, e.lead::varchar as lead`;

/** Imported events the filter lets through, from the first to the end of the page. */
export async function readImportedEvents(file: DuckDBFile, filter: EventFilter, { limit, offset, order }: PageBounds): Promise<EventPage> {
  const numbers = await numbersOf(file, filter);
  const { sql, bound } = await importedCondition(file, filter, numbers);
  const asked = askedPair(filter, numbers);
  const sorted = `order by e.first_day ${order === 'newest' ? 'desc' : 'asc'} nulls last, o.origin, e.file, e.line`;
  const [count] = await file.query(`select count(*)::integer as total from imported_event e where ${sql}`, bound);
  // Whole rows are read only for the page.
  const rows = await file.query(
    `select ${COLUMNS}, ${asked === null ? 'null' : askedDirection(filter.of !== 'report')} as asked from imported_event e join imported_origin o on o.no = e.origin
     where e.rowid in (select e.rowid from imported_event e join imported_origin o on o.no = e.origin where ${sql} ${sorted} limit ${limit + offset}) ${sorted}`,
    asked === null ? bound : { ...bound, asked_pair: asked });
  return { rows: await withFiles(file, rows, filter.of !== 'report'), total: count!['total'] as number };
}

/** One imported event by its id in the record, `<data set>:<id there>`, or null. */
export async function readImportedEvent(file: DuckDBFile, id: string): Promise<EventRow | null> {
  const at = id.indexOf(':');
  if (at < 0) return null;
  const [origin, source] = [id.slice(0, at), id.slice(at + 1)];
  const rows = await file.query(`select ${COLUMNS}, null as asked from imported_event e join imported_origin o on o.no = e.origin
    where o.origin = $origin and ${isOfId(source)}`, { origin, source });
  return (await withFiles(file, rows, true))[0] ?? null;
}

/** The event a row is of, with all its rows; see `Store.account`. */
export async function readImportedAccount(file: DuckDBFile, id: string): Promise<EventAccount | null> {
  const at = id.indexOf(':');
  const [origin, source] = [id.slice(0, at), id.slice(at + 1)];
  const found = at < 0 ? [] : await file.query(`select coalesce(e.lead, e.key)::varchar as event, e.origin from imported_event e join imported_origin o on o.no = e.origin where o.origin = $origin and ${isOfId(source)}`, { origin, source });
  if (found.length === 0) return null;
  const rows = await file.query(`select ${COLUMNS}, e.direction as asked from imported_event e join imported_origin o on o.no = e.origin
    where e.origin = $no and (e.key = $event::bigint or e.lead = $event::bigint)`, { no: found[0]!['origin'] as number, event: found[0]!['event'] as string });
  const lead = rows.find((row) => row['key'] === found[0]!['event'])!;
  const mentions = await file.query('select origin, source_id as "sourceId", outlet, url from imported_mention where origin = $origin and source_id in (select unnest($ids))', { origin, ids: rows.map((row) => toEvent(row).sourceId) });
  const answered = await withFiles(file, rows, false);
  return accountOfRows(rows.map((row, k) => ({ id: answered[k]!.id, event: toEvent(row), direction: row['asked'] as Direction | null, row: { ...answered[k]!, direction: null } })), `${origin}:${toEvent(lead).sourceId}`,
    mentions as unknown as Pick<ImportedMention, 'origin' | 'sourceId' | 'outlet' | 'url'>[], (await readRepeatRule(file)) ?? DEFAULT_REPEAT_RULE, await readEventEdits(file));
}

/** Condition on `imported_event e` for the row with the id bound as `source` in its data set. */
function isOfId(source: string): string {
  return `e.key = ${/^[1-9]\d{0,17}$/.test(source) ? '$source::bigint and e.source_id is null' : '(md5_number($source) % 9223372036854775807)::bigint and e.source_id = $source'}`;
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

/** Rows as events are answered; with the number of rows of each event, where that is more than one and `isByEvent`. */
async function withFiles(file: DuckDBFile, rows: readonly Row[], isByEvent: boolean): Promise<EventRow[]> {
  if (rows.length === 0) return [];
  const files = new Map((await file.query('select id, body from import_file where id in (select unnest($ids))', { ids: [...new Set(rows.map((row) => row['file'] as string))] }))
    .map((row) => [row['id'] as string, JSON.parse(row['body'] as string) as ImportFile]));
  const events = rows.map(toEvent);
  const mentions = await file.query('select origin, source_id, outlet from imported_mention where source_id in (select unnest($ids))', { ids: events.map(({ sourceId }) => sourceId) });
  const leadOf = (row: Row): string => `${row['origin'] as string} ${(row['lead'] ?? row['key']) as string}`;
  const repeats = !isByEvent ? new Map<string, number>() : new Map((await file.query(`
    select o.origin || ' ' || e.lead::varchar as lead, count(*)::integer as n from imported_event e join imported_origin o on o.no = e.origin
    where e.lead in (select unnest($leads)::bigint) group by 1`, { leads: [...new Set(rows.map((row) => (row['lead'] ?? row['key']) as string))] })).map((row) => [row['lead'] as string, row['n'] as number]));
  return events.map((event, k) => {
    const row = importedRow(event, files.get(event.file), rows[k]!['asked'] as Direction | null,
      mentions.filter((each) => each['origin'] === event.origin && each['source_id'] === event.sourceId).map((each) => ({ outlet: each['outlet'] as string | null })));
    const others = repeats.get(leadOf(rows[k]!)) ?? 0;
    return others === 0 ? row : { ...row, tellings: others + 1 };
  });
}

function toEvent(row: Row): ImportedEvent {
  const words = (column: string) => row[column] as string | null;
  const list = (column: string) => (row[column] as string).split(' ').filter((part) => part !== '');
  return {
    origin: row['origin'] as string, sourceId: words('source_id') ?? (row['key'] as string), file: row['file'] as string, line: row['line'] as number,
    date: dateOf(words('first_day'), words('last_day')), type: row['type'] as EventType, mode: words('mode'), status: row['status'] as EventStatus, cameo: words('cameo'),
    sectors: list('sectors'), sources: list('sources'), targets: list('targets'), sourceSector: words('source_sector'), targetSector: words('target_sector'),
    sourceName: words('source_name'), targetName: words('target_name'), reports: row['reports'] as number | null, outlets: row['outlets'] as number | null, outlet: words('outlet'), url: words('url'),
    place: words('place'), text: words('text'), killed: row['killed'] as number | null,
  };
}

/** The date that covers these days: a day, a month or a year. */
function dateOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return null;
  return first === last ? first : first.slice(0, 7) === last.slice(0, 7) ? first.slice(0, 7) : first.slice(0, 4);
}

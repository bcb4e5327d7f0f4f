import { DEFAULT_REPEAT_RULE } from '../dedupe/repeat-rule.js';
import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Direction } from '../record/dyad.js';
import type { EventAccount } from '../record/event-cluster.js';
import type { EventFilter, EventPage, EventRow } from '../record/event-record.js';
import type { ImportedEvent, ImportedMention, ImportFile } from '../record/import-record.js';
import type { PageBounds } from './batch.js';
import { readEventEdits } from './duckdb-clusters.js';
import type { DuckDBFile, Row } from './duckdb-file.js';
import { askedDirection, askedPair, hasFurtherPairs, importedCondition } from './duckdb-imported.js';
import { isInMonths, monthly } from './duckdb-imported-counts.js';
import { numbersOf, type FilterNumbers } from './duckdb-numbers.js';
import { readRepeatRule } from './duckdb-repeats.js';
import { accountOfRows, importedRow } from './imported-row.js';

/** Imported events as rows. All are to be called inside `exclusive`. */

const COLUMNS = `o.origin, e.key::varchar as key, e.source_id, e.file, e.line, e.first_day::varchar as first_day, e.last_day::varchar as last_day, e.type, e.mode, e.status, e.cameo,
  e.sources, e.targets, e.source_sector, e.target_sector, e.source_name, e.target_name, e.sectors, e.reports, e.outlets, e.outlet, e.url, e.place, e.text, e.killed, e.lead::varchar as lead`;

/** Rows from which on a page is read in one go. Judgement: what is saved by reading few rows whole is lost by looking for them first. */
const LARGE_PAGE = 1000;

/** Imported events the filter lets through, from the first to the end of the page. */
export async function readImportedEvents(file: DuckDBFile, filter: EventFilter, bounds: PageBounds): Promise<EventPage> {
  const numbers = await numbersOf(file, filter);
  const { sql, bound } = await importedCondition(file, filter, numbers);
  const asked = askedPair(filter, numbers);
  const most = bounds.limit + bounds.offset;
  const isByEvent = filter.of !== 'report';
  const sorted = `order by e.first_day ${bounds.order === 'newest' ? 'desc' : 'asc'} nulls last, o.origin, e.file, e.line`;
  const from = 'from imported_event e join imported_origin o on o.no = e.origin';
  const read = (condition: string, limit: string): Promise<Row[]> => file.query(
    `select ${COLUMNS}, ${asked === null ? 'null' : askedDirection(isByEvent)} as asked ${from} where ${condition} ${sorted} ${limit}`, asked === null ? bound : { ...bound, asked_pair: asked });
  const pair = asked === null || (await hasFurtherPairs(file, filter, numbers)) ? null : asked;
  const answer = async (rows: readonly Row[], total: number): Promise<EventPage> => ({ rows: await withFiles(file, rows, isByEvent, pair), total });
  if (most >= LARGE_PAGE) {
    const rows = await read(sql, `limit ${most}`);
    return answer(rows, rows.length < most ? rows.length : await countRows(file, sql, bound));
  }
  const { total, window } = isInMonths(filter) ? await reach(file, filter, numbers, bounds) : { total: await countRows(file, sql, bound), window: 'true' };
  // Whole rows are read only for the page; the condition stands twice because a scan leaves out blocks by it, but not by row numbers.
  return answer(await read(`${window} and ${sql} and e.rowid in (select e.rowid ${from} where ${window} and ${sql} ${sorted} limit ${most})`, ''), total);
}

async function countRows(file: DuckDBFile, sql: string, bound: Parameters<DuckDBFile['query']>[1]): Promise<number> {
  const [count] = await file.query(`select count(*)::integer as total from imported_event e where ${sql}`, bound);
  return count!['total'] as number;
}

/** How many events there are, from the sums by month, and a condition that holds for all of a page: data sets come in the order of days, so that a scan can skip the rest by it. */
async function reach(file: DuckDBFile, filter: EventFilter, numbers: FilterNumbers, { limit, offset, order }: PageBounds): Promise<{ readonly total: number; readonly window: string }> {
  const { sql, bound } = monthly(filter, numbers);
  const months = await file.query(`
    select date_trunc('month', first_day)::date::varchar as month, (date_trunc('month', first_day) + interval 1 month)::date::varchar as next, sum(n)::integer as n
    from (${sql}) group by 1, 2 order by 1 ${order === 'newest' ? 'desc' : 'asc'} nulls last`, bound);
  const total = months.reduce((sum, row) => sum + (row['n'] as number), 0);
  let counted = 0;
  const last = months.find((row) => (counted += row['n'] as number) >= limit + offset);
  // Undated events come last: when some are on the page, so is all that is dated.
  if (last === undefined || last['month'] === null) return { total, window: 'true' };
  return { total, window: order === 'newest' ? `e.first_day >= '${last['month'] as string}'::date` : `e.first_day < '${last['next'] as string}'::date` };
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
    where e.rowid in (select e.rowid from imported_event e where e.origin = $no and (e.key = $event::bigint or e.lead = $event::bigint))`, { no: found[0]!['origin'] as number, event: found[0]!['event'] as string });
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

/** Rows as events are answered; with the number of rows of each event, where that is more than one and `isByEvent`. */
async function withFiles(file: DuckDBFile, rows: readonly Row[], isByEvent: boolean, pair: number | null = null): Promise<EventRow[]> {
  if (rows.length === 0) return [];
  const files = new Map((await file.query('select id, body from import_file where id in (select unnest($ids))', { ids: [...new Set(rows.map((row) => row['file'] as string))] }))
    .map((row) => [row['id'] as string, JSON.parse(row['body'] as string) as ImportFile]));
  const events = rows.map(toEvent);
  const mentions = await file.query('select origin, source_id, outlet from imported_mention where source_id in (select unnest($ids))', { ids: events.map(({ sourceId }) => sourceId) });
  const leadOf = (row: Row): string => `${row['origin'] as string} ${(row['lead'] ?? row['key']) as string}`;
  const repeats = isByEvent ? await countRepeats(file, rows, pair) : new Map<string, number>();
  return events.map((event, k) => {
    const row = importedRow(event, files.get(event.file), rows[k]!['asked'] as Direction | null,
      mentions.filter((each) => each['origin'] === event.origin && each['source_id'] === event.sourceId).map((each) => ({ outlet: each['outlet'] as string | null })));
    const others = repeats.get(leadOf(rows[k]!)) ?? 0;
    return others === 0 ? row : { ...row, tellings: others + 1 };
  });
}

/** How many rows repeat those that stand for the events of some rows, by `<data set> <key of that row>`. `pair`: the one all of them belong to, and to no other. */
async function countRepeats(file: DuckDBFile, rows: readonly Row[], pair: number | null): Promise<Map<string, number>> {
  const days = rows.flatMap((row) => (row['first_day'] as string | null) ?? []).toSorted();
  const [edited] = await file.query('select exists (select 1 from event_edit) as is_so');
  // Rows repeat one another on the same day and between the same two, unless a person says otherwise.
  const window = edited!['is_so'] === true ? 'true' : [
    ...(days.length < rows.length ? [] : [`e.first_day between '${days[0]!}'::date and '${days.at(-1)!}'::date`]), ...(pair === null ? [] : [`e.pair = ${pair}`]), 'true'].join(' and ');
  const counts = await file.query(`
    select o.origin || ' ' || e.lead::varchar as lead, count(*)::integer as n from imported_event e join imported_origin o on o.no = e.origin
    where ${window} and e.lead in (select unnest($leads)::bigint) group by 1`, { leads: [...new Set(rows.map((row) => (row['lead'] ?? row['key']) as string))] });
  return new Map(counts.map((row) => [row['lead'] as string, row['n'] as number]));
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

import type { EventFinding, Finding } from '../coder/findings.js';
import type { DocumentHeader, Report } from '../record/document-record.js';
import { pairKey, type Direction } from '../record/dyad.js';
import type { EventFilter, EventPage, EventRow, EvidenceRow, Page, PlaceCount } from '../record/event-record.js';
import { headerOf } from '../record/intake.js';
import { windowEnd, windowStart } from '../record/period.js';
import { pageBounds, pairOfFilter, type PageBounds } from './batch.js';
import { eventCondition } from './duckdb-filter.js';
import type { DuckDBFile, Row } from './duckdb-file.js';
import type { DocumentFilter, DocumentView } from './store.js';
import { Conditions, type Condition } from './sql-condition.js';

/** Queries that give documents, events and other findings with their evidence. All are to be called inside `exclusive`. */

export async function readEvents(file: DuckDBFile, filter: EventFilter, { limit, offset, order }: PageBounds): Promise<EventPage> {
  const condition = eventCondition(filter);
  const [count] = await file.query(`select count(*)::integer as total from event e where ${condition.sql}`, condition.bound);
  const rows = await eventRows(file, condition, filter, {
    order: `order by e.first_day ${order === 'newest' ? 'desc' : 'asc'} nulls last, e.doc, e.number`, part: `limit ${limit} offset ${offset}`,
  });
  return { rows, total: count!['total'] as number };
}

export async function readEvent(file: DuckDBFile, id: string): Promise<EventRow | null> {
  const rows = await eventRows(file, { sql: 'e.id = $id', bound: { id } }, {}, { order: '', part: '' });
  return rows[0] ?? null;
}

/** Tellings by id, in any order. */
export async function readTellings(file: DuckDBFile, ids: readonly string[]): Promise<EventRow[]> {
  return eventRows(file, { sql: 'e.id in (select unnest($ids))', bound: { ids } }, { of: 'report' }, { order: '', part: '' });
}

async function eventRows(
  file: DuckDBFile, condition: Condition, filter: EventFilter, { order, part }: { readonly order: string; readonly part: string },
): Promise<EventRow[]> {
  const pair = pairOfFilter(filter);
  const direction = pair === undefined ? 'null' : '(select p.direction from finding_pair p where p.finding = e.id and p.pair = $event_pair)';
  const rows = await file.query(
    `with page as (select e.id, e.doc, e.number, e.date, e.first_day, ${direction} as direction from event e where ${condition.sql} ${order} ${part})
     select e.id, e.doc, e.date, e.direction, f.sentence_text, f.body, f.coder, f.lexicon from page e join finding f on f.id = e.id
     ${order}`,
    pair === undefined ? condition.bound : { ...condition.bound, event_pair: pairKey(pair) },
  );
  const headers = await readHeaders(file, rows);
  const tellings = filter.of === 'report' ? new Map<string, number>() : await countTellings(file, rows.map((row) => row['id'] as string));
  return rows.map((row) => ({
    ...evidence<EventFinding>(row, headers), date: row['date'] as string | null, direction: row['direction'] as Direction | null,
    ...(tellings.has(row['id'] as string) && { tellings: tellings.get(row['id'] as string)! }),
  }));
}

/** How many tellings events have that have more than one, by lead. */
async function countTellings(file: DuckDBFile, leads: readonly string[]): Promise<Map<string, number>> {
  const rows = await file.query('select lead, count(*)::integer as n from event_member where lead in (select unnest($leads)) group by lead having count(*) > 1', { leads });
  return new Map(rows.map((row) => [row['lead'] as string, row['n'] as number]));
}

/** Findings of one kind with their evidence, by document date (undated last), document id and place. */
export async function readFindings<F extends Finding>(file: DuckDBFile, kind: F['kind'], condition: Condition): Promise<EvidenceRow<F>[]> {
  const rows = await file.query(
    `select f.id, f.doc, f.sentence_text, f.body, f.coder, f.lexicon from finding f join document d on d.id = f.doc
     where f.kind = $kind and ${condition.sql} order by d.first_day nulls last, f.doc, f.number`,
    { ...condition.bound, kind },
  );
  const headers = await readHeaders(file, rows);
  return rows.map((row) => evidence<F>(row, headers));
}

export async function readDocument(file: DuckDBFile, id: string): Promise<DocumentView | null> {
  const [row] = await file.query('select id, text, title, date, date_precision, lang, content_hash from document where id = $id', { id });
  if (row === undefined) return null;
  const findings = await file.query('select id, body, coder, lexicon from finding where doc = $id order by number', { id });
  return {
    document: { ...documentOf(row), text: row['text'] as string, contentHash: row['content_hash'] as string },
    reports: (await readReports(file, [id])).get(id) ?? [],
    findings: findings.map((each) => ({
      id: each['id'] as string, finding: JSON.parse(each['body'] as string) as Finding, coder: each['coder'] as string, lexicon: each['lexicon'] as string,
    })),
  };
}

export async function readDocuments(file: DuckDBFile, filter: DocumentFilter, page: Page | undefined) {
  const { limit, offset, order } = pageBounds(page);
  const where = new Conditions();
  if (filter.pair !== undefined) where.and('d.id in (select doc from finding_pair where pair = $pair)', { pair: pairKey(filter.pair) });
  if (filter.from !== undefined) where.and('d.last_day >= $from::date', { from: windowStart(filter.from) });
  if (filter.to !== undefined) where.and('d.first_day <= $to::date', { to: windowEnd(filter.to) });
  if (filter.outlet !== undefined) where.and('d.id in (select doc from report where outlet = $outlet)', { outlet: filter.outlet });
  if (filter.text !== undefined) where.and("(contains(lower(d.text), lower($text)) or contains(lower(coalesce(d.title, '')), lower($text)))", { text: filter.text });
  const [count] = await file.query(`select count(*)::integer as total from document d where ${where.sql}`, where.bound);
  const rows = await file.query(
    `select d.id as doc from document d where ${where.sql}
     order by d.first_day ${order === 'newest' ? 'desc' : 'asc'} nulls last, d.id limit ${limit} offset ${offset}`, where.bound);
  const headers = await readHeaders(file, rows);
  return { rows: rows.map((row) => headers.get(row['doc'] as string)!), total: count!['total'] as number };
}

async function readHeaders(file: DuckDBFile, rows: readonly Row[]): Promise<Map<string, DocumentHeader>> {
  const ids = [...new Set(rows.map((row) => row['doc'] as string))];
  if (ids.length === 0) return new Map();
  const documents = await file.query('select id, title, date, date_precision, lang, characters from document where id in (select unnest($ids))', { ids });
  const reports = await readReports(file, ids);
  return new Map(documents.map((row) => [
    row['id'] as string, headerOf(documentOf(row), row['characters'] as number, reports.get(row['id'] as string) ?? []),
  ]));
}

export async function readReports(file: DuckDBFile, ids: readonly string[]): Promise<Map<string, Report[]>> {
  const rows = await file.query(
    `select doc, outlet, country, state_affiliated, url from report where doc in (select unnest($ids))
     order by doc, outlet nulls last, url nulls last`, { ids });
  const reports = new Map<string, Report[]>();
  for (const row of rows) {
    const report: Report = {
      doc: row['doc'] as string, outlet: row['outlet'] as string | null, country: row['country'] as string | null,
      stateAffiliated: row['state_affiliated'] as boolean | null, url: row['url'] as string | null,
    };
    reports.set(report.doc, [...(reports.get(report.doc) ?? []), report]);
  }
  return reports;
}

function evidence<F>(row: Row, headers: ReadonlyMap<string, DocumentHeader>): EvidenceRow<F> {
  return {
    id: row['id'] as string, finding: JSON.parse(row['body'] as string) as F, sentenceText: row['sentence_text'] as string,
    document: headers.get(row['doc'] as string)!, coder: row['coder'] as string, lexicon: row['lexicon'] as string,
  };
}

function documentOf(row: Row): Omit<DocumentHeader, 'characters' | 'reports' | 'outlets'> {
  return {
    id: row['id'] as string, title: row['title'] as string | null, date: row['date'] as string | null,
    datePrecision: row['date_precision'] as DocumentHeader['datePrecision'], lang: row['lang'] as string | null,
  };
}

/** Events by the place their lead telling names; see `Store.places`. */
export async function readPlaces(file: DuckDBFile, filter: EventFilter): Promise<PlaceCount[]> {
  const { sql, bound } = eventCondition(filter);
  const rows = await file.query(`
    select json_extract_string(f.body, '$.place.name') as name, json_extract_string(f.body, '$.place.code') as code, e.quad::integer as quad, count(*)::integer as events, max(e.date) as latest
    from event e join finding f on f.id = e.id where ${sql} group by 1, 2, 3 order by 1 nulls last, 2 nulls last, 3`, bound);
  return rows as unknown as PlaceCount[];
}

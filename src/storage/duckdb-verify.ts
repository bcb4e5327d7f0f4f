import type { Finding } from '../coder/findings.js';
import { placeFindings } from '../record/intake.js';
import { datePrecision, dayRange } from '../record/period.js';
import type { DuckDBFile, Row } from './duckdb-file.js';
import { rowsOfFindings } from './duckdb-write.js';
import type { LongRun } from './long-run.js';
import { RecordError } from './record-error.js';
import type { VerifyReport } from './record-file.js';
import { Findings } from './verify-findings.js';
import { spansOf } from './verify-spans.js';
import { TABLE_CHECKS } from './verify-tables.js';

/** Documents looked at together. Judgement: with their findings they stay well below 500 MB. */
const DOCUMENTS_AT_ONCE = 10_000;

/** Tables whose rows follow from a document's findings, with the columns compared. */
const DERIVED = {
  finding: 'id, doc, number, kind, type, coder, lexicon, sentence_text, body',
  event: 'id, doc, number, type, mode, quad, score, status, date, first_day::varchar as first_day, last_day::varchar as last_day, confidence, rule',
  event_actor: 'event, doc, role, code, sector, name',
  event_sector: 'event, doc, sector',
  finding_pair: 'finding, doc, kind, pair, a, b, direction',
} as const;

/**
 * Looks whether a record still fits together: everything that is stored twice or follows from something else is made again and compared. Works
 * on a snapshot, on a connection of its own, and only reads.
 */
export async function verifyRecord(aside: DuckDBFile, { progress, signal }: LongRun = {}): Promise<VerifyReport> {
  return aside.exclusive(() => aside.transaction(async () => {
    const found = new Findings();
    for (const { name, sql, describe, code } of TABLE_CHECKS) {
      const [row] = await readOr(found, aside, sql);
      if (row !== undefined) found.check(name, Number(row['rows']), Number(row['damaged']), (row['examples'] ?? []) as string[], code, describe);
    }
    const [count] = await readOr(found, aside, 'select count(*)::integer as n from document');
    const documents = Number(count?.['n'] ?? 0);
    const parts = Math.max(1, Math.ceil(documents / DOCUMENTS_AT_ONCE));
    for (let part = 0; part < parts; part += 1) {
      if (signal?.aborted === true) throw new RecordError('record/cancelled', 'the check was cancelled');
      await verifyPart(found, aside, part, parts);
      progress?.({ done: Math.min(documents, (part + 1) * DOCUMENTS_AT_ONCE), total: documents, unit: 'documents' });
    }
    return found.report();
  }));
}

async function verifyPart(found: Findings, aside: DuckDBFile, part: number, parts: number): Promise<void> {
  const inPart = (column: string) => `hash(${column}) % ${parts} = ${part}`;
  const documents = await readOr(found, aside, `select id, text, date, date_precision, first_day::varchar as first_day, last_day::varchar as last_day, characters from document where ${inPart('id')}`);
  const tables = new Map<string, Map<string, Row[]>>();
  for (const [table, columns] of Object.entries(DERIVED)) tables.set(table, groupByDoc(await readOr(found, aside, `select ${columns} from ${table} where ${inPart('doc')}`)));
  for (const document of documents) {
    const doc = document['id'] as string;
    verifyDocument(found, document);
    const rows = (table: keyof typeof DERIVED) => tables.get(table)?.get(doc) ?? [];
    verifyFindings(found, document, rows);
  }
}

function verifyDocument(found: Findings, document: Row): void {
  const [id, date] = [document['id'] as string, document['date'] as string | null];
  const days = date === null ? null : dayRange(date);
  found.look('document dates', id, document['date_precision'] === (date === null ? null : datePrecision(date))
    && document['first_day'] === (days?.first ?? null) && document['last_day'] === (days?.last ?? null), 'document/date', 'documents whose days do not agree with their date');
  found.look('document lengths', id, document['characters'] === (document['text'] as string).length, 'document/length', 'documents whose stated length is not that of their text');
}

function verifyFindings(found: Findings, document: Row, rowsIn: (table: keyof typeof DERIVED) => readonly Row[]): void {
  const [doc, text] = [document['id'] as string, document['text'] as string];
  const stored = rowsIn('finding').toSorted((x, y) => Number(x['number']) - Number(y['number']));
  found.look('finding numbers', doc, stored.every((row, k) => row['number'] === k + 1 && row['id'] === `${doc}:${k + 1}`), 'finding/number',
    'documents whose findings are not numbered 1, 2, 3 … without gaps: some are missing or twice there');
  const bodies = stored.map((row) => parseBody(row['body']));
  for (const [k, body] of bodies.entries()) {
    const id = String(stored[k]!['id']);
    found.look('finding bodies', id, body !== null && body.kind === stored[k]!['kind'] && body.doc === doc, 'finding/body', 'findings whose JSON cannot be read, or speaks of another kind or document');
    if (body === null) continue;
    found.look('spans', id, spansOf(body).every(([from, to]) => Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= text.length), 'span/outside',
      'findings with a span that lies outside the text');
    found.look('anchors', id, body.kind === 'issue' || body.kind === 'loaded' || isWithin(body.anchor, body.sentence), 'span/anchor', 'findings whose anchor is not within their sentence');
  }
  if (bodies.some((body) => body === null)) return;
  compare(found, document, stored, bodies as Finding[], rowsIn);
}

/** Makes the rows of a document's findings again, as `put` does, and compares them with what stands there. */
function compare(found: Findings, document: Row, stored: readonly Row[], bodies: readonly Finding[], rowsIn: (table: keyof typeof DERIVED) => readonly Row[]): void {
  const [doc, text, date] = [document['id'] as string, document['text'] as string, document['date'] as string | null];
  const placed = placeFindings({ document: { id: doc, text }, findings: bodies, coder: '', lexicon: '' }, doc)
    .map((each, k) => ({ ...each, id: String(stored[k]!['id']), number: Number(stored[k]!['number']), coder: String(stored[k]!['coder']), lexicon: String(stored[k]!['lexicon']) }));
  for (const [k, each] of placed.entries()) {
    found.look('sentences', each.id, stored[k]!['sentence_text'] === each.sentenceText, 'span/text', 'findings whose sentence is not what stands at its place in the text');
  }
  const expected = rowsOfFindings(placed, new Map([[doc, date]]));
  found.look('finding columns', doc, sameRows(expected.finding.map((row) => row.slice(0, 5)), stored.map((row) => Object.values(row).slice(0, 5))), 'finding/columns',
    'documents whose findings have columns that do not agree with their JSON');
  for (const table of ['event', 'event_actor', 'event_sector', 'finding_pair'] as const) {
    found.look(`rows of ${table}`, doc, sameRows(expected[table], rowsIn(table).map((row) => Object.values(row))), `${table}/rows`,
      `documents whose rows of the table ${table} do not follow from their findings: missing, twice there, or changed`);
  }
}

function sameRows(expected: readonly (readonly unknown[])[], actual: readonly (readonly unknown[])[]): boolean {
  if (expected.length !== actual.length) return false;
  const written = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  const left = written(actual);
  return written(expected).every((row, k) => row === left[k]);
}

function groupByDoc(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const doc = row['doc'] as string;
    const group = groups.get(doc);
    if (group === undefined) groups.set(doc, [row]);
    else group.push(row);
  }
  return groups;
}

function parseBody(body: unknown): Finding | null {
  try {
    const parsed = JSON.parse(body as string) as Finding | null;
    return typeof parsed === 'object' && parsed !== null && spansOf(parsed).length >= 0 ? parsed : null;
  } catch {
    return null;
  }
}

function isWithin(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

/** Rows of a query; what cannot be read at all is damage too, not a fault of the check. */
async function readOr(found: Findings, aside: DuckDBFile, sql: string): Promise<Row[]> {
  try {
    return await aside.query(sql);
  } catch (error) {
    const [first] = (error as Error).message.replace(/^query failed: /, '').split('\n');
    found.check('file can be read', 1, 1, [first!.slice(0, 200)], 'file/unreadable', 'parts of the file cannot be read');
    return [];
  }
}

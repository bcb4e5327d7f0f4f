import type { DocumentOutcome, NewDocument, Report } from '../record/document-record.js';
import { pairKey, pairsOfParties } from '../record/dyad.js';
import { documentHash } from '../record/content-id.js';
import {
  dateOfEvent, decideOutcome, placeFindings, reportKey, reportsOf, toStoredDocument, type KnownDocument, type PlacedFinding,
} from '../record/intake.js';
import type { EventEdit } from '../record/event-cluster.js';
import { dayRange } from '../record/period.js';
import { progressed } from './batch.js';
import { writeCompacts, writeMemberships, writeSeries, writeStatistics } from './duckdb-figures.js';
import { setAside, writeEventEdits } from './duckdb-clusters.js';
import { compareEdited } from './duckdb-repeats.js';
import { writeImportFile, writeMentions } from './duckdb-imports.js';
import type { Cell, DuckDBFile } from './duckdb-file.js';
import type { PutResult, RecordBatch } from './store.js';

/** Writes a batch; to be called inside a transaction. Looks up in bulk what stands there, then appends what is new. */
export async function writeBatch(file: DuckDBFile, batch: RecordBatch): Promise<PutResult> {
  const { outcomes, reportsAdded, findingsAdded } = await writeDocuments(file, batch.documents ?? []);
  const from = batch.progress?.file.id ?? null;
  const figures = {
    statisticsAdded: await writeStatistics(file, batch.statistics ?? [], from),
    seriesAdded: await writeSeries(file, batch.series ?? [], from),
    compactsAdded: await writeCompacts(file, batch.compacts ?? [], from),
    membershipsAdded: await writeMemberships(file, batch.memberships ?? [], from),
    mentionsAdded: await writeMentions(file, batch.mentions ?? [], from),
  };
  return {
    documents: outcomes,
    reportsAdded,
    findingsAdded,
    ...figures,
    handCommitmentsAdded: await writeHandCommitments(file, batch),
    ledgerEditsAdded: await writeLedgerEdits(file, batch),
    eventEditsAdded: await writeEdits(file, batch.eventEdits ?? []),
    importFile: batch.progress === undefined ? null : await writeImportFile(file, progressed(batch.progress, figures, batch)),
  };
}

/** Writes decisions about events; imported rows they speak of are compared anew. */
async function writeEdits(file: DuckDBFile, edits: readonly EventEdit[]): Promise<number> {
  const added = await writeEventEdits(file, edits);
  if (added > 0) await compareEdited(file, edits);
  return added;
}

async function writeDocuments(file: DuckDBFile, given: readonly NewDocument[]) {
  if (given.length === 0) return { outcomes: [], reportsAdded: 0, findingsAdded: 0 };
  const hashes = given.map(({ document }) => documentHash(document));
  const rows = await file.query(
    `select id, content_hash, coder, lexicon from document
     where content_hash in (select unnest($hashes)) or id in (select unnest($ids))`,
    { hashes, ids: given.map(({ document }) => document.id) },
  );
  const byId = new Map<string, KnownDocument>();
  const byHash = new Map<string, KnownDocument>();
  const remember = (known: KnownDocument) => { byId.set(known.id, known); byHash.set(known.contentHash, known); };
  for (const row of rows) remember({ id: text(row['id']), contentHash: text(row['content_hash']), coder: text(row['coder']), lexicon: text(row['lexicon']) });

  const outcomes: DocumentOutcome[] = [];
  /** The last coding wanted for a document, and whether it is new to the record. */
  const codings = new Map<string, { given: NewDocument; isNew: boolean }>();
  const reports = new Map<string, Report>();
  let findingsAdded = 0;
  for (const [k, each] of given.entries()) {
    const outcome = decideOutcome(each, byHash.get(hashes[k]!), byId.get(each.document.id));
    outcomes.push(outcome);
    remember({ id: outcome.id, contentHash: hashes[k]!, coder: each.coder, lexicon: each.lexicon });
    for (const report of reportsOf(each, outcome.id)) if (!reports.has(reportKey(report))) reports.set(reportKey(report), report);
    if (outcome.outcome === 'known') continue;
    const earlier = codings.get(outcome.id);
    codings.set(outcome.id, { given: each, isNew: outcome.outcome !== 'recoded' || earlier?.isNew === true });
    findingsAdded += each.findings.length;
  }
  await removeFindings(file, [...codings].flatMap(([id, coding]) => (coding.isNew ? [] : [{ id, given: coding.given }])));
  await appendDocuments(file, [...codings].flatMap(([id, coding]) => (coding.isNew ? [{ id, given: coding.given }] : [])));
  const dates = new Map((await file.query('select id, date from document where id in (select unnest($ids))', { ids: [...codings.keys()] }))
    .map((row) => [text(row['id']), row['date'] as string | null]));
  await appendFindings(file, [...codings].flatMap(([id, coding]) => placeFindings(coding.given, id)), dates);
  return { outcomes, reportsAdded: await appendReports(file, reports, outcomes), findingsAdded };
}

async function removeFindings(file: DuckDBFile, recoded: readonly { readonly id: string; readonly given: NewDocument }[]): Promise<void> {
  if (recoded.length === 0) return;
  await setAside(file, 'doc in (select unnest($ids))', { ids: recoded.map(({ id }) => id) });
  for (const table of ['finding', 'event', 'event_actor', 'event_sector', 'finding_pair']) {
    await file.query(`delete from ${table} where doc in (select unnest($ids))`, { ids: recoded.map(({ id }) => id) });
  }
  for (const { id, given } of recoded) {
    await file.query('update document set coder = $coder, lexicon = $lexicon where id = $id', { id, coder: given.coder, lexicon: given.lexicon });
  }
}

async function appendDocuments(file: DuckDBFile, added: readonly { readonly id: string; readonly given: NewDocument }[]): Promise<void> {
  await file.append('document', added.map(({ id, given }) => {
    const document = toStoredDocument(given, id);
    const days = document.date === null ? null : dayRange(document.date);
    return [
      id, document.text, document.title, document.date, document.datePrecision, days?.first ?? null, days?.last ?? null,
      document.lang, document.text.length, document.contentHash, given.coder, given.lexicon,
    ];
  }));
}

async function appendFindings(file: DuckDBFile, placed: readonly PlacedFinding[], dates: ReadonlyMap<string, string | null>): Promise<void> {
  for (const [table, cells] of Object.entries(rowsOfFindings(placed, dates))) await file.append(table, cells);
}

/** The rows findings have in each table, cells in column order. `dates`: publication date by document id. */
export function rowsOfFindings(placed: readonly PlacedFinding[], dates: ReadonlyMap<string, string | null>) {
  const rows = { finding: [] as Cell[][], event: [] as Cell[][], event_actor: [] as Cell[][], event_sector: [] as Cell[][], finding_pair: [] as Cell[][] };
  for (const row of placed) {
    const { finding, id, doc } = row;
    const type = 'type' in finding ? finding.type : null;
    rows.finding.push([id, doc, row.number, finding.kind, type, row.coder, row.lexicon, row.sentenceText, JSON.stringify(finding)]);
    for (const { pair, direction } of row.pairs) rows.finding_pair.push([id, doc, finding.kind, pairKey(pair), pair.a, pair.b, direction]);
    if (finding.kind !== 'event') continue;
    const date = dateOfEvent(finding, dates.get(doc) ?? null);
    const days = date === null ? null : dayRange(date);
    rows.event.push([
      id, doc, row.number, finding.type, finding.mode, finding.quad, finding.score, finding.status, date, days?.first ?? null, days?.last ?? null,
      finding.confidence, finding.rule,
    ]);
    for (const sector of new Set(finding.sectors)) rows.event_sector.push([id, doc, sector]);
    for (const role of ['source', 'target'] as const) {
      for (const actor of finding[role]) rows.event_actor.push([id, doc, role, actor.code, actor.sector, actor.name]);
    }
  }
  return rows;
}

async function appendReports(file: DuckDBFile, reports: ReadonlyMap<string, Report>, outcomes: readonly DocumentOutcome[]): Promise<number> {
  const ids = [...new Set(outcomes.filter(({ outcome }) => outcome === 'known' || outcome === 'recoded').map(({ id }) => id))];
  const known = ids.length === 0 ? [] : await file.query('select doc, outlet, url from report where doc in (select unnest($ids))', { ids });
  const standing = new Set(known.map((row) => reportKey(row as unknown as Report)));
  const added = [...reports].filter(([key]) => !standing.has(key)).map(([, report]) => report);
  await file.append('report', added.map((report) => [report.doc, report.outlet, report.country, report.stateAffiliated, report.url]));
  return added.length;
}

async function writeHandCommitments(file: DuckDBFile, { handCommitments = [] }: RecordBatch): Promise<number> {
  if (handCommitments.length === 0) return 0;
  const latest = new Map(handCommitments.map((row) => [row.id, row]));
  const standing = new Map((await file.query('select id, body from hand_commitment where id in (select unnest($ids))', { ids: [...latest.keys()] }))
    .map((row) => [row['id'], row['body']]));
  const changed = [...latest.values()].filter((row) => standing.get(row.id) !== JSON.stringify(row));
  if (changed.length === 0) return 0;
  const ids = changed.map((row) => row.id);
  await file.query('delete from hand_commitment where id in (select unnest($ids))', { ids });
  await file.query('delete from hand_commitment_pair where commitment in (select unnest($ids))', { ids });
  await file.append('hand_commitment', changed.map((row) => [row.id, row.madeOn, JSON.stringify(row)]));
  await file.append('hand_commitment_pair', changed.flatMap((row) => pairsOfParties(row.parties).map((pair) => [row.id, pairKey(pair)])));
  return changed.length;
}

async function writeLedgerEdits(file: DuckDBFile, { ledgerEdits = [] }: RecordBatch): Promise<number> {
  const added = await newRows(file, 'ledger_edit', ledgerEdits);
  await file.append('ledger_edit', added.map((row) => [row.id, row.pair, row.at, JSON.stringify(row)]));
  return added.length;
}

/** Rows whose id does not stand in the table, each id once (the first). */
async function newRows<T extends { readonly id: string }>(file: DuckDBFile, table: 'ledger_edit', rows: readonly T[]): Promise<T[]> {
  if (rows.length === 0) return [];
  const standing = new Set((await file.query(`select id from ${table} where id in (select unnest($ids))`, { ids: rows.map((row) => row.id) }))
    .map((row) => row['id']));
  const added = new Map<string, T>();
  for (const row of rows) if (!standing.has(row.id) && !added.has(row.id)) added.set(row.id, row);
  return [...added.values()];
}

function text(value: unknown): string {
  return value as string;
}

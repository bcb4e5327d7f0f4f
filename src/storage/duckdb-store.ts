import type { ClaimFinding, ClaimType, CommitmentFinding, CommitmentType, Finding, LoadedFinding } from '../coder/findings.js';
import type { CompactFilter, CompactRow } from '../record/compact-record.js';
import type { CountRequest, CountResult } from '../record/counts.js';
import type { OutletSummary } from '../record/document-record.js';
import { pairKey, type Pair } from '../record/dyad.js';
import type { EventFilter, EventPage, EventRow, Page, PlaceCount } from '../record/event-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import type { EventChunk } from '../importers/chunk.js';
import type { ImportFile, SeriesFilter, SeriesPoint } from '../record/import-record.js';
import type { HandCommitment, LedgerEdit } from '../record/ledger-record.js';
import { visitsOf } from '../record/visits.js';
import { DEFAULT_REPEAT_RULE } from '../dedupe/repeat-rule.js';
import { compareAll, ensureCompared, readRepeatRule } from './duckdb-repeats.js';
import { DEFAULT_RULE } from '../dedupe/rule.js';
import { updateEvents } from '../dedupe/update-events.js';
import type { EventAccount, EventEdit, EventsUpdate } from '../record/event-cluster.js';
import { assertBatch, pageBounds, runProgress, WHOLE } from './batch.js';
import { importChunk } from './duckdb-chunk.js';
import { readImportedPairs } from './duckdb-imported.js';
import { readImportedAccount, readImportedEvent, readImportedEvents } from './duckdb-imported-rows.js';
import { countImported } from './duckdb-imported-counts.js';
import { readImportedPlaces, readImportedTies } from './duckdb-imported-ties.js';
import { importedOrigins, mergeCounts, mergePages, mergeTies, NEWEST_VISITS, oldestFirst, wantsCoded, withImported } from './origins.js';
import { countEvents } from './duckdb-counts.js';
import { readAccount } from './duckdb-account.js';
import { duckdbSource, prepareRule, readEventEdits } from './duckdb-clusters.js';
import { copyOut } from './duckdb-export.js';
import { readCompacts, readStatistics } from './duckdb-figures.js';
import { DuckDBFile, type Bound, type OpenOptions } from './duckdb-file.js';
import type { Condition } from './sql-condition.js';
import { readPairs, readThirdParties } from './duckdb-pairs.js';
import { readImportFiles, readSeries, readSeriesPairs } from './duckdb-imports.js';
import { readDocument, readDocuments, readEvent, readEvents, readFindings, readPlaces } from './duckdb-read.js';
import { verifyRecord } from './duckdb-verify.js';
import { writeBatch } from './duckdb-write.js';
import type { LongRun } from './long-run.js';
import { migrate, readMigrations } from './migrate.js';
import type { ExportRequest, ExportResult, RecordFile, VerifyReport } from './record-file.js';
import type { DocumentFilter, EventsRequest, PutOptions, PutResult, RecordBatch, RecordStats, Store } from './store.js';

/** A record in one DuckDB file. While it is open for writing no other process can open the file. */
export class DuckDBStore implements Store, RecordFile {
  readonly #file: DuckDBFile;
  readonly #schemaVersion: number;

  private constructor(file: DuckDBFile, schemaVersion: number) {
    this.#file = file;
    this.#schemaVersion = schemaVersion;
  }

  /** Opens a record and brings its schema up to date. Throws `RecordError` when it cannot: missing, locked, newer, or no record. */
  static async open(path: string, options: OpenOptions = {}): Promise<DuckDBStore> {
    const file = await DuckDBFile.open(path, options);
    try {
      const version = await file.exclusive(() => migrate(file, readMigrations(), options.readOnly ?? false));
      return new DuckDBStore(file, version);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  put(batch: RecordBatch, { isTrial = false }: PutOptions = {}): Promise<PutResult> {
    return this.#file.exclusive(() => {
      assertBatch(batch);
      const write = () => writeBatch(this.#file, batch);
      return isTrial ? this.#file.trial(write) : this.#file.transaction(write);
    });
  }

  importEvents(chunk: EventChunk, state: ImportFile, { isTrial = false }: PutOptions = {}): Promise<ImportFile | null> {
    return this.#file.exclusive(() => importChunk(this.#file, chunk, state, isTrial));
  }

  importFiles(): Promise<readonly ImportFile[]> {
    return this.#file.exclusive(() => readImportFiles(this.#file));
  }

  series(filter: SeriesFilter): Promise<readonly SeriesPoint[]> {
    return this.#file.exclusive(() => readSeries(this.#file, filter));
  }

  pairs(only?: Pair) {
    return this.#file.exclusive(async () => withImported(await readPairs(this.#file, only), await readImportedPairs(this.#file, only), await readSeriesPairs(this.#file, only)));
  }

  events(filter: EventFilter, page?: Page): Promise<EventPage> {
    const bounds = pageBounds(page);
    const upToEnd = { ...bounds, offset: 0, limit: bounds.offset + bounds.limit };
    return this.#file.exclusive(async () => mergePages([
      ...(wantsCoded(filter) ? [await readEvents(this.#file, filter, upToEnd)] : []),
      ...(importedOrigins(filter).length > 0 ? [await readImportedEvents(this.#file, filter, upToEnd)] : []),
    ], bounds));
  }

  event(id: string): Promise<EventRow | null> {
    return this.#file.exclusive(async () => (await readEvent(this.#file, id)) ?? readImportedEvent(this.#file, id));
  }

  async updateEvents({ rule = DEFAULT_RULE, isAll = false, repeats }: EventsRequest = {}, run: LongRun = {}): Promise<EventsUpdate> {
    const progress = runProgress(run);
    await this.#file.exclusive(async () => {
      if (isAll || repeats !== undefined) await compareAll(this.#file, repeats ?? (await readRepeatRule(this.#file)) ?? DEFAULT_REPEAT_RULE, (rows) => { progress(rows, 'imported rows'); });
      else await ensureCompared(this.#file);
    });
    await this.#file.exclusive(() => this.#file.transaction(() => prepareRule(this.#file, rule, isAll)));
    const aside = await this.#file.aside();
    try {
      return await aside.exclusive(() => updateEvents(duckdbSource(this.#file, aside), rule, progress));
    } finally {
      await aside.close();
    }
  }

  account(telling: string): Promise<EventAccount | null> {
    return this.#file.exclusive(async () => (await readAccount(this.#file, telling)) ?? readImportedAccount(this.#file, telling));
  }

  eventEdits(): Promise<readonly EventEdit[]> {
    return this.#file.exclusive(() => readEventEdits(this.#file));
  }

  counts(filter: EventFilter, request: CountRequest): Promise<CountResult> {
    return this.#file.exclusive(async () => mergeCounts(request, [
      ...(wantsCoded(filter) ? [await countEvents(this.#file, filter, request)] : []),
      ...(importedOrigins(filter).length > 0 ? [await countImported(this.#file, filter, request)] : []),
    ]));
  }

  async visits(pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'origins'> = {}) {
    const asked: EventFilter = { ...filter, pair, types: ['CONSULT'], modes: ['visit'] };
    const { rows } = await this.#file.exclusive(async () => mergePages([
      ...(wantsCoded(asked) ? [await readEvents(this.#file, asked, WHOLE)] : []), ...(importedOrigins(asked).length > 0 ? [oldestFirst(await readImportedEvents(this.#file, asked, NEWEST_VISITS))] : []),
    ], WHOLE));
    return visitsOf(rows, pair);
  }

  thirdParties(pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses' | 'origins'> = {}) {
    return this.#file.exclusive(async () => mergeTies([
      ...(wantsCoded(filter) ? [await readThirdParties(this.#file, pair, filter)] : []), ...(importedOrigins(filter).length > 0 ? [await readImportedTies(this.#file, pair, filter)] : []),
    ]));
  }

  places(filter: EventFilter): Promise<readonly PlaceCount[]> {
    return this.#file.exclusive(async () => [
      ...(wantsCoded(filter) ? await readPlaces(this.#file, filter) : []), ...(importedOrigins(filter).length > 0 ? await readImportedPlaces(this.#file, filter) : []),
    ]);
  }

  commitments(pair?: Pair, types?: readonly CommitmentType[]) {
    const ofPair = condition('f.id in (select finding from finding_pair where pair = $pair)', pair);
    return this.#file.exclusive(() => readFindings<CommitmentFinding>(this.#file, 'commitment', withTypes(ofPair, types)));
  }

  claims(pair?: Pair, types?: readonly ClaimType[]) {
    return this.#file.exclusive(() => readFindings<ClaimFinding>(this.#file, 'claim', withTypes(aboutPair(pair), types)));
  }

  loaded(pair?: Pair) {
    return this.#file.exclusive(() => readFindings<LoadedFinding>(this.#file, 'loaded', aboutPair(pair)));
  }

  statistics(filter: StatisticFilter): Promise<readonly Statistic[]> {
    return this.#file.exclusive(() => readStatistics(this.#file, filter));
  }

  compacts(filter: CompactFilter): Promise<readonly CompactRow[]> {
    return this.#file.exclusive(() => readCompacts(this.#file, filter));
  }

  handCommitments(pair?: Pair): Promise<readonly HandCommitment[]> {
    const { sql, bound } = condition('id in (select commitment from hand_commitment_pair where pair = $pair)', pair);
    return this.#bodies<HandCommitment>(`select body from hand_commitment where ${sql} order by made_on, id`, bound);
  }

  ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]> {
    return this.#bodies<LedgerEdit>('select body from ledger_edit where pair = $pair order by made_at, id', { pair: pairKey(pair) });
  }

  document(id: string) {
    return this.#file.exclusive(() => readDocument(this.#file, id));
  }

  documents(filter: DocumentFilter, page?: Page) {
    return this.#file.exclusive(() => readDocuments(this.#file, filter, page));
  }

  outlets(pair?: Pair): Promise<readonly OutletSummary[]> {
    const { sql, bound } = condition('doc in (select doc from finding_pair where pair = $pair)', pair);
    return this.#file.exclusive(async () => {
      const rows = await this.#file.query(
        `select outlet, country, state_affiliated as "stateAffiliated", count(distinct doc)::integer as documents, count(*)::integer as reports
         from report where outlet is not null and ${sql} group by outlet, country, state_affiliated
         order by 4 desc, outlet, country nulls last, state_affiliated nulls last`, bound);
      return rows as unknown as OutletSummary[];
    });
  }

  stats(): Promise<RecordStats> {
    return this.#file.exclusive(async () => {
      const [row] = await this.#file.query(`
        select (select count(*) from document)::integer as documents, (select count(*) from report)::integer as reports,
          (select count(*) from statistic)::integer as statistics, (select count(*) from hand_commitment)::integer as hand,
          (select count(*) from ledger_edit)::integer as edits, (select min(date) from document) as first, (select max(date) from document) as last,
          (select list_sort(list(distinct coder)) from document) as coders, (select list_sort(list(distinct lexicon)) from document) as lexicons`);
      const kinds = await this.#file.query('select kind, count(*)::integer as n from finding group by kind');
      const findings: Record<Finding['kind'], number> = { event: 0, commitment: 0, claim: 0, loaded: 0, issue: 0 };
      for (const each of kinds) findings[each['kind'] as Finding['kind']] = each['n'] as number;
      return {
        schemaVersion: this.#schemaVersion,
        documents: row!['documents'] as number, reports: row!['reports'] as number, findings,
        statistics: row!['statistics'] as number, handCommitments: row!['hand'] as number, ledgerEdits: row!['edits'] as number,
        first: row!['first'] as string | null, last: row!['last'] as string | null,
        coders: (row!['coders'] ?? []) as string[], lexicons: (row!['lexicons'] ?? []) as string[],
      };
    });
  }

  /** The same record over a second connection, for reading while this one writes. To be closed before this one. */
  async beside(): Promise<DuckDBStore> {
    return new DuckDBStore(await this.#file.aside(), this.#schemaVersion);
  }

  copyOut(request: ExportRequest, run?: LongRun): Promise<ExportResult> {
    return this.#beside((aside) => copyOut(aside, request, run));
  }

  verify(run?: LongRun): Promise<VerifyReport> {
    return this.#beside((aside) => verifyRecord(aside, run));
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** Runs long work on a connection of its own, so that everything else goes on. */
  async #beside<T>(task: (aside: DuckDBFile) => Promise<T>): Promise<T> {
    const aside = await this.#file.aside();
    try {
      return await task(aside);
    } finally {
      await aside.close();
    }
  }

  #bodies<T>(sql: string, bound: Readonly<Record<string, Bound>>): Promise<T[]> {
    return this.#file.exclusive(async () => (await this.#file.query(sql, bound)).map((row) => JSON.parse(row['body'] as string) as T));
  }
}

function condition(sql: string, pair: Pair | undefined): Condition {
  return pair === undefined ? { sql: 'true', bound: {} } : { sql, bound: { pair: pairKey(pair) } };
}

function aboutPair(pair: Pair | undefined): Condition {
  return condition('f.doc in (select doc from finding_pair where pair = $pair)', pair);
}

function withTypes({ sql, bound }: Condition, types: readonly string[] | undefined): Condition {
  return types === undefined ? { sql, bound } : { sql: `${sql} and f.type in (select unnest($types))`, bound: { ...bound, types } };
}

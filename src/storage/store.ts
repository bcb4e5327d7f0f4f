import type { ClaimType, CommitmentType, Finding } from '../coder/findings.js';
import type { Compact, CompactFilter, CompactRow, Membership } from '../record/compact-record.js';
import type { CountRequest, CountResult } from '../record/counts.js';
import type { DocumentHeader, DocumentOutcome, NewDocument, OutletSummary, Report, StoredDocument, StoredFinding } from '../record/document-record.js';
import type { Pair } from '../record/dyad.js';
import type { RepeatRule } from '../dedupe/repeat-rule.js';
import type { DedupeRule } from '../dedupe/rule.js';
import type { EventAccount, EventEdit, EventsUpdate } from '../record/event-cluster.js';
import type {
  ClaimRow, CommitmentRow, EventFilter, EventPage, EventRow, LoadedRow, Page, PairSummary, PlaceCount, ThirdParty, VisitRow,
} from '../record/event-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import type { EventChunk, ImportProgress } from '../importers/chunk.js';
import type { ImportedMention, ImportFile, SeriesFilter, SeriesPoint } from '../record/import-record.js';
import type { HandCommitment, LedgerEdit } from '../record/ledger-record.js';
import type { LongRun } from './long-run.js';

/** What one `put` writes: all of it or nothing. */
export interface RecordBatch {
  readonly documents?: readonly NewDocument[];
  readonly statistics?: readonly Statistic[];
  readonly handCommitments?: readonly HandCommitment[];
  readonly ledgerEdits?: readonly LedgerEdit[];
  readonly eventEdits?: readonly EventEdit[];
  readonly series?: readonly SeriesPoint[];
  /** Articles that report imported events; known by event, outlet and address. */
  readonly mentions?: readonly ImportedMention[];
  readonly compacts?: readonly Compact[];
  readonly memberships?: readonly Membership[];
  /** State of the file the rows come from; what the batch adds is counted into it. */
  readonly progress?: ImportProgress;
}

/** How events told many times are looked for. */
export interface EventsRequest {
  /** Weights and windows; default the rule of docs/deduplication.md. Another rule than last time looks at all tellings again. */
  readonly rule?: DedupeRule;
  /** Look at everything again. Default false: at what is new. */
  readonly isAll?: boolean;
  /** How rows of imported data sets that tell of the same act are found; default the rule they were compared by last. Given, all are compared again. */
  readonly repeats?: RepeatRule;
}

/** How a batch is written. */
export interface PutOptions {
  /** Answer as if it had been written, and leave everything as it is. Default false. */
  readonly isTrial?: boolean;
}

/** What a `put` changed. Rows that stood there already are not counted. */
export interface PutResult {
  /** One for each document given, in order. */
  readonly documents: readonly DocumentOutcome[];
  readonly reportsAdded: number;
  readonly findingsAdded: number;
  readonly statisticsAdded: number;
  readonly handCommitmentsAdded: number;
  readonly ledgerEditsAdded: number;
  readonly eventEditsAdded: number;
  readonly seriesAdded: number;
  readonly compactsAdded: number;
  readonly membershipsAdded: number;
  readonly mentionsAdded: number;
  /** The file as it stands now; null when the batch told of none. */
  readonly importFile: ImportFile | null;
}

/** A whole document: text, who carries it, everything found in it. */
export interface DocumentView {
  readonly document: StoredDocument;
  readonly reports: readonly Report[];
  /** In document order; issues included. */
  readonly findings: readonly StoredFinding[];
}

/** Which documents. `pair`: with an event or commitment of the pair. `text`: characters title or text must contain, any letter case. */
export interface DocumentFilter {
  readonly pair?: Pair;
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: string;
  readonly text?: string;
}

/** Size and versions of a record. */
export interface RecordStats {
  readonly schemaVersion: number;
  readonly documents: number;
  readonly reports: number;
  readonly findings: Readonly<Record<Finding['kind'], number>>;
  readonly statistics: number;
  readonly handCommitments: number;
  readonly ledgerEdits: number;
  /** Oldest and newest publication date; null when no document is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Distinct versions of coder and lexicon that made its findings, sorted. */
  readonly coders: readonly string[];
  readonly lexicons: readonly string[];
}

/**
 * The record behind a port. Two stores keep this contract, one in memory and one on DuckDB; test/contract holds them equal.
 *
 * All answers are plain JSON data, complete when the promise resolves, and do not change with later writes. Codes that the record
 * does not hold give empty answers, not errors. A store is used by one process; within it, calls may overlap and are
 * answered in the order they were made.
 */
export interface Store {
  /**
   * Writes a batch in one transaction: after an error nothing of it stands. Adding the same again changes nothing: documents are known by
   * their content (text and date), reports by document, outlet and address, statistics, hand-compiled commitments and edits by id.
   * A hand-compiled commitment with a known id and other content replaces the old one and counts as added. A point of a series is known by
   * series, actors, period and source, compacts and memberships by id; the first one stays.
   */
  put(batch: RecordBatch, options?: PutOptions): Promise<PutResult>;

  /**
   * Takes in event rows of a file and writes them with the state of the file in one transaction; gives that state. Events are known by data set and
   * id; the first one stays. Null when the store cannot read the chunk in the form it has: it wants split rows then.
   */
  importEvents(chunk: EventChunk, state: ImportFile, options?: PutOptions): Promise<ImportFile | null>;

  /** Files imported, oldest start first, then by id. */
  importFiles(): Promise<readonly ImportFile[]>;

  /** Points of ready-made series, by series, actors, period, then source. */
  series(filter: SeriesFilter): Promise<readonly SeriesPoint[]>;

  /** Agreements and organisations with who belongs to them, by id. */
  compacts(filter: CompactFilter): Promise<readonly CompactRow[]>;

  /** Every pair with an event, a commitment or a statistic, most events first, then by key. With `only`: that pair alone, or none. */
  pairs(only?: Pair): Promise<readonly PairSummary[]>;

  /** Events the filter lets through, each with sentence, document header and report count. */
  events(filter: EventFilter, page?: Page): Promise<EventPage>;

  /** One event by id, or null. */
  event(id: string): Promise<EventRow | null>;

  /**
   * Looks for events told many times among what was not looked at yet. Afterwards `events` and `counts` give each event once, by its lead telling. Stopped at
   * any point, the next call goes on. Events never looked at are events by themselves.
   */
  updateEvents(request?: EventsRequest, run?: LongRun): Promise<EventsUpdate>;

  /** The event that a telling is of, with all its tellings, or null when there is no such telling. */
  account(telling: string): Promise<EventAccount | null>;

  /** Edits by persons to which tellings are of one event, oldest first. */
  eventEdits(): Promise<readonly EventEdit[]>;

  /** Event counts by group, with exposure over the same window and pair. */
  counts(filter: EventFilter, request: CountRequest): Promise<CountResult>;

  /** Visits between the two sides, oldest first, undated last; of all times unless told, coded from documents unless data sets are named. Of imported ones the newest 5,000 at most. */
  visits(pair: Pair, filter?: Pick<EventFilter, 'from' | 'to' | 'origins'>): Promise<readonly VisitRow[]>;

  /** Other actors with events with either side, most events first, then by code; of all statuses and times unless told, coded from documents unless data sets are named. */
  thirdParties(pair: Pair, filter?: Pick<EventFilter, 'from' | 'to' | 'statuses' | 'origins'>): Promise<readonly ThirdParty[]>;

  /** Events the filter lets through, by place and quad class: by name, country, then quad class, null last; those coded from documents before imported ones. */
  places(filter: EventFilter): Promise<readonly PlaceCount[]>;

  /** Commitments found whose parties hold both sides, by document date (undated last), then id. Without a pair: all. */
  commitments(pair?: Pair, types?: readonly CommitmentType[]): Promise<readonly CommitmentRow[]>;

  /** Claims in documents about the pair, by document date (undated last), then id. Without a pair: all. */
  claims(pair?: Pair, types?: readonly ClaimType[]): Promise<readonly ClaimRow[]>;

  /** Loaded words in documents about the pair, in the same order; `sentenceText` is the line around the word. Without a pair: all. */
  loaded(pair?: Pair): Promise<readonly LoadedRow[]>;

  /** Figures, ordered by period start, period end, reporter, flow, id. */
  statistics(filter: StatisticFilter): Promise<readonly Statistic[]>;

  /** Commitments compiled by hand whose parties hold both sides, by `madeOn`, then id. Without a pair: all. */
  handCommitments(pair?: Pair): Promise<readonly HandCommitment[]>;

  /** Edits to the ledger of a pair, in the order they apply. */
  ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]>;

  /** A document with its reports and findings, or null. */
  document(id: string): Promise<DocumentView | null>;

  /** Headers of documents the filter lets through, by publication date, and their total number. */
  documents(filter: DocumentFilter, page?: Page): Promise<{ readonly rows: readonly DocumentHeader[]; readonly total: number }>;

  /** Outlets with how many documents they carry, most first, then by name. With a pair: documents about it only. */
  outlets(pair?: Pair): Promise<readonly OutletSummary[]>;

  stats(): Promise<RecordStats>;

  /** Writes everything down and lets the file go; later calls fail. Closing twice is fine. */
  close(): Promise<void>;
}

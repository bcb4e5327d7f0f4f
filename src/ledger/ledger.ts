import type { CommitmentType } from '../coder/findings.js';
import type { CommitmentRow } from '../record/event-record.js';
import type { LedgerEdit, LedgerStatus } from '../record/ledger-record.js';

/** One statement of a commitment in one document. */
export interface Telling {
  /** Finding id, `<document>:<number>`. */
  readonly finding: string;
  readonly document: string;
  /** Publication date of the document, as exact as told; null when unknown. */
  readonly date: string | null;
  /** When the act that tells the status took place; falls back to `date`. */
  readonly actDate: string | null;
  readonly outlets: readonly string[];
  /** Who says so in the text, innermost first; empty where the text says it in its own voice. */
  readonly speakers: readonly string[];
  readonly what: string;
  readonly status: LedgerStatus;
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly per: 'year' | 'total' | null;
  readonly deadline: string | null;
  readonly sentence: string;
  /** Why it was put with the earlier tellings; empty for the first. */
  readonly why: readonly string[];
}

/** What was promised for a time: a figure and a deadline. A revised figure or date is a new version; the old one is kept. */
export interface Version {
  readonly number: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly deadline: string | null;
  readonly firstTold: string | null;
  readonly lastTold: string | null;
  /** Finding ids. */
  readonly tellings: readonly string[];
  /** First date on which a later version was told; null for the newest. */
  readonly replacedOn: string | null;
}

/** One dated statement of where a commitment stands, newest first in an entry. */
export interface StatusStep {
  readonly date: string | null;
  readonly status: LedgerStatus;
  /** Findings or edits it rests on. */
  readonly evidence: readonly { readonly finding: string | null; readonly document: string | null; readonly edit: string | null; readonly text: string; readonly outlets: readonly string[] }[];
  /** Version it speaks of. */
  readonly version: number;
  /** True when the ledger worked it out (a version replaced by a later one, one of several told as done) rather than read it. */
  readonly computed: boolean;
  /** Set where one of several promised things is told as done under its own name: then the whole is in progress. */
  readonly part?: true;
}

/** Two statements that cannot both hold, shown side by side. */
export interface Contradiction {
  readonly statuses: readonly [LedgerStatus, LedgerStatus];
  readonly dates: readonly [string, string];
  readonly findings: readonly [string, string];
}

/** One commitment, merged from all its tellings. */
export interface LedgerEntry {
  /** Stable: made from type and topic of its first telling, `pipeline`, `target-trade`. */
  readonly id: string;
  /** Ids it would have had from its later tellings; a correction that names one of them still finds it. */
  readonly aliases: readonly string[];
  readonly type: CommitmentType;
  readonly parties: readonly string[];
  readonly what: string;
  readonly instrument: string | null;
  readonly sectors: readonly string[];
  readonly unit: string | null;
  readonly per: 'year' | 'total' | null;
  readonly count: number | null;
  readonly unnamed: number | null;
  /** Entry of the list this one is an item of, or null. */
  readonly partOf: string | null;
  readonly versions: readonly Version[];
  readonly tellings: readonly Telling[];
  /** Newest first. */
  readonly history: readonly StatusStep[];
  readonly status: LedgerStatus;
  readonly statusSince: string | null;
  /** Why the status is unclear, or null. */
  readonly unclear: string | null;
  readonly contradictions: readonly Contradiction[];
  readonly madeOn: string | null;
  readonly deadline: string | null;
  /** Days the deadline has passed as of the ledger's date, 0 when it has not or the matter is closed; null without a deadline. */
  readonly overdueDays: number | null;
  /** Days from the first deadline told to the newest; null when fewer than two were told. */
  readonly deadlineMovedDays: number | null;
  /** Tellings that announce it again, after the first 30 days. */
  readonly reannouncements: number;
  readonly lastNews: string | null;
  /** Documents about the pair published after the last news; null when their dates were not given. */
  readonly documentsSince: number | null;
  /** 0 nothing seen, 1 begun, 2 partly delivered, 3 delivered; see docs/ledger.md. */
  readonly implementation: 0 | 1 | 2 | 3;
  readonly edits: readonly LedgerEdit[];
  readonly hidden: boolean;
}

/** All commitments of a pair as of a day, and the statements that were left out. */
export interface Ledger {
  readonly pair: string;
  /** Day the ledger is made for; nothing published after it counts. */
  readonly asOf: string;
  readonly entries: readonly LedgerEntry[];
  /** Statements that were left out, with the reason. */
  readonly leftOut: readonly { readonly finding: string; readonly reason: string }[];
}

/** What a ledger is made of: commitments found in documents, corrections by hand, dates of documents, and the day it is made for. */
export interface LedgerInput {
  readonly pair: { readonly a: string; readonly b: string };
  readonly rows: readonly CommitmentRow[];
  readonly edits?: readonly LedgerEdit[];
  /** Publication dates of the documents about the pair, one for each; makes "no news since" meaningful. */
  readonly documentDates?: readonly string[];
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

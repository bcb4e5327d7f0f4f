import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Compact, Membership } from './compact-record.js';
import type { Statistic } from './flow-record.js';

/** One value of a daily, monthly or yearly series of a pair or a state that a data set gives ready made. */
export interface SeriesPoint {
  /** Which series: `gdelt-day-score`. */
  readonly series: string;
  /** Actor codes; for a pair in alphabetical order unless the series is directed; `b` null for a series of one state. */
  readonly a: string;
  readonly b: string | null;
  /** First and last day the value stands for, YYYY-MM-DD, inclusive. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly value: number;
  readonly unit: string;
  /** Data set it comes from, with its version. */
  readonly source: string;
  /** Line in the imported file. */
  readonly line?: number;
}

/** Which points; conditions that are present must all hold. A point is in the window when its period meets it. */
export interface SeriesFilter {
  readonly pair?: { readonly a: string; readonly b: string };
  /** Points of this state alone (`b` null). */
  readonly state?: string;
  readonly series?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** Rows left out for one reason. */
export interface RowsLeftOut {
  /** Stable id: `row/columns`, `row/date`, `row/type`, … */
  readonly reason: string;
  readonly rows: number;
  /** The first of them: line and what stood there. At most ten. */
  readonly examples: readonly { readonly line: number; readonly value: string }[];
}

/** A code of a data set that the tables do not know, with how many rows have it. Such rows are kept without it. */
export interface UnmappedCode {
  /** Code list: `cameo-country`, `icews-country`, … */
  readonly system: string;
  readonly code: string;
  readonly rows: number;
}

/** A file that was read into the record, or is being read: how far, with what result. Written in the same transaction as its rows. */
export interface ImportFile {
  /** Hash of layout and the first bytes; a second file that begins alike has `~2` after it. */
  readonly id: string;
  /** Name as given; for a member of an archive `archive.zip!member`. */
  readonly name: string;
  /** Layout and its version: `gdelt2-events/1`. */
  readonly importer: string;
  /** What the makers of the data set say about using it, in short. */
  readonly licence: string;
  /** Content bytes (unpacked) and lines read so far. */
  readonly bytes: number;
  readonly lines: number;
  /** SHA-256 of these bytes. */
  readonly contentHash: string;
  /** Data rows read; added; known before; left out (see `leftOut`). */
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly leftOut: readonly RowsLeftOut[];
  /** Most frequent first, at most fifty. */
  readonly unmapped: readonly UnmappedCode[];
  /** False while it is being read, or when it was stopped. */
  readonly isComplete: boolean;
  /** Instants, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** Rows that an importer makes of a file other than events. */
export interface ImportedRows {
  readonly statistics?: readonly Statistic[];
  readonly series?: readonly SeriesPoint[];
  readonly mentions?: readonly ImportedMention[];
  readonly compacts?: readonly Compact[];
  readonly memberships?: readonly Membership[];
}

/** An event of another data set, with its codes as ours. */
export interface ImportedEvent {
  /** Data set: `gdelt2`. */
  readonly origin: string;
  /** Its id there. */
  readonly sourceId: string;
  /** Id of the imported file, and the line there. */
  readonly file: string;
  readonly line: number;
  /** YYYY-MM-DD, YYYY-MM or YYYY; null when not told. */
  readonly date: string | null;
  readonly type: EventType;
  readonly mode: string | null;
  readonly status: EventStatus;
  readonly cameo: string | null;
  readonly sectors: readonly string[];
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly sourceSector: string | null;
  readonly targetSector: string | null;
  readonly sourceName: string | null;
  readonly targetName: string | null;
  /** Articles or sources that report it, as the data set counts them. */
  readonly reports: number | null;
  /** Outlets that report it, as the data set counts them. */
  readonly outlets: number | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly place: string | null;
  /** What the data set says of it in words. */
  readonly text: string | null;
  readonly killed: number | null;
}

/** An article that reports an imported event. */
export interface ImportedMention {
  readonly origin: string;
  /** Id of the event in its data set; the event itself need not be in the record. */
  readonly sourceId: string;
  /** When the article was seen, YYYY-MM-DD. */
  readonly day: string;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly line: number;
}

/** Where an imported event comes from: stands in place of sentence and document. */
export interface ImportedProvenance {
  readonly origin: string;
  readonly sourceId: string;
  /** Name of the file, and the line there. */
  readonly file: string;
  readonly line: number;
  readonly importer: string;
  readonly licence: string;
  readonly url: string | null;
  /** Outlets that report it, as the data set counts them; absent where it does not. */
  readonly outletCount?: number;
}

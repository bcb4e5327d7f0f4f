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
  /** Data set it comes from. */
  readonly source: string;
}

/** Which points; conditions that are present must all hold. A point is in the window when its period meets it. */
export interface SeriesFilter {
  readonly pair?: { readonly a: string; readonly b: string };
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
}

import type { ImportedRows } from '../record/import-record.js';
import type { ActorReading, DateReading, MeaningReading } from './event-reading.js';

/** What the first line of a file shows. Cells are split by the delimiter that occurs most in it. */
export interface FileHead {
  /** File name without folders and packing: `20180101000000.export.CSV`. */
  readonly name: string;
  readonly delimiter: '\t' | ',' | ';';
  /** Cells of the first line, quotes taken off. */
  readonly first: readonly string[];
  /** Cells of the second line; empty when there is none. */
  readonly second: readonly string[];
  /** Cells of the first ten lines, these two included: some headers stand below a preamble. */
  readonly lines: readonly (readonly string[])[];
  /** The first line as it stands. */
  readonly text: string;
}

/** How the rows of a recognised file are read. */
export interface Reading {
  readonly delimiter: '\t' | ',' | ';';
  /** Cells may stand in double quotes (RFC 4180). False: a quote is a character like any other. */
  readonly isQuoted: boolean;
  /** Lines before the first data row (header, tag rows, preambles). */
  readonly skipLines: number;
  /** Column names in the order of the file: of its header, or of the documentation where it has none. */
  readonly columns: readonly string[];
  /** Version or date that the file states of itself above its rows. */
  readonly version?: string;
  /** For files whose lines are no delimited cells: the cells of a line, one a column; null when it cannot be read (`row/json`). */
  readonly cellsOf?: (line: string) => readonly string[] | null;
}

/** What every layout tells of itself. */
interface LayoutBase {
  /** Its own name: `gdelt2-events`. */
  readonly name: string;
  /** Raised when the same file would give other rows. */
  readonly version: number;
  /** The word after `bilat import`: several layouts may share it. */
  readonly format: string;
  /** For people: `GDELT 2.0 events`. */
  readonly title: string;
  /** What its makers say about using the data, in short. */
  readonly licence: string;
  /** How to read the file when it is in this layout, or null. Must tell its files from those of every other layout. */
  recognise(head: FileHead): Reading | null;
}

/** One data row of a file. */
export interface FileRow {
  /** 1-based line on which it starts. */
  readonly line: number;
  /** As many cells as the reading has columns. */
  readonly cells: readonly string[];
}

/** What a row (or the end of the file) gives. All parts may be absent; rows that give nothing must say why in `leftOut`. */
export interface RowResult extends ImportedRows {
  /** Why the row is left out: a stable id such as `row/value`, and what stood there. */
  readonly leftOut?: { readonly reason: string; readonly value: string };
  /** Codes the tables do not know, though the row is kept or not. */
  readonly unmapped?: readonly { readonly system: string; readonly code: string }[];
}

/**
 * A layout whose rows are few enough to be made one by one (statistics, series, agreements). `open` gives a reader for one file; it is
 * called with every data row in order, then `end` once. Rows with a wrong number of cells never reach it: they are counted as `row/columns`.
 */
export interface RowLayout extends LayoutBase {
  readonly kind: 'rows';
  /**
   * The reader sums over the whole file, and its rows come at the `end`: a file that was stopped or has grown is read again from its first row,
   * and one that breaks off gives nothing.
   */
  readonly isWhole?: true;
  open(reading: Reading, file: string): { read(row: FileRow): RowResult; end?(): RowResult };
}

/** Which columns of a row make an imported event; names as in `Reading.columns`. */
export interface EventColumns {
  /** Joined by `-` they make the id of the event in its data set. */
  readonly id: readonly string[];
  readonly date: readonly string[];
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly meaning: readonly string[];
  readonly sourceName?: string;
  readonly targetName?: string;
  /** Number of articles or sources that report it. */
  readonly reports?: string;
  /** Number of outlets that report it. */
  readonly outlets?: string;
  /** Where absent, the site of the address stands in. */
  readonly outlet?: string;
  readonly url?: string;
  readonly place?: string;
  readonly text?: string;
  readonly killed?: string;
}

/**
 * A layout of events. The cells of a few columns are turned into codes by the functions here, which see each distinct combination of cells
 * once: a store may look them up for millions of rows.
 */
export interface EventLayout extends LayoutBase {
  readonly kind: 'events';
  /** Data set the events are counted under: `gdelt2`. */
  readonly origin: string;
  readonly columns: EventColumns;
  /** Cells that mean nothing is known, besides the empty one: `NA`, `None`. */
  readonly missing: readonly string[];
  readDate(cells: readonly string[]): DateReading;
  readActor(cells: readonly string[], role: 'source' | 'target'): ActorReading;
  readMeaning(cells: readonly string[]): MeaningReading;
}

/** How one kind of file is laid out and read: rows of events, or rows that become figures, agreements and the like. */
export type Layout = EventLayout | RowLayout;

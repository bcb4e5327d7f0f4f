import type { Pair } from '../record/dyad.js';
import type { LongRun } from './long-run.js';

/** What can be taken out of a record. `series`: counts and mean scores by data set, pair, direction and month. */
export const EXPORTS = ['events', 'reports', 'documents', 'commitments', 'claims', 'statistics', 'memberships', 'values', 'imported-events', 'series'] as const;
export type Export = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['parquet', 'csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly what: Export;
  readonly format: ExportFormat;
  /** Absolute path of the file to write; what stands there is replaced once the new one is whole. */
  readonly path: string;
  /** Only what concerns this pair. */
  readonly pair?: Pair;
  /** CSV only: write texts exactly as they are, without the apostrophe that keeps spreadsheets from running them as formulas. */
  readonly raw?: boolean;
}

export interface ExportResult {
  readonly rows: number;
}

/** One thing wrong with a record. */
export interface Damage {
  /** Kind of damage, `span/text`. */
  readonly code: string;
  /** In plain words, with counts. */
  readonly message: string;
  /** Rows concerned. */
  readonly rows: number;
  /** Ids of the first of them, at most five. */
  readonly examples: readonly string[];
}

/** What was looked at and what was found. */
export interface VerifyReport {
  /** One line a check: what holds, over how many rows. */
  readonly checks: readonly { readonly name: string; readonly rows: number; readonly damaged: number }[];
  readonly damage: readonly Damage[];
}

/** What only a record in a file can do. Both leave other readers and writers undisturbed and see the record as it was when they began. */
export interface RecordFile {
  /** Writes rows of the record to a file by DuckDB itself. */
  copyOut(request: ExportRequest, run?: LongRun): Promise<ExportResult>;

  /** Looks whether everything in the record still fits together. */
  verify(run?: LongRun): Promise<VerifyReport>;
}

import { buildCommand } from '@stricli/core';
import { EXPORTS, type Export } from '../storage/record-file.js';
import { EXPORT_FILE_FORMATS, type ExportFileFormat } from './commands/export.js';
import type { Format } from './output.js';
import { format, optionalText, record, type CliContext } from './parameters.js';

interface ExportWords {
  readonly record: string; readonly what: Export; readonly format?: ExportFileFormat; readonly pair?: string; readonly out?: string; readonly raw: boolean; readonly dictionary: boolean;
}

/** `bilat export`. */
export const exportCommand = buildCommand<ExportWords, [], CliContext>({
  loader: async () => { const { exportRows } = await import('./commands/export.js'); return function (flags) { return exportRows(this.effects, flags); }; },
  parameters: {
    flags: {
      record,
      what: { kind: 'enum', values: EXPORTS, brief: 'Which rows' },
      format: { kind: 'enum', values: EXPORT_FILE_FORMATS, brief: 'How to write them [default: told by --out, else CSV]', optional: true },
      pair: optionalText('Only what concerns this pair', 'PAIR'),
      out: optionalText('Write to a file instead of standard output', 'FILE'),
      raw: { kind: 'boolean', brief: 'CSV: leave texts as they are, also those a spreadsheet would run as a formula', default: false, withNegated: false },
      dictionary: { kind: 'boolean', brief: 'Describe the columns: beside the file with --out, else instead of the rows', default: false, withNegated: false },
    },
  },
  docs: {
    brief: 'Rows out of a record, for other programs',
    fullDescription: `Writes rows of a record as Parquet, CSV or NDJSON that R, Python, DuckDB and spreadsheets open (docs/reading-exports.md).
series is one row for each pair, month and direction. In CSV a text that a spreadsheet would take for a formula gets an
apostrophe in front; --raw leaves it away.

EXAMPLES
  bilat export --what events > events.csv
  bilat export --what events --out events.parquet --dictionary
  bilat export --what series --pair IRN-PAK --format ndjson --record asia.duckdb
  bilat export --what commitments --dictionary`,
  },
});

/** `bilat verify`. */
export const verify = buildCommand<{ readonly record: string; readonly format?: Format }, [], CliContext>({
  loader: async () => { const { verify: run } = await import('./commands/verify.js'); return function (flags) { return run(this.effects, flags); }; },
  parameters: { flags: { record, format } },
  docs: {
    brief: 'Check that a record is whole',
    fullDescription: `Looks whether everything in a record fits together: spans and texts, findings and their columns, references, counts, hashes,
imports. Says what it found; the exit code is 1 when something is damaged. It only reads.

EXAMPLES
  bilat verify
  bilat verify --record asia.duckdb --format ndjson`,
  },
});

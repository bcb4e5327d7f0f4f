import {
  buildApplication, buildCommand, buildRouteMap, text_en, type Application, type ApplicationText,
} from '@stricli/core';
import { CliError } from './cli-error.js';
import type { AddFlags } from './commands/add.js';
import type { BriefFormat } from './commands/brief.js';
import type { CheckFlags } from './commands/check.js';
import type { CodeFlags } from './commands/code.js';
import { dedupe, explain } from './dedupe-routes.js';
import type { ImportFlags } from './commands/import.js';
import { INPUT_KINDS } from './input/read-documents.js';
import { measure } from './measure-route.js';
import type { Format } from './output.js';
import { claims, ledger } from './ledger-routes.js';
import { checked, DEFAULT_RECORD, files, format, optionalText, pair, record, strict, text, type CliContext } from './parameters.js';
import { exportCommand, verify } from './record-routes.js';
import { VERSION } from './version.js';

const reading = {
  input: { kind: 'enum', values: INPUT_KINDS, brief: 'How the input is written [default: told by the file name or the first characters]', optional: true },
  date: optionalText('Publication date of texts that bring none', 'YYYY-MM-DD'),
  outlet: optionalText('Outlet of texts that name none', 'NAME'),
  country: optionalText('Country of that outlet', 'ISO3'),
  url: optionalText('Address of a text that brings none', 'URL'),
  anyLanguage: { kind: 'boolean', brief: 'Code texts that seem not to be in English too', default: false, withNegated: false },
  strict,
} as const;

const code = buildCommand<CodeFlags, string[], CliContext>({
  loader: async () => { const { code: run } = await import('./commands/code.js'); return function (flags, ...paths) { return run(this.effects, checked(flags), paths); }; },
  parameters: { flags: { ...reading, format }, positional: files },
  docs: {
    brief: 'Code documents: texts in, findings out',
    fullDescription: `Reads documents and writes what is found in them: events, commitments, claims, loaded words, issues.
Documents are NDJSON (one {"id","text",…} a line), plain text, Markdown or HTML; folders are read with all below them.

EXAMPLES
  bilat code report.txt --date 2025-11-25
  bilat code articles.ndjson > findings.ndjson
  cat page.html | bilat code - --format table
  bilat code articles/ --format csv > findings.csv`,
  },
});

const add = buildCommand<AddFlags, string[], CliContext>({
  loader: async () => { const { add: run } = await import('./commands/add.js'); return function (flags, ...paths) { return run(this.effects, checked(flags), paths); }; },
  parameters: { flags: { ...reading, record, dedupe: { kind: 'boolean', brief: 'Look for events told many times afterwards', default: true } }, positional: files },
  docs: {
    brief: 'Code documents into a record',
    fullDescription: `Codes documents and keeps them, with all findings, in a record: one file. Adding the same document again adds nothing.

EXAMPLES
  bilat add articles/ --record asia.duckdb
  bilat add report.txt --date 2025-11-25 --outlet "Tehran Times" --country IRN`,
  },
});

const importCommand = buildCommand<ImportFlags, string[], CliContext>({
  loader: async () => { const { importFiles } = await import('./commands/import.js'); return function (flags, ...words) { return importFiles(this.effects, flags, words); }; },
  parameters: {
    flags: { record, format, strict, dryRun: { kind: 'boolean', brief: 'Say what would happen and write nothing', default: false, withNegated: false } },
    positional: { kind: 'array', parameter: { parse: text, brief: 'The format (or auto), then files or folders', placeholder: 'FORMAT FILE' } },
  },
  docs: {
    brief: 'Event data sets and statistics into a record',
    fullDescription: `Reads files of other data sets, plain, .gz or .zip, into a record. FORMAT is that of the data set, or auto; a file in another format
gets an error that names the right one. The same file twice adds nothing; a stopped import goes on where it stood.

EXAMPLES
  bilat import auto downloads/ --dry-run
  bilat import gdelt 20180101000000.export.CSV.zip --record asia.duckdb`,
  },
});

const check = buildCommand<CheckFlags, string[], CliContext>({
  loader: async () => { const { check: run } = await import('./commands/check.js'); return function (flags, ...paths) { return run(this.effects, checked(flags), paths); }; },
  parameters: {
    flags: {
      ...reading, record: optionalText(`Compare with this record [default: ${DEFAULT_RECORD} where it is]`, 'PATH'),
      format: { kind: 'enum', values: ['text', 'md', 'html', 'json'], brief: 'How to write it [default: text on a terminal, JSON when piped]', optional: true },
    },
    positional: files,
  },
  docs: {
    brief: 'What a document claims and promises, and how it speaks',
    fullDescription: `Lists the claims of a document with the measure that could test each, its promises with what the record already holds on them,
its loaded words beside plainer ones, and who speaks in it.

EXAMPLES
  bilat check commentary.txt --date 2025-11-25 --outlet "Nour News" --country IRN
  bilat check commentary.txt --record asia.duckdb --format html > check.html`,
  },
});

const relationScheme = {
  kind: 'enum', values: ['roots', 'codebook'], default: 'roots',
  brief: 'How types are counted: as relation data sets do (CAMEO roots), or by the codebook as `code` does',
} as const;

const relate = buildCommand<{ readonly format?: Format; readonly strict: boolean; readonly types: 'roots' | 'codebook' }, string[], CliContext>({
  loader: async () => { const { relate: run } = await import('./commands/relate.js'); return function (flags, ...paths) { return run(this.effects, flags, paths); }; },
  parameters: { flags: { types: relationScheme, format, strict }, positional: files },
  docs: {
    brief: 'Tell what one marked actor does to another, sentence by sentence',
    fullDescription: `Reads NDJSON rows {"id","text","source","target"}; the actors are marked by their words or by [start, end].
Writes {"id","type","quad","status","confidence","rule"} for each.

EXAMPLE
  echo '{"text":"Iran accused Iraq of breaking the truce.","source":"Iran","target":"Iraq"}' | bilat relate`,
  },
});

const evaluate = buildCommand<{ readonly format?: Format; readonly errors: number; readonly strict: boolean; readonly types: 'roots' | 'codebook' }, string[], CliContext>({
  loader: async () => { const { evaluate: run } = await import('./commands/eval.js'); return function (flags, ...paths) { return run(this.effects, flags, paths); }; },
  parameters: {
    flags: { format, strict, types: relationScheme, errors: { kind: 'parsed', parse: readCount, brief: 'How many wrong answers to show', placeholder: 'N', default: '10' } },
    positional: { kind: 'array', parameter: { parse: text, brief: 'Gold files; the chronicle when none is given', placeholder: 'FILE' } },
  },
  docs: {
    brief: 'Score the coder on hand-coded material',
    fullDescription: `Scores relations (TSV with a header row, or NDJSON: text or sentence, source, target, type) by type, quad class and side;
or documents (NDJSON: text with events, commitments or claims as a careful reader finds them);
or shows how far findings agree with the hand-given kinds of a chronicle (NDJSON with fact, kind, parties, sector).

EXAMPLES
  bilat eval gold.tsv --errors 30
  bilat eval data/gold/relations.tsv --types codebook
  bilat eval`,
  },
});

const brief = buildCommand<{ readonly record: string; readonly format?: BriefFormat | 'pdf'; readonly out?: string; readonly asOf?: string }, [string], CliContext>({
  loader: async () => { const { brief: run } = await import('./commands/brief.js'); return function (flags, written) { return run(this.effects, checked(flags), written); }; },
  parameters: {
    flags: {
      record,
      format: { kind: 'enum', values: ['text', 'md', 'html', 'pdf', 'json'], brief: 'How to write it [default: told by --out, else text on a terminal, Markdown when piped]', optional: true },
      out: optionalText('Write to a file instead of standard output', 'FILE'),
      asOf: optionalText('The day to look from; later documents do not count [default: today]', 'YYYY-MM-DD'),
    },
    positional: pair,
  },
  docs: {
    brief: 'The whole picture of a pair as a document',
    fullDescription: `Writes a brief on two states: what is going on, what was promised, what the figures say; each sentence names its sources.

EXAMPLES
  bilat brief IRN-PAK
  bilat brief IRN-PAK --out brief.html
  bilat brief IRN-PAK --out brief.pdf
  bilat brief IRN-PAK --record asia.duckdb --as-of 2025-12-31 > brief.md`,
  },
});

const serving = {
  host: { kind: 'parsed', parse: text, brief: 'Address to listen on; other than loopback wants --token', placeholder: 'HOST', default: '127.0.0.1' },
  port: { kind: 'parsed', parse: readPort, brief: 'Port; 0 for any free one [default: 4747 or the next free]', placeholder: 'PORT', optional: true },
  token: optionalText('Answer only requests that bring this token', 'TOKEN'),
} as const;

const serve = buildCommand<{ readonly record: string; readonly host: string; readonly port?: number; readonly token?: string }, [], CliContext>({
  loader: async () => { const { serve: run } = await import('./commands/serve.js'); return function (flags) { return run(this.effects, flags); }; },
  parameters: { flags: { record, ...serving } },
  docs: {
    brief: 'Dashboard and HTTP interface over a record',
    fullDescription: `Serves the dashboard and the HTTP interface of a record on this machine until stopped. Other commands on the same record
work through it meanwhile.

EXAMPLES
  bilat serve --record asia.duckdb
  bilat serve --host 0.0.0.0 --port 8080 --token "$TOKEN"`,
  },
});

const demo = buildCommand<{ readonly record?: string; readonly host: string; readonly port?: number; readonly token?: string; readonly serve: boolean }, [], CliContext>({
  loader: async () => { const { demo: run } = await import('./commands/demo.js'); return function (flags) { return run(this.effects, flags); }; },
  parameters: {
    flags: {
      record: optionalText('Where to keep the demonstration record [default: .bilat/demo.duckdb]', 'PATH'), ...serving,
      serve: { kind: 'boolean', brief: 'Serve the dashboard when the record is ready', default: true },
    },
  },
  docs: {
    brief: 'Build the demonstration record and serve it',
    fullDescription: `Codes the chronicle that ships with bilat (Iran and Pakistan, with three pairs to compare), prints a short brief and
serves the dashboard. Running it again uses what is there.

EXAMPLES
  bilat demo
  bilat demo --no-serve --record demo.duckdb`,
  },
});

/** The `bilat` command with all below it. */
export function buildApp(): Application<CliContext> {
  const root = buildRouteMap({
    routes: { code, check, add, import: importCommand, dedupe, relate, explain, eval: evaluate, ledger, claims, measure, brief, export: exportCommand, verify, serve, demo },
    docs: {
      brief: 'Measured, sourced records of the relationship between two states',
      fullDescription: `bilat reads what is written about two states and keeps a measured, sourced record of their relationship:
what happened, who says so, what was promised, what was delivered.

EXAMPLES
  bilat demo                                   see it: builds a record and opens the dashboard
  bilat explain "Iran and Pakistan signed a trade agreement."
  bilat code report.txt --date 2025-11-25      code your own text
  bilat add articles/ --record asia.duckdb     keep a record
  bilat brief IRN-PAK --record asia.duckdb     the whole picture

Results go to standard output, notes and progress to standard error. Exit codes: 0 done, 1 failed, 2 called wrongly.`,
    },
  });
  return buildApplication(root, {
    name: 'bilat',
    versionInfo: { currentVersion: VERSION },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true, onlyRequiredInUsageLine: true },
    localization: { text: TEXT },
    determineExitCode: (error) => (error instanceof CliError ? error.exitCode : 1),
  });
}

const TEXT: ApplicationText = {
  ...text_en,
  exceptionWhileParsingArguments: (error) => `bilat: ${lowerFirst(text_en.exceptionWhileParsingArguments.call({}, error, false))}\n  see --help after the command for its flags and examples`,
  noCommandRegisteredForInput: (args) => `bilat: ${lowerFirst(text_en.noCommandRegisteredForInput({ ...args, ansiColor: false }))}\n  bilat --help lists the commands`,
  exceptionWhileRunningCommand: (error) => describeError(error),
  commandErrorResult: (error) => describeError(error),
};

/** What went wrong, for a person: the message and hint of errors meant for them, the whole trace of a bug. */
export function describeError(error: unknown): string {
  if (error instanceof CliError || (error instanceof Error && error.name === 'RecordError' && !isQueryError(error))) {
    const { hint } = error as { hint?: string | undefined };
    return `bilat: ${error.message}${hint === undefined ? '' : `\n  ${hint}`}`;
  }
  return `bilat: internal error; please report it\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function isQueryError(error: Error): boolean {
  return (error as { code?: string }).code === 'record/query';
}

function readPort(input: string): number {
  const port = Number(input);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('expected a number from 0 to 65535');
  return port;
}

function readCount(input: string): number {
  const count = Number(input);
  if (!Number.isInteger(count) || count < 0) throw new Error('expected a whole number, 0 or more');
  return count;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

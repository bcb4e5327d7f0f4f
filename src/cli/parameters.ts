import type { CommandContext, StricliProcess } from '@stricli/core';
import { datePrecision } from '../record/period.js';
import { CliError } from './cli-error.js';
import type { Effects } from './effects.js';
import type { DocumentDefaults, InputKind } from './input/read-documents.js';
import { FORMATS } from './output.js';

/** What every command is run with. */
export interface CliContext extends CommandContext {
  readonly process: StricliProcess;
  readonly effects: Effects;
}

/** Flags of every command that reads documents. */
export interface ReadingFlags extends DocumentDefaults {
  /** How the input is written; told by the file name or the first characters when absent. */
  readonly input?: InputKind;
  /** Code texts that seem not to be in English too. */
  readonly anyLanguage: boolean;
  /** Stop at the first problem. */
  readonly strict: boolean;
}

/** Record of the working folder. */
export const DEFAULT_RECORD = 'bilat.duckdb';

/** A word taken as it is. */
export const text = (input: string): string => input;
/** A flag with a word that may be left out. */
export const optionalText = (brief: string, placeholder: string) => ({ kind: 'parsed', parse: text, brief, placeholder, optional: true }) as const;
/** How results are written. */
export const format = { kind: 'enum', values: FORMATS, brief: 'How to write results [default: a table on a terminal, NDJSON when piped]', optional: true } as const;
/** Which record. */
export const record = { kind: 'parsed', parse: text, brief: 'The record', placeholder: 'PATH', default: DEFAULT_RECORD } as const;
/** Whether the first problem ends the run. */
export const strict = { kind: 'boolean', brief: 'Stop at the first problem in the input', default: false, withNegated: false } as const;
/** Any number of files or folders. */
export const files = { kind: 'array', parameter: { parse: text, brief: 'Files or folders; - for standard input', placeholder: 'FILE' } } as const;
/** One pair of states. */
export const pair = { kind: 'tuple', parameters: [{ parse: text, brief: 'Two codes, such as IRN-PAK', placeholder: 'PAIR' }] } as const;

/** Flags whose dates and codes are in order; throws `CliError` (misuse) otherwise. */
export function checked<T extends { readonly date?: string; readonly country?: string; readonly asOf?: string }>(flags: T): T {
  if (flags.asOf !== undefined && datePrecision(flags.asOf) !== 'day') throw new CliError(`invalid --as-of: ${flags.asOf}; expected YYYY-MM-DD`, { exitCode: 2 });
  if (flags.date !== undefined && datePrecision(flags.date) === null) throw new CliError(`invalid --date: ${flags.date}; expected YYYY-MM-DD, YYYY-MM or YYYY`, { exitCode: 2 });
  if (flags.country !== undefined && !/^[A-Z]{3}$/.test(flags.country)) throw new CliError(`invalid --country: ${flags.country}; expected ISO 3166-1 alpha-3, such as IRN`, { exitCode: 2 });
  return flags;
}

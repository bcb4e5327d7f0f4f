import { buildCommand, buildRouteMap } from '@stricli/core';
import type { LedgerFormat } from './commands/ledger.js';
import type { ClaimsFlags } from './commands/claims.js';
import type { EditFlags } from './commands/ledger-edit.js';
import { FORMATS, type Format } from './output.js';
import { checked, format, optionalText, pair, record, text, type CliContext } from './parameters.js';

const ledgerShow = buildCommand<{ readonly record: string; readonly format?: LedgerFormat; readonly asOf?: string; readonly entry?: string; readonly hand: boolean; readonly scorecard: boolean }, [string], CliContext>({
  loader: async () => { const { ledger: run } = await import('./commands/ledger.js'); return function (flags, written) { return run(this.effects, checked(flags), written); }; },
  parameters: {
    flags: {
      record, asOf: optionalText('The day to look from; later documents do not count [default: today]', 'YYYY-MM-DD'),
      format: { kind: 'enum', values: [...FORMATS, 'md'], brief: 'How to write results [default: a table on a terminal, NDJSON when piped]', optional: true },
      entry: optionalText('Show one entry with its versions, history and sentences', 'ID'),
      scorecard: { kind: 'boolean', brief: 'Show delivery, delay and re-announcements by type and sector instead', default: false, withNegated: false },
      hand: { kind: 'boolean', brief: 'Show the commitments compiled by hand instead', default: false, withNegated: false },
    },
    positional: pair,
  },
  docs: {
    brief: 'Commitments of a pair, their status and evidence (`bilat ledger PAIR` does the same)',
    fullDescription: `Lists what two states have promised each other, put together from all documents of the record: where each matter
stands, since when, when it is due, how late it is.

EXAMPLES
  bilat ledger IRN-PAK
  bilat ledger IRN-PAK --entry pipeline
  bilat ledger IRN-PAK --scorecard
  bilat ledger IRN-PAK --format md > ledger.md
  bilat ledger IRN-PAK --record asia.duckdb --as-of 2025-12-31 --format csv > ledger.csv`,
  },
});

const correcting = {
  record, by: optionalText('Who makes the correction [default: BILAT_AUTHOR, else the name of the user]', 'NAME'),
  note: optionalText('Why', 'TEXT'), url: optionalText('Where it can be seen', 'URL'),
} as const;

const ledgerSet = buildCommand<EditFlags, string[], CliContext>({
  loader: async () => { const { setLedger: run } = await import('./commands/ledger-edit.js'); return function (flags, ...words) { return run(this.effects, flags, words); }; },
  parameters: { flags: correcting, positional: { kind: 'array', parameter: { parse: text, brief: 'The pair, the entry, and what to change: name=value', placeholder: 'PAIR ENTRY CHANGE' } } },
  docs: {
    brief: 'Correct an entry; author, time and note are kept, and it can be undone',
    fullDescription: `Corrects one entry of a ledger. The correction is kept as evidence beside the documents; later documents stand over an earlier status.

CHANGES
  status=done date=2025-05-01   where it stood on a date (version=2 for an older version)
  deadline=2030, what=…, unit=…, instrument=…, type=project, madeOn=2024-04-22
  merge=ENTRY                   its tellings belong to another entry
  split=FINDING,FINDING         these tellings are a matter of their own
  hide                          it is no commitment of the two

EXAMPLES
  bilat ledger set IRN-PAK pipeline status=suspended date=2024-09 --note "said in parliament" --by "A. Reader"
  bilat ledger set IRN-PAK fta merge=pta`,
  },
});

const ledgerUndo = buildCommand<EditFlags, [string, string], CliContext>({
  loader: async () => { const { undoLedger: run } = await import('./commands/ledger-edit.js'); return function (flags, written, id) { return run(this.effects, flags, written, id); }; },
  parameters: { flags: correcting, positional: { kind: 'tuple', parameters: [...pair.parameters, { parse: text, brief: 'The correction, as bilat ledger edits names it', placeholder: 'EDIT' }] } },
  docs: { brief: 'Take a correction back (or an undo)', fullDescription: `Takes a correction back. Both stay on record, each with its author.

EXAMPLE
  bilat ledger undo IRN-PAK e-4f1c22aa --note "wrong project"` },
});

const ledgerEdits = buildCommand<{ readonly record: string; readonly format?: Format }, [string], CliContext>({
  loader: async () => { const { listEdits: run } = await import('./commands/ledger-edit.js'); return function (flags, written) { return run(this.effects, flags, written); }; },
  parameters: { flags: { record, format }, positional: pair },
  docs: { brief: 'Every correction made to a ledger, with author, time and note' },
});

/** `bilat ledger` and what stands below it. */
export const ledger = buildRouteMap({
  routes: { show: ledgerShow, set: ledgerSet, undo: ledgerUndo, edits: ledgerEdits },
  defaultCommand: 'show',
  docs: {
    brief: 'Commitments of a pair, their status and evidence',
    fullDescription: `What two states have promised each other, put together from all documents of the record, and corrections to it.

EXAMPLES
  bilat ledger IRN-PAK
  bilat ledger IRN-PAK --entry pipeline
  bilat ledger IRN-PAK --scorecard
  bilat ledger set IRN-PAK pipeline status=suspended date=2024-09 --note "said in parliament"`,
  },
});

/** `bilat claims`. */
export const claims = buildCommand<ClaimsFlags, [string], CliContext>({
  loader: async () => { const { claims: run } = await import('./commands/claims.js'); return function (flags, written) { return run(this.effects, checked(flags), written); }; },
  parameters: {
    flags: {
      record, asOf: optionalText('The day to look from; later documents do not count [default: today]', 'YYYY-MM-DD'),
      format: { kind: 'enum', values: [...FORMATS, 'md'], brief: 'How to write results [default: a page on a terminal, NDJSON when piped]', optional: true },
      type: { kind: 'enum', values: ['turning-point', 'causal', 'comparative', 'forecast', 'record'], brief: 'Only claims of this kind', optional: true },
    },
    positional: pair,
  },
  docs: {
    brief: 'Claims about a pair, each with its test and verdict',
    fullDescription: `Lists what documents claim about the relations of two states (a turning point, a cause, a comparison, a forecast, a record),
who says so, what could test it, the verdict so far, and what the record held on it when it was said.

EXAMPLES
  bilat claims IRN-PAK
  bilat claims IRN-PAK --type turning-point --format md > claims.md`,
  },
});

import type { LedgerEdit } from '../../record/ledger-record.js';
import type { Ledger } from '../../ledger/ledger.js';
import { describeEdit, undoneEdits } from '../../ledger/edits.js';
import { makeEdit } from '../../ledger/make-edit.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { note } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';
import { readLedger } from '../read-ledger.js';
import { didYouMean, nearestNames } from '../suggest.js';

export interface EditFlags {
  readonly record: string;
  /** Who makes the correction. */
  readonly by?: string;
  readonly note?: string;
  readonly url?: string;
}

/** `bilat ledger set`: a person corrects an entry; the correction is kept with author, time and note beside the evidence of the documents. */
export async function setLedger(effects: Effects, flags: EditFlags, [written, entry, ...changes]: readonly string[]): Promise<void> {
  if (written === undefined || entry === undefined) throw new CliError('a correction needs a pair, an entry and what to change', { exitCode: 2, hint: 'bilat ledger set IRN-PAK pipeline status=delayed --note "said at the commission"' });
  await edit(effects, flags, written, entry, readChanges(changes));
}

/** `bilat ledger undo`: takes a correction back, or an undo. Both stay on record. */
export async function undoLedger(effects: Effects, flags: EditFlags, written: string, id: string): Promise<void> {
  await edit(effects, flags, written, '', { undo: id });
}

async function edit(effects: Effects, flags: EditFlags, written: string, entry: string, changes: Readonly<Record<string, string>>): Promise<void> {
  const by = flags.by ?? effects.env['BILAT_AUTHOR'] ?? effects.env['USER'] ?? '';
  if (by.trim() === '') throw new CliError('a correction needs an author', { exitCode: 2, hint: 'give one with --by NAME, or set BILAT_AUTHOR' });
  const store = await effects.openStore(flags.record, { create: false });
  try {
    const pair = await readPairArgument(written, store);
    const at = new Date(effects.now()).toISOString();
    const before = await readLedger(store, pair, at.slice(0, 10));
    const values = { ...changes, ...(flags.note !== undefined && { note: flags.note }), ...(flags.url !== undefined && { url: flags.url }) };
    const { value: made, issues } = makeEdit(before, { entry, values }, by, at, await store.ledgerEdits(pair));
    if (made === null) throw new CliError(issues[0]!.message, { exitCode: 2, ...hintFor(issues[0]!.code, entry, before) });
    await store.put({ ledgerEdits: [made] });
    const after = await readLedger(store, pair, at.slice(0, 10));
    await effects.stdout.write(`${made.id}: ${describeEdit(made)}\n`);
    const changed = after.entries.find((each) => each.id === made.entry) ?? after.entries.find((each) => each.aliases.includes(made.entry));
    if (changed) await note(effects, `${changed.id} now stands as ${changed.status}${changed.hidden ? ', hidden' : ''}; take it back with: bilat ledger undo ${after.pair} ${made.id}`);
  } finally {
    await store.close();
  }
}

function hintFor(code: string, entry: string, ledger: Ledger): { readonly hint?: string } {
  if (code === 'ledger/unknown-entry') return { hint: didYouMean(nearestNames(entry, ledger.entries.map((each) => each.id))) ?? 'bilat ledger PAIR lists the entries' };
  return code === 'ledger/unknown-edit' ? { hint: 'bilat ledger edits PAIR lists them' } : {};
}

/** `status=done` and the like as names and values; `hide` stands alone. */
function readChanges(written: readonly string[]): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const change of written) {
    const at = change.indexOf('=');
    const name = at < 0 ? change : change.slice(0, at);
    if (at < 0 && name !== 'hide') throw new CliError(`${change} changes nothing; expected name=value, such as status=done`, { exitCode: 2 });
    if (name in changes) throw new CliError(`${name} is given twice`, { exitCode: 2 });
    changes[name] = at < 0 ? '' : change.slice(at + 1);
  }
  return changes;
}

interface EditRow {
  readonly edit: LedgerEdit;
  readonly holds: boolean;
}

const EDITS: RowShape<EditRow> = {
  empty: 'nobody has corrected this ledger',
  json: ({ edit: each, holds }) => ({ ...each, holds }),
  columns: [
    { name: 'edit', value: ({ edit: each }) => each.id },
    { name: 'at', value: ({ edit: each }) => each.at.slice(0, 16).replace('T', ' ') },
    { name: 'by', value: ({ edit: each }) => each.by },
    { name: 'entry', value: ({ edit: each }) => each.entry },
    { name: 'holds', value: ({ holds }) => (holds ? 'yes' : 'taken back') },
    { name: 'what', value: ({ edit: each }) => describeEdit(each), isText: true },
    { name: 'note', value: ({ edit: each }) => each.note, isText: true },
  ],
};

/** `bilat ledger edits`: every correction ever made to the ledger of a pair, those taken back included, oldest first. */
export async function listEdits(effects: Effects, flags: { readonly record: string; readonly format?: Format }, written: string): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const edits = await store.ledgerEdits(await readPairArgument(written, store));
    const undone = undoneEdits(edits);
    const out = openRows(effects.stdout, chooseFormat(flags.format, effects.stdout), EDITS);
    for (const each of edits) await out.write({ edit: each, holds: !undone.has(each.id) });
    await out.end();
  } finally {
    await store.close();
  }
}

import { pairKey } from '../../record/dyad.js';
import type { LedgerEntry } from '../../ledger/ledger.js';
import type { HandCommitment } from '../../record/ledger-record.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { renderEntry } from '../ledger-text.js';
import { note } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';
import { readLedger } from '../read-ledger.js';
import { didYouMean, nearestNames } from '../suggest.js';

export interface LedgerFlags {
  readonly record: string;
  readonly format?: Format;
  /** Day the ledger is made for. */
  readonly asOf?: string;
  /** Show this entry with its versions, history and evidence. */
  readonly entry?: string;
  /** Show the commitments compiled by hand instead. */
  readonly hand: boolean;
}

const FOUND: RowShape<LedgerEntry> = {
  empty: 'no commitment found in the documents of this pair',
  json: (entry) => ({ origin: 'found', ...entry }),
  columns: [
    { name: 'entry', value: (entry) => entry.id },
    { name: 'status', value: (entry) => entry.status },
    { name: 'since', value: (entry) => entry.statusSince },
    { name: 'due', value: (entry) => entry.deadline },
    { name: 'late', value: (entry) => (entry.overdueDays === null || entry.overdueDays === 0 ? '' : `${entry.overdueDays} days`) },
    { name: 'told', value: (entry) => entry.tellings.length },
    { name: 'last news', value: (entry) => entry.lastNews },
    { name: 'what', value: (entry) => entry.what, isText: true },
  ],
};

const BY_HAND: RowShape<HandCommitment> = {
  empty: 'no commitment of this pair was compiled by hand',
  json: (row) => ({ origin: 'hand-compiled', ...row }),
  columns: [
    { name: 'by hand', value: (row) => row.id },
    { name: 'made', value: (row) => row.madeOn },
    { name: 'due', value: (row) => row.deadline },
    { name: 'status', value: (row) => row.history.at(-1)?.status },
    { name: 'as of', value: (row) => row.history.at(-1)?.date },
    { name: 'what', value: (row) => row.what, isText: true },
    { name: 'evidence', value: (row) => row.history.at(-1)?.evidence, isText: true },
  ],
};

/** `bilat ledger`: what two states promised each other, put together from all documents of the record, with where each matter stands. */
export async function ledger(effects: Effects, flags: LedgerFlags, written: string): Promise<void> {
  const asOf = flags.asOf ?? new Date(effects.now()).toISOString().slice(0, 10);
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const format = chooseFormat(flags.format, effects.stdout);
    const byHand = await store.handCommitments(pair);
    if (flags.hand) {
      const out = openRows(effects.stdout, format, BY_HAND);
      for (const row of byHand) await out.write(row);
      return await out.end();
    }
    const { entries, leftOut } = await readLedger(store, pair, asOf);
    const shown = entries.filter((entry) => !entry.hidden);
    if (flags.entry !== undefined) return await writeEntry(effects, format, findEntry(entries, flags.entry));
    const out = openRows(effects.stdout, format, FOUND);
    for (const entry of shown) await out.write(entry);
    await out.end();
    if (effects.stderr.isTTY) {
      await note(effects, `${pairKey(pair)} as of ${asOf}; --entry shows one with its evidence${byHand.length === 0 ? '' : `; ${byHand.length} more compiled by hand: --hand`}`);
    }
    if (leftOut.length > 0) await note(effects, `${leftOut.length} statements left out, first: ${leftOut[0]!.finding}: ${leftOut[0]!.reason}`);
  } finally {
    await store.close();
  }
}

async function writeEntry(effects: Effects, format: Format, entry: LedgerEntry): Promise<void> {
  if (format === 'table') return effects.stdout.write(renderEntry(entry, effects.stdout.columns));
  const out = openRows(effects.stdout, format, FOUND);
  await out.write(entry);
  return out.end();
}

function findEntry(entries: readonly LedgerEntry[], id: string): LedgerEntry {
  const found = entries.find((entry) => entry.id === id) ?? entries.find((entry) => entry.aliases.includes(id));
  if (found === undefined) {
    throw new CliError(`no entry ${id} in this ledger`, { exitCode: 2, hint: didYouMean(nearestNames(id, entries.map((entry) => entry.id))) ?? 'bilat ledger PAIR lists the entries' });
  }
  return found;
}

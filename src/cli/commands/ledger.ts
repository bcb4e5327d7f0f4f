import type { CommitmentRow } from '../../record/event-record.js';
import type { HandCommitment } from '../../record/ledger-record.js';
import type { Effects } from '../effects.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';

export interface LedgerFlags {
  readonly record: string;
  readonly format?: Format;
}

/** One line of the ledger: a commitment found in a document, or one compiled by hand and marked so. */
type LedgerLine =
  | { readonly origin: 'found'; readonly row: CommitmentRow }
  | { readonly origin: 'hand-compiled'; readonly row: HandCommitment };

const SHAPE: RowShape<LedgerLine> = {
  empty: 'no commitment on record',
  json: ({ origin, row }) => ({ origin, ...row }),
  columns: [
    { name: 'made', value: (line) => (line.origin === 'found' ? line.row.document.date : line.row.madeOn) },
    { name: 'by', value: (line) => (line.origin === 'found' ? line.row.finding.deadline : line.row.deadline) },
    { name: 'status', value: (line) => (line.origin === 'found' ? line.row.finding.status : latest(line.row)?.status) },
    { name: 'as of', value: (line) => (line.origin === 'found' ? line.row.document.date : latest(line.row)?.date) },
    { name: 'origin', value: (line) => (line.origin === 'found' ? line.row.document.id : 'by hand') },
    { name: 'what', value: (line) => (line.origin === 'found' ? line.row.finding.what : line.row.what), isText: true },
    { name: 'evidence', value: (line) => (line.origin === 'found' ? line.row.sentenceText : latest(line.row)?.evidence), isText: true },
  ],
};

/** `bilat ledger`: what two states promised each other, as the record's documents tell it, then what was compiled by hand. */
export async function ledger(effects: Effects, flags: LedgerFlags, written: string): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const out = openRows(effects.stdout, chooseFormat(flags.format, effects.stdout), SHAPE);
    for (const row of await store.commitments(pair)) await out.write({ origin: 'found', row });
    for (const row of await store.handCommitments(pair)) await out.write({ origin: 'hand-compiled', row });
    await out.end();
  } finally {
    await store.close();
  }
}

function latest(commitment: HandCommitment) {
  return commitment.history.at(-1);
}

import { buildLedger } from '../ledger/build-ledger.js';
import type { Pair } from '../record/dyad.js';
import type { Store } from '../storage/store.js';
import type { Ledger } from './contract.js';

/** Documents looked at for how much was published since the last news of an entry. */
const DOCUMENT_CEILING = 10_000;

/** The ledger of a pair as of a day (YYYY-MM-DD), with what was compiled by hand beside it. */
export async function buildLedgerAnswer(store: Store, pair: Pair, asOf: string): Promise<Ledger> {
  const [rows, edits, documents, byHand] = await Promise.all([
    store.commitments(pair), store.ledgerEdits(pair), store.documents({ pair }, { limit: DOCUMENT_CEILING }), store.handCommitments(pair),
  ]);
  const documentDates = documents.rows.flatMap(({ date }) => (date === null ? [] : [date]));
  const ledger = buildLedger({ pair, rows, edits, documentDates, asOf });
  return { ...ledger, entries: ledger.entries.filter(({ hidden }) => !hidden), byHand };
}

import { buildLedger } from '../ledger/build-ledger.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Pair } from '../record/dyad.js';
import type { Store } from '../storage/store.js';

const PAGE = 10_000;

/** The ledger of a pair as of a day, with everything the record holds for it. */
export async function readLedger(store: Store, pair: Pair, asOf: string): Promise<Ledger> {
  return buildLedger({
    pair, asOf, rows: await store.commitments(pair), edits: await store.ledgerEdits(pair), documentDates: await publicationDates(store, pair),
  });
}

/** Publication dates of all dated documents about a pair, one for each document, oldest first. */
export async function publicationDates(store: Store, pair: Pair): Promise<string[]> {
  const dates: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = await store.documents({ pair }, { limit: PAGE, offset, order: 'oldest' });
    dates.push(...rows.flatMap((row) => row.date ?? []));
    if (offset + PAGE >= total) return dates;
  }
}

import type { Pair } from '../record/dyad.js';
import type { Store } from '../storage/store.js';
import type { Ledger } from './contract.js';

/** The ledger of a pair as the interface answers it. */
export async function buildLedgerAnswer(store: Store, pair: Pair): Promise<Ledger> {
  const hand = await store.handCommitments(pair);
  return {
    entries: hand.map((entry) => ({
      id: entry.id, type: entry.unit === 'USD' ? 'target' : 'project', parties: entry.parties, what: entry.what, instrument: entry.instrument,
      from: entry.from, to: entry.to, unit: entry.unit, madeOn: entry.madeOn, deadline: entry.deadline,
      status: entry.history.at(-1)?.status ?? 'proposed',
      history: entry.history.map((step) => ({ ...step, document: null })),
      byHand: true,
    })),
  };
}

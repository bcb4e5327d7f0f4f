import { buildLedger } from '../ledger/build-ledger.js';
import { describeEdit, undoneEdits } from '../ledger/edits.js';
import type { Ledger as BuiltLedger } from '../ledger/ledger.js';
import { makeEdit } from '../ledger/make-edit.js';
import { scoreLedger } from '../ledger/scorecard.js';
import { trackTarget } from '../ledger/target-track.js';
import type { Pair } from '../record/dyad.js';
import type { LedgerEdit } from '../record/ledger-record.js';
import type { Store } from '../storage/store.js';
import type { CorrectionGiven, CorrectionMade, Ledger } from './contract.js';
import { HttpProblem } from './problem.js';

/** Documents looked at for how much was published since the last news of an entry. */
const DOCUMENT_CEILING = 10_000;

/** The ledger of a pair as of a day (YYYY-MM-DD), with what was compiled by hand beside it. */
export async function buildLedgerAnswer(store: Store, pair: Pair, asOf: string): Promise<Ledger> {
  const [{ ledger, edits }, byHand, statistics] = await Promise.all([readLedger(store, pair, asOf), store.handCommitments(pair), store.statistics({ pair })]);
  const entries = ledger.entries.filter(({ hidden }) => !hidden);
  const undone = undoneEdits(edits);
  return {
    ...ledger, entries, byHand, scorecard: scoreLedger(ledger),
    tracks: entries.flatMap((entry) => trackTarget(entry, statistics, asOf) ?? []),
    corrections: edits.map((edit) => toCorrection(edit, !undone.has(edit.id))),
  };
}

async function readLedger(store: Store, pair: Pair, asOf: string): Promise<{ readonly ledger: BuiltLedger; readonly edits: readonly LedgerEdit[] }> {
  const [rows, edits, documents] = await Promise.all([store.commitments(pair), store.ledgerEdits(pair), store.documents({ pair }, { limit: DOCUMENT_CEILING })]);
  const documentDates = documents.rows.flatMap(({ date }) => (date === null ? [] : [date]));
  return { ledger: buildLedger({ pair, rows, edits, documentDates, asOf }), edits };
}

function toCorrection(edit: LedgerEdit, holds: boolean): CorrectionMade['correction'] {
  return { ...edit, holds, words: describeEdit(edit) };
}

/** Makes a correction of an entry and writes it down; `now` is an instant (ISO 8601, UTC). What cannot stand is refused with the reason. */
export async function correctLedger(store: Store, pair: Pair, given: CorrectionGiven, now: string): Promise<CorrectionMade> {
  const { ledger, edits } = await readLedger(store, pair, now.slice(0, 10));
  const { value: edit, issues } = makeEdit(ledger, given, given.by, now, edits);
  if (edit === null) throw new HttpProblem(422, { code: issues[0]!.code, message: issues[0]!.message, at: null });
  try {
    await store.put({ ledgerEdits: [edit] });
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'record/read-only') throw error;
    throw new HttpProblem(409, { code: 'record/read-only', message: 'the record is open for reading only; nothing was changed', at: null }, { cause: error });
  }
  return { correction: toCorrection(edit, true) };
}

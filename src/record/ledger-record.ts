/** A commitment's status in the ledger: what a source said on a date, not a verdict. */
export type LedgerStatus =
  | 'proposed' | 'agreed' | 'signed' | 'ratified' | 'in force' | 'in progress' | 'delayed' | 'suspended'
  | 'done' | 'cancelled' | 'lapsed' | 'disputed';

/** One dated status with the evidence for it. */
export interface StatusEvidence {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly status: LedgerStatus;
  /** What the source says, in plain words. */
  readonly evidence: string;
  readonly url: string | null;
}

/** A commitment compiled by hand, kept apart from what the coder found: an answer key, shown only when marked as hand-compiled. */
export interface HandCommitment {
  readonly id: string;
  /** Actor codes, promisor first. */
  readonly parties: readonly string[];
  readonly what: string;
  readonly instrument: string | null;
  /** In whole `unit`s: 3 to 10 USD bn is 3e9 to 1e10 USD. */
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly madeOn: string;
  readonly deadline: string | null;
  /** In date order. */
  readonly history: readonly StatusEvidence[];
  /** File it came from. */
  readonly source: string;
}

/** A correction by a person to the ledger of a pair; edits are added, never changed, and applied in order of `at`, then `id`. */
export interface LedgerEdit {
  readonly id: string;
  /** Pair key, `IRN-PAK`. */
  readonly pair: string;
  /** Id of the ledger entry it concerns. */
  readonly entry: string;
  readonly action: 'status' | 'merge' | 'split' | 'hide' | 'field' | 'note';
  /** What the action needs, as the ledger defines it: plain JSON. */
  readonly value: unknown;
  readonly note: string | null;
  readonly url: string | null;
  /** Who made the edit, as they name themselves. */
  readonly by: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

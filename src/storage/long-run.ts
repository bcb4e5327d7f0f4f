/** How far a long piece of work has come. `total` is null when it is not known. */
export interface RunProgress {
  readonly done: number;
  readonly total: number | null;
  /** What is counted, in the plural: rows, documents. */
  readonly unit: string;
}

/**
 * What a long method of the store is given besides its request: whom to tell of progress, and how it learns that it is not wanted any
 * more. It looks at `signal` between its pieces and stops with `RecordError` `record/cancelled`, leaving the record as before the piece.
 */
export interface LongRun {
  readonly progress?: (progress: RunProgress) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** Something a reader should know about an input: collected and counted, never thrown, never dropped. */
export interface Issue {
  /** Stable id such as `document/bad-json`. */
  readonly code: string;
  /** Lower-case sentence: what is wrong, the value, what was expected. */
  readonly message: string;
  /** Where: file, 1-based line, field or span, as far as known. */
  readonly at?: { readonly file?: string; readonly line?: number; readonly field?: string; readonly span?: readonly [number, number] };
  readonly hint?: string;
}

/** A result together with what was noticed on the way. */
export interface WithIssues<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** Why a record cannot be opened or asked. */
export type RecordErrorCode =
  | 'record/not-found' | 'record/not-a-record' | 'record/locked' | 'record/newer-schema' | 'record/older-schema' | 'record/query'
  /** The disk or a limit on file size stopped a write; nothing of it stands. */
  | 'record/no-space'
  /** The file or its folder may not be written to. */
  | 'record/read-only'
  /** Parts of the file are not as they were written. */
  | 'record/damaged'
  /** Another process serves the record already. */
  | 'record/served'
  /** The process that serves the record is of another version and cannot be worked with. */
  | 'record/other-version'
  /** The process that served the record went away in the middle. */
  | 'record/gone'
  /** The work was cancelled on request. */
  | 'record/cancelled';

/** The one error of the storage edge: the record cannot be opened, read or written. `message` is a lower-case sentence for people. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly code: RecordErrorCode;
  readonly hint: string | undefined;

  constructor(code: RecordErrorCode, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.hint = options.hint;
  }
}

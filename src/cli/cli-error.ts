/**
 * The one error of the command line: it cannot go on, and the message says why in plain words. `exitCode` 1: it failed; 2: it was
 * called wrongly. `hint` says what to do about it.
 */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: 1 | 2;
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly exitCode?: 1 | 2; readonly hint?: string | undefined; readonly cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.exitCode = options.exitCode ?? 1;
    this.hint = options.hint;
  }
}

/** Thrown when whoever reads our output has gone (`bilat code … | head`): the rest of the work is not wanted, and nothing failed. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

import type { RunProgress } from './long-run.js';
import { RecordError, type RecordErrorCode } from './record-error.js';

/**
 * How answers of the store travel: lines of JSON, each a pair of a tag and its content. `v`: the whole answer. `a`: a list follows;
 * `o`: an object follows whose `rows` come in pieces; `r`: some rows of it; `z`: the end, with the number of rows. `p`: progress; `b`:
 * still at work; `e`: it failed. An answer without its last line was cut off. So no answer has to fit into one text.
 */
export type WireLine =
  | readonly ['v', unknown] | readonly ['a'] | readonly ['o', Readonly<Record<string, unknown>>] | readonly ['r', readonly unknown[]] | readonly ['z', number]
  | readonly ['p', RunProgress] | readonly ['b'] | readonly ['e', WireError];

export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly hint?: string;
}

/** Rows in one line. Judgement: small enough that a line stays far below what one text may hold. */
const ROWS_A_LINE = 200;

/** The lines of an answer. */
export function* linesOfAnswer(answer: unknown): Generator<WireLine> {
  const rows = Array.isArray(answer) ? answer as unknown[] : rowsIn(answer);
  if (rows === null) {
    yield ['v', answer];
    return;
  }
  if (Array.isArray(answer)) yield ['a'];
  else {
    const { rows: _, ...rest } = answer as { readonly rows: unknown };
    yield ['o', rest];
  }
  for (let from = 0; from < rows.length; from += ROWS_A_LINE) yield ['r', rows.slice(from, from + ROWS_A_LINE)];
  yield ['z', rows.length];
}

/** The line that tells of a failure; everything a person is told with it goes along. */
export function lineOfError(error: unknown): WireLine {
  if (!(error instanceof Error)) return ['e', { name: 'Error', message: String(error) }];
  const { name, message, code, hint } = error as Error & { readonly code?: unknown; readonly hint?: unknown };
  return ['e', { name, message, ...(typeof code === 'string' && { code }), ...(typeof hint === 'string' && { hint }) }];
}

/** Puts an answer together from its lines; throws the error it carries, or `record/gone` when it was cut off. */
export async function readAnswer(lines: AsyncIterable<string>, onProgress?: (progress: RunProgress) => void): Promise<unknown> {
  let frame: { rest: Readonly<Record<string, unknown>> | null; rows: unknown[] } | null = null;
  for await (const text of lines) {
    const line = JSON.parse(text) as WireLine;
    switch (line[0]) {
      case 'v': return line[1];
      case 'a': frame = { rest: null, rows: [] }; break;
      case 'o': frame = { rest: line[1], rows: [] }; break;
      case 'r': for (const row of line[1]) frame?.rows.push(row); break;
      case 'z':
        if (frame === null || frame.rows.length !== line[1]) throw cutOff();
        return frame.rest === null ? frame.rows : { ...frame.rest, rows: frame.rows };
      case 'p': onProgress?.(line[1]); break;
      case 'b': break;
      case 'e': throw toError(line[1]);
    }
  }
  throw cutOff();
}

/** The error that stands for a server that went away. */
export function cutOff(cause?: unknown): RecordError {
  return new RecordError('record/gone', 'the bilat that serves the record stopped in the middle of an answer', {
    hint: 'run the command again: what was acknowledged stands, nothing is added twice', ...(cause !== undefined && { cause }),
  });
}

function toError({ name, message, code, hint }: WireError): Error {
  if (name === 'RecordError') return new RecordError(code as RecordErrorCode, message, hint === undefined ? {} : { hint });
  const error = new Error(message);
  error.name = name;
  return error;
}

function rowsIn(answer: unknown): unknown[] | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { rows } = answer as { readonly rows?: unknown };
  return Array.isArray(rows) ? rows : null;
}

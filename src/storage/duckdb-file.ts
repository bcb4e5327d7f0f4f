import { DuckDBInstance, LIST, VARCHAR, listValue, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { RecordError } from './record-error.js';

/** A value bound to a query: never spliced into the text. Lists are lists of texts. */
export type Bound = string | number | boolean | null | readonly string[];
export type Row = Record<string, unknown>;
export type Cell = string | number | boolean | null;

export interface OpenOptions {
  /** Make the file when it is not there; default true. Without it, a missing file is `record/not-found`. */
  readonly create?: boolean;
  /** Open for reading only: several processes may read the same file while none writes. Default false. */
  readonly readOnly?: boolean;
}

/** One open DuckDB file: one connection, whose work is done strictly in the order it was asked for. */
export class DuckDBFile {
  readonly path: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(path: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.path = path;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Opens a file; `:memory:` is a record that is gone when closed. */
  static async open(path: string, { create = true, readOnly = false }: OpenOptions = {}): Promise<DuckDBFile> {
    if (path !== ':memory:' && (readOnly || !create) && !existsSync(path)) {
      throw new RecordError('record/not-found', `no record at ${path}`, { hint: 'make one with: bilat add FILE… --record PATH' });
    }
    try {
      const instance = await DuckDBInstance.create(path, readOnly && path !== ':memory:' ? { access_mode: 'READ_ONLY' } : {});
      return new DuckDBFile(path, instance, await instance.connect());
    } catch (cause) {
      throw openError(path, cause);
    }
  }

  /** Runs a task after all tasks asked for before it; two tasks never overlap. */
  exclusive<T>(task: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('the record is closed'));
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Rows of a query; to be called inside `exclusive`. */
  async query(sql: string, bound: Readonly<Record<string, Bound>> = {}): Promise<Row[]> {
    const values: Record<string, DuckDBValue> = {};
    const types: Record<string, DuckDBType> = {};
    for (const [name, value] of Object.entries(bound)) {
      if (Array.isArray(value)) {
        values[name] = listValue(value as string[]);
        types[name] = LIST(VARCHAR);
      } else values[name] = value as Cell;
    }
    try {
      const reader = await this.#connection.runAndReadAll(sql, values, types);
      return reader.getRowObjectsJS() as Row[];
    } catch (cause) {
      throw new RecordError('record/query', `query failed: ${messageOf(cause)}\n${sql}`, { cause });
    }
  }

  /** Adds rows at the end of a table, cells in column order; dates are given as YYYY-MM-DD. */
  async append(table: string, rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.#connection.createAppender(table);
    try {
      for (const cells of rows) {
        for (const cell of cells) {
          if (cell === null) appender.appendNull();
          else if (typeof cell === 'string') appender.appendVarchar(cell);
          else if (typeof cell === 'boolean') appender.appendBoolean(cell);
          else appender.appendDouble(cell);
        }
        appender.endRow();
      }
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  /** Runs a task as one transaction: written down when it resolves, undone when it throws. To be called inside `exclusive`. */
  async transaction<T>(task: () => Promise<T>): Promise<T> {
    await this.query('begin transaction');
    try {
      const result = await task();
      await this.query('commit');
      return result;
    } catch (error) {
      await this.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Waits for what is under way, writes everything down and lets the file go. Closing twice is fine. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const pending = this.#queue;
    this.#isClosed = true;
    await pending;
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

function openError(path: string, cause: unknown): RecordError {
  const text = messageOf(cause);
  if (/lock/i.test(text)) {
    const holder = /PID (\d+)/.exec(text)?.[1];
    return new RecordError('record/locked', `${path} is in use by another process${holder === undefined ? '' : ` (${holder})`}`, {
      hint: 'stop the other bilat (serve, demo or add), or work on a copy', cause,
    });
  }
  if (/not a valid duckdb|not a duckdb|newer duckdb|storage version|version number/i.test(text)) {
    return new RecordError('record/not-a-record', `${path} is not a bilat record, or was written by a newer DuckDB`, { cause });
  }
  return new RecordError('record/not-a-record', `cannot open ${path}: ${text.split('\n')[0]}`, { cause });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

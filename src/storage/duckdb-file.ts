import { DuckDBInstance, LIST, VARCHAR, listValue, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
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
  /** The file this connection stands beside; null for the file's first. */
  readonly #parent: DuckDBFile | null;
  /** Connections beside this one that are still open. */
  readonly #asides = new Set<DuckDBFile>();
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #whenClosed: () => void = () => {};

  private constructor(path: string, instance: DuckDBInstance, connection: DuckDBConnection, parent: DuckDBFile | null = null) {
    this.path = path;
    this.#instance = instance;
    this.#connection = connection;
    this.#parent = parent;
  }

  /** Opens a file; `:memory:` is a record that is gone when closed. */
  static async open(path: string, { create = true, readOnly = false }: OpenOptions = {}): Promise<DuckDBFile> {
    if (path !== ':memory:' && (readOnly || !create) && !existsSync(path)) {
      throw new RecordError('record/not-found', `no record at ${path}`, { hint: 'make one with: bilat add FILE… --record PATH' });
    }
    const isNew = !existsSync(path);
    try {
      const instance = await DuckDBInstance.create(path, readOnly && path !== ':memory:' ? { access_mode: 'READ_ONLY' } : {});
      return new DuckDBFile(path, instance, await instance.connect());
    } catch (cause) {
      const error = openError(path, cause);
      if (!create || readOnly || error.code === 'record/locked' || !isUnwritten(path)) throw error;
      // Making it was broken off, just now or by a process that was killed: nothing was ever in it. Unless another process is about to.
      if (!isNew) await new Promise((resolve) => { setTimeout(resolve, MAKING_MS); });
      if (isUnwritten(path)) rmSync(path);
      if (isNew) throw error;
      return DuckDBFile.open(path, { create });
    }
  }

  /**
   * A second connection to the same file with a queue of its own, for long work: this one goes on answering meanwhile, and each sees what
   * the other has committed. To be closed by who asked for it; closing the file waits for it.
   */
  async aside(): Promise<DuckDBFile> {
    if (this.#isClosed) throw new Error('the record is closed');
    if (this.#parent !== null) return this.#parent.aside();
    const beside = new DuckDBFile(this.path, this.#instance, await this.#instance.connect(), this);
    beside.#whenClosed = () => { this.#asides.delete(beside); };
    this.#asides.add(beside);
    return beside;
  }

  /** Stops the query that is under way on this connection, if any; it fails. */
  interrupt(): void {
    this.#connection.interrupt();
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
      throw queryError(this.path, sql, cause);
    }
  }

  /** Rows of a query piece by piece, without holding all of them; to be called inside `exclusive`, with no other query on this connection meanwhile. */
  async *stream(sql: string, bound: Readonly<Record<string, Cell>> = {}): AsyncGenerator<Row[]> {
    try {
      const result = await this.#connection.stream(sql, bound as Record<string, DuckDBValue>);
      for await (const rows of result.yieldRowObjectJs()) yield rows as Row[];
    } catch (cause) {
      throw queryError(this.path, sql, cause);
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
    } catch (cause) {
      throw queryError(this.path, `append to ${table}`, cause);
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

  /** Runs a task as a transaction and undoes all it did. To be called inside `exclusive`. */
  async trial<T>(task: () => Promise<T>): Promise<T> {
    await this.query('begin transaction');
    try {
      return await task();
    } finally {
      await this.query('rollback');
    }
  }

  /** Waits for what is under way, writes everything down and lets the file go. Closing twice is fine. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const pending = this.#queue;
    this.#isClosed = true;
    await pending;
    for (const aside of this.#asides) await aside.close();
    this.#connection.closeSync();
    if (this.#parent === null) this.#instance.closeSync();
    this.#whenClosed();
  }
}

/** Length of the headers DuckDB begins a file with, bytes, and the mark in the first of them. */
const HEADERS = 3 * 4096;
const MARK = { text: 'DUCK', at: 8 };
/** Longer than any process takes to make a file. Judgement. */
const MAKING_MS = 500;

/** Whether a file is one that DuckDB began to make and did not finish; files of others are never taken for one, unless they are empty. */
function isUnwritten(path: string): boolean {
  if (!existsSync(path)) return false;
  const { size } = statSync(path);
  if (size === 0 || size >= HEADERS) return size === 0;
  const file = openSync(path, 'r');
  try {
    const mark = Buffer.alloc(MARK.text.length);
    readSync(file, mark, 0, mark.length, MARK.at);
    return mark.toString('latin1') === MARK.text;
  } finally {
    closeSync(file);
  }
}

/** What a failed query means for a person: no room, no right to write, or a fault of ours. */
function queryError(path: string, sql: string, cause: unknown): RecordError {
  return writeError(path, cause) ?? new RecordError('record/query', `query failed: ${messageOf(cause)}\n${sql}`, { cause });
}

function writeError(path: string, cause: unknown): RecordError | null {
  const text = messageOf(cause);
  const place = /"(\/[^"]+)"/.exec(text)?.[1] ?? path;
  if (/no space left|disk quota|file too large|ENOSPC|EFBIG|EDQUOT|could not write all|out of disk space|max_temp_directory_size/i.test(text)) {
    return new RecordError('record/no-space', `cannot write ${place}: no space is left for it`, {
      hint: 'make room and run the command again: what was acknowledged stands, nothing is added twice', cause,
    });
  }
  if (/read-only file system|permission denied|operation not permitted|EROFS|EACCES|read-only mode/i.test(text)) {
    return new RecordError('record/read-only', `cannot write ${place}: the file or its folder may not be written to`, {
      hint: 'check the rights of the file and its folder, or work on a copy elsewhere', cause,
    });
  }
  return null;
}

function openError(path: string, cause: unknown): RecordError {
  const text = messageOf(cause);
  if (/\block\b/i.test(text)) {
    const holder = /PID (\d+)/.exec(text)?.[1];
    return new RecordError('record/locked', `${path} is in use by another process${holder === undefined ? '' : ` (${holder})`}`, {
      hint: 'stop the other bilat (serve, demo or add), or work on a copy', cause,
    });
  }
  if (/no such file or directory/i.test(text)) {
    return new RecordError('record/not-found', `cannot make ${path}: its folder does not exist`, { hint: 'make the folder first, or name another path with --record', cause });
  }
  const cannotWrite = writeError(path, cause);
  if (cannotWrite !== null) return cannotWrite;
  if (/checksum|corrupt/i.test(text)) {
    return new RecordError('record/damaged', `${path} is damaged and cannot be opened: ${text.split('\n')[0]}`, { hint: 'keep it as it is and go back to a copy; documents can be added anew into a new record', cause });
  }
  if (/not a valid duckdb|not a duckdb|newer duckdb|storage version|version number/i.test(text)) {
    return new RecordError('record/not-a-record', `${path} is not a bilat record, or was written by a newer DuckDB`, { cause });
  }
  return new RecordError('record/not-a-record', `cannot open ${path}: ${text.split('\n')[0]}`, { cause });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

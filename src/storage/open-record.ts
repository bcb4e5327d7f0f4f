import { existsSync } from 'node:fs';
import { DuckDBStore } from './duckdb-store.js';
import type { OpenOptions } from './duckdb-file.js';
import { RecordError } from './record-error.js';
import { readLease, removeLease, type RecordLease } from './record-lease.js';
import type { RecordStore } from './record-methods.js';
import { askLease, connectStore } from './remote-store.js';

export interface OpenRecordOptions extends OpenOptions {
  /** How long to wait for another process to let the record go, milliseconds; default 60 000. */
  readonly waitMs?: number;
  /** Told once when it has to wait. */
  readonly onWait?: (message: string) => void;
  /** What long work is called in the process that serves the record. */
  readonly label?: string;
  /** Told when the record is reached through the process that serves it. */
  readonly onServed?: (lease: RecordLease) => void;
}

/** Judgement: longer than any write but a long import takes, short enough to be told in time. */
const WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/**
 * The record at a path, however it can be reached: through the process that serves it where there is one, else by opening the file; when another
 * process has it open, waits for that a while. A leftover lease of a process that died is ignored, and taken away once the lock is ours.
 */
export async function openRecord(path: string, options: OpenRecordOptions = {}): Promise<RecordStore> {
  const { waitMs = WAIT_MS, onWait, label = 'bilat', onServed, ...open } = options;
  if (path === ':memory:') return DuckDBStore.open(path, open);
  return patiently(waitMs, onWait, async () => {
    const lease = existsSync(path) ? await readLease(path) : null;
    const answer = lease === null ? 'gone' : await askLease(lease);
    if (lease !== null && answer === 'alive') {
      const store = connectStore(lease, label);
      onServed?.(lease);
      return store;
    }
    if (answer === 'busy') throw new RecordError('record/locked', `${path} is served by process ${lease!.pid}, which does not answer`, { hint: 'wait for it, or stop it (Ctrl-C where it runs)' });
    const store = await openFile(path, open);
    if (lease !== null && open.readOnly !== true) await removeLease(path);
    return store;
  });
}

/** Opens the file; one written by an older bilat is brought up to date first, also when it is only to be read. */
async function openFile(path: string, options: OpenOptions): Promise<DuckDBStore> {
  try {
    return await DuckDBStore.open(path, options);
  } catch (error) {
    if (!(error instanceof RecordError) || error.code !== 'record/older-schema') throw error;
    await (await DuckDBStore.open(path, { ...options, create: false, readOnly: false })).close();
    return DuckDBStore.open(path, options);
  }
}

/** Opens the file for the process that is to serve it; throws `record/served` when another one does. */
export async function openToServe(path: string, options: Pick<OpenRecordOptions, 'waitMs' | 'onWait'> = {}): Promise<DuckDBStore> {
  return patiently(options.waitMs ?? WAIT_MS, options.onWait, async () => {
    const lease = existsSync(path) ? await readLease(path) : null;
    if (lease !== null && (await askLease(lease)) !== 'gone') {
      throw new RecordError('record/served', `${path} is served already, at ${lease.dashboard} (process ${lease.pid})`, { hint: 'open that address, or stop that process first' });
    }
    return DuckDBStore.open(path, { create: false });
  });
}

/** Tries again while the record is locked, with growing pauses, up to a time. */
async function patiently<T>(waitMs: number, onWait: ((message: string) => void) | undefined, open: () => Promise<T>): Promise<T> {
  const started = Date.now();
  for (let pause = FIRST_PAUSE_MS, isTold = false; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof RecordError) || error.code !== 'record/locked' || Date.now() - started >= waitMs) throw error;
      if (!isTold && Date.now() - started > 200) {
        onWait?.(`${error.message}; waiting for it, ${Math.round(waitMs / 1000)} seconds at most`);
        isTold = true;
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
}

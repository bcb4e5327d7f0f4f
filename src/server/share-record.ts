import { access, constants } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { DuckDBStore } from '../storage/duckdb-store.js';
import { openToServe, type OpenRecordOptions } from '../storage/open-record.js';
import { makeToken, RECORD_PROTOCOL, removeLease, writeLease } from '../storage/record-lease.js';
import { splitStore, type RecordStore } from '../storage/record-methods.js';
import { JobBoard } from './job-board.js';
import { createRecordService } from './record-service.js';

/** A record that this process owns and shares with other commands on this machine. */
export interface SharedRecord {
  /** The record for the dashboard: reads beside whatever is being written. */
  readonly store: RecordStore;
  readonly jobs: JobBoard;
  /** False when the file may not be written to: then everybody reads it side by side, and nothing is shared. */
  readonly isWritable: boolean;
  /** Lets other commands in, and tells them where the dashboard is. */
  announce(dashboard: string): Promise<void>;
  /** Stops letting commands in, ends long work, waits for what is being written, and lets the record go. */
  close(): Promise<void>;
}

export interface ShareOptions extends Pick<OpenRecordOptions, 'waitMs' | 'onWait'> {
  readonly version: string;
  readonly onError?: (error: unknown, request: Request) => void;
}

/** How long calls under way may take when the record is let go. Judgement. */
const LAST_CALLS_MS = 10_000;
/** Time for the last lines of an answer to get out. */
const LAST_LINES_MS = 50;

/** Opens a record to be served. Throws `record/served` when another process serves it. */
export async function shareRecord(path: string, options: ShareOptions): Promise<SharedRecord> {
  const jobs = new JobBoard();
  if (!await isWritable(path)) {
    const store = await DuckDBStore.open(path, { readOnly: true });
    return { store, jobs, isWritable: false, announce: async () => {}, close: () => store.close() };
  }
  const writer = await openToServe(path, options);
  const [forPages, forCommands] = [await writer.beside(), await writer.beside()];
  const token = makeToken();
  const calls = new Set<Promise<unknown>>();
  const service = createRecordService({
    store: tracked(splitStore(writer, forCommands), calls), token, jobs, version: options.version, pid: process.pid, ...(options.onError && { onError: options.onError }),
  });
  const server = createAdaptorServer({ fetch: service, serverOptions: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000 } });
  return {
    store: splitStore(writer, forPages), jobs, isWritable: true,
    announce: async (dashboard) => {
      await new Promise<void>((listening, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', listening);
      });
      const { port } = server.address() as AddressInfo;
      await writeLease(path, {
        protocol: RECORD_PROTOCOL, version: options.version, pid: process.pid, machine: hostname(), port, token, dashboard, startedAt: new Date().toISOString(),
      });
    },
    close: async () => {
      await removeLease(path);
      jobs.cancelAll();
      const isServing = server.listening;
      if (isServing) server.close();
      await Promise.race([Promise.allSettled(calls), new Promise((elapsed) => { setTimeout(elapsed, LAST_CALLS_MS).unref(); })]);
      if (isServing && 'closeAllConnections' in server) await new Promise<void>((closed) => { setTimeout(() => { server.closeAllConnections(); closed(); }, LAST_LINES_MS); });
      for (const each of [forCommands, forPages, writer]) await each.close();
    },
  };
}

/** The same store, whose calls under way stand in `calls`. */
function tracked(store: RecordStore, calls: Set<Promise<unknown>>): RecordStore {
  return Object.fromEntries(Object.entries(store).map(([method, call]) => [method, (...args: unknown[]) => {
    const answer = (call as (...given: unknown[]) => Promise<unknown>)(...args);
    calls.add(answer);
    void answer.catch(() => undefined).finally(() => { calls.delete(answer); });
    return answer;
  }])) as unknown as RecordStore;
}

/** Whether the file and its folder may be written to; true as well when there is no such file, so that opening tells. */
async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    await access(dirname(resolve(path)), constants.W_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

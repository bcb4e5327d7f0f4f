import type { RecordFile } from './record-file.js';
import type { Store } from './store.js';

/** A record in a file: the store, and what only a file can do. */
export type RecordStore = Store & RecordFile;

/**
 * How a method travels to the process that serves the record. `read` and `write` are short; writes are done one after another, reads go on beside
 * them. `runAt`: which argument (from 0) is the `LongRun` of long work; `isWrite`: it writes too, in transactions of its own.
 */
export type MethodKind = 'read' | 'write' | { readonly runAt: number; readonly isWrite?: boolean };

export type RecordMethod = Exclude<keyof RecordStore, 'close'>;

/**
 * Every method that may be asked for from another process; a name that is not here is refused. Arguments and answers are plain JSON;
 * an answer that is a list, or an object with a list `rows`, goes over in pieces.
 */
export const RECORD_METHODS = {
  put: 'write',
  importEvents: 'write',
  importFiles: 'read',
  series: 'read',
  pairs: 'read',
  events: 'read',
  event: 'read',
  counts: 'read',
  visits: 'read',
  thirdParties: 'read',
  places: 'read',
  commitments: 'read',
  claims: 'read',
  loaded: 'read',
  statistics: 'read',
  compacts: 'read',
  handCommitments: 'read',
  ledgerEdits: 'read',
  document: 'read',
  documents: 'read',
  outlets: 'read',
  stats: 'read',
  updateEvents: { runAt: 1, isWrite: true },
  account: 'read',
  eventEdits: 'read',
  copyOut: { runAt: 1 },
  verify: { runAt: 0 },
} as const satisfies Readonly<Record<RecordMethod, MethodKind>>;

/** Whether a text names a method of the table (and not something every object has). */
export function isRecordMethod(name: string): name is RecordMethod {
  return Object.hasOwn(RECORD_METHODS, name);
}

/** Whether a store is a record in a file, here or in the process that serves it. */
export function isRecordStore(store: Store): store is RecordStore {
  return 'copyOut' in store && 'verify' in store;
}

/** One store of two connections to the same record: what writes goes to `writer`, what reads to `reader`. Closing it closes neither. */
export function splitStore(writer: RecordStore, reader: RecordStore): RecordStore {
  const methods = (Object.entries(RECORD_METHODS) as [RecordMethod, MethodKind][]).map(([method, kind]) => {
    const store = kind === 'write' || (typeof kind === 'object' && kind.isWrite === true) ? writer : reader;
    return [method, store[method].bind(store)] as const;
  });
  return { ...Object.fromEntries(methods), close: async () => {} } as unknown as RecordStore;
}

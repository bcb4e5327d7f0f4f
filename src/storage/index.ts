/** The record behind a port, and the store in memory. The store on DuckDB is `bilat/storage/duckdb`, so that nobody loads it unasked. */
export { MemoryStore } from './memory-store.js';
export { RecordError, type RecordErrorCode } from './record-error.js';
export type { DocumentFilter, DocumentView, PutResult, RecordBatch, RecordStats, Store } from './store.js';

/**
 * bilat as a library: everything that runs anywhere. Stores are `bilat/storage` and `bilat/storage/duckdb`, the HTTP interface is `bilat/server`.
 *
 * @example
 * const coder = createCoder();
 * coder.code({ id: 'a', text: 'Iran and Pakistan signed a trade agreement on Monday.', date: '2025-11-25' });
 */
export * from './coder/index.js';
export * from './record/index.js';
export * from './ledger/index.js';
export * from './claims/index.js';
export * from './brief/index.js';

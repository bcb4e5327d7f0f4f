import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openZip } from '../../src/cli/import/zip.js';
import { runImport, type FileOutcome, type ImportOptions } from '../../src/cli/import/run-import.js';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import type { Store } from '../../src/storage/store.js';
import { fakeEffects } from '../cli-fake.js';
import type { Effects } from '../../src/cli/effects.js';

/** Effects on real files; without `scratch` a store is given rows instead of files. */
export function fileEffects(scratch: boolean): Effects {
  return {
    ...fakeEffects({ tick: 1 }),
    kindOf: async (path) => stat(path).then((found) => (found.isDirectory() ? 'folder' : 'file'), () => null),
    open: (path) => createReadStream(path, { highWaterMark: 1 << 16 }),
    openZip,
    writeFile: async (path, content) => { await (await import('node:fs/promises')).writeFile(path, content); },
    scratchFolder: async () => {
      if (!scratch) return null;
      const path = await mkdtemp(join(tmpdir(), 'bilat-test-'));
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
  };
}

/** Imports files into a store and gives what became of each. */
export async function importInto(store: Store, paths: readonly string[], options: Partial<ImportOptions> = {}): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for await (const outcome of runImport(fileEffects(store instanceof DuckDBStore), store, paths, { format: 'auto', isTrial: false, ...options })) outcomes.push(outcome);
  return outcomes;
}

/** Everything a store says of its imported events, in plain data. */
export async function accountOf(store: Store, origins: readonly string[], isShort = false) {
  const pairs = await store.pairs();
  for (const summary of pairs.slice(0, 3)) expect(await store.pairs(summary.pair)).toEqual([summary]);
  const requests = [
    { by: [] }, { by: ['origin', 'type', 'mode'] }, { by: ['period'], unit: 'month' }, { by: ['period', 'quad'], unit: 'year' }, { by: ['period'], unit: 'day' }, { by: ['period'], unit: 'week' },
    { by: ['sector', 'status'] }, { by: ['outlet'], of: 'report' }, { by: ['rule', 'outletCountry'], of: 'outlet' }, { by: ['direction', 'period'], hasExposure: false },
  ] as const;
  const filters = [
    {}, { from: '2024-01-16' }, { to: '2023' }, { from: '2018-06', to: '2024-01' }, { actor: 'IRN' }, { types: ['CONSULT', 'ASSAULT'] as const }, { actorSectors: ['MIL'] }, { modes: ['aerial'] }, { sectors: ['security'] },
    { documents: ['x'] }, { text: 'MISSILES' }, { outlets: ['A Paper'] }, { quads: [4] as const }, { minConfidence: 0.9 }, { dyad: { source: 'PAK', target: 'IRN' } }, { dyad: { source: 'IRN', target: 'TUR' } },
    { pair: { a: 'IRN', b: 'PAK' }, types: [] }, ...pairs.slice(0, 4).map(({ pair }) => ({ pair })), { pair: { a: 'IRN', b: 'PAK' }, from: '2024-01-17' },
  ];
  if (isShort) filters.length = 1;
  const counts = [];
  for (const filter of filters) for (const request of requests) counts.push({ filter, request, result: await store.counts({ ...filter, origins }, request) });
  const pages = [];
  for (const filter of filters) pages.push({ filter, page: await store.events({ ...filter, origins }, { limit: 1000 }), oldest: await store.events({ ...filter, origins }, { limit: 3, offset: 1, order: 'oldest' }) });
  const around = [];
  for (const { pair } of pairs.slice(0, 6)) {
    for (const window of [{}, { from: '2024-01', to: '2024-01' }, { from: '2024-01-16' }]) {
      const filter = { ...window, origins };
      around.push({ pair, filter, visits: await store.visits(pair, filter), parties: await store.thirdParties(pair, filter), places: await store.places({ ...filter, pair }) });
    }
  }
  around.push({ filter: { origins }, places: await store.places({ origins }) });
  return { pairs, counts, pages, around };
}

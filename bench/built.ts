import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Folder of the package; benchmarks are run from there. */
export const ROOT = process.cwd();

/** A module as it is shipped: compiled by tsc, run by plain node. */
async function built(path: string): Promise<unknown> {
  return import(pathToFileURL(join(ROOT, 'dist', path)).href);
}

export const loadCoder = () => built('coder/pipeline.js') as Promise<typeof import('../src/coder/pipeline.js')>;
export const loadStore = () => built('storage/duckdb-store.js') as Promise<typeof import('../src/storage/duckdb-store.js')>;
export const loadFile = () => built('storage/duckdb-file.js') as Promise<typeof import('../src/storage/duckdb-file.js')>;
export const loadEffects = () => built('cli/node-effects.js') as Promise<typeof import('../src/cli/node-effects.js')>;
export const loadImport = () => built('cli/import/run-import.js') as Promise<typeof import('../src/cli/import/run-import.js')>;
export const loadApp = () => built('server/app.js') as Promise<typeof import('../src/server/app.js')>;
export const loadOverview = () => built('server/overview.js') as Promise<typeof import('../src/server/overview.js')>;
export const loadMeasures = () => built('measures/registry.js') as Promise<typeof import('../src/measures/registry.js')>;
export const loadRandom = () => built('stats/random.js') as Promise<typeof import('../src/stats/random.js')>;
export const loadPelt = () => built('stats/pelt.js') as Promise<typeof import('../src/stats/pelt.js')>;
export const loadSegmentCost = () => built('stats/segment-cost.js') as Promise<typeof import('../src/stats/segment-cost.js')>;

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

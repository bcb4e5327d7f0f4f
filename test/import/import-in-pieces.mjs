/**
 * Imports a file in batches of a megabyte and tells each that is written, as a line on standard output. After so many
 * it kills itself (SIGKILL) a moment later, in the middle of the next. Called with: folder of the built package, record, file, number of batches.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, record, path, batches] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(built, name)).href);
const [{ DuckDBStore }, { runImport }, { nodeEffects }] = await Promise.all([load('storage/duckdb-store.js'), load('cli/import/run-import.js'), load('cli/node-effects.js')]);
const store = await DuckDBStore.open(record);
let written = 0;
const progress = async (rows) => {
  writeSync(1, `${rows}\n`);
  written += 1;
  if (written === Number(batches)) setTimeout(() => { process.kill(process.pid, 'SIGKILL'); }, 20);
};
for await (const { outcome } of runImport(nodeEffects(), store, [path], { format: 'gdelt', isTrial: false, chunkBytes: 1 << 20, progress })) writeSync(1, `${outcome}\n`);
await store.close();

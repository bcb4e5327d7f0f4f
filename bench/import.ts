/** Importing a GDELT file beside DuckDB's bare COPY of the same file into a table. Rows: BILAT_BENCH_ROWS, default 1 million. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEffects, loadFile, loadImport, loadStore, ROOT } from './built.js';
import { peakMegabytes, time } from './clock.js';
import { writeGdeltFile } from './gdelt-file.js';

const SOURCE = join(ROOT, '../shared/data/gdelt/20180101000000.export.CSV');
const rows = Number(process.env['BILAT_BENCH_ROWS'] ?? 1_000_000);

if (!existsSync(SOURCE)) console.log(JSON.stringify({ skipped: `no ${SOURCE}` }));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
  const [{ DuckDBStore }, { DuckDBFile }, { runImport }, { nodeEffects }] = await Promise.all([loadStore(), loadFile(), loadImport(), loadEffects()]);
  try {
    const path = join(folder, 'rows.CSV');
    writeGdeltFile(SOURCE, path, rows);
    const store = await DuckDBStore.open(join(folder, 'record.duckdb'));
    let added = 0;
    const taken = await time(async () => {
      for await (const outcome of runImport(nodeEffects(), store, [path], { format: 'gdelt', isTrial: false })) added += outcome.added;
      await store.close();
    });
    const peak = peakMegabytes();
    const bare = await DuckDBFile.open(join(folder, 'bare.duckdb'));
    const columns = Array.from({ length: 61 }, (_, k) => `c${k} varchar`).join(', ');
    const copied = await time(async () => {
      await bare.query(`create table rows (${columns})`);
      await bare.query(`copy rows from '${path}' (delim '\t', header false, quote '', escape '')`);
      await bare.close();
    });
    const again = await DuckDBStore.open(join(folder, 'record.duckdb'));
    const repeated = await time(async () => { for await (const outcome of runImport(nodeEffects(), again, [path], { format: 'gdelt', isTrial: false })) added += outcome.added; });
    await again.close();
    console.log(JSON.stringify({ rows, added, megabytes: statSync(path).size / 1e6, taken, copied, repeated, peak }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

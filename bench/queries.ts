/**
 * Queries over many imported events, warm, beside the same sums asked of DuckDB bare on the same file. Events: BILAT_BENCH_EVENTS, default 1 and 3 million; the issue's
 * sizes are 1, 10 and 30 million (BILAT_BENCH_EVENTS=1000000,10000000,30000000).
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../src/storage/store.js';
import { loadEffects, loadFile, loadImport, loadOverview, loadStore, ROOT } from './built.js';
import { median, peakMegabytes } from './clock.js';
import { writeGdeltFile } from './gdelt-file.js';

const SOURCE = join(ROOT, '../shared/data/gdelt/20180101000000.export.CSV');
/** Of the rows of that export these make events. */
const SHARE = 1563 / 2414;
const ROUNDS = 7;

async function warm(work: () => Promise<unknown>): Promise<number> {
  await work();
  const took: number[] = [];
  for (let k = 0; k < ROUNDS; k++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return median(took);
}

if (!existsSync(SOURCE)) console.log(JSON.stringify({ skipped: `no ${SOURCE}` }));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
  const [{ DuckDBStore }, { DuckDBFile }, { runImport }, { nodeEffects }, { buildOverview }] = await Promise.all([loadStore(), loadFile(), loadImport(), loadEffects(), loadOverview()]);
  try {
    const results = [];
    for (const events of (process.env['BILAT_BENCH_EVENTS'] ?? '1000000,3000000').split(',').map(Number)) {
      const [path, record] = [join(folder, `${events}.CSV`), join(folder, `${events}.duckdb`)];
      writeGdeltFile(SOURCE, path, Math.ceil(events / SHARE));
      const writing = await DuckDBStore.open(record);
      for await (const _ of runImport(nodeEffects(), writing, [path], { format: 'gdelt', isTrial: false })) { /* counted in the record */ }
      await writing.close();
      rmSync(path);
      const store: Store = await DuckDBStore.open(record, { readOnly: true });
      const pair = (await store.pairs())[0]!.pair;
      const origins = ['gdelt2'];
      const took = {
        pairs: await warm(() => store.pairs()),
        month: await warm(() => store.counts({ pair, origins }, { by: ['period'] })),
        type: await warm(() => store.counts({ pair, origins }, { by: ['period', 'type'] })),
        sector: await warm(() => store.counts({ pair, origins }, { by: ['period', 'sector'] })),
        status: await warm(() => store.counts({ pair, origins }, { by: ['period', 'status'] })),
        whole: await warm(() => store.counts({ origins }, { by: ['period', 'type'] })),
        mode: await warm(() => store.counts({ pair, origins }, { by: ['mode'] })),
        page: await warm(() => store.events({ pair, origins }, { limit: 12 })),
        overview: await warm(() => buildOverview(store, pair, { pair, origins })),
      };
      const { total } = await store.counts({ origins }, { by: [] });
      await store.close();
      const bare = await DuckDBFile.open(record, { readOnly: true });
      const plain = await warm(() => bare.query(
        `select date_trunc('month', first_day) as month, type, count(*) as n, avg(score) as score from imported where pair = $pair and origin = 'gdelt2' group by all order by all`, { pair: `${pair.a}-${pair.b}` }));
      await bare.close();
      results.push({ events: total, took, plain, peak: peakMegabytes() });
    }
    console.log(JSON.stringify({ results }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

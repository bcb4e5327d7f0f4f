/**
 * Queries over many imported events, warm, beside the same sums asked of DuckDB bare on the same file. Events: BILAT_BENCH_EVENTS, default 1 and 3 million; the issue's
 * sizes are 1, 10 and 30 million (BILAT_BENCH_EVENTS=1000000,10000000,30000000). BILAT_BENCH_RECORD names records that are there already, in their order.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../src/storage/store.js';
import { loadApp, loadEffects, loadFile, loadImport, loadOverview, loadStore, ROOT } from './built.js';
import { medianTook, peakMegabytes, time, type Took } from './clock.js';
import { writeGdeltFile } from './gdelt-file.js';
import { askAll, pageAddresses } from './page.js';

const SOURCE = join(ROOT, '../shared/data/gdelt/20180101000000.export.CSV');
/** Of the rows of that export these make events. */
const SHARE = 0.6426;
const ROUNDS = 15;

async function warm(work: () => Promise<unknown>): Promise<Took> {
  await work();
  const took: Took[] = [];
  for (let k = 0; k < ROUNDS; k++) took.push(await time(work));
  return medianTook(took);
}

if (!existsSync(SOURCE)) console.log(JSON.stringify({ skipped: `no ${SOURCE}` }));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
  const [{ DuckDBStore }, { DuckDBFile }, { runImport }, { nodeEffects }, { buildOverview }, { createApp }] = await Promise.all([loadStore(), loadFile(), loadImport(), loadEffects(), loadOverview(), loadApp()]);
  try {
    const results = [];
    const given = process.env['BILAT_BENCH_RECORD']?.split(',');
    const make = async (events: number): Promise<string> => {
      const [path, record] = [join(folder, `${events}.CSV`), join(folder, `${events}.duckdb`)];
      writeGdeltFile(SOURCE, path, Math.ceil(events / SHARE));
      const writing = await DuckDBStore.open(record);
      for await (const _ of runImport(nodeEffects(), writing, [path], { format: 'gdelt', isTrial: false })) { /* counted in the record */ }
      await writing.close();
      rmSync(path);
      return record;
    };
    for (const next of given ?? (process.env['BILAT_BENCH_EVENTS'] ?? '1000000,3000000').split(',').map(Number)) {
      const record = typeof next === 'string' ? next : await make(next);
      const store: Store = await DuckDBStore.open(record, { readOnly: true });
      const [{ pair, imported }] = (await store.pairs()) as unknown as [{ pair: { a: string; b: string }; imported: [{ last: string }] }];
      const app = createApp(store);
      const addresses = pageAddresses(`${pair.a}-${pair.b}`, 'gdelt2', imported[0].last);
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
        opened: await warm(() => askAll(addresses, async (address) => app.request(address))),
      };
      const { total } = await store.counts({ origins, of: 'report' }, { by: [], hasExposure: false });
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

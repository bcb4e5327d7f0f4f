/**
 * How long readers of the dashboard wait while a long import runs in the same record, against before it: a server on a record with events, `bilat import` through it, and the pages asked for over
 * HTTP one after the other. Rows there already and rows imported meanwhile: BILAT_BENCH_ROWS, default 1 million each. Medians and the value that 95 of a hundred do not exceed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './built.js';
import { median, percentile95 } from './clock.js';
import { writeGdeltFile } from './gdelt-file.js';
import { askAll, overviewAddress, pageAddresses } from './page.js';

const SOURCE = join(ROOT, '../shared/data/gdelt/20180101000000.export.CSV');
const COMMAND = join(ROOT, 'dist/cli/main.js');
const IDLE_ROUNDS = 40;
/** A reader looks at a page before asking for the next. */
const PAUSE_MS = 200;
const rows = Number(process.env['BILAT_BENCH_ROWS'] ?? 1_000_000);

function finished(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: 'ignore' });
  return new Promise((resolve, reject) => { child.on('close', (code) => { if (code === 0) resolve(); else reject(new Error(`${words.join(' ')}: exit code ${code}`)); }); });
}

if (!existsSync(SOURCE)) console.log(JSON.stringify({ skipped: `no ${SOURCE}` }));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
  const [before, during, record] = ['before.CSV', 'during.CSV', 'record.duckdb'].map((name) => join(folder, name)) as [string, string, string];
  try {
    writeGdeltFile(SOURCE, before, rows);
    writeGdeltFile(SOURCE, during, rows, 2_000_000_000);
    await finished(['import', 'gdelt', before, '--record', record]);
    rmSync(before);
    const server = spawn(process.execPath, [COMMAND, 'serve', '--record', record, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const url = await new Promise<string>((resolve) => { server.stdout.setEncoding('utf8').once('data', (line: string) => { resolve(/http:\S+?(?=\/?\s*$)/.exec(line)![0]); }); });
      const ask = (address: string): Promise<Response> => fetch(url + address);
      const { pairs: [first] } = await (await ask('/api/pairs')).json() as { pairs: [{ pair: { a: string; b: string }; imported: [{ last: string }] }] };
      const of = [`${first.pair.a}-${first.pair.b}`, 'gdelt2', first.imported[0].last] as const;
      const took = { overview: { idle: [] as number[], busy: [] as number[] }, page: { idle: [] as number[], busy: [] as number[] } };
      const round = async (state: 'idle' | 'busy'): Promise<void> => {
        for (const [name, addresses] of [['overview', [overviewAddress(...of)]], ['page', pageAddresses(...of)]] as const) {
          const start = performance.now();
          await askAll(addresses, ask);
          took[name][state].push(performance.now() - start);
          await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
        }
      };
      await round('idle');
      for (const name of ['overview', 'page'] as const) took[name].idle.length = 0;
      for (let k = 0; k < IDLE_ROUNDS; k++) await round('idle');
      let isOver = false;
      const started = performance.now();
      const importing = finished(['import', 'gdelt', during, '--record', record]).finally(() => { isOver = true; });
      while (!isOver) await round('busy');
      await importing;
      const sums = (list: readonly number[]) => ({ rounds: list.length, median: median(list), most: percentile95(list) });
      console.log(JSON.stringify({
        rows, seconds: (performance.now() - started) / 1000,
        results: Object.entries(took).map(([name, { idle, busy }]) => ({ name, idle: sums(idle), busy: sums(busy) })),
      }));
    } finally {
      server.kill('SIGINT');
      await new Promise((resolve) => { if (server.exitCode === null) server.on('close', resolve); else resolve(null); });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { buildCommand } from '../built-command.js';
import { filesOf, type LabelledRow } from './repeat-rows.js';
import { importInto } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-killed-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const WORKER = fileURLToPath(new URL('./import-in-pieces.mjs', import.meta.url));
const ROWS = 42_000;
const CODES = ['IRN', 'PAK', 'TUR', 'AFG', 'IND'];

/** Rows of which every third tells of the same act as one far away in the file. */
function rows(): LabelledRow[] {
  return Array.from({ length: ROWS }, (_, k) => {
    const act = k % 3 === 2 ? (k * 7 + 1) % ROWS : k;
    return {
      case: '', event: '', origin: 'gdelt2', number: 1_000_000 + k, day: new Date(Date.UTC(2015, 0, 1) + (act % 3000) * 86_400_000).toISOString().slice(0, 10), source: CODES[act % 5]!, target: CODES[(act + 1 + (act % 3)) % 5]!,
      code: ['042', '111', '190', '040'][act % 4]!, place: `Town ${act % 11}`, article: `https://site${k % 50}.example/${k}/${'path'.repeat(30)}`,
    };
  });
}

/** Imports in a process of its own that dies by SIGKILL in the middle of a batch, after it has told of so many; gives the rows it told of. */
async function importAndKill(built: string, record: string, path: string, batches: number): Promise<number> {
  const child = spawn(process.execPath, [WORKER, built, record, path, String(batches)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  const gone = new Promise<NodeJS.Signals | null>((resolve) => { child.on('close', (_, signal) => { resolve(signal); }); });
  child.stdout.setEncoding('utf8').on('data', (text: string) => { told += text; });
  expect(await gone).toBe('SIGKILL');
  return Math.max(...told.split('\n').filter((line) => /^\d+$/.test(line)).map(Number));
}

test('an import that is killed goes on where it stood, with each row once and each act counted once', async () => {
  const path = join(folder, 'rows.export.CSV');
  writeFileSync(path, filesOf(rows())['g.export.CSV']!);
  const record = join(folder, 'record.duckdb');
  const built = dirname(dirname(buildCommand('killed')));
  let before = 0;
  for (const batches of [2, 3]) {
    const told = await importAndKill(built, record, path, batches);
    const store = await DuckDBStore.open(record);
    const [file] = await store.importFiles();
    const stands = (await store.events({ origins: ['gdelt2'], of: 'report' }, { limit: 1 })).total;
    // What was told stands; a batch may have been written before it could be told.
    expect(file!.rows).toBeGreaterThanOrEqual(told);
    expect([file!.isComplete, file!.added]).toEqual([false, stands]);
    expect(file!.rows).toBeGreaterThan(before);
    before = file!.rows;
    await store.close();
  }
  const store = await DuckDBStore.open(record);
  expect(await importInto(store, [path])).toMatchObject([{ outcome: 'imported', rows: ROWS - before, added: ROWS - before, known: 0, file: { rows: ROWS, added: ROWS, isComplete: true } }]);
  expect((await store.verify()).damage).toEqual([]);
  const whole = await DuckDBStore.open(':memory:');
  await importInto(whole, [path]);
  const counted = async (of: DuckDBStore) => [(await of.counts({ origins: ['gdelt2'] }, { by: ['type', 'mode'] })).rows.map(({ group, events }) => [group, events]), (await of.counts({ origins: ['gdelt2'] }, { by: [], of: 'report' })).total];
  expect(await counted(store)).toEqual(await counted(whole));
  expect((await store.counts({ origins: ['gdelt2'] }, { by: [] })).total).toBeLessThan(ROWS);
  await store.close();
  await whole.close();
}, 180_000);

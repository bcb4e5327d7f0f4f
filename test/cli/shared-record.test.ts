import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { buildCommand } from '../built-command.js';
import { ended, type Ran } from './ended.js';

/** Several commands on one record at once, as processes: none of them ever meets a lock. */
let main: string;
const folder = mkdtempSync(join(tmpdir(), 'bilat-shared-'));
const started: ChildProcess[] = [];
afterEach(() => { for (const child of started.splice(0)) child.kill('SIGKILL'); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const TEXT = "Iran's foreign minister visited Islamabad on Sunday. Iran and Pakistan agreed to raise trade to 10 billion dollars by 2028.";

function start(words: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, stdio: 'pipe', ...options });
  started.push(child);
  return child;
}

const run = (words: readonly string[], options: SpawnOptions = {}): Promise<Ran> => ended(start(words, options));

async function serve(record: string): Promise<{ child: ChildProcess; url: string }> {
  const child = start(['serve', '--record', record, '--port', '0']);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (text: string) => {
      said += text;
      const found = /at (http:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout!.setEncoding('utf8').on('data', hear);
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { said += text; });
    child.on('close', () => { reject(new Error(`ended early: ${said}`)); });
  });
  return { child, url };
}

beforeAll(async () => {
  main = buildCommand('shared');
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `${name}.txt`), `${TEXT} Text ${name}.`);
  expect((await run(['add', 'a.txt', '--date', '2025-11-25', '--record', 'r.duckdb'])).code).toBe(0);
});

describe('while a record is served', () => {
  test('every other command works through it, and both see what is written', async () => {
    const { child, url } = await serve('r.duckdb');
    const [added, other] = await Promise.all([
      run(['add', 'b.txt', '--date', '2025-11-26', '--record', 'r.duckdb']), run(['add', 'c.txt', '--date', '2025-11-27', '--record', 'r.duckdb']),
    ]);
    expect([added.code, other.code, added.err + other.err]).toEqual([0, 0, '']);
    const health = await (await fetch(`${url}api/health`)).json() as { record: { documents: number } };
    expect(health.record.documents).toBe(3);
    const [ledger, brief, exported, verified, served] = await Promise.all([
      run(['ledger', 'IRN-PAK', '--record', 'r.duckdb']), run(['brief', 'IRN-PAK', '--record', 'r.duckdb']), run(['export', '--what', 'events', '--out', 'e.parquet', '--record', 'r.duckdb']),
      run(['verify', '--record', 'r.duckdb']), run(['serve', '--record', 'r.duckdb', '--port', '0']),
    ]);
    expect(ledger).toMatchObject({ code: 0, out: expect.stringContaining('10 billion') });
    expect(brief).toMatchObject({ code: 0, out: expect.stringMatching(/^# Iran and Pakistan/) });
    expect(exported).toMatchObject({ code: 0, err: expect.stringMatching(/\d+ rows written to e\.parquet/) });
    expect(readFileSync(join(folder, 'e.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    expect(verified).toMatchObject({ code: 0, err: expect.stringContaining('r.duckdb is sound') });
    expect(served).toMatchObject({ code: 1, err: expect.stringContaining(`r.duckdb is served already, at ${url}`) });
    const jobs = await (await fetch(`${url}api/jobs`)).json() as { jobs: { label: string; state: string }[] };
    expect(jobs.jobs.map(({ label, state }) => [label, state])).toEqual(expect.arrayContaining([['verify --record r.duckdb', 'done']]));
    child.kill('SIGINT');
    await new Promise((resolve) => { child.on('close', resolve); });
    expect(existsSync(join(folder, 'r.duckdb.serve.json'))).toBe(false);
  });

  test('a server that was killed stands in nobody’s way', async () => {
    const { child } = await serve('r.duckdb');
    child.kill('SIGKILL');
    await new Promise((resolve) => { child.on('close', resolve); });
    expect(existsSync(join(folder, 'r.duckdb.serve.json'))).toBe(true);
    expect(await run(['ledger', 'IRN-PAK', '--record', 'r.duckdb'])).toMatchObject({ code: 0, err: '' });
    expect(await run(['add', 'a.txt', '--date', '2025-11-25', '--record', 'r.duckdb'])).toMatchObject({ code: 0, out: expect.stringContaining('1 known already') });
    expect(existsSync(join(folder, 'r.duckdb.serve.json'))).toBe(false);
  });
});

describe('while another command has the record open', () => {
  test('a command waits for it and says so; told not to wait, it says what is in the way', async () => {
    const record = join(folder, 'r.duckdb');
    const holder = await DuckDBStore.open(record);
    const waiting = start(['add', 'a.txt', '--date', '2025-11-25', '--record', 'r.duckdb']);
    let told = '';
    waiting.stderr!.on('data', (chunk: Buffer) => { told += String(chunk); });
    const done = ended(waiting);
    const hasty = await run(['ledger', 'IRN-PAK', '--record', 'r.duckdb'], { env: { ...process.env, BILAT_WAIT_SECONDS: '0' } });
    expect(hasty).toMatchObject({ code: 1, err: expect.stringContaining(`is in use by another process (${process.pid})`) });
    while (!told.includes('waiting for it, 60 seconds at most') && waiting.exitCode === null) await new Promise<void>((resolve) => { setTimeout(resolve, 20); });
    expect(waiting.exitCode).toBeNull();
    await holder.close();
    expect(await done).toMatchObject({ code: 0, out: expect.stringContaining('1 known already') });
  });
});

describe('where nothing can be written', () => {
  /** Somebody who may not write everywhere: tests may run as root, who may. */
  const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  test('a folder that may not be written to is named, and reading and serving go on', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    expect((await run(['add', 'a.txt', '--date', '2025-11-25', '--record', 'closed/r.duckdb'])).code).toBe(0);
    const before = readFileSync(join(closed, 'r.duckdb'));
    chmodSync(folder, 0o755);
    chmodSync(join(closed, 'r.duckdb'), 0o444);
    chmodSync(closed, 0o555);
    for (const record of ['closed/r.duckdb', 'closed/new.duckdb']) {
      const refused = await run(['add', 'b.txt', '--date', '2025-11-26', '--record', record], somebody);
      expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(new RegExp(`${record.replace('.', '\\.')}.*may not be written to\\n  check the rights`)) });
    }
    expect(await run(['add', 'b.txt', '--record', 'nowhere/r.duckdb'])).toMatchObject({ code: 1, err: expect.stringContaining('cannot make nowhere/r.duckdb: its folder does not exist') });
    expect(await run(['ledger', 'IRN-PAK', '--record', 'closed/r.duckdb'], somebody)).toMatchObject({ code: 0, out: expect.stringContaining('10 billion') });
    expect(readFileSync(join(closed, 'r.duckdb')).equals(before)).toBe(true);
    expect(readdirSync(closed)).toEqual(['r.duckdb']);
    chmodSync(closed, 0o755);
  });

  test('a full disk is told plainly, and the record stays as it was', async () => {
    const lines = Array.from({ length: 120 }, (_, k) => JSON.stringify({ id: `x${k}`, text: `${TEXT} Text ${k}.`, date: '2025-01-01' }));
    writeFileSync(join(folder, 'many.ndjson'), lines.join('\n'));
    expect((await run(['add', 'a.txt', '--date', '2025-11-25', '--record', 'full.duckdb'])).code).toBe(0);
    const command = `trap '' XFSZ; ulimit -f 200; exec "$0" "$1" add many.ndjson --record full.duckdb`;
    const child = spawn('sh', ['-c', command, process.execPath, main], { cwd: folder, stdio: 'pipe' });
    const full = await ended(child);
    expect(full).toMatchObject({ code: 1, err: expect.stringMatching(/cannot write .*full\.duckdb\S*: no space is left for it\n  make room/) });
    expect(await run(['verify', '--record', 'full.duckdb'])).toMatchObject({ code: 0 });
    const again = await run(['add', 'many.ndjson', '--record', 'full.duckdb']);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('it now holds 121 documents') });
    expect(await run(['verify', '--record', 'full.duckdb'])).toMatchObject({ code: 0 });
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ended, type Ran } from './ended.js';

/** The command as a person runs it: a process with real files, pipes, coder and record. */
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const folder = mkdtempSync(join(tmpdir(), 'bilat-cli-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function start(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--import', TSX, MAIN, ...words], { cwd: folder, stdio: 'pipe' });
}

async function run(words: readonly string[], stdin = ''): Promise<Ran> {
  const child = start(words);
  child.stdin!.on('error', () => { /* the command may end before it has read all */ });
  child.stdin!.end(stdin);
  return ended(child);
}

const rows = (ran: Ran) => ran.out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
const VISIT = "Iran's foreign minister visited Islamabad on Sunday.";

describe('the command as a process', () => {
  test('is a filter: NDJSON in, NDJSON out, nothing else on standard output', async () => {
    const ran = await run(['code'], `{"id":"a","text":${JSON.stringify(VISIT)},"date":"2025-11-25"}\n{oops\n`);
    expect(ran.code).toBe(0);
    expect(rows(ran)).toMatchObject([
      { kind: 'event', doc: 'a', type: 'CONSULT', mode: 'visit', source: [{ code: 'IRN' }], target: [{ code: 'PAK' }], status: 'actual' },
      { kind: 'issue', code: 'row/bad-json', at: { file: '-', line: 2 } },
    ]);
    expect(ran.err).toContain('-:2: not JSON');
  });

  test('stops quietly when its reader goes away', async () => {
    writeFileSync(join(folder, 'many.ndjson'), `${JSON.stringify({ text: VISIT })}\n`.repeat(20_000));
    const child = start(['code', 'many.ndjson']);
    child.stdout!.once('data', () => { child.stdout!.destroy(); });
    let err = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { err += text; });
    const code = await new Promise((resolve) => { child.on('close', resolve); });
    expect([code, err]).toEqual([0, '']);
  });

  test('tells misuse from failure', async () => {
    const [misuse, failure] = await Promise.all([run(['coed', 'x']), run(['ledger', 'IRN-PAK', '--record', 'none.duckdb'])]);
    expect(misuse).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean `code`?') });
    expect(failure).toMatchObject({ code: 1, out: '', err: 'bilat: no record at none.duckdb\n  make one with: bilat add FILE… --record PATH\n' });
  });

  test('keeps a record, once, and answers from it', async () => {
    writeFileSync(join(folder, 'a.txt'), `${VISIT} Iran and Pakistan agreed to raise trade to 10 billion dollars by 2028.`);
    const add = ['add', 'a.txt', '--date', '2025-11-25', '--outlet', 'Dawn', '--country', 'PAK', '--record', 'r.duckdb'];
    expect((await run(add)).out).toMatch(/^r\.duckdb: 1 document added, 0 known already, \d+ findings, 1 report; it now holds 1 document and \d+ events\n$/);
    expect((await run(add)).out).toContain('0 documents added, 1 known already, 0 findings, 0 reports');
    const ledger = await run(['ledger', 'PAK-IRN', '--record', 'r.duckdb']);
    expect(ledger.code).toBe(0);
    expect(await run(['ledger', 'IRM-PAK', '--record', 'r.duckdb'])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean IRN-PAK?') });
    writeFileSync(join(folder, 'text.duckdb'), 'not a record, only words. '.repeat(1000));
    expect(await run(['ledger', 'IRN-PAK', '--record', 'text.duckdb'])).toMatchObject({ code: 1, err: expect.stringContaining('is not a bilat record') });
  });

  test('explains and relates with the real coder', async () => {
    const [explained, related] = await Promise.all([
      run(['explain', VISIT, '--format', 'table']),
      run(['relate'], '{"id":"1","text":"Iran accused Iraq of breaking the truce.","source":"Iran","target":"Iraq"}'),
    ]);
    expect(explained.out).toMatch(/kept +visited +CONSULT visit/);
    expect(rows(related)).toMatchObject([{ id: '1', type: 'ACCUSE', quad: 3 }]);
  });
});

describe('bilat demo', () => {
  test('builds the demonstration record in seconds, once, and serves it until stopped', async () => {
    const first = await run(['demo', '--no-serve']);
    expect(first.err).toMatch(/328 entries of the chronicle: \d+ findings/);
    expect(first.out).toContain('IRN-PAK');
    const again = await run(['demo', '--no-serve']);
    expect(again.err).toContain('all of it was there');
    expect(again.out).toBe(first.out);

    const child = start(['demo', '--port', '0']);
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout!.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const found = /http:\/\/\S+/.exec(out);
        if (found) resolve(found[0]);
      });
      child.on('close', () => { reject(new Error(`ended early: ${out}`)); });
    });
    const pairs = (await (await fetch(`${url}api/pairs`)).json()) as { pairs: { pair: unknown; events: number }[] };
    expect(pairs.pairs[0]).toMatchObject({ pair: { a: 'IRN', b: 'PAK' } });
    const meanwhile = await run(['demo', '--no-serve']);
    expect(meanwhile).toMatchObject({ code: 0, out: first.out, err: expect.stringContaining('all of it was there') });
    child.kill('SIGINT');
    expect((await ended(child)).code).toBe(0);
  });
});

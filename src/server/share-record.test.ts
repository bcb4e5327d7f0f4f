import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claim, event, newDocument } from '../../test/contract/record-fixture.js';
import { storeContract } from '../../test/contract/store-contract.js';
import { attachJob } from '../storage/attach-job.js';
import { DuckDBStore } from '../storage/duckdb-store.js';
import { openRecord } from '../storage/open-record.js';
import { makeToken, readLease, writeLease, type RecordLease } from '../storage/record-lease.js';
import type { RecordStore } from '../storage/record-methods.js';
import { askLease } from '../storage/remote-store.js';
import { shareRecord, type SharedRecord } from './share-record.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-share-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
let count = 0;

async function newRecord(): Promise<string> {
  const path = join(folder, `${++count}.duckdb`);
  await (await DuckDBStore.open(path)).close();
  return path;
}

const share = async (path: string): Promise<SharedRecord> => {
  const shared = await shareRecord(path, { version: '1.2.3' });
  await shared.announce('http://127.0.0.1:1/');
  return shared;
};

{
  const open = new Map<RecordStore, SharedRecord>();
  storeContract('a record served by another process', async () => {
    const path = await newRecord();
    const shared = await share(path);
    const store = await openRecord(path);
    open.set(store, shared);
    return { ...store, close: async () => { await store.close(); await open.get(store)!.close(); } };
  });
}

describe('a shared record', () => {
  let path: string;
  let shared: SharedRecord;
  let store: RecordStore;
  let lease: RecordLease;
  beforeEach(async () => {
    path = await newRecord();
    shared = await share(path);
    store = await openRecord(path);
    lease = (await readLease(path))!;
  });
  afterEach(async () => {
    await store.close();
    await shared.close();
  });

  test('has a lease that its owner alone can read, taken away at the end', async () => {
    const file = `${path}.serve.json`;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(lease).toMatchObject({ pid: process.pid, version: '1.2.3', machine: hostname() });
    await shared.close();
    expect(existsSync(file)).toBe(false);
    expect(await askLease(lease)).toBe('gone');
  });

  test('shows its dashboard what other commands wrote, and takes large answers in pieces', async () => {
    const many = Array.from({ length: 700 }, (_, k) => newDocument(`d${k}`, '2025-01-01', [event(`d${k}`), claim(`d${k}`)], { text: `Text ${k} \u{1F600}` }));
    expect((await store.put({ documents: many })).documents).toHaveLength(700);
    expect(await shared.store.stats()).toMatchObject({ documents: 700 });
    expect(await store.claims()).toEqual(await shared.store.claims());
    const page = await store.events({}, { limit: 650 });
    expect([page.rows.length, page.total]).toEqual([650, 700]);
  });

  test('carries errors whole', async () => {
    await expect(store.put({ documents: [newDocument('', '2025', [])] })).rejects.toThrow('a document has an empty id');
    await expect(store.copyOut({ what: 'events', format: 'csv', path: join(folder, 'none', 'x.csv') })).rejects.toMatchObject({ name: 'RecordError' });
  });

  test('lets nobody in without the token, from a page, or under another name', async () => {
    const at = `http://127.0.0.1:${lease.port}`;
    const ask = async (path: string, init: RequestInit = {}, token = lease.token) => (await fetch(`${at}${path}`, {
      method: 'POST', body: '{"args":[],"label":"x"}', ...init, headers: { authorization: `Bearer ${token}`, ...init.headers },
    })).status;
    expect(await ask('/record/stats')).toBe(200);
    expect(await ask('/record/stats', {}, makeToken())).toBe(401);
    expect(await ask('/record/stats', { headers: { authorization: '' } })).toBe(401);
    expect(await ask('/record/stats', { headers: { origin: at } })).toBe(421);
    for (const method of ['close', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'Stats']) expect(await ask(`/record/${method}`)).toBe(404);
    expect(await ask('/record/stats', { method: 'PUT' })).toBe(404);
    expect(await ask('/record/stats', { body: 'no' })).toBe(400);
    expect(await ask('/record/stats', { body: '{"args":{},"label":"x"}' })).toBe(400);
    expect(await ask('/job', { body: `{"label":"${'x'.repeat(70_000)}"}` })).toBe(413);
    expect((await fetch(`${at}/hello?challenge=short`)).status).toBe(400);
    expect((await (await fetch(`${at}/hello?challenge=${'0'.repeat(32)}`)).text())).not.toContain(lease.token);
  });

  test('runs long work as a job that is shown and can be cancelled', async () => {
    expect(await store.verify()).toMatchObject({ damage: [] });
    expect(shared.jobs.list()).toMatchObject([{ label: 'bilat', state: 'done', endedAt: expect.any(String) }]);
    let isCancelled = false;
    const job = attachJob(lease, 'import gdelt x.csv', () => { isCancelled = true; });
    job.tell({ done: 5, total: 10, unit: 'rows' });
    await until(() => shared.jobs.list()[0]?.progress?.done === 5);
    expect(shared.jobs.list()[0]).toMatchObject({ label: 'import gdelt x.csv', state: 'running' });
    expect(shared.jobs.cancel(shared.jobs.list()[0]!.id)).toBe(true);
    await until(() => isCancelled);
    await job.end(null);
    await until(() => shared.jobs.list()[0]?.state === 'cancelled');
  });

  test('takes a job for ended when its command is gone', async () => {
    const response = await fetch(`http://127.0.0.1:${lease.port}/job`, { method: 'POST', body: '{"label":"add x"}', headers: { authorization: `Bearer ${lease.token}` } });
    const reader = response.body!.getReader();
    await reader.read();
    expect(shared.jobs.list()[0]).toMatchObject({ label: 'add x', state: 'running' });
    await reader.cancel();
    await until(() => shared.jobs.list()[0]?.state === 'failed');
  });

  test('is not served twice', async () => {
    await expect(shareRecord(path, { version: '1' })).rejects.toMatchObject({ code: 'record/served', message: expect.stringContaining('http://127.0.0.1:1/') });
  });

  test('tells that it went away', async () => {
    await shared.close();
    await expect(store.stats()).rejects.toMatchObject({ code: 'record/gone' });
  });
});

describe('a leftover lease', () => {
  const leftover = (over: Partial<RecordLease> = {}): RecordLease => ({
    protocol: 1, version: '1', pid: process.pid, machine: hostname(), port: 9, token: makeToken(), dashboard: 'http://127.0.0.1:9/', startedAt: '2026-01-01T00:00:00Z', ...over,
  });

  test('of a process that died, or whose port is another’s, is ignored and taken away by the next writer', async () => {
    for (const lease of [leftover(), leftover({ pid: 2 ** 22 + 1 }), leftover({ machine: 'elsewhere' })]) {
      const path = await newRecord();
      await writeLease(path, lease);
      const reader = await openRecord(path, { readOnly: true });
      await reader.close();
      expect(await readLease(path)).toEqual(lease);
      const writer = await openRecord(path);
      expect(await readLease(path)).toBeNull();
      await writer.close();
    }
  });

  test('is not trusted when it is broken, open to others, or too large', async () => {
    const path = await newRecord();
    const file = `${path}.serve.json`;
    for (const [text, mode] of [['{', 0o600], ['null', 0o600], ['{"port":1}', 0o600], [`${JSON.stringify(leftover())}${' '.repeat(5000)}`, 0o600], [JSON.stringify(leftover()), 0o666]] as const) {
      writeFileSync(file, text);
      chmodSync(file, mode);
      expect(await readLease(path)).toBeNull();
    }
    writeFileSync(file, JSON.stringify(leftover()));
    chmodSync(file, 0o600);
    expect(await readLease(path)).not.toBeNull();
    expect(readFileSync(file, 'utf8')).toContain('token');
  });

  test('of a newer bilat is told plainly', async () => {
    const path = await newRecord();
    const shared = await share(path);
    await writeLease(path, { ...(await readLease(path))!, protocol: 99, version: '9.0.0' });
    await expect(openRecord(path)).rejects.toMatchObject({ code: 'record/other-version', message: expect.stringContaining('9.0.0') });
    await shared.close();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error('it did not come to hold within two seconds');
}

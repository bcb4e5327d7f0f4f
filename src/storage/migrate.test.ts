import { DuckDBInstance } from '@duckdb/node-api';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_DOCUMENTS } from '../../test/crash/check-record.js';
import { writeFirstRecord } from '../../test/crash/first-record.js';
import { event, newDocument } from '../../test/contract/record-fixture.js';
import { DuckDBFile } from './duckdb-file.js';
import { DuckDBStore } from './duckdb-store.js';
import { migrate, readMigrations } from './migrate.js';
import { openRecord } from './open-record.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-migrate-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const NEWEST = readMigrations().length;
const PAIR = { a: 'IRN', b: 'PAK' };

/** A record as each released schema has it: the first one as bilat 0.1.0 wrote it, brought up to the step named. */
async function recordOf(version: number, name: string): Promise<string> {
  const path = join(folder, `${name}-${version}.duckdb`);
  await writeFirstRecord(path);
  const file = await DuckDBFile.open(path);
  await file.exclusive(() => migrate(file, readMigrations().slice(0, version), false));
  await file.close();
  return path;
}

async function versionOf(path: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const [row] = (await connection.runAndReadAll('select max(version) as version, count(*)::integer as steps from schema_version')).getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return row;
}

describe.each(readMigrations().map(({ version }) => version))('a record of schema version %i', (version) => {
  let path: string;
  beforeAll(async () => { path = await recordOf(version, 'whole'); });

  test('opens for reading and answers as before', async () => {
    expect(await versionOf(path)).toMatchObject({ version });
    const store = await openRecord(path, { create: false, readOnly: true });
    expect(await versionOf(path)).toEqual({ version: NEWEST, steps: NEWEST });
    expect(await store.stats()).toMatchObject({ schemaVersion: NEWEST, documents: FIRST_DOCUMENTS, reports: FIRST_DOCUMENTS, findings: { event: FIRST_DOCUMENTS }, statistics: 1 });
    expect(await store.events({ pair: PAIR }, { limit: 1, order: 'oldest' })).toMatchObject({
      total: FIRST_DOCUMENTS, rows: [{ finding: { type: 'CONSULT', mode: 'visit' }, date: '2024-03-05', direction: 'ab', document: { outlets: ['Dawn'] } }],
    });
    expect((await store.counts({ pair: PAIR }, { by: ['period', 'sector'] })).rows).toEqual([{ group: { period: '2024-03', sector: 'politics' }, events: FIRST_DOCUMENTS, documents: FIRST_DOCUMENTS, meanScore: 4 }]);
    expect(await store.document('d7')).toMatchObject({ document: { text: 'Iran visited Pakistan, day 7.' }, reports: [{ outlet: 'Dawn' }], findings: [{ id: 'd7:1', coder: '0.1.0' }] });
    expect(await store.statistics({ pair: PAIR })).toMatchObject([{ id: 's', reporter: 'PAK', value: 1e9, calendar: 'pakistan_fiscal' }]);
    expect((await store.verify()).damage).toEqual([]);
    await store.close();
  });

  test('is written on, and a document it holds is known', async () => {
    const store = await openRecord(path);
    const { documents } = await store.put({ documents: [
      newDocument('again', '2024-03-05', [], { text: 'Iran visited Pakistan, day 7.', coder: '0.1.0', lexicon: 'en-1' }),
      newDocument('new', '2026-01-01', [event('new', { sentence: [0, 4] })], { text: 'Text that is new.' }),
    ] });
    expect(documents.map(({ id, outcome }) => [id, outcome])).toEqual([['d7', 'known'], ['new', 'added']]);
    expect((await store.verify()).damage).toEqual([]);
    await store.close();
  });
});

describe('a step of the schema', () => {
  test('that fails leaves the record as it was', async () => {
    const path = await recordOf(1, 'broken');
    const file = await DuckDBFile.open(path);
    const broken = [...readMigrations().slice(0, 1), { version: 2, name: '0002-broken.sql', sql: 'create table half (a integer); create table half (a integer);' }];
    await expect(file.exclusive(() => migrate(file, broken, false))).rejects.toMatchObject({ code: 'record/query' });
    await file.close();
    expect(await versionOf(path)).toMatchObject({ version: 1 });
    const store = await DuckDBStore.open(path);
    expect((await store.verify()).damage).toEqual([]);
    await store.close();
  });

  test('that is newer than this bilat is refused, for reading and writing', async () => {
    const path = await recordOf(1, 'newer');
    const store = await DuckDBStore.open(path);
    await store.close();
    const file = await DuckDBFile.open(path);
    await file.exclusive(() => file.query("insert into schema_version values (999, '0999-later.sql')"));
    await file.close();
    for (const readOnly of [true, false]) {
      await expect(openRecord(path, { readOnly })).rejects.toMatchObject({ code: 'record/newer-schema', message: expect.stringContaining('version 999'), hint: expect.stringContaining('update bilat') });
    }
  });

  test.skipIf(process.getuid?.() === 0)('of an older record that may not be written to is told plainly', async () => {
    const path = await recordOf(1, 'closed');
    chmodSync(path, 0o444);
    await expect(openRecord(path, { readOnly: true })).rejects.toMatchObject({ code: 'record/read-only' });
  });
});

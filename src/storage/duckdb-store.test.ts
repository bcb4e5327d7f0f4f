import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { storeContract } from '../../test/contract/store-contract.js';
import { actor, claim, commitment, event, newDocument, report, statistic } from '../../test/contract/record-fixture.js';
import type { NewDocument } from '../record/document-record.js';
import { DuckDBStore } from './duckdb-store.js';
import { MemoryStore } from './memory-store.js';
import { readMigrations } from './migrate.js';
import type { Store } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-store-'));
let count = 0;
const path = () => join(folder, `${++count}.duckdb`);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

storeContract('the DuckDB store', () => DuckDBStore.open(':memory:'));

describe('a record in a file', () => {
  test('stands when opened again, also for reading only', async () => {
    const file = path();
    const store = await DuckDBStore.open(file);
    await store.put({ documents: [newDocument('d', '2025', [event('d')])], statistics: [statistic('s')] });
    await store.close();
    const again = await DuckDBStore.open(file, { readOnly: true });
    expect(await again.stats()).toMatchObject({ schemaVersion: readMigrations().length, documents: 1, statistics: 1, findings: { event: 1 } });
    await again.close();
  });

  test('keeps what was put when the process dies without closing', async () => {
    const file = path();
    const script = `
      import { DuckDBStore } from ${JSON.stringify(new URL('./duckdb-store.ts', import.meta.url).href)};
      const store = await DuckDBStore.open(${JSON.stringify(file)});
      await store.put({ documents: [{ document: { id: 'd', text: 'T' }, findings: [], coder: 'c', lexicon: 'l' }] });
      process.kill(process.pid, 'SIGKILL');`;
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(run.signal).toBe('SIGKILL');
    const store = await DuckDBStore.open(file);
    expect((await store.stats()).documents).toBe(1);
    await store.close();
  });

  test('is refused when it is missing, newer, no record, or in use elsewhere', async () => {
    await expect(DuckDBStore.open(join(folder, 'none.duckdb'), { create: false })).rejects.toMatchObject({ code: 'record/not-found' });
    await expect(DuckDBStore.open(join(folder, 'none.duckdb'), { readOnly: true })).rejects.toMatchObject({ code: 'record/not-found' });

    const text = path();
    writeFileSync(text, 'not a database, just words '.repeat(1000));
    await expect(DuckDBStore.open(text)).rejects.toMatchObject({ code: 'record/not-a-record' });

    const other = path();
    await runSql(other, 'create table t(a integer)');
    await expect(DuckDBStore.open(other)).rejects.toMatchObject({ code: 'record/not-a-record', message: expect.stringContaining('not a bilat record') });

    const newer = path();
    await (await DuckDBStore.open(newer)).close();
    await runSql(newer, "insert into schema_version values (99, 'later')");
    await expect(DuckDBStore.open(newer)).rejects.toMatchObject({ code: 'record/newer-schema', message: expect.stringContaining('version 99') });

    const used = path();
    const holder = await DuckDBStore.open(used);
    const script = `
      import { DuckDBStore } from ${JSON.stringify(new URL('./duckdb-store.ts', import.meta.url).href)};
      await DuckDBStore.open(${JSON.stringify(used)}).catch((error) => console.log(error.code, error.message));`;
    const answer = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(answer).toContain(`record/locked ${used} is in use by another process`);
    await holder.close();
  });
});

describe('against the memory store', () => {
  const codes = ['IRN', 'PAK', 'USA', 'SCO', null];
  const actors = fc.array(fc.record({ code: fc.constantFrom(...codes), sector: fc.constantFrom('GOV', 'MIL', null) }).map(({ code, sector }) => actor(code, { sector })), { maxLength: 3 });
  const dates = fc.constantFrom('2023', '2024-02', '2024-02-29', '2024-12-30', '2025-01-01', '2025-11-25');
  const events = fc.record({
    type: fc.constantFrom('CONSULT' as const, 'ACCUSE' as const, 'AID' as const), mode: fc.constantFrom('visit', null), quad: fc.constantFrom(1 as const, 3 as const),
    score: fc.constantFrom(-2, 2.5, 9.5), source: actors, target: actors, status: fc.constantFrom('actual' as const, 'planned' as const),
    date: fc.option(dates.map((value) => ({ value, precision: 'day' as const, span: null }))), sectors: fc.subarray(['trade', 'energy', 'security']),
    confidence: fc.constantFrom(0.2, 0.5, 0.9), text: fc.constantFrom('A', 'Talks', 'talks held'),
  });
  const documents = fc.array(fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd10', 'd2'), text: fc.constantFrom('Talks held.', 'Other words.', 'Third.'), date: fc.option(dates), events: fc.array(events, { maxLength: 4 }),
    parties: fc.option(fc.subarray(['IRN', 'PAK', 'CHN'], { minLength: 2 })), hasClaim: fc.boolean(), outlets: fc.subarray(['Dawn', 'IRNA', 'Dawn 2']), coder: fc.constantFrom('1', '2'),
  }).map((given): NewDocument => newDocument(given.id, given.date, [
    ...given.events.map((each) => event(given.id, each)),
    ...(given.parties === null ? [] : [commitment(given.id, { parties: given.parties })]),
    ...(given.hasClaim ? [claim(given.id)] : []),
  ], { text: given.text, coder: given.coder, reports: given.outlets.map((outlet) => report(outlet, { country: 'PAK' })) })), { maxLength: 6 });

  test('every answer is the same', async () => {
    await fc.assert(fc.asyncProperty(fc.array(documents, { maxLength: 3 }), async (batches) => {
      const stores: [Store, Store] = [new MemoryStore(), await DuckDBStore.open(':memory:')];
      const same = async (ask: (store: Store) => Promise<unknown>) => { expect(await ask(stores[1])).toEqual(await ask(stores[0])); };
      for (const batch of batches) await same((store) => store.put({ documents: batch }));
      const pair = { a: 'IRN', b: 'PAK' };
      for (const filter of [{}, { pair }, { dyad: { source: 'PAK', target: 'IRN' } }, { pair, from: '2024-02-10', to: '2025-01' }, { actor: 'SCO' }, { sectors: ['trade'], text: 'TALKS' }, { actorSectors: ['MIL'], minConfidence: 0.5, outlets: ['Dawn'] }]) {
        await same((store) => store.events(filter));
        await same((store) => store.events(filter, { order: 'oldest', limit: 3, offset: 1 }));
        for (const unit of ['week', 'month', 'quarter'] as const) await same((store) => store.counts(filter, { by: ['period', 'direction'], unit }));
        await same((store) => store.counts(filter, { by: ['sector', 'outlet'] }));
        await same((store) => store.counts(filter, { by: [] }));
      }
      await same((store) => store.pairs());
      await same((store) => store.pairs(pair));
      await same((store) => store.visits(pair));
      await same((store) => store.thirdParties(pair));
      await same((store) => store.thirdParties(pair, { from: '2024', statuses: ['actual'] }));
      await same((store) => store.commitments(pair));
      await same((store) => store.claims(pair));
      await same((store) => store.outlets(pair));
      await same((store) => store.documents({ pair, text: 'o' }, { order: 'oldest' }));
      await same(async (store) => ({ ...(await store.stats()), schemaVersion: null }));
      for (const id of ['a', 'd10']) await same((store) => store.document(id));
      await stores[1].close();
    }), { seed: 11, numRuns: 12 });
  });
});

async function runSql(file: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

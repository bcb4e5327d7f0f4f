import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import type { Store } from '../../src/storage/store.js';
import { importInto } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-figures-test-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const put = (name: string, content: string | Uint8Array): string => { const path = join(folder, name); writeFileSync(path, content); return path; };
const PAIR = { a: 'IRN', b: 'PAK' };

const COW = put('trade.csv', 'ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n630,770,2001,59,218,1,1\n630,770,2002,-9,204,1,1\n630,9999,2002,1,1,1,1\n');
const OWN = put('clubs.csv', 'organisation,member,role,from,to\nSCO,IRN,member,2023-07-04,\nSCO,PAK,member,2017-06-09,\n');
const IGO = put('igo.csv', 'ccode1,ccode2,year,dyadigos\n630,770,1980,31\n770,630,1980,31\n630,770,1981,32\n');
const BACI = 't,i,j,k,v,q\n2020,364,586,270900,10,1\n2020,364,586,270111,5,1\n2020,586,364,100630,3,1\n';

async function eachStore(task: (store: Store) => Promise<void>): Promise<void> {
  for (const store of [new MemoryStore(), await DuckDBStore.open(':memory:')]) {
    await task(store);
    await store.close();
  }
}

describe('files of figures', () => {
  test('become figures, series and compacts that know their file and line; a second time adds nothing', () => eachStore(async (store) => {
    const outcomes = await importInto(store, [COW, OWN, IGO]);
    expect(outcomes.map(({ outcome, rows, added, known }) => [outcome, rows, added, known])).toEqual([['imported', 3, 3, 0], ['imported', 2, 2, 0], ['imported', 3, 2, 1]]);
    expect(outcomes[0]!.file!.leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([['row/country', 1], ['value/missing', 1]]);
    const [cow, own] = outcomes.map(({ file }) => file!.id);
    expect((await store.statistics({ pair: PAIR })).map(({ reporter, value, file, line, isCompiled }) => [reporter, value, file, line, isCompiled])).toEqual([
      ['IRN', 59e6, cow, 2, true], ['PAK', 218e6, cow, 2, true], ['PAK', 204e6, cow, 3, true],
    ]);
    expect((await store.series({ pair: PAIR })).map(({ series, value, line }) => [series, value, line])).toEqual([['shared-organisations', 31, 2], ['shared-organisations', 32, 4]]);
    const [shared] = await store.compacts({ pair: PAIR });
    expect(shared!.compact).toMatchObject({ code: 'SCO', file: own, line: 2 });
    expect(shared!.memberships.map(({ member, from, file, line }) => [member, from, file, line])).toEqual([['IRN', '2023-07-04', own, 2], ['PAK', '2017-06-09', own, 3]]);
    expect((await importInto(store, [COW, OWN, IGO])).map(({ outcome, added }) => [outcome, added])).toEqual([['unchanged', 0], ['unchanged', 0], ['unchanged', 0]]);
  }));

  test('a trial says what would come and leaves the record as it is', () => eachStore(async (store) => {
    const [outcome] = await importInto(store, [COW], { isTrial: true });
    expect(outcome).toMatchObject({ outcome: 'imported', rows: 3, added: 3 });
    expect(await store.statistics({})).toEqual([]);
    expect(await store.importFiles()).toEqual([]);
  }));

  test('sums over a whole file: nothing from one that breaks off, all again from one that has grown', () => eachStore(async (store) => {
    const packed = gzipSync(BACI + '2020,4,586,100630,1,1\n'.repeat(20_000));
    const broken = put('BACI_HS17_Y2020_V202401b.csv.gz', packed.subarray(0, packed.length - 12));
    const [first] = await importInto(store, [broken]);
    expect(first!.outcome).toBe('broken');
    expect(await store.statistics({})).toEqual([]);

    const filler = '2020,4,586,100630,1,1\n'.repeat(5_000);
    const path = put('BACI_HS17_Y2020_V202401b.csv', BACI + filler);
    const [whole] = await importInto(store, [path]);
    expect(whole).toMatchObject({ outcome: 'imported', rows: 5003, added: 6 });
    const dollars = async () => (await store.statistics({ pair: PAIR })).filter(({ unit }) => unit === 'USD').map(({ reporter, value }) => [reporter, value]);
    expect(await dollars()).toEqual([['IRN', 15000], ['PAK', 3000]]);
    expect((await importInto(store, [path]))[0]).toMatchObject({ outcome: 'unchanged', added: 0 });
    // The sums of the longer file are revised values: they stand beside those of the shorter one.
    writeFileSync(path, `${BACI}${filler}2020,364,586,270900,1,1\n`);
    expect((await importInto(store, [path]))[0]).toMatchObject({ outcome: 'imported', rows: 5004, added: 2, known: 4 });
    expect(await dollars()).toEqual([['IRN', 15000], ['IRN', 16000], ['PAK', 3000]]);
  }));

  test('the right importer is named for a file of another kind', async () => {
    const [outcome] = await importInto(new MemoryStore(), [IGO], { format: 'trade' });
    expect(outcome).toMatchObject({ outcome: 'refused', problem: 'this is Correlates of War IGO dyad-years, not trade', hint: 'import it with: bilat import memberships FILE' });
  });
});

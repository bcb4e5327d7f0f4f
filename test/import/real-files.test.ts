import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import { accountOf, importInto } from './world.js';

const DATA = new URL('../../../shared/data/', import.meta.url).pathname;
const FILES = [
  ['gdelt/20180101000000.export.CSV', 'gdelt2', { rows: 2414, added: 1563 }], ['gdelt/gdelt1_georgia_2012-08.csv', 'gdelt1', { rows: 1255, added: 613 }],
  ['icews/icews_events_2018_sample.tab', 'icews', { rows: 3705, added: 3093 }], ['ucdp/ucdp_ged_pakistan_hdx_1990_2021.csv', 'ucdp', { rows: 6416, added: 6017 }],
] as const;
const isThere = existsSync(DATA);
const folder = mkdtempSync(join(tmpdir(), 'bilat-real-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe.skipIf(!isThere)(`real files${isThere ? '' : ' (skipped: no ../shared/data here)'}`, () => {
  test.each(FILES)('%s comes in the same in bulk and row by row', async (path, origin, expected) => {
    const [memory, duckdb] = [new MemoryStore(), await DuckDBStore.open(join(folder, `${origin}.duckdb`))];
    for (const store of [memory, duckdb]) expect(await importInto(store, [DATA + path])).toMatchObject([{ outcome: 'imported', known: 0, ...expected }]);
    const rounded = (value: unknown) => JSON.parse(JSON.stringify(value), (key, each: unknown) => (key === 'meanScore' ? each === null ? null : Number((each as number).toFixed(9)) : key === 'startedAt' || key === 'finishedAt' ? null : each)) as unknown;
    expect(rounded(await duckdb.importFiles())).toEqual(rounded(await memory.importFiles()));
    expect(rounded(await accountOf(duckdb, [origin], true))).toEqual(rounded(await accountOf(memory, [origin], true)));
    await duckdb.close();
  });

  test('mentions come in once each', async () => {
    const store = await DuckDBStore.open(':memory:');
    const [outcome] = await importInto(store, [`${DATA}gdelt/gdeltPyR_mentionssamp.csv`]);
    expect(outcome).toMatchObject({ outcome: 'imported', layout: 'GDELT 2.0 mentions', rows: 1635, file: { leftOut: [] } });
    expect(outcome!.added + outcome!.known).toBe(1635);
    await store.close();
  });

  test('the day scores show January 2024', async () => {
    const store = await DuckDBStore.open(':memory:');
    await importInto(store, [`${DATA}gdelt/gdelt2_IRN_PAK_day_score_2018_2024.csv`]);
    const points = await store.series({ pair: { a: 'IRN', b: 'PAK' }, from: '2024-01', to: '2024-01' });
    const lowest = points.toSorted((x, y) => x.value - y.value)[0];
    expect(await store.pairs()).toMatchObject([{ pair: { a: 'IRN', b: 'PAK' }, events: 0, series: { first: '2018-01-01', last: expect.stringMatching(/^2024-/) } }]);
    expect([points.length, lowest?.periodStart, Math.round(lowest!.value)]).toEqual([30, '2024-01-18', -4643]);
    await store.close();
  });
});

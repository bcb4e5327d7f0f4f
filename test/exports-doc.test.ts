import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDBStore } from '../src/storage/duckdb-store.js';
import { EXPORT_SHAPES } from '../src/storage/export-columns.js';
import { EXPORTS, type ExportFormat } from '../src/storage/record-file.js';
import { actor, claim, commitment, event, newDocument, report, statistic } from './contract/record-fixture.js';

const PAGE = readFileSync(new URL('../docs/reading-exports.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'bilat-exports-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

beforeAll(async () => {
  const path = join(folder, 'r.duckdb');
  const empty = await DuckDBStore.open(path);
  await empty.close();
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`
    insert into imported_origin values (1, 'gdelt2'); insert into imported_pair_name values (1, 'IRN-PAK');
    insert into imported_event (origin, key, file, line, first_day, last_day, type, quad, score, status, sources, targets, pair, direction, has_more, sectors)
      values (1, 7, 'f', 1, '2024-01-01', '2024-01-01', 'CONSULT', 1, 1, 'actual', 'IRN', 'PAK', 1, 'ab', false, '');
    insert into imported_month (origin, pair, direction, month, type, quad, status, sectors, is_further, events, score, reports, told, told_score) values (1, 1, 'ab', '2024-01-01', 'CONSULT', 1, 'actual', '', false, 1, 1, 3, 1, 1);`);
  connection.closeSync();
  instance.closeSync();
  const store = await DuckDBStore.open(path);
  await store.put({
    documents: Array.from({ length: 40 }, (_, k) => newDocument(`d${k}`, `2025-0${(k % 9) + 1}-11`, [
      event(`d${k}`, { cameo: '042', quad: k % 2 === 0 ? 1 : 3, target: [actor(k % 3 === 0 ? 'PAK' : 'AFG')], text: 'A sen' }), commitment(`d${k}`), claim(`d${k}`),
    ], { reports: [report('Dawn', { country: 'PAK' })], text: `Text of document ${k}.` })),
    statistics: [statistic('s', { isCompiled: true, product: 'HS 27', line: 3 }), statistic('t')],
    series: [{ series: 'distance', a: 'IRN', b: 'PAK', periodStart: '0001-01-01', periodEnd: '9999-12-31', value: 1995, unit: 'km', source: 'cepii-geodist', line: 2 }],
    compacts: [{ id: 'x:1', kind: 'organisation', name: 'A club', code: null, signedOn: null, inForceOn: null, endedOn: null, url: null, note: null, source: 'x' }],
    memberships: ['IRN', 'PAK'].map((member) => ({ id: `x:1:${member}`, compact: 'x:1', member, role: 'member', signedOn: null, from: '2001-06', to: null, source: 'x' })),
  });
  for (const what of EXPORTS) for (const format of ['parquet', 'csv', 'ndjson'] as const satisfies readonly ExportFormat[]) await store.copyOut({ what, format, path: join(folder, `${what}.${format}`) });
  await store.close();
});

const queries = [...PAGE.matchAll(/```sql\n(.*?)```/gs)].map(([, sql]) => sql!);

test.each(queries.map((sql, k) => [k + 1, sql] as const))('query %i of docs/reading-exports.md gives rows', async (_, sql) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const local = sql.replaceAll(/'([\w-]+\.(?:parquet|csv|ndjson))'/g, (__, name: string) => `'${join(folder, name)}'`);
  expect((await connection.runAndReadAll(local)).getRows().length).toBeGreaterThan(0);
  connection.closeSync();
  instance.closeSync();
});

test('the page has queries, and names every export', () => {
  expect(queries.length).toBeGreaterThan(2);
  for (const what of EXPORTS) expect(PAGE).toContain(`| \`${what}\` |`);
});

test.each(EXPORTS)('Parquet, CSV and NDJSON of %s hold the same columns and rows, as described', async (what) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const columns = EXPORT_SHAPES[what].columns.map(({ name }) => name);
  expect((await rows(`describe select * from '${join(folder, `${what}.parquet`)}'`)).map((row) => row['column_name'])).toEqual(columns);
  expect((await rows(`from '${join(folder, `${what}.parquet`)}'`)).length).toBeGreaterThan(0);
  const texts = columns.map((name) => `"${name}"::varchar as "${name}"`).join(', ');
  const parquet = `select ${texts} from '${join(folder, `${what}.parquet`)}'`;
  for (const other of [`read_csv('${join(folder, `${what}.csv`)}', all_varchar = true)`, `read_json('${join(folder, `${what}.ndjson`)}', format = 'newline_delimited')`]) {
    const [difference] = await rows(`select count(*)::integer as n from ((select ${numberless(columns, what)} from (${parquet})) except (select ${numberless(columns, what)} from ${other}))`);
    expect(difference).toEqual({ n: 0 });
  }
  connection.closeSync();
  instance.closeSync();
});

/** The columns as texts, numbers written alike. */
function numberless(columns: readonly string[], what: (typeof EXPORTS)[number]): string {
  return columns.map((name, k) => (/number/.test(EXPORT_SHAPES[what].columns[k]!.type) ? `"${name}"::double::varchar` : `coalesce("${name}"::varchar, '')`)).join(', ');
}

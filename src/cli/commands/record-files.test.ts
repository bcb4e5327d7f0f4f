import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { actor, claim, commitment, event, newDocument, report, statistic } from '../../../test/contract/record-fixture.js';
import { runFake } from '../../../test/cli-fake.js';
import { DuckDBStore } from '../../storage/duckdb-store.js';
import type { VerifyReport } from '../../storage/record-file.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-files-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function filled(): Promise<DuckDBStore> {
  const store = await DuckDBStore.open(':memory:');
  await store.put({
    documents: [
      newDocument('d', '2025-08-03', [event('d'), commitment('d'), claim('d')], { text: 'A sentence.', reports: [report('Dawn, the paper', { country: 'PAK' })] }),
      newDocument('e', null, [event('e', { target: [actor('AFG')] })], { text: 'Other words.' }),
    ],
    statistics: [statistic('s')],
  });
  return store;
}

describe('bilat export', () => {
  test.each([
    ['events', 2, /^d:1,d:1,d,2025-08-03,1,2025-08-03,day,2025-08-03,2025-08-03,CONSULT,,1,2\.5,/m], ['documents', 2, /^d,,2025-08-03,day,,\d+,1,"?Dawn, the paper"?,/m],
    ['reports', 1, /^d,2025-08-03,"Dawn, the paper",PAK,,$/m], ['commitments', 1, /^d:2,d,2025-08-03,target,IRN PAK,raise trade,3000000000/m],
    ['claims', 1, /^d:3,d,2025-08-03,turning-point,outlet,/m], ['statistics', 1, /^s,PAK,IRN,import,2024-07-01/m], ['series', 1, /^coded,IRN-PAK,IRN,PAK,ab,2025-08,1,1,0,0,0,2\.5,1,1$/m],
  ])('%s as CSV and NDJSON, one row each', async (what, rows, line) => {
    const { out, code } = await runFake(['export', '--what', what], { store: await filled() });
    expect(out).toMatch(line);
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, rows + 1]);
    const lines = (await runFake(['export', '--what', what, '--format', 'ndjson'], { store: await filled() })).rows();
    expect(lines).toHaveLength(rows);
    expect(Object.keys(lines[0]!).join(',')).toBe(out.slice(0, out.indexOf('\n')));
    const columns = (await runFake(['export', '--what', what, '--dictionary'])).rows();
    expect(columns.map(({ column }) => column)).toEqual(Object.keys(lines[0]!));
  });

  test('of a pair only, for people, as JSON', async () => {
    expect((await runFake(['export', '--what', 'events', '--pair', 'AFG-IRN', '--format', 'ndjson'], { store: await filled() })).rows()).toMatchObject([{ document: 'e' }]);
    expect((await runFake(['export', '--what', 'reports', '--format', 'table'], { store: await filled() })).out).toContain('Dawn, the paper');
    expect(JSON.parse((await runFake(['export', '--what', 'reports', '--format', 'json'], { store: await filled() })).out)).toMatchObject([{ outlet: 'Dawn, the paper' }]);
  });

  test('to a file, its format told by the name, columns described beside it', async () => {
    const out = join(folder, 'events.parquet');
    const written = new Map<string, string | Uint8Array>();
    expect(await runFake(['export', '--what', 'events', '--out', out, '--dictionary'], { store: await filled(), written })).toMatchObject({ code: 0, out: '', err: expect.stringContaining('2 rows written to') });
    expect(readFileSync(out).subarray(0, 4).toString()).toBe('PAR1');
    expect(String(written.get(join(folder, 'events.columns.csv')))).toMatch(/^column,type,meaning,empty\nid,text,/);
  });

  test('of nothing, or of what is not meant', async () => {
    const empty = await DuckDBStore.open(':memory:');
    const ran = await runFake(['export', '--what', 'claims'], { store: empty });
    expect(ran).toMatchObject({ code: 0, err: 'no claims to export\n' });
    expect(ran.out).toMatch(/^id,document,.*\n$/);
    expect(await runFake(['export', '--what', 'claims', '--format', 'ndjson'], { store: await DuckDBStore.open(':memory:') })).toMatchObject({ code: 0, out: '' });
    for (const words of [['export'], ['export', '--what', 'events', '--format', 'parquet'], ['export', '--what', 'events', '--format', 'json', '--out', 'x']]) {
      expect((await runFake(words, { store: await DuckDBStore.open(':memory:') })).code).toBe(2);
    }
  });

  test('guards texts that a spreadsheet would run, so that taking the apostrophe away gives them back', async () => {
    const texts = ['=1+1', '+1', '-1 is less', '@sum', '\t=1', ' =1', "'=1", "''-", "it's", '＝1', 'plain', '', "'", 'a\n=1', '"=1"'];
    const store = await DuckDBStore.open(':memory:');
    await store.put({ documents: texts.map((title, k) => ({ ...newDocument(`d${String(k).padStart(2, '0')}`, null, [], { text: `Text ${k}` }), document: { id: `d${String(k).padStart(2, '0')}`, text: `Text ${k}`, title } })) });
    const [guarded, raw] = [join(folder, 'g.csv'), join(folder, 'r.csv')];
    await store.copyOut({ what: 'documents', format: 'csv', path: guarded });
    await store.copyOut({ what: 'documents', format: 'csv', path: raw, raw: true });
    const titles = async (path: string): Promise<unknown[]> => {
      const { parseCsv } = await import('../../record/csv.js');
      return parseCsv(readFileSync(path, 'utf8')).slice(1).map(({ cells }) => cells[1]);
    };
    expect(await titles(raw)).toEqual(texts);
    const shown = await titles(guarded) as string[];
    expect(shown.filter((title) => /^\s*[=+\-@＝]/.test(title))).toEqual([]);
    expect(shown.map((title) => title.replace(/^'('*\s*[=+@\t\r\n＝＋－＠-])/u, '$1'))).toEqual(texts);
    await store.close();
  });
});

describe('bilat verify', () => {
  test('says that a record is sound', async () => {
    expect(await runFake(['verify'], { store: await filled() })).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/^bilat\.duckdb is sound: \d+ checks, nothing damaged\n$/) });
    expect((await runFake(['verify'], { store: await filled(), isTTY: true })).out).toMatch(/sound +spans: 4 looked at/);
  });

  test('says what is damaged, and fails', async () => {
    const report: VerifyReport = { checks: [{ name: 'spans', rows: 2, damaged: 1 }], damage: [{ code: 'span/text', message: 'findings whose sentence is wrong', rows: 1, examples: ['d:1'] }] };
    const store = Object.assign(await DuckDBStore.open(':memory:'), { verify: async () => report });
    const piped = await runFake(['verify'], { store });
    expect(piped.rows()).toEqual(report.damage);
    expect(piped).toMatchObject({ code: 1, err: expect.stringContaining('bilat.duckdb is damaged: one thing found') });
    const shown = await runFake(['verify'], { store: Object.assign(await DuckDBStore.open(':memory:'), { verify: async () => report }), isTTY: true });
    expect(shown.out).toContain('DAMAGED  spans: 2 looked at, 1 damaged');
    expect(shown.out).toContain('such as d:1');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportFile } from '../../src/record/import-record.js';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import { event, newDocument } from '../contract/record-fixture.js';
import { FIXTURES } from './fixtures.js';
import { accountOf, importInto } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-import-test-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const put = (name: string, content: string | Uint8Array): string => { const path = join(folder, name); writeFileSync(path, content); return path; };
const paths = Object.entries(FIXTURES).map(([name, { text }]) => put(name, text));
const ORIGINS = ['gdelt2', 'gdelt1', 'icews', 'polecat', 'ucdp', 'acled', 'bilat-findings', 'bilat-export'];
const timeless = (files: readonly ImportFile[]) => files.map(({ startedAt: _, finishedAt: __, ...rest }) => rest).toSorted((x, y) => (x.id < y.id ? -1 : 1));

describe('files of events', () => {
  test('every fixture is known as its layout, and only as that', async () => {
    const store = new MemoryStore();
    const outcomes = await importInto(store, paths);
    expect(outcomes.map(({ outcome, problem }) => [outcome, problem])).toEqual(paths.map(() => ['imported', null]));
    expect(outcomes.map(({ file }) => file!.importer.replace(/\/\d+$/, ''))).toEqual(Object.values(FIXTURES).map(({ layout }) => layout));
    for (const [k, { format }] of Object.values(FIXTURES).entries()) {
      const other = format === 'icews' ? 'gdelt' : 'icews';
      const [outcome] = await importInto(new MemoryStore(), [paths[k]!], { format: other });
      expect(outcome).toMatchObject({ outcome: 'refused', hint: `import it with: bilat import ${format} FILE` });
    }
  });

  test('the store on DuckDB holds and answers the same as the one in memory', async () => {
    const [memory, duckdb] = [new MemoryStore(), await DuckDBStore.open(':memory:')];
    for (const store of [memory, duckdb]) await importInto(store, paths);
    expect(timeless(await duckdb.importFiles())).toEqual(timeless(await memory.importFiles()));
    const [expected, found] = [await accountOf(memory, ORIGINS), await accountOf(duckdb, ORIGINS)];
    expect(found.pairs).toEqual(expected.pairs);
    for (const [k, each] of expected.counts.entries()) expect(rounded(found.counts[k]), JSON.stringify([each.filter, each.request])).toEqual(rounded(each));
    for (const [k, each] of expected.pages.entries()) expect(found.pages[k], JSON.stringify(each.filter)).toEqual(each);
    expect(rounded(found.around)).toEqual(rounded(expected.around));
    for (const { id } of expected.pages[0]!.page.rows) expect(await duckdb.event(id)).toEqual(await memory.event(id));
    await duckdb.close();
  });

  test('rows are left out with their reason and line, unknown codes counted', async () => {
    const store = await DuckDBStore.open(':memory:');
    const [outcome] = await importInto(store, [paths[0]!]);
    expect(outcome).toMatchObject({ rows: 12, added: 7, known: 1 });
    const file = outcome!.file!;
    expect(file.leftOut).toEqual([
      { reason: 'row/actor', rows: 1, examples: [{ line: 9, value: 'NAME ' }] }, { reason: 'row/date', rows: 1, examples: [{ line: 7, value: '20240199' }] },
      { reason: 'row/statement', rows: 1, examples: [{ line: 4, value: '010' }] }, { reason: 'row/type', rows: 1, examples: [{ line: 8, value: '999' }] },
    ]);
    expect(file.unmapped).toEqual([
      { system: 'cameo-region', code: 'EUR', rows: 1 }, { system: 'cameo-country', code: 'QQQ', rows: 1 }, { system: 'cameo-role', code: 'XYZ', rows: 1 },
    ]);
    await store.close();
  });

  test('an event tells where it comes from in place of a sentence', async () => {
    const store = await DuckDBStore.open(':memory:');
    await importInto(store, paths);
    expect(await store.event('gdelt2:1002')).toMatchObject({
      id: 'gdelt2:1002', date: '2024-01-16', sentenceText: '', coder: 'gdelt2-events/2',
      finding: { type: 'ASSAULT', mode: 'aerial', cameo: '195', source: [{ code: 'IRN', sector: 'MIL' }], target: [{ code: 'PAK', sector: null }], place: { name: 'Panjgur, Pakistan' } },
      document: { reports: 90, characters: 0 }, imported: { origin: 'gdelt2', sourceId: '1002', line: 2, url: 'https://news.example/1002', licence: expect.stringContaining('gdeltproject') },
    });
    expect(await store.event('acled:PAK1')).toMatchObject({
      date: '2024-01-16', sentenceText: 'On 16 January, missiles struck a village; "two" died.',
      finding: { source: [{ code: 'IRN', sector: 'MIL' }], target: [{ code: 'PAK', sector: 'CVL' }], casualties: { killed: 2 } }, imported: { line: 2 },
    });
    expect(await store.event('ucdp:12')).toMatchObject({ date: '1995-03', finding: { source: [{ code: 'YUG', sector: 'GOV' }], target: [{ code: 'TTP' }] }, imported: { line: 4 } });
    expect((await store.event('ucdp:14'))?.date).toBe('2001');
    expect(await store.event('icews:501-2018-06-02')).toMatchObject({ date: '2018-06-02', finding: { source: [{ code: 'IRN', sector: 'GOV' }] } });
    expect((await store.event('icews:502-2018-06-03'))?.finding.target).toMatchObject([{ code: 'UN' }]);
    await store.close();
  });

  test('our own findings come back as events of their own origin, with what was left out', async () => {
    for (const store of [new MemoryStore(), await DuckDBStore.open(':memory:')]) {
      const [coded, exported] = await importInto(store, paths.filter((path) => path.endsWith('.ndjson')));
      expect(coded).toMatchObject({ rows: 13, added: 4, known: 1 });
      expect(Object.fromEntries(coded!.file!.leftOut.map(({ reason, rows, examples }) => [reason, [rows, examples[0]!.line]]))).toEqual({
        'row/kind': [2, 1], 'row/json': [1, 5], 'row/actor': [1, 8], 'row/type': [1, 10], 'row/status': [1, 11], 'row/date': [1, 12], 'row/id': [1, 13],
      });
      expect(coded!.file!.unmapped.toSorted((x, y) => (x.code < y.code ? -1 : 1))).toEqual([{ system: 'bilat-mode', code: 'CONSULT dance', rows: 1 }, { system: 'bilat-actor', code: 'ZZZ', rows: 1 }]);
      expect(await store.event('bilat-findings:d1:30-37:ASSAULT:PAK>IRN')).toMatchObject({
        date: '2024-01', coder: 'bilat-findings/1', finding: { mode: 'aerial', cameo: '195', status: 'denied', source: [{ code: 'PAK', sector: 'MIL' }], target: [{ code: 'IRN', name: 'a "house"' }], casualties: { killed: 9 } },
        imported: { origin: 'bilat-findings', line: 3, importer: 'bilat-findings/1', file: expect.stringContaining('found.ndjson') },
      });
      expect(await store.event('bilat-findings:d2:4-11:AGREE:IRN+PAK+TUR>')).toMatchObject({ date: null, finding: { sectors: ['trade'], target: [] } });
      expect((await store.counts({ origins: ['bilat-findings'], pair: { a: 'PAK', b: 'TUR' } }, { by: ['direction'] })).rows).toMatchObject([{ group: { direction: 'both' }, events: 1 }]);
      expect(exported).toMatchObject({ rows: 6, added: 3, known: 1, file: { leftOut: [{ reason: 'row/actor', rows: 1 }, { reason: 'row/json', rows: 1, examples: [{ line: 7, value: 'no JSON' }] }] } });
      expect(await store.event('bilat-export:d1:0')).toMatchObject({ sentenceText: 'A minister came, and "left".', document: { reports: 3 }, finding: { source: [{ code: 'IRN', sector: 'GOV' }], place: { name: 'Islamabad' } }, imported: { line: 1 } });
      expect((await store.event('bilat-export:d3:1'))?.finding.source).toMatchObject([{ code: 'IRN', name: 'a wise man' }, { code: 'PAK' }]);
      expect((await store.counts({}, { by: [] })).total).toBe(0);
      await store.close();
    }
  });

  test('what a record exports, another takes in; the record itself keeps it apart', async () => {
    const store = await DuckDBStore.open(':memory:');
    await store.put({ documents: [newDocument('d', '2024-01-20', [event('d'), event('d', { type: 'ASSAULT', mode: null, anchor: [20, 24] })])] });
    const path = join(folder, 'out.ndjson');
    await store.copyOut({ what: 'events', format: 'ndjson', path });
    expect(await importInto(store, [path], { format: 'ndjson' })).toMatchObject([{ outcome: 'imported', layout: 'events exported by bilat', rows: 2, added: 2, file: { leftOut: [], unmapped: [] } }]);
    const [own, taken] = [await store.events({}, { order: 'oldest' }), await store.events({ origins: ['bilat-export'] }, { order: 'oldest' })];
    const gist = (page: typeof own) => page.rows.map(({ date, finding: { type, mode, status, source, target, sectors } }) => ({ date, type, mode, status, sectors, sides: [source, target].map((side) => side.map(({ code }) => code)) })).toSorted((x, y) => (x.type < y.type ? -1 : 1));
    expect(own.total).toBe(2);
    expect(gist(taken)).toEqual(gist(own));
    expect(await importInto(store, [path])).toMatchObject([{ outcome: 'unchanged', added: 0 }]);
    const findings = put('own.ndjson', own.rows.map(({ finding }) => `${JSON.stringify(finding)}\n`).join(''));
    expect(await importInto(store, [findings])).toMatchObject([{ layout: 'findings of bilat', added: 2, file: { leftOut: [], unmapped: [] } }]);
    await store.close();
  });

  test('mentions give an event its articles and outlets', async () => {
    const mention = (id: string, outlet: string, time = '20240117120000') => [id, '20240116000000', time, '1', outlet, `https://${outlet}/x`, '1', '-1', '2', '3', '1', '80', '900', '-3', '', ''].join('\t');
    const path = put('m.mentions.CSV', [mention('1003', 'b.example'), mention('1003', 'a.example'), mention('1003', 'a.example'), mention('77', 'c.example'), mention('1003', 'd.example', '20241317000000')].join('\n'));
    for (const store of [new MemoryStore(), await DuckDBStore.open(':memory:')]) {
      expect(await importInto(store, [paths[0]!, path])).toMatchObject([{ added: 7 }, { rows: 5, added: 3, known: 1, file: { leftOut: [{ reason: 'row/date', rows: 1 }] } }]);
      expect((await store.event('gdelt2:1003'))?.document).toMatchObject({ outlets: ['a.example', 'b.example', 'news.example'], reports: 80 });
      expect(await importInto(store, [path])).toMatchObject([{ outcome: 'unchanged' }]);
      await store.close();
    }
  });

  test('no count adds up data sets unasked, and an act of several states is one event in each of their pairs', async () => {
    const store = await DuckDBStore.open(':memory:');
    await importInto(store, paths);
    const pair = { a: 'IRN', b: 'PAK' };
    expect((await store.counts({ pair }, { by: ['type'] })).total).toBe(0);
    expect((await store.counts({ pair, origins: ['gdelt2'] }, { by: ['origin', 'direction'] })).rows.map(({ group, events }) => [group.origin, group.direction, events])).toEqual([['gdelt2', 'ab', 2], ['gdelt2', 'ba', 1]]);
    const polecat = await store.counts({ origins: ['polecat'] }, { by: ['type'] });
    expect(polecat.rows.map(({ group, events }) => [group.type, events])).toEqual([['AGREE', 1], ['CONSULT', 1], ['SANCTION', 1]]);
    for (const [a, b] of [['IRN', 'TUR'], ['PAK', 'TUR']] as const) expect((await store.counts({ pair: { a, b }, origins: ['polecat'] }, { by: [] })).total).toBe(1);
    expect((await store.counts({ pair, origins: ['polecat'] }, { by: ['direction'] })).rows).toMatchObject([{ group: { direction: 'both' }, events: 1 }]);
    expect((await store.pairs()).find(({ pair: { a, b } }) => a === 'IRN' && b === 'PAK')).toMatchObject({ events: 0, imported: expect.arrayContaining([{ origin: 'acled', events: 1, first: '2024-01-16', last: '2024-01-16' }]) });
    await store.close();
  });
});

describe('the same file again', () => {
  test.each(['memory', 'duckdb'])('adds nothing (%s)', async (kind) => {
    const store = kind === 'memory' ? new MemoryStore() : await DuckDBStore.open(':memory:');
    await importInto(store, paths);
    const before = await accountOf(store, ORIGINS, true);
    const again = await importInto(store, paths);
    expect(again.map(({ outcome, rows, added }) => [outcome, rows, added])).toEqual(paths.map(() => ['unchanged', 0, 0]));
    const packed = await importInto(store, [put('a2.gz', gzipSync(FIXTURES['a.export.CSV']!.text))]);
    expect(packed).toMatchObject([{ outcome: 'unchanged', added: 0 }]);
    // The same events in a file that begins otherwise: known by their ids.
    const lines = FIXTURES['a.export.CSV']!.text.split('\n');
    const turned = await importInto(store, [put('a3.CSV', `${lines.slice(0, -1).toReversed().join('\n')}\n`)]);
    expect(turned).toMatchObject([{ outcome: 'imported', added: 0, known: 8 }]);
    const after = await accountOf(store, ORIGINS, true);
    expect(after).toEqual(before);
    await store.close();
  });

  test('a file that has grown gives its new rows only; one that has changed is read anew', async () => {
    const store = await DuckDBStore.open(':memory:');
    const lines = FIXTURES['a.export.CSV']!.text.split('\n');
    const long = Array.from({ length: 400 }, (_, k) => lines[0]!.replace('1001', String(5000 + k)));
    await importInto(store, [put('g.CSV', `${long.slice(0, 390).join('\n')}\n`)]);
    expect(await importInto(store, [put('g.CSV', `${long.join('\n')}\n`)])).toMatchObject([{ outcome: 'imported', rows: 10, added: 10, known: 0, file: { rows: 400, isComplete: true } }]);
    const changed = [...long.slice(0, 395), ...long.slice(0, 5).map((line) => line.replace(/^50/, '60'))];
    expect(await importInto(store, [put('g.CSV', `${changed.join('\n')}\n`)])).toMatchObject([{ outcome: 'imported', rows: 400, added: 5, known: 395 }]);
    expect(await importInto(store, [put('g.CSV', `${changed.join('\n')}\n`)])).toMatchObject([{ outcome: 'unchanged' }]);
    await store.close();
  });

  test('a dry run counts and writes nothing', async () => {
    const store = await DuckDBStore.open(':memory:');
    const [dry] = await importInto(store, [paths[0]!], { isTrial: true });
    expect(dry).toMatchObject({ outcome: 'imported', rows: 12, added: 7, known: 1 });
    expect([await store.importFiles(), await store.pairs(), await store.counts({ origins: ORIGINS }, { by: ['origin'] })]).toEqual([[], [], { rows: [], total: 0, exposure: [] }]);
    expect(await importInto(store, [paths[0]!])).toMatchObject([{ added: 7 }]);
    await store.close();
  });
});

describe('files that are not as they should be', () => {
  const one = FIXTURES['a.export.CSV']!.text;
  const rows = one.split('\n').slice(0, 3);
  test.each([
    ['CR LF', rows.join('\r\n'), { added: 3 }, []],
    ['a byte-order mark', `\uFEFF${rows.join('\n')}`, { added: 3 }, []],
    ['blank lines', `${rows[0]}\n\n\n${rows[1]}\n`, { added: 2 }, []],
    ['no line end', rows.join('\n'), { added: 3 }, []],
    ['a row with too few cells', `${rows[0]}\nx\ty\n${rows[1]}\n`, { added: 2, rows: 3 }, [['row/columns', 2]]],
    ['a row with too many cells', `${rows[0]}\n${rows[1]}\tmore\n${rows[2]}\n`, { added: 2, rows: 3 }, [['row/columns', 2]]],
    ['a NUL', `${rows[0]}\n${rows[1]!.replace('NAME', 'N\0ME')}\n${rows[2]}\n`, { added: 2, rows: 3 }, [['row/nul', 2]]],
    ['a quote in a cell', `${rows[0]!.replace('NAME', '"NAME')}\n${rows[1]}\n`, { added: 2 }, []],
    ['no id', `${rows[0]}\n${rows[1]!.replace(/^\d+/, '')}\n`, { added: 1, rows: 2 }, [['row/id', 2]]],
  ] as const)('%s', async (name, text, expected, lost) => {
    for (const store of [new MemoryStore(), await DuckDBStore.open(':memory:')]) {
      const [outcome] = await importInto(store, [put(`${name.replaceAll(' ', '-')}.CSV`, text)]);
      expect(outcome).toMatchObject({ outcome: 'imported', ...expected });
      expect(outcome!.file!.leftOut.map(({ reason, examples }) => [reason, examples[0]!.line])).toEqual(lost);
      await store.close();
    }
  });

  test('bytes that are not UTF-8 cost no row', async () => {
    const bytes = Buffer.concat([Buffer.from(rows[0]!.replace('Islamabad', 'Isl')), Buffer.from([0xe9]), Buffer.from(`\n${rows[1]}\n`)]);
    const store = await DuckDBStore.open(':memory:');
    expect(await importInto(store, [put('latin.CSV', bytes)])).toMatchObject([{ outcome: 'imported', added: 2 }]);
    await store.close();
  });

  test('a truncated archive gives its whole rows, and goes on when it is whole', async () => {
    const many = Array.from({ length: 5000 }, (_, k) => rows[0]!.replace('1001', String(20_000 + 7919 * k))).join('\n');
    const whole = gzipSync(many);
    const store = await DuckDBStore.open(':memory:');
    const [broken] = await importInto(store, [put('t.CSV.gz', whole.subarray(0, whole.length >> 1))]);
    expect(broken).toMatchObject({ outcome: 'broken', problem: expect.stringMatching(/breaks off after line \d+: unexpected end of file/), file: { isComplete: false } });
    expect(broken!.added).toBeGreaterThan(500);
    const [mended] = await importInto(store, [put('t.CSV.gz', whole)]);
    expect(mended).toMatchObject({ outcome: 'imported', known: 0, added: 5000 - broken!.added, file: { rows: 5000, added: 5000, isComplete: true } });
    await store.close();
  });

  test('members of a zip archive are files of their own', async () => {
    const store = await DuckDBStore.open(':memory:');
    const path = put('two.zip', zipOf({ 'in/a.export.CSV': one, 'in/readme.md': 'x', 'in/events.tab': FIXTURES['events.tab']!.text }));
    const outcomes = await importInto(store, [path]);
    expect(outcomes.map(({ name, outcome }) => [name.slice(path.length), outcome])).toEqual([['!in/a.export.CSV', 'imported'], ['!in/events.tab', 'imported']]);
    await store.close();
  });

  test('an import that is stopped leaves whole rows and goes on where it stood', async () => {
    const store = await DuckDBStore.open(':memory:');
    const row = rows[0]!;
    const path = put('long.CSV', Array.from({ length: 9 }, (_, k) => `${Array.from({ length: 2_000 }, (__, j) => row.replace('1001', String(100_000 + 2_000 * k + j))).join('\n')}\n`).join(''));
    const signal = { aborted: false };
    const [stopped] = await importInto(store, [path], { signal, chunkBytes: 1 << 20, progress: async () => { signal.aborted = true; } });
    expect(stopped).toMatchObject({ outcome: 'stopped', file: { isComplete: false } });
    expect(stopped!.added).toBeGreaterThan(1000);
    expect(stopped!.added).toBeLessThan(18_000);
    expect((await store.events({ origins: ['gdelt2'], of: 'report' })).total).toBe(stopped!.added);
    expect(await importInto(store, [path])).toMatchObject([{ outcome: 'imported', added: 18_000 - stopped!.added, known: 0, file: { rows: 18_000, isComplete: true } }]);
    await store.close();
  });

  test('what is no table is refused with the reason', async () => {
    const given = [put('empty.csv', ''), put('u16.csv', Buffer.from('\uFEFFid,name\n', 'utf16le')), put('bin.csv', Buffer.from([0, 1, 2, 3])), put('other.csv', 'one,two\n1,2\n'), put('bad.zip', 'PK\u0003\u0004 and no more'), join(folder, 'gone.csv')];
    const outcomes = await importInto(new MemoryStore(), given);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(given.map(() => 'refused'));
    expect(outcomes.map(({ problem }) => problem)).toEqual([
      'the file is empty', expect.stringContaining('UTF-16'), expect.stringContaining('binary'), expect.stringContaining('no known layout has 2 columns'), expect.stringContaining('broken zip'), 'no such file or folder',
    ]);
  });
});

/** A zip archive of these texts, stored without packing. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [bytes, label] = [Buffer.from(text), Buffer.from(name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, end, label);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, label, bytes);
    at += 4 + common.length + label.length + bytes.length;
  }
  const entries = Buffer.concat(directory);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(Object.keys(files).length, 4);
  tail.writeUInt16LE(Object.keys(files).length, 6);
  tail.writeUInt32LE(entries.length, 8);
  tail.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, entries, Buffer.from('PK\u0005\u0006', 'latin1'), tail]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Means to nine digits: sums are made in another order. */
function rounded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => (key === 'meanScore' && each !== null ? Number((each as number).toFixed(9)) : each)) as T;
}

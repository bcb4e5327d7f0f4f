import { describe, expect, test } from 'vitest';
import { runFake } from '../../../test/cli-fake.js';
import { MOST_BYTES } from '../input/read-documents.js';

const VISIT = 'Iran visited Pakistan on Monday.';

describe('bilat code reads', () => {
  test.each([
    ['a text file', ['code', 'a.txt'], { files: { 'a.txt': VISIT } }, 'a'],
    ['Markdown', ['code', 'notes/b.md'], { files: { 'notes/b.md': `# Title\n\n${VISIT}` } }, 'b'],
    ['NDJSON', ['code', 'c.ndjson'], { files: { 'c.ndjson': `{"id":"x","text":"${VISIT}"}\n\n` } }, 'x'],
    ['a JSON list', ['code', 'c.json'], { files: { 'c.json': `[\n {"id": 7, "text": "${VISIT}"}\n]` } }, '7'],
    ['NDJSON on standard input', ['code', '-'], { stdin: `{"id":"x","text":"${VISIT}"}` }, 'x'],
    ['standard input without being told', ['code'], { stdin: VISIT }, expect.stringMatching(/^text-[0-9a-f]{12}$/)],
    ['a page', ['code', 'p.html'], { files: { 'p.html': `<html><body><script>visited visited</script><p>${VISIT}</p></body></html>` } }, 'p'],
    ['UTF-16', ['code', 'u.txt'], { files: { 'u.txt': new Uint8Array([0xff, 0xfe, ...[...VISIT].flatMap((c) => [c.charCodeAt(0), 0])]) } }, 'u'],
    ['a folder with all below it', ['code', 'in'], { files: { 'in/sub/d.txt': VISIT, 'in/picture.png': 'x', 'in/.hidden.txt': VISIT } }, 'd'],
    ['text by force', ['code', 'odd.xyz', '--input', 'text'], { files: { 'odd.xyz': VISIT } }, 'odd'],
  ])('%s', async (_, words, world, id) => {
    const { code, rows } = await runFake(words, world);
    expect(rows()).toMatchObject([{ kind: 'event', doc: id, mode: 'visit' }]);
    expect(code).toBe(0);
  });

  test('several sources in the order given, findings of each document together', async () => {
    const { rows } = await runFake(['code', 'b.txt', 'a.txt'], { files: { 'a.txt': VISIT, 'b.txt': `${VISIT} It visited again.` } });
    expect(rows().map((row) => row['doc'])).toEqual(['b', 'b', 'a']);
  });
});

describe('bilat code answers bad input', () => {
  const bad = async (name: string, content: string | Uint8Array) => runFake(['code', name], { files: { [name]: content } });
  test.each([
    ['an empty file', 'e.txt', '', 'document/empty', 'e.txt: the text is empty'],
    ['only spaces', 'e.txt', ' \n\t ', 'document/empty', 'e.txt: the text is empty'],
    ['a PDF', 'r.txt', '%PDF-1.7 …', 'document/binary', 'r.txt: this is a PDF; expected text'],
    ['NUL bytes', 'r.txt', 'abc\0def', 'document/binary', 'r.txt: this looks like a binary file'],
    ['another encoding', 'l.txt', new Uint8Array([0x54, 0xe9, 0x68, 0xe9]), 'document/encoding', 'l.txt: these bytes are not UTF-8'],
    ['a page without text', 'p.html', '<html><body><script>var a = 1;</script></body></html>', 'document/empty', 'p.html: the page has no text'],
    ['one broken row', 'x.ndjson', '{oops', 'row/bad-json', 'x.ndjson:1: not JSON'],
  ])('%s', async (_, name, content, code, message) => {
    const ran = await bad(name, content);
    expect(ran.rows()).toMatchObject([{ kind: 'issue', code, at: { file: name } }]);
    expect(ran.err).toContain(message);
    expect(ran.err).toContain('bilat: nothing could be read; 1 row or file left out');
    expect(ran.code).toBe(1);
  });

  test('an empty stream holds no documents, which is no failure', async () => {
    for (const stdin of ['', '\n\n']) expect(await runFake(['code', '--input', 'ndjson'], { stdin })).toMatchObject({ code: 0, out: '', err: 'no documents in the input\n' });
  });

  test('a missing file, with the others coded', async () => {
    const { rows, err, code } = await runFake(['code', 'a.txt', 'none.txt'], { files: { 'a.txt': VISIT } });
    expect(rows().map((row) => row['kind'])).toEqual(['event', 'issue']);
    expect(err).toContain('none.txt: no such file or folder');
    expect(err).toContain('1 document, 1 finding; 1 row or file left out\nbilat: 1 of the sources could not be read');
    expect(code).toBe(1);
  });

  test('broken rows among good ones, each counted with file, line and reason', async () => {
    const lines = [`{"id":"a","text":"${VISIT}"}`, '{"id":"b","text":', '[1,2]', '"words"', '{"title":"no text"}', '{"text":5}', '{"text":"\\ud800 half"}', `{"id":"z","text":"${VISIT}","date":"soon","url":3,"outlet":{"country":"Iran"}}`];
    const { rows, err, code } = await runFake(['code', 'x.ndjson'], { files: { 'x.ndjson': lines.join('\n') } });
    expect(rows().filter((row) => row['kind'] === 'event').map((row) => row['doc'])).toEqual(['a', 'z']);
    expect(rows().filter((row) => row['kind'] === 'issue').map((row) => row['at'])).toEqual([2, 3, 3, 4, 5, 6, 7].map((line) => ({ file: 'x.ndjson', line })));
    for (const told of [
      'x.ndjson:2: not JSON', 'x.ndjson:3: expected a JSON object with a text; got number 1', 'x.ndjson:4: expected a JSON object with a text; got the string "words"',
      'x.ndjson:5: text: no text; the row has title', 'x.ndjson:6: text: text is number 5; expected a string', 'x.ndjson:7: half a character',
      'x.ndjson:8: date: date "soon" is no date', 'x.ndjson:8: url: url is number 3', 'x.ndjson:8: outlet: outlet is an object', '2 documents, 2 findings; 7 rows or files left out',
    ]) expect(err).toContain(told);
    expect(code).toBe(0);
  });

  test('--strict stops at the first problem', async () => {
    const { rows, code, err } = await runFake(['code', 'x.ndjson', '--strict'], { files: { 'x.ndjson': `{oops\n{"text":"${VISIT}"}` } });
    expect(rows().map((row) => row['kind'])).toEqual(['issue']);
    expect([code, err.includes('--strict')]).toEqual([1, true]);
  });

  test('many problems are told up to twenty, then summed', async () => {
    const { err } = await runFake(['code', 'x.ndjson'], { files: { 'x.ndjson': `${'{oops\n'.repeat(30)}{"text":"${VISIT}"}` } });
    expect(err.match(/not JSON/g)).toHaveLength(20);
    expect(err).toContain('… and 10 more problems; in all: 30 row/bad-json');
  });

  test('a text in Persian is not coded but named', async () => {
    const text = 'وزیر خارجه ایران visited اسلام‌آباد و با همتای پاکستانی خود گفتگو کرد';
    const { rows, err, code } = await runFake(['code', 'f.txt'], { files: { 'f.txt': text } });
    expect(rows()).toEqual([{ kind: 'issue', doc: 'f', code: 'document/language', message: expect.stringContaining('seems to be Persian'), at: null }]);
    expect(err).toContain('f.txt: the text seems to be Persian; bilat reads English, so nothing in it was coded');
    expect(code).toBe(0);
    expect((await runFake(['code', 'f.txt', '--any-language'], { files: { 'f.txt': text } })).rows()).toMatchObject([{ kind: 'event' }]);
  });

  test('a text the coder fails on does not stop the others', async () => {
    const { rows } = await runFake(['code', 'a.txt', 'b.txt'], { files: { 'a.txt': 'crash', 'b.txt': VISIT } });
    expect(rows()).toMatchObject([{ kind: 'issue', doc: 'a', code: 'coder/failed' }, { kind: 'event', doc: 'b' }]);
  });

  test('20 MB on one line are read whole', async () => {
    const line = `${VISIT} ${'word '.repeat(4_000_000)}`;
    const { rows, code } = await runFake(['code', 'big.txt'], { files: { 'big.txt': line } });
    expect(rows()).toMatchObject([{ kind: 'event', sentence: [0, line.length] }]);
    expect(code).toBe(0);
  });

  test('more than 64 MB on one line are refused, the next row is read', async () => {
    const huge = new Uint8Array(MOST_BYTES + 100).fill(97);
    huge[MOST_BYTES + 50] = 10;
    huge.set(new TextEncoder().encode(`{"text":"visited"}`), MOST_BYTES + 51);
    const { rows, err } = await runFake(['code', 'h.ndjson'], { files: { 'h.ndjson': huge.subarray(0, MOST_BYTES + 51 + 18) } });
    expect(err).toContain('h.ndjson:1: the line has more than 64 MB');
    expect(rows().map((row) => row['kind'])).toEqual(['issue', 'event']);
  });
});

describe('bilat code writes', () => {
  const world = { files: { 'a.txt': VISIT } };
  test('a table at a terminal', async () => {
    const { out, err } = await runFake(['code', 'a.txt'], { ...world, isTTY: true });
    expect(out).toMatch(/^found +who +status +date +words/);
    expect(out).toMatch(/CONSULT visit +IRN GOV → PAK +actual +Iran visited Pakistan on Monday\./);
    expect(err).toContain('1 document, 1 finding');
  });

  test('CSV with one flat row each', async () => {
    const [header, row] = (await runFake(['code', 'a.txt', '--format', 'csv'], world)).out.split('\n');
    expect(header).toMatch(/^kind,doc,type,mode,quad,score/);
    expect(row).toMatch(/^event,a,CONSULT,visit,1,2\.5,,,IRN GOV,PAK,,actual/);
    expect(row?.split(',')).toHaveLength(header!.split(',').length);
  });

  test('JSON, also of nothing', async () => {
    expect(JSON.parse((await runFake(['code', 'a.txt', '--format', 'json'], world)).out)).toMatchObject([{ kind: 'event' }]);
    expect((await runFake(['code', 'a.txt', '--format', 'json'], { files: { 'a.txt': 'No act here.' } })).out).toBe('[]\n');
    expect((await runFake(['code', 'a.txt'], { files: { 'a.txt': 'No act here.' }, isTTY: true })).out).toBe('nothing found\n');
  });

  test('progress only when it takes longer than two seconds, on standard error', async () => {
    const files = { 'x.ndjson': `{"text":"${VISIT}"}\n{"text":"It visited."}\n{"text":"visited"}` };
    expect((await runFake(['code', 'x.ndjson'], { files, tick: 10 })).err).toBe('');
    const slow = await runFake(['code', 'x.ndjson'], { files, tick: 1500 });
    expect(slow.err).toMatch(/^coding: 2 documents, \d+ s, \d+ a second\n$/);
    const atTerminal = await runFake(['code', 'x.ndjson'], { files, tick: 1500, isTTY: true });
    expect(atTerminal.err).toContain('\r\u001B[Kcoding: 3 documents');
    expect(slow.rows()).toHaveLength(3);
  });

  test('nothing more, and no complaint, once nobody reads', async () => {
    const { code, err, rows } = await runFake(['code', 'a.txt', 'b.txt'], { files: { 'a.txt': VISIT, 'b.txt': VISIT }, closeAfter: 1 });
    expect([code, err, rows().length]).toEqual([0, '', 1]);
  });
});

describe('bilat code called wrongly', () => {
  test.each([
    [['cod'], 'did you mean `code`'], [['code', '--frmat', 'csv'], 'did you mean --format'], [['code', 'a.txt', '--format', 'xml'], 'xml'], [['code', 'a.txt', '--date', 'monday'], 'invalid --date: monday'],
    [['code', 'a.txt', '--country', 'Iran'], 'invalid --country: Iran'], [['code'], 'nothing to read; give files or folders'],
  ])('%j', async (words, message) => {
    const { code, err, out } = await runFake(words, { files: { 'a.txt': VISIT }, isTTY: true });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^ +at /m);
  });

  test('helps by example', async () => {
    expect(await runFake([])).toMatchObject({ code: 0, out: expect.stringContaining('bilat demo ') });
    for (const command of ['code', 'check', 'add', 'relate', 'explain', 'eval', 'ledger', 'brief', 'export', 'serve', 'demo']) {
      const { code, out } = await runFake([command, '--help']);
      expect([code, out.includes('EXAMPLE'), out.includes(`  bilat ${command}`)]).toEqual([0, true, true]);
    }
  });
});

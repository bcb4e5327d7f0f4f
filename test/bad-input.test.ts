import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Finding } from '../src/coder/findings.js';
import { createCoder } from '../src/coder/pipeline.js';

/** Hostile input, first to the coder as a function, then to the command as a process. Nothing may crash, hang, or get lost. */
const VISIT = "Iran's foreign minister visited Islamabad on Sunday.";
const coder = createCoder();

/** Every list of two numbers in a finding: its spans. */
function spansOf(value: unknown): [number, number][] {
  if (Array.isArray(value)) return value.length === 2 && typeof value[0] === 'number' ? [value as [number, number]] : value.flatMap(spansOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(spansOf) : [];
}

/** Spans that do not lie in the text. */
const strayed = (findings: readonly Finding[], text: string) => findings.flatMap(spansOf).filter(([start, end]) => !(start >= 0 && start <= end && end <= text.length));

const visitsIn = (findings: readonly Finding[]) => findings.filter((finding) => finding.kind === 'event' && finding.type === 'CONSULT' && finding.mode === 'visit'
  && finding.source[0]?.code === 'IRN' && finding.target[0]?.code === 'PAK').length;

describe('the coder finds the visit among', () => {
  test.each<readonly [string, string]>([
    ['zero-width spaces', `Iran's\u200b foreign minister visited\u200b Islamabad\u200b on Sunday.`],
    ['soft hyphens within words', 'Iran\u2019s for\u00adeign min\u00adister vis\u00adited Islam\u00adabad on Sunday.'],
    ['marks of writing direction', `\u202a\u2067Iran\u2069\u200e's foreign minister visited \u2066Islamabad\u2069\u202c on Sunday.`],
    ['a text turned right to left', `\u202e${VISIT}\u202c`],
    ['a byte-order mark in the middle', `\ufeff\n\ufeff${VISIT}`],
    ['NUL bytes', `\0\0 ${VISIT} \0`],
    ['halves of characters', `\ud800 ${VISIT} \udfff`],
    ['a million line breaks', `${'\n'.repeat(500_000)}${VISIT}${'\r\n'.repeat(250_000)}`],
    ['brackets opened and never closed', `${'('.repeat(50_000)} ${VISIT}`],
    ['brackets nested deep', `${'( '.repeat(20_000)}\n\n${VISIT}\n\n${' )'.repeat(20_000)}`],
    ['quotes never closed', `${'“ '.repeat(20_000)}\n\n${VISIT}`],
    ['a word of a million letters', `${'a'.repeat(1_000_000)} ${VISIT}`],
    ['a number of a million digits', `${'9'.repeat(1_000_000)}\n\n${VISIT}`],
    ['commas without end', `${', '.repeat(50_000)}\n\n${VISIT}`],
    ['accents piled up', `${'e\u0301\u0302'.repeat(20_000)} ${VISIT}`],
    ['pictures', `${'😀'.repeat(20_001)} ${VISIT}`],
    ['names every object has', `constructor __proto__ toString hasOwnProperty valueOf. ${VISIT}`],
    ['Persian lines', `${'وزیر خارجه از اسلام‌آباد دیدار کرد. '.repeat(200)}\n\n${VISIT}`],
    ['tags left in the text', `<div>\n<p class="x">\n${VISIT}\n</p><br><script>alert("<")</script>`],
    ['spaces of every kind', VISIT.replaceAll(' ', '\u2009\u00a0')],
    ['tabs and form feeds', VISIT.replaceAll(' ', '\t\f')],
  ])('%s', (_, text) => {
    const findings = coder.code({ id: 'x', text });
    expect(strayed(findings, text)).toEqual([]);
    expect(visitsIn(findings)).toBe(1);
    expect(coder.explain(text).findings).toHaveLength(findings.length);
  }, 20_000);
});

describe('the coder finds nothing, and says so, in', () => {
  test.each(['', ' ', '\n\n\r\n', '\u200b\u200e', '\0', '.', '...!?', '"', '(((', '\ud83d', '1', '——', '�'.repeat(100)])('%j', (text) => {
    expect(coder.code({ id: 'x', text })).toEqual([]);
  });
});

test.each(['', 'soon', '2025-02-30', '99999-01-01', '-1', '2025-13', '٢٠٢٥', '2025-11-25T10:00:00Z', '\0'])('a publication date that is none, %j, is told and costs no other finding', (date) => {
  const findings = coder.code({ id: 'x', text: `${VISIT} Last year Iran and Pakistan signed a treaty.`, date });
  expect(visitsIn(findings)).toBe(1);
  expect(findings.filter((finding) => finding.kind === 'issue')).toMatchObject([{ code: 'document/date', message: expect.stringContaining(JSON.stringify(date)) }]);
  const dates = findings.flatMap((finding) => (finding.kind === 'event' && finding.date ? [finding.date.value] : []));
  expect(dates.filter((value) => !/^\d{4}(-\d\d){0,2}$/.test(value))).toEqual([]);
});

test('the time it takes grows with the length, not faster, on one line of 5 MB without a full stop', () => {
  const line = 'Iran and Pakistan held talks on trade and the border while ministers visited Tehran and ';
  const seconds = (size: number) => {
    const text = line.repeat(Math.ceil(size / line.length)).slice(0, size);
    const from = process.cpuUsage();
    expect(coder.code({ id: 'x', text }).length).toBeGreaterThan(size / 10_000);
    return process.cpuUsage(from).user / 1e6;
  };
  seconds(200_000);
  const small = seconds(500_000);
  expect(seconds(5_000_000)).toBeLessThan(small * 40);
}, 120_000);

test('whatever the text, spans lie in it and the same text gives the same findings', () => {
  const parts = fc.constantFrom('Iran', "Pakistan's", 'visited', 'accused', 'will', 'not', ' ', '. ', ', ', '\n', '“', '”', '(', '\u200b', '\u00ad', '\ud800', '😀', '$10bn', '2026', 'by', 'trade', 'said', 'that', 'agreed to', 'historic', '\0', 'ß', 'İ');
  fc.assert(fc.property(fc.array(parts, { maxLength: 40 }), (words) => {
    const text = words.join(' ');
    const findings = coder.code({ id: 'x', text });
    expect(strayed(findings, text)).toEqual([]);
    expect(coder.code({ id: 'x', text })).toEqual(findings);
  }), { numRuns: 300 });
});

const folder = mkdtempSync(join(tmpdir(), 'bilat-bad-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

interface Ran { readonly code: number | null; readonly out: string; readonly err: string; readonly rows: readonly Record<string, unknown>[] }

/** Runs `bilat` on real files; `node` takes options of the runtime, such as a limit of memory. */
async function run(words: readonly string[], node: readonly string[] = []): Promise<Ran> {
  const child = spawn(process.execPath, [...node, '--import', TSX, MAIN, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { code, out, err, rows: words[0] === 'add' ? [] : out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const write = (name: string, content: string | Uint8Array) => { writeFileSync(join(folder, name), content); return name; };
const found = (ran: Ran, doc: string) => ran.rows.filter((row) => row['kind'] === 'event' && row['doc'] === doc).length;
const told = (ran: Ran) => ran.rows.filter((row) => row['kind'] === 'issue').map((row) => [row['code'], (row['at'] as { file?: string } | null)?.file ?? row['doc']]);

describe('the command', () => {
  test('codes what is good among files that are not, and names each of the others', async () => {
    const paragraph = `<p>${VISIT} The two sides spoke about trade, the border and a railway, and the ministry said in a statement that the talks were useful to both of them.</p>`;
    const files = [
      write('empty.txt', ''), write('spaces.md', ' \n\n\t'), write('binary.txt', new Uint8Array(4096).map((_, k) => (k * 7919) % 256)), write('latin1.txt', new Uint8Array([0x49, 0xe9, 0x2e])),
      write('paper.pdf', '%PDF-1.4\n…'), write('persian.txt', 'وزیر امور خارجه ایران در اسلام‌آباد با همتای پاکستانی خود درباره تجارت و مرز گفتگو کرد.'),
      write('hidden.txt', `\ufeff\u202e${VISIT.replaceAll(' ', '\u200b ')}\u202c`), write('bom16.txt', Buffer.from(`\ufeff${VISIT}`, 'utf16le')),
      write('scripts.html', `<html><head><title>T</title>${'<script>var a = "<p>Iran attacked Pakistan.</p>";</script>'.repeat(500)}</head><body><div><b><p>${paragraph.repeat(3)}</div></i></span><table><tr>${'<script>'}`),
      write('deep.html', `${'<div><p>'.repeat(20_000)}${paragraph}`), write('notags.html', VISIT), write('only.html', '<script>Iran</script><!-- Iran -->'),
      write('nested.json', '['.repeat(100_000)), write('list.json', `[${JSON.stringify({ id: 'one', text: VISIT })}, null, 5]`), write('good.txt', VISIT),
    ];
    const ran = await run(['code', ...files, 'missing.txt', folder.concat('/none/'), '--format', 'ndjson']);
    for (const doc of ['hidden', 'bom16', 'scripts', 'deep', 'notags', 'one', 'good']) expect([doc, found(ran, doc) > 0]).toEqual([doc, true]);
    expect(ran.out).not.toContain('"ASSAULT"');
    const issues = told(ran);
    for (const [code, at] of [
      ['document/empty', 'empty.txt'], ['document/empty', 'spaces.md'], ['document/binary', 'binary.txt'], ['document/encoding', 'latin1.txt'], ['document/binary', 'paper.pdf'],
      ['document/language', 'persian'], ['document/empty', 'only.html'], ['row/bad-json', 'nested.json'], ['row/not-a-document', 'list.json'], ['file/not-found', 'missing.txt'],
    ] as const) expect(issues).toContainEqual([code, at]);
    for (const file of ['empty.txt', 'spaces.md', 'binary.txt', 'latin1.txt', 'paper.pdf', 'persian.txt', 'only.html', 'nested.json', 'missing.txt']) expect(ran.err).toContain(`${file}: `);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(ran.code).toBe(1);
  });

  test('codes good rows among broken ones and names file and line of each of these; every row is told once', async () => {
    const good = (id: string, more: object = {}) => JSON.stringify({ id, text: VISIT, ...more });
    const lines = [
      good('a'), '{"id":"b","text":', good('dup'), good('dup', { text: `${VISIT} It rained.` }), '{}', '{"id":"c"}', '[]', 'null', '"text"', good('d', { colour: 'red', text: VISIT, outlet: [] }),
      good('e', { date: 'yesterday' }), good('f', { date: '2025-02-30' }), `${good('g')} trailing`, good('h').replace('}', ',}'), '{"id":"i","text":"\\ud800"}', '{"id":{"a":1},"text":"Iran visited Pakistan."}', '', '\u0000\u0000', good('never'),
    ];
    const ran = await run(['code', write('mixed.ndjson', lines.slice(0, 17).join('\n'))]);
    for (const [doc, least] of [['a', 1], ['dup', 2], ['d', 1], ['e', 1], ['f', 1]] as const) expect([doc, found(ran, doc) >= least]).toEqual([doc, true]);
    const at = (line: number) => ran.err.split('\n').filter((text) => text.startsWith(`mixed.ndjson:${line}: `));
    for (const line of [2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]) expect([line, at(line).length]).toEqual([line, line === 7 ? 0 : 1]);
    expect(ran.err).toMatch(/7 documents, \d+ findings; \d+ rows or files left out/);
    expect(ran.code).toBe(0);
  });

  test('adds two texts with one id as two documents, and the same text once', async () => {
    const ran = await run(['add', write('ids.ndjson', [VISIT, `${VISIT} It rained.`, VISIT].map((text) => JSON.stringify({ id: 'same', text })).join('\n')), '--record', 'ids.duckdb']);
    expect(ran.out).toMatch(/2 documents added, 1 known already/);
    expect(ran.err).toContain('same: the id stands for another text already; stored as same~');
  });

  test('reads 5 MB on one line within 400 MB of memory', async () => {
    const ran = await run(['code', write('line.txt', `${VISIT} ${'and so on and on '.repeat(300_000)}`)], ['--max-old-space-size=400']);
    expect([ran.code, found(ran, 'line')]).toEqual([0, 1]);
  });
});

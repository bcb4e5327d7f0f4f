import { describe, expect, test } from 'vitest';
import { runFake } from '../../../test/cli-fake.js';

describe('bilat relate', () => {
  test('answers each row, and says what was wrong with those it cannot use', async () => {
    const stdin = [
      '{"id":"1","text":"A accused B.","source":"A","target":[10,11]}', '{"sentence":"A met B.","source":"A","target":"B"}', '{"id":"3","text":"A accused B.","source":"a","target":"Zed"}',
      '{"id":"4","text":"A accused B.","source":"A","target":[5,50]}', 'no', '{"id":"6","text":"","source":"A","target":"B"}', '{"id":"7","text":"A","target":"A"}',
    ].join('\n');
    const { rows, err, code } = await runFake(['relate'], { stdin });
    expect(rows().map((row) => [row['id'], row['type']])).toEqual([['1', 'ACCUSE'], [null, null], ['3', 'ACCUSE']]);
    for (const told of ['-:3: target not in the text', '-:4: target [5,50] is neither', '-:5: not JSON', '-:6: no text', '-:7: source is missing', '3 rows related, 4 left out']) expect(err).toContain(told);
    expect(code).toBe(0);
  });

  test('finds marks with other spacing or letter case', async () => {
    let seen: unknown;
    const { fakeCoder } = await import('../../../test/cli-fake.js');
    const coder = { ...fakeCoder(), relate: (input: { source: unknown; target: unknown; text: string }) => { seen = [input.source, input.target]; return { id: null, type: null, quad: null, status: null, confidence: 0, rule: null }; } };
    await runFake(['relate'], { stdin: '{"text":"The  U.S. (army) met\\nB.","source":"the U.S. (Army)","target":"met B"}', coder });
    expect(seen).toEqual([[0, 16], [17, 22]]);
  });

  test('fails when no row can be used', async () => {
    expect(await runFake(['relate'], { stdin: 'x\ny' })).toMatchObject({ code: 1, err: expect.stringContaining('nothing could be read; 2 rows left out') });
    expect(await runFake(['relate', 'none.ndjson'])).toMatchObject({ code: 1, err: expect.stringContaining('none.ndjson: no such file') });
  });
});

describe('bilat eval', () => {
  const tsv = 'sentence_id\tsentence\tsource\ttarget\tgold_root\tgold_penta\n1\tA accused B.\tA\tB\tACCUSE\t3\n2\tA accused B.\tA\tB\tASSAULT\t4\n3\tA met B.\tA\tB\tCONSULT|AGREE\t1\n4\tA met B.\tA\tB\tFIGHT\t4\n5\tshort\n';

  test('scores a TSV of relations', async () => {
    const { rows, err, code } = await runFake(['eval', 'g.tsv'], { files: { 'g.tsv': tsv } });
    expect(rows()).toMatchObject([{ what: 'relations', coder: 'fake-1', n: 3, types: { accuracy: 1 / 3 }, binary: { accuracy: 2 / 3 }, errors: [{ id: '2', given: 'ACCUSE' }, { id: '3', given: null }] }]);
    expect(err).toContain('g.tsv:5: unknown type FIGHT');
    expect(err).toContain('g.tsv:6: 2 cells; expected 6');
    expect(code).toBe(0);
  });

  test('shows people per-type scores, confusions and the surest errors', async () => {
    const { out } = await runFake(['eval', 'g.tsv', '--errors', '1'], { files: { 'g.tsv': tsv }, isTTY: true });
    expect(out).toContain('3 marked pairs, 2 given a type; coder fake-1, lexicon words-1');
    expect(out).toMatch(/ACCUSE +1 +2 +50\.0% +100\.0% +66\.7%/);
    expect(out).toMatch(/ASSAULT +ACCUSE +1/);
    expect(out).toContain('Wrong, the surest first (1 of 2)');
  });

  test('shows agreement with a chronicle', async () => {
    const entries = [
      { id: 'x-1', date: '2025', fact: 'Iran visited Pakistan.', kind: 'visit', parties: ['IRN', 'PAK'], sector: ['politics'] }, { id: 'x-2', date: '2025', fact: 'Nothing.', kind: 'strike', parties: ['IRN', 'PAK'], sector: ['security'] },
    ].map((entry) => JSON.stringify(entry)).join('\n');
    const { rows } = await runFake(['eval', 'c.jsonl'], { files: { 'c.jsonl': entries } });
    expect(rows()).toMatchObject([{ what: 'chronicle', kinds: [{ kind: 'strike', kindMet: 0 }, { kind: 'visit', kindMet: 1, pairMet: 1, sectorMet: 0 }, { kind: 'all', entries: 2, kindMet: 0.5 }], unmet: [{ id: 'x-2' }] }]);
    expect((await runFake(['eval', 'c.jsonl'], { files: { 'c.jsonl': entries }, isTTY: true })).out).toMatch(/all +2 +50\.0% +50\.0% +50\.0% +0\.0% +0\.0%/);
  });

  test('scores documents', async () => {
    const lines = [
      { id: 'd', text: 'Iran visited Pakistan.', events: [{ type: 'CONSULT', source: ['IRN'], target: ['PAK'] }], commitments: [] }, { id: 'd', text: 'Nothing.', events: [{ type: 'AID', source: ['IRN', null], target: ['PAK'] }] },
      { text: 'x', events: [{ type: 'AID' }] }, { text: 'x', events: [], claims: 'none' },
    ].map((row) => JSON.stringify(row)).join('\n');
    const { rows, err } = await runFake(['eval', 'd.ndjson'], { files: { 'd.ndjson': lines } });
    expect(err).toBe('d.ndjson:3: one of events lacks type, source, target\nd.ndjson:4: claims is no list\n');
    expect(rows()).toMatchObject([{ what: 'documents', n: 2, facets: [{ facet: 'event type', gold: 2, found: 1, correct: 1 }, { correct: 1 }, { gold: 0, found: 0 }, { gold: 0 }], errors: [{ id: 'd (line 2)', missed: ['AID IRN>PAK'] }] }]);
    expect((await runFake(['eval', 'd.ndjson'], { files: { 'd.ndjson': lines }, isTTY: true })).out).toMatch(/event type, who to whom +2 +1 +1 +100\.0% +50\.0% +66\.7%/);
  });

  test.each([
    [{ 'g.tsv': 'a\tb\n1\t2' }, 'neither NDJSON nor a TSV'], [{ 'g.tsv': 'id\ttext\tsource\ttarget\ttype\n' }, 'no rows to score'], [{}, 'g.tsv: no such file'], [{ 'g.tsv': '%PDF-' }, 'this is a PDF'],
  ])('refuses what is no gold file: %j', async (files, message) => {
    expect(await runFake(['eval', 'g.tsv'], { files })).toMatchObject({ code: 1, err: expect.stringContaining(message) });
  });
});

describe('bilat explain', () => {
  test('takes words, or standard input', async () => {
    for (const [words, stdin] of [[['explain', 'A', 'met', 'B.'], ''], [['explain', '-'], 'A met B.']] as const) {
      expect((await runFake([...words], { stdin })).rows()).toMatchObject([{ text: 'A met B.', readings: [] }]);
    }
    expect((await runFake(['explain', 'A met B.'], { isTTY: true })).out).toContain('A met B.\n\nActors\n  none found\n');
  });
  test.each([[['explain'], 'no sentence given', 2], [['explain', 'A.', '--format', 'csv'], 'explain has no CSV form', 2], [['explain', 'x'.repeat(20_001)], 'at most 20000', 1]])('refuses %#', async (words, message, exitCode) => {
    expect(await runFake(words)).toMatchObject({ code: exitCode, err: expect.stringContaining(message) });
  });
});

describe('bilat check', () => {
  const files = { 'a.txt': 'Iran visited Pakistan. Trade will reach 10 billion dollars, the minister said.', 'b.txt': 'Iran visited Pakistan again.' };

  test('writes one JSON object a document when piped, a page for people at a terminal', async () => {
    const { rows, code } = await runFake(['check', 'a.txt', 'b.txt'], { files });
    expect(rows()).toMatchObject([{ document: { id: 'a' }, pair: ['IRN', 'PAK'], notes: ['No record was given: nothing could be compared.'] }, { document: { id: 'b' } }]);
    expect(code).toBe(0);
    const shown = await runFake(['check', 'a.txt'], { files, isTTY: true });
    expect(shown.out.length).toBeGreaterThan(40);
    expect(shown.err).toContain('give a record with --record to see what it answers');
    expect((await runFake(['check', 'a.txt', '--format', 'md'], { files })).out).toMatch(/^# /);
  });

  test('compares with a record', async () => {
    expect((await runFake(['check', 'a.txt', '--record', 'r.duckdb'], { files })).rows()).toMatchObject([{ notes: ['The record holds nothing on Iran and Pakistan before this document.'] }]);
  });

  test('does not take two documents into one page, nor a text it does not read', async () => {
    expect(await runFake(['check', 'a.txt', 'b.txt', '--format', 'html'], { files })).toMatchObject({ code: 2, err: expect.stringContaining('a page holds one document') });
    expect(await runFake(['check', 'f.txt'], { files: { 'f.txt': 'وزیر خارجه ایران به اسلام‌آباد رفت و گفتگو کرد' } })).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Persian') });
  });
});

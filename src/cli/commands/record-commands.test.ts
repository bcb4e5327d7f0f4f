import { describe, expect, test } from 'vitest';
import { commitment, event, newDocument } from '../../../test/contract/record-fixture.js';
import { fakeCoder, runFake } from '../../../test/cli-fake.js';
import { MemoryStore } from '../../storage/memory-store.js';

const VISIT = 'Iran visited Pakistan.';

/** A memory store that stays open, so that a test can look at it after a command closed it. */
class LastingStore extends MemoryStore {
  override async close(): Promise<void> { /* stays open */ }
}

describe('bilat add', () => {
  const files = { 'x.ndjson': `{"id":"a","text":"${VISIT}","date":"2025-01-01"}\n{"id":"b","text":"${VISIT}","date":"2025-01-02"}\n{oops` };

  test('adds documents once', async () => {
    const store = new LastingStore();
    const first = await runFake(['add', 'x.ndjson'], { files, store });
    expect(first.out).toBe('bilat.duckdb: 2 documents added, 0 known already, 2 findings, 0 reports; it now holds 2 documents and 2 events\n');
    expect(first.err).toContain('x.ndjson:3: not JSON');
    expect(first.code).toBe(0);
    const again = await runFake(['add', 'x.ndjson'], { files, store });
    expect(again.out).toContain('0 documents added, 2 known already, 0 findings');
    expect(await store.stats()).toMatchObject({ documents: 2, findings: { event: 2 }, coders: ['fake-1'] });
    const newer = await runFake(['add', 'x.ndjson'], { files, store, coder: { ...fakeCoder(), version: 'fake-2' } });
    expect(newer.out).toContain('2 coded anew by another version');
  });

  test('says under which id a text with a taken id was stored', async () => {
    const store = new LastingStore();
    await runFake(['add', 'a.txt'], { files: { 'a.txt': VISIT }, store });
    const { err } = await runFake(['add', 'a.txt'], { files: { 'a.txt': `${VISIT} Again.` }, store });
    expect(err).toMatch(/a: the id stands for another text already; stored as a~[0-9a-f]{8}/);
  });

  test('keeps what was coded before a stop by --strict', async () => {
    const store = new LastingStore();
    const { code } = await runFake(['add', 'x.ndjson', '--strict'], { files, store });
    expect([code, (await store.stats()).documents]).toEqual([1, 2]);
  });

  test('stores the language issue of a text it does not read, and nothing else of it', async () => {
    const store = new LastingStore();
    await runFake(['add', 'f.txt'], { files: { 'f.txt': 'وزیر خارجه ایران visited اسلام‌آباد و گفتگو کرد' }, store });
    const view = await store.document('f');
    expect(view?.document.lang).toBe('fa');
    expect(view?.findings.map(({ finding }) => finding)).toMatchObject([{ kind: 'issue', code: 'document/language' }]);
  });
});

describe('bilat ledger', () => {
  const store = async () => {
    const filled = new MemoryStore();
    await filled.put({
      documents: [newDocument('d', '2025-08-03', [event('d'), commitment('d', { sentence: [0, 10] })])],
      handCommitments: [{
        id: 'h', parties: ['IRN', 'PAK'], what: 'open a crossing', instrument: null, from: null, to: null, unit: null, madeOn: '2016-03-26', deadline: null,
        history: [{ date: '2016-03-26', status: 'agreed', evidence: 'said at a forum', url: null }], source: 'test',
      }],
    });
    return filled;
  };

  test('lists what was found, put together by matter, and separately what was compiled by hand', async () => {
    const found = await runFake(['ledger', 'pak-irn', '--as-of', '2025-12-31'], { store: await store() });
    expect(found.rows()).toMatchObject([{ origin: 'found', type: 'target', status: 'agreed', parties: ['IRN', 'PAK'], tellings: [{ document: 'd' }] }]);
    expect([found.code, found.err]).toEqual([0, '']);
    const hand = await runFake(['ledger', 'IRN-PAK', '--hand'], { store: await store() });
    expect(hand.rows()).toMatchObject([{ origin: 'hand-compiled', what: 'open a crossing' }]);
    const table = await runFake(['ledger', 'IRN-PAK', '--as-of', '2025-12-31'], { store: await store(), isTTY: true, columns: 120 });
    expect(table.out).toMatch(/agreed +2025-08-03 +1 +2025-08-03 +\S/);
    expect(table.err).toBe('IRN-PAK as of 2025-12-31; --entry shows one with its evidence, --scorecard what was delivered; 1 more compiled by hand: --hand\n');
    expect((await runFake(['ledger', 'IRN-PAK', '--hand'], { store: await store(), isTTY: true, columns: 120 })).out).toMatch(/agreed +2016-03-26 +open a crossing +said at a forum/);
  });

  test('leaves out what was published after the day looked from', async () => {
    expect((await runFake(['ledger', 'IRN-PAK', '--as-of', '2025-01-01'], { store: await store() })).rows()).toEqual([]);
    expect(await runFake(['ledger', 'IRN-PAK', '--as-of', '2025'], { store: await store() })).toMatchObject({ code: 2, err: expect.stringContaining('invalid --as-of: 2025') });
  });

  test('shows one entry with its history and sentences', async () => {
    const [entry] = (await runFake(['ledger', 'IRN-PAK'], { store: await store() })).rows<{ id: string }>();
    const { out } = await runFake(['ledger', 'IRN-PAK', '--entry', entry!.id], { store: await store(), isTTY: true, columns: 120 });
    expect(out).toContain('3,000,000,000');
    expect(out).toMatch(/2025-08-03 +agreed +d +Text of d\./);
    expect(await runFake(['ledger', 'IRN-PAK', '--entry', `${entry!.id}x`], { store: await store() })).toMatchObject({ code: 2, err: expect.stringContaining(`did you mean ${entry!.id}?`) });
  });

  test.each([
    ['IRM-PAK', 2, 'unknown pair IRM-PAK; expected two codes such as IRN-PAK\n  did you mean IRN-PAK?'],
    ['PAK-IRM', 2, 'did you mean IRN-PAK?'],
    ['Iran', 2, 'unknown pair Iran'],
    ['FRA-DEU', 1, 'nothing on DEU-FRA in this record\n  it holds IRN-PAK'],
    ['FRA-DEUX', 2, 'did you mean FRA-DEU?'],
  ])('answers %s', async (written, exitCode, message) => {
    const { code, err, out } = await runFake(['ledger', written], { store: await store() });
    expect([code, out]).toEqual([exitCode, '']);
    expect(err).toContain(message);
  });

  test('understands names of states', async () => {
    expect((await runFake(['ledger', 'Iran-Pakistan'], { store: await store() })).code).toBe(0);
  });
});

describe('bilat brief', () => {
  const store = async () => {
    const filled = new MemoryStore();
    await filled.put({ documents: [newDocument('d', '2025-08-03', [event('d'), commitment('d', { sentence: [0, 10] })])] });
    return filled;
  };
  const asOf = ['--as-of', '2025-12-31'];

  test('is text on a terminal, Markdown when piped, and what is asked for', async () => {
    const write = async (...words: string[]) => (await runFake(['brief', 'IRN-PAK', ...asOf, ...words], { store: await store() })).out;
    expect(await write()).toMatch(/^# /);
    expect(await write('--format', 'html')).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(await write('--format', 'json'))).toMatchObject({ pair: 'IRN-PAK', asOf: '2025-12-31', sources: [{ document: 'd' }] });
    const terminal = await runFake(['brief', 'pak-irn', ...asOf], { store: await store(), isTTY: true });
    expect(terminal.out).toMatch(/^Iran and Pakistan, as of 31 December 2025/);
  });

  test('goes to a file in the format its name tells', async () => {
    const written = new Map<string, string | Uint8Array>();
    const ran = await runFake(['brief', 'IRN-PAK', ...asOf, '--out', 'b.html'], { store: await store(), written });
    expect(ran).toMatchObject({ code: 0, out: '', err: 'written to b.html\n' });
    expect(written.get('b.html')).toMatch(/^<!doctype html>/i);
  });

  test('is a PDF in a file', async () => {
    const written = new Map<string, string | Uint8Array>();
    const ran = await runFake(['brief', 'IRN-PAK', ...asOf, '--out', 'b.pdf'], { store: await store(), written });
    expect([ran.code, new TextDecoder().decode(written.get('b.pdf') as Uint8Array).slice(0, 5)]).toEqual([0, '%PDF-']);
    expect(await runFake(['brief', 'IRN-PAK', '--format', 'pdf'], { store: await store() })).toMatchObject({ code: 2, err: expect.stringContaining('expected --out') });
  });

  test('does not know a pair that is not in the record', async () => {
    expect(await runFake(['brief', 'IRM-PAK'], { store: await store() })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean IRN-PAK?') });
  });
});

describe('bilat serve', () => {
  test('tells the address and closes when stopped', async () => {
    expect(await runFake(['serve', '--record', 'x.duckdb'])).toMatchObject({ code: 0, out: 'x.duckdb at http://127.0.0.1:1/\n', err: 'press Ctrl-C to stop\n' });
  });
  test('refuses a port that is none', async () => {
    expect(await runFake(['serve', '--port', '99999'])).toMatchObject({ code: 2, err: expect.stringContaining('0 to 65535') });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { commitment, event, newDocument } from '../../../test/contract/record-fixture.js';
import { runFake } from '../../../test/cli-fake.js';
import { MemoryStore } from '../../storage/memory-store.js';

/** A memory store that stays open, so that the next command finds what the last one wrote. */
class LastingStore extends MemoryStore {
  override async close(): Promise<void> { /* stays open */ }
}

let store: LastingStore;
let id: string;
const run = (...words: string[]) => runFake(words, { store });

beforeEach(async () => {
  store = new LastingStore();
  await store.put({ documents: [newDocument('d', '2025-08-03', [event('d'), commitment('d', { sentence: [0, 10] })])] });
  id = (await run('ledger', 'IRN-PAK')).rows<{ id: string }>()[0]!.id;
});

describe('bilat ledger set, undo, edits', () => {
  test('keeps a correction with author and note, and takes it back', async () => {
    const set = await run('ledger', 'set', 'IRN-PAK', id, 'status=suspended', 'date=2025-10', '--note', 'said in parliament', '--by', 'A. Reader');
    expect(set.code).toBe(0);
    const edit = /^(e-[0-9a-f]{8}): /.exec(set.out)![1]!;
    expect((await run('ledger', 'IRN-PAK')).rows()).toMatchObject([{ status: 'suspended', statusSince: '2025-10', edits: [{ by: 'A. Reader', note: 'said in parliament' }] }]);
    const undo = await run('ledger', 'undo', 'IRN-PAK', edit, '--by', 'Another');
    expect((await run('ledger', 'IRN-PAK')).rows()).toMatchObject([{ status: 'agreed', edits: [] }]);
    expect((await run('ledger', 'edits', 'IRN-PAK')).rows()).toMatchObject([{ id: edit, holds: false }, { by: 'Another', value: { undo: edit }, holds: true }]);
    await run('ledger', 'undo', 'IRN-PAK', undo.out.split(':')[0]!, '--by', 'A. Reader');
    expect((await run('ledger', 'IRN-PAK')).rows()).toMatchObject([{ status: 'suspended' }]);
  });

  test.each([
    [['nothing', 'status=done'], 'no entry nothing in the ledger of IRN-PAK'],
    [['ID', 'status=finished'], 'unknown status finished'],
    [['ID', 'done'], 'done changes nothing; expected name=value'],
    [['ID', 'type=wish'], 'unknown type wish'],
    [['ID', 'status=done', 'status=agreed'], 'status is given twice'],
    [['ID'], 'nothing to correct'],
    [[], 'a correction needs a pair, an entry and what to change'],
  ])('refuses %j and writes nothing', async (words, message) => {
    const ran = await run('ledger', 'set', 'IRN-PAK', ...words.map((word) => (word === 'ID' ? id : word)), '--by', 'A. Reader');
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(message);
    expect((await store.stats()).ledgerEdits).toBe(0);
  });

  test('wants an author', async () => {
    expect(await run('ledger', 'set', 'IRN-PAK', id, 'status=done')).toMatchObject({ code: 2, err: expect.stringContaining('needs an author') });
  });

  test('knows edits that are not there', async () => {
    expect(await run('ledger', 'undo', 'IRN-PAK', 'e-00000000', '--by', 'A')).toMatchObject({ code: 2, err: expect.stringContaining('no edit e-00000000') });
  });
});

describe('other ways to see a ledger', () => {
  test('scorecard, Markdown and CSV', async () => {
    expect((await run('ledger', 'IRN-PAK', '--scorecard')).rows()[0]).toMatchObject({ group: 'all', entries: 1, deliveryRate: { value: null } });
    expect((await run('ledger', 'IRN-PAK', '--scorecard', '--format', 'md')).out).toMatch(/^\| group \| matters/);
    expect((await run('ledger', 'IRN-PAK', '--format', 'md')).out).toMatch(/^# Commitments IRN-PAK/);
    expect((await run('ledger', 'IRN-PAK', '--entry', id, '--format', 'md')).out).toContain(`\`${id}\``);
    expect((await run('ledger', 'IRN-PAK', '--format', 'csv')).out).toMatch(/^id,type,parties,what,/);
    expect(await run('ledger', 'IRN-PAK', '--hand', '--format', 'md')).toMatchObject({ code: 2 });
  });
});

import { describe, expect, test } from 'vitest';
import { runFake } from '../../../test/cli-fake.js';
import { actor, event, newDocument, report } from '../../../test/contract/record-fixture.js';
import { MemoryStore } from '../../storage/memory-store.js';

/** A memory store that stays open, so that a test can look at it after a command closed it. */
class LastingStore extends MemoryStore {
  override async close(): Promise<void> { /* stays open */ }
}

async function filled(): Promise<LastingStore> {
  const store = new LastingStore();
  const told = (id: string, text: string, killed: number, outlet: string, country: string) => newDocument(id, '2024-01-17', [event(id, {
    type: 'ASSAULT', quad: 4, text, date: { value: '2024-01-16', precision: 'day', span: [0, 1] }, casualties: { killed },
  })], { text, reports: [report(outlet, { country, stateAffiliated: country === 'IRN' })] });
  await store.put({ documents: [
    told('a', 'Iran struck Panjgur in Pakistan on Tuesday, killing two.', 2, 'Arvand', 'IRN'), told('b', 'Missiles fired by Iran at Panjgur in Pakistan killed four.', 4, 'Indus', 'PAK'),
    newDocument('p', '2024-01-10', [event('p', { type: 'AGREE', status: 'planned', text: 'Dar will visit Tehran in Iran.', date: { value: '2024-01-20', precision: 'day', span: [0, 1] }, source: [actor('PAK')], target: [actor('IRN')] })], { text: 'Dar will visit Tehran in Iran.' }),
    newDocument('v', '2024-01-20', [event('v', { mode: 'visit', text: 'Dar arrived in Tehran in Iran.', source: [actor('PAK')], target: [actor('IRN')] })], { text: 'Dar arrived in Tehran in Iran.' }),
  ] });
  return store;
}

describe('bilat dedupe', () => {
  test('finds events told many times, and tells of them', async () => {
    const store = await filled();
    const { out, code } = await runFake(['dedupe'], { store });
    expect([code, out]).toEqual([0, 'bilat.duckdb: looked at 4 documents (0 repeat others) and 4 tellings; 4 tellings tell of 3 events; the record now holds 3 events\n']);
    expect((await runFake(['dedupe'], { store })).out).toContain('looked at 0 documents');
  });

  test('splits, merges and undoes by hand, with author, time and note', async () => {
    const store = await filled();
    await runFake(['dedupe'], { store });
    const split = await runFake(['dedupe', '--split', 'b:1', '--by', 'A. Reader', '--note', 'another strike'], { store });
    expect(split.out).toContain('the record now holds 4 events');
    const [edit] = (await runFake(['dedupe', '--edits', '--format', 'ndjson'], { store })).rows<{ id: string }>();
    expect(edit).toMatchObject({ action: 'split', events: ['b:1', 'a:1'], by: 'A. Reader', note: 'another strike' });
    expect((await runFake(['dedupe', '--merge', 'p:1', 'v:1', '--by', 'A. Reader'], { store })).out).toContain('the record now holds 3 events');
    expect((await runFake(['dedupe', '--undo', edit!.id, '--by', 'A. Reader'], { store })).out).toContain('the record now holds 2 events');
  });

  test.each([
    [['dedupe', 'a:1'], 'ids of events are for --merge and --split'], [['dedupe', '--split', 'x:1', '--by', 'x'], 'the record holds no event x:1'], [['dedupe', '--split', 'v:1', '--by', 'x'], 'v:1 is the only telling of its event'],
    [['dedupe', '--merge', 'a:1', 'a:1', '--by', 'x'], '--merge wants tellings of two or more different events'], [['dedupe', '--undo', 'nothing', '--by', 'x'], 'no decision nothing'],
    [['dedupe', '--merge', '--all'], 'exclude one another'], [['dedupe', '--split', '--by', 'x'], '--split wants the id'],
  ])('%j is refused with a reason', async (words, reason) => {
    const { code, err } = await runFake(words, { store: await filled() });
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe('bilat explain --event', () => {
  test('shows tellings, outlets, evidence and what is told differently', async () => {
    const store = await filled();
    await runFake(['dedupe'], { store });
    const { out, code } = await runFake(['explain', '--event', 'b:1', '--format', 'table'], { store });
    expect(code).toBe(0);
    expect(out).toContain('told 2 times in 2 documents with 2 independent texts; first seen 2024-01-17');
    expect(out).toContain('outlets: Arvand (IRN), Indus (PAK); 50% state-affiliated where established');
    expect(out).toContain('killed: 2 (a:1); 4 (b:1)');
    expect(out).toMatch(/b:1 with a:1: \d+\.\d = base −?-?3\.5 .*same-day/);
  });

  test('shows what announced a visit, and what came of an announcement', async () => {
    const store = await filled();
    const [made] = (await runFake(['explain', '--event', 'v:1', '--format', 'ndjson'], { store })).rows<{ announcedIn: { id: string }[] }>();
    expect(made!.announcedIn.map(({ id }) => id)).toEqual(['p:1']);
    const [planned] = (await runFake(['explain', '--event', 'p:1', '--format', 'ndjson'], { store })).rows<{ carriedOutAs: { id: string }[] }>();
    expect(planned!.carriedOutAs.map(({ id }) => id)).toEqual(['v:1']);
  });

  test('refuses an unknown id, and a sentence besides', async () => {
    expect(await runFake(['explain', '--event', 'x:9'], { store: await filled() })).toMatchObject({ code: 1, err: expect.stringContaining('the record holds no event x:9') });
    expect(await runFake(['explain', '--event', 'a:1', 'Iran struck.'], { store: await filled() })).toMatchObject({ code: 2 });
  });
});

test('bilat add looks for events told many times unless told not to', async () => {
  const files = { 'x.ndjson': ['a', 'b'].map((id) => JSON.stringify({ id, text: `Iran visited Pakistan.${id === 'b' ? ' ' : ''}`, date: '2025-01-01' })).join('\n') };
  expect((await runFake(['add', 'x.ndjson'], { files, store: new LastingStore() })).out).toContain('it now holds 2 documents and 1 event, told 2 times');
  expect((await runFake(['add', 'x.ndjson', '--no-dedupe'], { files, store: new LastingStore() })).out).toContain('it now holds 2 documents and 2 events');
});

import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.js';
import { actor, event, newDocument, report } from './record-fixture.js';

const IRN_PAK = { a: 'IRN', b: 'PAK' };

/** The part of the store contract about events. */
export function eventContract(get: () => Store): void {
  describe('events', () => {
    test('belong to a pair by source and target, either way, or as parties of a reciprocal act', async () => {
      const store = get();
      const cases: readonly [id: string, source: readonly (string | null)[], target: readonly (string | null)[], direction: string | null][] = [
        ['ab', ['IRN'], ['PAK'], 'ab'],
        ['alone', ['IRN'], [], null],
        ['ba', ['PAK'], ['IRN'], 'ba'],
        ['compound target', ['IRN', 'IRN'], ['PAK', 'AFG'], 'ab'],
        ['joint act on a third', ['PAK', 'IRN'], ['ISR'], null],
        ['on both ends', ['IRN', 'PAK'], ['PAK', 'IRN'], 'both'],
        ['reciprocal', ['PAK', 'IRN', 'CHN'], [], 'both'],
        ['uncoded target', ['IRN'], [null], null],
        ['uncoded target of two', ['IRN', 'PAK'], [null], null],
      ];
      await store.put({ documents: cases.map(([id, source, target]) => newDocument(id, null, [
        event(id, { source: source.map((code) => actor(code)), target: target.map((code) => actor(code)) }),
      ])) });
      const { rows, total } = await store.events({ pair: IRN_PAK });
      const belonging = cases.filter(([, , , direction]) => direction !== null);
      expect(rows.map((row) => [row.document.id, row.direction])).toEqual(belonging.map(([id, , , direction]) => [id, direction]));
      expect(total).toBe(belonging.length);
      const ofPakistan = await store.events({ dyad: { source: 'PAK', target: 'IRN' } });
      expect(ofPakistan.rows.map((row) => row.document.id)).toEqual(['ba', 'on both ends', 'reciprocal']);
      expect((await store.events({ dyad: { source: 'IRN', target: 'IRN' } })).total).toBe(0);
      expect((await store.events({ actor: 'ISR' })).rows.map((row) => [row.document.id, row.direction])).toEqual([['joint act on a third', null]]);
    });

    test('are filtered by each condition', async () => {
      const store = get();
      const accusation = event('d', {
        type: 'ACCUSE', mode: 'disapprove', quad: 3, status: 'denied', sectors: ['trade', 'energy'], confidence: 0.4, source: [actor('IRN', { sector: 'MIL' })], text: 'Iran ACCUSED someone.',
        attribution: [{ speaker: 'a source', code: null, span: [0, 4], cue: [5, 12] }, { speaker: 'Iran', code: 'IRN', span: [0, 4], cue: [5, 12] }],
      });
      await store.put({ documents: [
        newDocument('d', '2025-03-01', [accusation, event('d', { date: { value: '2024', precision: 'year', span: null } })], { text: 'Iran ACCUSED someone.', reports: [report('Dawn')] }),
        newDocument('e', null, [event('e')]),
      ] });
      const ids = async (filter: Parameters<Store['events']>[0]) => (await store.events(filter)).rows.map((row) => row.id);
      expect(await ids({})).toEqual(['d:1', 'd:2', 'e:1']);
      expect(await ids({ types: ['ACCUSE'] })).toEqual(['d:1']);
      expect(await ids({ modes: ['disapprove', 'visit'] })).toEqual(['d:1']);
      expect(await ids({ quads: [1, 2] })).toEqual(['d:2', 'e:1']);
      expect(await ids({ statuses: ['denied'] })).toEqual(['d:1']);
      expect(await ids({ sectors: ['energy', 'culture'] })).toEqual(['d:1']);
      expect(await ids({ actorSectors: ['MIL'] })).toEqual(['d:1']);
      expect(await ids({ documents: ['e'] })).toEqual(['e:1']);
      expect(await ids({ outlets: ['Dawn'] })).toEqual(['d:1', 'd:2']);
      expect(await ids({ speakers: ['PAK', 'IRN'] })).toEqual(['d:1']);
      expect(await ids({ speakers: ['none'] })).toEqual(['d:2', 'e:1']);
      expect(await ids({ minConfidence: 0.5 })).toEqual(['d:2', 'e:1']);
      expect(await ids({ text: 'iran accused s' })).toEqual(['d:1']);
      expect(await ids({ from: '2024-12-31', to: '2024' })).toEqual(['d:2']);
      expect(await ids({ from: '2025' })).toEqual(['d:1']);
      expect(await ids({ to: '2024-06-15' })).toEqual(['d:2']);
      for (const none of [{ types: [] }, { modes: [] }, { quads: [] }, { sectors: [] }, { statuses: [] }, { outlets: [] }, { speakers: [] }, { documents: [] }, { actorSectors: [] }]) {
        expect(await ids(none)).toEqual([]);
      }
      await expect((async () => store.events({ from: 'soon' }))()).rejects.toThrow(/invalid date/);
    });

    test('come in order of date with undated last, and by page', async () => {
      const store = get();
      await store.put({ documents: [
        newDocument('b', '2025-01-02', [event('b'), event('b')]), newDocument('a', '2025-01-02', [event('a')]),
        newDocument('c', '2024', [event('c')]), newDocument('n', null, [event('n')]),
      ] });
      const ids = async (page: Parameters<Store['events']>[1]) => (await store.events({}, page)).rows.map((row) => row.id);
      expect(await ids({ order: 'newest' })).toEqual(['a:1', 'b:1', 'b:2', 'c:1', 'n:1']);
      expect(await ids({ order: 'oldest' })).toEqual(['c:1', 'a:1', 'b:1', 'b:2', 'n:1']);
      expect(await ids({ limit: 2, offset: 3 })).toEqual(['c:1', 'n:1']);
      expect(await ids({ limit: 0 })).toHaveLength(1);
      expect((await store.events({}, { offset: 99 })).total).toBe(5);
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.js';
import { commitment, event, loaded, newDocument, report, statistic } from './record-fixture.js';

/** The part of the store contract about documents. */
export function documentContract(get: () => Store): void {
  describe('documents', () => {
    test('keep text, findings and reports exactly', async () => {
      const store = get();
      const text = 'Zwei 😀 سلام\r\n\t“quoted” \u0000 end.';
      const findings = [event('d', { text }), loaded('d', [5, 7]), { kind: 'issue' as const, doc: 'd', code: 'x/y', message: 'm', at: null }];
      const reports = [report('B', { country: 'PAK', stateAffiliated: false, url: 'https://b.example/1' }), report('A'), report('A')];
      await store.put({ documents: [newDocument('d', '2025-11', findings, { text, lang: 'en', reports })] });
      const view = await store.document('d');
      expect(view?.document).toMatchObject({ id: 'd', text, title: null, date: '2025-11', datePrecision: 'month', lang: 'en' });
      expect(view?.findings).toEqual(findings.map((finding, k) => ({ id: `d:${k + 1}`, finding, coder: 'test-1', lexicon: 'words-1' })));
      expect(view?.reports).toEqual([
        { doc: 'd', outlet: 'A', country: null, stateAffiliated: null, url: null },
        { doc: 'd', outlet: 'B', country: 'PAK', stateAffiliated: false, url: 'https://b.example/1' },
      ]);
      expect((await store.event('d:1'))?.document).toEqual({
        id: 'd', title: null, date: '2025-11', datePrecision: 'month', lang: 'en', characters: text.length, reports: 2, outlets: ['A', 'B'],
      });
      expect((await store.event('d:1'))?.sentenceText).toBe(text);
      expect(await store.event('d:2')).toBeNull();
    });

    test('naming an outlet make one report', async () => {
      const store = get();
      const document = { id: 'd', text: 'T', url: 'https://x.example', outlet: { name: 'X', country: 'IRN', stateAffiliated: true } };
      await store.put({ documents: [{ document, findings: [], coder: 'c', lexicon: 'l' }] });
      expect((await store.document('d'))?.reports).toEqual([{ doc: 'd', outlet: 'X', country: 'IRN', stateAffiliated: true, url: 'https://x.example' }]);
    });

    test('dated with what is no date are kept undated', async () => {
      const store = get();
      await store.put({ documents: [newDocument('d', 'last week', [event('d')])] });
      expect((await store.document('d'))?.document).toMatchObject({ date: null, datePrecision: null });
      expect((await store.event('d:1'))?.date).toBeNull();
    });

    test('added twice add nothing, in one batch or in two', async () => {
      const store = get();
      const document = newDocument('d', '2025-01-01', [event('d')], { reports: [report('A')] });
      const first = await store.put({ documents: [document, document] });
      expect(first.documents.map((each) => each.outcome)).toEqual(['added', 'known']);
      expect(first).toMatchObject({ reportsAdded: 1, findingsAdded: 1 });
      expect(await store.put({ documents: [document] })).toMatchObject({ documents: [{ given: 'd', id: 'd', outcome: 'known' }], reportsAdded: 0, findingsAdded: 0 });
      expect(await store.stats()).toMatchObject({ documents: 1, reports: 1, findings: { event: 1 } });
    });

    test('with the same content under another id are one document with one more report', async () => {
      const store = get();
      await store.put({ documents: [newDocument('d', '2025-01-01', [event('d')], { text: 'Same.', reports: [report('A')] })] });
      const again = await store.put({ documents: [newDocument('e', '2025-01-01', [event('e')], { text: 'Same.', reports: [report('B')] })] });
      expect(again.documents).toEqual([{ given: 'e', id: 'd', outcome: 'known' }]);
      expect((await store.document('d'))?.reports.map((each) => each.outlet)).toEqual(['A', 'B']);
      expect((await store.events({})).total).toBe(1);
    });

    test('with the same words on another date are two documents', async () => {
      const { documents } = await get().put({ documents: [newDocument('d', '2025-01-01', [], { text: 'Same.' }), newDocument('e', '2025-01-02', [], { text: 'Same.' })] });
      expect(documents.map((each) => each.outcome)).toEqual(['added', 'added']);
    });

    test('with another content under a known id are kept under an id of their own, once', async () => {
      const store = get();
      await store.put({ documents: [newDocument('d', null, [], { text: 'One.' })] });
      const other = newDocument('d', null, [event('d')], { text: 'Two.' });
      const [outcome] = (await store.put({ documents: [other] })).documents;
      expect(outcome).toMatchObject({ given: 'd', outcome: 'added-as' });
      expect(outcome!.id).toMatch(/^d~[0-9a-f]{8}$/);
      expect((await store.document(outcome!.id))?.findings[0]).toMatchObject({ id: `${outcome!.id}:1`, finding: { doc: outcome!.id } });
      expect((await store.put({ documents: [other] })).documents[0]).toEqual({ given: 'd', id: outcome!.id, outcome: 'known' });
      expect((await store.stats()).documents).toBe(2);
    });

    test('coded with another version replace their findings', async () => {
      const store = get();
      await store.put({ documents: [newDocument('d', null, [event('d'), event('d'), commitment('d')])] });
      const result = await store.put({ documents: [newDocument('d', null, [event('d', { type: 'ACCUSE', quad: 3 })], { coder: 'test-2' })] });
      expect(result).toMatchObject({ documents: [{ outcome: 'recoded' }], findingsAdded: 1 });
      const { rows, total } = await store.events({});
      expect([total, rows[0]?.finding.type, rows[0]?.coder]).toEqual([1, 'ACCUSE', 'test-2']);
      expect(await store.commitments()).toEqual([]);
      expect(await store.stats()).toMatchObject({ documents: 1, findings: { event: 1, commitment: 0 }, coders: ['test-2'] });
    });

    test('are found by pair, window, outlet and words', async () => {
      const store = get();
      await store.put({ documents: [
        newDocument('a', '2025-01-05', [event('a')], { text: 'About GAS pipes.', reports: [report('Dawn')] }),
        newDocument('b', '2025-02', [commitment('b', { parties: ['PAK', 'CHN'] })]),
        newDocument('c', null, []),
      ] });
      const ids = async (filter: Parameters<Store['documents']>[0]) => (await store.documents(filter, { order: 'oldest' })).rows.map((row) => row.id);
      expect(await ids({})).toEqual(['a', 'b', 'c']);
      expect(await ids({ pair: { a: 'IRN', b: 'PAK' } })).toEqual(['a']);
      expect(await ids({ pair: { a: 'CHN', b: 'PAK' } })).toEqual(['b']);
      expect(await ids({ from: '2025-02-10', to: '2025-03' })).toEqual(['b']);
      expect(await ids({ outlet: 'Dawn' })).toEqual(['a']);
      expect(await ids({ text: 'gas PIPES' })).toEqual(['a']);
      expect((await store.documents({}, { order: 'newest', limit: 1, offset: 1 }))).toMatchObject({ total: 3, rows: [{ id: 'a' }] });
    });

    test('of a put that fails leave nothing behind', async () => {
      const store = get();
      const circular = { ...event('bad') } as { self?: unknown };
      circular.self = circular;
      const bad = newDocument('bad', null, [circular as never]);
      await expect(store.put({ documents: [newDocument('good', null, [event('good')]), bad], statistics: [statistic('s')] })).rejects.toThrow(/circular/);
      await expect(store.put({ documents: [newDocument('good', null, [])], statistics: [statistic('s', { periodEnd: '2024-01-01' })] })).rejects.toThrow(/period/);
      expect(await store.stats()).toMatchObject({ documents: 0, findings: { event: 0 }, statistics: 0 });
      await store.put({ documents: [newDocument('good', null, [])] });
      expect((await store.stats()).documents).toBe(1);
    });
  });
}

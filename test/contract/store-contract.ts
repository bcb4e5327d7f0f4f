import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.js';
import { countContract } from './count-contract.js';
import { dedupeContract } from './dedupe-contract.js';
import { documentContract } from './document-contract.js';
import { eventContract } from './event-contract.js';
import { actor, claim, commitment, event, loaded, newDocument, report, statistic } from './record-fixture.js';

const IRN_PAK = { a: 'IRN', b: 'PAK' };

/** What every store must keep. `make` gives an empty one. */
export function storeContract(name: string, make: () => Promise<Store>): void {
  describe(`${name} keeps the store contract`, () => {
    let store: Store;
    beforeEach(async () => { store = await make(); });
    afterEach(async () => { await store.close(); });
    documentContract(() => store);
    eventContract(() => store);
    countContract(() => store);
    dedupeContract(() => store);

    test('an empty record answers every question with nothing', async () => {
      expect(await store.pairs()).toEqual([]);
      expect(await store.events({})).toEqual({ rows: [], total: 0 });
      expect(await store.event('x:1')).toBeNull();
      expect(await store.counts({ pair: IRN_PAK }, { by: ['period', 'type'] })).toEqual({ rows: [], total: 0, exposure: [] });
      expect(await store.counts({}, { by: [] })).toEqual({ rows: [], total: 0, exposure: [] });
      expect(await store.visits(IRN_PAK)).toEqual([]);
      expect(await store.thirdParties(IRN_PAK)).toEqual([]);
      expect(await store.commitments(IRN_PAK)).toEqual([]);
      expect(await store.claims()).toEqual([]);
      expect(await store.loaded()).toEqual([]);
      expect(await store.statistics({})).toEqual([]);
      expect(await store.compacts({})).toEqual([]);
      expect(await store.series({})).toEqual([]);
      expect(await store.handCommitments()).toEqual([]);
      expect(await store.ledgerEdits(IRN_PAK)).toEqual([]);
      expect(await store.document('x')).toBeNull();
      expect(await store.documents({})).toEqual({ rows: [], total: 0 });
      expect(await store.outlets()).toEqual([]);
      expect(await store.stats()).toMatchObject({ documents: 0, reports: 0, findings: { event: 0, issue: 0 }, first: null, last: null, coders: [], lexicons: [] });
      expect(await store.put({})).toMatchObject({ documents: [], reportsAdded: 0, findingsAdded: 0 });
    });

    test('visits tell visitor and host', async () => {
      await store.put({ documents: [
        newDocument('a', '2025-11-25', [event('a', { mode: 'visit', source: [actor('IRN', { name: 'Ali Larijani' }), actor('IRN')], target: [actor('PAK')] })]),
        newDocument('b', '2024-04-22', [
          event('b', { mode: 'visit', source: [actor('PAK')], target: [actor('IRN')] }), event('b', { mode: 'visit', source: [actor('PAK'), actor('IRN')], target: [] }),
        ]),
      ] });
      expect((await store.visits(IRN_PAK)).map(({ visitor, host, people, event: { date } }) => ({ visitor, host, people, date }))).toEqual([
        { visitor: 'PAK', host: 'IRN', people: [], date: '2024-04-22' },
        { visitor: 'IRN', host: 'PAK', people: ['Ali Larijani'], date: '2025-11-25' },
      ]);
    });

    test('pairs and third parties count each event once', async () => {
      await store.put({
        documents: [
          newDocument('a', '2025-01-01', [
            event('a'), event('a', { source: [actor('IRN')], target: [actor('USA')], quad: 4, score: -6, status: 'planned' }),
            commitment('a', { parties: ['IRN', 'PAK', 'TUR'] }),
          ]),
          newDocument('b', '2024', [event('b', { source: [actor('PAK'), actor('USA')], target: [], quad: 1, score: 4 })]),
        ],
        statistics: [statistic('s1'), statistic('s2', { reporter: 'CHN', partner: 'PAK' })],
      });
      const at = (a: string, b: string) => ({ pair: { a, b }, events: 0, documents: 0, commitments: 0, statistics: 0, first: null, last: null });
      expect(await store.pairs()).toEqual([
        { ...at('IRN', 'PAK'), events: 1, documents: 1, commitments: 1, statistics: 1, first: '2025-01-01', last: '2025-01-01' },
        { ...at('IRN', 'USA'), events: 1, documents: 1, first: '2025-01-01', last: '2025-01-01' },
        { ...at('PAK', 'USA'), events: 1, documents: 1, first: '2024', last: '2024' },
        { ...at('CHN', 'PAK'), statistics: 1 },
        { ...at('IRN', 'TUR'), documents: 1, commitments: 1 },
        { ...at('PAK', 'TUR'), documents: 1, commitments: 1 },
      ]);
      for (const summary of await store.pairs()) expect(await store.pairs(summary.pair)).toEqual([summary]);
      expect(await store.pairs({ a: 'CHN', b: 'IRN' })).toEqual([]);
      const withPakistan = { events: 1, quads: [1, 0, 0, 0], meanScore: 4 };
      expect(await store.thirdParties(IRN_PAK)).toEqual([
        { code: 'USA', withA: { events: 1, quads: [0, 0, 0, 1], meanScore: -6 }, withB: withPakistan, documentsWithPair: 1, latest: '2025-01-01' },
      ]);
      expect(await store.thirdParties(IRN_PAK, { statuses: ['actual'] })).toEqual([
        { code: 'USA', withA: { events: 0, quads: [0, 0, 0, 0], meanScore: null }, withB: withPakistan, documentsWithPair: 0, latest: '2024' },
      ]);
    });

    test('commitments, claims and loaded words come with their evidence, by date', async () => {
      await store.put({ documents: [
        newDocument('late', '2025-08-03', [event('late'), commitment('late'), claim('late'), loaded('late', [15, 21])], { text: 'First line. \nA puppet line.' }),
        newDocument('early', '2024', [commitment('early', { type: 'pledge' }), claim('early', { type: 'record' })]),
        newDocument('else', '2023', [commitment('else', { parties: ['CHN', 'PAK'] }), claim('else'), loaded('else', [0, 1])]),
      ] });
      expect((await store.commitments(IRN_PAK)).map((row) => [row.id, row.document.date, row.sentenceText])).toEqual([['early:1', '2024', 'Text '], ['late:2', '2025-08-03', 'First']]);
      expect((await store.commitments(undefined, ['target'])).map((row) => row.id)).toEqual(['else:1', 'late:2']);
      expect((await store.claims(IRN_PAK)).map((row) => row.id)).toEqual(['early:2', 'late:3']);
      expect((await store.claims(undefined, ['record'])).map((row) => row.id)).toEqual(['early:2']);
      expect((await store.loaded(IRN_PAK)).map((row) => [row.id, row.sentenceText])).toEqual([['late:4', 'A puppet line.']]);
      expect(await store.loaded()).toHaveLength(2);
    });

    test('statistics stand side by side and are added once', async () => {
      const rows = [
        statistic('s1', { periodStart: '2000-01-01', periodEnd: '2000-12-31', value: 0.1 }), statistic('s2'),
        statistic('s3', { flow: 'export', value: 0, note: 'n', url: 'https://x.example' }), statistic('s4', { reporter: 'CHN', partner: 'PAK' }),
      ];
      expect(await store.put({ statistics: [...rows, rows[0]!] })).toMatchObject({ statisticsAdded: 4 });
      expect(await store.put({ statistics: rows })).toMatchObject({ statisticsAdded: 0 });
      expect(await store.statistics({ pair: IRN_PAK })).toEqual([rows[0], rows[2], rows[1]]);
      expect((await store.statistics({ reporter: 'PAK', flows: ['export'] })).map((row) => row.id)).toEqual(['s3']);
      expect((await store.statistics({ from: '2025-06-30', to: '2025-12-31', pair: IRN_PAK })).map((row) => row.id)).toEqual(['s3', 's2']);
    });

    test('figures of products stand apart; compiled ones and their places are kept', async () => {
      const rows = [
        statistic('s1', { periodStart: '2000-01-01', periodEnd: '2000-12-31', isCompiled: true, line: 7 }), statistic('s2', { product: 'HS 27', file: 'f' }),
      ];
      await store.put({ statistics: rows });
      expect(await store.statistics({})).toEqual([rows[0]]);
      expect(await store.statistics({ product: 'any' })).toEqual(rows);
      expect(await store.statistics({ product: 'HS 27' })).toEqual([rows[1]]);
      expect(await store.statistics({ product: 'HS 28' })).toEqual([]);
    });

    test('series of two data sets stand side by side; those of a state are asked for alone', async () => {
      const point = { series: 'x', a: 'IRN', b: 'PAK', periodStart: '2000-01-01', periodEnd: '2000-12-31', value: 1, unit: 'u', source: 'd/1' } as const;
      const series = [point, { ...point, source: 'd/2', value: 2, line: 3 }, { ...point, series: 'x-y', a: 'IRN', b: null }, { ...point, value: 9 }];
      expect(await store.put({ series })).toMatchObject({ seriesAdded: 3 });
      expect(await store.put({ series })).toMatchObject({ seriesAdded: 0 });
      expect(await store.series({})).toEqual(series.slice(0, 3));
      expect(await store.series({ pair: { a: 'PAK', b: 'IRN' } })).toEqual(series.slice(0, 2));
      expect(await store.series({ state: 'IRN' })).toEqual([series[2]]);
      expect(await store.series({ series: ['x-y'], from: '2001' })).toEqual([]);
    });

    test('compacts come with who belongs to them', async () => {
      const compact = (id: string, rest: object = {}) => ({
        id, kind: 'trade-agreement' as const, name: id, code: null, signedOn: '2004', inForceOn: '2006-09', endedOn: null, url: null, note: null, source: 'd/1', ...rest,
      });
      const belongs = (of: string, member: string, rest: object = {}) => ({
        id: `${of}:${member}${JSON.stringify(rest)}`, compact: of, member, role: 'member' as const, signedOn: null, from: '2006', to: null, source: 'd/1', ...rest,
      });
      const compacts = [compact('b', { line: 2 }), compact('a', { kind: 'organisation', code: 'ORG', note: 'n' }), compact('c')];
      const memberships = [
        belongs('a', 'PAK'), belongs('a', 'IRN', { from: null, role: 'observer' }), belongs('a', 'IRN', { line: 4 }), belongs('b', 'IRN'), belongs('b', 'TUR'), belongs('z', 'IRN'),
      ];
      expect(await store.put({ compacts, memberships })).toMatchObject({ compactsAdded: 3, membershipsAdded: 6 });
      expect(await store.put({ compacts, memberships: [...memberships, memberships[0]!] })).toMatchObject({ compactsAdded: 0, membershipsAdded: 0 });
      expect(await store.compacts({ pair: IRN_PAK })).toEqual([{ compact: compacts[1], memberships: [memberships[1], memberships[2], memberships[0]] }]);
      expect(await store.compacts({ member: 'TUR' })).toEqual([{ compact: compacts[0], memberships: [memberships[4]] }]);
      expect((await store.compacts({})).map((row) => [row.compact.id, row.memberships.length])).toEqual([['a', 3], ['b', 2]]);
      expect(await store.compacts({ kinds: ['organisation'], member: 'TUR' })).toEqual([]);
    });

    test('hand-compiled commitments are replaced when changed; edits are only added', async () => {
      const hand = {
        id: 'h', parties: ['IRN', 'PAK', 'TUR'], what: 'train', instrument: null, from: null, to: null, unit: null, madeOn: '2009-08', deadline: null,
        history: [{ date: '2009-08', status: 'agreed' as const, evidence: 'e', url: null }], source: 'test',
      };
      expect(await store.put({ handCommitments: [hand] })).toMatchObject({ handCommitmentsAdded: 1 });
      expect(await store.put({ handCommitments: [hand] })).toMatchObject({ handCommitmentsAdded: 0 });
      expect(await store.put({ handCommitments: [{ ...hand, deadline: '2025' }] })).toMatchObject({ handCommitmentsAdded: 1 });
      expect(await store.handCommitments({ a: 'PAK', b: 'TUR' })).toEqual([{ ...hand, deadline: '2025' }]);
      expect(await store.handCommitments({ a: 'CHN', b: 'PAK' })).toEqual([]);
      expect(await store.handCommitments()).toHaveLength(1);
      const edit = {
        id: 'e1', pair: 'IRN-PAK', entry: 'x', action: 'status' as const, value: { status: 'done' }, note: null, url: null, by: 'a person', at: '2026-01-02T00:00:00Z',
      };
      const edits = [edit, { ...edit, id: 'e0', at: '2026-01-01T00:00:00Z' }, { ...edit, by: 'another' }];
      expect(await store.put({ ledgerEdits: edits })).toMatchObject({ ledgerEditsAdded: 2 });
      expect((await store.ledgerEdits(IRN_PAK)).map((each) => [each.id, each.by])).toEqual([['e0', 'a person'], ['e1', 'a person']]);
    });

    test('outlets are listed with what they carry', async () => {
      const dawn = { country: 'PAK', stateAffiliated: false };
      await store.put({ documents: [
        newDocument('a', null, [event('a')], { reports: [report('Dawn', { ...dawn, url: 'u1' }), report('Dawn', { ...dawn, url: 'u2' }), report(null, { url: 'u3' })] }),
        newDocument('b', null, [], { reports: [report('IRNA', { country: 'IRN', stateAffiliated: true }), report('Dawn', dawn)] }),
      ] });
      expect(await store.outlets()).toEqual([
        { outlet: 'Dawn', ...dawn, documents: 2, reports: 3 }, { outlet: 'IRNA', country: 'IRN', stateAffiliated: true, documents: 1, reports: 1 },
      ]);
      expect(await store.outlets(IRN_PAK)).toEqual([{ outlet: 'Dawn', ...dawn, documents: 1, reports: 2 }]);
    });

    test('overlapping calls are answered in order', async () => {
      const puts = Array.from({ length: 5 }, (_, k) => store.put({ documents: [newDocument(`d${k}`, null, [event(`d${k}`)])] }));
      const seen = store.events({});
      await Promise.all(puts);
      expect((await seen).total).toBe(5);
    });

    test('answers do not change with later writes, nor writes with later changes of what was given', async () => {
      const given = newDocument('d', null, [event('d')]);
      await store.put({ documents: [given] });
      const before = await store.events({});
      (given.findings as unknown as { type: string }[])[0]!.type = 'ASSAULT';
      await store.put({ documents: [newDocument('e', null, [event('e')])] });
      expect(before.total).toBe(1);
      expect((await store.event('d:1'))?.finding.type).toBe('CONSULT');
    });

    test('closing twice is fine; anything after it fails', async () => {
      await store.close();
      await store.close();
      await expect((async () => store.events({}))()).rejects.toThrow(/closed/);
      await expect((async () => store.put({}))()).rejects.toThrow(/closed/);
    });
  });
}

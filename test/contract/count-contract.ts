import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.js';
import { actor, event, newDocument, report } from './record-fixture.js';

const IRN_PAK = { a: 'IRN', b: 'PAK' };

/** The part of the store contract about counts and exposure. */
export function countContract(get: () => Store): void {
  describe('counts', () => {
    beforeEach(async () => {
      await get().put({ documents: [
        newDocument('a', '2025-11-03', [
          event('a', { sectors: ['trade', 'energy'], score: 4 }),
          event('a', { type: 'ACCUSE', quad: 3, score: -2, source: [actor('PAK')], target: [actor('IRN')] }),
        ], { reports: [report('X', { country: 'IRN' }), report('Y', { country: 'IRN' })] }),
        newDocument('b', '2025-11', [event('b', { date: { value: '2025', precision: 'year', span: null } })]),
        newDocument('c', '2025-12-31', [event('c', { target: [actor('AFG')] })]),
      ] });
    });

    test('by period leave out of each period what is not dated to it', async () => {
      const { rows, total, exposure } = await get().counts({ pair: IRN_PAK }, { by: ['period'] });
      expect(rows).toEqual([
        { group: { period: '2025-11' }, events: 2, documents: 1, meanScore: 1 },
        { group: { period: null }, events: 1, documents: 1, meanScore: 2.5 },
      ]);
      expect(total).toBe(3);
      expect(exposure).toEqual([
        { period: '2025-11', documents: 2, aboutPair: 2, reports: 2 },
        { period: '2025-12', documents: 1, aboutPair: 0, reports: 0 },
      ]);
    });

    test.each([
      ['day', ['2025-11-03', '2025-12-31', null]], ['week', ['2025-W45', '2026-W01', null]], ['month', ['2025-11', '2025-12', null]],
      ['quarter', ['2025-Q4', null]], ['year', ['2025']],
    ] as const)('label periods by %s', async (unit, labels) => {
      const { rows } = await get().counts({}, { by: ['period'], unit });
      expect(rows.map((row) => row.group.period)).toEqual(labels);
    });

    test('by several groups count an event in each sector and outlet it has', async () => {
      const store = get();
      const { rows } = await store.counts({ pair: IRN_PAK }, { by: ['direction', 'sector'] });
      expect(rows.map((row) => [row.group.direction, row.group.sector, row.events])).toEqual([['ab', 'energy', 1], ['ab', 'trade', 1], ['ab', null, 1], ['ba', null, 1]]);
      const byOutlet = await store.counts({}, { by: ['outlet'] });
      expect(byOutlet.rows.map((row) => [row.group.outlet, row.events])).toEqual([['X', 2], ['Y', 2], [null, 2]]);
      const byCountry = await store.counts({}, { by: ['outletCountry', 'quad'] });
      expect(byCountry.rows.map((row) => [row.group.outletCountry, row.group.quad, row.events])).toEqual([['IRN', '1', 1], ['IRN', '3', 1], [null, '1', 2]]);
      expect((await store.counts({}, { by: ['direction', 'rule', 'status', 'mode', 'type'] })).rows).toHaveLength(2);
    });

    test('of a window see exposure of that window only', async () => {
      const { exposure, total, rows } = await get().counts({ from: '2025-12', types: ['ASSAULT'] }, { by: ['type'] });
      expect([total, rows, exposure]).toEqual([0, [], [{ period: '2025-12', documents: 1, aboutPair: 1, reports: 0 }]]);
    });
  });
}

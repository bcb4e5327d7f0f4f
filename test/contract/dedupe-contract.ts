import { beforeEach, describe, expect, test } from 'vitest';
import type { EventEdit } from '../../src/record/event-cluster.js';
import type { Store } from '../../src/storage/store.js';
import { event, newDocument, report } from './record-fixture.js';

const IRN_PAK = { a: 'IRN', b: 'PAK' };
const edit = (id: string, action: EventEdit['action'], events: readonly string[], undoes: string | null = null): EventEdit =>
  ({ id, action, events, undoes, by: 'a person', at: `2026-01-0${id}T00:00:00Z`, note: null });

/** A strike as one outlet tells it, with the day the text names. */
function strike(id: string, date: string, day: string, text: string, outlet: string, country: string, isState: boolean | null = null) {
  return newDocument(id, date, [event(id, { type: 'ASSAULT', quad: 4, score: -9, text, date: { value: day, precision: 'day', span: [0, 1] } })], {
    text, reports: [report(outlet, { country, stateAffiliated: isState })],
  });
}

/** The part of the store contract about one event told many times. */
export function dedupeContract(get: () => Store): void {
  describe('events told many times', () => {
    beforeEach(async () => {
      await get().put({ documents: [
        strike('a', '2025-11-03', '2025-11-03', 'Iran struck a depot near Panjgur in Pakistan on Monday, killing four people.', 'X', 'IRN', true),
        strike('b', '2025-11-03', '2025-11-03', 'Four people were killed when Iran struck a depot near Panjgur in Pakistan on Monday.', 'Y', 'PAK', false),
        strike('c', '2025-11-04', '2025-11-03', 'Iran hit a depot at Panjgur in Pakistan on Monday; six people were killed.', 'Z', 'GBR'),
        strike('d', '2025-11-06', '2025-11-06', 'Iran struck a bridge near Turbat in Pakistan on Thursday.', 'X', 'IRN', true),
      ] });
    });

    test('are events by themselves until looked at, then one with all its tellings', async () => {
      const store = get();
      expect((await store.events({})).total).toBe(4);
      const update = await store.updateEvents();
      expect(update).toMatchObject({ documents: 4, tellings: 4, written: 4, events: 2 });
      const { rows, total } = await store.events({ pair: IRN_PAK }, { order: 'oldest' });
      expect([total, rows.map(({ id, tellings }) => [id, tellings])]).toEqual([2, [['a:1', 3], ['d:1', undefined]]]);
      expect((await store.events({ of: 'report' })).rows.map(({ id, tellings }) => [id, tellings])).toEqual([['d:1', undefined], ['a:1', undefined], ['b:1', undefined], ['c:1', undefined]]);
      expect(await store.updateEvents()).toMatchObject({ documents: 0, tellings: 0, written: 0, events: 0 });
      expect((await store.pairs())[0]).toMatchObject({ events: 2, documents: 4 });
      expect((await store.event('c:1'))?.id).toBe('c:1');
    });

    test('are counted as events, tellings or outlets', async () => {
      const store = get();
      await store.updateEvents();
      const count = async (of: 'event' | 'report' | 'outlet' | undefined, by: ('period' | 'outlet' | 'outletCountry')[] = []) => {
        const { rows, total } = await store.counts({ pair: IRN_PAK }, { by, ...(of && { of }), unit: 'day' });
        return [total, ...rows.map(({ group, events, documents }) => [...Object.values(group), events, documents])];
      };
      expect(await count(undefined)).toEqual([2, [2, 4]]);
      expect(await count('report')).toEqual([4, [4, 4]]);
      expect(await count('outlet')).toEqual([3, [3, 4]]);
      expect(await count('event', ['period'])).toEqual([2, ['2025-11-03', 1, 3], ['2025-11-06', 1, 1]]);
      expect(await count('report', ['period'])).toEqual([4, ['2025-11-03', 3, 3], ['2025-11-06', 1, 1]]);
      expect(await count('outlet', ['period'])).toEqual([3, ['2025-11-03', 3, 3], ['2025-11-06', 1, 1]]);
      expect(await count('event', ['outlet'])).toEqual([2, ['X', 2, 4], ['Y', 1, 3], ['Z', 1, 3]]);
      expect(await count('report', ['outletCountry'])).toEqual([4, ['GBR', 1, 1], ['IRN', 2, 2], ['PAK', 1, 1]]);
    });

    test('are found by what any of their tellings says', async () => {
      const store = get();
      await store.updateEvents();
      const ids = async (filter: Parameters<Store['events']>[0]) => (await store.events(filter)).rows.map(({ id }) => id);
      expect(await ids({ outlets: ['Z'] })).toEqual(['a:1']);
      expect(await ids({ outlets: ['Z'], of: 'report' })).toEqual(['c:1']);
      expect(await ids({ documents: ['b'] })).toEqual(['a:1']);
      expect(await ids({ text: 'six people' })).toEqual(['a:1']);
      expect(await ids({ speakers: ['none'] })).toEqual(['d:1', 'a:1']);
      expect(await ids({ speakers: ['PAK'] })).toEqual([]);
    });

    test('give an account of all their tellings', async () => {
      const store = get();
      await store.updateEvents();
      const account = await store.account('c:1');
      expect(account?.lead).toBe('a:1');
      expect(account?.tellings.map(({ row, reports, copy }) => [row.id, reports.map(({ outlet }) => outlet), copy?.copies ?? null])).toEqual([
        ['a:1', ['X'], null], ['b:1', ['Y'], null], ['c:1', ['Z'], null],
      ]);
      expect(await store.account('x:1')).toBeNull();
      expect((await store.account('d:1'))?.tellings).toHaveLength(1);
    });

    test('are parted and put together by hand, and back again', async () => {
      const store = get();
      await store.updateEvents();
      const leads = async () => {
        await store.updateEvents();
        return (await store.events({}, { order: 'oldest' })).rows.map(({ id, tellings }) => [id, tellings ?? 1]);
      };
      expect(await store.put({ eventEdits: [edit('1', 'split', ['c:1', 'a:1', 'b:1'])] })).toMatchObject({ eventEditsAdded: 1 });
      expect(await leads()).toEqual([['a:1', 2], ['c:1', 1], ['d:1', 1]]);
      await store.put({ eventEdits: [edit('2', 'merge', ['d:1', 'c:1']), edit('1', 'split', [])] });
      expect(await leads()).toEqual([['a:1', 2], ['c:1', 2]]);
      expect((await store.account('d:1'))?.edits.map(({ id }) => id)).toEqual(['1', '2']);
      await store.put({ eventEdits: [edit('3', 'undo', [], '1'), edit('4', 'undo', [], '2')] });
      expect(await leads()).toEqual([['a:1', 3], ['d:1', 1]]);
      expect((await store.eventEdits()).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    });

    test('join what is there when told later, and leave it when coded anew', async () => {
      const store = get();
      await store.updateEvents();
      const late = strike('e', '2025-11-05', '2025-11-03', 'Reports from Panjgur in Pakistan said four people died when Iran struck a depot on Monday.', 'W', 'USA');
      await store.put({ documents: [late] });
      expect((await store.events({})).total).toBe(3);
      expect(await store.updateEvents()).toMatchObject({ tellings: 1, written: 4, events: 1 });
      expect((await store.events({}, { order: 'oldest' })).rows[0]).toMatchObject({ id: 'a:1', tellings: 4 });
      const other = { ...late, coder: 'test-2', findings: [event('e', { type: 'CONSULT' })] };
      await store.put({ documents: [other] });
      await store.updateEvents();
      expect((await store.events({}, { order: 'oldest' })).rows.map(({ id, tellings }) => [id, tellings])).toEqual([['a:1', 3], ['e:1', undefined], ['d:1', undefined]]);
      expect(await store.updateEvents({ isAll: true })).toMatchObject({ documents: 5, tellings: 5 });
    });

    test('know copies of one text from independent tellings', async () => {
      const store = get();
      const text = 'QUETTA, Nov 3 - An Iranian missile hit a depot at Panjgur in Pakistan on Monday and killed four, officials in the province said after crews had searched the ruins until the evening.';
      await store.put({ documents: [strike('w', '2025-11-03', '2025-11-03', text, 'Wire', 'GBR'), strike('p', '2025-11-04', '2025-11-03', `From our desk. ${text.slice(17)}`, 'Paper', 'PAK')] });
      expect(await store.updateEvents()).toMatchObject({ copies: 2 });
      const account = await store.account('p:1');
      expect(account?.tellings.map(({ row, copy }) => [row.document.id, copy?.copies ?? null, copy?.nearest ?? null])).toContainEqual(['w', 'p', 'p']);
      await store.put({ documents: [strike('q', '2025-11-05', '2025-11-03', `${text} More follows.`, 'Late', 'USA')] });
      expect(await store.updateEvents()).toMatchObject({ documents: 1, copies: 1 });
      expect((await store.account('q:1'))?.tellings.filter(({ copy }) => copy?.copies === 'p').map(({ row }) => row.document.id)).toEqual(['w', 'p', 'q']);
    });
  });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actor, event, newDocument } from '../../test/contract/record-fixture.js';
import type { NewDocument } from '../record/document-record.js';
import { DuckDBStore } from './duckdb-store.js';
import { MemoryStore } from './memory-store.js';
import type { Store } from './store.js';

const PLACES = ['Panjgur', 'Turbat', 'Gwadar'];
const REST = 'crews searched the ruins until the evening and took the wounded to the hospital of the district by lorry';

/** Documents that tell of strikes on few days at few places, some of them copies, some dated to a month. */
const randomDocuments = fc.array(fc.record({
  place: fc.constantFrom(...PLACES), at: fc.integer({ min: 10, max: 16 }), later: fc.integer({ min: 0, max: 4 }), isTold: fc.boolean(), isVague: fc.integer({ min: 0, max: 6 }),
  toll: fc.integer({ min: 2, max: 5 }), isWire: fc.boolean(), isMutual: fc.boolean(),
}), { minLength: 1, maxLength: 14 }).map((rows) => rows.map(({ place, at, later, isTold, isVague, toll, isWire, isMutual }, k): NewDocument => {
  const id = `d${String(k).padStart(2, '0')}`;
  const text = isWire ? `A blast at ${place} killed ${toll} people, officials said, and ${REST}. Paper ${k}.` : `${toll} people died at ${place} when a depot was hit, paper ${k} said.`;
  return newDocument(id, `2024-01-${at + later}`, [event(id, {
    type: 'ASSAULT', quad: 4, text, ...(isMutual ? { source: [actor('IRN'), actor('PAK')], target: [] } : {}),
    date: isVague === 0 ? { value: '2024-01', precision: 'month', span: [0, 1] } : isTold ? { value: `2024-01-${at}`, precision: 'day', span: [0, 1] } : { value: `2024-01-${at + later}`, precision: 'day', span: null },
  })], { text });
}));

/** The documents in another order, in batches of these sizes. */
const orders = randomDocuments.chain((documents) => fc.tuple(
  fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length }), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: documents.length, maxLength: documents.length }),
));

async function groupsOf(store: Store): Promise<string[][]> {
  const { rows } = await store.events({}, { order: 'oldest', limit: 1000 });
  const groups = await Promise.all(rows.map(async ({ id }) => {
    const account = await store.account(id);
    return [account!.lead, ...account!.tellings.map(({ row, copy }) => `${row.id} ${copy?.copies ?? ''}`).toSorted()];
  }));
  return groups.toSorted((x, y) => (x[0]! < y[0]! ? -1 : 1));
}

/** Events of documents added at once, of the same added bit by bit in another order, and of these looked at again from the beginning. */
async function addBothWays(make: () => Promise<Store>, [documents, shuffled, sizes]: readonly [readonly NewDocument[], readonly NewDocument[], readonly number[]]): Promise<readonly (string[][])[]> {
  const [atOnce, bit] = [await make(), await make()];
  await atOnce.put({ documents });
  await atOnce.updateEvents();
  for (let from = 0, k = 0; from < shuffled.length; from += sizes[k++]!) {
    await bit.put({ documents: shuffled.slice(from, from + sizes[k]!) });
    await bit.updateEvents();
  }
  const groups = [await groupsOf(atOnce), await groupsOf(bit)];
  await bit.updateEvents({ isAll: true });
  groups.push(await groupsOf(bit));
  await atOnce.close();
  await bit.close();
  return groups;
}

test('events in memory do not depend on the order documents are added in, nor on how many at a time', async () => {
  await fc.assert(fc.asyncProperty(orders, async (given) => {
    const [atOnce, bit, again] = await addBothWays(async () => new MemoryStore(), given);
    expect([bit, again]).toEqual([atOnce, atOnce]);
  }), { numRuns: 150 });
});

test('events in DuckDB do not depend on the order documents are added in, nor on how many at a time', async () => {
  await fc.assert(fc.asyncProperty(orders, async (given) => {
    const [atOnce, bit, again] = await addBothWays(() => DuckDBStore.open(':memory:'), given);
    expect([bit, again]).toEqual([atOnce, atOnce]);
  }), { numRuns: 3, seed: 7, endOnFailure: true });
}, 240_000);

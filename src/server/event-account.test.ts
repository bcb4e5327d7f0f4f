import { beforeAll, expect, test } from 'vitest';
import { event, newDocument, report } from '../../test/contract/record-fixture.js';
import { MemoryStore } from '../storage/memory-store.js';
import { createApp } from './app.js';
import type { Account, Counts, Events, Overview } from './contract.js';

const store = new MemoryStore();
const ask = async <T>(path: string): Promise<T> => (await createApp(store).request(`http://localhost${path}`)).json() as Promise<T>;

beforeAll(async () => {
  const told = (id: string, text: string, killed: number, outlet: string, country: string) => newDocument(id, '2024-01-17', [event(id, {
    type: 'ASSAULT', quad: 4, text, date: { value: '2024-01-16', precision: 'day', span: [0, 1] }, casualties: { killed },
  })], { text, reports: [report(outlet, { country, stateAffiliated: country === 'IRN' })] });
  await store.put({ documents: [
    told('a', 'Iran struck Panjgur in Pakistan on Tuesday, killing two.', 2, 'Arvand', 'IRN'), told('b', 'Missiles fired by Iran at Panjgur in Pakistan killed four.', 4, 'Indus', 'PAK'),
  ] });
  await store.updateEvents();
});

test('the account of any telling is that of its event', async () => {
  const account = await ask<Account>('/api/events/b%3A1/account');
  expect(account).toMatchObject({
    lead: 'a:1', documents: 2, independentTexts: 2, firstSeen: { date: '2024-01-17', doc: 'a' }, stateAffiliatedShare: 0.5, countries: [{ country: 'IRN', outlets: 1 }, { country: 'PAK', outlets: 1 }],
    versions: [{ what: 'killed', versions: [{ value: '2', outlets: ['Arvand'] }, { value: '4', outlets: ['Indus'] }] }],
  });
  expect(account.reasons.map(({ telling, with: other }) => [telling, other])).toEqual([['b:1', 'a:1']]);
  expect(await ask('/api/events/x%3A1/account')).toMatchObject({ code: 'record/no-such-event' });
});

test('a page of a pair counts, lists and sums up the same events', async () => {
  const overview = await ask<Overview>('/api/pair/IRN-PAK');
  const events = await ask<Events>('/api/events?pair=IRN-PAK');
  const counts = await ask<Counts>('/api/counts?pair=IRN-PAK&by=period');
  expect([overview.total, overview.documents, overview.summary.events, overview.latest.length, events.total, counts.total, counts.rows[0]?.events]).toEqual([1, 2, 1, 1, 1, 1, 1]);
  expect(overview.facets.outlet).toEqual([{ value: 'Arvand', events: 1 }, { value: 'Indus', events: 1 }]);
  expect(events.rows[0]?.tellings).toBe(2);
  expect((await ask<Events>('/api/events?pair=IRN-PAK&outlet=Indus')).rows.map(({ id }) => id)).toEqual(['a:1']);
  expect((await ask<Events>('/api/events?pair=IRN-PAK&of=report')).total).toBe(2);
  expect((await ask<Counts>('/api/counts?pair=IRN-PAK&of=outlet')).total).toBe(2);
});

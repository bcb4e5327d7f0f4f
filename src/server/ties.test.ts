import { expect, it } from 'vitest';
import { MemoryStore } from '../storage/memory-store.js';
import { createApp } from './app.js';
import type { Ties } from './contract.js';

async function answer(query: string): Promise<Ties> {
  const store = new MemoryStore();
  const compact = { id: 'x:1', kind: 'trade-agreement' as const, name: 'Iran Pakistan', code: null, signedOn: '2004', inForceOn: '2006', endedOn: null, url: null, note: null, source: 'x' };
  const belongs = (member: string) => ({ id: `x:1:${member}`, compact: 'x:1', member, role: 'member' as const, signedOn: '2004', from: '2006', to: null, source: 'x' });
  const point = (series: string, year: string, value: number, source = 'x/1') => ({ series, a: 'IRN', b: 'PAK', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31`, value, unit: 'organisations', source });
  await store.put({
    compacts: [compact], memberships: [belongs('IRN'), belongs('PAK')],
    series: [
      point('shared-organisations', '2010', 31), point('shared-organisations', '2009', 30), point('shared-organisations', '2010', 40, 'y/1'), point('shared-organisations', '2014', 33),
      { ...point('gdelt-day-score', '2010', 3), periodEnd: '2010-01-01' }, { ...point('distance', '2010', 1948, 'z'), periodStart: '0001-01-01', periodEnd: '9999-12-31', unit: 'km' },
    ],
  });
  const response = await createApp(store, { today: () => '2012-06-01' }).request(`http://localhost/api/ties?${query}`);
  return await response.json() as Ties;
}

it('answers what a pair shares on a day: agreements, and the newest value of each lasting series by then', async () => {
  const ties = await answer('pair=PAK-IRN');
  expect(ties.compacts.map(({ compact, standing, since }) => [compact.id, standing, since])).toEqual([['x:1', 'in-force', '2006']]);
  expect(ties.facts).toEqual([
    { series: 'distance', value: 1948, unit: 'km', source: 'z', first: '0001-01-01', periodStart: '0001-01-01', periodEnd: '9999-12-31', points: 1 },
    { series: 'shared-organisations', value: 31, unit: 'organisations', source: 'x/1', first: '2009-01-01', periodStart: '2010-01-01', periodEnd: '2010-12-31', points: 2 },
    { series: 'shared-organisations', value: 40, unit: 'organisations', source: 'y/1', first: '2010-01-01', periodStart: '2010-01-01', periodEnd: '2010-12-31', points: 1 },
  ]);
});

it('knows of nothing before it was signed, and of no other pair', async () => {
  expect(await answer('pair=IRN-PAK&asOf=2003-12-31')).toMatchObject({ asOf: '2003-12-31', compacts: [] });
  expect(await answer('pair=IRN-TUR')).toMatchObject({ compacts: [], facts: [] });
  expect((await answer('pair=IRN-PAK&asOf=2005-01-01')).compacts).toMatchObject([{ standing: 'not-yet', since: null }]);
});

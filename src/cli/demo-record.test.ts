import { describe, expect, test } from 'vitest';
import { fakeCoder, fakeEffects } from '../../test/cli-fake.js';
import { MemoryStore } from '../storage/memory-store.js';
import { fillDemoRecord } from './demo-record.js';

const entry = (id: string, date: string, fact: string) => JSON.stringify({
  id, date, date_precision: 'day', fact, kind: 'strike', parties: ['IRN', 'PAK'], sector: ['security'], urls: ['https://www.dawn.com/1', 'https://dawn.com/2'], outlets: [],
});
const files = {
  'chronicle/irn-pak.jsonl': `${entry('a', '2025-01-01', 'Iran visited Pakistan.')}\n${entry('b', '2025-02-01', 'Nothing to see.')}`,
  'chronicle/comparisons.jsonl': entry('c', '2025-03-01', 'This would crash the coder.'),
  'chronicle/commitments.jsonl': JSON.stringify({ id: 'h', parties: ['IRN', 'PAK'], what: 'trade', instrument: null, quantity: { from: null, to: 5, unit: 'USD bn' }, made_on: '2016', deadline: '2021', status_as_of: [] }),
  'chronicle/trade.csv': 'period_start,period_end,calendar,flow,reporter,partner,value_usd_mn,reported_by,url,note\n2016-07-01,2017-06-30,pakistan_fiscal,export,PAK,IRN,29.79,SBP,https://dawn.com/1,',
  'chronicle/sources.csv': 'name,domain,country_iso3,state_affiliated,why,times_cited\nDawn,dawn.com,PAK,false,private,1',
};

describe('fillDemoRecord', () => {
  test('puts entries through the coder, and keeps hand-given codes out', async () => {
    const store = new MemoryStore();
    const tally = await fillDemoRecord(fakeEffects({ files }), store, fakeCoder(), 'chronicle');
    expect(tally).toEqual({ entries: 3, documentsAdded: 3, recoded: 0, findingsAdded: 2 });
    expect((await store.events({})).rows.map((row) => [row.document.id, row.finding.type, row.date, row.finding.sectors])).toEqual([['a', 'CONSULT', '2025-01-01', []]]);
    const view = await store.document('a');
    expect(view?.document.text).toBe('Iran visited Pakistan.');
    expect(view?.reports.map((report) => [report.outlet, report.url])).toEqual([['Dawn', 'https://dawn.com/2'], ['Dawn', 'https://www.dawn.com/1']]);
    expect((await store.document('c'))?.findings[0]?.finding).toMatchObject({ kind: 'issue', code: 'coder/failed' });
    expect(await store.statistics({})).toMatchObject([{ reporter: 'PAK', value: 29_790_000 }]);
    expect(await store.handCommitments()).toMatchObject([{ id: 'h', to: 5e9, unit: 'USD' }]);
  });

  test('done again adds nothing; with another coder it codes anew', async () => {
    const store = new MemoryStore();
    const effects = fakeEffects({ files });
    await fillDemoRecord(effects, store, fakeCoder(), 'chronicle');
    const before = await store.stats();
    expect(await fillDemoRecord(effects, store, fakeCoder(), 'chronicle')).toMatchObject({ documentsAdded: 0, recoded: 0, findingsAdded: 0 });
    expect(await store.stats()).toEqual(before);
    expect(await fillDemoRecord(effects, store, { ...fakeCoder(), version: 'fake-2' }, 'chronicle')).toMatchObject({ documentsAdded: 0, recoded: 3 });
  });

  test('says what is missing', async () => {
    await expect(fillDemoRecord(fakeEffects({ files: {} }), new MemoryStore(), fakeCoder(), 'chronicle')).rejects.toThrow('the chronicle is missing: chronicle/sources.csv');
  });
});

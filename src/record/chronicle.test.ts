import { describe, expect, test } from 'vitest';
import { outletOf, toChronicleDocument, toHandCommitment, toStatistic, type ChronicleEntry } from './chronicle.js';

const outlet = (name: string, domain: string) => ({ name, domain, country: 'PAK', stateAffiliated: false });

describe('outletOf', () => {
  const outlets = [outlet('Dawn', 'dawn.com'), outlet('Profit', 'profit.dawn.com'), outlet('Blog', 'host.example/blog')];
  test.each([
    ['https://www.dawn.com/news/1', 'Dawn'], ['http://dawn.com', 'Dawn'], ['https://news.dawn.com?x=1', 'Dawn'], ['https://profit.dawn.com/1', 'Profit'],
    ['https://host.example/blog/1', 'Blog'], ['https://host.example/blogs', null], ['https://notdawn.com/', null], ['https://evil.example/?u=dawn.com/', null],
  ])('%s is %s', (url, name) => { expect(outletOf(url, outlets)?.name ?? null).toBe(name); });
});

test('an entry becomes a document in its own wording with a report for each address', () => {
  const entry = { id: 'x-1', date: '2025-11', fact: 'A fact.', urls: ['https://dawn.com/1', 'https://else.example/2'] } as unknown as ChronicleEntry;
  expect(toChronicleDocument(entry, [outlet('Dawn', 'dawn.com')])).toEqual({
    document: { id: 'x-1', text: 'A fact.', date: '2025-11' },
    reports: [
      { outlet: 'Dawn', country: 'PAK', stateAffiliated: false, url: 'https://dawn.com/1' }, { outlet: null, country: null, stateAffiliated: null, url: 'https://else.example/2' },
    ],
  });
});

test('a figure is kept in dollars, the same row always with the same id', () => {
  const row = {
    period_start: '2016-07-01', period_end: '2017-06-30', calendar: 'pakistan_fiscal', flow: 'export', reporter: 'PAK', partner: 'IRN', value_usd_mn: '29.79', reported_by: 'SBP', url: '', note: '',
  };
  const figure = toStatistic(row, 'trade.csv');
  expect(figure).toMatchObject({ value: 29_790_000, unit: 'USD', periodStart: '2016-07-01', url: null, note: null, source: 'trade.csv' });
  expect(toStatistic(row, 'other.csv').id).toBe(figure.id);
  expect(toStatistic({ ...row, value_usd_mn: '29.8' }, 'trade.csv').id).not.toBe(figure.id);
});

test.each([
  [{ from: 2.3, to: 5, unit: 'USD bn' }, { from: 2.3e9, to: 5e9, unit: 'USD' }],
  [{ from: null, to: 160, unit: 'USD mn' }, { from: null, to: 1.6e8, unit: 'USD' }],
  [{ from: null, to: 1000, unit: 'MW' }, { from: null, to: 1000, unit: 'MW' }],
  [{ from: null, to: null, unit: null }, { from: null, to: null, unit: null }],
])('quantity %j in whole units', (quantity, expected) => {
  const row = { id: 'c', parties: ['IRN', 'PAK'], what: 'w', instrument: null, quantity, made_on: '2016', deadline: null, status_as_of: [] };
  expect(toHandCommitment(row, 'f')).toMatchObject(expected);
});

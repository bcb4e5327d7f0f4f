import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../ontology/event-types.js';
import { STATUS_LIST } from './labels.js';
import { LEDGER_SORTS, readAddress, toggled, writeAddress, type View } from './state.js';

const words = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
const plain = fc.stringMatching(/^[a-z]{1,8}$/);
const month = fc.tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
const view: fc.Arbitrary<View> = fc.record({
  page: fc.constantFrom('pair' as const, 'measures' as const), pair: fc.constantFrom(null, 'IRN-PAK', 'PAK-SCO'), from: fc.option(month), to: fc.option(month), unit: fc.option(fc.constantFrom('month' as const, 'quarter' as const, 'year' as const)),
  origin: fc.constantFrom(null, 'coded', 'gdelt2'), by: fc.constantFrom('quad' as const, 'sector' as const), quads: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const)), types: fc.uniqueArray(fc.constantFrom(...EVENT_TYPES)),
  sectors: fc.uniqueArray(plain), statuses: fc.option(fc.uniqueArray(fc.constantFrom(...STATUS_LIST))), direction: fc.option(fc.constantFrom('ab' as const, 'ba' as const)), outlets: fc.uniqueArray(words), speakers: fc.uniqueArray(plain), promises: fc.constantFrom('found' as const, 'hand' as const),
  ledger: fc.record({
    shows: fc.constantFrom('list' as const, 'scorecard' as const), stage: fc.option(fc.constantFrom('open' as const, 'trouble' as const)), type: fc.option(plain), sector: fc.option(plain), text: fc.oneof(fc.constant(''), words), sort: fc.constantFrom(...LEDGER_SORTS),
  }),
  opened: fc.option(fc.record({ kind: fc.constantFrom('events' as const, 'event' as const, 'statistic' as const), key: words })),
});

describe('the address', () => {
  it('gives back the view it was written from', () => {
    fc.assert(fc.property(view, (given) => {
      const url = new URL(writeAddress(given), 'http://localhost');
      expect(readAddress(url.pathname, url.search)).toEqual(given);
    }));
  });
  it.each([
    ['/', '', { page: 'pair', pair: null, statuses: null }], ['/code', '', { page: 'code' }], ['/pair/irn-pak', '', { pair: 'IRN-PAK' }], ['/pair/irn-pak/measures', '', { page: 'measures', pair: 'IRN-PAK' }], ['/measures', '', { page: 'measures', pair: null }], ['/nowhere', '?from=now&unit=hour&quad=9&open=thing:1', { page: 'pair', from: null, unit: null, quads: [], opened: null }],
    ['/', '?status=any', { statuses: [] }], ['/', '?open=events:pair=IRN-PAK%26quad=4', { opened: { kind: 'events', key: 'pair=IRN-PAK&quad=4' } }],
  ])('reads %s%s', (path, search, expected) => {
    expect(readAddress(path, search)).toMatchObject(expected);
  });
});

it('toggled adds and takes out', () => {
  expect([toggled([1, 2], 2), toggled([1], 2)]).toEqual([[1], [1, 2]]);
});

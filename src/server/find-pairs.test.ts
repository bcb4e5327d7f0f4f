import { expect, test } from 'vitest';
import { makePair } from '../record/dyad.js';
import { findPairs } from './find-pairs.js';

const PAIRS = [['IRN', 'PAK'], ['IRQ', 'IRN'], ['PAK', 'TUR'], ['CIV', 'FRA'], ['PRK', 'KOR'], ['QQQ', 'PAK']].map(([x, y]) => ({
  pair: makePair(x!, y!), events: 1, documents: 1, commitments: 0, statistics: 0, first: null, last: null,
}));

test.each([
  ['', 6], ['  ', 6], ['iran', 2], ['Iran Pak', 1], ['pak irn', 1], ['IRN-PAK', 1], ['ir', 2], ['korea', 1], ['north', 1], ['cote', 1], ['qqq', 1], ['ran', 0], ['iran france', 0],
] as const)('%o finds %i pairs', (text, total) => {
  expect(findPairs(PAIRS, text)).toMatchObject({ total });
});

test('keeps the order and the limit', () => {
  expect(findPairs(PAIRS, 'pak', 2)).toEqual({ pairs: [PAIRS[0], PAIRS[2]], total: 3 });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePair, pairKey, pairsOfEvent, pairsOfParties, parsePair } from './dyad.js';

describe('parsePair', () => {
  test.each([
    ['IRN-PAK', 'IRN-PAK'], ['pak-irn', 'IRN-PAK'], [' PAK-IRN ', 'IRN-PAK'], ['SCO-IRN', 'IRN-SCO'],
    ['IRN-IRN', null], ['IRN', null], ['IRN-', null], ['Iran-Pakistan-India', null], ['', null], ['IRN PAK', null],
  ])('%j is %s', (written, key) => {
    const pair = parsePair(written);
    expect(pair === null ? null : pairKey(pair)).toBe(key);
  });

  test('reads what pairKey writes', () => {
    const code = fc.stringMatching(/^[A-Z]{3}$/);
    fc.assert(fc.property(code, code, (x, y) => {
      fc.pre(x !== y);
      expect(parsePair(pairKey(makePair(x, y)))).toEqual(makePair(y, x));
    }), { seed: 3 });
  });
});

describe('pairsOfEvent', () => {
  const actors = fc.array(fc.constantFrom('A', 'B', 'C', 'D').map((code) => ({ code, sector: null, name: null, span: [0, 1] as const })), { maxLength: 4 });
  test('swapping source and target turns every direction', () => {
    fc.assert(fc.property(actors, actors, (source, target) => {
      fc.pre(source.length > 0 && target.length > 0);
      const turn = { ab: 'ba', ba: 'ab', both: 'both' } as const;
      expect(pairsOfEvent({ source: target, target: source })).toEqual(
        pairsOfEvent({ source, target }).map(({ pair, direction }) => ({ pair, direction: turn[direction] })));
    }), { seed: 5 });
  });
});

test('pairsOfParties gives each pair once', () => {
  expect(pairsOfParties(['TUR', 'IRN', 'PAK', 'IRN']).map(pairKey)).toEqual(['IRN-PAK', 'IRN-TUR', 'PAK-TUR']);
  expect(pairsOfParties(['IRN'])).toEqual([]);
});

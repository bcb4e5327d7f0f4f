import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCopies } from './find-copies.js';
import { shinglesOf } from './shingles.js';

const TEXT = 'Officials in the border province said on Monday that the crossing would open for lorries from the first week of the month, once both sides had agreed on the hours and the fees for transit goods.';
const groups = (...texts: readonly (readonly [doc: string, date: string | null, text: string])[]): string[][] =>
  findCopies(texts.map(([doc, date, text]) => ({ doc, date, text }))).map((group) => group.map(({ doc }) => doc));

describe('copies', () => {
  test.each<[why: string, other: string, isCopy: boolean]>([
    ['the same with another head', `From our desk. ${TEXT}`, true],
    ['cut short', TEXT.slice(0, 110), true],
    ['with a changed figure', TEXT.replace('first week', 'second week'), true],
    ['in capitals and without stops', TEXT.toUpperCase().replaceAll(/[.,]/g, ''), true],
    ['on the same matter in other words', 'Lorries may pass the frontier from early next month if hours and transit fees are settled, the governor told reporters.', false],
    ['a few words in common', 'The crossing would open for pilgrims, not for goods, the governor said after prayers in the old town of the valley.', false],
  ])('%s', (_why, other, isCopy) => {
    expect(groups(['a', '2024-01-01', TEXT], ['b', '2024-01-02', other])).toEqual(isCopy ? [['a', 'b']] : []);
  });

  test('more than a week apart, or only one of them dated, are none; undated ones are compared', () => {
    expect(groups(['a', '2024-01-01', TEXT], ['b', '2024-01-08', TEXT])).toHaveLength(1);
    expect(groups(['a', '2024-01-01', TEXT], ['b', '2024-01-09', TEXT])).toEqual([]);
    expect(groups(['a', '2024-01-01', TEXT], ['b', null, TEXT])).toEqual([]);
    expect(groups(['a', null, TEXT], ['b', '2024', TEXT])).toHaveLength(1);
  });

  test('tell how much they share', () => {
    const [group] = findCopies([{ doc: 'a', date: '2024-01-01', text: TEXT }, { doc: 'b', date: '2024-01-01', text: `${TEXT} Traders welcomed it.` }]);
    expect(group).toEqual([
      { doc: 'a', copies: 'a', nearest: 'b', similarity: 1, shared: shinglesOf(TEXT).all.length }, { doc: 'b', copies: 'a', nearest: 'a', similarity: 1, shared: shinglesOf(TEXT).all.length },
    ]);
  });

  test('texts with nine words in a row in common share a fingerprint', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    fc.assert(fc.property(fc.array(word, { minLength: 9, maxLength: 9 }), fc.array(word, { maxLength: 20 }), fc.array(word, { maxLength: 20 }), (run, before, after) => {
      const [x, y] = [shinglesOf([...before, ...run].join(' ')), shinglesOf([...run, ...after].join(' '))];
      expect([...x.fingerprints].some((fingerprint) => y.fingerprints.includes(fingerprint))).toBe(true);
    }));
  });

  test('groups do not depend on the order documents come in', () => {
    const piece = fc.constantFrom(TEXT.slice(0, 100), TEXT.slice(60), TEXT, 'Another text altogether about wheat and the price of bread in the markets of the capital this winter.');
    const documents = fc.array(fc.tuple(piece, fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
      .map((rows) => rows.map(([text, day], k) => ({ doc: `d${String(k).padStart(2, '0')}`, text, date: `2024-01-${String(day).padStart(2, '0')}` })));
    fc.assert(fc.property(documents.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))), ([given, shuffled]) => {
      expect(findCopies(shuffled)).toEqual(findCopies(given));
    }));
  });

  test('empty and short texts copy nothing', () => {
    expect(groups(['a', '2024-01-01', ''], ['b', '2024-01-01', ''], ['c', '2024-01-01', 'Iran and Pakistan met.'], ['d', '2024-01-01', 'Iran and Pakistan met.'])).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVisible } from './visible.js';

test('a text that is seen whole is read as it is', () => {
  expect(readVisible('Iran visited “Pakistan” – 😀.')).toBeNull();
});

test('invisible characters are left out, and spans point past them', () => {
  const original = '\u200fIr\u00adan\u200e visited.';
  const visible = readVisible(original)!;
  expect(visible.text).toBe('Iran visited.');
  expect(original.slice(...visible.toOriginal([0, 4]))).toBe('Ir\u00adan');
  expect(visible.fromOriginal([1, 6])).toEqual([0, 4]);
  expect(readVisible('\u200b')?.toOriginal([0, 0])).toEqual([1, 1]);
});

test('a span goes to the original and back unchanged, and covers the same visible characters', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '.', '\u200b', '\u00ad', '\ufeff', '\u2069', '😀') }).map((text) => `${text}\u200e`);
  fc.assert(fc.property(texts, fc.nat(), fc.nat(), (original, a, b) => {
    const visible = readVisible(original)!;
    const start = a % (visible.text.length + 1);
    const end = start + (b % (visible.text.length + 1 - start));
    const there = visible.toOriginal([start, end]);
    expect(readVisible(`\u200b${original.slice(...there)}`)!.text).toBe(visible.text.slice(start, end));
    expect(visible.fromOriginal(there)).toEqual([start, end]);
  }));
});

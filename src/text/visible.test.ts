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

test('words parted at line ends are joined and the slips of scanners set right, and spans cover what stands there', () => {
  const original = 'lsrael and the Presi-\ndent of EGYPTlAN ports saw missi1es, the governrnent said.';
  const visible = readVisible(original)!;
  expect(visible.text).toBe('Israel and the President\nof EGYPTIAN ports saw missiles, the government said.');
  const at = (word: string): string => original.slice(...visible.toOriginal([visible.text.indexOf(word), visible.text.indexOf(word) + word.length]));
  expect(at('President')).toBe('Presi-\ndent');
  expect(at('Israel')).toBe('lsrael');
  expect(at('government')).toBe('governrnent');
  expect(visible.text.slice(...visible.fromOriginal([original.indexOf('ports'), original.indexOf('ports') + 5]))).toBe('ports');
});

test.each(['The 1990s, B1 and G7: 10 llamas', 'MI6 and twenty-two men', 'a cease-fire on 1 May', 'COVID19'])('%s is read as it is', (text) => {
  expect(readVisible(text)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { foldName, NameIndex, type NameEntry } from './names.js';

const entry = (name: string): NameEntry => ({ row: 'r', name, code: 'IRN', sector: null, kind: 'state', person: null, from: '', to: '' });
const index = new NameIndex([entry('Iran'), entry("Côte d'Ivoire")].map((each) => ({ name: each.name, entry: () => each })));

function found(text: string, name: string): string | null {
  const at = text.indexOf(name[0]!);
  const hit = index.matchAt(text, foldName(text), at, name.toLowerCase(), false);
  return hit === null ? null : text.slice(...hit.span);
}

describe('a name ends', () => {
  test.each(['Iran', 'Iran.', 'Iran,', "Iran's", 'Iran’s', '“Iran”', '‘Iran’', 'Iran—Pakistan', 'Iran–Pakistan', 'Iran…', 'Iran•', 'Iran\u2009and', 'Iran\u00a0and', 'Iran→', '(Iran)', 'Iran×2', 'Iran/'])('before what is no letter: %s', (text) => {
    expect(found(text, 'Iran')).toBe('Iran');
  });

  test.each(['Iranian', 'Iran2', 'Iranñ', 'Iranш', 'Iran国', 'Iranا'])('nowhere within a word: %s', (text) => {
    expect(found(text, 'Iran')).toBeNull();
  });

  test('accents and curly apostrophes aside', () => {
    expect(index.matchAt('Cote d’Ivoire', foldName('Cote d’Ivoire'), 0, 'cote', false)?.span).toEqual([0, 13]);
  });
});

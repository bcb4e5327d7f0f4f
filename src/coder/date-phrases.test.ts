import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../base/table.js';
import { DATE_CASES } from './date-cases.js';
import { readDatePhrases, type DatePhrase } from './date-phrases.js';
import { readDateWords } from './date-words.js';

function loadTable(path: string): Table {
  const lines = readFileSync(new URL(`../../data/lexicon/en/${path}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { name: path, columns: lines[0]!.split('\t'), rows: lines.slice(1).map((line) => line.split('\t')) };
}
const words = readDateWords(loadTable('date-words.tsv'));
const PUBLISHED = '2025-08-06'; // a Wednesday

/** "role value" with `|upcoming`, `..end`, `=months` and `adj` where they say something. */
function brief(phrase: DatePhrase): string {
  const reading = phrase.value === phrase.upcoming ? phrase.value : `${phrase.value}|${phrase.upcoming}`;
  return `${phrase.role} ${reading}${phrase.end ? `..${phrase.end}` : ''}${phrase.months && phrase.role === 'length' ? `=${phrase.months}` : ''}${phrase.attributive ? ' adj' : ''}`;
}

describe('readDatePhrases', () => {
  it('has a long table of cases', () => {
    expect(DATE_CASES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(DATE_CASES)('%s', (text, expected) => {
    const phrases = readDatePhrases(text, { words, published: PUBLISHED, fiscalLastMonth: 6 });
    expect(phrases.map(brief)).toEqual(expected);
    for (const phrase of phrases) expect(text.slice(...phrase.span).trim()).toBe(text.slice(...phrase.span));
  });

  it('gives the words of the phrase as its span', () => {
    const text = 'They agreed by the end of next year, and on 3 August 2025 signed.';
    expect(readDatePhrases(text, { words, published: PUBLISHED }).map((p) => text.slice(...p.span))).toEqual(['end of next year', '3 August 2025']);
  });

  it('reads only absolute dates without a publication date', () => {
    expect(readDatePhrases('yesterday, in March, on Monday, within five years, and on 3 August 2025', { words }).map((p) => p.value)).toEqual(['', '2025-08-03']);
  });

  it('is no more exact than the publication date', () => {
    const at = (published: string): string[] => readDatePhrases('yesterday, last month, two years ago and within six months', { words, published }).map((p) => p.upcoming);
    expect(at('2025-08')).toEqual(['2025-08', '2025-07', '2023', '2026-02']);
    expect(at('2025')).toEqual(['2025', '2025', '2023', '2025']);
  });

  it('takes any text and keeps spans in order', () => {
    const word = fc.constantFrom('3', '15', '2024', 'August', 'May', 'in', 'by', 'the', 'end', 'of', 'next', 'last', 'year', 'within', 'five', 'years', '-', 'Monday', ',', 'to', 'FY', '1404', 'quarter', 'first', 'ago', '2024-25', '31');
    fc.assert(fc.property(fc.array(word, { maxLength: 24 }), fc.constantFrom('2025-08-06', '2025-08', '2025', undefined), (parts, published) => {
      const text = parts.join(' ');
      let last = 0;
      for (const phrase of readDatePhrases(text, { words, published })) {
        expect(phrase.span[0]).toBeGreaterThanOrEqual(last);
        expect(phrase.span[1]).toBeLessThanOrEqual(text.length);
        expect(phrase.value).toMatch(/^$|^\d{4}(-\d\d(-\d\d)?)?$/);
        last = phrase.span[1];
      }
    }));
  });
});

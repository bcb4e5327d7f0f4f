import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Table } from '../base/table.js';
import { readDatePhrases } from './date-phrases.js';
import { readDateWords } from './date-words.js';
import { dateOfEvent, readFiscalYears } from './event-dates.js';

function loadTable(path: string): Table {
  const lines = readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { name: path, columns: lines[0]!.split('\t'), rows: lines.slice(1).map((line) => line.split('\t')) };
}
const words = readDateWords(loadTable('lexicon/en/date-words.tsv'));
const published = '2025-08-06';

/** The date of the word in brackets. */
function dateIn(marked: string, planned = false): string | null {
  const at = marked.indexOf('[');
  const text = marked.replace('[', '').replace(']', '');
  const anchor = [at, marked.indexOf(']') - 1] as const;
  return dateOfEvent({ text, sentence: [0, text.length], anchor, phrases: readDatePhrases(text, { words, published }), published, planned })?.value ?? null;
}

describe('dateOfEvent', () => {
  it.each([
    ['Iran and Pakistan [signed] the deal on Sunday.', '2025-08-03'],
    ['On 3 June 2024, ministers [met] in Tehran.', '2024-06-03'],
    ['The minister [arrived] on Monday and is due to leave on Friday.', '2025-08-04'],
    ['He [recalled] the 2014 treaty on prisoners.', '2025-08-06'],
    ['Trade has [grown] since 2019.', '2025-08-06'],
    ['They [agreed] to raise trade by 2028.', '2025-08-06'],
    ['The line, opened in 2019, was [struck] on 2 August.', '2025-08-02'],
    ['Pakistan [closed] the crossing last month.', '2025-07'],
    ['Guards were [killed] in 2017 in Mirjaveh.', '2017'],
  ] as const)('%s', (marked, expected) => {
    expect(dateIn(marked)).toBe(expected);
  });

  it('reads open dates of planned acts forward', () => {
    expect(dateIn('The president will [visit] Tehran on Friday.', true)).toBe('2025-08-08');
    expect(dateIn('The president [visited] Tehran on Friday.')).toBe('2025-08-01');
  });

  it('has no date without a phrase and a publication date', () => {
    expect(dateOfEvent({ text: 'They met.', sentence: [0, 9], anchor: [5, 8], phrases: [], published: undefined, planned: false })).toBeNull();
  });
});

describe('readFiscalYears', () => {
  it('knows when a state closes its books', () => {
    const years = readFiscalYears(loadTable('ontology/fiscal-years.tsv'));
    expect(years.get('PAK')).toEqual({ lastMonth: 6, namedByEnd: true });
    expect(years.get('JPN')).toEqual({ lastMonth: 3, namedByEnd: false });
    for (const year of years.values()) expect(year.lastMonth >= 1 && year.lastMonth <= 12).toBe(true);
  });
});

import { readRows, type Table } from '../base/table.js';

export type TimeUnit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year' | 'decade';

/** Words of time by their lower-case form; read from `lexicon/en/date-words.tsv`. */
export interface DateWords {
  /** 1 January to 12 December. */
  readonly months: ReadonlyMap<string, number>;
  /** 1 Farvardin to 12 Esfand. */
  readonly iranianMonths: ReadonlyMap<string, number>;
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  /** 1–4 of quarters; 1 and 2 of halves. */
  readonly parts: ReadonlyMap<string, number>;
  /** Words that are months only when capitalised beside a number, a year or a preposition. */
  readonly doubtful: ReadonlySet<string>;
}

export function readDateWords(table: Table): DateWords {
  const numbers: Record<string, Map<string, number>> = { month: new Map(), 'iranian-month': new Map(), weekday: new Map(), part: new Map() };
  const units = new Map<string, TimeUnit>();
  const doubtful = new Set<string>();
  for (const row of readRows(table, ['kind', 'word', 'value', 'case'])) {
    for (const word of row.word.split('|')) {
      if (row.kind === 'unit') units.set(word, row.value as TimeUnit);
      else numbers[row.kind]?.set(word, Number(row.value));
      if (row.case === 'yes') doubtful.add(word);
    }
  }
  return { months: numbers['month']!, iranianMonths: numbers['iranian-month']!, weekdays: numbers['weekday']!, units, parts: numbers['part']!, doubtful };
}

import { readRows, type Table } from '../base/table.js';
import { readLexemes, type Lexeme } from './lexemes.js';

export type UnitKind = 'money' | 'measure' | 'count' | 'share' | 'time';

/** One way to write a unit. */
export interface UnitForm {
  /** Lexemes of the form, lower case. */
  readonly words: readonly string[];
  /** What is counted: an ISO 4217 code, `MW`, `m3`, `people` … */
  readonly unit: string;
  /** Written figure times `factor` is the value in `unit`s. */
  readonly factor: number;
  readonly place: 'before' | 'after' | 'both';
  readonly kind: UnitKind;
}

/** Unit forms by their first word, longest form first. */
export type UnitIndex = ReadonlyMap<string, readonly UnitForm[]>;

/** Builds the index from `lexicon/en/units.tsv`. */
export function readUnits(table: Table): UnitIndex {
  const index = new Map<string, UnitForm[]>();
  for (const row of readRows(table, ['forms', 'unit', 'factor', 'place', 'kind'])) {
    for (const form of row.forms.split('|')) {
      const words = readLexemes(form).map((lexeme) => lexeme.text);
      const first = words[0];
      if (first === undefined) continue;
      const list = index.get(first) ?? [];
      list.push({ words, unit: row.unit, factor: Number(row.factor), place: row.place as UnitForm['place'], kind: row.kind as UnitKind });
      index.set(first, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The longest unit form that stands at `at` and may stand `before` or `after` the figure; hyphens between its words are ignored. */
export function matchUnit(index: UnitIndex, lexemes: readonly Lexeme[], at: number, side: 'before' | 'after'): { form: UnitForm; next: number } | null {
  const first = lexemes[at];
  if (first === undefined) return null;
  const forms = index.get(first.text);
  if (forms === undefined) return null;
  for (const form of forms) {
    if (form.place !== 'both' && form.place !== side) continue;
    let next = at + 1;
    let k = 1;
    while (k < form.words.length) {
      if (lexemes[next]?.text === '-' && form.words[k] !== '-') next++;
      if (lexemes[next]?.text !== form.words[k]) break;
      next++;
      k++;
    }
    if (k === form.words.length) return { form, next };
  }
  return null;
}

import { once } from '../base/once.js';
import { linesOf, readRows, type Table } from '../base/table.js';
import type { ActorLexicon } from './mentions.js';
import { NameIndex, type NameEntry, type NameSource } from './names.js';
import { RoleIndex } from './roles.js';

/** Kinds of rows in the name tables → what a mention of them is. */
const KINDS: Readonly<Record<string, NameEntry['kind']>> = {
  state: 'state', demonym: 'state', people: 'people', capital: 'state', building: 'state', city: 'place', region: 'region', province: 'place', place: 'place',
  organisation: 'organisation', group: 'group', person: 'person', prefix: 'prefix', unnamed: 'region',
};

/** A row of a name table, parted into cells when one of its names turns up. */
class NameRow {
  private parted: readonly string[] | null = null;

  constructor(private readonly line: string, private readonly at: Readonly<Record<string, number>>, private readonly fallback: NameEntry['kind']) {}

  cell(column: string): string {
    const index = this.at[column];
    return index === undefined ? '' : (this.parted ??= this.line.split('\t'))[index] ?? '';
  }

  entry(name: string): NameEntry {
    const kind = this.kind();
    const official = kind === 'person' ? this.cell('official') || this.cell('name') : kind === 'state' || kind === 'people' ? null : this.cell('name');
    return { row: this.cell('id'), name, code: this.cell('code') || null, sector: this.cell('sector') || null, kind, person: official, from: this.cell('from'), to: this.cell('to') };
  }

  kind(): NameEntry['kind'] {
    return KINDS[this.cell('kind')] ?? this.fallback;
  }
}

/** One spelling of a row's name. */
class Spelling implements NameSource {
  readonly name: string;

  constructor(written: string, readonly row: NameRow) {
    this.name = written.includes('’') ? written.replaceAll('’', "'") : written;
  }

  entry(): NameEntry {
    return this.row.entry(this.name);
  }
}

/** Compiles the tables `actors/*` and `roles`. Tables that are absent count as empty. */
export function compileActors(tables: Readonly<Record<string, Table>>): ActorLexicon {
  const spellings: Spelling[] = [];
  for (const [name, table] of Object.entries(tables)) {
    if (!name.startsWith('actors/')) continue;
    const fallback = KINDS[name.slice('actors/'.length).replace(/s$/, '')] ?? 'organisation';
    const at = Object.fromEntries(table.columns.map((column, k) => [column, k]));
    for (const line of linesOf(table)) {
      const row = new NameRow(line, at, fallback);
      spellings.push(new Spelling(cellOf(line, at['name']), row));
      const variants = cellOf(line, at['variants']);
      if (variants !== '') for (const part of variants.split('|')) if (part !== '') spellings.push(new Spelling(part, row));
    }
  }
  const surnames = once(() => surnamesOf(spellings));
  return { surnames: { get: (surname) => surnames().get(surname) }, names: new NameIndex(spellings), roles: new RoleIndex(tables['roles'] ? readRows(tables['roles'], ['id', 'role', 'sector']) : []) };
}

/** One cell of a line, found without parting the rest. */
function cellOf(line: string, column: number | undefined): string {
  if (column === undefined) return '';
  let start = 0;
  for (let k = 0; k < column; k++) {
    start = line.indexOf('\t', start) + 1;
    if (start === 0) return '';
  }
  const end = line.indexOf('\t', start);
  return end < 0 ? line.slice(start) : line.slice(start, end);
}

/** Persons under their full names, by surname. */
function surnamesOf(spellings: readonly Spelling[]): ReadonlyMap<string, readonly NameEntry[]> {
  const surnames = new Map<string, NameEntry[]>();
  for (const { name, row } of spellings) {
    if (!name.includes(' ') || row.kind() !== 'person' || name !== (row.cell('official') || row.cell('name'))) continue;
    const surname = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
    const list = surnames.get(surname);
    if (list) list.push(row.entry(name));
    else surnames.set(surname, [row.entry(name)]);
  }
  return surnames;
}

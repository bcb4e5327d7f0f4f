import { readRows, type Table } from '../base/table.js';
import type { ActorLexicon } from './mentions.js';
import { NameIndex, type NameEntry } from './names.js';
import { RoleIndex } from './roles.js';

/** Kinds of rows in the name tables → what a mention of them is. */
const KINDS: Readonly<Record<string, NameEntry['kind']>> = {
  state: 'state', demonym: 'state', people: 'people', capital: 'state', building: 'state', city: 'place', region: 'region', province: 'place', place: 'place',
  organisation: 'organisation', group: 'group', person: 'person', prefix: 'prefix', unnamed: 'region',
};

/** Compiles the tables `actors/*` and `roles`. Tables that are absent count as empty. */
export function compileActors(tables: Readonly<Record<string, Table>>): ActorLexicon {
  const entries: NameEntry[] = [];
  for (const [name, table] of Object.entries(tables)) {
    if (!name.startsWith('actors/')) continue;
    const has = (column: string): boolean => table.columns.includes(column);
    const fallback = KINDS[name.slice('actors/'.length).replace(/s$/, '')] ?? 'organisation';
    const wanted = ['id', 'name', 'code', 'kind', 'sector', 'from', 'to', 'official', 'variants'].filter(has);
    for (const row of readRows(table, wanted) as Partial<Record<string, string>>[]) {
      const kind = KINDS[row['kind'] ?? ''] ?? fallback;
      const official = kind === 'person' ? (row['official'] || row['name']!) : kind === 'state' || kind === 'people' ? null : row['name']!;
      const names = [row['name']!, ...(row['variants'] ?? '').split('|').filter((part) => part !== '')];
      for (const written of names) {
        entries.push({ row: row['id']!, name: written.replaceAll('’', "'"), code: row['code'] || null, sector: row['sector'] || null, kind, person: official, from: row['from'] ?? '', to: row['to'] ?? '' });
      }
    }
  }
  const surnames = new Map<string, NameEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== 'person' || entry.name !== entry.person || !entry.name.includes(' ')) continue;
    const surname = entry.name.slice(entry.name.lastIndexOf(' ') + 1).toLowerCase();
    const list = surnames.get(surname);
    if (list) list.push(entry);
    else surnames.set(surname, [entry]);
  }
  return { surnames, names: new NameIndex(entries), roles: new RoleIndex(tables['roles'] ? readRows(tables['roles'], ['id', 'role', 'sector']) : []) };
}

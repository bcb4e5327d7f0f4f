/** Fills the tables of docs/codebook.md from data/: `npx tsx scripts/write-codebook.ts`. A test fails when they are behind. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readTable } from './build-data.js';

const CODEBOOK = new URL('../docs/codebook.md', import.meta.url);
const QUADS: Readonly<Record<string, string>> = { 1: 'verbal cooperation', 2: 'material cooperation', 3: 'verbal conflict', 4: 'material conflict' };

/** Rows of a table below data/ as objects by column. */
function rowsOf(path: string): Record<string, string>[] {
  const { table } = readTable(readFileSync(new URL(`../data/${path}`, import.meta.url)), path, path);
  return table.rows.map((cells) => Object.fromEntries(table.columns.map((column, k) => [column, cells[k] ?? ''])));
}

const minus = (score: string | undefined) => (score ?? '').replace('-', '−');
const codeOf = (text: string) => (text === '' ? '' : `\`${text}\``);
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)].join('\n');

/** CAMEO codes a type and mode go to; `energy: 0311` where the sector decides. */
function cameoCodes(type: string, mode: string): string {
  return rowsOf('ontology/plover-to-cameo.tsv').filter((row) => row['type'] === type && row['mode'] === mode).map((row) => `${row['sector'] ? `${row['sector']}: ` : ''}${row['cameo']}`).join(', ');
}

/** How many words are counted in a unit, by kind, with the units in order of their table. */
function unitRows(): string[][] {
  const kinds = new Map<string, Set<string>>();
  for (const row of rowsOf('lexicon/en/units.tsv')) kinds.set(row['kind']!, (kinds.get(row['kind']!) ?? new Set()).add(row['unit']!));
  return [...kinds].filter(([kind]) => kind !== 'time').map(([kind, units]) => [kind, [...units].filter((unit) => unit !== '').map(codeOf).join(' ')]);
}

const TABLES: Readonly<Record<string, () => string>> = {
  'event-types': () => table(['type', 'class', 'score', 'covers', 'CAMEO', 'note'], rowsOf('ontology/event-types.tsv').map((row) => [
    codeOf(row['type']!), `${row['quad']} ${QUADS[row['quad']!]}`, minus(row['score']), row['gloss']!, cameoCodes(row['type']!, ''), [row['recipient_required'] === 'yes' ? 'PLOVER codes it only with a target' : '', row['note']!].filter(Boolean).join('; '),
  ])),
  modes: () => table(['type', 'mode', 'score', 'covers', 'CAMEO'], rowsOf('ontology/modes.tsv').map((row) => [
    codeOf(row['type']!), codeOf(row['mode']!), row['score'] === '' ? 'as the type' : minus(row['score']), row['gloss']!, cameoCodes(row['type']!, row['mode']!),
  ])),
  sectors: () => table(['sector', 'covers', 'PLOVER contexts'], rowsOf('ontology/sectors.tsv').map((row) => [
    codeOf(row['sector']!), row['gloss']!, rowsOf('ontology/contexts.tsv').filter((context) => context['sector'] === row['sector']).map((context) => context['context']!.replaceAll('_', ' ')).join(', '),
  ])),
  'actor-sectors': () => table(['sector', 'stands for'], [...rowsOf('ontology/actor-sectors.tsv'), ...rowsOf('ontology/actor-classes.tsv').map((row) => ({ ...row, sector: row['class']! }))].map((row: Record<string, string>) => [codeOf(row['sector']!), row['gloss']!])),
  'relation-roots': () => table(['coded as', 'where', '`relate` answers', 'why'], rowsOf('ontology/relation-roots.tsv').map((row) => [
    `${codeOf(row['type']!)} ${row['mode']}`.trim(), [row['status'] ? `status ${row['status']}` : '', row['head'] ? `word “${row['head']}”` : ''].filter(Boolean).join(', ') || 'always', codeOf(row['root']!), row['note']!,
  ])),
  units: () => table(['kind', 'units'], unitRows()),
};

/** The text with every table between `<!-- table: NAME -->` and `<!-- end -->` written anew. Throws for a name it does not know and for a table that is not there. */
export function fillTables(text: string): string {
  const met = new Set<string>();
  const filled = text.replaceAll(/<!-- table: ([a-z-]+) -->[^]*?<!-- end -->/g, (_, name: string) => {
    const make = TABLES[name];
    if (make === undefined) throw new Error(`no table ${name}; expected ${Object.keys(TABLES).join(', ')}`);
    met.add(name);
    return `<!-- table: ${name} -->\n${make()}\n<!-- end -->`;
  });
  const missing = Object.keys(TABLES).filter((name) => !met.has(name));
  if (missing.length > 0) throw new Error(`the codebook has no place for ${missing.join(', ')}`);
  return filled;
}

if (process.argv[1]?.endsWith('write-codebook.ts')) writeFileSync(CODEBOOK, fillTables(readFileSync(CODEBOOK, 'utf8')));

/**
 * Checks every table below data/ontology, data/lexicon and data/reference and writes them as modules:
 * src/ontology/tables.generated.ts, src/lexicon/en.generated.ts and src/measures/reference.generated.ts. Run by `npm run data`.
 * A problem makes it fail (exit 1), yet the modules are written, so that one bad row does not stop work on other tables.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Table } from '../src/base/table.js';
import { writeWordModel } from './build-word-model.js';
import { asTemplate } from './template-literal.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is wrong with a file, ready to print: `file:line: reason`. */
export type Problem = string;

/** Reads one table and reports every problem in it; rows with the wrong number of cells are left out of `table`. */
export function readTable(bytes: Uint8Array, file: string, name: string): { table: Table; problems: Problem[]; ids: Map<string, number> } {
  const problems: Problem[] = [];
  const ids = new Map<string, number>();
  const complain = (line: number, reason: string): void => { problems.push(`${file}:${line}: ${reason}`); };
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    complain(1, 'not valid UTF-8');
  }
  let columns: string[] | undefined;
  const rows: string[][] = [];
  const seen = new Map<string, number>();
  text.split('\n').forEach((line, index) => {
    const number = index + 1;
    if (line.endsWith('\r')) complain(number, 'line ends in CR LF; expected LF');
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = line.split('\t');
    if (cells.some((cell) => cell !== cell.trim())) complain(number, 'a cell begins or ends with a space');
    if (!columns) {
      columns = cells;
      if (cells.some((cell) => !/^[a-z][a-z0-9_-]*$/.test(cell))) complain(number, `bad header: ${cells.join(', ')}; expected lower-case column names`);
      if (new Set(cells).size !== cells.length) complain(number, 'a column name appears twice');
      return;
    }
    if (cells.length !== columns.length) {
      complain(number, `${cells.length} cells; expected ${columns.length} (${columns.join(', ')})`);
      return;
    }
    const before = seen.get(line);
    if (before !== undefined) complain(number, `same row as line ${before}`);
    seen.set(line, number);
    const idColumn = columns.indexOf('id');
    if (idColumn >= 0) {
      const id = cells[idColumn]!;
      if (id === '') complain(number, 'empty id');
      else if (ids.has(id)) complain(number, `id ${id} already used on line ${ids.get(id)}`);
      else ids.set(id, number);
    }
    rows.push(cells);
  });
  if (!columns) complain(1, 'no header row');
  return { table: { name, columns: columns ?? [], rows }, problems, ids };
}

/** The table without columns that only people and checks read. */
export function dropColumns(table: Table, unwanted: readonly string[]): Table {
  const kept = table.columns.map((_, k) => k).filter((k) => !unwanted.includes(table.columns[k]!));
  const pick = (cells: readonly string[]): string[] => kept.map((k) => cells[k]!);
  return { name: table.name, columns: pick(table.columns), rows: table.rows.map(pick) };
}

/** Source text of a module that exports the tables, keyed by their path below the folder they came from. */
export function moduleText(tables: Readonly<Record<string, Table>>): string {
  const entries = Object.entries(tables).map(([key, table]) => `  ${JSON.stringify(key)}: [${JSON.stringify(table.name)}, ${tableText(table)}],\n`);
  return `// Written by \`npm run data\` from the tables in data/. Do not edit.
import { tablesOf, type Table } from '../base/table.js';

/** The tables of this folder, keyed by path without ending. */
export const tables: Readonly<Record<string, Table>> = tablesOf({
${entries.join('')}});

/** Changes with every cell of the tables: the first 8 digits of their SHA-256. */
export const version = '${createHash('sha256').update(JSON.stringify(JSON.stringify(tables))).digest('hex').slice(0, 8)}';
`;
}

/** A table as a template literal: lines of cells parted by tabs. */
export function tableText({ columns, rows }: Table): string {
  return asTemplate([columns, ...rows].map((cells) => cells.join('\t')).join('\n'));
}

function listTables(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsv'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Reads all tables below `folder`; ids must be unique across them, practice sentences apart. */
function readFolder(folder: string): { tables: Record<string, Table>; problems: Problem[] } {
  const tables: Record<string, Table> = {};
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const path of listTables(folder)) {
    const file = `${folder}/${path}`;
    const key = path.replace(/\.tsv$/, '');
    const result = readTable(readFileSync(join(ROOT, file)), file, relative('data', file).replace(/\.tsv$/, ''));
    problems.push(...result.problems);
    tables[key] = result.table;
    if (key.startsWith('practice/')) continue;
    for (const [id, line] of result.ids) {
      const owner = owners.get(id);
      if (owner) problems.push(`${file}:${line}: id ${id} already used in ${owner}`);
      else owners.set(id, `${file}:${line}`);
    }
  }
  return { tables, problems };
}

function writeModule(path: string, tables: Record<string, Table>): void {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), moduleText(tables));
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows.length, 0);
  process.stderr.write(`${path}: ${Object.keys(tables).length} tables, ${rows} rows\n`);
}

/** The relation model as a module that reads its table only when asked: coding documents does not need it. */
function writeModel(): Problem[] {
  const file = 'data/model/relation.tsv';
  const { table, problems } = readTable(readFileSync(join(ROOT, file)), file, 'model/relation');
  writeFileSync(join(ROOT, 'src/coder/relation-model.generated.ts'), `// Written by \`npm run data\` from ${file}. Do not edit.
import { tableOf, type Table } from '../base/table.js';

/** Weights of the relation model (\`npm run train\`). */
export const readTable = (): Table => tableOf('${table.name}', ${tableText(table)});
`);
  return problems;
}

function main(): void {
  const ontology = readFolder('data/ontology');
  const lexicon = readFolder('data/lexicon/en');
  const reference = readFolder('data/reference');
  const problems = [...ontology.problems, ...lexicon.problems, ...reference.problems, ...writeModel()];
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n${problems.length} problems in data tables\n`);
    process.exitCode = 1;
  }
  const shipped = Object.entries(lexicon.tables)
    .filter(([key]) => !key.startsWith('practice/'))
    .map(([key, table]) => [key, dropColumns(table, ['example', 'counter', 'note'])] as const);
  writeModule('src/ontology/tables.generated.ts', ontology.tables);
  writeModule('src/measures/reference.generated.ts', reference.tables);
  writeModule('src/lexicon/en.generated.ts', Object.fromEntries(shipped));
  writeWordModel(ROOT);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

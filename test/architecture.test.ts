import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders in layer order: each may import itself and those named. ARCHITECTURE.md shows the same table. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  ontology: ['base'],
  stats: ['base'],
  text: ['base'],
  syntax: ['base', 'text'],
  lexicon: ['base', 'ontology', 'text', 'syntax'],
  actors: ['base', 'ontology', 'text', 'syntax', 'lexicon'],
  coder: ['base', 'ontology', 'text', 'syntax', 'lexicon', 'actors'],
  record: ['base', 'ontology', 'text', 'coder'],
  importers: ['base', 'ontology', 'record'],
  measures: ['base', 'ontology', 'stats', 'record'],
  dedupe: ['base', 'ontology', 'text', 'lexicon', 'coder', 'record'],
  storage: ['base', 'ontology', 'text', 'coder', 'record', 'importers', 'dedupe'],
  ledger: ['base', 'ontology', 'text', 'lexicon', 'coder', 'record', 'measures', 'storage'],
  claims: ['base', 'ontology', 'text', 'coder', 'record', 'measures', 'storage', 'ledger'],
  brief: ['base', 'ontology', 'text', 'coder', 'record', 'measures', 'storage', 'ledger', 'claims'],
  server: ['base', 'ontology', 'text', 'lexicon', 'coder', 'record', 'measures', 'dedupe', 'storage', 'ledger', 'claims', 'brief'],
  cli: ['base', 'ontology', 'stats', 'text', 'lexicon', 'coder', 'record', 'importers', 'measures', 'dedupe', 'storage', 'ledger', 'claims', 'brief', 'server'],
  web: ['base', 'ontology', 'text', 'coder', 'record', 'ledger', 'server'],
};
/** Folders that run anywhere: no Node, no DOM. Of storage only the port and the memory store. */
const CORE = ['base', 'ontology', 'stats', 'text', 'syntax', 'lexicon', 'actors', 'coder', 'record', 'importers', 'measures', 'dedupe', 'ledger', 'claims', 'brief'];
const LONGEST = 400;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|generated)\.tsx?$/.test(path));

function importsOf(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const resolve = (file: string, target: string): string => posix.normalize(posix.join(posix.dirname(file), target)).replace(/\.js$/, '');

describe('architecture', () => {
  it('imports only from folders a layer may use', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const from = folderOf(file);
      if (from === '') continue;
      for (const target of importsOf(file)) {
        if (!target.startsWith('.')) continue;
        const to = folderOf(resolve(file, target));
        if (to !== from && !(MAY_USE[from] ?? []).includes(to)) wrong.push(`${file} imports ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('knows every folder', () => {
    const unknown = [...new Set(files.map(folderOf))].filter((folder) => folder !== '' && !(folder in MAY_USE));
    expect(unknown).toEqual([]);
  });

  it('keeps Node out of the core', () => {
    const wrong = files.filter((file) => CORE.includes(folderOf(file)) && importsOf(file).some((target) => target.startsWith('node:')));
    expect(wrong).toEqual([]);
  });

  it('has one door to DuckDB', () => {
    const wrong = files.filter((file) => importsOf(file).some((target) => target.startsWith('@duckdb/')) && folderOf(file) !== 'storage');
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    const names = new Set(files.map((file) => file.replace(/\.tsx?$/, '')));
    const edges = new Map(files.map((file) => [
      file.replace(/\.tsx?$/, ''),
      valueImports(file).filter((target) => target.startsWith('.')).map((target) => resolve(file, target)).filter((target) => names.has(target)),
    ]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (at: string, path: string[]): void => {
      if (path.includes(at)) { cycles.push([...path.slice(path.indexOf(at)), at].join(' → ')); return; }
      if (done.has(at)) return;
      for (const next of edges.get(at) ?? []) walk(next, [...path, at]);
      done.add(at);
    };
    for (const file of edges.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it(`has no file over ${LONGEST} lines of code`, () => {
    const long = files.map((file) => [file, codeLines(file)] as const).filter(([, lines]) => lines > LONGEST);
    expect(long).toEqual([]);
  });

  it('exports names, never defaults', () => {
    expect(files.filter((file) => /^export default/m.test(readFileSync(join('src', file), 'utf8')))).toEqual([]);
  });
});

/** Imports that remain after types are taken away. */
function valueImports(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8');
  return [...source.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/gm)].map((match) => match[1]!);
}

function codeLines(file: string): number {
  return readFileSync(join('src', file), 'utf8').split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/\*|\*)/.test(line)).length;
}

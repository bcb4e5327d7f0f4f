/** Checks data/chronicle and prints every problem as `file:line: reason`. Exit 1 when there is one. Run by `npm run check:chronicle`. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkChronicle, type ChronicleFiles } from '../src/record/chronicle-check.js';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');

/** The chronicle's files as they stand. */
export function readChronicleFiles(): ChronicleFiles {
  const folder = join(DATA, 'chronicle');
  return Object.fromEntries(readdirSync(folder).filter((name) => /\.(jsonl|csv)$/.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** First cells of the rows of a table below data/ontology. */
export function firstCells(name: string): Set<string> {
  const rows = readFileSync(join(DATA, 'ontology', name), 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#'));
  return new Set(rows.slice(1).map((row) => row.split('\t', 1)[0]!));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const states = firstCells('countries.tsv');
  const issues = checkChronicle(readChronicleFiles(), { isState: (code) => states.has(code), sectors: [...firstCells('sectors.tsv')] });
  for (const { at, message } of issues) console.error(`data/chronicle/${at?.file}:${at?.line}: ${message}`);
  console.log(issues.length === 0 ? 'data/chronicle: no problem found' : `data/chronicle: ${issues.length} problems`);
  process.exitCode = issues.length === 0 ? 0 : 1;
}

/**
 * Compares two codings of the same sentences, column `type` and column `status`: units coded in both, share of equal values, Krippendorff's
 * alpha (nominal), and the units that differ. Run: npx tsx scripts/agreement.ts data/gold/relations.tsv data/gold/second-coding.tsv
 */
import { readFileSync } from 'node:fs';
import { nominalAlpha } from '../src/record/krippendorff.js';

/** Rows by id, cells by column. Cells are plain text between tabs. */
function readTable(path: string): Map<string, Readonly<Record<string, string>>> {
  const [head = [], ...rows] = readFileSync(path, 'utf8').split(/\r?\n/).filter((line) => line !== '').map((line) => line.split('\t'));
  return new Map(rows.map((cells) => [cells[0] ?? '', Object.fromEntries(head.map((name, k) => [name, cells[k] ?? '']))]));
}

const [first, second] = process.argv.slice(2);
if (first === undefined || second === undefined) {
  console.error('Give two tables with the columns id, type and status.');
  process.exitCode = 2;
} else {
  const [one, two] = [readTable(first), readTable(second)];
  const ids = [...two.keys()].filter((id) => one.has(id));
  if (ids.length < two.size) console.error(`${two.size - ids.length} of ${two.size} ids of ${second} are not in ${first}: left out.`);
  for (const column of ['type', 'status']) {
    const pairs = ids.map((id) => [one.get(id)?.[column] ?? '', two.get(id)?.[column] ?? ''] as const);
    const equal = pairs.filter(([x, y]) => x === y).length;
    console.log(`${column}: ${ids.length} units, ${equal} equal (${(100 * equal / ids.length).toFixed(1)} %), alpha ${nominalAlpha(pairs)?.toFixed(3) ?? 'undefined'}`);
    pairs.forEach(([x, y], k) => { if (x !== y) console.log(`  ${ids[k]}: ${x} / ${y}`); });
  }
}

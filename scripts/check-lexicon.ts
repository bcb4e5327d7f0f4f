/**
 * Checks that every frame row's example codes as its type and its counter-example does not. Run by `npm run data` after the tables are written.
 * `tsx scripts/check-lexicon.ts [TYPE …]` prints the failures of those types; `--all` prints every failure; without, the first 40 and the counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMarked, readRelation } from '../src/coder/pair-relation.js';
import { tables } from '../src/lexicon/en.generated.js';
import { compileLexicon, frameTables } from '../src/lexicon/english.js';
import { checkFrames } from '../src/lexicon/frames.js';
import { createTokeniser } from '../src/text/tokens.js';
import { readTable } from './build-data.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'data/lexicon/en/frames');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--')).map((word) => word.toLowerCase());
const lexicon = compileLexicon(tables);
const tokeniser = createTokeniser(lexicon.grammar.lemmatiser);
const failures: string[] = [];
const counts: string[] = [];

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.tsv')).sort()) {
  const type = file.replace(/(-.*)?\.tsv$/, '').toUpperCase();
  if (wanted.length > 0 && !wanted.includes(type.toLowerCase())) continue;
  const { table } = readTable(readFileSync(join(FOLDER, file)), file, file);
  const column = (name: string): number => table.columns.indexOf(name);
  let good = 0;
  let counterGood = 0;
  let counters = 0;
  let outside = 0;
  for (const row of table.rows) {
    const id = row[column('id')]!;
    const code = (cell: string): { type: string | null; rule: string | null } | null => {
      const marked = readMarked(cell);
      if (!marked) return null;
      const reading = readRelation(marked.text, marked.source, marked.target, lexicon, tokeniser);
      return { type: reading.type, rule: reading.fits[0]?.candidate.frame.id ?? null };
    };
    const example = row[column('example')]!;
    // Rows whose source is the speaker have no marked example: the speaker may stand outside the sentence.
    if (example === '-' && row[column('roles')]!.startsWith('speaker')) {
      outside++;
      continue;
    }
    const coded = code(example);
    if (!coded) failures.push(`${file} ${id}: example lacks its marks: ${example}`);
    else if (coded.type !== type) failures.push(`${file} ${id}: example codes as ${coded.type} (${coded.rule}): ${example}`);
    else good++;
    const counter = row[column('counter')]!;
    if (counter === '-') continue;
    counters++;
    const against = code(counter);
    if (!against) failures.push(`${file} ${id}: counter-example lacks its marks: ${counter}`);
    else if (against.type === type && against.rule === id) failures.push(`${file} ${id}: counter-example codes as ${against.type} by this row: ${counter}`);
    else counterGood++;
  }
  counts.push(`${file}: examples ${good}/${table.rows.length - outside}, counter-examples ${counterGood}/${counters}`);
}
for (const issue of checkFrames(frameTables(tables), lexicon.classes)) failures.unshift(issue.message);
const shown = wanted.length > 0 || process.argv.includes('--all') ? failures : failures.slice(0, 40);
process.stdout.write(`${[...shown, ...(shown.length < failures.length ? [`… ${failures.length - shown.length} more; --all shows them`] : []), ...counts].join('\n')}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * Measures the ledger that bilat builds from the chronicle's sentences against the commitments compiled by hand in data/chronicle/commitments.jsonl:
 * recall, accuracy of fields, status over time. Prints the figures and, with --list, how each hand-compiled commitment was met. Run: npx tsx scripts/eval-ledger.ts
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluateLedger } from '../src/ledger/evaluate.js';
import { createCoder } from '../src/coder/pipeline.js';
import type { CommitmentFinding } from '../src/coder/findings.js';
import { readJsonLines, toChronicleDocument, toHandCommitment, type ChronicleCommitment, type ChronicleEntry } from '../src/record/chronicle.js';
import type { CommitmentRow } from '../src/record/event-record.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (file: string): string => readFileSync(join(ROOT, 'data/chronicle', file), 'utf8');

/** States a file is about: what a title would say. */
const TITLES: Readonly<Record<string, string>> = { 'IRN-PAK': 'Iran and Pakistan', 'IRN-IRQ': 'Iran and Iraq', 'PAK-AFG': 'Pakistan and Afghanistan', 'PAK-CHN': 'Pakistan and China' };

const coder = createCoder();
const rows: CommitmentRow[] = [];
const urls = new Map<string, readonly string[]>();
for (const [file, pair] of [['irn-pak.jsonl', 'IRN-PAK'], ['comparisons.jsonl', null]] as const) {
  for (const { value: entry } of readJsonLines<ChronicleEntry>(read(file), file).value) {
    const { document } = toChronicleDocument(entry, []);
    const names = TITLES[entry.pair ?? pair ?? ''] ?? '';
    const titled = document.title === undefined ? { ...document, title: names } : document;
    urls.set(document.id, entry.urls);
    const findings = coder.code(titled).filter((finding): finding is CommitmentFinding => finding.kind === 'commitment');
    findings.forEach((finding, k) => rows.push({
      id: `${document.id}:${k + 1}`, finding, sentenceText: document.text.slice(...finding.sentence),
      document: { id: document.id, title: null, date: document.date ?? null, datePrecision: entry.date_precision, lang: 'en', characters: document.text.length, reports: entry.urls.length, outlets: entry.outlets.map((outlet) => outlet.name) },
      coder: coder.version, lexicon: coder.lexiconVersion,
    }));
  }
}
const key = readJsonLines<ChronicleCommitment>(read('commitments.jsonl'), 'commitments.jsonl').value.map(({ value }) => toHandCommitment(value, 'commitments.jsonl'));
const judged = new Map(readFileSync(join(ROOT, 'test/gold/chronicle-statements.tsv'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1).map((line) => {
  const [doc, type, what, status, right] = line.split('\t');
  return [[doc, type, what, status].join('\t'), right === 'yes'] as const;
}));
let right = 0;
let wrong = 0;
for (const { finding } of rows) {
  const verdict = judged.get([finding.doc, finding.type, finding.what.slice(0, 60), `${finding.status}${finding.stage ? ` ${finding.stage}` : ''}`].join('\t'));
  if (verdict === true) right++;
  else if (verdict === false) wrong++;
}
const result = evaluateLedger({ rows, urls, key });
if (process.argv.includes('--list')) for (const line of result.lines) console.log(line);
console.log(`statements judged right by hand (precision): ${right} of ${right + wrong} (${Math.round((100 * right) / Math.max(1, right + wrong))}%); ${rows.length - right - wrong} not judged`);
for (const [name, value] of Object.entries(result.figures)) console.log(`${name}: ${value}`);

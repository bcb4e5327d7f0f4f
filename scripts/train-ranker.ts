/**
 * Fits the relation model to the practice sentences and the lexicon's own examples and writes data/model/relation.tsv.
 * Lexicon examples go in without what the rules say of them, since they were written for the rules. Run by `npm run train`. Deterministic: sentences in file order shuffled with fixed seeds, AdaGrad, the mean of five fits, weights rounded. Prints accuracy in five-fold
 * cross-validation over the practice sentences.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featuresOf, readMarked, readRelation } from '../src/coder/pair-relation.js';
import { classesOfWords, relationFeatures } from '../src/coder/relation-features.js';
import { logSoftmax, WEIGHT_SCALE } from '../src/coder/relation-model.js';
import { tables } from '../src/lexicon/en.generated.js';
import { compileLexicon } from '../src/lexicon/english.js';
import { EVENT_TYPES } from '../src/ontology/event-types.js';
import { createTokeniser } from '../src/text/tokens.js';
import { readTable } from './build-data.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', 'data/lexicon/en');
const EPOCHS = 8;
const SEEDS = [20261122, 20261123, 20261124, 20261125, 20261126];
const RATE = 0.25;
/** L2 penalty per step, relative to the gradient of one sentence. */
const PENALTY = 1e-3;
/** Features seen in fewer sentences are left out. */
const RARE = 2;
/** Weights nearer to zero than this are not stored. */
const SMALL = 0.06;

interface Example { readonly features: readonly string[]; readonly type: number; readonly weight: number; readonly practice: boolean }

const lexicon = compileLexicon(tables);
const tokeniser = createTokeniser(lexicon.grammar.lemmatiser);
const classes = classesOfWords(lexicon.classes);

function readFolder(folder: string, column: string, typeOf: (row: Record<string, string>, file: string) => string, weight: number): Example[] {
  const examples: Example[] = [];
  for (const file of readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.tsv')).sort()) {
    const { table } = readTable(readFileSync(join(ROOT, folder, file)), file, file);
    for (const cells of table.rows) {
      const row = Object.fromEntries(table.columns.map((name, k) => [name, cells[k]!]));
      const marked = readMarked(row[column] ?? '');
      const type = EVENT_TYPES.indexOf(typeOf(row, file) as (typeof EVENT_TYPES)[number]);
      if (!marked || type < 0) {
        process.stderr.write(`${folder}/${file}: ${row['id']}: ${marked ? 'unknown type' : 'marks missing'}; left out\n`);
        continue;
      }
      const reading = readRelation(marked.text, marked.source, marked.target, lexicon, tokeniser);
      const features = folder === 'practice' ? featuresOf(reading, lexicon, classes) : relationFeatures(reading.view, reading.source, reading.target, classes);
      examples.push({ features, type, weight, practice: folder === 'practice' });
    }
  }
  return examples;
}

/** Small seeded generator (mulberry32), so that the same data give the same model. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Weights averaged over fits that meet the sentences in different orders: one fit alone moves by half a per cent with the order. */
function fitAll(examples: readonly Example[]): Map<string, Float64Array> {
  const fits = SEEDS.map((seed) => fit(examples, seed));
  return new Map([...fits[0]!.keys()].map((feature) => [feature, fits[0]!.get(feature)!.map((_, k) => fits.reduce((sum, weights) => sum + weights.get(feature)![k]!, 0) / fits.length)]));
}

function fit(examples: readonly Example[], seed: number): Map<string, Float64Array> {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const width = EVENT_TYPES.length;
  const weights = new Map<string, Float64Array>([['bias', new Float64Array(width)]]);
  const history = new Map<string, Float64Array>([['bias', new Float64Array(width)]]);
  for (const [feature, count] of seen) if (count >= RARE) { weights.set(feature, new Float64Array(width)); history.set(feature, new Float64Array(width)); }
  const random = seeded(seed);
  const order = examples.map((_, k) => k);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let k = order.length - 1; k > 0; k--) {
      const j = Math.floor(random() * (k + 1));
      [order[k], order[j]] = [order[j]!, order[k]!];
    }
    for (const at of order) {
      const example = examples[at]!;
      const active = ['bias', ...example.features.filter((feature) => weights.has(feature))];
      const sum = new Float64Array(width);
      for (const feature of active) { const row = weights.get(feature)!; for (let k = 0; k < width; k++) sum[k]! += row[k]!; }
      const log = logSoftmax(sum);
      for (const feature of active) {
        const row = weights.get(feature)!;
        const past = history.get(feature)!;
        for (let k = 0; k < width; k++) {
          const gradient = example.weight * (Math.exp(log[k]!) - (k === example.type ? 1 : 0)) + PENALTY * row[k]!;
          past[k]! += gradient * gradient;
          row[k]! -= (RATE * gradient) / Math.sqrt(past[k]! + 1e-6);
        }
      }
    }
  }
  return weights;
}

function accuracy(weights: ReadonlyMap<string, Float64Array>, examples: readonly Example[]): number {
  let right = 0;
  for (const { features, type } of examples) {
    const sum = new Float64Array(EVENT_TYPES.length);
    for (const feature of ['bias', ...features]) { const row = weights.get(feature); if (row) for (let k = 0; k < sum.length; k++) sum[k]! += row[k]!; }
    if (sum.indexOf(Math.max(...sum)) === type) right++;
  }
  return right / examples.length;
}

const practice = readFolder('practice', 'sentence', (row) => row['type'] ?? '', 1);
const examples = readFolder('frames', 'example', (_, file) => file.replace(/(-.*)?\.tsv$/, '').toUpperCase(), 0.6);
process.stderr.write(`${practice.length} practice sentences, ${examples.length} lexicon examples\n`);
if (!process.argv.includes('--no-folds')) {
  let sum = 0;
  for (let fold = 0; fold < 5; fold++) {
    const held = practice.filter((_, k) => k % 5 === fold);
    sum += accuracy(fit([...practice.filter((_, k) => k % 5 !== fold), ...examples], SEEDS[0]!), held);
  }
  process.stdout.write(`five-fold accuracy on practice sentences, one fit each: ${(sum / 5).toFixed(3)}\n`);
}
const weights = fitAll([...practice, ...examples]);
const lines = [...weights].map(([feature, row]) => [feature, ...[...row].map((value) => (Math.abs(value) < SMALL ? '' : String(Math.round(value * WEIGHT_SCALE))))]).filter((cells) => cells.slice(1).some((cell) => cell !== ''));
lines.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
const header = ['feature', ...EVENT_TYPES.map((type) => type.toLowerCase())];
writeFileSync(join(ROOT, '../../model/relation.tsv'), `# Weights of the relation model, in steps of 1/${WEIGHT_SCALE}. Written by \`npm run train\` from practice/ and frames/; do not edit.\n${[header, ...lines].map((cells) => cells.join('\t')).join('\n')}\n`);
process.stdout.write(`${lines.length} features written\n`);

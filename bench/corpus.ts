import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of the benchmark with the number of sentences it was put together from. */
export interface BenchDocument {
  readonly id: string;
  readonly text: string;
  readonly date: string;
  readonly sentences: number;
}

const SENTENCES_IN_PARAGRAPH = 3;
const PARAGRAPHS = 7;

/** Facts of the chronicle and practice sentences without their marks, each once: all of them written for bilat. */
export function readSentences(root: string): string[] {
  const facts = readFileSync(join(root, 'data/chronicle/irn-pak.jsonl'), 'utf8').split('\n').filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly fact: string }).fact);
  const folder = join(root, 'data/lexicon/en/practice');
  const practice = readdirSync(folder).filter((name) => name.endsWith('.tsv')).toSorted().flatMap((name) => {
    const [header, ...rows] = readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
    const column = header!.indexOf('sentence');
    return rows.map((cells) => cells[column]!.replaceAll(/[[\]{}]/g, ''));
  });
  return [...facts, ...practice].map((sentence) => (/[.!?”"]$/.test(sentence) ? sentence : `${sentence}.`));
}

/** Documents of 21 sentences in seven paragraphs, drawn in an order that depends on the seed alone, until there are `sentences` sentences. */
export function makeDocuments(pool: readonly string[], sentences: number, seed: number): BenchDocument[] {
  const random = randomOf(seed);
  const size = SENTENCES_IN_PARAGRAPH * PARAGRAPHS;
  return Array.from({ length: Math.ceil(sentences / size) }, (_, k) => ({
    id: `d${k}`, date: '2025-06-15', sentences: size,
    text: Array.from({ length: PARAGRAPHS }, () => Array.from({ length: SENTENCES_IN_PARAGRAPH }, () => pool[Math.floor(random() * pool.length)]!).join(' ')).join('\n\n'),
  }));
}

/** Park and Miller (1988, Communications of the ACM 31: 1192–1201), minimal standard generator: 0 up to 1. */
function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

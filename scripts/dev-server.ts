/**
 * Serves the dashboard over the chronicle, coded afresh into a record in memory: for work on the pages. `npx tsx scripts/dev-server.ts [port]`
 * after `npx vite build` (or with `npx vite build --watch` beside it, starting this again to read the new files).
 */
import { readFileSync } from 'node:fs';
import { createCoder } from '../src/coder/pipeline.js';
import { readCsvRecords, readJsonLines, toChronicleDocument, toHandCommitment, toOutlet, toStatistic, type ChronicleCommitment, type ChronicleEntry } from '../src/record/chronicle.js';
import { startServer } from '../src/server/serve.js';
import { MemoryStore } from '../src/storage/memory-store.js';

const read = (name: string) => readFileSync(new URL(`../data/chronicle/${name}`, import.meta.url), 'utf8');

/** The chronicle as a record in memory. */
export async function loadChronicle(): Promise<MemoryStore> {
  const coder = createCoder();
  const outlets = readCsvRecords(read('sources.csv'), 'sources.csv').value.map(({ value }) => toOutlet(value));
  const entries = ['irn-pak.jsonl', 'comparisons.jsonl'].flatMap((name) => readJsonLines<ChronicleEntry>(read(name), name).value);
  const store = new MemoryStore();
  await store.put({
    documents: entries.map(({ value }) => {
      const { document, reports } = toChronicleDocument(value, outlets);
      return { document, reports, lang: 'en', findings: coder.code(document), coder: coder.version, lexicon: coder.lexiconVersion };
    }),
    statistics: readCsvRecords(read('trade.csv'), 'trade.csv').value.map(({ value }) => toStatistic(value, 'trade.csv')),
    handCommitments: readJsonLines<ChronicleCommitment>(read('commitments.jsonl'), 'commitments.jsonl').value.map(({ value }) => toHandCommitment(value, 'commitments.jsonl')),
  });
  return store;
}

if (process.argv[1]?.endsWith('dev-server.ts')) {
  const started = Date.now();
  const server = await startServer({ store: await loadChronicle(), ...(process.argv[2] && { port: Number(process.argv[2]) }), onError: (error) => console.error(error) });
  console.log(`${server.url} after ${Date.now() - started} ms${server.hasPages ? '' : '; no pages in dist/web: run npx vite build'}`);
}

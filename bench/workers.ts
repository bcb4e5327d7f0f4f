/** Documents a second by one and by two worker threads, each with its own coder. */
import { Worker } from 'node:worker_threads';
import { ROOT } from './built.js';
import { medianTook, time, type Took } from './clock.js';
import { makeDocuments, readSentences, type BenchDocument } from './corpus.js';

const ROUNDS = 5;
const documents = makeDocuments(readSentences(ROOT), 8000, 3);

/** Starts coders that have read something already, and gives a way to code with them and to stop them. */
async function start(count: number) {
  const workers = Array.from({ length: count }, () => new Worker(new URL('./coder-worker.js', import.meta.url)));
  const ask = (worker: Worker, share: readonly BenchDocument[]) => new Promise<number>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.postMessage(share);
  });
  const code = () => Promise.all(workers.map((worker, k) => ask(worker, documents.filter((_, at) => at % count === k))));
  await code();
  return { code, stop: () => Promise.all(workers.map((worker) => worker.terminate())) };
}

const took: Record<number, Took[]> = { 1: [], 2: [] };
const pools = { 1: await start(1), 2: await start(2) };
for (let round = 0; round < ROUNDS; round++) for (const count of [1, 2] as const) took[count]!.push(await time(pools[count].code));
await Promise.all([pools[1].stop(), pools[2].stop()]);
console.log(JSON.stringify({ documents: documents.length, one: medianTook(took[1]!), two: medianTook(took[2]!) }));

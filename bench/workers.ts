/**
 * Documents a second by one and by two worker threads, each with its own coder; beside it what the machine allows: threads that only compute, and whole processes
 * that code, which share neither heap nor engine.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ROOT } from './built.js';
import { medianTook, time, type Took } from './clock.js';
import { makeDocuments, readSentences, type BenchDocument } from './corpus.js';

const ROUNDS = 5;
const COUNTS = [1, 2] as const;
const documents = makeDocuments(readSentences(ROOT), 8000, 3);

/** Somebody who is sent work and answers each piece with a message. */
interface Hand<Work> {
  give(work: Work): Promise<unknown>;
  stop(): unknown;
}

const pathOf = (name: string) => new URL(`./${name}.js`, import.meta.url);

function thread<Work>(name: string): Hand<Work> {
  const worker = new Worker(pathOf(name));
  return {
    give: (work) => new Promise((resolve, reject) => { worker.once('message', resolve).once('error', reject); worker.postMessage(work); }),
    stop: () => worker.terminate(),
  };
}

function separate(name: string): Hand<readonly BenchDocument[]> {
  const child: ChildProcess = fork(fileURLToPath(pathOf(name)), { cwd: ROOT });
  return {
    give: (work) => new Promise((resolve, reject) => { child.once('message', resolve).once('error', reject); child.send(work as unknown as object); }),
    stop: () => child.kill(),
  };
}

const shareOfDocuments = (k: number, count: number): readonly BenchDocument[] => documents.filter((_, at) => at % count === k);
const shareOfSteps = (_: number, count: number): number => 1 / count;

/** Gives the same work to one and to two hands in turn, after a round to warm up. */
async function compare<Work>(make: () => Hand<Work>, share: (k: number, count: number) => Work): Promise<{ readonly one: Took; readonly two: Took }> {
  const took: Record<number, Took[]> = { 1: [], 2: [] };
  const hands = { 1: [make()], 2: [make(), make()] };
  const run = (count: 1 | 2) => Promise.all(hands[count].map((hand, k) => hand.give(share(k, count))));
  for (const count of COUNTS) await run(count);
  for (let round = 0; round < ROUNDS; round++) for (const count of COUNTS) took[count]!.push(await time(() => run(count)));
  await Promise.all([...hands[1], ...hands[2]].map((hand) => hand.stop()));
  return { one: medianTook(took[1]!), two: medianTook(took[2]!) };
}

const coding = await compare(() => thread<readonly BenchDocument[]>('coder-worker'), shareOfDocuments);
const computing = await compare(() => thread<number>('compute-worker'), shareOfSteps);
const processes = await compare(() => separate('coder-process'), shareOfDocuments);
console.log(JSON.stringify({ documents: documents.length, coding, computing, processes }));

import { parentPort } from 'node:worker_threads';

/** Steps of the control: about as long as the documents of the other worker take. */
const STEPS = 300_000_000;

/** Counts in registers, without memory: how much two threads do more than one is then up to the processor alone. */
parentPort!.on('message', (share: number) => {
  let sum = 1;
  for (let k = 0; k < STEPS * share; k++) sum = (Math.imul(sum, 48_271) + k) | 0;
  parentPort!.postMessage(sum);
});

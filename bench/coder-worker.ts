import { parentPort } from 'node:worker_threads';
import { loadCoder } from './built.js';
import type { BenchDocument } from './corpus.js';

/** Codes the documents it is sent and answers with the number of findings. */
const coder = (await loadCoder()).createCoder();
parentPort!.on('message', (documents: readonly BenchDocument[]) => {
  let findings = 0;
  for (const document of documents) findings += coder.code(document).length;
  parentPort!.postMessage(findings);
});

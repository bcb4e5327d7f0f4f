import { loadCoder } from './built.js';
import type { BenchDocument } from './corpus.js';

/** As `coder-worker`, in a process of its own. */
const coder = (await loadCoder()).createCoder();
process.on('message', (documents: readonly BenchDocument[]) => {
  let findings = 0;
  for (const document of documents) findings += coder.code(document).length;
  process.send!(findings);
});

import { createCoder, type Coder } from '../coder/pipeline.js';
import type { Explanation } from '../coder/explain.js';
import type { Finding } from '../coder/findings.js';
import type { SourceDocument } from '../text/document.js';

/** What the page asks of the coder. */
export type CoderRequest =
  | { readonly id: number; readonly ask: 'code'; readonly document: SourceDocument }
  | { readonly id: number; readonly ask: 'explain'; readonly text: string };

/** What it answers; `ready` comes once, when the coder is built. */
export type CoderAnswer =
  | { readonly answer: 'ready'; readonly coder: string; readonly lexicon: string }
  | { readonly answer: 'coded'; readonly id: number; readonly findings: readonly Finding[]; readonly milliseconds: number }
  | { readonly answer: 'explained'; readonly id: number; readonly explanation: Explanation }
  | { readonly answer: 'failed'; readonly id: number; readonly message: string };

/** The worker's side of the line to the page; a worker's messages have one possible receiver. */
const answer = (message: CoderAnswer): void => self.postMessage(message, { transfer: [] });

const coder: Coder = createCoder();

self.addEventListener('message', ({ data }: MessageEvent<CoderRequest>) => {
  try {
    if (data.ask === 'explain') return answer({ answer: 'explained', id: data.id, explanation: coder.explain(data.text) });
    const started = performance.now();
    const findings = coder.code(data.document);
    return answer({ answer: 'coded', id: data.id, findings, milliseconds: performance.now() - started });
  } catch (error) {
    return answer({ answer: 'failed', id: data.id, message: (error as Error).message });
  }
});
answer({ answer: 'ready', coder: coder.version, lexicon: coder.lexiconVersion });

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Explanation } from '../coder/explain.js';
import type { Finding } from '../coder/findings.js';
import type { SourceDocument } from '../text/document.js';
import type { CoderAnswer, CoderRequest } from './coder-worker.js';

export interface CoderState {
  readonly phase: 'loading' | 'working' | 'ready' | 'failed';
  readonly versions: { readonly coder: string; readonly lexicon: string } | null;
  /** Of the newest text that was coded. */
  readonly coded: { readonly document: SourceDocument; readonly findings: readonly Finding[]; readonly milliseconds: number } | null;
  readonly failure: string | null;
  readonly explain: (text: string) => Promise<Explanation>;
}

const PAUSE_MS = 250;

/** Runs the coder in a worker of the page: nothing of the text leaves the browser. Answers to earlier texts are dropped. */
export function useCoder(document: SourceDocument): CoderState {
  const worker = useRef<Worker | null>(null);
  const last = useRef(0);
  const asked = useRef(new Map<number, SourceDocument>());
  const waiting = useRef(new Map<number, { resolve: (value: Explanation) => void; reject: (reason: Error) => void }>());
  const [state, setState] = useState<Omit<CoderState, 'explain'>>({ phase: 'loading', versions: null, coded: null, failure: null });
  const isReady = state.versions !== null;

  useEffect(() => {
    const made = new Worker(new URL('./coder-worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<CoderAnswer>) => {
      if (data.answer === 'ready') setState((before) => ({ ...before, phase: 'ready', versions: { coder: data.coder, lexicon: data.lexicon } }));
      else if (data.answer === 'explained') waiting.current.get(data.id)?.resolve(data.explanation);
      else if (data.answer === 'failed') {
        waiting.current.get(data.id)?.reject(new Error(data.message));
        setState((before) => ({ ...before, phase: 'failed', failure: data.message }));
      } else if (data.id === last.current) {
        setState((before) => ({ ...before, phase: 'ready', failure: null, coded: { document: asked.current.get(data.id)!, findings: data.findings, milliseconds: data.milliseconds } }));
        asked.current.clear();
      }
    });
    made.addEventListener('error', (event) => setState((before) => ({ ...before, phase: 'failed', failure: event.message || 'the coder could not be loaded' })));
    return () => made.terminate();
  }, []);

  useEffect(() => {
    if (!isReady) return undefined;
    const timer = setTimeout(() => {
      last.current += 1;
      asked.current.set(last.current, document);
      setState((before) => ({ ...before, phase: 'working' }));
      send({ id: last.current, ask: 'code', document });
    }, state.coded === null ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [document.text, document.date, isReady]);

  const send = (request: CoderRequest) => worker.current?.postMessage(request);
  return {
    ...state,
    explain: (text) => new Promise((resolve, reject) => {
      const id = -1 - waiting.current.size;
      waiting.current.set(id, { resolve, reject });
      send({ id, ask: 'explain', text });
    }),
  };
}

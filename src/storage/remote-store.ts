import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hostname } from 'node:os';
import type { LongRun } from './long-run.js';
import { RecordError } from './record-error.js';
import { RECORD_PROTOCOL, type RecordLease } from './record-lease.js';
import { RECORD_METHODS, type MethodKind, type RecordMethod, type RecordStore } from './record-methods.js';
import { cutOff, readAnswer } from './wire.js';

/** What the serving process says of itself. */
export interface Hello {
  readonly pid: number;
  readonly version: string;
  /** Answer to the challenge: HMAC-SHA-256 of it under the token, hexadecimal. */
  readonly proof: string;
}

const HELLO_MS = 5000;

/** The answer to a challenge: shows that one knows the token without telling it. */
export function proofOf(token: string, challenge: string): string {
  return createHmac('sha256', token).update(challenge).digest('hex');
}

/**
 * Whether the process a lease speaks of serves: `alive`; `busy` when it runs but does not answer in time; `gone` when it is no more, or its
 * port answers to somebody else. The token is not sent before the other side has shown that it knows it.
 */
export async function askLease(lease: RecordLease): Promise<'alive' | 'busy' | 'gone'> {
  if (lease.machine !== hostname() || !isRunning(lease.pid)) return 'gone';
  const challenge = randomBytes(16).toString('hex');
  try {
    const response = await fetch(`${addressOf(lease)}/hello?challenge=${challenge}`, { signal: AbortSignal.timeout(HELLO_MS), redirect: 'error' });
    const hello = (await response.json()) as Hello;
    const [offered, expected] = [Buffer.from(String(hello.proof)), Buffer.from(proofOf(lease.token, challenge))];
    return offered.length === expected.length && timingSafeEqual(offered, expected) ? 'alive' : 'gone';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'busy' : 'gone';
  }
}

/** The record as another process serves it: the same methods, each a request to it. `label` is what long work is called there. */
export function connectStore(lease: RecordLease, label: string): RecordStore {
  if (lease.protocol !== RECORD_PROTOCOL) {
    throw new RecordError('record/other-version', `the record is served by bilat ${lease.version} (process ${lease.pid}), which this bilat cannot speak with`, {
      hint: 'stop that one (Ctrl-C where it runs), or use the same version',
    });
  }
  let isClosed = false;
  /** The writes asked for so far: they go one after another, and what is asked after them waits for them, so that answers come in order. */
  let writes: Promise<unknown> = Promise.resolve();
  const entries = (Object.entries(RECORD_METHODS) as [RecordMethod, MethodKind][]).map(([method, kind]) => [method, async (...args: unknown[]) => {
    if (isClosed) throw new Error('the record is closed');
    const run = typeof kind === 'string' ? undefined : args[kind.runAt] as LongRun | undefined;
    const body = JSON.stringify({ args: typeof kind === 'string' ? args : args.slice(0, kind.runAt), label });
    const answer = writes.then(() => call(lease, method, body, run));
    if (kind === 'write') writes = answer.catch(() => undefined);
    return answer;
  }] as const);
  return { ...Object.fromEntries(entries), close: async () => { isClosed = true; } } as unknown as RecordStore;
}

async function call(lease: RecordLease, method: RecordMethod, body: string, run: LongRun | undefined): Promise<unknown> {
  const stop = new AbortController();
  const watch = run?.signal === undefined ? undefined : setInterval(() => { if (run.signal!.aborted) stop.abort(); }, 100);
  try {
    const response = await fetch(`${addressOf(lease)}/record/${method}`, {
      method: 'POST', signal: stop.signal, redirect: 'error',
      headers: { authorization: `Bearer ${lease.token}`, 'content-type': 'application/json' },
      body,
    });
    if (!response.ok || response.body === null) throw await refusal(response, lease);
    return await readAnswer(linesOf(response.body), run?.progress);
  } catch (error) {
    if (stop.signal.aborted) throw new RecordError('record/cancelled', 'cancelled', { cause: error });
    if (error instanceof TypeError || (error instanceof Error && error.name === 'AbortError')) throw cutOff(error);
    throw error;
  } finally {
    clearInterval(watch);
  }
}

async function refusal(response: Response, lease: RecordLease): Promise<Error> {
  const problem = (await response.json().catch(() => ({}))) as { readonly message?: string };
  const { version } = lease;
  return new RecordError(response.status === 404 ? 'record/other-version' : 'record/query', `the bilat that serves the record (${version}) refuses: ${problem.message ?? `status ${response.status}`}`);
}

/** Lines of a body in UTF-8, without their line ends. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for await (const chunk of body) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    for (const piece of pieces.slice(0, -1)) {
      parts.push(piece);
      yield parts.join('');
      parts.length = 0;
    }
    parts.push(pieces.at(-1)!);
  }
  const last = parts.join('') + decoder.decode();
  if (last !== '') yield last;
}

function addressOf(lease: RecordLease): string {
  return `http://127.0.0.1:${lease.port}`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

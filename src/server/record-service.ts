import { timingSafeEqual } from 'node:crypto';
import { isRecordMethod, RECORD_METHODS, type MethodKind, type RecordStore } from '../storage/record-methods.js';
import type { RunProgress } from '../storage/long-run.js';
import { proofOf } from '../storage/remote-store.js';
import { lineOfError, linesOfAnswer, type WireLine } from '../storage/wire.js';
import type { JobBoard } from './job-board.js';
import { problemResponse } from './problem.js';

export interface RecordServiceOptions {
  readonly store: RecordStore;
  readonly token: string;
  readonly jobs: JobBoard;
  readonly version: string;
  readonly pid: number;
  /** Largest request taken, bytes; default 256 MB, far above a batch of a hundred documents. */
  readonly bodyLimitBytes?: number;
  readonly onError?: (error: unknown, request: Request) => void;
}

const BODY_LIMIT_BYTES = 256 * 1024 * 1024;
const JOB_LIMIT_BYTES = 64 * 1024;
const STILL_THERE_MS = 5000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * The record for other commands on this machine: `POST /record/METHOD` with `{ args, label }`, answered in the lines of wire.ts; `GET /hello`
 * proves that this is the process that wrote the lease. Everything but the proof needs the token, and nothing is meant for browsers: a
 * request that comes from a page is refused.
 */
export function createRecordService(options: RecordServiceOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (!LOOPBACK.test(request.headers.get('host') ?? url.host) || request.headers.has('origin')) return refuse(421, 'this service answers commands on this machine only');
    if (request.method === 'GET' && url.pathname === '/hello') return hello(url.searchParams.get('challenge') ?? '', options);
    const shown = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (shown === undefined || !timingSafeEqual(Buffer.from(shown), Buffer.from(options.token))) return refuse(401, 'the token is missing or wrong');
    if (request.method === 'POST' && /^\/job(?:\/\d+(?:\/end)?)?$/.test(url.pathname)) return answerJob(request, options.jobs, url.pathname);
    const method = /^\/record\/([A-Za-z]+)$/.exec(url.pathname)?.[1];
    if (request.method !== 'POST' || method === undefined || !isRecordMethod(method)) return refuse(404, `no such method: ${request.method} ${url.pathname.slice(0, 100)}`);
    const body = await readBody(request, options.bodyLimitBytes ?? BODY_LIMIT_BYTES);
    if (body instanceof Response) return body;
    return answer(request, options, method, body);
  };
}

interface Call { readonly args: readonly unknown[]; readonly label: string }

function answer(request: Request, { store, jobs, onError }: RecordServiceOptions, method: keyof typeof RECORD_METHODS, { args, label }: Call): Response {
  const kind: MethodKind = RECORD_METHODS[method];
  const ask = store[method].bind(store) as (...args: unknown[]) => Promise<unknown>;
  const stop = new AbortController();
  request.signal.addEventListener('abort', () => { stop.abort(); });
  const work = (tell: (progress: RunProgress) => void) => (typeof kind === 'string' ? ask(...args)
    : jobs.run(label, (run) => ask(...padded(args, kind.runAt), run), tell, stop));
  const told = new Told();
  void Promise.resolve().then(() => work((progress) => { told.progress(progress); })).then(
    (result) => { told.end(linesOfAnswer(result)); },
    (error: unknown) => { if (!(error instanceof Error && error.name === 'RecordError')) onError?.(error, request); told.end([lineOfError(error)]); },
  );
  return streamed(told.lines(), () => { stop.abort(); });
}

/**
 * Jobs that other commands do: `POST /job` with `{ label }` makes one and answers in lines for as long as it lasts, `["job", id]` first, `["cancel"]`
 * when it is not wanted any more; `POST /job/ID` takes its progress, `POST /job/ID/end` its end. When the line breaks, the command ended.
 */
async function answerJob(request: Request, jobs: JobBoard, path: string): Promise<Response> {
  const given = await readJson(request, JOB_LIMIT_BYTES);
  if (given instanceof Response) return given;
  const [, , id, isEnd] = path.split('/');
  if (id === undefined) {
    const { label } = given as { readonly label?: unknown };
    if (typeof label !== 'string') return refuse(400, 'expected { "label": "…" }');
    const job = jobs.attach(label);
    attached.set(job.id, job);
    const leave = () => { attached.delete(job.id); job.end('the command ended before it was done'); };
    return streamed(linesOfJob(job), leave);
  }
  const job = attached.get(id);
  if (job === undefined) return refuse(404, `no job ${id} is under way`);
  if (isEnd !== undefined) {
    const { message } = given as { readonly message?: unknown };
    attached.delete(id);
    job.end(typeof message === 'string' ? message : null);
  } else {
    const { done, total, unit } = given as Partial<RunProgress>;
    if (typeof done !== 'number' || typeof unit !== 'string') return refuse(400, 'expected { "done": 1, "total": 2, "unit": "rows" }');
    jobs.tell(id, { done, total: typeof total === 'number' ? total : null, unit: unit.slice(0, 40) });
  }
  return Response.json({ isWanted: !job.signal.aborted });
}

const attached = new Map<string, ReturnType<JobBoard['attach']>>();

async function* linesOfJob({ id, signal }: { readonly id: string; readonly signal: AbortSignal }): AsyncGenerator<readonly unknown[]> {
  yield ['job', id];
  while (attached.has(id)) {
    if (signal.aborted) yield ['cancel'];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STILL_THERE_MS);
      if (!signal.aborted) signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
    yield ['b'];
  }
}

/** A response of JSON lines; `onCut` is called when who asked goes away. */
function streamed(lines: AsyncGenerator<unknown>, onCut: () => void): Response {
  const encoder = new TextEncoder();
  return new Response(new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: onCut,
  }), { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
}

/** What is to be said of a call: the newest progress, a sign of life where nothing else came for a while, then the answer. */
class Told {
  #progress: RunProgress | null = null;
  #answer: Iterable<WireLine> | null = null;
  #wake: () => void = () => {};

  progress(progress: RunProgress): void {
    this.#progress = progress;
    this.#wake();
  }

  end(answer: Iterable<WireLine>): void {
    this.#answer = answer;
    this.#wake();
  }

  async* lines(): AsyncGenerator<WireLine> {
    while (this.#answer === null) {
      if (this.#progress === null) await this.#news();
      if (this.#progress !== null) { yield ['p', this.#progress]; this.#progress = null; } else if (this.#answer === null) yield ['b'];
    }
    yield* this.#answer;
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, STILL_THERE_MS);
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

async function readBody(request: Request, limitBytes: number): Promise<Call | Response> {
  const given = await readJson(request, limitBytes);
  if (given instanceof Response) return given;
  const { args, label } = given as { readonly args?: unknown; readonly label?: unknown };
  if (!Array.isArray(args) || typeof label !== 'string') return refuse(400, 'expected { "args": […], "label": "…" }');
  return { args: args.map((arg: unknown) => arg ?? undefined), label };
}

async function readJson(request: Request, limitBytes: number): Promise<object | Response> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return refuse(413, `the request is larger than ${limitBytes} bytes`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (request.body !== null) {
    for await (const chunk of request.body) {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) return refuse(413, `the request is larger than ${limitBytes} bytes`);
      chunks.push(chunk);
    }
  }
  try {
    const given: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof given === 'object' && given !== null ? given : refuse(400, 'expected a JSON object');
  } catch {
    return refuse(400, 'the request is not JSON');
  }
}

function hello(challenge: string, { token, version, pid }: RecordServiceOptions): Response {
  if (!/^[0-9a-f]{32}$/.test(challenge)) return refuse(400, 'expected a challenge of 32 hexadecimal digits');
  return Response.json({ pid, version, proof: proofOf(token, challenge) }, { headers: { 'cache-control': 'no-store' } });
}

function padded(args: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, k) => args[k]);
}

function refuse(status: number, message: string): Response {
  return problemResponse(status, { code: 'record/refused', message, at: null });
}

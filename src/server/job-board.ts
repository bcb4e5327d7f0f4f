import type { LongRun, RunProgress } from '../storage/long-run.js';

/** A long piece of work in the serving process. */
export interface Job {
  readonly id: string;
  /** What was asked for, as the person wrote it: `import gdelt 2024.csv`. */
  readonly label: string;
  readonly state: 'running' | 'stopping' | 'done' | 'failed' | 'cancelled';
  readonly progress: RunProgress | null;
  /** Instants, ISO 8601 UTC; `endedAt` is null while it runs. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Why it failed, else null. */
  readonly message: string | null;
}

/** How many finished jobs are remembered. Judgement. */
const REMEMBERED = 20;
const LONGEST_LABEL = 200;

/** Long work under way in this process, for the dashboard to show and to cancel. `now` gives milliseconds since 1970. */
export class JobBoard {
  readonly #jobs = new Map<string, { job: Job; stop: AbortController }>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Runs a task as a job: it is given where to tell progress and the signal that it is not wanted any more. `stop`, when given, cancels it too. */
  async run<T>(label: string, task: (run: Required<LongRun>) => Promise<T>, onProgress?: (progress: RunProgress) => void, stop = new AbortController()): Promise<T> {
    const id = String(++this.#count);
    const startedAt = this.#instant();
    this.#jobs.set(id, { stop, job: { id, label: label.slice(0, LONGEST_LABEL), state: 'running', progress: null, startedAt, endedAt: null, message: null } });
    try {
      const result = await task({ signal: stop.signal, progress: (progress) => { this.#change(id, { progress }); onProgress?.(progress); } });
      this.#end(id, 'done', null);
      return result;
    } catch (error) {
      this.#end(id, stop.signal.aborted ? 'cancelled' : 'failed', error instanceof Error ? error.message.split('\n')[0]! : String(error));
      throw error;
    }
  }

  /** A job that another process does: it tells of its progress and its end, and asks `signal` whether it is wanted. */
  attach(label: string): { readonly id: string; readonly signal: AbortSignal; end(message: string | null): void } {
    const stop = new AbortController();
    let finish: (message: string | null) => void = () => {};
    const ended = new Promise<string | null>((resolve) => { finish = resolve; });
    void this.run(label, async () => {
      const message = await ended;
      if (message !== null || stop.signal.aborted) throw new Error(message ?? 'cancelled');
    }, undefined, stop).catch(() => undefined);
    return { id: String(this.#count), signal: stop.signal, end: finish };
  }

  /** Takes the progress of an attached job. False when there is none under way with this id. */
  tell(id: string, progress: RunProgress): boolean {
    const entry = this.#jobs.get(id);
    if (entry === undefined || entry.job.endedAt !== null) return false;
    this.#change(id, { progress });
    return true;
  }

  /** Jobs, newest first: those under way and the last that ended. */
  list(): readonly Job[] {
    return [...this.#jobs.values()].map(({ job }) => job).toReversed();
  }

  /** Asks a job to stop. False when there is none under way with this id. */
  cancel(id: string): boolean {
    const entry = this.#jobs.get(id);
    if (entry === undefined || entry.job.endedAt !== null) return false;
    this.#change(id, { state: 'stopping' });
    entry.stop.abort();
    return true;
  }

  /** Asks everything to stop. */
  cancelAll(): void {
    for (const id of this.#jobs.keys()) this.cancel(id);
  }

  #end(id: string, state: Job['state'], message: string | null): void {
    this.#change(id, { state, message: state === 'failed' ? message : null, endedAt: this.#instant() });
    const ended = [...this.#jobs].filter(([, { job }]) => job.endedAt !== null);
    for (const [old] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) this.#jobs.delete(old);
  }

  #change(id: string, change: Partial<Job>): void {
    const entry = this.#jobs.get(id);
    if (entry !== undefined) entry.job = { ...entry.job, ...change };
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../server/contract.js';

/** A failed request, with the service's own words. */
export class ApiError extends Error {
  constructor(readonly problem: Problem, readonly status: number) {
    super(problem.message);
    this.name = 'ApiError';
  }
}

const KEPT_ANSWERS = 80;
const answers = new Map<string, unknown>();

/** Asks the interface; answers are kept for the session, newest 80. Throws ApiError. */
export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  if (answers.has(address)) return answers.get(address) as T;
  let response: Response;
  try {
    response = await fetch(address, { headers: { accept: 'application/json' }, ...(signal && { signal }) });
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw new ApiError({ code: 'client/offline', message: 'the record does not answer; is bilat still running?', at: null }, 0);
  }
  const text = await response.text();
  const answer = readJson(text);
  if (!response.ok || answer === undefined) {
    throw new ApiError(isProblem(answer) ? answer : { code: 'client/unreadable', message: `the record answered with status ${response.status} and no readable reason`, at: null }, response.status);
  }
  answers.set(address, answer);
  if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value!);
  return answer as T;
}

const watchers = new Set<(beginning: string) => void>();

/** Drops kept answers of addresses that begin so, and has whoever shows one ask again. */
export function forgetAnswers(beginning: string): void {
  for (const address of answers.keys()) if (address.startsWith(beginning)) answers.delete(address);
  for (const watcher of watchers) watcher(beginning);
}

/** Sends JSON to the interface. Throws ApiError. */
export async function postJson<T>(address: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(body) });
  } catch {
    throw new ApiError({ code: 'client/offline', message: 'the record does not answer; is bilat still running?', at: null }, 0);
  }
  const answer = readJson(await response.text());
  if (!response.ok || answer === undefined) {
    throw new ApiError(isProblem(answer) ? answer : { code: 'client/unreadable', message: `the record answered with status ${response.status} and no readable reason`, at: null }, response.status);
  }
  return answer as T;
}

export interface ApiState<T> {
  /** The newest answer; while another is on its way, the one before. */
  readonly answer: T | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** Keeps an answer for an address that changes: late answers to earlier addresses are dropped. Null asks nothing. */
export function useApi<T>(address: string | null): ApiState<T> {
  const [state, setState] = useState<Omit<ApiState<T>, 'retry'>>(() => ({
    answer: address !== null && answers.has(address) ? answers.get(address) as T : null, error: null, isLoading: address !== null,
  }));
  const [attempt, setAttempt] = useState(0);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const watcher = (beginning: string) => { if (address?.startsWith(beginning)) setAttempt((count) => count + 1); };
    watchers.add(watcher);
    return () => { watchers.delete(watcher); };
  }, [address]);
  useEffect(() => {
    asked.current = address;
    if (address === null) return undefined;
    const controller = new AbortController();
    setState((before) => ({ ...before, isLoading: true, error: null }));
    getJson<T>(address, controller.signal).then(
      (answer) => asked.current === address && setState({ answer, error: null, isLoading: false }),
      (error: unknown) => {
        if (asked.current !== address || (error as Error).name === 'AbortError') return;
        setState((before) => ({ ...before, error: error instanceof ApiError ? error : new ApiError({ code: 'client/failed', message: String(error), at: null }, 0), isLoading: false }));
      },
    );
    return () => controller.abort();
  }, [address, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

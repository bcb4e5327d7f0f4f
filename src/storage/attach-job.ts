import type { RunProgress } from './long-run.js';
import type { RecordLease } from './record-lease.js';
import { linesOf } from './remote-store.js';

/** Work of this process that the one which serves the record shows. */
export interface AttachedJob {
  /** Tells how far it is. */
  tell(progress: RunProgress): void;
  /** Tells that it is done, or why it failed. */
  end(message: string | null): Promise<void>;
}

/**
 * Has the process that serves the record show work of this one. `onCancel` is called when somebody there does not want it any more. What goes
 * wrong on the way is not told: the work itself does not depend on being shown.
 */
export function attachJob(lease: RecordLease, label: string, onCancel: () => void): AttachedJob {
  const stop = new AbortController();
  const post = (path: string, body: unknown, signal = stop.signal) => fetch(`http://127.0.0.1:${lease.port}${path}`, {
    method: 'POST', signal, redirect: 'error', headers: { authorization: `Bearer ${lease.token}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const id = new Promise<string>((resolve, reject) => {
    void (async () => {
      try {
        const response = await post('/job', { label });
        if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
        for await (const text of linesOf(response.body)) {
          const [tag, value] = JSON.parse(text) as readonly [string, string?];
          if (tag === 'job') resolve(value!);
          if (tag === 'cancel') onCancel();
        }
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    })();
  });
  id.catch(() => undefined);
  return {
    tell: (progress) => { void id.then((known) => post(`/job/${known}`, progress)).then((response) => response.body?.cancel()).catch(() => undefined); },
    end: async (message) => {
      await id.then((known) => post(`/job/${known}/end`, { message }, AbortSignal.timeout(1000))).catch(() => undefined);
      stop.abort();
    },
  };
}

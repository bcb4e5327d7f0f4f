import type { EventsUpdate } from '../record/event-cluster.js';
import type { EventsRequest, Store } from '../storage/store.js';
import type { Effects } from './effects.js';
import { startProgress } from './notes.js';

/** Looks for events told many times, with progress on standard error. */
export async function lookForEvents(effects: Effects, store: Store, request: EventsRequest = {}): Promise<EventsUpdate> {
  const progress = startProgress(effects, 'looking for events told many times', 'documents and tellings');
  let done = 0;
  try {
    return await store.updateEvents(request, { progress: ({ done: now }) => { if (now > done) { done = now; void progress.tell(done, null); } } });
  } finally {
    await progress.end();
  }
}

/** How many events a record holds, each once. */
export async function countRecordEvents(store: Store): Promise<number> {
  return (await store.counts({}, { by: [] })).total;
}

import { useEffect, useState } from 'preact/hooks';
import type { Jobs } from '../server/contract.js';
import { formatCount } from './format.js';

type Job = Jobs['jobs'][number];

/** Judgement: soon enough to be noticed, seldom enough not to be felt. */
const QUIET_MS = 5000;
const BUSY_MS = 1000;
/** How long a job that failed or was cancelled is still shown. */
const SHOWN_AFTER_MS = 20_000;

/** Long work on the record (imports and the like) with how far it is and a button to cancel it. Nothing is shown when there is none. */
export function JobsStrip() {
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const found = document.hidden ? [] : await askJobs();
      if (isOver) return;
      setJobs(found.filter(isShown));
      timer = setTimeout(() => { void look(); }, found.some(({ endedAt }) => endedAt === null) ? BUSY_MS : QUIET_MS);
    };
    void look();
    return () => { isOver = true; clearTimeout(timer); };
  }, []);
  if (jobs.length === 0) return null;
  return (
    <section class="jobs" aria-label="Work on the record">
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <span class="job-label">{job.label}</span>
            <span class="count">{describe(job)}</span>
            {job.progress?.total ? <progress value={job.progress.done} max={job.progress.total} aria-label={`${job.label}: how far`} /> : null}
            {job.endedAt === null && <button class="link" disabled={job.state === 'stopping'} onClick={() => { void cancel(job.id); }}>{job.state === 'stopping' ? 'stopping …' : 'Cancel'}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function describe({ state, progress, message }: Job): string {
  if (state === 'failed') return `failed: ${message ?? 'no reason given'}`;
  if (state === 'cancelled') return 'cancelled; what was written down stays';
  if (progress === null) return 'under way';
  return `${formatCount(progress.done)}${progress.total === null ? '' : ` of ${formatCount(progress.total)}`} ${progress.unit}`;
}

function isShown({ state, endedAt }: Job): boolean {
  return endedAt === null || (state !== 'done' && Date.now() - Date.parse(endedAt) < SHOWN_AFTER_MS);
}

async function askJobs(): Promise<readonly Job[]> {
  try {
    const response = await fetch('/api/jobs', { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Jobs).jobs : [];
  } catch {
    return [];
  }
}

async function cancel(id: string): Promise<void> {
  await fetch(`/api/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' }).catch(() => undefined);
}

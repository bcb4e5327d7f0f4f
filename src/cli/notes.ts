import type { Issue } from '../base/issue.js';
import type { Effects } from './effects.js';

const QUIET_MS = 2000;
const PLAIN_LINE_MS = 10_000;
const ISSUES_SHOWN = 20;

/** How far a long piece of work has come. */
export interface Progress {
  /** `done` of `total` (null when not known) pieces are finished. */
  tell(done: number, total: number | null): Promise<void>;
  /** Takes the line away. */
  end(): Promise<void>;
}

/**
 * Progress on standard error, from two seconds on: one line that is written over on a terminal, a plain line every ten seconds
 * elsewhere. `label` says what is done (`coding`), `unit` of what (`documents`). It is shown in the dashboard too, unless the process that serves
 * the record does the work and shows it itself (`isShared` false).
 */
export function startProgress(effects: Effects, label: string, unit: string, { isShared = true }: { readonly isShared?: boolean } = {}): Progress {
  const start = effects.now();
  let last = start + QUIET_MS;
  let isShown = false;
  return {
    async tell(done, total) {
      if (isShared) effects.showProgress({ done, total, unit });
      const now = effects.now();
      if (now < last) return;
      const { isTTY } = effects.stderr;
      last = now + (isTTY ? 100 : PLAIN_LINE_MS);
      const seconds = (now - start) / 1000;
      const share = total === null || total === 0 ? '' : ` of ${total} (${Math.floor((100 * done) / total)}%)`;
      const text = `${label}: ${done}${share} ${unit}, ${Math.round(seconds)} s, ${Math.round(done / seconds)} a second`;
      isShown = true;
      await effects.stderr.write(isTTY ? `\r\u001B[K${text}` : `${text}\n`);
    },
    async end() {
      if (isShared) effects.showProgress(null);
      if (isShown && effects.stderr.isTTY) await effects.stderr.write('\r\u001B[K');
      isShown = false;
    },
  };
}

/** A remark for the person, on standard error. */
export async function note(effects: Effects, text: string): Promise<void> {
  await effects.stderr.write(`${text}\n`);
}

/** `file:line: reason` and the hint, as far as known. */
export function describeIssue(issue: Issue): string {
  const { file, line, field } = issue.at ?? {};
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  return `${place}${field === undefined ? '' : `${field}: `}${issue.message}${issue.hint === undefined ? '' : ` (${issue.hint})`}`;
}

/** Tells of problems as they come, the first 20 of them in full; `sum` counts what was held back. */
export function startIssueNotes(effects: Effects) {
  const counts = new Map<string, number>();
  let told = 0;
  return {
    async tell(issue: Issue): Promise<void> {
      counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
      told += 1;
      if (told <= ISSUES_SHOWN) await note(effects, describeIssue(issue));
    },
    get count() { return told; },
    async sum(): Promise<void> {
      if (told <= ISSUES_SHOWN) return;
      const kinds = [...counts].toSorted(([, x], [, y]) => y - x).map(([code, n]) => `${n} ${code}`).join(', ');
      await note(effects, `… and ${told - ISSUES_SHOWN} more problems; in all: ${kinds}`);
    },
  };
}

/** `1 document`, `2 documents`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

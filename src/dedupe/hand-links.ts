import type { EventEdit } from '../record/event-cluster.js';
import type { HandDecisions } from './agglomerate.js';

/** What persons decided about tellings, ready to be applied. */
export interface HandLinks {
  /** Decisions about the tellings given, by their position. */
  within(reports: readonly { readonly id: string }[]): HandDecisions;
  /** Tellings put together, each with the name of its group (its smallest id). */
  readonly joined: ReadonlyMap<string, string>;
  /** Every telling any decision in force speaks of. */
  readonly touched: ReadonlySet<string>;
}

/** Edits in force: those not undone, oldest first; ties in time by id. An edit that undoes an undo brings the first back. */
export function editsInForce(edits: readonly EventEdit[]): EventEdit[] {
  const ordered = edits.toSorted((x, y) => (x.at === y.at ? (x.id < y.id ? -1 : 1) : x.at < y.at ? -1 : 1));
  const undone = new Set<string>();
  for (const edit of ordered.toReversed()) if (edit.action === 'undo' && edit.undoes !== null && !undone.has(edit.id)) undone.add(edit.undoes);
  return ordered.filter((edit) => edit.action !== 'undo' && !undone.has(edit.id));
}

/** Reads edits; of two that contradict each other about two tellings the later one wins. */
export function readHandLinks(edits: readonly EventEdit[]): HandLinks {
  const decided = new Map<string, { x: string; y: string; isTogether: boolean }>();
  const note = (x: string, y: string, isTogether: boolean): void => {
    if (x !== y) decided.set(x < y ? `${x}\n${y}` : `${y}\n${x}`, { x, y, isTogether });
  };
  for (const { action, events } of editsInForce(edits)) {
    const [first, ...others] = events;
    if (first === undefined) continue;
    if (action === 'split') for (const other of others) note(first, other, false);
    else for (const [k, x] of events.entries()) for (const y of events.slice(k + 1)) note(x, y, true);
  }
  const links = [...decided.values()];
  return {
    joined: groupNames(links.filter(({ isTogether }) => isTogether)),
    touched: new Set(links.flatMap(({ x, y }) => [x, y])),
    within(reports) {
      if (links.length === 0) return { together: [], apart: [] };
      const at = new Map(reports.map(({ id }, k) => [id, k]));
      const here = links.flatMap(({ x, y, isTogether }) => {
        const [a, b] = [at.get(x), at.get(y)];
        return a === undefined || b === undefined ? [] : [{ pair: [a, b] as const, isTogether }];
      });
      return { together: here.filter(({ isTogether }) => isTogether).map(({ pair }) => pair), apart: here.filter(({ isTogether }) => !isTogether).map(({ pair }) => pair) };
    },
  };
}

function groupNames(links: readonly { readonly x: string; readonly y: string }[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const rename = (from: string, to: string): void => { for (const [id, name] of names) if (name === from) names.set(id, to); };
  for (const { x, y } of links) {
    const [left, right] = [names.get(x) ?? x, names.get(y) ?? y];
    const name = left < right ? left : right;
    names.set(x, left);
    names.set(y, right);
    rename(left, name);
    rename(right, name);
  }
  return names;
}

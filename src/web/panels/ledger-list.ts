import { LEDGER_STATUSES } from '../labels.js';
import type { Promised } from '../promises.js';
import type { LedgerSort, LedgerView } from '../state.js';

/** Promises that fit the choices, in the chosen order. `stage` is left out of account when `withStage` is false: then counts by stage can be shown. */
export function choosePromises(promises: readonly Promised[], view: LedgerView, withStage = true): Promised[] {
  const words = view.text.trim().toLowerCase();
  return promises.filter(({ status, type, sectors, what, steps, instrument }) => (!withStage || view.stage === null || LEDGER_STATUSES[status].stage === view.stage)
    && (view.type === null || type === view.type)
    && (view.sector === null || sectors.includes(view.sector))
    && (words === '' || [what, instrument ?? '', ...steps.map(({ text }) => text)].some((text) => text.toLowerCase().includes(words))))
    .toSorted(ORDER[view.sort]);
}

type Order = (x: Promised, y: Promised) => number;
/** Newest news first, as the ledger gives them. */
const byNews: Order = (x, y) => (y.steps[0]?.date ?? '').localeCompare(x.steps[0]?.date ?? '') || x.key.localeCompare(y.key);

const ORDER: Readonly<Record<LedgerSort, Order>> = {
  news: byNews,
  // Soonest first; what has no date comes last.
  due: (x, y) => (x.versions.at(-1)!.deadline ?? '9999').localeCompare(y.versions.at(-1)!.deadline ?? '9999') || byNews(x, y),
  late: (x, y) => (y.overdueDays ?? -1) - (x.overdueDays ?? -1) || byNews(x, y),
  made: (x, y) => (x.madeOn ?? '9999').localeCompare(y.madeOn ?? '9999') || byNews(x, y),
  told: (x, y) => (y.tellings ?? 0) - (x.tellings ?? 0) || byNews(x, y),
};

/** What `values` holds, each once, most frequent first, with how often. */
export function tally(values: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((x, y) => y[1] - x[1] || x[0].localeCompare(y[0]));
}

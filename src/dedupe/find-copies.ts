import { firstDayNumber } from '../base/calendar.js';
import type { DocumentCopy } from '../record/event-cluster.js';
import { CopyWindow, DEFAULT_COPY_RULE, type CopyRule } from './copy-window.js';

/** Groups of documents that repeat each other's text, all at once; documents without a copy are left out. The order they are given in does not matter. */
export function findCopies(
  documents: readonly { readonly doc: string; readonly text: string; readonly date: string | null }[], rule: CopyRule = DEFAULT_COPY_RULE,
): DocumentCopy[][] {
  const window = new CopyWindow(rule);
  const dated = documents.map(({ doc, text, date }) => ({ doc, text, day: date === null || date.length !== 10 ? null : firstDayNumber(date), isNew: true }))
    .toSorted((x, y) => (x.day ?? -Infinity) - (y.day ?? -Infinity) || (x.doc < y.doc ? -1 : 1));
  const groups = dated.flatMap((document) => window.add(document));
  return [...groups, ...window.end()].filter(({ length }) => length > 1).toSorted((x, y) => (x[0]!.doc < y[0]!.doc ? -1 : 1));
}

import type { LoadedRow } from '../record/event-record.js';
import type { Claims } from './contract.js';

/** Loaded words with how often and where they are used, most used first, then by alphabet. */
export function groupLoaded(rows: readonly LoadedRow[]): Claims['loaded'] {
  const groups = new Map<string, { term: string; plain: string | null; uses: number; documents: Set<string> }>();
  for (const { finding } of rows) {
    const group = groups.get(finding.term) ?? { term: finding.term, plain: finding.plain, uses: 0, documents: new Set<string>() };
    group.uses += 1;
    group.documents.add(finding.doc);
    groups.set(finding.term, group);
  }
  return [...groups.values()].map((group) => ({ ...group, documents: [...group.documents] }))
    .toSorted((x, y) => y.uses - x.uses || (x.term < y.term ? -1 : 1));
}

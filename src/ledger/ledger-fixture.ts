import type { CommitmentFinding } from '../coder/findings.js';
import type { CommitmentRow } from '../record/event-record.js';

/** Short form of a statement for tests: what a document of a day says. */
export interface StatementFixture extends Partial<CommitmentFinding> {
  readonly doc: string;
  readonly day: string | null;
  readonly what: string;
}

/** A row as a store would return it. Parties default to IRN and PAK, type to agreement, status to agreed. */
export function toRow({ day, ...given }: StatementFixture): CommitmentRow {
  const finding: CommitmentFinding = {
    kind: 'commitment', type: 'agreement', parties: ['IRN', 'PAK'], from: null, to: null, unit: null, deadline: null, status: 'agreed', anchor: [0, 4], sentence: [0, given.what.length],
    attribution: [], rule: 'test', ...given,
  };
  return {
    id: `${given.doc}:1`, finding, sentenceText: given.what, coder: 'test', lexicon: 'test',
    document: { id: given.doc, title: null, date: day, datePrecision: day === null ? null : day.length === 10 ? 'day' : day.length === 7 ? 'month' : 'year', lang: 'en', characters: given.what.length, reports: 1, outlets: [`Outlet ${given.doc}`] },
  };
}

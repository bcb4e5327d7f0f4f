import type { LedgerEdit } from '../record/ledger-record.js';
import { aliasOf, type Cluster } from './cluster.js';
import type { LedgerEntry } from './ledger.js';

/** What the `value` of an edit holds, by action. `undo` (in any of them) names the edit to be taken back. */
export interface EditValues {
  readonly status: { readonly status: string; readonly date?: string; readonly version?: number };
  /** Entry that takes over the tellings of this one. */
  readonly merge: { readonly into: string };
  /** Findings that are to stand as an entry of their own. */
  readonly split: { readonly findings: readonly string[] };
  readonly hide: Record<string, never>;
  readonly field: { readonly field: EditableField; readonly value: string | number | null };
  readonly note: Record<string, never>;
}

export type EditableField = 'what' | 'deadline' | 'unit' | 'instrument' | 'type' | 'madeOn';
export const EDITABLE_FIELDS: readonly EditableField[] = ['what', 'deadline', 'unit', 'instrument', 'type', 'madeOn'];

/** Edits that still hold, in the order they apply: an edit whose value is `{"undo": id}` takes back that edit, and an undone undo counts again. */
export function activeEdits(edits: readonly LedgerEdit[]): LedgerEdit[] {
  const undone = undoneEdits(edits);
  return edits.toSorted(byTime).filter((edit) => undoOf(edit) === null && !undone.has(edit.id));
}

/** Ids of edits, undos among them, that a later edit has taken back. */
export function undoneEdits(edits: readonly LedgerEdit[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const edit of edits.toSorted(byTime).toReversed()) {
    const target = undoOf(edit);
    if (target !== null && !undone.has(edit.id)) undone.add(target);
  }
  return undone;
}

function byTime(x: LedgerEdit, y: LedgerEdit): number {
  return x.at.localeCompare(y.at) || x.id.localeCompare(y.id);
}

/** What an edit does, in words. */
export function describeEdit({ action, entry, value }: Pick<LedgerEdit, 'action' | 'entry' | 'value'>): string {
  const held = value as Readonly<Record<string, unknown>>;
  if (typeof held['undo'] === 'string') return `takes back ${held['undo']}`;
  switch (action) {
    case 'status': return `${entry} is ${String(held['status'])}${held['date'] === undefined ? '' : ` as of ${String(held['date'])}`}${held['version'] === undefined ? '' : `, version ${String(held['version'])}`}`;
    case 'merge': return `${entry} belongs to ${String(held['into'])}`;
    case 'split': return `${(held['findings'] as readonly string[]).join(', ')} set apart from ${entry}`;
    case 'hide': return `${entry} is hidden`;
    case 'field': return `${String(held['field'])} of ${entry} is ${held['value'] === null ? 'empty' : String(held['value'])}`;
    case 'note': return `a note on ${entry}`;
  }
}

function undoOf(edit: LedgerEdit): string | null {
  const value = edit.value as { undo?: unknown } | null;
  return value && typeof value === 'object' && typeof value.undo === 'string' ? value.undo : null;
}

/** True when the edit names this group, by its id or by one an older telling would have given it. */
function concerns(edit: LedgerEdit, cluster: Cluster): boolean {
  return edit.entry === cluster.id || cluster.statements.some((statement) => statement.row.id === edit.entry);
}

function findCluster(clusters: readonly Cluster[], id: string): Cluster | undefined {
  return clusters.find((cluster) => cluster.id === id || cluster.statements.some(({ row }) => row.id === id)) ?? clusters.find((cluster) => cluster.statements.some((statement) => aliasOf(statement) === id));
}

/** Applies merges and splits. A merge or split that names nothing changes nothing. */
export function applyGrouping(clusters: readonly Cluster[], edits: readonly LedgerEdit[]): Cluster[] {
  let current = clusters.map((cluster) => ({ id: cluster.id, statements: [...cluster.statements] }));
  for (const edit of edits) {
    if (edit.action === 'merge') {
      const from = findCluster(current, edit.entry);
      const into = findCluster(current, (edit.value as { into?: string } | null)?.into ?? '');
      if (!from || !into || from === into) continue;
      const moved = from.statements.map((statement) => ({ ...statement, why: [...statement.why, `put together by ${edit.by}`] }));
      into.statements.push(...moved);
      into.statements.sort((x, y) => (x.row.document.date ?? '9999').localeCompare(y.row.document.date ?? '9999') || x.row.id.localeCompare(y.row.id));
      current = current.filter((cluster) => cluster !== from);
    } else if (edit.action === 'split') {
      const from = findCluster(current, edit.entry);
      const wanted = new Set((edit.value as { findings?: readonly string[] } | null)?.findings ?? []);
      if (!from) continue;
      const taken = from.statements.filter((statement) => wanted.has(statement.row.id));
      if (taken.length === 0 || taken.length === from.statements.length) continue;
      from.statements.splice(0, from.statements.length, ...from.statements.filter((statement) => !wanted.has(statement.row.id)));
      current.push({ id: `${from.id}~${edit.id}`, statements: taken.map((statement) => ({ ...statement, why: [...statement.why, `set apart by ${edit.by}`] })) });
    }
  }
  return current;
}

/** Edits that speak of the group itself. */
export function editsOf(cluster: Cluster, edits: readonly LedgerEdit[]): LedgerEdit[] {
  return edits.filter((edit) => concerns(edit, cluster) || cluster.statements.some((statement) => aliasOf(statement) === edit.entry));
}

/** The entry with the fields a person has corrected. */
export function withFields(entry: LedgerEntry, edits: readonly LedgerEdit[]): LedgerEntry {
  let changed = entry;
  for (const edit of edits) {
    if (edit.action !== 'field') continue;
    const { field, value } = edit.value as EditValues['field'];
    if (EDITABLE_FIELDS.includes(field)) changed = { ...changed, [field]: value };
  }
  return changed;
}

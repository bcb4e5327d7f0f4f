import type { LedgerEntry } from '../ledger/ledger.js';
import { renderTable } from './table.js';

/** One entry of the ledger for a person: what was promised in each version, and the dated statements of where it stands, with sentences. */
export function renderEntry(entry: LedgerEntry, width: number): string {
  const sentences = new Map(entry.tellings.map((telling) => [telling.finding, telling.sentence]));
  const column = (name: string) => ({ name, isText: name === 'sentence' });
  return [
    `${entry.what}`,
    `  ${entry.id}: ${entry.type} of ${entry.parties.join(', ')}; ${entry.status}${entry.statusSince === null ? '' : ` since ${entry.statusSince}`}${entry.unclear === null ? '' : ` (${entry.unclear})`}`,
    `  ${entry.deadline === null ? 'no deadline told' : `due ${entry.deadline}`}${entry.overdueDays ? `, ${entry.overdueDays} days late` : ''}${entry.deadlineMovedDays ? `, moved by ${entry.deadlineMovedDays} days` : ''}`,
    '', 'Versions', renderTable(['no', 'from', 'to', 'unit', 'due', 'first told', 'last told'].map(column), entry.versions.map((version) => [
      String(version.number), figure(version.from), figure(version.to), version.unit ?? '', version.deadline ?? '', version.firstTold ?? '', version.lastTold ?? '',
    ]), width),
    'Where it stood, newest first', renderTable(['date', 'status', 'document', 'outlets', 'sentence'].map(column), entry.history.flatMap((step) => step.evidence.map((piece, k) => [
      k === 0 ? (step.date ?? 'undated') : '', k === 0 ? `${step.status}${step.computed ? ' (worked out)' : ''}` : '',
      piece.document ?? (piece.edit === null ? '' : 'correction'), piece.outlets.join(', '), (piece.finding === null ? undefined : sentences.get(piece.finding)) ?? piece.text,
    ])), width),
  ].join('\n');
}

function figure(value: number | null): string {
  return value === null ? '' : value.toLocaleString('en');
}

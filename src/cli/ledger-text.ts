import { describeEdit } from '../ledger/edits.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { trackLines } from '../ledger/render-ledger.js';
import type { TargetTrack } from '../ledger/target-track.js';
import { renderTable } from './table.js';

/** One entry of the ledger for a person: what was promised in each version, and the dated statements of where it stands, with sentences. */
export function renderEntry(entry: LedgerEntry, track: TargetTrack | null, width: number): string {
  const sentences = new Map(entry.tellings.map((telling) => [telling.finding, telling.sentence]));
  const column = (name: string) => ({ name, isText: name === 'sentence' });
  return [
    `${entry.what}`,
    `  ${entry.id}: ${entry.type} of ${entry.parties.join(', ')}; ${entry.status}${entry.statusSince === null ? '' : ` since ${entry.statusSince}`}${entry.unclear === null ? '' : ` (${entry.unclear})`}`,
    `  ${entry.deadline === null ? 'no deadline told' : `due ${entry.deadline}`}${entry.overdueDays ? `, ${entry.overdueDays} days late` : ''}${entry.deadlineMovedDays ? `, moved by ${entry.deadlineMovedDays} days` : ''}`,
    `  told ${entry.tellings.length} times, announced again ${entry.reannouncements}; implementation ${entry.implementation} of 3${silence(entry)}`,
    ...(track === null ? [] : ['', 'Beside the figures of', ...trackLines(track).map((line) => `  ${line.replaceAll(/\*\*|\\(?=\W)/g, '')}`)]),
    ...(entry.contradictions.length === 0 ? [] : ['', 'Sources that differ', ...entry.contradictions.map(({ statuses, dates, findings }) => `  ${statuses[0]} (${dates[0]}, ${findings[0]}) | ${statuses[1]} (${dates[1]}, ${findings[1]})`)]),
    ...(entry.edits.length === 0 ? [] : ['', 'Corrections', ...entry.edits.map((edit) => `  ${edit.at.slice(0, 10)} ${edit.by}: ${describeEdit(edit)}${edit.note === null ? '' : ` (${edit.note})`} [${edit.id}]`)]),
    '', 'Versions', renderTable(['no', 'from', 'to', 'unit', 'due', 'first told', 'last told'].map(column), entry.versions.map((version) => [
      String(version.number), figure(version.from), figure(version.to), version.unit ?? '', version.deadline ?? '', version.firstTold ?? '', version.lastTold ?? '',
    ]), width),
    'Where it stood, newest first', renderTable(['date', 'status', 'document', 'outlets', 'sentence'].map(column), entry.history.flatMap((step) => step.evidence.map((piece, k) => [
      k === 0 ? (step.date ?? 'undated') : '', k === 0 ? `${step.status}${step.computed ? ' (worked out)' : ''}` : '',
      piece.document ?? (piece.edit === null ? '' : 'correction'), piece.outlets.join(', '), (piece.finding === null ? undefined : sentences.get(piece.finding)) ?? piece.text,
    ])), width),
  ].join('\n');
}

/** What silence there is since the last news, beside how much was published meanwhile. */
function silence({ lastNews, documentsSince }: LedgerEntry): string {
  return lastNews === null || !documentsSince ? '' : `; no news since ${lastNews}, in ${documentsSince} later documents on the two`;
}

function figure(value: number | null): string {
  return value === null ? '' : value.toLocaleString('en');
}

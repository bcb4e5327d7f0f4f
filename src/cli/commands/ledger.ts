import { pairKey } from '../../record/dyad.js';
import { percentText } from '../../ledger/figure-text.js';
import type { LedgerEntry } from '../../ledger/ledger.js';
import { LEDGER_COLUMNS, ledgerCells, renderLedgerMarkdown, scoreLines } from '../../ledger/render-ledger.js';
import { LEAST_ENTRIES, scoreLedger, type ScoreRow, type ScoreValue } from '../../ledger/scorecard.js';
import { trackTarget, type TargetTrack } from '../../ledger/target-track.js';
import type { HandCommitment } from '../../record/ledger-record.js';
import { CliError } from '../cli-error.js';
import { today, type Effects } from '../effects.js';
import { renderEntry } from '../ledger-text.js';
import { note } from '../notes.js';
import { chooseFormat, FORMATS, openRows, type Format, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';
import { readLedger } from '../read-ledger.js';
import { didYouMean, nearestNames } from '../suggest.js';

export interface LedgerFlags {
  readonly record: string;
  readonly format?: LedgerFormat;
  /** Day the ledger is made for. */
  readonly asOf?: string;
  /** Show this entry with its versions, history and evidence. */
  readonly entry?: string;
  /** Show the commitments compiled by hand instead. */
  readonly hand: boolean;
  /** Show delivery, delay and re-announcements by type and sector instead. */
  readonly scorecard: boolean;
}

export const LEDGER_FORMATS = [...FORMATS, 'md'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

const FOUND: RowShape<LedgerEntry> = {
  empty: 'no commitment found in the documents of this pair',
  json: (entry) => ({ origin: 'found', ...entry }),
  columns: [
    { name: 'entry', value: (entry) => entry.id },
    { name: 'status', value: (entry) => entry.status },
    { name: 'since', value: (entry) => entry.statusSince },
    { name: 'due', value: (entry) => entry.deadline },
    { name: 'late', value: (entry) => (entry.overdueDays === null || entry.overdueDays === 0 ? '' : `${entry.overdueDays} days`) },
    { name: 'told', value: (entry) => entry.tellings.length },
    { name: 'last news', value: (entry) => entry.lastNews },
    { name: 'what', value: (entry) => entry.what, isText: true },
  ],
  csv: LEDGER_COLUMNS.map((name, k) => ({ name, value: (entry: LedgerEntry) => ledgerCells(entry)[k] })),
};

const figure = ({ value, n }: ScoreValue, write: (value: number) => string): string => (n === 0 ? '' : `${value === null ? '–' : write(value)} of ${n}`);
const days = (value: number): string => `${Math.round(value)} days`;

const SCORES: RowShape<ScoreRow> = {
  empty: 'no commitment found in the documents of this pair',
  json: (row) => row,
  columns: [
    { name: 'group', value: (row) => (row.by === 'all' ? 'all' : `${row.by} ${row.group}`) },
    { name: 'matters', value: (row) => row.entries },
    { name: 'delivered of due', value: (row) => figure(row.deliveryRate, percentText) },
    { name: 'median delay', value: (row) => figure(row.medianDelayDays, days) },
    { name: 'told again', value: (row) => figure(row.reannouncements, (value) => value.toFixed(1)) },
    { name: 'date moved', value: (row) => figure(row.medianMovedDays, days) },
    { name: 'overdue', value: (row) => row.overdue },
    { name: '0/1/2/3', value: (row) => row.implementation.join('/') },
  ],
  csv: [
    { name: 'group', value: (row) => row.group }, { name: 'by', value: (row) => row.by }, { name: 'matters', value: (row) => row.entries },
    { name: 'due', value: (row) => row.deliveryRate.n }, { name: 'delivery_rate', value: (row) => row.deliveryRate.value },
    { name: 'delivered_with_deadline', value: (row) => row.medianDelayDays.n }, { name: 'median_delay_days', value: (row) => row.medianDelayDays.value },
    { name: 'mean_reannouncements', value: (row) => row.reannouncements.value },
    { name: 'with_moved_deadline', value: (row) => row.medianMovedDays.n }, { name: 'median_moved_days', value: (row) => row.medianMovedDays.value }, { name: 'overdue', value: (row) => row.overdue },
    ...[0, 1, 2, 3].map((step) => ({ name: `implementation_${step}`, value: (row: ScoreRow) => row.implementation[step as 0] })),
  ],
};

const BY_HAND: RowShape<HandCommitment> = {
  empty: 'no commitment of this pair was compiled by hand',
  json: (row) => ({ origin: 'hand-compiled', ...row }),
  columns: [
    { name: 'by hand', value: (row) => row.id },
    { name: 'made', value: (row) => row.madeOn },
    { name: 'due', value: (row) => row.deadline },
    { name: 'status', value: (row) => row.history.at(-1)?.status },
    { name: 'as of', value: (row) => row.history.at(-1)?.date },
    { name: 'what', value: (row) => row.what, isText: true },
    { name: 'evidence', value: (row) => row.history.at(-1)?.evidence, isText: true },
  ],
};

/** `bilat ledger`: what two states promised each other, put together from all documents of the record, with where each matter stands. */
export async function ledger(effects: Effects, flags: LedgerFlags, written: string): Promise<void> {
  const asOf = flags.asOf ?? today(effects);
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const format = chooseFormat(flags.format === 'md' ? undefined : flags.format, effects.stdout);
    const byHand = await store.handCommitments(pair);
    if (flags.hand) {
      if (flags.format === 'md') throw new CliError('the list compiled by hand is not written as Markdown; use table, csv, json or ndjson', { exitCode: 2 });
      const out = openRows(effects.stdout, format, BY_HAND);
      for (const row of byHand) await out.write(row);
      return await out.end();
    }
    const whole = await readLedger(store, pair, asOf);
    const { entries, leftOut } = whole;
    if (flags.entry !== undefined) {
      const entry = findEntry(entries, flags.entry);
      if (flags.format === 'md') return await effects.stdout.write(renderLedgerMarkdown({ ...whole, entries: [{ ...entry, partOf: null }] }, await store.statistics({ pair })));
      return await writeEntry(effects, format, entry, entry.type === 'target' ? trackTarget(entry, await store.statistics({ pair }), asOf) : null);
    }
    if (flags.scorecard) {
      const rows = scoreLedger(whole);
      if (flags.format === 'md') return await effects.stdout.write(`${scoreLines(rows).join('\n')}\n`);
      return await writeScorecard(effects, format, rows);
    }
    if (flags.format === 'md') return await effects.stdout.write(renderLedgerMarkdown(whole, await store.statistics({ pair })));
    const shown = entries.filter((entry) => !entry.hidden);
    const out = openRows(effects.stdout, format, FOUND);
    for (const entry of shown) await out.write(entry);
    await out.end();
    if (effects.stderr.isTTY) {
      await note(effects, `${pairKey(pair)} as of ${asOf}; --entry shows one with its evidence, --scorecard what was delivered${byHand.length === 0 ? '' : `; ${byHand.length} more compiled by hand: --hand`}`);
    }
    if (leftOut.length > 0) await note(effects, `${leftOut.length} statements left out, first: ${leftOut[0]!.finding}: ${leftOut[0]!.reason}`);
  } finally {
    await store.close();
  }
}

async function writeScorecard(effects: Effects, format: Format, rows: readonly ScoreRow[]): Promise<void> {
  const out = openRows(effects.stdout, format, SCORES);
  for (const row of rows) await out.write(row);
  await out.end();
  if (format === 'table') await note(effects, `– too few to tell: a rate or median needs ${LEAST_ENTRIES}; 0 nothing told, 1 begun, 2 partly delivered, 3 delivered; rules in docs/ledger.md`);
}

async function writeEntry(effects: Effects, format: Format, entry: LedgerEntry, track: TargetTrack | null): Promise<void> {
  if (format === 'table') return effects.stdout.write(renderEntry(entry, track, effects.stdout.columns));
  const out = openRows(effects.stdout, format, FOUND);
  await out.write(entry);
  return out.end();
}

function findEntry(entries: readonly LedgerEntry[], id: string): LedgerEntry {
  const found = entries.find((entry) => entry.id === id) ?? entries.find((entry) => entry.aliases.includes(id));
  if (found === undefined) {
    throw new CliError(`no entry ${id} in this ledger`, { exitCode: 2, hint: didYouMean(nearestNames(id, entries.map((entry) => entry.id))) ?? 'bilat ledger PAIR lists the entries' });
  }
  return found;
}

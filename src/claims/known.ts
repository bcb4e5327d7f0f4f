import type { ClaimFinding } from '../coder/findings.js';
import { lastDay } from '../base/calendar.js';
import { once } from '../base/once.js';
import { buildLedger } from '../ledger/build-ledger.js';
import type { Ledger } from '../ledger/ledger.js';
import type { MeasureInput } from '../measures/input.js';
import type { Pair } from '../record/dyad.js';
import type { ClaimRow, CommitmentRow, VisitRow } from '../record/event-record.js';
import type { Statistic } from '../record/flow-record.js';
import type { LedgerEdit } from '../record/ledger-record.js';
import type { Store } from '../storage/store.js';
import { readMeasureInput } from './read-measure-input.js';
import { createJudge, modelPairs, type Judge } from './verdict.js';

/** Most pairs held up as models that are read. */
const MOST_MODELS = 3;

/** What the check asks of a record; the store port has all of it. */
export interface RecordReader {
  claims(pair?: Pair): Promise<readonly ClaimRow[]>;
  commitments(pair?: Pair): Promise<readonly CommitmentRow[]>;
  visits(pair: Pair): Promise<readonly VisitRow[]>;
  statistics(filter: { readonly pair?: Pair }): Promise<readonly Statistic[]>;
  ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]>;
}

/** What the record holds on a pair before a document: nothing published on its day or later, and not the document itself. */
export interface Known {
  readonly pair: Pair | null;
  readonly claims: readonly ClaimRow[];
  readonly visits: readonly VisitRow[];
  readonly statistics: readonly Statistic[];
  /** Built when first asked for; null without a pair or a record. */
  readonly ledger: () => Ledger | null;
  /** Gives verdicts by the measures of the pair's record as it stands now; null without a record. */
  readonly judge: Judge | null;
  /** What the measures are made from, as the record stands now. */
  readonly input: MeasureInput | null;
  /** Day of the document; `LATER` when it bears none, so that everything on record counts. */
  readonly asOf: string;
}

/** Stands for the day of an undated document. */
export const LATER = '9999-12-31';

/** Everything on a pair that a check may ask for, whatever its date. */
export interface PairRecord {
  readonly pair: Pair;
  readonly claims: readonly ClaimRow[];
  readonly commitments: readonly CommitmentRow[];
  readonly visits: readonly VisitRow[];
  readonly statistics: readonly Statistic[];
  readonly edits: readonly LedgerEdit[];
  readonly judge: Judge | null;
  readonly input: MeasureInput | null;
}

/** Reads a pair out of a record, and the pairs that claims on record, or `further` ones, hold up as models. */
export async function readPairRecord(pair: Pair, reader: RecordReader, asOf?: string, further: readonly { readonly finding: ClaimFinding; readonly sentence: string }[] = []): Promise<PairRecord> {
  const [claims, commitments, visits, statistics, edits] = await Promise.all([reader.claims(pair), reader.commitments(pair), reader.visits(pair), reader.statistics({ pair }), reader.ledgerEdits(pair)]);
  const input = await readInput(pair, reader, asOf);
  const made = [...further, ...claims.map(({ finding, sentenceText }) => ({ finding, sentence: sentenceText }))];
  const models = input === null ? [] : await Promise.all(modelPairs(made, pair).slice(0, MOST_MODELS).map((model) => readInput(model, reader, asOf)));
  return { pair, claims, commitments, visits, statistics, edits, input, judge: input && createJudge(input, models.filter((model) => model !== null)) };
}

/** Everything on record until its newest document, or the day given if that is earlier; null for a reader that is not a whole record, or an undated one. */
async function readInput(pair: Pair, reader: RecordReader, until: string | undefined): Promise<MeasureInput | null> {
  if (!isStore(reader)) return null;
  const { last } = await reader.stats();
  const newest = last === null ? null : lastDay(last);
  return newest === null ? null : readMeasureInput(pair, reader, { asOf: until !== undefined && until < newest ? until : newest });
}

/** Whether a reader is a whole record, from which measures can be made. */
export function isStore(reader: object): reader is Store {
  return 'counts' in reader && 'series' in reader && 'stats' in reader;
}

/** The record as it stood when a document was published. */
export function knownBefore(record: PairRecord | null, document: { readonly id: string; readonly date?: string | null | undefined }, pair: Pair | null): Known {
  const asOf = document.date ?? LATER;
  if (!record) return { pair, claims: [], visits: [], statistics: [], ledger: () => null, judge: null, input: null, asOf };
  const before = <R extends { readonly document: { readonly id: string; readonly date: string | null } }>(rows: readonly R[]): R[] => rows.filter((row) => row.document.id !== document.id && (row.document.date ?? '') < asOf);
  return {
    pair: record.pair, asOf, judge: record.judge, input: record.input,
    claims: before(record.claims),
    visits: record.visits.filter(({ event }) => event.document.id !== document.id && (event.date ?? '') < asOf),
    statistics: record.statistics.filter((row) => row.periodEnd <= asOf),
    ledger: once(() => buildLedger({ pair: record.pair, rows: before(record.commitments), edits: record.edits, asOf })),
  };
}

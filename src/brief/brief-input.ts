import { isStore } from '../claims/known.js';
import { readMeasureInput } from '../claims/read-measure-input.js';
import { checkRecordClaims, type RecordClaim } from '../claims/record-claims.js';
import type { MeasureResult } from '../measures/measure.js';
import { MEASURES, runMeasure } from '../measures/registry.js';
import { labelOf } from '../ontology/countries.js';
import type { CountRequest, CountResult } from '../record/counts.js';
import type { DocumentHeader, OutletSummary } from '../record/document-record.js';
import type { Pair } from '../record/dyad.js';
import type { ClaimRow, CommitmentRow, EventFilter, EventPage, LoadedRow, Page, PairSummary, ThirdParty, VisitRow } from '../record/event-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import type { LedgerEdit } from '../record/ledger-record.js';
import type { Store } from '../storage/store.js';

/** What a brief asks of a record; the store port has all of it. */
export interface BriefSourceReader {
  pairs(only?: Pair): Promise<readonly PairSummary[]>;
  events(filter: EventFilter, page?: Page): Promise<EventPage>;
  counts(filter: EventFilter, request: CountRequest): Promise<CountResult>;
  visits(pair: Pair): Promise<readonly VisitRow[]>;
  thirdParties(pair: Pair): Promise<readonly ThirdParty[]>;
  commitments(pair?: Pair): Promise<readonly CommitmentRow[]>;
  claims(pair?: Pair): Promise<readonly ClaimRow[]>;
  loaded(pair?: Pair): Promise<readonly LoadedRow[]>;
  statistics(filter: StatisticFilter): Promise<readonly Statistic[]>;
  ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]>;
  outlets(pair?: Pair): Promise<readonly OutletSummary[]>;
  documents(filter: { readonly pair?: Pair }, page?: Page): Promise<{ readonly rows: readonly DocumentHeader[]; readonly total: number }>;
}

/** Everything a brief is made of, as plain data. */
export interface BriefInput {
  readonly pair: Pair;
  readonly names: readonly [string, string];
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly summary: PairSummary | null;
  readonly latest: EventPage;
  readonly conflict: EventPage;
  readonly quads: CountResult;
  readonly recentQuads: CountResult;
  readonly visits: readonly VisitRow[];
  readonly thirdParties: readonly ThirdParty[];
  readonly commitments: readonly CommitmentRow[];
  readonly claims: readonly ClaimRow[];
  readonly loaded: readonly LoadedRow[];
  readonly statistics: readonly Statistic[];
  readonly edits: readonly LedgerEdit[];
  readonly outlets: readonly OutletSummary[];
  readonly documents: readonly DocumentHeader[];
  /** Measures of the pair and its claims with verdicts; null where they were not asked for or the reader is no whole record. */
  readonly measured: { readonly results: readonly MeasureResult[]; readonly claims: readonly RecordClaim[] } | null;
  /** First day of the months the brief calls recent, YYYY-MM-DD. */
  readonly recentFrom: string;
}

const DONE = ['actual', 'background'] as const;

/** Collects what `buildBrief` needs. Recent are the twelve months before `asOf`. `measures` runs the measures and judges the claims too, which takes a second or more. */
export async function collectBrief(reader: BriefSourceReader, pair: Pair, asOf: string, options: { readonly measures?: boolean } = {}): Promise<BriefInput> {
  const recentFrom = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  const until = { pair, to: asOf, statuses: DONE };
  const [summaries, latest, conflict, quads, recentQuads, visits, thirdParties, commitments, claims, loaded, statistics, edits, outlets, documents] = await Promise.all([
    reader.pairs(pair),
    reader.events({ pair, to: asOf }, { limit: 40, order: 'newest' }),
    reader.events({ ...until, quads: [4] }, { limit: 12, order: 'newest' }),
    reader.counts(until, { by: ['quad'] }),
    reader.counts({ ...until, from: recentFrom }, { by: ['quad'] }),
    reader.visits(pair), reader.thirdParties(pair), reader.commitments(pair), reader.claims(pair), reader.loaded(pair), reader.statistics({ pair }), reader.ledgerEdits(pair), reader.outlets(pair),
    reader.documents({ pair }, { limit: 10_000, order: 'oldest' }),
  ]);
  return {
    pair, names: [labelOf(pair.a), labelOf(pair.b)], asOf, recentFrom,
    summary: summaries[0] ?? null,
    measured: options.measures === true && isStore(reader) ? await measure(reader, pair, asOf) : null,
    latest, conflict, quads, recentQuads, visits, thirdParties, commitments, claims, loaded, statistics, edits, outlets, documents: documents.rows,
  };
}

async function measure(store: Store, pair: Pair, asOf: string): Promise<NonNullable<BriefInput['measured']>> {
  const [input, claims] = await Promise.all([readMeasureInput(pair, store, { asOf, thirdParties: true }), checkRecordClaims(pair, store, asOf)]);
  return { results: MEASURES.filter(({ name }) => name !== 'series').map((each) => runMeasure(each, input)), claims };
}

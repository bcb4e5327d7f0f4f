import type { CompactRow } from '../record/compact-record.js';
import type { Pair } from '../record/dyad.js';
import type { SeriesPoint as ReadyPoint } from '../record/import-record.js';
import type { Statistic } from '../record/flow-record.js';
import type { LedgerStatus } from '../record/ledger-record.js';
import type { Contact, Weight } from './contact.js';

/** How much was published on one day (or in one month or year, where documents are dated no more exactly). */
export interface ExposureCell {
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
  /** Documents of the whole record, and those about the pair. */
  readonly documents: number;
  readonly aboutPair: number;
  readonly reports: number;
}

/** Days a source covers whether or not anything happened, inclusive: an imported data set, a complete archive. */
export interface Coverage {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** A visit that took place: one entry for each journey, however often it is told. */
export interface VisitFact {
  readonly id: string;
  readonly visitor: string;
  readonly host: string;
  readonly date: string | null;
  /** Standing of the visitor, highest first: leader, minister, security, official, unstated. */
  readonly rank: 'leader' | 'minister' | 'security' | 'official' | 'unstated';
}

/** A commitment of the pair with the dated statuses told of it, oldest first. */
export interface CommitmentFact {
  readonly id: string;
  readonly type: 'target' | 'agreement' | 'project' | 'mechanism' | 'pledge';
  readonly what: string;
  readonly parties: readonly string[];
  readonly sectors: readonly string[];
  readonly madeOn: string | null;
  readonly deadline: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly status: LedgerStatus;
  readonly history: readonly { readonly date: string | null; readonly status: LedgerStatus }[];
  /** Days on which a source told of it. */
  readonly tellings: readonly string[];
  /** `found` by the coder, or compiled by `hand`. */
  readonly origin: 'found' | 'hand';
}

/** An act between one side of the pair and someone else, or among others: `source` acts on `target`; a reciprocal act has all in `source`. */
export interface ThirdPartyAct {
  readonly id: string;
  readonly date: string | null;
  readonly published: string | null;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly quad: 1 | 2 | 3 | 4;
  readonly score: number;
}

/** Everything the measures of a pair are made from: plain data that an edge read out of a record. Nothing in it is later than `asOf`. */
export interface MeasureInput {
  readonly pair: Pair;
  /** Name shown with results: `IRN-PAK`. */
  readonly subject: string;
  /** The day looked from, YYYY-MM-DD. */
  readonly asOf: string;
  /** First and last day wanted; null: as far as the data go. */
  readonly from: string | null;
  readonly to: string | null;
  readonly weight: Weight;
  /** Events of the pair, all statuses; measures take the actual ones unless their parameters say otherwise. */
  readonly contacts: readonly Contact[];
  readonly exposure: readonly ExposureCell[];
  readonly coverage: readonly Coverage[];
  readonly visits: readonly VisitFact[];
  readonly commitments: readonly CommitmentFact[];
  readonly statistics: readonly Statistic[];
  readonly thirdParties: readonly ThirdPartyAct[];
  /** Series of the pair that a data set gives ready made, such as daily scores. */
  readonly readyMade: readonly ReadyPoint[];
  /** Organisations and agreements that name both, with their memberships; left out where no list was read. */
  readonly compacts?: readonly CompactRow[];
}

/** An input with nothing in it, to be spread over: for tests, and where only some parts exist. */
export function emptyInput(pair: Pair, asOf: string): MeasureInput {
  return {
    pair, subject: `${pair.a}-${pair.b}`, asOf, from: null, to: null, weight: 'event', contacts: [], exposure: [], coverage: [], visits: [], commitments: [], statistics: [], thirdParties: [], readyMade: [],
  };
}

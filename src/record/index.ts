/** The flat shapes a record keeps and answers with, and the pairs they are asked by. */
export type { CountOf, CountRequest, CountResult, DyadCount, Exposure, GroupBy, PeriodUnit } from './counts.js';
export type { DatePrecision, DocumentHeader, DocumentOutcome, NewDocument, OutletSummary, Report, StoredDocument, StoredFinding } from './document-record.js';
export { makePair, pairKey, parsePair, type Direction, type Dyad, type Pair } from './dyad.js';
export type {
  ClaimRow, CommitmentRow, EventFilter, EventPage, EventRow, EvidenceRow, LoadedRow, Page, PairSummary, ThirdParty, ThirdPartyTie, VisitRow,
} from './event-record.js';
export type { AccountTelling, DocumentCopy, EventAccount, EventEdit, EventsUpdate } from './event-cluster.js';
export type { Calendar, Statistic, StatisticFilter } from './flow-record.js';
export type { HandCommitment, LedgerEdit, LedgerStatus, StatusEvidence } from './ledger-record.js';

/** Commitments of a pair over time: merged tellings, versions, status with evidence, targets beside statistics, delivery. */
export { buildLedger } from './build-ledger.js';
export type { Contradiction, Ledger, LedgerEntry, LedgerInput, StatusStep, Telling, Version } from './ledger.js';
export { scoreLedger, type ScoreRow, type ScoreValue } from './scorecard.js';
export { trackTarget, type ReporterTrack, type TargetTrack } from './target-track.js';

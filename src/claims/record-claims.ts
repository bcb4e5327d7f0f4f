import type { Pair } from '../record/dyad.js';
import type { DocumentHeader } from '../record/document-record.js';
import { checkClaim } from './check-claim.js';
import type { CheckedClaim } from './check.js';
import { knownBefore, readPairRecord, type RecordReader } from './known.js';

/** A claim on record with its test: what could decide it, what the record held on it when it was made. */
export interface RecordClaim extends CheckedClaim {
  /** Finding id, `<document>:<number>`. */
  readonly id: string;
  readonly document: DocumentHeader;
}

/** Every claim of a pair published until a day (YYYY-MM-DD), newest first, undated last; each is checked against what the record held before its document. */
export async function checkRecordClaims(pair: Pair, reader: RecordReader, asOf: string): Promise<RecordClaim[]> {
  const record = await readPairRecord(pair, reader, asOf);
  const shown = record.claims.filter(({ document }) => document.date === null || document.date <= asOf);
  return shown.map(({ id, finding, document, sentenceText }): RecordClaim => ({ id, document, ...checkClaim(finding, sentenceText, knownBefore(record, document, pair)) }))
    .toSorted((x, y) => (y.document.date ?? '').localeCompare(x.document.date ?? '') || x.id.localeCompare(y.id));
}

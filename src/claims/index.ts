/** What a document claims, who says it, in which words, and what the record says of it. */
export { checkDocument } from './check-document.js';
export { checkRecordClaims, type RecordClaim } from './record-claims.js';
export type { RecordReader } from './known.js';
export type { CheckedClaim, CheckedCommitment, DocumentCheck, RecordAnswer, Verdict, VoiceCounts } from './check.js';
export { renderCheckHtml, renderCheckMarkdown, renderCheckText } from './render-check.js';

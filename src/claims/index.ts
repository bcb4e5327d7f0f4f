/** What a document claims, who says it, in which words, and what the record says of it. */
export { checkDocument, type RecordReader } from './check-document.js';
export type { CheckedClaim, CheckedCommitment, DocumentCheck, RecordAnswer, Verdict, VoiceCounts } from './check.js';
export { renderCheckHtml, renderCheckMarkdown, renderCheckText } from './render-check.js';

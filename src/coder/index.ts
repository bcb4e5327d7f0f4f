/** Texts in, findings out: `createCoder().code({ id, text, date })`. Runs anywhere JavaScript does. */
export { CODER_VERSION, createCoder, type Coder } from './pipeline.js';
export type { Explanation, SentenceExplanation, ClauseExplanation, ReadingExplanation } from './explain.js';
export type {
  Actor, Attribution, ClaimFinding, ClaimType, CommitmentFinding, CommitmentStatus, CommitmentType, EventDate, EventFinding, EventStatus, Finding, IssueFinding, LoadedFinding,
} from './findings.js';
export type { Relation, RelationInput, RelationScheme } from './pair-relation.js';
export type { Outlet, SourceDocument } from '../text/document.js';
export type { Span } from '../base/span.js';

import type { Finding } from '../coder/findings.js';
import type { SourceDocument } from '../text/document.js';

/** How exact a written date is. */
export type DatePrecision = 'day' | 'month' | 'year';

/** A document as the record keeps it. The text is what came in, unaltered; every span of its findings points into it. */
export interface StoredDocument {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  /** Publication date, as exact as `datePrecision`: YYYY-MM-DD, YYYY-MM or YYYY. Null when unknown. */
  readonly date: string | null;
  readonly datePrecision: DatePrecision | null;
  /** ISO 639-1 code of the language the text is in, or null when not looked at or not told. */
  readonly lang: string | null;
  /** SHA-256 over text and date, see content-id.ts: the same content twice is one document. */
  readonly contentHash: string;
}

/** A stored document without its text, with the number of reports of it. */
export interface DocumentHeader {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly datePrecision: DatePrecision | null;
  readonly lang: string | null;
  /** Length of the text in UTF-16 code units. */
  readonly characters: number;
  /** How many reports (outlet and address) carry it; 0 when none is known. */
  readonly reports: number;
  /** Distinct outlet names in alphabetical order. */
  readonly outlets: readonly string[];
}

/** One outlet carrying a document. Reports are evidence of who told it, never of how often it happened. */
export interface Report {
  /** Document id. */
  readonly doc: string;
  /** Outlet name; null when only an address is known. */
  readonly outlet: string | null;
  /** ISO 3166-1 alpha-3 of the outlet's seat; null when unknown. */
  readonly country: string | null;
  /** Run by or tied to a state: true, false, or null when not established. */
  readonly stateAffiliated: boolean | null;
  readonly url: string | null;
}

/** A finding with its id in the record, `<document id>:<number>`, numbers from 1 in document order. */
export interface StoredFinding {
  readonly id: string;
  readonly finding: Finding;
  /** Version of the coder that made it, or the importer's name. */
  readonly coder: string;
  readonly lexicon: string;
}

/** A document to be put into the record with all that was found in it. */
export interface NewDocument {
  readonly document: SourceDocument;
  /** Language as far as looked at. */
  readonly lang?: string | null;
  /** Who carries it. When absent and the document names an outlet or an address, that makes one report. */
  readonly reports?: readonly Omit<Report, 'doc'>[];
  /** Findings of the coder; their `doc` is rewritten should the document be stored under another id. */
  readonly findings: readonly Finding[];
  readonly coder: string;
  readonly lexicon: string;
}

/**
 * What became of a document: `added`; `known` (same content and versions: at most new reports were added); `recoded` (same
 * content, other coder or lexicon version: its findings were replaced); `added-as` (its id stood for another content, so it was
 * stored under `id`, the given id with part of the content hash).
 */
export interface DocumentOutcome {
  readonly given: string;
  readonly id: string;
  readonly outcome: 'added' | 'known' | 'recoded' | 'added-as';
}

/** An outlet with how much of the record it carries. */
export interface OutletSummary {
  readonly outlet: string;
  readonly country: string | null;
  readonly stateAffiliated: boolean | null;
  readonly documents: number;
  readonly reports: number;
}

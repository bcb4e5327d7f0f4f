import type { Span } from '../base/span.js';
import type { EventFinding, Finding } from '../coder/findings.js';
import { documentHash } from './content-id.js';
import type { DocumentHeader, DocumentOutcome, NewDocument, Report, StoredDocument, StoredFinding } from './document-record.js';
import { pairsOfEvent, pairsOfParties, type PairMembership } from './dyad.js';
import { datePrecision } from './period.js';

/** What a store must be able to say about a document it may hold already. */
export interface KnownDocument {
  readonly id: string;
  readonly contentHash: string;
  readonly coder: string;
  readonly lexicon: string;
}

/** The document as the record keeps it, under its own id. A date that is no date is kept out: it stays null. */
export function toStoredDocument(given: NewDocument, id: string): StoredDocument {
  const { document } = given;
  const precision = document.date === undefined ? null : datePrecision(document.date);
  return {
    id,
    text: document.text,
    title: document.title ?? null,
    date: precision === null ? null : document.date!,
    datePrecision: precision,
    lang: given.lang ?? null,
    contentHash: documentHash(document),
  };
}

/** Reports of a new document: those given, else one for the outlet or address the document names, else none. Repeats are left out. */
export function reportsOf(given: NewDocument, doc: string): Report[] {
  const { outlet, url } = given.document;
  const named = given.reports ?? (outlet === undefined && url === undefined ? [] : [{
    outlet: outlet?.name ?? null,
    country: outlet?.country ?? null,
    stateAffiliated: outlet?.stateAffiliated ?? null,
    url: url ?? null,
  }]);
  const reports = new Map(named.map((report) => [reportKey({ ...report, doc }), { ...report, doc }]));
  return [...reports.values()];
}

/** What makes two reports the same: document, outlet and address. */
export function reportKey(report: Pick<Report, 'doc' | 'outlet' | 'url'>): string {
  return JSON.stringify([report.doc, report.outlet, report.url]);
}

/**
 * Decides under which id a document goes into the record and what becomes of it, given what stands there: the document with the same
 * content, and the one with the same id. See `DocumentOutcome`.
 */
export function decideOutcome(given: NewDocument, sameContent: KnownDocument | undefined, sameId: KnownDocument | undefined): DocumentOutcome {
  const name = given.document.id;
  if (sameContent !== undefined) {
    const isSameCoding = sameContent.coder === given.coder && sameContent.lexicon === given.lexicon;
    return { given: name, id: sameContent.id, outcome: isSameCoding ? 'known' : 'recoded' };
  }
  if (sameId === undefined) return { given: name, id: name, outcome: 'added' };
  return { given: name, id: `${name}~${documentHash(given.document).slice(0, 8)}`, outcome: 'added-as' };
}

/** A finding ready to be stored: with its place in the document, its sentence and the pairs it belongs to. */
export interface PlacedFinding extends StoredFinding {
  readonly doc: string;
  /** 1-based, in document order. */
  readonly number: number;
  readonly sentenceText: string;
  /** Pairs of an event or commitment; empty for other kinds. A commitment binds both ways. */
  readonly pairs: readonly PairMembership[];
}

/** The findings of a document as they are stored, numbered from 1 and pointing at `doc`. */
export function placeFindings(given: NewDocument, doc: string): PlacedFinding[] {
  return given.findings.map((finding, k) => ({
    id: `${doc}:${k + 1}`,
    doc,
    number: k + 1,
    finding: { ...finding, doc },
    coder: given.coder,
    lexicon: given.lexicon,
    sentenceText: sentenceTextOf(finding, given.document.text),
    pairs: pairsOfFinding(finding),
  }));
}

/** When an event took place, as exact as told: its own date, else the document's. */
export function dateOfEvent(event: EventFinding, documentDate: string | null): string | null {
  const own = event.date?.value ?? null;
  return own !== null && datePrecision(own) !== null ? own : documentDate;
}

/** Header of a document from what is stored of it. */
export function headerOf(document: Omit<StoredDocument, 'text' | 'contentHash'>, characters: number, reports: readonly Report[]): DocumentHeader {
  const names = reports.flatMap((report) => (report.outlet === null ? [] : [report.outlet]));
  return {
    id: document.id,
    title: document.title,
    date: document.date,
    datePrecision: document.datePrecision,
    lang: document.lang,
    characters,
    reports: reports.length,
    outlets: [...new Set(names)].toSorted(),
  };
}

function pairsOfFinding(finding: Finding): PairMembership[] {
  if (finding.kind === 'event') return pairsOfEvent(finding);
  if (finding.kind === 'commitment') return pairsOfParties(finding.parties).map((pair) => ({ pair, direction: 'both' }));
  return [];
}

function sentenceTextOf(finding: Finding, text: string): string {
  switch (finding.kind) {
    case 'issue': return '';
    case 'loaded': return lineAround(text, finding.anchor);
    default: return text.slice(finding.sentence[0], finding.sentence[1]);
  }
}

function lineAround(text: string, anchor: Span): string {
  const start = text.lastIndexOf('\n', anchor[0] - 1) + 1;
  const end = text.indexOf('\n', anchor[1]);
  return text.slice(start, end < 0 ? text.length : end);
}

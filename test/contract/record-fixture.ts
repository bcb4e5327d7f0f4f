import type { Span } from '../../src/base/span.js';
import type { Actor, ClaimFinding, CommitmentFinding, EventFinding, Finding, LoadedFinding } from '../../src/coder/findings.js';
import type { NewDocument, Report } from '../../src/record/document-record.js';
import type { Statistic } from '../../src/record/flow-record.js';

/** Made-up findings in the shape the coder gives them, for tests of what lies behind it. */

export function actor(code: string | null, rest: Partial<Actor> = {}): Actor {
  return { code, sector: null, name: null, span: [0, 1], ...rest };
}

export function event(doc: string, rest: Partial<EventFinding> & { readonly text?: string } = {}): EventFinding {
  const { text = 'A sentence.', ...fields } = rest;
  return {
    kind: 'event', doc, type: 'CONSULT', mode: null, quad: 1, score: 2.5, cameo: null, goldstein: null,
    source: [actor('IRN')], target: [actor('PAK')], anchor: [0, 1], sentence: [0, text.length], status: 'actual', attribution: [],
    date: null, sectors: [], place: null, confidence: 0.8, rule: 'en.consult.0001', ...fields,
  };
}

export function commitment(doc: string, rest: Partial<CommitmentFinding> = {}): CommitmentFinding {
  return {
    kind: 'commitment', doc, type: 'target', parties: ['IRN', 'PAK'], what: 'raise trade', from: 3e9, to: 1e10, unit: 'USD', deadline: null,
    status: 'agreed', anchor: [0, 1], sentence: [0, 5], attribution: [], rule: 'en.commitment.0001', ...rest,
  };
}

export function claim(doc: string, rest: Partial<ClaimFinding> = {}): ClaimFinding {
  return { kind: 'claim', doc, type: 'turning-point', speaker: 'outlet', anchor: [0, 1], sentence: [0, 5], rule: 'en.claim.0001', ...rest };
}

export function loaded(doc: string, anchor: Span): LoadedFinding {
  return { kind: 'loaded', doc, anchor, term: 'puppet', plain: null };
}

export function report(outlet: string | null, rest: Partial<Omit<Report, 'doc'>> = {}): Omit<Report, 'doc'> {
  return { outlet, country: null, stateAffiliated: null, url: null, ...rest };
}

export function newDocument(id: string, date: string | null, findings: readonly Finding[], rest: Partial<NewDocument> & { readonly text?: string } = {}): NewDocument {
  const { text = `Text of ${id}.`, ...fields } = rest;
  return { document: { id, text, ...(date === null ? {} : { date }) }, findings, coder: 'test-1', lexicon: 'words-1', ...fields };
}

export function statistic(id: string, rest: Partial<Statistic> = {}): Statistic {
  return {
    id, reporter: 'PAK', partner: 'IRN', flow: 'import', periodStart: '2024-07-01', periodEnd: '2025-06-30', calendar: 'pakistan_fiscal',
    value: 1.2e9, unit: 'USD', reportedBy: 'State Bank', url: null, note: null, source: 'test', ...rest,
  };
}

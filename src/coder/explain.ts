import type { Mention } from '../actors/mention.js';
import type { Span } from '../base/span.js';
import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Analysis } from '../syntax/analysis.js';
import type { Verdict } from './events.js';
import type { Finding } from './findings.js';
import { clauseStatus, type Governors } from './modality.js';
import { SentenceView } from './views.js';

/** Why a text is coded as it is, sentence by sentence. Plain data. */
export interface Explanation {
  readonly text: string;
  readonly sentences: readonly SentenceExplanation[];
  readonly findings: readonly Finding[];
}

/** What was read in one sentence, and what came of it. */
export interface SentenceExplanation {
  readonly span: Span;
  readonly text: string;
  readonly actors: readonly { readonly text: string; readonly span: Span; readonly code: string | null; readonly sector: string | null; readonly name: string | null; readonly kind: Mention['kind']; readonly row: string }[];
  readonly clauses: readonly ClauseExplanation[];
  /** Readings tried, best first within a word: kept or lost, and why. */
  readonly readings: readonly ReadingExplanation[];
  readonly findings: readonly Finding[];
}

/** One clause as it was read: its verb group and what belongs to it, in the words of the text. */
export interface ClauseExplanation {
  readonly verb: string;
  readonly span: Span;
  readonly relation: string;
  readonly subject: readonly string[];
  readonly object: readonly string[];
  readonly prepositions: readonly string[];
  readonly passive: boolean;
  readonly negated: boolean;
  readonly status: EventStatus;
}

/** One reading that was tried: the rule, the word that carries it, its score, and why it was kept or lost. */
export interface ReadingExplanation {
  readonly rule: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly trigger: string;
  readonly span: Span;
  readonly score: number;
  readonly kept: boolean;
  readonly reason: string;
}

/** Puts what was read in a sentence into words and spans. */
export function explainSentence(text: string, analysis: Analysis, mentions: readonly Mention[], verdicts: readonly Verdict[], findings: readonly Finding[], governors: Governors): SentenceExplanation {
  const { tokens, span } = analysis.sentence;
  const view = new SentenceView(analysis);
  const stretch = (from: number, to: number): string => text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  const phrase = (index: number): string => stretch(analysis.phrases[index]!.from, analysis.phrases[index]!.to);
  return {
    span,
    text: text.slice(span[0], span[1]),
    actors: mentions.map((mention) => ({ text: stretch(mention.from, mention.to), span: mention.span, code: mention.code, sector: mention.sector, name: mention.name, kind: mention.kind, row: mention.row })),
    clauses: analysis.clauses.map((clause, index) => ({
      verb: stretch(clause.from, clause.to), span: [tokens[clause.from]!.start, tokens[clause.to - 1]!.end], relation: clause.relation,
      subject: clause.subject.map(phrase), object: clause.object.map(phrase),
      prepositions: clause.prepositions.filter((other) => other.phrase >= 0).map((other) => `${other.word} ${phrase(other.phrase)}`),
      passive: clause.passive, negated: clause.negated, status: clauseStatus(view, index, governors),
    })),
    readings: verdicts.toSorted((a, b) => a.candidate.from - b.candidate.from || b.score - a.score).map(({ candidate, score, kept, reason }) => ({
      rule: candidate.frame.id, type: candidate.frame.type, mode: candidate.frame.mode, trigger: stretch(candidate.from, candidate.to),
      span: [tokens[candidate.from]!.start, tokens[candidate.to - 1]!.end], score: Math.round(score * 100) / 100, kept, reason,
    })),
    findings,
  };
}

import { sliceSpan, type Span } from '../base/span.js';
import type { Lexicon } from '../lexicon/english.js';
import type { EventStatus, EventType, QuadClass } from '../ontology/event-types.js';
import { analyseSentence } from '../syntax/clauses.js';
import { splitSentences } from '../text/sentences.js';
import type { Tokeniser } from '../text/tokens.js';
import { findCandidates } from './candidates.js';
import { clauseStatus, typeWithStatus } from './modality.js';
import { rankForPair, type Mark, type RelationFit } from './relate.js';
import { SentenceView } from './views.js';

/** A sentence with two marked actors: what is the act of the first towards the second? */
export interface RelationInput {
  readonly id?: string;
  readonly text: string;
  /** A substring of the text (its first occurrence) or a span. */
  readonly source: string | Span;
  readonly target: string | Span;
}

export interface Relation {
  readonly id: string | null;
  /** Null when nothing in the sentence could be read as an act. */
  readonly type: EventType | null;
  readonly quad: QuadClass | null;
  readonly status: EventStatus | null;
  /** 0–1. */
  readonly confidence: number;
  readonly rule: string | null;
}

/** The reading chosen, and all readings with their scores, best first. */
export interface RelationReading {
  readonly view: SentenceView;
  readonly source: Mark;
  readonly target: Mark;
  readonly fits: readonly RelationFit[];
  readonly type: EventType | null;
  readonly status: EventStatus | null;
}

/** Span of a mark; a substring that does not occur gives null. */
export function locate(text: string, mark: string | Span): Span | null {
  if (typeof mark !== 'string') return mark;
  const at = mark === '' ? -1 : text.indexOf(mark);
  return at < 0 ? null : [at, at + mark.length];
}

/** Reads the sentence that holds both marks (or the whole text when they lie apart) and ranks its readings for the pair. */
export function readRelation(text: string, source: Span, target: Span, lexicon: Lexicon, tokeniser: Tokeniser): RelationReading {
  const from = Math.min(source[0], target[0]);
  const to = Math.max(source[1], target[1]);
  const covering = splitSentences(text, lexicon.abbreviations).filter(([a, b]) => b > from && a < to);
  const span: Span = covering.length > 0 ? [Math.min(covering[0]![0], from), Math.max(covering.at(-1)![1], to)] : [0, text.length];
  const analysis = analyseSentence(tokeniser.tokenise(text, span), lexicon.grammar);
  const view = new SentenceView(analysis);
  const { tokens } = analysis.sentence;
  const mark = (at: Span): Mark => {
    const first = tokens.findIndex((token) => token.end > at[0]);
    let last = first;
    while (last < tokens.length && tokens[last]!.start < at[1]) last++;
    return [first, last];
  };
  const marks = { source: mark(source), target: mark(target) };
  const isActor = (index: number): boolean => {
    const phrase = analysis.phrases[index]!;
    if ((phrase.from < marks.source[1] && marks.source[0] < phrase.to) || (phrase.from < marks.target[1] && marks.target[0] < phrase.to)) return true;
    for (let k = phrase.from; k < phrase.to; k++) if (tokens[k]!.pos === 'PROPN') return true;
    return false;
  };
  const fits = rankForPair(view, findCandidates(view, lexicon.frames, isActor), marks.source, marks.target);
  const best = fits[0]?.candidate;
  if (!best) return { view, ...marks, fits, type: null, status: null };
  const status = best.clause >= 0 ? clauseStatus(view, best.clause, lexicon.governors) : 'actual';
  const refused = status === 'denied';
  const type = typeWithStatus(best.frame.type, best.frame.status ?? status, refused);
  return { view, ...marks, fits, type, status: type === best.frame.type ? best.frame.status ?? status : 'actual' };
}

/** The marks of `[source]` and `{target}` in a sentence of our own, and the sentence without them; null unless each stands once. */
export function readMarked(marked: string): { text: string; source: Span; target: Span } | null {
  let text = '';
  const at: Record<string, number> = {};
  for (const ch of marked) {
    if ('[]{}'.includes(ch)) {
      if (at[ch] !== undefined) return null;
      at[ch] = text.length;
    } else text += ch;
  }
  const { '[': a, ']': b, '{': c, '}': d } = at;
  if (a === undefined || b === undefined || c === undefined || d === undefined || a >= b || c >= d) return null;
  if (sliceSpan(text, [a, b]).trim() === '' || sliceSpan(text, [c, d]).trim() === '') return null;
  return { text, source: [a, b], target: [c, d] };
}

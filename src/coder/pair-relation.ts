import { sliceSpan, type Span } from '../base/span.js';
import type { Lexicon } from '../lexicon/english.js';
import { EVENT_TYPES, type EventStatus, type EventType, type QuadClass } from '../ontology/event-types.js';
import { relationRoot } from '../ontology/relation-roots.js';
import { analyseSentence } from '../syntax/clauses.js';
import { splitSentences } from '../text/sentences.js';
import type { Tokeniser } from '../text/tokens.js';
import { findCandidates, type Candidate } from './candidates.js';
import { clauseStatus, isBlow, isCooperative, isRefusal, nounStatus, typeWithStatus } from './modality.js';
import { allegations, ownedBySubject, settleForPair } from './pair-sentence.js';
import { rankForPair, type Mark, type RelationFit } from './relate.js';
import { relationFeatures, ruleFeatures, type ClassesOfWord } from './relation-features.js';
import type { RelationModel } from './relation-model.js';
import { SentenceView } from './views.js';

/** A sentence with two marked actors: what is the act of the first towards the second? */
export interface RelationInput {
  readonly id?: string;
  readonly text: string;
  /** A substring of the text (its first occurrence) or a span. */
  readonly source: string | Span;
  readonly target: string | Span;
}

/** How types are counted: by the codebook, or by the CAMEO roots that relation data sets follow (data/ontology/relation-roots.tsv). */
export type RelationScheme = 'roots' | 'codebook';

/** The act of the first marked actor towards the second. */
export interface Relation {
  readonly id: string | null;
  /** Null when nothing in the sentence could be read as an act. */
  readonly type: EventType | null;
  readonly quad: QuadClass | null;
  readonly status: EventStatus | null;
  /** 0–1. */
  readonly confidence: number;
  /** Row that codes it, or `model` where only the relation model speaks for the type. */
  readonly rule: string | null;
}

/** How well a type explains a marked pair. */
export interface TypeScore {
  readonly type: EventType;
  /** Score of the best reading that comes to this type, or RULE_FLOOR when none does. */
  readonly rule: number;
  /** Natural log-probability by the relation model. */
  readonly model: number;
  readonly total: number;
  readonly reading: RelationFit | null;
  readonly status: EventStatus;
}

/** All readings of a sentence for a pair, best first, and what each type scores, best first. */
export interface RelationReading {
  readonly view: SentenceView;
  readonly source: Mark;
  readonly target: Mark;
  readonly fits: readonly RelationFit[];
  /** What the best reading alone says, by the codebook's types; null when there is no reading. */
  readonly type: EventType | null;
  readonly status: EventStatus | null;
}

/** Score of a type no reading speaks for. Set together with MODEL_WEIGHT. */
export const RULE_FLOOR = 1.5;
/** What one unit of log-probability counts against one unit of rule score. Chosen on half of a development set; docs/accuracy.md has the figures. */
export const MODEL_WEIGHT = 0.45;

/** Span of a mark; a substring that does not occur gives null. */
export function locate(text: string, mark: string | Span): Span | null {
  if (typeof mark !== 'string') return mark;
  const at = mark === '' ? -1 : text.indexOf(mark);
  return at < 0 ? null : [at, at + mark.length];
}

/** Reads the sentence that holds both marks (or the whole text when they lie apart) and ranks its readings for the pair. */
export function readRelation(text: string, source: Span, target: Span, lexicon: Lexicon, tokeniser: Tokeniser): RelationReading {
  const here = [source, target].filter(([a, b]) => b > a);
  const from = Math.min(...here.map(([a]) => a));
  const to = Math.max(...here.map(([, b]) => b));
  const covering = splitSentences(text, lexicon.abbreviations).filter(([a, b]) => b > from && a < to);
  const span: Span = covering.length > 0 ? [Math.min(covering[0]![0], from), Math.max(covering.at(-1)![1], to)] : [0, text.length];
  const analysis = analyseSentence(tokeniser.tokenise(text, span), lexicon.grammar);
  const { tokens } = analysis.sentence;
  const mark = (at: Span): Mark => {
    const found = tokens.findIndex((token) => token.end > at[0]);
    const first = found < 0 ? tokens.length : found;
    let last = first;
    while (last < tokens.length && tokens[last]!.start < at[1]) last++;
    return [first, last];
  };
  const marks = { source: mark(source), target: mark(target) };
  settleForPair(analysis, marks.source, lexicon.grammar.saying);
  const view = new SentenceView(analysis);
  const isActor = (index: number): boolean => {
    const phrase = analysis.phrases[index]!;
    if ((phrase.from < marks.source[1] && marks.source[0] < phrase.to) || (phrase.from < marks.target[1] && marks.target[0] < phrase.to)) return true;
    for (let k = phrase.from; k < phrase.to; k++) if (tokens[k]!.pos === 'PROPN') return true;
    return false;
  };
  const candidates = findCandidates(view, lexicon.frames, isActor).map((candidate) => ownedBySubject(candidate, view));
  const accusing = lexicon.frames.verb.get('allege')?.find(({ type }) => type === 'ACCUSE');
  candidates.push(...allegations(candidates, view, marks.source, marks.target, lexicon.grammar.saying, accusing));
  const fits = rankForPair(view, candidates, marks.source, marks.target);
  const best = fits[0]?.candidate;
  if (!best) return { view, ...marks, fits, type: null, status: null };
  return { view, ...marks, fits, ...outcome(view, best, lexicon) };
}

/** Type and status of a reading once the clause around it is heard, by the codebook. */
function outcome(view: SentenceView, candidate: Candidate, lexicon: Lexicon): { type: EventType; status: EventStatus } {
  const noun = candidate.phrase >= 0;
  const own = candidate.frame.status ?? (noun ? nounStatus(view, candidate.phrase, candidate.clause, lexicon.governors) : candidate.clause >= 0 ? clauseStatus(view, candidate.clause, lexicon.governors) : 'actual');
  const type = typeWithStatus(candidate.frame.type, own, own === 'denied' && isRefusal(view, candidate.clause, noun));
  return { type, status: type === candidate.frame.type || own === 'planned' ? own : 'actual' };
}

/** The words that carry the act: those of the frame and, for verbs, the heads of the object ("imposed a [blockade]"). */
function actWords(view: SentenceView, { frame, clause, phrase }: Candidate): string[] {
  const { phrases, clauses, sentence } = view.analysis;
  const objects = phrase < 0 && clause >= 0 ? view.objectsOf(clauses[clause]!, true) : [];
  return [...frame.head, ...objects.map((object) => sentence.tokens[phrases[object]!.head]!.lemma)];
}

/** Best reading of each type, best first. */
export function rankTypes(reading: RelationReading, lexicon: Lexicon): { type: EventType; fit: RelationFit; status: EventStatus }[] {
  const best = new Map<EventType, { type: EventType; fit: RelationFit; status: EventStatus }>();
  for (const fit of reading.fits) {
    const { type, status } = outcome(reading.view, fit.candidate, lexicon);
    if (!best.has(type)) best.set(type, { type, fit, status });
  }
  return [...best.values()];
}

/** The type under which relation data sets that follow the CAMEO roots count what a score says: a denied deal is a refusal, an announced or possible blow a threat; else relation-roots.tsv. */
export function rootOf({ type, status, reading, rule }: TypeScore, view: SentenceView): EventType {
  if (!reading || rule <= RULE_FLOOR) return type;
  if (status === 'denied' && isCooperative(type)) return 'REJECT';
  if ((status === 'planned' || (status === 'hypothetical' && !mayHave(reading.candidate, view))) && isBlow(type)) return 'THREATEN';
  const { frame } = reading.candidate;
  return relationRoot(type, type === frame.type ? frame.mode : null, status, actWords(view, reading.candidate));
}

/** "may have shelled": a guess at what was done, no outlook. */
function mayHave({ clause }: Candidate, { analysis: { clauses, sentence } }: SentenceView): boolean {
  const group = clauses[clause];
  return group !== undefined && sentence.tokens.slice(group.from, group.verb).some(({ norm }) => norm === 'have');
}

/** Features of a reading for the model: words and ties of the pair, and what the rules say. */
export function featuresOf(reading: RelationReading, lexicon: Lexicon, classes: ClassesOfWord): string[] {
  const ranked = rankTypes(reading, lexicon).map(({ type, fit }) => ({ type, score: fit.score, noun: fit.candidate.phrase >= 0 }));
  return [...relationFeatures(reading.view, reading.source, reading.target, classes), ...ruleFeatures(ranked)];
}

/** Weighs rules and model for each type; `relate` answers with the first. */
export function scoreTypes(reading: RelationReading, lexicon: Lexicon, model: RelationModel, classes: ClassesOfWord): TypeScore[] {
  const best = new Map(rankTypes(reading, lexicon).map((ranked) => [ranked.type, ranked]));
  const log = model.score(featuresOf(reading, lexicon, classes));
  return EVENT_TYPES.map((type, k): TypeScore => {
    const found = best.get(type);
    const rule = Math.max(found?.fit.score ?? RULE_FLOOR, RULE_FLOOR);
    return { type, rule, model: log[k]!, total: rule + MODEL_WEIGHT * log[k]!, reading: found?.fit ?? null, status: found?.status ?? 'actual' };
  }).sort((a, b) => b.total - a.total || (a.type < b.type ? -1 : 1));
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

import type { Frame, FrameIndex, Slot } from '../lexicon/frames.js';
import { Cue } from '../text/cue.js';
import type { Clause } from '../syntax/analysis.js';
import { agentsOf, testClause, testNoun, type ActorTest } from './conditions.js';
import type { SentenceView } from './views.js';

/** One reading of one word in a sentence: a frame whose conditions hold, and where its roles would be. */
export interface Candidate {
  readonly frame: Frame;
  /** Clause the reading belongs to, or -1 for a noun outside any clause's reach. */
  readonly clause: number;
  /** Noun phrase that triggers it, or -1 for verbs and adjectives. */
  readonly phrase: number;
  /** Token range of the trigger. */
  readonly from: number;
  readonly to: number;
  /** Sum of condition strengths, weighted by what they demand: how well the frame fits. */
  readonly fit: number;
  /** Phrases in the source and target slots, slot by slot in the order the frame tries them. */
  readonly source: readonly (readonly number[])[];
  readonly target: readonly (readonly number[])[];
}

/** All frames that fit somewhere in the sentence, in text order of their triggers. */
export function findCandidates(view: SentenceView, index: FrameIndex, isActor: ActorTest): Candidate[] {
  const found: Candidate[] = [];
  const { clauses, phrases, sentence } = view.analysis;
  const { tokens } = sentence;
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c]!;
    const frames = (tokens[clause.verb]!.cues & Cue.verbFrame) === 0 ? undefined : index.verb.get(clause.lemma);
    if (frames) {
      for (const frame of frames) {
        const end = frame.head.length > 1 ? matchHead(frame, view, clause) : clause.verb + 1;
        if (end < 0) continue;
        const fit = fitClause(frame, view, c, isActor);
        if (fit < 0) continue;
        found.push({ frame, clause: c, phrase: -1, from: clause.verb, to: end, fit, source: verbSlots(frame.source, view, c, frame.head.length > 1), target: targetSlots(frame, view, c, isActor) });
      }
    }
    // Predicates: "is willing to", "remains on alert"; participles read as adjectives too.
    const stop = Math.min(tokens.length, clause.to + 4);
    for (let k = clause.verb; k < stop; k++) {
      const token = tokens[k]!;
      if (k > clause.verb && (token.pos === 'VERB' || token.pos === 'PUNCT')) break;
      if ((token.cues & Cue.adjectiveFrame) === 0) continue;
      const adjectives = index.adj.get(token.norm) ?? (token.pos === 'VERB' || token.pos === 'NOUN' ? index.adj.get(token.lemma) : undefined);
      if (!adjectives) continue;
      for (const frame of adjectives) {
        if (!frame.head.every((word, offset) => tokens[k + offset]?.norm === word || tokens[k + offset]?.lemma === word)) continue;
        const fit = fitClause(frame, view, c, isActor);
        if (fit < 0) continue;
        found.push({ frame, clause: c, phrase: -1, from: k, to: k + frame.head.length, fit, source: verbSlots(frame.source, view, c, frame.head.length > 1), target: targetSlots(frame, view, c, isActor) });
      }
    }
  }
  for (let p = 0; p < phrases.length; p++) {
    const phrase = phrases[p]!;
    const token = tokens[phrase.head]!;
    if ((token.cues & Cue.nounFrame) === 0) continue;
    const frames = index.noun.get(token.lemma) ?? index.noun.get(token.norm);
    if (!frames) continue;
    const governor = clauseOfPhrase(view, p);
    for (const frame of frames) {
      if (frame.head.length > 1 && !compoundBefore(frame, view, phrase.head)) continue;
      let fit = 0;
      for (const condition of frame.conditions) {
        const strength = testNoun(condition, view, p, isActor);
        if (strength === 0) { fit = -1; break; }
        fit += strength;
      }
      if (fit < 0) continue;
      found.push({
        frame, clause: governor, phrase: p, from: phrase.head - frame.head.length + 1, to: phrase.head + 1, fit: fit + frame.specificity,
        source: frame.source.map((slot) => nounSlot(slot, view, p, governor)), target: frame.target.map((slot) => nounSlot(slot, view, p, governor)),
      });
    }
  }
  return found;
}

function fitClause(frame: Frame, view: SentenceView, clause: number, isActor: ActorTest): number {
  let fit = frame.specificity;
  for (const condition of frame.conditions) {
    const strength = testClause(condition, view, clause, frame.head.length > 1, isActor);
    if (strength === 0) return -1;
    fit -= (1 - strength) * 1.5;
  }
  return Math.max(fit, 0);
}

/** Token index after the particle or fixed words of a phrasal head, or -1. Particles may stand behind the object. */
function matchHead(frame: Frame, view: SentenceView, clause: Clause): number {
  const { tokens } = view.analysis.sentence;
  let at = clause.to;
  let matched = 1;
  while (matched < frame.head.length && at < tokens.length && (tokens[at]!.norm === frame.head[matched] || tokens[at]!.lemma === frame.head[matched])) {
    matched++;
    at++;
  }
  if (matched === frame.head.length) return at;
  if (frame.head.length === 2) {
    for (const object of clause.object) {
      const end = view.analysis.phrases[object]!.to;
      if (tokens[end]?.norm === frame.head[1]) return clause.verb + 1;
    }
    // the fixed word may be the object itself: "take issue", "join hands"
    for (const object of clause.object) if (tokens[view.analysis.phrases[object]!.head]!.lemma === frame.head[1]) return clause.verb + 1;
  }
  return -1;
}

function compoundBefore(frame: Frame, view: SentenceView, head: number): boolean {
  const { tokens } = view.analysis.sentence;
  let at = head - 1;
  for (let k = frame.head.length - 2; k >= 0; k--) {
    if (tokens[at]?.norm === '-') at--;
    const token = tokens[at];
    if (!token || (token.norm !== frame.head[k] && token.lemma !== frame.head[k])) return false;
    at--;
  }
  return true;
}

/** Clause whose object, subject or prepositional phrase the noun is, itself or through what it hangs on; -1 when none. */
export function clauseOfPhrase(view: SentenceView, phrase: number): number {
  const { clauses, phrases } = view.analysis;
  for (let at = phrase, hop = 0; hop < 4 && at >= 0; hop++) {
    for (let c = 0; c < clauses.length; c++) {
      const clause = clauses[c]!;
      if (clause.object.includes(at) || clause.subject.includes(at) || clause.prepositions.some((other) => other.phrase === at)) return c;
    }
    at = phrases[at]!.parent;
  }
  return -1;
}

/** Acts on what another has said or done: whoever did it is meant before those it was done to. */
const OF_DOERS: ReadonlySet<string> = new Set(['ACCUSE', 'REJECT']);

/** "condemned the Israeli strike on Gaza", "rejected Kenya's claim to the strip": of what hangs on the object its doer comes first. */
function targetSlots(frame: Frame, view: SentenceView, index: number, isActor: ActorTest): number[][] {
  const phrasal = frame.head.length > 1;
  if (!OF_DOERS.has(frame.type) || !frame.target.includes('objof')) return verbSlots(frame.target, view, index, phrasal);
  const objects = view.objectsOf(view.analysis.clauses[index]!, phrasal);
  return [verbSlot('poss', view, index, phrasal), objects.filter(isActor), objects.flatMap((phrase) => view.hangingBy(phrase, 'by')), ...verbSlots(frame.target, view, index, phrasal)];
}

/** Slots whose phrases count together; of several phrases with one preposition ("in a raid … in Aden") the first that names anybody does. */
const WHOLE: ReadonlySet<Slot> = new Set<Slot>(['none', 'speaker', 'subj', 'obj', 'objof', 'poss', 'comp', 'by', 'between', 'among']);

/** Phrases of each slot in turn; what completes the verb counts by its objects first, then by its prepositional phrases. */
function verbSlots(slots: readonly Slot[], view: SentenceView, index: number, phrasal: boolean): number[][] {
  const found: number[][] = [];
  for (const slot of slots) {
    if (slot === 'comp') found.push(doersOf(view, index));
    const phrases = verbSlot(slot, view, index, phrasal);
    if (phrases.length < 2 || WHOLE.has(slot)) found.push(phrases);
    else for (const phrase of phrases) found.push([phrase]);
    if (slot === 'comp') found.push(verbSlot('comp-around', view, index, phrasal));
  }
  return found;
}

/** "asked that Kenya keep its troops in Somalia": who is named as doing what completes the verb. */
function doersOf(view: SentenceView, index: number): number[] {
  const { clauses, phrases, sentence } = view.analysis;
  const complement = clauses[clauses[index]!.complement];
  if (complement?.relation !== 'content' || complement.passive) return [];
  return complement.subject.filter((phrase) => !clauses[index]!.subject.includes(phrase) && sentence.tokens[phrases[phrase]!.head]!.pos !== 'PRON');
}

function verbSlot(slot: Slot, view: SentenceView, index: number, phrasal: boolean): number[] {
  const { clauses, phrases } = view.analysis;
  const clause = clauses[index]!;
  switch (slot) {
    case 'none': case 'speaker': return [];
    case 'subj': return clause.passive || view.isNamedByAgent(clause) ? agentsOf(clause) : [...clause.subject];
    case 'obj': return [...view.objectsOf(clause, phrasal)];
    case 'objof': return view.objectsOf(clause, phrasal).flatMap((phrase) => hangingOn(view, phrase));
    case 'poss': return view.objectsOf(clause, phrasal).flatMap((phrase) => view.childrenOf(phrase).filter((child) => phrases[child]!.possessive));
    case 'comp': case 'comp-around': {
      const complement = clauses[clause.complement];
      if (!complement) return [];
      const both = [complement, clauses[complement.complement]].filter((other) => other !== undefined);
      if (slot === 'comp-around') return both.flatMap((other) => other.prepositions.map(({ phrase }) => phrase));
      return [...both.flatMap((other) => other.object), ...complement.subject.filter((phrase) => !clause.subject.includes(phrase))];
    }
    default: {
      const found: number[] = [];
      for (const { word, phrase } of clause.prepositions) if (word === slot) found.push(phrase);
      for (const phrase of view.objectsOf(clause, phrasal)) {
        const before = view.analysis.sentence.tokens[phrases[phrase]!.from - 1];
        if (before?.norm === slot) found.push(phrase);
        for (const child of view.hangingBy(phrase, slot)) if (!found.includes(child)) found.push(child);
      }
      return found;
    }
  }
}

/** Everything that hangs on a phrase, and on what it reaches through "of". */
function hangingOn(view: SentenceView, phrase: number): number[] {
  return view.throughOf(phrase).flatMap((reached) => view.childrenOf(reached));
}

function nounSlot(slot: Slot, view: SentenceView, index: number, governor: number): number[] {
  const { clauses, phrases } = view.analysis;
  const clause = clauses[governor];
  const direct = clause !== undefined && (clause.object.includes(index) || clause.subject.includes(index));
  switch (slot) {
    case 'none': case 'objof': return [];
    case 'subj': return clause ? [...clause.subject] : [];
    case 'obj': return clause ? [...clause.object] : [];
    case 'poss': return [...view.childrenOf(index).filter((child) => phrases[child]!.possessive), index];
    case 'comp': {
      const complement = clauses.find((other) => other.afterPhrase === index);
      if (!complement) return [];
      // "the demand that Finland hand over twelve men": whoever is named as doing it.
      const doer = complement.relation === 'content' ? complement.subject.filter((phrase) => phrase !== index && view.analysis.sentence.tokens[phrases[phrase]!.head]!.pos !== 'PRON') : [];
      return doer.length > 0 ? doer : [...complement.object, ...complement.prepositions.map(({ phrase }) => phrase)];
    }
    default: {
      const found = view.hangingBy(index, slot);
      if (direct) for (const { word, phrase } of clause.prepositions) if (word === slot && phrase !== index && !found.includes(phrase)) found.push(phrase);
      return found;
    }
  }
}

import type { Sentence } from '../text/sentence.js';

/** Noun phrase: determiners, modifiers and head, without what hangs on it by preposition or relative clause. */
export interface NounPhrase {
  /** Token range [from, to) in the sentence. */
  readonly from: number;
  readonly to: number;
  /** Token index of the head noun (last noun of the phrase). */
  readonly head: number;
  /** Token index of the preposition that governs the phrase, or -1. */
  preposition: number;
  /** Phrase index this one hangs on ("talks [with Iran]" → talks; "Iran['s] army" → army), or -1. */
  parent: number;
  /** True when the phrase possesses its parent ("Iran's visit"). */
  possessive: boolean;
  /** Phrase indices coordinated with this one (first member lists all, itself included), or empty. */
  coordinated: number[];
  /** Phrase index this one renames ("Larijani, [the council's secretary],"), or -1. */
  apposition: number;
  /** A time expression ("Monday", "last week"), never an actor or object. */
  readonly temporal: boolean;
}

export type ClauseRelation = 'main' | 'relative' | 'infinitive' | 'participle' | 'content' | 'adverbial' | 'conjunct';

/** One verb group with what belongs to it. Phrase numbers index `phrases` of the analysis. */
export interface Clause {
  /** Token range of the verb group, auxiliaries included. */
  readonly from: number;
  readonly to: number;
  /** Token index of the main verb. */
  readonly verb: number;
  /** Lemma of the main verb. */
  readonly lemma: string;
  /** Particle of a phrasal verb ("off"), or null. */
  particle: string | null;
  readonly passive: boolean;
  readonly negated: boolean;
  /** will, would, may, must … or null. */
  readonly modal: string | null;
  readonly tense: 'past' | 'present' | 'future' | 'none';
  relation: ClauseRelation;
  /** Clause index that governs this one, or -1. */
  parent: number;
  /** Subject phrases (several when coordinated); inherited from the controlling clause where English leaves it out. */
  subject: number[];
  object: number[];
  /** Phrase right after the verb's particle ("called in [the envoy]"): the object if the verb is a phrasal one. -1 when none. */
  particleObject: number;
  /** Prepositional phrases after the verb: preposition lemma and the phrase number. */
  prepositions: { readonly word: string; readonly phrase: number }[];
  /** Preposition or conjunction that introduces the clause ("of" in "accused of shelling", "if", "that"), or null. */
  introducer: string | null;
  /** Phrase index of a noun the clause completes ("a plan [to attack]"), or -1. */
  afterPhrase: number;
  /** Clause index of an infinitive, gerund or content clause that completes this one, or -1. */
  complement: number;
}

/** A sentence with its phrases and clauses: what every later stage reads. */
export interface Analysis {
  readonly sentence: Sentence;
  /** First token behind a dateline, 0 without one. */
  readonly start: number;
  readonly phrases: readonly NounPhrase[];
  readonly clauses: readonly Clause[];
}

import type { Condition } from '../lexicon/frames.js';
import type { Clause } from '../syntax/analysis.js';
import type { SentenceView } from './views.js';

/** Knows which phrases name or are actors. */
export type ActorTest = (phrase: number) => boolean;

/** Strength (0 = fails, up to 1) with which a condition holds of a verb or predicate clause. */
export function testClause(condition: Condition, view: SentenceView, index: number, phrasal: boolean, isActor: ActorTest): number {
  const clause = view.analysis.clauses[index]!;
  const strength = clauseStrength(condition, view, clause, index, phrasal, isActor);
  return condition.not ? (strength > 0 ? 0 : 1) : strength;
}

function clauseStrength(condition: Condition, view: SentenceView, clause: Clause, index: number, phrasal: boolean, isActor: ActorTest): number {
  const { words } = condition;
  switch (condition.kind) {
    case 'obj': return bestMatch(view, view.objectsOf(clause, phrasal), words);
    case 'objhas': return Number(view.objectsOf(clause, phrasal).some((phrase) => words === null || view.phraseHas(phrase, words)));
    case 'noobj': return Number(view.objectsOf(clause, phrasal).length === 0);
    case 'objactor': return Number(view.objectsOf(clause, phrasal).some((phrase) => isActor(phrase) || view.throughOf(phrase).some(isActor)));
    case 'objname': return Number(view.objectsOf(clause, phrasal).some((phrase) => isNamed(view, phrase) && isActor(phrase)));
    case 'pp': return prepositionMatch(condition, view, clause);
    case 'comp': return complementMatch(words, view, index);
    case 'subj': return bestMatch(view, clause.passive ? agentsOf(clause) : clause.subject, words);
    case 'several': return Number((clause.passive ? agentsOf(clause) : clause.subject).length > 1);
    case 'subjactor': return Number((clause.passive ? agentsOf(clause) : clause.subject).some(isActor));
    case 'subjname': return Number((clause.passive ? agentsOf(clause) : clause.subject).some((phrase) => isNamed(view, phrase) && isActor(phrase)));
    case 'passive': return Number(clause.passive);
    case 'active': return Number(!clause.passive);
    case 'neg': return Number(clause.negated);
    case 'compmodal': {
      const complement = view.analysis.clauses[clause.complement];
      const modal = complement && (complement.modal ?? (view.analysis.clauses[complement.complement]?.relation === 'infinitive' ? OBLIGATIONS.get(complement.lemma) : undefined));
      return Number(Boolean(modal) && (words === null || words.some((group) => group.single.has(modal!))));
    }
    case 'compto': return Number(view.analysis.clauses[clause.complement]?.relation === 'infinitive');
    case 'compneg': return Number(view.analysis.clauses[clause.complement]?.negated === true);
    case 'comphas': {
      if (clause.complement < 0 || words === null) return 0;
      const [from, to] = view.clauseRange(clause.complement);
      return Number(view.rangeHas(from, to, words));
    }
    case 'has': {
      const [from, to] = view.clauseRange(index);
      return Number(words !== null && view.rangeHas(from, to, words));
    }
    default: return 0;
  }
}

/** True when the head of the phrase is a name. */
function isNamed(view: SentenceView, phrase: number): boolean {
  return view.analysis.sentence.tokens[view.analysis.phrases[phrase]!.head]!.pos === 'PROPN';
}

/** Strength with which any of the phrases matches; 1 for any phrase where no words are asked for. */
function bestMatch(view: SentenceView, phrases: readonly number[], words: Condition['words']): number {
  if (words === null) return phrases.length > 0 ? 1 : 0;
  let best = 0;
  for (let k = 0; k < phrases.length && best < 1; k++) best = Math.max(best, view.nounMatch(phrases[k]!, words));
  return best;
}

/** Verbs that oblige as "must" does: "needs to leave", "has to stop". */
const OBLIGATIONS = new Map([['need', 'must'], ['have', 'must']]);

/** Who acts in a passive clause: the phrases after "by". */
export function agentsOf(clause: Clause): number[] {
  const agents: number[] = [];
  for (const { word, phrase } of clause.prepositions) if (word === 'by') agents.push(phrase);
  return agents;
}

function prepositionMatch(condition: Condition, view: SentenceView, clause: Clause): number {
  let best = 0;
  for (const { word, phrase } of clause.prepositions) {
    if (!condition.prepositions.includes(word) || (phrase >= 0 && view.analysis.phrases[phrase]!.temporal)) continue;
    if (phrase < 0 || !condition.words) best = Math.max(best, 1);
    else best = Math.max(best, view.nounMatch(phrase, condition.words));
  }
  if (best === 0 && condition.words === null && clause.particle !== null && condition.prepositions.includes(clause.particle) && clause.prepositions.every(({ phrase }) => phrase < 0 || !view.analysis.phrases[phrase]!.temporal)) best = 1;
  if (best === 0 && condition.words) {
    // Two prepositions in a row ("pulled out of the accord") leave the phrase on the object side.
    for (const phrase of clause.object) {
      const noun = view.analysis.phrases[phrase]!;
      const before = view.analysis.sentence.tokens[noun.from - 1];
      if (before && condition.prepositions.includes(before.norm)) best = Math.max(best, view.nounMatch(phrase, condition.words));
    }
  } else if (best === 0) {
    for (const phrase of clause.object) {
      const before = view.analysis.sentence.tokens[view.analysis.phrases[phrase]!.from - 1];
      if (before && condition.prepositions.includes(before.norm)) best = 1;
    }
  }
  return best;
}

/** The completing verb or those conjoined with it; a content clause counts by its verb too. */
function complementMatch(words: Condition['words'], view: SentenceView, index: number): number {
  const { clauses } = view.analysis;
  let at = clauses[index]!.complement;
  if (at < 0) return 0;
  if (!words) return 1;
  for (let hop = 0; at >= 0 && hop < 3; hop++) {
    const { verb, from } = clauses[at]!;
    if (view.wordAt(verb, from, words)) return 1;
    const lemma = clauses[at]!.lemma;
    if (words.some((group) => group.single.has(lemma))) return 1;
    const particle = clauses[at]!.particle;
    if (particle && words.some((group) => group.single.has(`${lemma} ${particle}`))) return 1;
    const next = clauses.findIndex((clause, k) => k > at && clause.parent === clauses[at]!.parent && clause.relation === clauses[at]!.relation);
    at = next;
  }
  return 0;
}

/** Strength with which a condition holds of an event noun. */
export function testNoun(condition: Condition, view: SentenceView, phrase: number, isActor: ActorTest): number {
  const strength = nounStrength(condition, view, phrase, isActor);
  return condition.not ? (strength > 0 ? 0 : 1) : strength;
}

function nounStrength(condition: Condition, view: SentenceView, index: number, isActor: ActorTest): number {
  const phrase = view.analysis.phrases[index]!;
  const { words } = condition;
  const children = view.childrenOf(index);
  switch (condition.kind) {
    case 'mod': return Number(words !== null && (view.rangeHas(phrase.from, phrase.head, words) || view.throughOf(index).slice(1).some((other) => view.nounMatch(other, words) > 0)));
    case 'poss': return Number(children.some((child) => view.analysis.phrases[child]!.possessive));
    case 'pp': {
      const hanging = condition.prepositions.flatMap((word) => view.hangingBy(index, word)).filter((child) => !view.analysis.phrases[child]!.temporal);
      return hanging.reduce((best, child) => Math.max(best, words ? view.nounMatch(child, words) : 1), nearbyPreposition(condition, view, index));
    }
    case 'objactor': return Number(children.some(isActor));
    case 'comp': {
      const clause = view.analysis.clauses.find((other) => other.afterPhrase === index);
      return Number(clause !== undefined && (!words || words.some((group) => group.single.has(clause.lemma))));
    }
    case 'has': case 'objhas': case 'obj': return Number(words !== null && view.phraseHas(index, words));
    case 'subj': return Number(words !== null && children.some((child) => view.analysis.phrases[child]!.possessive && view.nounMatch(child, words) > 0));
    default: return 0;
  }
}

/** Prepositional phrases that hang on the clause whose object or subject the noun is ("held talks in Doha with Iran"). */
function nearbyPreposition(condition: Condition, view: SentenceView, index: number): number {
  for (const clause of view.analysis.clauses) {
    if (!clause.object.includes(index) && !clause.subject.includes(index)) continue;
    return prepositionMatch(condition, view, clause);
  }
  return 0;
}

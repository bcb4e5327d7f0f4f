import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Clause } from '../syntax/analysis.js';
import type { SentenceView } from './views.js';

/** Words that give the act completing them a status: "plan" → planned, "urge" → requested. */
export type Governors = ReadonlyMap<string, EventStatus>;

const NEXT = new Set(['next', 'upcoming', 'coming', 'forthcoming', 'tomorrow']);

/**
 * Status of the act in a clause, from its own auxiliaries and negation, the conjunction before it and the verbs that govern it.
 * `actual` where nothing says otherwise.
 */
export function clauseStatus(view: SentenceView, index: number, governors: Governors): EventStatus {
  const { clauses } = view.analysis;
  let status = ownStatus(view, clauses[index]!);
  let at = index;
  for (let hop = 0; hop < 4; hop++) {
    const clause = clauses[at]!;
    const parent = clauses[clause.parent];
    if (!parent) break;
    const completes = parent.complement === at || clause.relation === 'infinitive' || (clause.relation === 'participle' && clause.introducer !== null && clause.introducer !== 'by' && clause.introducer !== 'after' && clause.introducer !== 'while');
    if (!completes) {
      if (clause.relation === 'conjunct' && clause.tense === 'none') { at = clause.parent; continue; }
      break;
    }
    if (clause.relation === 'content') {
      if (parent.lemma === 'deny') status = 'denied';
      break;
    }
    const governed = (parent.lemma === 'be' && clause.from === parent.to ? 'planned' : governors.get(parent.lemma)) ?? nounGovernor(view, clause, governors) ?? predicateStatus(view, parent, clause, governors);
    if (governed && clause.relation === 'infinitive') status = status === 'denied' ? 'denied' : governed === 'planned' && status !== 'actual' ? status : governed;
    else if (governed === 'denied') status = 'denied';
    if (parent.negated && parent.lemma !== 'be' && clause.relation === 'infinitive') status = 'denied';
    const own = ownStatus(view, parent);
    if (status === 'actual' && own !== 'actual' && !(own === 'denied' && parent.lemma === 'be')) status = own;
    at = clause.parent;
  }
  return status;
}

/** "stuck to its refusal to let", "has no plans to send": the noun that the clause completes governs. */
function nounGovernor(view: SentenceView, clause: Clause, governors: Governors): EventStatus | undefined {
  if (clause.afterPhrase < 0) return undefined;
  const { tokens } = view.analysis.sentence;
  const phrase = view.analysis.phrases[clause.afterPhrase]!;
  const { lemma } = tokens[phrase.head]!;
  return REFUSAL_NOUNS.has(lemma) || (tokens[phrase.from]!.norm === 'no' && PLAN_NOUNS.has(lemma)) ? 'denied' : governors.get(lemma);
}

/** "is willing to", "remains reluctant to": the adjective between the two verbs governs. */
function predicateStatus(view: SentenceView, parent: Clause, clause: Clause, governors: Governors): EventStatus | undefined {
  const { tokens } = view.analysis.sentence;
  for (let k = clause.from - 1; k >= parent.to && k > clause.from - 4; k--) {
    const status = governors.get(tokens[k]!.norm);
    if (status && (tokens[k]!.pos === 'ADJ' || tokens[k]!.pos === 'VERB')) return status;
  }
  return undefined;
}

function ownStatus(view: SentenceView, clause: Clause): EventStatus {
  const { tokens } = view.analysis.sentence;
  if (clause.negated) return 'denied';
  if (clause.introducer === 'if' || clause.introducer === 'unless' || clause.introducer === 'whether') return 'hypothetical';
  switch (clause.modal) {
    case 'will': case 'shall': case 'would': return 'planned';
    case 'may': case 'might': case 'could': case 'can': return 'hypothetical';
    case 'must': case 'should': case 'ought': return 'requested';
    default: break;
  }
  if (clause.relation === 'main' && tokens[clause.from]!.norm === 'to') return 'planned';
  // "meets Xi next week", "is visiting Tehran tomorrow"
  if (clause.tense === 'present') {
    for (let k = clause.to; k < Math.min(tokens.length, clause.to + 14); k++) if (NEXT.has(tokens[k]!.norm)) return 'planned';
  }
  return 'actual';
}

/** Status of an act named by a noun: from the words in its phrase ("planned visit"), then from the verb that governs it ("cancelled the visit"). */
export function nounStatus(view: SentenceView, phrase: number, governor: number, governors: Governors): EventStatus {
  const { phrases, clauses, sentence } = view.analysis;
  const noun = phrases[phrase]!;
  for (let k = noun.from; k < noun.head; k++) {
    const { norm } = sentence.tokens[k]!;
    if (NEXT.has(norm) || norm === 'planned' || norm === 'scheduled' || norm === 'proposed' || norm === 'future' || norm === 'expected') return 'planned';
    if (norm === 'possible' || norm === 'potential' || norm === 'likely' || norm === 'any') return 'hypothetical';
    if (norm === 'no' || norm === 'cancelled' || norm === 'canceled' || norm === 'postponed') return 'denied';
  }
  const clause = clauses[governor];
  if (!clause) return 'actual';
  const own = clauseStatus(view, governor, governors);
  if (own !== 'actual') return own;
  const direct = view.objectsOf(clause, true).includes(phrase) || clause.prepositions.some((other) => other.phrase === phrase && (other.word === 'for' || other.word === 'to'));
  return direct ? governors.get(clause.lemma) ?? 'actual' : 'actual';
}

/** Whether a denied act was refused by its own doer ("will not meet", "refused to sign") rather than said not to have happened. */
export function isRefusal(view: SentenceView, index: number, noun: boolean): boolean {
  const { clauses } = view.analysis;
  const clause = clauses[index];
  if (!clause) return false;
  if (clause.negated && (clause.modal === 'will' || clause.modal === 'would' || clause.modal === 'shall')) return true;
  if (noun) return REFUSALS.has(clause.lemma);
  const parent = clauses[clause.parent];
  if (!parent || clause.relation === 'content') return false;
  if (clause.afterPhrase >= 0 && nounGovernor(view, clause, NONE) === 'denied') return true;
  return REFUSALS.has(parent.lemma) || (parent.negated && (parent.lemma === 'agree' || parent.lemma === 'want' || parent.lemma === 'plan' || parent.lemma === 'intend'));
}

const REFUSALS = new Set(['refuse', 'decline', 'reject', 'cancel', 'postpone', 'call', 'rule', 'scrap', 'oppose', 'abandon', 'shelve', 'avoid', 'block', 'balk', 'baulk', 'shrink']);

const REFUSAL_NOUNS = new Set(['refusal', 'unwillingness', 'reluctance']);
const PLAN_NOUNS = new Set(['plan', 'intention', 'intent', 'wish', 'desire', 'interest', 'hurry', 'need', 'reason', 'point']);
const NONE: Governors = new Map();

const COOPERATIVE: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT']);
const AGREED_WHEN_PLANNED: ReadonlySet<EventType> = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);
const BLOW: ReadonlySet<EventType> = new Set(['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);

/**
 * Type of an act once its status is known (CODEBOOK, event rules 4 and 7): announced consultation, support, cooperation and aid is AGREE;
 * an announced withdrawal or release is CONCEDE; a cooperative act refused is REJECT; an announced blow keeps its type.
 */
export function typeWithStatus(type: EventType, status: EventStatus, refused: boolean): EventType {
  if (refused && COOPERATIVE.has(type)) return 'REJECT';
  if (status === 'planned') {
    if (AGREED_WHEN_PLANNED.has(type)) return 'AGREE';
    if (type === 'RETREAT') return 'CONCEDE';
  }
  return type;
}

/** True for types whose denial relation data sets count as a refusal. */
export function isCooperative(type: EventType): boolean {
  return COOPERATIVE.has(type);
}

/** True for types whose announcement relation data sets count as a threat. */
export function isBlow(type: EventType): boolean {
  return BLOW.has(type);
}

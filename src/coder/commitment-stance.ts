import type { Analysis, Clause } from '../syntax/analysis.js';
import type { CommitmentLexicon, StanceEntry, StanceWord } from './commitment-lexicon.js';

/**
 * How an act stands in its sentence: `actual` (it took place), `going-on`, `planned` (announced by will or "is to"), a stance word of
 * `stances.tsv`, or `condition`. Only actual, going-on, planned, agreed and proposed acts make commitments.
 */
export type Stance = StanceWord | 'actual' | 'going-on' | 'planned' | 'condition';

export interface StanceReading {
  readonly stance: Stance;
  /** Clause that governs the act at the top of what was followed; its subject promises. -1 when there is none. */
  readonly clause: number;
  /** Token of the word that set the stance, or -1. */
  readonly cue: number;
  /** Row of that word, or null. */
  readonly row: string | null;
  /** Clause the act itself stands in. */
  readonly own: number;
}

const DONE_GERUND = new Set(['after', 'by', 'since', 'upon', 'before', 'with', 'while', 'when', 'besides', 'following']);
const SPEAKING = new Set(['speak', 'talk', 'mention', 'call', 'urge', 'ask', 'demand', 'address']);
const PURPOSE = new Set(['meet', 'arrive', 'travel', 'gather', 'visit', 'come', 'go', 'fly', 'have', 'begin', 'start', 'continue']);
const CONDITIONS = new Set(['if', 'unless', 'provided', 'whether', 'should', 'lest', 'once']);
/** Nouns of intention that become promises when they are agreed on. */
const PLANS = new Set(['plan', 'project', 'strategy', 'programme', 'program', 'roadmap', 'step', 'steps', 'measure', 'measures', 'way', 'ways', 'scheme', 'initiative', 'proposal', 'move']);
const TRANSPARENT = new Set(['ADV', 'PART']);

/** Clause in whose verb group token `at` stands, or whose subject, object or prepositional phrase it belongs to; -1 when none. */
export function clauseOfToken(analysis: Analysis, at: number): number {
  const { clauses, phrases } = analysis;
  for (let c = 0; c < clauses.length; c++) if (clauses[c]!.from <= at && at < clauses[c]!.to) return c;
  let phrase = phrases.findIndex((p) => p.from <= at && at < p.to);
  for (let hop = 0; phrase >= 0 && hop < 8; hop++) {
    const lead = phrases.findIndex((p) => p.coordinated.includes(phrase));
    for (let c = 0; c < clauses.length; c++) {
      const clause = clauses[c]!;
      const holds = (p: number): boolean => clause.object.includes(p) || clause.subject.includes(p) || clause.prepositions.some((pp) => pp.phrase === p);
      if (holds(phrase) || (lead >= 0 && holds(lead))) return c;
    }
    phrase = phrases[phrase]!.parent;
  }
  let last = -1;
  for (let c = 0; c < clauses.length; c++) if (clauses[c]!.from <= at) last = c;
  return last >= 0 ? last : clauses.length > 0 ? 0 : -1;
}

/** Stance of the act a clause's verb stands for; with `abstains`, of not doing it where the clause is negated ("pledged not to raise tariffs"). */
export function stanceOfClause(analysis: Analysis, index: number, lexicon: CommitmentLexicon, depth = 0, abstains = false): StanceReading {
  const clause = analysis.clauses[index]!;
  // "denied having promised": the perfect gerund may be read as two clauses.
  const split = analysis.clauses[clause.parent];
  if (split && split.lemma === 'have' && split.relation === 'participle' && split.to === clause.from && depth < 5) return { ...stanceOfClause(analysis, clause.parent, lexicon, depth + 1), own: index };
  const own = ownStance(analysis, index, abstains);
  if (own.stance === 'denied' || own.stance === 'condition') return { ...own, own: index };
  const governor = governorOf(analysis, index, lexicon);
  if (!governor) {
    if (clause.relation === 'content' && clause.parent >= 0 && depth < 5) return underContent(analysis, index, own, lexicon, depth);
    if (clause.relation === 'conjunct' && clause.tense === 'none' && clause.parent >= 0 && depth < 5) return { ...stanceOfClause(analysis, clause.parent, lexicon, depth + 1), own: index };
    if (clause.relation === 'infinitive' && clause.parent >= 0 && depth < 5 && own.stance === 'actual') {
      // "was to be started" is an arrangement, "met to sign" a purpose; any other bare infinitive tells of no act.
      const over = analysis.clauses[clause.parent]!;
      const above = stanceOfClause(analysis, clause.parent, lexicon, depth + 1);
      if (over.lemma === 'be' || PURPOSE.has(over.lemma)) return { ...above, stance: above.stance === 'actual' ? 'planned' : above.stance, own: index };
      return { ...above, stance: above.stance === 'actual' || above.stance === 'going-on' ? 'possible' : above.stance, own: index };
    }
    // A gerund behind a preposition tells of no act by itself ("spoke of equipping markets"), unless it is over ("after signing").
    if (clause.relation === 'participle' && clause.introducer === null && own.stance === 'actual' && SPEAKING.has(analysis.clauses[clause.parent]?.lemma ?? '')) return { ...own, stance: 'possible', own: index };
    if (clause.relation === 'participle' && clause.introducer !== null && !DONE_GERUND.has(clause.introducer) && own.stance === 'actual') return { ...own, stance: 'possible', own: index };
    return { ...own, own: index };
  }
  if (governor.entry.stance === 'denied' || depth >= 5) return { stance: governor.entry.stance, clause: governor.clause, cue: governor.token, row: governor.entry.row, own: index };
  const above = governor.clause >= 0 ? (governor.kind === 'verb' ? stanceOfClause(analysis, governor.clause, lexicon, depth + 1) : stanceAround(analysis, governor.token, governor.clause, lexicon, depth + 1)) : null;
  // "agreed on a five-year plan to lift trade": what was agreed on is no longer a mere plan.
  const verb = governor.kind === 'noun' && governor.clause >= 0 ? analysis.clauses[governor.clause]! : null;
  const settled = verb !== null && governor.entry.stance === 'proposed' && PLANS.has(analysis.sentence.tokens[governor.token]!.lemma) && governor.token > verb.verb && lexicon.stances.verb.get(verb.lemma)?.stance === 'agreed';
  const stance = combine(settled ? 'agreed' : governor.entry.stance, above?.stance ?? 'actual');
  return { stance, clause: above ? above.clause : governor.clause, cue: governor.token, row: governor.entry.row, own: index };
}

/** Stance of something a noun stands for: that of the clause around it, unless the clause's verb denies, wishes or asks for it. */
export function stanceAround(analysis: Analysis, token: number, clauseIndex: number, lexicon: CommitmentLexicon, depth = 0): StanceReading {
  const clause = analysis.clauses[clauseIndex];
  if (!clause) return { stance: 'actual', clause: -1, cue: -1, row: null, own: -1 };
  const reading = depth < 5 ? stanceOfClause(analysis, clauseIndex, lexicon, depth) : { ...ownStance(analysis, clauseIndex), own: clauseIndex };
  const isSubject = !clause.passive && token < clause.from;
  if (isSubject) return reading.stance === 'planned' || reading.stance === 'possible' || reading.stance === 'call' ? { ...reading, stance: 'actual' } : reading;
  const entry = lexicon.stances.verb.get(clause.particle ? `${clause.lemma} ${clause.particle}` : clause.lemma) ?? lexicon.stances.verb.get(clause.lemma);
  if (entry && NOUN_OVERRIDES.has(entry.stance) && !SOFT.has(clause.lemma)) return { stance: entry.stance, clause: clauseIndex, cue: clause.verb, row: entry.row, own: clauseIndex };
  return reading;
}

const NOUN_OVERRIDES: ReadonlySet<StanceWord> = new Set(['denied', 'call', 'wish']);
/** Verbs of wishing or asking that leave what their object says standing. */
const SOFT = new Set(['welcome', 'praise', 'support', 'back', 'appreciate', 'favour', 'favor', 'believe', 'think', 'warn', 'end', 'stop', 'cease', 'prevent', 'invite', 'advise', 'pressure', 'long', 'resist', 'oppose', 'fail', 'forget', 'recommend', 'await']);

/** What the governor says, seen in its own clause. */
function combine(governor: StanceWord, above: Stance): Stance {
  switch (above) {
    case 'denied': case 'condition': case 'call': case 'wish': case 'possible': return above;
    case 'planned': return governor === 'agreed' ? 'proposed' : governor;
    case 'proposed': return governor === 'agreed' ? 'proposed' : governor;
    default: return governor;
  }
}

function ownStance(analysis: Analysis, index: number, abstains = false): Omit<StanceReading, 'own'> {
  const clause = analysis.clauses[index]!;
  const { tokens } = analysis.sentence;
  const said = (stance: Stance, cue = -1): Omit<StanceReading, 'own'> => ({ stance, clause: index, cue, row: null });
  if (clause.negated && !abstains) return said('denied', clause.from);
  // "have yet to implement"
  if (tokens[clause.from - 1]?.norm === 'yet' || (tokens[clause.from - 1]?.norm === 'to' && tokens[clause.from - 2]?.norm === 'yet') || tokens.slice(clause.from, clause.verb).some((token) => token.norm === 'yet')) return said('denied', clause.from);
  if (clause.introducer !== null && CONDITIONS.has(clause.introducer)) return said('condition');
  const conditional = analysis.clauses.some((other, k) => k !== index && other.introducer !== null && (other.introducer === 'if' || other.introducer === 'unless' || other.introducer === 'provided') && (other.parent === index || clause.parent === -1 && other.parent === -1));
  switch (clause.modal) {
    case 'will': case 'shall': case "'ll": return said(conditional ? 'condition' : 'planned', clause.from);
    case 'would': return said(conditional ? 'condition' : 'planned', clause.from);
    case 'may': case 'might': case 'could': case 'can': return said('possible', clause.from);
    case 'must': case 'should': case 'ought': case 'need': return said('call', clause.from);
    default: break;
  }
  // "is to open", "were to work": an arrangement; a bare infinitive after a colon or in a headline is one as well.
  if (clause.relation === 'main' && tokens[clause.from]!.norm === 'to') return said('planned', clause.from);
  const group = tokens.slice(clause.from, clause.to);
  const be = group.findIndex((token) => token.lemma === 'be' || /^(is|are|was|were)$/.test(token.norm));
  if (be >= 0 && group[be + 1]?.norm === 'to') return said('planned', clause.from);
  if (clause.tense !== 'none' && be >= 0 && tokens[clause.verb]!.norm.endsWith('ing')) return said('going-on', clause.verb);
  return said('actual');
}

interface Governor {
  readonly entry: StanceEntry;
  readonly token: number;
  readonly clause: number;
  readonly kind: 'verb' | 'noun';
}

/** The verb, noun or adjective that an infinitive or gerund completes. */
function governorOf(analysis: Analysis, index: number, lexicon: CommitmentLexicon): Governor | null {
  const { clauses, phrases, sentence: { tokens } } = analysis;
  const clause = clauses[index]!;
  const gerund = clause.relation === 'participle' && clause.introducer !== null;
  if (clause.relation === 'conjunct' && clause.tense === 'none' && clause.parent >= 0 && tokens[clause.from - 1]?.norm !== 'to') return governorOf(analysis, clause.parent, lexicon);
  const outside = tokens[clause.from - 1]?.norm === 'to' && tokens[clause.from - 1]!.pos === 'PART';
  const startsWithTo = tokens[clause.from]?.norm === 'to' || outside;
  // "proposed linking the ports", "denied having promised"
  if (clause.relation === 'participle' && clause.introducer === null && clauses[clause.parent]?.complement === index) {
    const over = clauses[clause.parent]!;
    const entry = lexicon.stances.verb.get(over.lemma);
    return entry ? { entry, token: over.verb, clause: clause.parent, kind: 'verb' } : null;
  }
  if (clause.relation !== 'infinitive' && !gerund && !startsWithTo) return null;
  // The word right before "to raise" or "on raising".
  let at = clause.from - (outside ? 2 : 1);
  if (gerund && tokens[at]?.norm === clause.introducer) at--;
  while (at >= 0 && (TRANSPARENT.has(tokens[at]!.pos) || tokens[at]!.norm === ',')) at--;
  const before = tokens[at];
  if (before) {
    const nounOrAdjective = before.pos === 'NOUN' || before.pos === 'PROPN' ? lexicon.stances.noun.get(before.lemma) ?? lexicon.stances.noun.get(before.norm)
      : lexicon.stances.adj.get(before.norm);
    if (nounOrAdjective) return { entry: nounOrAdjective, token: at, clause: clauseOfToken(analysis, at), kind: 'noun' };
    if (before.pos === 'VERB') {
      const verb = lexicon.stances.verb.get(before.lemma);
      const own = clauses.findIndex((c) => c.verb === at);
      if (verb && own >= 0) return { entry: verb, token: at, clause: own, kind: 'verb' };
    }
    // "instructed their governments to bring": whom the order is given to stands between.
    const owner = before.pos === 'NOUN' || before.pos === 'PROPN' ? phrases.find((p) => p.from <= at && at < p.to) : undefined;
    const own = owner ? clauses.findIndex((c) => c.verb === owner.from - 1 && c.tense !== 'none') : -1;
    const ordering = own >= 0 && own !== index ? lexicon.stances.verb.get(clauses[own]!.lemma) : undefined;
    if (ordering && !clauses[own]!.passive) return { entry: ordering, token: clauses[own]!.verb, clause: own, kind: 'verb' };
  }
  // "agreed on a committee …, and on restoring the track"
  if (gerund && clause.introducer === 'on' && tokens[clause.from - 2] && /^(and|,|also)$/.test(tokens[clause.from - 2]!.norm)) {
    for (let c = index - 1; c >= 0; c--) {
      const earlier = clauses[c]!;
      const entry = /^(agree|decide)$/.test(earlier.lemma) ? lexicon.stances.verb.get(earlier.lemma) : undefined;
      if (entry && !tokens.slice(earlier.verb, clause.from).some((t) => t.norm === ';' || t.norm === '.')) return { entry, token: earlier.verb, clause: c, kind: 'verb' };
    }
  }
  if (clause.afterPhrase >= 0) {
    const head = tokens[phrases[clause.afterPhrase]!.head]!;
    const entry = lexicon.stances.noun.get(head.lemma);
    if (entry) return { entry, token: phrases[clause.afterPhrase]!.head, clause: clauseOfToken(analysis, phrases[clause.afterPhrase]!.head), kind: 'noun' };
  }
  const parent = clauses[clause.parent];
  if (!parent) return null;
  const particle = parent.particle ?? (gerund ? clause.introducer : null);
  const entry = (particle ? lexicon.stances.verb.get(`${parent.lemma} ${particle}`) : undefined) ?? lexicon.stances.verb.get(parent.lemma) ?? adjectiveOf(analysis, parent, lexicon);
  return entry ? { entry, token: parent.verb, clause: clause.parent, kind: 'verb' } : null;
}

/** "is ready to lend": the adjective after "be". */
function adjectiveOf(analysis: Analysis, clause: Clause, lexicon: CommitmentLexicon): StanceEntry | undefined {
  if (clause.lemma !== 'be') return undefined;
  const { tokens } = analysis.sentence;
  for (let k = clause.to; k < Math.min(tokens.length, clause.to + 3); k++) {
    const entry = lexicon.stances.adj.get(tokens[k]!.norm);
    if (entry) return entry;
  }
  return undefined;
}

/** "agreed that trade would be raised", "hopes that …", "denied that …", "said it will …". */
function underContent(analysis: Analysis, index: number, own: Omit<StanceReading, 'own'>, lexicon: CommitmentLexicon, depth: number): StanceReading {
  const clause = analysis.clauses[index]!;
  const parent = analysis.clauses[clause.parent]!;
  const entry = lexicon.stances.verb.get(parent.lemma);
  if (!entry) return { ...own, own: index };
  const future = own.stance === 'planned' || own.stance === 'call';
  const stance = combine(entry.stance, stanceOfClause(analysis, clause.parent, lexicon, depth + 1).stance);
  if (stance === 'agreed' || stance === 'proposed') return future ? { stance, clause: clause.parent, cue: parent.verb, row: entry.row, own: index } : { ...own, own: index };
  return { stance, clause: clause.parent, cue: parent.verb, row: entry.row, own: index };
}

import type { Quantity } from '../text/quantities.js';
import type { Token } from '../text/sentence.js';
import { headEndingAt, wordsEndingAt, type CommitmentLexicon } from './commitment-lexicon.js';
import { clauseOfToken, stanceAround, stanceOfClause, type Stance } from './commitment-stance.js';
import type { StatementInput } from './statement.js';

/** A figure that somebody means to reach. */
export interface Target {
  readonly quantity: Quantity;
  /** Token range from the word of movement or the goal noun to the end of the figure, in text order. */
  readonly from: number;
  readonly to: number;
  /** Token of the word that makes it a target: the verb of movement or the goal noun. */
  readonly at: number;
  readonly status: 'agreed' | 'proposed';
  readonly rule: string;
  /** Token of the noun that is measured, or the figure's own when there is none. */
  readonly measureAt: number;
  /** True when the phrase is a verb of movement, so that a year alone ("to ten billion in 2028") tells the term. */
  readonly moves: boolean;
  /** Row or word that set the stance. */
  readonly statusRule: string | null;
  /** Sector of the measure, where the word tells it. */
  readonly sector: string | null;
  readonly clause: number;
  readonly act: number;
}

/** Verbs that say of their own subject that it gets somewhere: "trade will reach". */
const ARRIVE = new Set(['reach', 'hit', 'touch', 'cross', 'surpass', 'exceed', 'grow', 'rise', 'top', 'attain', 'climb', 'jump']);

/** Figures of a sentence that are targets. `quantities` are those of the sentence. */
export function findTargets(input: StatementInput, quantities: readonly Quantity[], lexicon: CommitmentLexicon): Target[] {
  const { tokens } = input.analysis.sentence;
  const targets: Target[] = [];
  for (const quantity of quantities) {
    if (quantity.kind === 'time') continue;
    const from = tokens.findIndex((token) => token.end > quantity.span[0]);
    let to = from;
    while (to < tokens.length && tokens[to]!.start < quantity.span[1]) to++;
    const target = quantity.kind === 'factor' ? readMovement(input, quantity, from, to, lexicon)
      : readGoal(input, quantity, from, to, lexicon) ?? readMovement(input, quantity, from, to, lexicon) ?? readAttainable(input, quantity, from, to, lexicon) ?? readRepeated(input, quantity, from, to, lexicon) ?? readTermed(input, quantity, from, to, lexicon);
    if (target) targets.push(target);
  }
  // "double trade … to 12 billion": the figure tells more than the factor.
  return targets.filter((target) => target.quantity.kind !== 'factor' || !targets.some((other) => other !== target && other.at === target.at));
}

/** "A 10-billion-dollar trade target", "a target of 10 billion dollars", "10 billion dollars of trade was the aim". */
function readGoal(input: StatementInput, quantity: Quantity, from: number, to: number, lexicon: CommitmentLexicon): Target | null {
  const { tokens } = input.analysis.sentence;
  let goal = -1;
  for (let k = to; k < Math.min(tokens.length, to + 4) && goal < 0; k++) {
    if (isGoal(tokens, k, lexicon)) goal = k;
    else if (!/^(NOUN|PROPN|ADJ|NUM)$/.test(tokens[k]!.pos) && tokens[k]!.norm !== '-' && tokens[k]!.norm !== "'" ) break;
  }
  if (goal < 0) {
    for (let k = from - 1; k >= Math.max(0, from - 9); k--) {
      const { pos, norm } = tokens[k]!;
      if (isGoal(tokens, k, lexicon)) { goal = k; break; }
      if (pos === 'VERB' || (pos === 'PUNCT' && norm !== '-') || pos === 'PRON') break;
    }
  }
  if (goal < 0) {
    // "10 billion dollars (of trade) was the aim", "with 5 billion a year as the target"
    for (let k = to; k < Math.min(tokens.length, to + 9); k++) {
      const { pos, norm } = tokens[k]!;
      if (isGoal(tokens, k, lexicon) && tokens.slice(to, k).some((t) => t.lemma === 'be' || t.norm === 'as' || /^(was|is|were|are)$/.test(t.norm))) { goal = k; break; }
      if (pos === 'VERB' || (pos === 'PUNCT' && norm !== '-') || norm === 'and') break;
    }
  }
  if (goal < 0) return null;
  const clause = clauseOfToken(input.analysis, goal);
  const reading = clause >= 0 ? stanceAround(input.analysis, goal, clause, lexicon) : null;
  const stance = reading?.stance ?? 'actual';
  if (stance === 'denied' || stance === 'call' || stance === 'condition') return null;
  const over = clause >= 0 ? input.analysis.clauses[clause]! : null;
  const proposes = over && goal > over.verb && lexicon.stances.verb.get(over.lemma)?.stance === 'proposed' && over.lemma !== 'discuss' && over.lemma !== 'look' && over.lemma !== 'work' && over.lemma !== 'aim';
  const measure = measureNear(tokens, Math.min(from, goal) - 8, Math.max(to, goal) + 8, lexicon);
  return {
    moves: false, measureAt: measure?.at ?? from, quantity, from: Math.min(from, goal), to: Math.max(to, goal + 1), at: goal,
    status: proposes || stance === 'proposed' || tokens[goal]!.pos === 'VERB' ? 'proposed' : 'agreed',
    rule: headEndingAt(tokens, goal, lexicon)?.head.row ?? 'en.goal', statusRule: reading?.row ?? null, sector: measure?.sector ?? null,
    clause: reading && reading.clause >= 0 ? reading.clause : clause, act: clause,
  };
}

function isGoal(tokens: readonly Token[], at: number, lexicon: CommitmentLexicon): boolean {
  const token = tokens[at]!;
  if (token.pos === 'VERB' && /^(target|eye)$/.test(token.lemma)) return tokens[at - 1]?.norm !== 'not' && tokens[at + 1]?.norm !== 'at';
  if (token.pos === 'VERB') return token.lemma === 'aim' && /^(at|for)$/.test(tokens[at + 1]?.norm ?? '') && tokens[at - 1]?.norm !== 'not';
  return (token.pos === 'NOUN' || token.pos === 'PROPN') && headEndingAt(tokens, at, lexicon)?.head.kind === 'goal';
}

/** "Raise trade to …", "doubling exports", "trade would be brought to …", "steps to reach …". */
function readMovement(input: StatementInput, quantity: Quantity, from: number, to: number, lexicon: CommitmentLexicon): Target | null {
  const { analysis } = input;
  const { tokens } = analysis.sentence;
  const before = tokens[from - 1]?.norm ?? '';
  const lead = tokens.slice(Math.max(0, from - 4), from).map((token) => token.norm);
  const introduced = quantity.kind === 'factor' || quantity.by || lead.includes('to') || quantity.from !== null || /^(reach|hit|achieve|attain|touch|cross|exceed|surpass|top)(es|ed|ing)?$/.test(before) || lead.some((w) => /^(reach|achieve|attain|hit)(ing)?$/.test(w)) || (quantity.kind === 'money' && lead.some((w) => /^(past|beyond|above)$/.test(w)));
  if (!introduced) return null;
  let verb = -1;
  for (let k = quantity.kind === 'factor' ? from : from - 1; k >= Math.max(0, from - 18); k--) {
    const token = tokens[k]!;
    if (token.norm === ';' || token.norm === '.') break;
    const moves = lexicon.words.get('raise')?.has(token.lemma) || lexicon.words.get('lower')?.has(token.lemma);
    if (moves && (token.pos === 'VERB' || (token.pos === 'NOUN' && token.norm.endsWith('ing')))) { verb = k; break; }
    if (quantity.kind === 'factor' && k === from && token.pos === 'VERB') { verb = k; break; }
    // "to more than double trade … to 12 billion": taken for an adjective behind "more than".
    if (/^(double|treble|triple|quadruple)$/.test(token.norm) && tokens[k - 1]?.norm === 'than' && tokens.slice(Math.max(0, k - 4), k).some((t) => t.norm === 'to')) { verb = k; break; }
    const noun = token.pos === 'NOUN' && (wordsEndingAt(tokens, k, 'raise-noun', lexicon) >= 0 || wordsEndingAt(tokens, k, 'lower-noun', lexicon) >= 0);
    if (noun && k < from - 1) { verb = k; break; }
  }
  if (verb < 0) return null;
  const measure = measureNear(tokens, verb - 8, to + 8, lexicon) ?? levelAgain(input, verb + 1, quantity);
  if (!measure) return null;
  if (quantity.unit === null && quantity.kind !== 'factor' && measure.kind !== 'measure') return null;
  const clause = analysis.clauses.findIndex((c) => c.verb === verb);
  const isVerb = clause >= 0;
  const act = isVerb ? clause : clauseOfToken(analysis, verb);
  if (act < 0) return null;
  const reading = isVerb ? stanceOfClause(analysis, act, lexicon) : stanceAround(analysis, verb, act, lexicon);
  const status = targetStatus(input, reading.stance, act, isVerb, verb, lexicon);
  if (!status) return null;
  return {
    moves: true, measureAt: measure.at, quantity, from: verb, to, at: verb, status, rule: `en.raise.${tokens[verb]!.lemma}`, statusRule: reading.row, sector: measure.sector,
    clause: reading.clause >= 0 ? reading.clause : act, act,
  };
}

function targetStatus(input: StatementInput, stance: Stance, act: number, isVerb: boolean, verb: number, lexicon: CommitmentLexicon): 'agreed' | 'proposed' | null {
  const { analysis } = input;
  const clause = analysis.clauses[act]!;
  const own = analysis.sentence.tokens[verb]!;
  if (stance === 'agreed' || stance === 'proposed') return stance;
  if (stance === 'planned') {
    // "Trade will reach" is a forecast; "we will raise trade" is a promise of whoever is its subject.
    if (!isVerb) return null;
    const forecast = !clause.passive && (ARRIVE.has(own.lemma) || clause.object.length === 0) && !subjectIsActor(input, act);
    return forecast ? null : 'agreed';
  }
  if (stance !== 'actual') return null;
  // "emphasis on an increase of trade to …", "agreed on an increase"
  if (!isVerb && verb > clause.verb) {
    const entry = lexicon.stances.verb.get(clause.lemma);
    return entry?.stance === 'agreed' || entry?.stance === 'proposed' ? entry.stance : null;
  }
  return null;
}

function subjectIsActor(input: StatementInput, clause: number): boolean {
  const { analysis, mentions } = input;
  return analysis.clauses[clause]!.subject.some((p) => {
    const phrase = analysis.phrases[p]!;
    return mentions.some((mention) => mention.from < phrase.to && phrase.from < mention.to && mention.to >= phrase.head) || /^(we|they|both|sides|countries)$/.test(analysis.sentence.tokens[phrase.head]!.norm);
  });
}

/** "Called 10 billion dollars of exchange attainable": a target told again, not promised anew. */
function readAttainable(input: StatementInput, quantity: Quantity, from: number, to: number, lexicon: CommitmentLexicon): Target | null {
  const { analysis } = input;
  const { tokens } = analysis.sentence;
  if (quantity.kind !== 'money' && quantity.kind !== 'measure') return null;
  for (let k = to; k < Math.min(tokens.length, to + 8); k++) {
    const token = tokens[k]!;
    if (token.norm === ',' || token.norm === ';' || token.norm === '.') break;
    if (token.pos !== 'ADJ' || !lexicon.words.get('attainable')?.has(token.norm) || token.norm === 'possible') continue;
    const measure = measureNear(tokens, from - 6, k, lexicon);
    if (!measure) return null;
    const act = clauseOfToken(analysis, from);
    if (act < 0 || analysis.clauses[act]!.negated) return null;
    return { moves: false, measureAt: measure.at, quantity, from, to: k + 1, at: k, status: 'proposed', rule: 'en.attainable', statusRule: null, sector: measure.sector, clause: act, act };
  }
  return null;
}

/** "10 billion dollars of trade in five years": a figure of something measurable with a term that lies ahead. */
function readTermed(input: StatementInput, quantity: Quantity, from: number, to: number, lexicon: CommitmentLexicon): Target | null {
  const { analysis, document } = input;
  const { tokens } = analysis.sentence;
  if (quantity.kind !== 'money' || tokens[to]?.norm !== 'of' && tokens[to]?.norm !== 'in') return null;
  const measure = measureNear(tokens, to, to + 4, lexicon);
  if (!measure) return null;
  const end = tokens[measure.at]!.end;
  const term = input.datePhrases().find((phrase) => (phrase.role === 'ahead' || phrase.role === 'by') && phrase.span[0] >= end && phrase.span[0] - end < 14);
  if (!term || document.date === undefined || term.upcoming <= document.date.slice(0, term.upcoming.length)) return null;
  const act = clauseOfToken(analysis, from);
  const clause = analysis.clauses[act];
  if (!clause || clause.negated || /^(reach|hit|exceed|expect|predict|forecast|hope|want|urge|ask|call)$/.test(clause.lemma)) return null;
  return { moves: true, measureAt: measure.at, quantity, from, to: measure.at + 1, at: measure.at, status: 'agreed', rule: 'en.termed', statusRule: null, sector: measure.sector, clause: act, act };
}

/** Verbs that tell a figure again. */
export const REPEAT: ReadonlySet<string> = new Set(['repeat', 'reiterate', 'reaffirm', 'restate', 'confirm']);

/** "Repeated 10 billion dollars a year by 2028": a figure told again with its term. */
function readRepeated(input: StatementInput, quantity: Quantity, from: number, to: number, lexicon: CommitmentLexicon): Target | null {
  const { analysis } = input;
  const { tokens } = analysis.sentence;
  if (quantity.kind !== 'money' && quantity.kind !== 'measure') return null;
  const clause = analysis.clauses.findIndex((c) => REPEAT.has(c.lemma) && !c.negated && c.verb < from && c.verb >= from - 6);
  if (clause < 0) return null;
  const termed = input.datePhrases().some((phrase) => (phrase.role === 'by' || phrase.role === 'ahead') && phrase.span[0] >= quantity.span[1] && phrase.span[0] - quantity.span[1] < 12);
  const measure = measureNear(tokens, from, to + 5, lexicon);
  if (!termed && !measure) return null;
  const verb = analysis.clauses[clause]!.verb;
  return { moves: true, measureAt: measure?.at ?? from, quantity, from: verb, to, at: verb, status: 'agreed', rule: 'en.repeat', statusRule: lexicon.stances.verb.get(analysis.clauses[clause]!.lemma)?.row ?? null, sector: measure?.sector ?? null, clause, act: clause };
}

/** "Trade stands at 3 billion dollars. They agreed to raise it to ten": what the pronoun stands for, where the text has told its level in the same unit. */
function levelAgain(input: StatementInput, at: number, quantity: Quantity): ReturnType<typeof measureNear> {
  if (input.analysis.sentence.tokens[at]?.norm !== 'it' || quantity.unit === null || input.level()?.quantity.unit !== quantity.unit) return null;
  return { at, kind: 'measure', sector: null };
}

/** The nearest noun of something measurable in tokens [from, to). */
export function measureNear(tokens: readonly Token[], from: number, to: number, lexicon: CommitmentLexicon): { readonly sector: string | null; readonly kind: string; readonly at: number } | null {
  for (let k = Math.max(0, from); k < Math.min(tokens.length, to); k++) {
    const { pos } = tokens[k]!;
    if (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ') continue;
    const match = headEndingAt(tokens, k, lexicon, 'measure');
    if (match && match.head.word !== 'level' && match.head.word !== 'figure') return { sector: match.head.sector, kind: 'measure', at: k };
  }
  return null;
}

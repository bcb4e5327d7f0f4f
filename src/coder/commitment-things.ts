import type { Token } from '../text/sentence.js';
import type { Clause } from '../syntax/analysis.js';
import { headEndingAt, wordsEndingAt, type Act, type ActStatus, type CommitmentLexicon, type Head } from './commitment-lexicon.js';
import { leftOfHead, rightOfHead } from './commitment-parts.js';
import { clauseOfToken, stanceAround, stanceOfClause, type Stance } from './commitment-stance.js';
import { nominalAct, type ActOn } from './commitment-nouns.js';
import type { StatementInput } from './statement.js';

/** Something signed, built or set up that a sentence speaks of, with what the sentence says became of it. */
export interface Thing extends ActOn {
  readonly head: Head;
  /** Token of the head noun. */
  readonly at: number;
  /** Token range of the noun phrase with what hangs on it. */
  readonly from: number;
  readonly to: number;
  /** Token after the name itself ("memorandum of understanding"). */
  readonly nameTo: number;
}

/** Acts that, when said not to have happened yet, tell of delay rather than of a denial. */
const EXPECTED = new Set(['build', 'construct', 'complete', 'finish', 'implement', 'operationalise', 'operationalize', 'ratify', 'open', 'start', 'begin', 'execute', 'fulfil', 'fulfill', 'finalise', 'finalize', 'activate', 'launch', 'lay', 'approve', 'carry', 'advance', 'materialise', 'materialize']);
const AGREE_PREPOSITIONS = new Set(['on', 'upon', 'to']);

/** Things of a sentence in order, one for each head noun that an act, a mark or a fixed phrase gives a status. */
export function findThings(input: StatementInput, lexicon: CommitmentLexicon): Thing[] {
  const { tokens } = input.analysis.sentence;
  const things: Thing[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.pos !== 'NOUN' && token.pos !== 'PROPN' && token.pos !== 'ADJ' && token.pos !== 'VERB') continue;
    const match = headEndingAt(tokens, at, lexicon);
    if (!match || match.head.kind === 'measure' || match.head.kind === 'goal') continue;
    if (token.pos === 'VERB' && match.head.before.length === 0 && !(token.norm.endsWith('ing') && tokens[at - 1]?.pos === 'PROPN' && tokens[at - 2]?.pos !== 'VERB')) continue;
    // "instruments of ratification" and "a road map" are told by what they belong to.
    if (token.lemma === 'instrument' && tokens[at + 1]?.norm === 'of' && /^(ratification|accession|approval)$/.test(tokens[at + 2]?.norm ?? '')) continue;
    if (token.norm === 'road' && tokens[at + 1]?.norm === 'map') continue;
    const last = things.at(-1);
    if (last && at < last.nameTo) continue;
    if (tokens[at + 1]?.norm === 'of' && headEndingAt(tokens, at + 2, lexicon)?.from === at) continue;
    // The head of a compound is its last noun: in "pipeline project" the project, in "trade agreement text" nothing.
    const next = tokens[at + 1];
    const compound = next && (next.pos === 'NOUN' || next.pos === 'PROPN') && !isTitleBreak(token, next);
    if (compound && headEndingAt(tokens, at + 1, lexicon)) continue;
    if (compound && !/^(text|work|works|draft|talks|negotiations|construction|deadline|section|side|issue|plans?|scheme|document|documents|order|changes|terms|amendments?|rules)$/.test(next.norm)) continue;
    // In "memoranda of understanding" the memoranda are what is signed.
    const noun = match.head.before.at(-1) === 'of' ? match.from : at;
    const thing = readThing(input, noun, match.from, match.head, lexicon, things.at(-1));
    // "the second phase of the agreement": what hangs on a thing and fares the same is not told twice.
    // "a protocol amending the convention": the act is done to the first.
    if (thing && last && /^(amend|extend|supplement|update|replac|modify|implement)/.test(tokens[last.nameTo]?.norm ?? '') && tokens[last.nameTo]!.norm.endsWith('ing') && at - last.nameTo < 8) continue;
    // "a joint body to run the plant": what a thing is for is not promised by itself.
    if (thing && last && tokens[last.nameTo]?.norm === 'to' && tokens[last.nameTo + 1]?.pos === 'VERB' && at - last.nameTo < 8 && thing.statusRule === last.statusRule) continue;
    // "a protocol on the completion of the bridge": what an agreement is about is not told as done.
    if (thing && last && at < last.to && last.head.kind === 'instrument' && thing.cue[0] >= last.nameTo && thing.cue[1] <= last.to) continue;
    if (thing && last && at < last.to && (thing.statusRule === last.statusRule || thing.statusRule === 'en.stance.agree-on')) continue;
    if (thing) things.push(thing);
  }
  return things;
}

const isTitleBreak = (token: Token, next: Token): boolean => token.pos === 'NOUN' && next.pos === 'PROPN';

function readThing(input: StatementInput, at: number, nameFrom: number, head: Head, lexicon: CommitmentLexicon, before: Thing | undefined): Thing | null {
  const { analysis } = input;
  const { tokens } = analysis.sentence;
  const from = leftOfHead(tokens, Math.min(nameFrom, at), verbsOf(input));
  const to = rightOfHead(tokens, at);
  const of = head.before.lastIndexOf('of');
  const base = { head, at, from, to, nameTo: at + 1 + (of >= 0 ? head.before.length - of + 1 : 0) };
  const determiner = tokens[from - 1]?.norm ?? '';
  if (determiner === 'no' || determiner === 'any') return null;
  const mark = markOf(tokens, from, at, lexicon);
  const phrase = phraseStatus(input, at, from, to, lexicon);
  const act = actOn(input, at, from, head, lexicon) ?? deadlineMoved(input, at, from);
  if (mark && mark.status === 'delayed' && (!act || !['done', 'signed', 'cancelled', 'in force'].includes(act.status))) {
    const clause = clauseOfToken(analysis, at);
    return { ...base, status: 'delayed', cue: mark.cue, statusRule: mark.row, clause, act: clause, stance: 'actual' };
  }
  if (phrase && (!act || phrase.status === 'in force' || phrase.status === 'delayed')) {
    const reading = phrase.clause >= 0 ? stanceOfClause(analysis, phrase.clause, lexicon) : null;
    if (reading && ['wish', 'call', 'condition', 'denied', 'possible'].includes(reading.stance)) {
      return reading.stance === 'denied' && phrase.status !== 'delayed' && phrase.status !== 'cancelled' ? { ...base, status: 'delayed', cue: phrase.cue, statusRule: phrase.row, clause: phrase.clause, act: phrase.clause, stance: 'actual' } : null;
    }
    const planned = reading && (reading.stance === 'planned' || reading.stance === 'agreed' || reading.stance === 'proposed');
    return { ...base, status: planned && phrase.status !== 'delayed' ? 'agreed' : phrase.status, cue: phrase.cue, statusRule: phrase.row, clause: phrase.clause, act: phrase.clause, stance: reading?.stance ?? 'actual' };
  }
  if (act) return { ...base, ...act };
  if (mark) {
    const clause = clauseOfToken(analysis, at);
    const around = stanceAround(analysis, at, clause, lexicon);
    if (['wish', 'call', 'condition', 'denied'].includes(around.stance) && mark.status !== 'suspended') return null;
    return { ...base, status: mark.status, cue: mark.cue, statusRule: mark.row, clause, act: clause, stance: 'actual' };
  }
  // "announced a joint force, a barter committee and two links": what is true of the first holds for those listed with it.
  if (before && before.statusRule.startsWith('en.act') && listedWith(tokens, before, from)) {
    const { status, cue, statusRule, clause, act: own, stance } = before;
    return { ...base, status, cue, statusRule, clause, act: own, stance };
  }
  return null;
}

function listedWith(tokens: readonly Token[], before: Thing, from: number): boolean {
  if (from <= before.at || from - before.to > 4) return false;
  let joined = false;
  for (let k = Math.max(before.to, before.at + 1); k < from; k++) {
    const { norm, pos } = tokens[k]!;
    if (norm === ',' || norm === 'and') joined = true;
    else if (pos !== 'DET' && norm !== 'also') return false;
  }
  return joined;
}

const MARKS: readonly (readonly [string, ActStatus])[] = [
  ['delay-mark', 'delayed'], ['suspended-mark', 'suspended'], ['cancelled-mark', 'cancelled'], ['signed-mark', 'signed'], ['done-mark', 'done'], ['proposed-mark', 'proposed'],
];

/** A word before the noun that tells its status: "long-delayed", "proposed". */
function markOf(tokens: readonly Token[], from: number, at: number, lexicon: CommitmentLexicon): { status: ActStatus; cue: [number, number]; row: string } | null {
  for (let k = at - 1; k >= from; k--) {
    for (const [kind, status] of MARKS) {
      const start = wordsEndingAt(tokens, k, kind, lexicon);
      if (start >= 0) return { status, cue: [start, k + 1], row: `en.${kind}` };
    }
  }
  return null;
}

/** A fixed phrase behind the thing, in the same stretch of the sentence: "came into force", "is yet to be built". */
function phraseStatus(input: StatementInput, at: number, from: number, to: number, lexicon: CommitmentLexicon): { status: ActStatus; cue: [number, number]; row: string; clause: number } | null {
  const { tokens } = input.analysis.sentence;
  for (let k = Math.min(at + 1, to); k < Math.min(tokens.length, at + 24); k++) {
    const { norm } = tokens[k]!;
    if (norm === ';' || norm === '.' || norm === ':' || norm === 'but') break;
    if (k > at + 1 && headEndingAt(tokens, k, lexicon) && k > to) break;
    const start = lexicon.phrases.get(norm);
    if (!start) continue;
    for (const { words, status, row } of start) {
      let t = k;
      let w = 0;
      while (w < words.length) {
        if (tokens[t]?.norm === '-') { t++; continue; }
        if (tokens[t]?.norm !== words[w]) break;
        t++;
        w++;
      }
      if (w < words.length) continue;
      const clause = clauseOfToken(input.analysis, k);
      const own = input.analysis.clauses[clause];
      const belongs = k - Math.max(to, at + 1) <= 3 || !own || own.subject.length === 0 || own.subject.some((p) => reaches(input, p, at)) || own.object.some((p) => reaches(input, p, at));
      if (belongs) return { status, cue: [k, t], row, clause };
    }
  }
  // "put into effect the barter agreement"
  for (let k = from - 1; k >= Math.max(0, from - 6); k--) {
    for (const { words, status, row } of lexicon.phrases.get(tokens[k]!.norm) ?? []) {
      const end = k + words.length;
      if (words.every((word, w) => tokens[k + w]?.norm === word) && end <= from && tokens.slice(end, from).every((t) => t.pos === 'DET' || t.pos === 'PRON')) return { status, cue: [k, end], row, clause: clauseOfToken(input.analysis, k) };
    }
  }
  return null;
}

/** True when the phrase, or what hangs on it, holds the token. */
function reaches(input: StatementInput, phrase: number, at: number): boolean {
  if (inPhrase(input, phrase, at)) return true;
  const { phrases } = input.analysis;
  let own = phrases.findIndex((p) => p.from <= at && at < p.to);
  for (let hop = 0; own >= 0 && hop < 5; hop++) {
    if (own === phrase) return true;
    own = phrases[own]!.parent;
  }
  return false;
}

/** "extended the deadline for the pipeline": the thing is late. */
function deadlineMoved(input: StatementInput, at: number, from: number): ActOn | null {
  const { clauses, phrases, sentence: { tokens } } = input.analysis;
  let k = from - 1;
  while (k >= 0 && (tokens[k]!.pos === 'DET' || tokens[k]!.pos === 'PRON')) k--;
  if (!/^(for|of)$/.test(tokens[k]?.norm ?? '') || tokens[k - 1]?.lemma !== 'deadline') return null;
  const phrase = phrases.findIndex((p) => p.from <= k - 1 && k - 1 < p.to);
  const index = clauses.findIndex((c) => /^(extend|postpone|move|push|delay|miss|shift|prolong)$/.test(c.lemma) && !c.negated && c.modal === null && (c.object.includes(phrase) || c.subject.includes(phrase) || phrases[phrase]?.from === c.to));
  void at;
  if (index < 0) return null;
  const clause = clauses[index]!;
  return { status: 'delayed', cue: [clause.from, clause.to], statusRule: 'en.deadline-moved', clause: index, act: index, stance: 'actual' };
}

/** The act done to the thing: by a verb it is object or subject of, or by a noun ("the signing of …", "talks on …"). */
function actOn(input: StatementInput, at: number, from: number, head: Head, lexicon: CommitmentLexicon): ActOn | null {
  const { analysis } = input;
  const nominal = nominalAct(input, from, head, lexicon);
  if (nominal) return nominal;
  for (const [index, role] of rolesOf(input, at, from)) {
    const clause = analysis.clauses[index]!;
    const act = verbAct(clause, role, head, from === 0 || tokensOf(input)[from - 1]!.norm === ':', lexicon);
    if (!act) continue;
    const reading = stanceOfClause(analysis, index, lexicon);
    const status = statusOf(act, reading.stance, clause, isYet(tokensOf(input), clause));
    if (!status) continue;
    return { status, cue: [clause.from, Math.max(clause.to, clause.verb + 1)], statusRule: act.row, clause: reading.clause >= 0 ? reading.clause : index, act: index, stance: reading.stance };
  }
  // "withdrew from the treaty", "pulled out of the deal"
  for (let c = 0; c < analysis.clauses.length; c++) {
    const clause = analysis.clauses[c]!;
    const left = lexicon.acts.get(clause.lemma)?.find((act) => act.particle !== null && act.kinds.has(head.kind) && clause.prepositions.some((pp) => act.particle!.split(' ').at(-1) === pp.word && inPhrase(input, pp.phrase, at)));
    if (!left) continue;
    const reading = stanceOfClause(analysis, c, lexicon);
    const status = statusOf(left, reading.stance, clause, false);
    if (status) return { status, cue: [clause.from, clause.to], statusRule: left.row, clause: reading.clause >= 0 ? reading.clause : c, act: c, stance: reading.stance };
  }
  const ground = analysis.clauses.findIndex((c) => c.lemma === 'break' && !c.negated && tokensOf(input)[c.to]?.norm === 'ground' && head.kind === 'project' && c.prepositions.some((pp) => inPhrase(input, pp.phrase, at)));
  if (ground >= 0) {
    const { stance, clause } = stanceOfClause(analysis, ground, lexicon);
    if (stance === 'actual' || stance === 'going-on') return { status: 'in progress', cue: [analysis.clauses[ground]!.from, analysis.clauses[ground]!.to + 1], statusRule: 'en.act.0087', clause: clause >= 0 ? clause : ground, act: ground, stance: 'actual' };
    if (stance === 'planned' || stance === 'agreed') return { status: 'agreed', cue: [analysis.clauses[ground]!.from, analysis.clauses[ground]!.to + 1], statusRule: 'en.act.0087', clause: clause >= 0 ? clause : ground, act: ground, stance };
  }
  // "agreed on a committee", "decided upon two crossings"
  const prepositional = analysis.clauses.findIndex((c) => /^(agree|decide|settle|work|insist|sign)$/.test(c.lemma) && !c.negated && c.prepositions.some((pp) => AGREE_PREPOSITIONS.has(pp.word) && inPhrase(input, pp.phrase, at)));
  const again = prepositional < 0 ? agreedEarlier(input, from) : -1;
  if (again >= 0) {
    const reading = stanceOfClause(analysis, again, lexicon);
    const clause = analysis.clauses[again]!;
    if (['actual', 'agreed'].includes(reading.stance)) return { status: 'agreed', cue: [clause.from, clause.to], statusRule: 'en.stance.agree-on', clause: again, act: again, stance: 'actual' };
  }
  if (prepositional >= 0) {
    const clause = analysis.clauses[prepositional]!;
    if (clause.lemma === 'insist' || (clause.lemma === 'work' && !clause.prepositions.some((pp) => pp.word === 'on'))) return null;
    const reading = stanceOfClause(analysis, prepositional, lexicon);
    if (!['actual', 'going-on', 'planned', 'agreed', 'proposed'].includes(reading.stance)) return null;
    const status: ActStatus = clause.lemma === 'work' ? 'proposed' : reading.stance === 'planned' || reading.stance === 'proposed' ? 'proposed' : 'agreed';
    return { status, cue: [clause.from, clause.to], statusRule: 'en.stance.agree-on', clause: reading.clause >= 0 ? reading.clause : prepositional, act: prepositional, stance: reading.stance };
  }
  return null;
}

/** "agreed that the border would stay open, and on a hotline": the clause of agreeing that a later "on" goes back to; -1 when there is none. */
function agreedEarlier(input: StatementInput, from: number): number {
  const { clauses, sentence: { tokens } } = input.analysis;
  let k = from - 1;
  while (k >= 0 && (tokens[k]!.pos === 'DET' || tokens[k]!.pos === 'PRON')) k--;
  if (tokens[k]?.norm !== 'on' || !/^(and|,|also)$/.test(tokens[k - 1]?.norm ?? '')) return -1;
  for (let c = clauses.length - 1; c >= 0; c--) {
    const clause = clauses[c]!;
    if (clause.verb < k && /^(agree|decide)$/.test(clause.lemma) && !clause.negated) return tokens.slice(clause.verb, k).some((t) => t.norm === ';' || t.norm === '.') ? -1 : c;
  }
  return -1;
}

function inPhrase(input: StatementInput, phrase: number, at: number): boolean {
  if (phrase < 0) return false;
  const p = input.analysis.phrases[phrase]!;
  if (p.from <= at && at < p.to) return true;
  return p.coordinated.some((other) => { const q = input.analysis.phrases[other]!; return q.from <= at && at < q.to; });
}

/** Tokens that carry a clause of their own and so end a noun phrase to their right. */
function verbsOf(input: StatementInput): ReadonlySet<number> {
  return new Set(input.analysis.clauses.filter((c) => c.relation !== 'participle' || c.introducer !== null).map((c) => c.verb));
}

/** Token behind a short apposition that begins at `at` (", the third official one,"), or -1. */
function behindApposition(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.norm !== ',') return -1;
  for (let k = at + 1; k < Math.min(tokens.length, at + 12); k++) {
    const { norm, pos } = tokens[k]!;
    if (norm === ',') return k > at + 1 ? k + 1 : -1;
    if (pos === 'AUX' || norm === ';' || norm === '.' || (pos === 'VERB' && !/(ed|en|ing)$/.test(norm))) return -1;
  }
  return -1;
}

type Role = 'object' | 'subject';

const LIGHT = new Set(['version', 'text', 'draft', 'package', 'series', 'set', 'number', 'part', 'portion', 'batch', 'host', 'copy', 'couple', 'bunch', 'kind', 'form', 'share', 'side', 'length', 'stretch', 'majority', 'rest', 'half', 'list', 'construction', 'building', 'rehabilitation', 'execution']);

/** Clauses the thing belongs to, with its part in them; nearest first. */
function rolesOf(input: StatementInput, at: number, from: number): [number, Role][] {
  const { clauses, phrases, sentence: { tokens } } = input.analysis;
  const roles: [number, Role][] = [];
  const phrase = phrases.findIndex((p) => p.from <= at && at < p.to);
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c]!;
    // Right behind an active verb stands its object, whatever a later verb may claim.
    const start = phrase >= 0 ? startOf(input, phrase) : -1;
    const adjacent = start === clause.to && start > 0 && !clause.passive && clause.lemma !== 'be';
    if (adjacent || clause.object.some((p) => inPhrase(input, p, at)) || inPhrase(input, clause.particleObject, at)) roles.push([c, 'object']);
    else if (clause.subject.some((p) => inPhrase(input, p, at))) roles.push([c, 'subject']);
  }
  // "under a deal signed on Monday": read as a clause without a subject.
  const signed = clauses.findIndex((c) => c.from === at + 1 && c.subject.length === 0 && c.object.length === 0 && c.tense === 'past' && /(ed|en)$/.test(tokens[c.verb]!.norm));
  if (signed >= 0 && roles.length === 0) roles.push([signed, 'object']);
  // "a final version of the treaty", "its part of the pipeline": the light noun's role is the thing's.
  if (roles.length === 0 && tokens[tokens[from - 1]?.pos === 'DET' || tokens[from - 1]?.pos === 'PRON' ? from - 2 : from - 1]?.norm === 'of') {
    const parent = phrases[phrase]?.parent ?? -1;
    const over = parent >= 0 ? phrases[parent]! : undefined;
    if (over && LIGHT.has(tokens[over.head]!.lemma)) return rolesOf(input, over.head, over.from);
  }
  // "The Pishin crossing, the third official one, was opened": the apposition is jumped.
  const apposed = behindApposition(tokens, Math.max(at + 1, phrases[phrase]?.to ?? 0));
  if (apposed >= 0) {
    const c = clauses.findIndex((clause) => clause.from === apposed);
    if (c >= 0 && !roles.some(([index]) => index === c)) roles.push([c, 'subject']);
  }
  // Coordinated behind another object: "signed a memorandum and a protocol".
  const lead = phrases.findIndex((p) => p.coordinated.includes(phrase));
  if (roles.length === 0 && lead >= 0 && lead !== phrase) {
    for (let c = 0; c < clauses.length; c++) {
      if (clauses[c]!.object.includes(lead)) roles.push([c, 'object']);
      else if (clauses[c]!.subject.includes(lead)) roles.push([c, 'subject']);
    }
  }
  roles.sort((a, b) => Math.abs(clauses[a[0]]!.verb - at) - Math.abs(clauses[b[0]]!.verb - at));
  // Behind a verb with a place or time between: "announced in Tehran a joint committee".
  if (!roles.some(([, role]) => role === 'object')) {
    let k = from - 1;
    while (k >= Math.max(0, from - 6) && (/^(DET|ADJ|NUM|ADV|ADP|PROPN)$/.test(tokens[k]!.pos) || /^(May|March)$/.test(tokens[k]!.text)) && tokens[k]!.norm !== 'of') k--;
    const c = k < from - 1 || tokens[k]?.pos === 'VERB' ? clauses.findIndex((clause) => clause.verb === k) : -1;
    if (c >= 0) roles.push([c, clauses[c]!.passive ? 'subject' : 'object']);
  }
  return roles;
}

/** First token of a phrase, its possessors included ("a foreign ministers' mechanism"). */
function startOf(input: StatementInput, phrase: number): number {
  const { phrases } = input.analysis;
  const owner = phrases.find((p) => p.possessive && p.parent === phrase);
  return Math.min(phrases[phrase]!.from, owner ? owner.from : phrases[phrase]!.from);
}

/** Verbs that act on their own subject: "the truce collapsed", "the market opened", "the project stalled". */
const INTRANSITIVE = new Set(['open', 'reopen', 'start', 'begin', 'commence', 'resume', 'restart', 'stall', 'collapse', 'expire', 'lapse', 'stop', 'languish', 'stagnate', 'lag', 'launch', 'operate', 'run', 'await', 'advance', 'apply', 'halt', 'work', 'function', 'follow']);

/** What an act makes of a document that only others can make of it. */
const DONE_TO_DOCUMENTS: ReadonlySet<ActStatus> = new Set(['signed', 'agreed', 'ratified']);

function verbAct(clause: Clause, role: Role, head: Head, isHeadline: boolean, lexicon: CommitmentLexicon): Act | null {
  const acts = lexicon.acts.get(clause.lemma);
  if (!acts) return null;
  if (clause.lemma === 'await' && role === 'object' || clause.lemma === 'follow' && (role === 'object' || clause.relation === 'participle')) return null;
  // "The railways reopen the line": what has an object acts on that, not on its own subject.
  if (role === 'subject' && !clause.passive && clause.object.length > 0) return null;
  // "Deal reached on prisoners": a document is never the doer of what is done to documents.
  const isDoneTo = isHeadline && role === 'subject' && head.kind === 'instrument' && clause.object.length === 0 && clause.tense === 'past' && acts.some((act) => DONE_TO_DOCUMENTS.has(act.done));
  const fits = isDoneTo || (role === 'object' ? !clause.passive || clause.object.length > 0 : clause.passive || INTRANSITIVE.has(clause.lemma));
  if (!fits) return null;
  const kind = head.kind;
  // "The 18th commission opened" is a session, not the founding of the body.
  if (kind === 'mechanism' && role === 'subject' && !clause.passive) return null;
  for (const act of acts) {
    if (act.particle !== null && act.particle !== clause.particle && !clause.prepositions.some((pp) => act.particle!.endsWith(pp.word))) continue;
    if (act.kinds.has(kind)) return act;
  }
  return null;
}

const tokensOf = (input: StatementInput): readonly Token[] => input.analysis.sentence.tokens;

/** "have yet to implement" */
function isYet(tokens: readonly Token[], clause: Clause): boolean {
  return tokens.slice(Math.max(0, clause.from - 2), clause.verb).some((token) => token.norm === 'yet');
}

function statusOf(act: Act, stance: Stance, clause: Clause, yet: boolean): ActStatus | null {
  switch (stance) {
    case 'actual':
      if (clause.relation === 'infinitive' && clause.tense === 'none' && ['done', 'signed', 'in force'].includes(act.done)) return null;
      return act.done;
    case 'going-on': return act.done === 'done' || act.done === 'in progress' ? 'in progress' : act.done === 'signed' || act.done === 'agreed' ? 'proposed' : act.done;
    case 'agreed': return act.planned === 'proposed' ? 'agreed' : act.planned;
    case 'planned': return ['delayed', 'suspended', 'cancelled', 'in force', 'lapsed'].includes(act.planned) && act.done === act.planned ? null : act.planned;
    case 'proposed': return ['delayed', 'suspended', 'cancelled', 'lapsed'].includes(act.planned) ? null : 'proposed';
    case 'denied': return EXPECTED.has(act.verb) && (clause.tense !== 'none' || yet) && (clause.modal === null || clause.modal === 'can' || clause.modal === 'could') ? 'delayed' : null;
    default: return null;
  }
}

import { isStateCode, type Mention } from '../actors/mention.js';
import { cameoOf, goldsteinOf, quadOf, scoreOf, isMode } from '../ontology/event-codes.js';
import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { Candidate } from './candidates.js';
import { counterpart, type EarlierAct } from './counterpart.js';
import { findCandidates } from './candidates.js';
import { doerOfMeasure, doerOfPlace, fromItsBlow, struckPlace } from './missing-roles.js';
import { casualtiesOf } from './casualties.js';
import { ActorFinder } from './event-actors.js';
import type { Actor, Attribution, EventFinding } from './findings.js';
import type { FrameIndex } from '../lexicon/frames.js';
import { clauseStatus, isRefusal, nounStatus, typeWithStatus, type Governors } from './modality.js';
import type { SentenceView } from './views.js';

/** What became of a candidate reading, for `explain`. */
export interface Verdict {
  readonly candidate: Candidate;
  readonly score: number;
  readonly kept: boolean;
  /** Plain words: why it was kept or lost. */
  readonly reason: string;
}

/** An event before dates, sectors and attribution are added. */
export interface EventDraft {
  readonly candidate: Candidate;
  readonly type: EventType;
  readonly mode: string | null;
  readonly status: EventStatus;
  readonly source: readonly Actor[];
  readonly target: readonly Actor[];
  readonly score: number;
}

/** What lies outside the sentence: who speaks and which two states the document is about. */
export interface EventContext {
  /** True for verbs that merely report: "say", "announce". */
  reports(lemma: string): boolean;
  /** The speaker of what a clause says: whoever is quoted, else the outlet; empty when neither is known. */
  speaker(clause: number): Actor[];
  /** The two states the document has been speaking of, at their latest mention; empty when there are not two. */
  pair(): readonly Actor[];
  /** The same from the sentences before this one. */
  earlierPair(): readonly Actor[];
  /** Whose side answers in an interview; null elsewhere. */
  readonly ownSide: string | null;
  /** Who concludes the agreement that the text is; empty elsewhere. */
  readonly parties: readonly string[];
  /** Acts told of before this sentence, oldest first. */
  readonly earlier: readonly EarlierAct[];
}

/** Acts whose content is not an act of its own: what is agreed, asked, refused or threatened has not happened. */
const ABSORBS: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'CONCEDE', 'ACCUSE']);

/** Chooses one reading for each word that can carry an act and fills in who does it to whom. In text order of the words. */
export function draftEvents(view: SentenceView, mentions: readonly Mention[], frames: FrameIndex, governors: Governors, context: EventContext, verdicts?: Verdict[]): EventDraft[] {
  const finder = new ActorFinder(view, mentions);
  const candidates = findCandidates(view, frames, (phrase) => finder.isActor(phrase));
  if (candidates.length === 0) return [];
  const best = new Map<string, { candidate: Candidate; source: Actor[]; target: Actor[]; score: number }>();
  for (const candidate of candidates) {
    const roles = fillRoles(finder, candidate, view, context);
    const score = Math.min(candidate.fit, 7) * 0.55 + candidate.frame.weight * 0.8 + Math.min(1, roles.source.length) * 1.6 + Math.min(1, roles.target.length) * 1.4 - (candidate.phrase >= 0 ? 0.5 : 0);
    const key = candidate.phrase >= 0 ? `n${candidate.phrase}` : `v${candidate.clause}`;
    const before = best.get(key);
    if (before && before.score >= score) {
      verdicts?.push({ candidate, score, kept: false, reason: `${before.candidate.frame.id} fits better` });
      continue;
    }
    if (before) verdicts?.push({ candidate: before.candidate, score: before.score, kept: false, reason: `${candidate.frame.id} fits better` });
    best.set(key, { candidate, ...roles, score });
  }
  const readings = [...best.values()].sort((a, b) => a.candidate.from - b.candidate.from);
  for (const reading of readings) if (reading.source.length === 0) Object.assign(reading, fromItsBlow(view, reading, readings));
  const drafts: EventDraft[] = [];
  for (const reading of readings) {
    const lost = whyLost(view, reading, readings, context);
    if (lost) {
      verdicts?.push({ candidate: reading.candidate, score: reading.score, kept: false, reason: lost });
      continue;
    }
    const draft = withCounterpart(view, settle(view, reading, governors), drafts, finder, context);
    const twin = drafts.find((other) => other.type === draft.type && sameActors(other.source, draft.source) && sameActors(other.target, draft.target));
    if (twin) {
      verdicts?.push({ candidate: reading.candidate, score: reading.score, kept: false, reason: `same act as ${twin.candidate.frame.id}` });
      continue;
    }
    verdicts?.push({ candidate: reading.candidate, score: reading.score, kept: true, reason: 'kept' });
    drafts.push(draft);
  }
  return drafts;
}

/** An act that names nobody it is for gets who the text means; see `counterpart`. */
function withCounterpart(view: SentenceView, draft: EventDraft, before: readonly EventDraft[], finder: ActorFinder, context: EventContext): EventDraft {
  if (draft.candidate.frame.reciprocal) return draft;
  const own = new Set(draft.source.map((actor) => actor.code));
  // "The two ministers agreed to meet in Luanda": who acts together needs no other.
  if (own.size > 1 && draft.target.length > 0 && draft.target.every((actor) => own.has(actor.code))) return { ...draft, target: [] };
  const doubtful = draft.target.length > 0 && draft.target.every((actor) => actor.code === null ? finder.isRole(actor) : own.has(actor.code) && finder.isGuess(actor));
  if (draft.target.length > 0 && !doubtful) return draft;
  const owner = draft.target.length === 0 ? ownerTold(view, draft, finder) : [];
  if (owner.length > 0) return { ...draft, target: owner };
  // "Pakistan said an Indian drone had wounded four soldiers": the side that complains, of its own.
  const teller = doubtful && HARMS.has(draft.type) ? tellerOf(view, draft, finder) : [];
  if (teller.length === 1) return { ...draft, target: draft.target.map((actor) => ({ ...actor, code: teller[0]!.code })) };
  const target = counterpart(view, draft, [...context.earlier, ...before], context.earlierPair(), context.ownSide);
  if (target.length > 0) return { ...draft, target: doubtful && target.length === 1 ? draft.target.map((actor) => ({ ...actor, code: target[0]!.code })) : target };
  // A state's own people, where the text knows of no other side: "police beat marchers".
  if (doubtful && DOMESTIC.has(draft.type) && draft.source.length === 1 && draft.source[0]!.code !== null) return { ...draft, target: draft.target.map((actor) => ({ ...actor, code: draft.source[0]!.code })) };
  return draft;
}

/** "Hanoi said Chinese ships had entered its waters", "accepted the American offer": whose the object is, told by the clause above or by the object's own words. */
function ownerTold(view: SentenceView, { candidate, type, source }: EventDraft, finder: ActorFinder): Actor[] {
  const { clauses, phrases, sentence } = view.analysis;
  const clause = clauses[candidate.clause];
  if (candidate.phrase >= 0 || !clause) return [];
  const object = clause.passive ? clause.subject : clause.object;
  const others = (actors: readonly Actor[]): Actor[] => actors.filter((actor) => actor.code !== null && !source.some(({ code }) => code === actor.code));
  const parent = clauses[clause.parent];
  if (parent && (clause.relation === 'content' || clause.relation === 'adverbial') && object.some((phrase) => ITS.has(sentence.tokens[phrases[phrase]!.from]!.norm))) {
    const above = others(finder.inPhrases(parent.subject, source));
    if (above.length > 0) return above;
  }
  return OF_ANOTHER.has(type) ? others(finder.inPhrases(object, source)) : [];
}

const HARMS: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE']);

/** The state or body that says what the clause says, when it is another than the doer. */
function tellerOf(view: SentenceView, { candidate, source }: EventDraft, finder: ActorFinder): Actor[] {
  const { clauses } = view.analysis;
  const clause = clauses[candidate.clause];
  const parent = clause?.relation === 'content' ? clauses[clause.parent] : undefined;
  return parent ? finder.inPhrases(parent.subject, source).filter((actor) => actor.code !== null && isStateCode(actor.code) && !source.some(({ code }) => code === actor.code)) : [];
}

/** Acts on something that another has made, said or owns. */
const OF_ANOTHER: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'REJECT', 'ACCUSE', 'SUPPORT', 'CONCEDE', 'SANCTION']);

const DOMESTIC: ReadonlySet<EventType> = new Set(['COERCE', 'ASSAULT', 'RETREAT', 'PROTEST', 'CONCEDE']);

const SENDS: ReadonlySet<EventType> = new Set(['MOBILIZE', 'AID', 'RETREAT']);

/** Acts that happen to a place. */
const ON_THE_GROUND: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'RETREAT', 'AID', 'THREATEN']);

function fillRoles(finder: ActorFinder, candidate: Candidate, view: SentenceView, context: EventContext): { source: Actor[]; target: Actor[] } {
  const { frame } = candidate;
  const told = view.analysis.clauses[candidate.clause];
  let source = frame.source[0] === 'speaker' ? context.speaker(candidate.clause) : finder.inSlots(candidate.source, [], !frame.reciprocal, false, frame.reciprocal ? -1 : candidate.phrase);
  if ((frame.type === 'PROTEST' || (frame.mode === 'arrest' && candidate.phrase < 0)) && source.length > 0 && source.every((actor) => actor.code === null && finder.isRole(actor))) source = ofTheirPlace(finder, candidate, view, source);
  // "HAVE AGREED AS FOLLOWS": the parties, named above.
  if (source.length === 0 && context.parties.length > 1 && frame.type === 'AGREE' && candidate.phrase < 0 && told?.subject.length === 0) {
    const { start, end } = view.analysis.sentence.tokens[told.verb]!;
    source = context.parties.map((code) => ({ code, sector: null, name: null, span: [start, end] }));
  }
  let target = finder.inSlots(candidate.target, source);
  // "troops pulled back from Kherson": what is done to a place is done to its state.
  if (target.length === 0 && (ON_THE_GROUND.has(frame.type) || frame.mode === 'visit')) target = finder.inSlots(candidate.target, source, false, true);
  // "dismantled outposts in Syria": what stands there is told of by its place.
  if (target.length === 0 && candidate.phrase < 0 && ON_THE_GROUND.has(frame.type) && frame.target.includes('in')) target = finder.inPhrases(view.analysis.clauses[candidate.clause]!.object, source).filter((actor) => actor.code !== null && finder.isRole(actor) && !source.some(({ code }) => code === actor.code));
  const unnamed = target.every((actor) => actor.code === null && finder.isRole(actor));
  const struck = unnamed && source.length > 0 ? struckPlace(finder, candidate, view, source) : [];
  if (struck.length > 0) target = target.length > 0 ? target.map((actor) => ({ ...actor, code: struck[0]!.code })) : struck;
  if (source.length === 0) source = doerOfPlace(finder, candidate, view, target);
  if (source.length === 0) source = doerOfMeasure(finder, candidate, view, target);
  // "protests against the president left two dead in Cusco": of the people there.
  if (source.length === 0 && frame.type === 'PROTEST' && candidate.phrase >= 0) source = ofTheirPlace(finder, candidate, view, target.filter(({ code }) => code !== null).slice(0, 1)).slice(0, 1);
  // "Polish soldiers were deployed along the border": what is sent is the sender's.
  if (source.length === 0 && candidate.phrase < 0 && told?.passive && !frame.reciprocal && SENDS.has(frame.type) && !frame.target.includes('obj')) source = finder.inPhrases(told.subject, target).filter(({ code }) => code !== null);
  const possessed = candidate.phrase >= 0 && ITS.has(view.analysis.sentence.tokens[view.analysis.phrases[candidate.phrase]!.from]!.norm);
  if ((source.length === 0 || possessed) && candidate.phrase >= 0 && candidate.clause >= 0) {
    // "held talks with": the doer of a light verb is the doer of its noun.
    const clause = view.analysis.clauses[candidate.clause]!;
    const { preposition } = view.analysis.phrases[candidate.phrase]!;
    const led = preposition >= 0 && DURING.has(view.analysis.sentence.tokens[preposition]!.norm) && frame.mode === 'visit';
    if ((clause.object.includes(candidate.phrase) || led) && !clause.passive) source = finder.inPhrases(clause.subject, target);
  }
  if (candidate.phrase >= 0 || (source.length === 0 && told?.passive)) ({ source, target } = fromContext(frame, source, target, context.pair()));
  if (!frame.reciprocal) {
    const isOwn = (actor: Actor): boolean => actor.code !== null && source.some(({ code }) => code === actor.code);
    const others = target.filter((actor) => !isOwn(actor));
    // "China will crush any move by Taiwan, its minister warned": nobody threatens himself, and who is named beside oneself is meant.
    if (others.length > 0 || frame.type === 'THREATEN') return { source, target: others };
    return { source, target: target.filter((actor) => !source.some((other) => other.code === actor.code && other.code !== null && other.span[0] === actor.span[0])) };
  }
  const all = [...source];
  for (const actor of target) if (!all.some((other) => other.code === actor.code && other.name === actor.name)) all.push(actor);
  const known = all.filter(({ code, name }) => code !== null || name !== null);
  return { source: known.length > 1 ? known : all, target: [] };
}

/** "Students demonstrated outside the British embassy in Tehran", "marchers stoned Chilean police": crowds are of the place they are in, or of the police they face. */
function ofTheirPlace(finder: ActorFinder, candidate: Candidate, view: SentenceView, crowd: readonly Actor[]): Actor[] {
  const clause = view.analysis.clauses[candidate.clause];
  const places = (clause?.prepositions ?? []).filter(({ word, phrase }) => phrase >= 0 && WITHIN.has(word)).flatMap(({ phrase }) => finder.placesIn(phrase));
  const owner = places.at(-1)?.code ?? finder.inSlots(candidate.target).find(({ sector }) => sector === 'COP')?.code ?? null;
  return owner === null ? [...crowd] : crowd.map((actor) => ({ ...actor, code: owner }));
}

const WITHIN = new Set(['in', 'across', 'throughout', 'at', 'around']);

/** Acts between two sides which a text about them names without naming them: "successive visits", "the signing of twelve documents". */
const SIGNING = new Set(['signing', 'sign', 'initial', 'ink', 'exchange', 'finalise', 'finalize', 'conclude']);
const BETWEEN_THEM: ReadonlySet<EventType> = new Set(['CONSULT', 'SUPPORT']);

/** Fills the sides of a visit or signing from the pair the document speaks of. */
function fromContext(frame: Candidate['frame'], source: Actor[], target: Actor[], pair: readonly Actor[]): { source: Actor[]; target: Actor[] } {
  if (pair.length !== 2 || !BETWEEN_THEM.has(frame.type) || !(frame.mode === 'visit' || frame.head.some((word) => SIGNING.has(word)))) return { source, target };
  const coded = source.filter((actor) => actor.code !== null);
  if (coded.length === 0 && target.length === 0) return { source: [...pair], target: [] };
  if (frame.mode === 'visit' && target.length === 0 && coded.length > 0 && coded.every((actor) => actor.code === coded[0]!.code)) {
    const other = pair.filter((actor) => actor.code !== coded[0]!.code);
    if (other.length === 1) return { source, target: [...other] };
  }
  return { source, target };
}

/** "reiterated its condemnation": the act is that of whoever the clause is about; "entered its waters": they are that of whoever speaks. */
const ITS = new Set(['its', 'their', 'his', 'her']);

/** "on a visit to Iran, met …": the visitor is whoever the clause is about. */
const DURING = new Set(['on', 'during', 'for', 'after', 'before', 'while']);

function whyLost(view: SentenceView, reading: { candidate: Candidate; source: Actor[]; target: Actor[] }, all: readonly { candidate: Candidate; source: Actor[]; target: Actor[] }[], context: EventContext): string | null {
  const { candidate, source, target } = reading;
  const actors = [...source, ...target];
  if (actors.length === 0) return 'no actor in its slots';
  // "women who had been arrested": whose they are the whole text may tell.
  if (!actors.some((actor) => actor.code !== null) && source.length === 0 && !(candidate.phrase < 0 && HARMS.has(candidate.frame.type) && view.analysis.clauses[candidate.clause]?.passive)) return 'no known actor';
  if (candidate.frame.reciprocal && source.length < 2 && candidate.phrase >= 0) return 'a reciprocal act needs two parties';
  if (candidate.frame.source[0] === 'speaker' && (source.length === 0 || target.length === 0)) return 'no speaker or nobody spoken of';
  if (source.length === 0 && candidate.phrase >= 0) return 'nobody does it';
  if (source.length === 0 && !view.analysis.clauses[candidate.clause]?.passive) return 'nobody does it';
  const { clauses } = view.analysis;
  const reported = reportedAct(view, candidate, all, context);
  if (reported) return `reports what ${reported.frame.id} says`;
  if (candidate.phrase >= 0) {
    const holder = all.find((other) => other !== reading && other.candidate.phrase < 0 && other.candidate.clause === candidate.clause && holds(view, other.candidate, candidate.phrase));
    if (holder && (source.length > 0 && target.length > 0 && ownRoles(view, candidate) ? holder.candidate.frame.type === candidate.frame.type : true)) return `part of what ${holder.candidate.frame.id} says`;
  }
  // "threats to close the strait", "an offer to mediate"
  const noun = candidate.phrase < 0 && clauses[candidate.clause]?.relation === 'infinitive' ? clauses[candidate.clause]!.afterPhrase : -1;
  const holder = noun < 0 ? undefined : all.find((other) => other.candidate.phrase === noun && ABSORBS.has(other.candidate.frame.type));
  if (holder) return `content of ${holder.candidate.frame.id}`;
  let at = candidate.phrase >= 0 ? candidate.clause : clauses[candidate.clause]?.parent ?? -1;
  let child = candidate.clause;
  for (let hop = 0; hop < 4 && at >= 0; hop++) {
    if (candidate.phrase < 0 || at !== candidate.clause) {
      const outer = all.find((other) => other !== reading && other.candidate.phrase < 0 && other.candidate.clause === at);
      const completes = clauses[at]!.complement === child || clauses[child]!.relation === 'infinitive' || (clauses[child]!.relation === 'participle' && clauses[child]!.introducer !== null);
      if (outer && completes && (ABSORBS.has(outer.candidate.frame.type) || (SIGNING.has(outer.candidate.frame.head[0]!) && clauses[child]!.relation === 'infinitive')) && !reportedAct(view, outer.candidate, all, context)) return `content of ${outer.candidate.frame.id}`;
      if (!completes) break;
    }
    child = at;
    at = clauses[at]!.parent;
  }
  return null;
}

/** "Russia said Ukraine shelled a village": the report is no accusation of its own when what it reports is an act with its own doer. */
function reportedAct(view: SentenceView, candidate: Candidate, all: readonly { candidate: Candidate; source: Actor[]; target: Actor[] }[], context: EventContext): Candidate | null {
  if (candidate.phrase >= 0 || candidate.frame.type !== 'ACCUSE') return null;
  const clause = view.analysis.clauses[candidate.clause]!;
  if (!context.reports(clause.lemma)) return null;
  const inner = all.find((other) => other.candidate.phrase < 0 && other.candidate.clause === clause.complement && other.source.length > 0 && quadOf(other.candidate.frame.type) !== 1);
  return inner?.candidate ?? null;
}

/** True when the phrase is object, subject or in a prepositional phrase that the verb's frame looks at. */
function holds(view: SentenceView, verb: Candidate, phrase: number): boolean {
  const clause = view.analysis.clauses[verb.clause]!;
  const near = [...clause.object, ...clause.prepositions.map((other) => other.phrase), ...(clause.passive ? clause.subject : [])];
  return near.some((other) => other === phrase || (other >= 0 && view.throughOf(other).includes(phrase)));
}

/** True when the noun names both sides itself ("the attack by A on B"). */
function ownRoles(view: SentenceView, candidate: Candidate): boolean {
  const own = new Set([candidate.phrase, ...view.childrenOf(candidate.phrase)]);
  const touches = (slots: readonly (readonly number[])[]): boolean => slots.some((phrases) => phrases.some((phrase) => own.has(phrase)));
  return touches(candidate.source) && touches(candidate.target);
}

function settle(view: SentenceView, reading: { candidate: Candidate; source: Actor[]; target: Actor[]; score: number }, governors: Governors): EventDraft {
  const { candidate } = reading;
  const { frame } = candidate;
  const base = frame.source[0] === 'speaker' ? 'actual' : frame.status ?? (candidate.phrase >= 0 ? nounStatus(view, candidate.phrase, candidate.clause, governors) : clauseStatus(view, candidate.clause, governors));
  const type = typeWithStatus(frame.type, base, base === 'denied' && isRefusal(view, candidate.clause, candidate.phrase >= 0));
  const status: EventStatus = type === 'REJECT' && frame.type !== 'REJECT' ? 'actual' : base;
  // A government that protests complains; people who do so take to the streets.
  if (type === 'PROTEST' && candidate.phrase < 0 && frame.head.length === 1 && frame.head[0] === 'protest' && reading.source.length > 0 && reading.source.every(({ sector }) => sector === null || sector === 'GOV' || sector === 'MIL')) {
    return { candidate, type: 'ACCUSE', mode: 'disapprove', status, source: reading.source, target: reading.target, score: reading.score };
  }
  const mode = type === frame.type ? frame.mode : null;
  // "would not receive the American envoy": who refuses is who would have been the host.
  if (type === 'REJECT' && frame.type !== 'REJECT' && candidate.phrase < 0 && frame.target.includes('subj')) return { candidate, type, mode, status, source: reading.target, target: reading.source, score: reading.score };
  return { candidate, type, mode: mode !== null && isMode(type, mode) ? mode : null, status, source: reading.source, target: reading.target, score: reading.score };
}

function sameActors(a: readonly Actor[], b: readonly Actor[]): boolean {
  return a.length === b.length && a.every((actor, k) => actor.code === b[k]!.code && (actor.code !== null || actor.span[0] === b[k]!.span[0]));
}

/** Completes a draft to a finding. */
export function finishEvent(view: SentenceView, draft: EventDraft, extra: { doc: string; attribution: readonly Attribution[]; date: EventFinding['date']; sectors: readonly string[]; place: EventFinding['place']; background: boolean }): EventFinding {
  const { sentence } = view.analysis;
  const { tokens } = sentence;
  const cameo = cameoOf(draft.type, draft.mode, extra.sectors);
  const casualties = draft.type === 'ASSAULT' || draft.type === 'COERCE' || draft.type === 'PROTEST' ? casualtiesOf(tokens) : undefined;
  return {
    kind: 'event', doc: extra.doc, type: draft.type, mode: draft.mode, quad: quadOf(draft.type), score: scoreOf(draft.type, draft.mode), cameo, goldstein: goldsteinOf(cameo),
    source: draft.source, target: draft.target,
    anchor: [tokens[draft.candidate.from]!.start, tokens[draft.candidate.to - 1]!.end], sentence: sentence.span,
    status: extra.background && draft.status === 'actual' ? 'background' : draft.status,
    attribution: extra.attribution, date: extra.date, sectors: extra.sectors, place: extra.place,
    ...(casualties ? { casualties } : {}),
    confidence: confidenceOf(draft), rule: draft.candidate.frame.id,
  };
}

/**
 * How likely the type is right, 0.5–0.8: rising with how well the frame fits and how completely its roles are filled, up to a score of 5, beyond which
 * more conditions brought nothing. Two parameters, set on the event types of data/gold/documents.jsonl; docs/accuracy.md has the table.
 */
function confidenceOf(draft: EventDraft): number {
  return Math.round((1 / (1 + Math.exp(-(0.25 * Math.min(Math.max(draft.score, 0), 5) + 0.15)))) * 100) / 100;
}

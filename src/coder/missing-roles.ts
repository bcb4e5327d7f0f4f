import type { EventType } from '../ontology/event-types.js';
import type { Clause } from '../syntax/analysis.js';
import type { Candidate } from './candidates.js';
import type { ActorFinder } from './event-actors.js';
import type { Actor } from './findings.js';
import type { SentenceView } from './views.js';

/** Prepositions whose phrases tell where a blow fell, nearest meaning first. */
const STRUCK = ['against', 'from', 'inside', 'into', 'in', 'on', 'near', 'at', 'off', 'along', 'outside', 'around', 'across', 'over'];
/** Those that tell who holds a prisoner, and whom an expelled person was sent away by. */
const HELD = ['in', 'at', 'near', 'off'];
const SENT_AWAY = ['from', 'of'];
const BLOWS: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'THREATEN', 'AID']);
/** Modes whose doer is whoever rules the place when nobody is named. */
const OF_RULERS: ReadonlySet<string> = new Set(['arrest', 'convict', 'seize']);
const OF_SENDERS: ReadonlySet<string> = new Set(['deport', 'expel']);

const coded = (actors: readonly Actor[], except: readonly Actor[]): Actor[] => actors.filter(({ code }) => code !== null && !except.some((other) => other.code === code));

/** "Two Japanese executives were detained in Beijing", "was ordered out of Moldova": who does what the text tells in the passive without naming anybody; empty when no place tells. */
export function doerOfPlace(finder: ActorFinder, { frame, clause, phrase }: Candidate, view: SentenceView, target: readonly Actor[]): Actor[] {
  const told = view.analysis.clauses[clause];
  if (phrase >= 0 || !told?.passive || frame.mode === null || target.length === 0) return [];
  const words = OF_RULERS.has(frame.mode) ? HELD : OF_SENDERS.has(frame.mode) ? SENT_AWAY : [];
  return byPreposition(finder, view, clause, words, target);
}

const EASES: ReadonlySet<EventType> = new Set(['CONCEDE', 'RETREAT']);
const HOLDS = new Set(['hold', 'seize', 'detain', 'capture', 'jail', 'imprison', 'arrest', 'intern', 'impound', 'abduct']);
const HELD_BY = ['by', 'in', 'at'];
const LISTS = new Set(['list', 'blacklist', 'register', 'index']);

/** "EU sanctions on Belarus were lifted", "a tanker held by Iran was freed", "was taken off the US list": who ends a measure nobody is named for is whose measure it was; empty when nothing tells. */
export function doerOfMeasure(finder: ActorFinder, { frame, clause, phrase }: Candidate, view: SentenceView, target: readonly Actor[]): Actor[] {
  const { clauses, phrases, sentence } = view.analysis;
  const told = clauses[clause];
  if (phrase >= 0 || !told?.passive || !EASES.has(frame.type) || target.length === 0) return [];
  for (const { relation, lemma, passive, subject, prepositions } of clauses) {
    if ((relation !== 'participle' && relation !== 'relative') || !passive || !HOLDS.has(lemma) || !subject.some((held) => told.subject.includes(held))) continue;
    for (const where of HELD_BY) {
      const there = prepositions.filter(({ word, phrase: at }) => word === where && at >= 0).map(({ phrase: at }) => at);
      const holder = coded(finder.inPhrases(there, target), target);
      if (holder.length > 0) return holder;
    }
  }
  if (!frame.target.includes('obj')) return coded(finder.inPhrases(told.subject, target, true), target);
  const lists = prepositionsOf(told).filter((at) => at >= 0 && LISTS.has(sentence.tokens[phrases[at]!.head]!.lemma));
  return coded(finder.inPhrases(lists, target, true), target);
}

const prepositionsOf = ({ prepositions }: Clause): number[] => prepositions.map(({ phrase }) => phrase);

/** "had hit nine targets inside Pakistan", "abducted pupils from a school in Kaduna": whom a blow fell on, told by where alone; empty when nothing tells. */
export function struckPlace(finder: ActorFinder, { frame, clause, phrase }: Candidate, view: SentenceView, source: readonly Actor[]): Actor[] {
  if (phrase >= 0 || !BLOWS.has(frame.type) || frame.reciprocal) return [];
  const there = byPreposition(finder, view, clause, STRUCK, source);
  return there.length > 0 ? there : hurtBy(finder, view, clause, source);
}

const HURTS = new Set(['kill', 'wound', 'injure', 'hit', 'strike', 'destroy', 'damage', 'target']);

/** "claimed a bombing that killed nine policemen": whom what the clause speaks of hurt. */
function hurtBy(finder: ActorFinder, view: SentenceView, index: number, source: readonly Actor[]): Actor[] {
  const { clauses } = view.analysis;
  const { object, prepositions } = clauses[index]!;
  const told = new Set([...object, ...prepositions.map(({ phrase }) => phrase)]);
  for (const { relation, subject, lemma, object: hurt } of clauses) {
    if (relation !== 'relative' && relation !== 'participle') continue;
    if (!HURTS.has(lemma) || !subject.some((phrase) => told.has(phrase))) continue;
    const found = coded(finder.inPhrases(hurt, source), source);
    if (found.length > 0) return found;
  }
  return [];
}

/** A candidate with the actors found for it. */
interface Reading {
  readonly candidate: Candidate;
  readonly source: Actor[];
  readonly target: Actor[];
}

/** "were killed in Israeli strikes on Gaza City", "died in shelling by Pakistan": who struck, told by the noun or verb of the blow; nothing when that does not tell. */
export function fromItsBlow(view: SentenceView, reading: Reading, all: readonly Reading[]): { source: Actor[]; target: Actor[] } | null {
  const { candidate, target } = reading;
  const { clauses } = view.analysis;
  const clause = clauses[candidate.clause];
  if (candidate.phrase >= 0 || !clause || candidate.frame.type !== 'ASSAULT' || (!clause.passive && clause.lemma !== 'die')) return null;
  const blow = all.find((other) => other !== reading && other.source.length > 0 && other.candidate.frame.type === 'ASSAULT' && !other.source.some(({ code }) => target.some((own) => own.code === code))
    && (other.candidate.phrase >= 0 ? clause.prepositions.some(({ phrase }) => phrase === other.candidate.phrase) : clauses[other.candidate.clause]!.relation === 'participle' && clauses[other.candidate.clause]!.parent === candidate.clause));
  if (!blow) return null;
  return { source: blow.source, target: target.some(({ code }) => code !== null) || blow.target.length === 0 ? target : blow.target };
}

function byPreposition(finder: ActorFinder, view: SentenceView, clause: number, words: readonly string[], except: readonly Actor[]): Actor[] {
  const { prepositions } = view.analysis.clauses[clause]!;
  for (const preposition of words) {
    for (const { word, phrase } of prepositions) {
      if (word !== preposition || phrase < 0 || view.analysis.phrases[phrase]!.temporal) continue;
      const found = coded(finder.inPhrases([phrase], except, false, true), except);
      const around = found.length > 0 ? found : coded(finder.inPhrases([phrase], except), except);
      if (around.length > 0) return around;
    }
  }
  return [];
}

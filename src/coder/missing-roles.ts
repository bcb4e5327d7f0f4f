import type { EventType } from '../ontology/event-types.js';
import type { Candidate } from './candidates.js';
import type { ActorFinder } from './event-actors.js';
import type { Actor } from './findings.js';
import type { SentenceView } from './views.js';

/** Prepositions whose phrases tell where a blow fell, nearest meaning first. */
const STRUCK = ['against', 'from', 'inside', 'into', 'in', 'on', 'near', 'at', 'off', 'along', 'outside', 'around', 'across', 'over'];
/** Those that tell who holds a prisoner, and whom an expelled person was sent away by. */
const HELD = ['in', 'at', 'near', 'off'];
const SENT_AWAY = ['from', 'of'];
const BLOWS: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'THREATEN']);
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

/** "had hit nine targets inside Pakistan", "abducted pupils from a school in Kaduna": whom a blow fell on, told by where alone; empty when nothing tells. */
export function struckPlace(finder: ActorFinder, { frame, clause, phrase }: Candidate, view: SentenceView, source: readonly Actor[]): Actor[] {
  if (phrase >= 0 || !BLOWS.has(frame.type) || frame.reciprocal) return [];
  return byPreposition(finder, view, clause, STRUCK, source);
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

import type { EventType } from '../ontology/event-types.js';
import type { Actor } from './findings.js';
import type { SentenceView } from './views.js';
import type { Candidate } from './candidates.js';

/** An act that the text has told of before, as far as later ones refer to it. */
export interface EarlierAct {
  readonly type: EventType;
  readonly source: readonly Actor[];
  readonly target: readonly Actor[];
}

/** How many acts back a text may refer. Judgement. */
export const REACH = 8;

/** Answers to what another has said or done: whoever did that is meant. */
const ANSWERS: ReadonlySet<EventType> = new Set(['REJECT', 'ACCUSE', 'SUPPORT', 'THREATEN', 'PROTEST', 'REQUEST', 'AGREE']);
/** Acts that are seldom done without somebody to do them to, so that a text which names nobody means the other side. */
const DIRECTED: ReadonlySet<EventType> = new Set(['REQUEST', 'REJECT', 'ACCUSE', 'THREATEN', 'AGREE', 'CONCEDE', 'RETREAT', 'SANCTION', 'AID', 'COERCE', 'ASSAULT', 'SUPPORT', 'PROTEST', 'MOBILIZE']);
/** Which acts a noun may speak of: "the charge" an accusation, "the offer" something offered. */
const ACTS_NAMED: ReadonlyMap<string, readonly EventType[]> = new Map<string, readonly EventType[]>([
  ...['charge', 'accusation', 'allegation', 'claim', 'criticism', 'complaint', 'statement', 'remark', 'comment', 'report'].map((noun) => [noun, ['ACCUSE', 'REJECT', 'THREATEN']] as const),
  ...['threat', 'warning', 'ultimatum'].map((noun) => [noun, ['THREATEN', 'SANCTION', 'MOBILIZE']] as const),
  ...['offer', 'pledge', 'promise', 'plan', 'proposal', 'initiative', 'idea', 'invitation'].map((noun) => [noun, ['AGREE', 'REQUEST', 'CONCEDE']] as const),
  ...['request', 'demand', 'call', 'appeal', 'plea', 'suggestion'].map((noun) => [noun, ['REQUEST']] as const),
  ...['attack', 'strike', 'raid', 'shelling', 'bombing', 'killing', 'assault', 'incursion'].map((noun) => [noun, ['ASSAULT']] as const),
  ...['arrest', 'detention', 'seizure', 'expulsion', 'ban', 'closure', 'sanction', 'tariff', 'embargo'].map((noun) => [noun, ['COERCE', 'SANCTION']] as const),
  ...['help', 'aid', 'support', 'assistance', 'gift', 'gesture', 'release', 'mediation'].map((noun) => [noun, ['AID', 'SUPPORT', 'RETREAT', 'CONCEDE', 'CONSULT']] as const),
]);
const POINTING = new Set(['the', 'this', 'that', 'these', 'those', 'it', 'them', 'such', 'any']);

/**
 * Whom an act is meant for that names nobody: who did what it answers ("rejected the charge"), else the other party of the latest act that its
 * doer had part in, else the other of the two states the text has been speaking of, else in an interview the side that answers (`ownSide`). Empty when none of these tells.
 */
export function counterpart(view: SentenceView, { type, source, candidate }: { readonly type: EventType; readonly source: readonly Actor[]; readonly candidate: Candidate }, earlier: readonly EarlierAct[], pair: readonly Actor[], ownSide: string | null): Actor[] {
  const codes = new Set(source.map((actor) => actor.code));
  if (!DIRECTED.has(type) || codes.size === 0 || codes.has(null)) return [];
  const recent = earlier.slice(-REACH).toReversed();
  const others = (actors: readonly Actor[]): Actor[] => actors.filter((actor) => actor.code !== null && !codes.has(actor.code));
  const unlessOwn = (actors: readonly Actor[]): boolean => actors.length > 0 && !actors.some((actor) => codes.has(actor.code));
  const named = ANSWERS.has(type) ? refersBack(view, candidate) : null;
  if (named !== null) {
    const answerable = recent.filter((act) => unlessOwn(act.source) && others(act.source).length > 0);
    const answered = answerable.find((act) => ACTS_NAMED.get(named)?.includes(act.type)) ?? answerable[0];
    if (answered) return others(answered.source);
  }
  if (codes.size > 1) return outsider(type, recent.filter((act) => unlessOwn(act.source)), others);
  for (const act of recent) {
    const bySource = act.source.some((actor) => codes.has(actor.code));
    const byTarget = act.target.some((actor) => codes.has(actor.code));
    if (!bySource && !byTarget) continue;
    const rest = bySource ? others(act.target.length > 0 ? act.target : act.source) : others(act.source);
    if (rest.length > 0) return rest;
  }
  const spokenTo = outsider(type, recent, others);
  if (spokenTo.length > 0) return spokenTo;
  if (pair.length === 2 && pair.some((actor) => codes.has(actor.code))) return others(pair);
  return ownSide !== null && !codes.has(ownSide) ? [{ code: ownSide, sector: null, name: null, span: source[0]!.span }] : [];
}

/** Acts that others answer with calls, and that others condemn. */
const HOSTILE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE']);

/** Whom the word of a third party is for: a call goes to both sides of the latest clash, a condemnation to whoever struck. */
function outsider(type: EventType, recent: readonly EarlierAct[], others: (actors: readonly Actor[]) => Actor[]): Actor[] {
  if (type !== 'REQUEST' && type !== 'ACCUSE') return [];
  const clash = recent.find((act) => HOSTILE.has(act.type) && others(act.source).length > 0 && others(act.target).length > 0);
  if (!clash) return [];
  return type === 'ACCUSE' ? others(clash.source) : distinct([...others(clash.source), ...others(clash.target)]);
}

function distinct(actors: readonly Actor[]): Actor[] {
  return actors.filter((actor, k) => actors.findIndex(({ code }) => code === actor.code) === k);
}

/** The head of the object when it is "the charge", "this plan", "it": something the text has told of; null otherwise. */
function refersBack(view: SentenceView, { clause, phrase }: Candidate): string | null {
  if (phrase >= 0 || clause < 0) return null;
  const { tokens } = view.analysis.sentence;
  const { object, passive, subject } = view.analysis.clauses[clause]!;
  for (const index of passive ? subject : object) {
    const { from, to, head } = view.analysis.phrases[index]!;
    if (POINTING.has(tokens[from]!.norm) && (to - from === 1 || tokens[head]!.pos === 'NOUN')) return tokens[head]!.lemma;
  }
  return null;
}

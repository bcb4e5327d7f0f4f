import type { EventType } from '../ontology/event-types.js';
import type { Frame } from '../lexicon/frames.js';
import type { Analysis } from '../syntax/analysis.js';
import type { Candidate } from './candidates.js';
import { phraseFit, type Mark } from './relate.js';
import type { SentenceView } from './views.js';

/**
 * Readies the analysis of a sentence for a marked pair: a report behind what it tells is tied to it, and "its army" counts as the marked source where
 * the source is who speaks.
 */
export function settleForPair(analysis: Analysis, source: Mark, saying: ReadonlySet<string>): void {
  linkReportBehind(analysis, saying);
  shareOwnSide(analysis, source);
}

/** "Rebels must disarm, the envoy said": what stands before the comma completes the verb of saying, so that the pair of speaker and subject is read as in "the envoy said rebels must disarm". */
function linkReportBehind({ clauses, phrases, sentence }: Analysis, saying: ReadonlySet<string>): void {
  const at = clauses.findLastIndex((clause) => clause.relation === 'main' && clause.parent < 0 && saying.has(clause.lemma));
  const report = clauses[at];
  const told = clauses[0];
  if (!report || !told || at === 0 || report.complement >= 0 || told.relation !== 'main' || report.subject.length === 0) return;
  const start = Math.min(report.from, ...report.subject.map((phrase) => phrases[phrase]!.from));
  const before = sentence.tokens[start - 1]?.norm ?? '';
  if (before === ',' || QUOTE_END.test(before)) report.complement = 0;
}

/** "The minister said his government would …": who speaks for a side acts with it. */
function shareOwnSide({ clauses, phrases, sentence: { tokens } }: Analysis, source: Mark): void {
  for (const clause of clauses) {
    const [own] = clause.subject;
    if (own === undefined || clause.parent < 0) continue;
    const { from, head } = phrases[own]!;
    if (!OWN.has(tokens[from]!.norm) || !SIDE.has(tokens[head]!.lemma)) continue;
    const speaker = clauses[clause.parent]!.subject.find((phrase) => phrases[phrase]!.from < source[1] && source[0] < phrases[phrase]!.to);
    if (speaker !== undefined && !clause.subject.includes(speaker)) clause.subject = [...clause.subject, speaker];
  }
}

/** "stuck to its refusal", "repeated his demand": the doer of the verb owns the act of speech its pronoun speaks of. */
export function ownedBySubject(candidate: Candidate, view: SentenceView): Candidate {
  const { frame, phrase } = candidate;
  const clause = view.analysis.clauses[candidate.clause];
  if (phrase < 0 || !clause || clause.passive || !SPOKEN.has(frame.type) || !frame.source.includes('poss')) return candidate;
  const { phrases, sentence } = view.analysis;
  if (!OWN.has(sentence.tokens[phrases[phrase]!.from]!.norm) || clause.subject.includes(phrase)) return candidate;
  return { ...candidate, source: [...candidate.source, clause.subject] };
}

/**
 * "The minister said rebels had shelled the town", for the pair of minister and rebels: an accusation, told by the frame of accusing that fits any verb
 * of saying. Empty where the speaker is not the marked source or the doer not the marked target.
 */
export function allegations(candidates: readonly Candidate[], view: SentenceView, source: Mark, target: Mark, saying: ReadonlySet<string>, accusing: Frame | undefined): Candidate[] {
  if (!accusing) return [];
  const { clauses } = view.analysis;
  const found: Candidate[] = [];
  for (const { frame, phrase, clause: at, source: doers } of candidates) {
    if (phrase >= 0 || !HARM.has(frame.type) || at < 0 || clauses[at]!.negated || clauses[at]!.modal !== null) continue;
    const teller = clauses.findIndex(({ complement, lemma, negated }) => complement === at && saying.has(lemma) && !negated);
    const { subject, verb } = clauses[teller] ?? { subject: [], verb: -1 };
    if (!subject.some((index) => phraseFit(view, index, source, 0) >= 0.85) || !doers.flat().some((index) => phraseFit(view, index, target, 0) >= 0.85)) continue;
    found.push({ frame: accusing, clause: teller, phrase: -1, from: verb, to: verb + 1, fit: 1, source: [subject], target: doers });
  }
  return found;
}

const HARM: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE']);
const QUOTE_END = /^["'”’]$/;
const SPOKEN: ReadonlySet<EventType> = new Set(['AGREE', 'SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']);
const OWN = new Set(['his', 'her', 'its', 'their', 'our', 'my']);
const SIDE = new Set([
  'government', 'country', 'nation', 'state', 'party', 'army', 'military', 'navy', 'troop', 'troops', 'soldier', 'force', 'forces', 'fighter', 'side', 'group', 'movement', 'organisation', 'organization', 'administration',
  'cabinet', 'ministry', 'agency', 'company', 'firm', 'union', 'alliance', 'bloc', 'team', 'delegation', 'police', 'people', 'faction', 'militia', 'regime', 'coalition', 'office', 'department', 'commission', 'court', 'council', 'parliament',
]);

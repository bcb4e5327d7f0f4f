import { type ActStatus, type CommitmentLexicon, type Head } from './commitment-lexicon.js';
import { clauseOfToken, stanceAround, type Stance, type StanceReading } from './commitment-stance.js';
import type { StatementInput } from './statement.js';

/** What was done to a thing, told by a verb, a noun or a phrase. */
export interface ActOn {
  readonly status: ActStatus;
  /** Token range of the words that tell it. */
  readonly cue: readonly [number, number];
  readonly statusRule: string;
  /** Clause whose subject answers for it, and the act's own; -1 when there is none. */
  readonly clause: number;
  readonly act: number;
  readonly stance: Stance;
}

const BEGIN = new Set(['launch', 'start', 'begin', 'commence', 'open', 'inaugurate', 'resume', 'restart', 'continue']);
const TALKS = new Set(['talk', 'talks', 'negotiation', 'negotiations', 'consultation', 'consultations', 'discussion', 'discussions']);
/** Verbs that bring talks to a good end. */
const CONCLUDE = new Set(['conclude', 'complete', 'finish', 'finalise', 'finalize', 'wrap']);

/** "the signing of twelve documents", "talks on a free trade agreement", "pipeline construction", "the opening of five markets". */
export function nominalAct(input: StatementInput, from: number, head: Head, lexicon: CommitmentLexicon): ActOn | null {
  const { analysis } = input;
  const { tokens } = analysis.sentence;
  let k = from - 1;
  while (k >= 0 && (tokens[k]!.pos === 'DET' || tokens[k]!.pos === 'PRON')) k--;
  const preposition = tokens[k]?.norm;
  let noun = k - 1;
  // "the signing by both sides of a pact": skip one by-phrase.
  while (noun >= 0 && tokens[noun]!.pos === 'ADJ') noun--;
  let word = tokens[noun];
  // "negotiations between Malaysia and the EU on a trade agreement": whom the talks are between is jumped.
  if (preposition === 'on' && word && word.pos === 'PROPN') {
    for (let back = noun; back >= Math.max(0, k - 9); back--) {
      const { norm, lemma, pos } = tokens[back]!;
      if (TALKS.has(norm) || TALKS.has(lemma)) { noun = back; break; }
      if (!/^(PROPN|DET|CCONJ|NOUN|ADJ)$/.test(pos) && norm !== 'between' && norm !== 'with' && norm !== ',') break;
    }
    word = tokens[noun];
  }
  if (!word || (preposition !== 'of' && preposition !== 'on' && preposition !== 'for' && preposition !== 'toward' && preposition !== 'towards' && preposition !== 'over' && preposition !== 'about')) return null;
  const isNoun = word.pos === 'NOUN' || word.pos === 'PROPN' || (word.pos === 'VERB' && word.norm.endsWith('ing') && preposition === 'of');
  if (!isNoun) return null;
  const act = lexicon.actNouns.get(word.norm) ?? lexicon.actNouns.get(word.lemma);
  if (!act || !act.kinds.has(head.kind)) return null;
  if (preposition !== 'of' && !(TALKS.has(word.norm) || TALKS.has(word.lemma) || act.done === 'proposed' || /^(work|works|construction)$/.test(word.norm))) return null;
  let clause = clauseOfToken(analysis, noun);
  // "the opening of markets and release of detained fishermen": what is read as a verb there describes a noun.
  if (tokens[(analysis.clauses[clause]?.from ?? 0) - 1]?.norm === 'of' && analysis.clauses[clause]!.from > noun) clause = analysis.clauses.findLastIndex((c) => c.from < noun && c.tense !== 'none');
  // "emphasis on raising trade, and the signing of …": behind comma and conjunction the noun belongs to the finite clause.
  const near = analysis.clauses[clause];
  if (near && near.tense === 'none' && near.parent < 0 || near && near.tense === 'none' && /^(and|,|as|well)$/.test(tokens[tokens[noun - 1]?.pos === 'DET' ? noun - 2 : noun - 1]?.norm ?? '') && noun > near.to) {
    const finite = analysis.clauses.findIndex((c) => c.tense !== 'none' && (c.relation === 'main' || c.relation === 'conjunct'));
    if (finite >= 0) clause = finite;
  }
  const reading: StanceReading = clause >= 0 ? stanceAround(analysis, noun, clause, lexicon) : { stance: 'actual', clause: -1, cue: -1, row: null, own: -1 };
  const answer = (status: ActStatus, stance: Stance): ActOn => ({ status, cue: [noun, noun + 1], statusRule: act.row, clause: reading.clause >= 0 ? reading.clause : clause, act: clause, stance });
  // The verb over the noun may itself be an act ("delayed the signing of", "announced the opening of", "agreed on the opening of").
  const over = analysis.clauses[clause];
  const isObject = over && (noun > over.verb || over.passive);
  if (isObject) {
    const above = lexicon.acts.get(over.lemma)?.find((a) => (a.kinds.has(head.kind)) && (a.particle === null || a.particle === over.particle));
    if (above && ['delayed', 'suspended', 'cancelled'].includes(above.done) && (reading.stance === 'actual' || reading.stance === 'agreed')) return { ...answer(above.done, reading.stance), statusRule: above.row, cue: [over.from, over.to] };
    if (CONCLUDE.has(over.lemma) && (TALKS.has(word.norm) || TALKS.has(word.lemma)) && (reading.stance === 'actual' || reading.stance === 'agreed')) return { ...answer(reading.stance === 'actual' ? 'agreed' : 'proposed', reading.stance), cue: [over.from, over.to] };
    if (BEGIN.has(over.lemma) && (act.done === 'done' || act.verb === 'work')) {
      const begun = reading.stance === 'actual' || reading.stance === 'going-on';
      if (!begun && !['planned', 'agreed', 'proposed'].includes(reading.stance)) return null;
      return { ...answer(begun ? 'in progress' : reading.stance === 'proposed' ? 'proposed' : 'agreed', reading.stance), cue: [over.from, over.to] };
    }
    const stance = lexicon.stances.verb.get(over.lemma)?.stance;
    if (reading.stance === 'actual' && (stance === 'agreed' || stance === 'proposed') && !(over.lemma === 'discuss' && act.done === 'proposed')) return answer(stance === 'proposed' || act.planned === 'proposed' && stance !== 'agreed' ? 'proposed' : act.planned === 'proposed' ? 'agreed' : act.planned, stance);
  }
  if (['wish', 'call', 'condition', 'denied', 'possible'].includes(reading.stance)) return null;
  if (reading.stance === 'actual' || reading.stance === 'going-on') {
    // A bare noun of doing ("construction of the line") does not say that it was done.
    const certain = act.done === 'signed' || act.done === 'ratified' || act.done === 'agreed' || act.done === 'proposed' || ['delayed', 'suspended', 'cancelled', 'lapsed'].includes(act.done) || /^(opening|inauguration|completion|launch|reopening|formation|establishment|creation)$/.test(word.norm);
    return certain ? answer(act.done, 'actual') : null;
  }
  return answer(reading.stance === 'agreed' && act.planned === 'proposed' ? 'agreed' : reading.stance === 'proposed' ? 'proposed' : act.planned, reading.stance);
}

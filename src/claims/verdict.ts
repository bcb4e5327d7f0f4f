import type { ClaimFinding } from '../coder/findings.js';
import { once } from '../base/once.js';
import type { MeasureInput } from '../measures/input.js';
import { judgeBreak, judgeContactRecord, judgeStructure } from './judge-contact.js';
import { judgeDelivery, judgeTradeFigure, judgeTradeRecord } from './judge-figures.js';
import { judgeLead, judgePosition } from './judge-relations.js';
import { open, type Judgement } from './judgement.js';
import { readProposition, type Proposition } from './proposition.js';

/** A claim as it was made. */
export interface MadeClaim {
  readonly finding: ClaimFinding;
  /** Untouched sentence. */
  readonly sentence: string;
  /** Publication date of its document; null when not known. */
  readonly date: string | null;
}

/** Judges claims about one pair. The same question is measured once. */
export type Judge = (claim: MadeClaim) => Judgement;

/** A judge over a pair's record. `input` is the record as of the day the verdict is given, which may be later than the claim. */
export function createJudge(input: MeasureInput): Judge {
  const known = new Map<string, () => Judgement>();
  const pair = [input.pair.a, input.pair.b] as const;
  return (claim) => {
    const proposition = readProposition(claim.finding, claim.sentence, pair);
    const key = JSON.stringify([proposition, claim.date]);
    let judge = known.get(key);
    if (!judge) known.set(key, judge = once(() => ({ ...judgeProposition(proposition, claim.date, input), asOf: input.asOf })));
    return judge();
  };
}

/** The judgement of the opposite claim. */
function turned(judgement: Omit<Judgement, 'asOf'>): Omit<Judgement, 'asOf'> {
  const verdict = judgement.verdict === 'supported' ? 'contradicted' : judgement.verdict === 'contradicted' ? 'supported' : judgement.verdict;
  return { ...judgement, verdict };
}

/** The rule for each kind of proposition; docs/measures.md states them and how often they are right. */
export function judgeProposition(proposition: Proposition, date: string | null, input: MeasureInput): Omit<Judgement, 'asOf'> {
  switch (proposition.kind) {
    case 'break': return judgeBreak(date, input);
    case 'structure': return proposition.denied ? turned(judgeStructure(date, input)) : judgeStructure(date, input);
    case 'lead': return judgeLead(proposition.cause, proposition.effect, input);
    case 'position': return proposition.weak ? turned(judgePosition(proposition.region, input)) : judgePosition(proposition.region, input);
    case 'trade-figure': return judgeTradeFigure(proposition, date, input);
    case 'delivery': return judgeDelivery(proposition.possible, input);
    case 'trade-record': return judgeTradeRecord(proposition.flow, proposition.lowest, date, input);
    case 'contact-record': return judgeContactRecord(proposition.what, proposition.lowest, date, input);
    case 'precedent': return open('undecided', `it holds ${proposition.states.join(' and ')} up as a model and names no day on which that began`, `the day it began, and a record of ${proposition.states.join(' and ')} for a year before and after it: then the measure “precedent” compares`);
    case 'partner-rank': return open('undecided', 'it ranks trade partners, and the record holds the trade of this pair alone', 'trade of either side with all its partners in the same year from one source');
    case 'unclear': return open('not testable', proposition.why, 'a claim that names what would be seen, of whom, and by when');
  }
}

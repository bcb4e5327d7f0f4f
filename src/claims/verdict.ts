import type { ClaimFinding } from '../coder/findings.js';
import { once } from '../base/once.js';
import type { MeasureInput } from '../measures/input.js';
import { COUNTRIES, labelOf } from '../ontology/countries.js';
import { makePair, pairKey, type Pair } from '../record/dyad.js';
import { judgeBreak, judgeContactRecord, judgeStructure } from './judge-contact.js';
import { judgeDelivery, judgeTradeFigure, judgeTradeRecord } from './judge-figures.js';
import { judgePrecedent } from './judge-precedent.js';
import { judgeLead, judgePosition } from './judge-relations.js';
import { open, type Finding, type Judgement } from './judgement.js';
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

/** A judge over a pair's record. `input` is the record as of the day the verdict is given, which may be later than the claim; `models` are records of pairs that claims hold up as models. */
export function createJudge(input: MeasureInput, models: readonly MeasureInput[] = []): Judge {
  const known = new Map<string, () => Judgement>();
  const pair = [input.pair.a, input.pair.b] as const;
  return (claim) => {
    const proposition = readProposition(claim.finding, claim.sentence, pair);
    const key = JSON.stringify([proposition, claim.date]);
    let judge = known.get(key);
    if (!judge) known.set(key, judge = once(() => ({ ...judgeProposition(proposition, claim.date, input, models), asOf: input.asOf })));
    return judge();
  };
}

/** The judgement of the opposite claim. */
function turned(judgement: Finding): Finding {
  const verdict = judgement.verdict === 'supported' ? 'contradicted' : judgement.verdict === 'contradicted' ? 'supported' : judgement.verdict;
  return { ...judgement, verdict };
}

/** The rule for each kind of proposition; docs/measures.md states them and how often they are right. Where the claim denies, the verdict is that of the opposite claim, turned. */
export function judgeProposition(proposition: Proposition, date: string | null, input: MeasureInput, models: readonly MeasureInput[] = []): Finding {
  const judged = judgePlain(proposition, date, input, models);
  return proposition.denied === true ? turned(judged) : judged;
}

function judgePlain(proposition: Proposition, date: string | null, input: MeasureInput, models: readonly MeasureInput[]): Finding {
  switch (proposition.kind) {
    case 'break': return judgeBreak(date, input);
    case 'structure': return judgeStructure(date, input);
    case 'lead': return judgeLead(proposition.cause, proposition.effect, input);
    case 'position': return proposition.weak ? turned(judgePosition(proposition.region, input)) : judgePosition(proposition.region, input);
    case 'trade-figure': return judgeTradeFigure(proposition, date, input);
    case 'delivery': return judgeDelivery(proposition.possible, input);
    case 'trade-record': return judgeTradeRecord(proposition.flow, proposition.lowest, date, input);
    case 'contact-record': return judgeContactRecord(proposition.what, proposition.lowest, date, input);
    case 'precedent': {
      const pair = modelPair(proposition.states);
      return judgePrecedent(proposition.states, models.find((model) => pair !== null && model.pair.a === pair.a && model.pair.b === pair.b) ?? null);
    }
    case 'partner-rank': return open('undecided', 'it ranks trade partners, and the record holds the trade of this pair alone', 'trade of either side with all its partners in the same year from one source');
    case 'unclear': return open('not testable', proposition.why, 'a claim that names what would be seen, of whom, and by when');
  }
}

/** The pair that two states held up as a model make, by their names; null when either is not known. */
function modelPair(states: readonly string[]): Pair | null {
  const [a, b] = states.map((name) => COUNTRIES.find(({ iso3 }) => labelOf(iso3) === name)?.iso3);
  return a === undefined || b === undefined || a === b ? null : makePair(a, b);
}

/** Pairs of states that claims hold up as models, each once, without the claims' own pair. */
export function modelPairs(claims: readonly { readonly finding: ClaimFinding; readonly sentence: string }[], pair: Pair): Pair[] {
  const found = claims.flatMap(({ finding, sentence }) => {
    const proposition = readProposition(finding, sentence, [pair.a, pair.b]);
    return (proposition.kind === 'precedent' ? modelPair(proposition.states) : null) ?? [];
  });
  return [...new Map(found.map((each) => [pairKey(each), each])).values()].filter((each) => pairKey(each) !== pairKey(pair));
}

import type { Interval } from '../measures/measure.js';

/** Verdict of a claim (CONTRACT.md). Where no record was read it is `undecided`, or `not testable` with the reason. */
export type Verdict = 'supported' | 'contradicted' | 'undecided' | 'not testable';

/** A verdict with the rule it follows, the figure it rests on, and what would change it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Why, with the figures; for `undecided` what is missing, for `not testable` what stands in the way. */
  readonly because: string;
  /** What would decide it, or turn the verdict. */
  readonly wouldChange: string;
  /** Measure and version it rests on; null where none was run. */
  readonly measure: string | null;
  readonly figure: { readonly value: number; readonly unit: string; readonly n: number; readonly nOf: string; readonly interval: Interval | null; readonly pValue: number | null } | null;
  /** Ids of commitments, events or figures it rests on most. */
  readonly evidence: readonly string[];
  /** Day the record was read as of; null without a record. */
  readonly asOf: string | null;
}

/** A judgement before the day is put to it. */
export type Finding = Omit<Judgement, 'asOf'>;

/** Level below which a p-value counts, and chances from which a forecast is called: judgements, the same for every claim. */
export const RULES = { level: 0.05, likely: 0.9, unlikely: 0.1 } as const;

/** A judgement without a figure. */
export function open(verdict: 'undecided' | 'not testable', because: string, wouldChange: string, measure: string | null = null): Finding {
  return { verdict, because, wouldChange, measure, figure: null, evidence: [] };
}

/** Two ways to judge one claim: what either decides stands, with both reasons; where they decide differently it is undecided. `second` null: there is no other way. */
export function joinFindings(first: Finding, second: Finding | null): Finding {
  if (second === null) return first;
  const isDecided = ({ verdict }: Finding) => verdict === 'supported' || verdict === 'contradicted';
  const because = `${first.because}. By the scores on record: ${second.because}`;
  if (isDecided(first) && isDecided(second) && first.verdict !== second.verdict) return { ...first, verdict: 'undecided', because: `counts and scores differ: ${because}`, wouldChange: 'a record in which both agree' };
  return isDecided(second) && !isDecided(first) ? { ...second, because } : { ...first, because };
}

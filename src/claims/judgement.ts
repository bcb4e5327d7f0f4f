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

/** Level below which a p-value counts, and chances from which a forecast is called: judgements, the same for every claim. */
export const RULES = { level: 0.05, likely: 0.9, unlikely: 0.1 } as const;

/** A judgement without a figure. */
export function open(verdict: 'undecided' | 'not testable', because: string, wouldChange: string, measure: string | null = null): Omit<Judgement, 'asOf'> {
  return { verdict, because, wouldChange, measure, figure: null, evidence: [] };
}

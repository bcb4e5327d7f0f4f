import { chiSquaredTails, normalQuantile } from './distributions.js';
import { invertPositive } from './linear-algebra.js';

/** One wait: how long, and whether it ended in what was waited for (else it was still open when last seen). */
export interface Wait {
  /** ≥ 0, in the caller's unit. */
  readonly time: number;
  readonly ended: boolean;
}

/** Estimate just after one time at which waits ended. */
export interface SurvivalStep {
  readonly time: number;
  /** Waits still open just before. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share not yet ended, 0–1. */
  readonly surviving: number;
  /** Greenwood's standard error of `surviving`; null once it is 0. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Kaplan–Meier curve with the median wait. */
export interface SurvivalCurve {
  readonly n: number;
  readonly ended: number;
  readonly steps: readonly SurvivalStep[];
  /** First time at which at most half are still open; null when the curve does not fall so far. */
  readonly median: { readonly value: number | null; readonly low: number | null; readonly high: number | null };
}

/**
 * Kaplan–Meier estimate (Kaplan & Meier 1958) with Greenwood's variance and log(−log) intervals, which stay inside 0–1 (Kalbfleisch & Prentice 2002, 1.4);
 * median and its interval by the same curves (Brookmeyer & Crowley 1982). Equals R's `survfit(conf.type = "log-log")`. Open waits that tie with ended ones count
 * as longer. Empty input gives no steps. Waits with a negative or missing time are the caller's bug and throw.
 */
export function kaplanMeier(waits: readonly Wait[], level = 0.95): SurvivalCurve {
  for (const { time } of waits) if (!(time >= 0)) throw new Error(`a wait lasts ${time}; expected 0 or more`);
  const z = normalQuantile((1 + level) / 2);
  const times = [...new Set(waits.filter(({ ended }) => ended).map(({ time }) => time))].toSorted((x, y) => x - y);
  let surviving = 1;
  let greenwood = 0;
  const steps = times.map((time): SurvivalStep => {
    const atRisk = waits.filter((wait) => wait.time >= time).length;
    const ended = waits.filter((wait) => wait.ended && wait.time === time).length;
    surviving *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    if (atRisk === ended) return { time, atRisk, ended, surviving: 0, standardError: null, low: null, high: null };
    const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(surviving));
    return { time, atRisk, ended, surviving, standardError: surviving * Math.sqrt(greenwood), low: surviving ** Math.exp(spread), high: surviving ** Math.exp(-spread) };
  });
  const first = (reaches: (step: SurvivalStep) => boolean) => steps.find(reaches)?.time ?? null;
  return {
    n: waits.length, ended: waits.filter(({ ended }) => ended).length, steps,
    median: { value: medianOf(steps), low: first((step) => (step.low ?? step.surviving) <= 0.5), high: first(({ high }) => high !== null && high <= 0.5) },
  };
}

/** As R does: where the curve stands at exactly one half, the middle of that stretch. */
function medianOf(steps: readonly SurvivalStep[]): number | null {
  const at = steps.findIndex(({ surviving }) => surviving <= 0.5 + 1e-12);
  if (at < 0) return null;
  const step = steps[at]!;
  const next = steps[at + 1];
  return Math.abs(step.surviving - 0.5) < 1e-12 && next ? (step.time + next.time) / 2 : step.time;
}

/** Share of waits ended within `time`, with its interval; null past the last time anything was seen. */
export function endedWithin(curve: SurvivalCurve, waits: readonly Wait[], time: number): { readonly share: number; readonly low: number | null; readonly high: number | null } | null {
  if (!waits.some((wait) => wait.time >= time) && !(curve.steps.at(-1)?.surviving === 0)) return null;
  const step = curve.steps.findLast((each) => each.time <= time);
  if (!step) return { share: 0, low: null, high: null };
  return { share: 1 - step.surviving, low: step.high === null ? null : 1 - step.high, high: step.low === null ? null : 1 - step.low };
}

/** Whether waits of several groups end at one pace. */
export interface LogRank {
  readonly statistic: number;
  readonly df: number;
  /** Upper tail of chi-squared. */
  readonly pValue: number;
  /** Ends that one common pace leads one to expect in each group. */
  readonly expected: readonly number[];
}

/** Log-rank test (Mantel 1966; Peto & Peto 1972): equal to R's `survdiff(Surv(time, ended) ~ group)`. Groups without waits are left out; null when fewer than two are left or nothing ended. */
export function logRank(groups: readonly (readonly Wait[])[]): LogRank | null {
  const told = groups.filter((waits) => waits.length > 0);
  const times = [...new Set(told.flat().filter(({ ended }) => ended).map(({ time }) => time))];
  if (told.length < 2 || times.length === 0) return null;
  const [observed, expected] = [told.map((waits) => waits.filter(({ ended }) => ended).length), told.map(() => 0)];
  const covariance = told.map(() => told.map(() => 0));
  for (const time of times) {
    const atRisk = told.map((waits) => waits.filter((wait) => wait.time >= time).length);
    const all = atRisk.reduce((sum, each) => sum + each, 0);
    const ended = told.flat().filter((wait) => wait.ended && wait.time === time).length;
    const spread = all > 1 ? (ended * (all - ended)) / (all - 1) : 0;
    atRisk.forEach((own, i) => {
      expected[i]! += (ended * own) / all;
      atRisk.forEach((other, j) => { covariance[i]![j]! += spread * (own / all) * ((i === j ? 1 : 0) - other / all); });
    });
  }
  // The distances add up to 0, so one group follows from the others.
  const free = told.map((_, k) => k).slice(1);
  const inverse = invertPositive(free.map((i) => free.map((j) => covariance[i]![j]!)));
  if (!inverse) return null;
  const distance = free.map((k) => observed[k]! - expected[k]!);
  const statistic = distance.reduce((sum, each, i) => sum + each * distance.reduce((inner, other, j) => inner + inverse[i]![j]! * other, 0), 0);
  return { statistic, df: free.length, pValue: chiSquaredTails(statistic, free.length).upper, expected };
}

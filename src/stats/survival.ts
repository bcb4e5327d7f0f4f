import { normalQuantile } from './distributions.js';

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

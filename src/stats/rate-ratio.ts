/** Counts of one stratum with and without a condition, and what each is read against (above 0 where there is any). */
export interface Stratum {
  readonly cases: number;
  readonly caseExposure: number;
  readonly others: number;
  readonly otherExposure: number;
}

/** How many times as high a rate is under a condition as without it, level differences between strata apart. */
export interface RateRatio {
  /** Natural logarithm; its standard error for Poisson counts (widen by the root of the dispersion where counts cluster). */
  readonly logRatio: number;
  readonly error: number;
  readonly cases: number;
  /** Cases that the rate of the others, stratum by stratum, leads one to expect: cases over the ratio. */
  readonly expected: number;
  /** Strata with any count and exposure on both sides: they alone tell. */
  readonly strata: number;
}

const MOST_STEPS = 60;

/**
 * Ratio of rates within strata by conditional likelihood: equal to the coefficient and standard error of `condition` in R's `glm(count ~ stratum + condition, poisson, offset = log(exposure))`. Null when no stratum
 * holds both, or when all or none of the counts are cases, for which no finite ratio exists.
 */
export function rateRatio(strata: readonly Stratum[]): RateRatio | null {
  const told = strata.filter(({ cases, caseExposure, others, otherExposure }) => caseExposure > 0 && otherExposure > 0 && cases + others > 0);
  const cases = told.reduce((sum, each) => sum + each.cases, 0);
  const total = told.reduce((sum, each) => sum + each.cases + each.others, 0);
  if (cases === 0 || cases === total) return null;
  let log = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { fitted, information } = shareOfCases(told, log);
    // At most two at a time, so that a poor start cannot run away.
    const move = Math.max(-2, Math.min(2, (cases - fitted) / information));
    log += move;
    if (Math.abs(move) < 1e-12) break;
  }
  const { information } = shareOfCases(told, log);
  return Number.isFinite(log) && information > 0 ? { logRatio: log, error: 1 / Math.sqrt(information), cases, expected: cases / Math.exp(log), strata: told.length } : null;
}

function shareOfCases(strata: readonly Stratum[], log: number): { readonly fitted: number; readonly information: number } {
  let [fitted, information] = [0, 0];
  const ratio = Math.exp(log);
  for (const { cases, caseExposure, others, otherExposure } of strata) {
    const share = (caseExposure * ratio) / (otherExposure + caseExposure * ratio);
    fitted += (cases + others) * share;
    information += (cases + others) * share * (1 - share);
  }
  return { fitted, information };
}

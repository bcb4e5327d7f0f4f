import { firstDayNumber } from '../base/calendar.js';
import { bootstrapInterval, SCALES } from '../stats/bootstrap-interval.js';
import { permutationPValue, resample, shuffle } from '../stats/random.js';
import { kaplanMeier, type Wait } from '../stats/survival.js';
import { findEpisodes } from './episodes.js';
import type { SeriesPoint } from './series.js';
import { told, untold, type Draws, type PartFigure } from './structure-parts.js';

/** Fewest shocks for an interval, and most draws for chance (each looks for episodes anew). Judgements. */
const LEAST_SHOCKS = 5;
const MOST_CHANCE = 99;
/** What stands out: as in the measure `crises`. */
const OPTIONS = { window: 24, deviations: 4, least: 8, pause: 1 } as const;

interface Shock extends Wait {
  /** Place of its peak among the covered months. */
  readonly peak: number;
}

/** Shocks of the whole window with how long each lasted, and those of months in random order. */
export interface Shocks {
  readonly seen: readonly Shock[];
  readonly shuffled: readonly (readonly Shock[])[];
}

/** Looks for shocks once for all periods, so that one near the start of a period is not lost. `months`: covered months, oldest first. */
export function findShocks(months: readonly SeriesPoint[], { random, times }: Draws): Shocks {
  const starts = months.map(({ first }) => firstDayNumber(first)!);
  const end = months.length === 0 ? 0 : firstDayNumber(months.at(-1)!.last)! + 1;
  const severity = months.map(({ conflict }) => -conflict!);
  const shocksOf = (values: readonly number[]): Shock[] => findEpisodes(values, OPTIONS).map(({ peak, backAt }) => ({ peak, time: (backAt === null ? end : starts[backAt]!) - starts[peak]!, ended: backAt !== null }));
  const seen = shocksOf(severity);
  return { seen, shuffled: seen.length === 0 ? [] : Array.from({ length: Math.min(times, MOST_CHANCE) }, () => shocksOf(shuffle(severity, random))) };
}

const medianOf = (waits: readonly Wait[]): number | null => kaplanMeier(waits).median.value;

/**
 * Median days from the first day of the peak month of a conflict to the first of the month in which conflict is back at its usual level, for shocks that peak in months `from` to `to` (exclusive); one that is not over counts as long as it
 * was watched (Kaplan & Meier 1958). Interval: shocks resampled (Efron 1981), on logarithms. Chance: months in random order, one-sided (slower than chance).
 */
export function recoveryOf({ seen, shuffled }: Shocks, from: number, to: number, draws: Draws): PartFigure {
  const isOwn = ({ peak }: Shock) => peak >= from && peak < to;
  const own = seen.filter(isOwn);
  if (own.length === 0) return untold(0, 'no conflict stands out', 'a month in which it does (see crises)');
  const value = medianOf(own);
  if (value === null) return untold(own.length, 'half of the shocks or more are not over yet', 'more than half of them over');
  const n = own.length;
  const ends = n < LEAST_SHOCKS ? null : bootstrapInterval(value, Array.from({ length: draws.times }, () => medianOf(resample(own, draws.random))), { n, meanBlock: 1, level: draws.level, scale: SCALES.log, bias: false });
  const chance = shuffled.flatMap((shocks) => medianOf(shocks.filter(isOwn)) ?? []);
  return told(value, n, ends, permutationPValue(value, chance, 'greater'), n < LEAST_SHOCKS ? `${n} shocks; at least ${LEAST_SHOCKS} are needed for an interval` : 'resamples do not vary');
}

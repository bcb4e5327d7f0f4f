import { median, medianDeviation } from '../stats/ranks.js';

/** A run of periods in which conflict stood out. Indices are those of the series; `to` is exclusive. */
export interface Episode {
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  /** Sum of the severities of its periods. */
  readonly severity: number;
  /** What the periods before it led one to expect, and the bound above which a period stands out. */
  readonly baseline: number;
  readonly bound: number;
  /** First covered period after the peak with a severity at the baseline or below; null when none is seen. */
  readonly backAt: number | null;
}

/** What counts as standing out. All judgements. */
export interface EpisodeOptions {
  /** Covered periods before that tell what is usual; those inside episodes are left out. */
  readonly window: number;
  /** How many deviations above the usual. */
  readonly deviations: number;
  /** Least severity above the usual, whatever the deviation. */
  readonly least: number;
  /** Covered quiet periods that do not yet end an episode. */
  readonly pause: number;
}

/** Fewest covered periods that can tell what is usual. */
const LEAST_BEFORE = 6;

/**
 * Periods in which severity (0 or more; null in a gap) stands out from those before: above their median by `deviations` median deviations and by `least`. The start of an episode rests on what
 * came before it alone; its end and the return on what followed. The first six covered periods begin none.
 */
export function findEpisodes(severity: readonly (number | null)[], { window, deviations, least, pause }: EpisodeOptions): Episode[] {
  const episodes: Episode[] = [];
  const usual: number[] = [];
  let open: { from: number; to: number; peak: number; sum: number; baseline: number; bound: number; quiet: number } | null = null;
  const close = () => {
    if (open === null) return;
    const { from, to, peak, sum, baseline, bound } = open;
    const back = severity.findIndex((value, k) => k > peak && value !== null && value <= baseline);
    episodes.push({ from, to, peak, severity: sum, baseline, bound, backAt: back < 0 ? null : back });
    open = null;
  };
  for (let t = 0; t < severity.length; t++) {
    const value = severity[t]!;
    if (value === null) continue;
    const before = usual.slice(-window);
    const baseline: number = open?.baseline ?? median(before) ?? 0;
    const bound: number = open?.bound ?? baseline + Math.max(least, deviations * (medianDeviation(before) ?? 0));
    if (value > bound && (open !== null || before.length >= LEAST_BEFORE)) {
      open ??= { from: t, to: t + 1, peak: t, sum: 0, baseline, bound, quiet: 0 };
      open = { ...open, to: t + 1, peak: value > (severity[open.peak] ?? 0) ? t : open.peak, sum: open.sum + value, quiet: 0 };
    } else if (open !== null && open.quiet < pause) open.quiet += 1;
    else {
      close();
      usual.push(value);
    }
  }
  close();
  return episodes;
}

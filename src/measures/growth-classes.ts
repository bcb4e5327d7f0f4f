import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { tables } from './reference.generated.js';

/** Lower ends of the classes of total trade, millions of current US dollars; the last one is open. Judgement: about half a power of ten each. */
export const CLASS_STARTS = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000] as const;
/** Factors whose shares the table holds, rising. */
export const FACTORS = [1, 1.25, 1.5, 2, 2.5, 3, 3.5, 4, 5, 7, 10] as const;
/** Quantiles of the growth factor that the table holds, rising. */
export const QUANTILES = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;

export type GrowthSource = 'cow-4.0' | 'cow-3.0';
export type GrowthEra = 'all' | '1950-1989' | '1990-';

/** Pair-years of one class of trade, and how many times as large their trade was some years later. */
export interface GrowthClass {
  readonly source: GrowthSource;
  readonly era: GrowthEra;
  /** Lower end in millions of US dollars. */
  readonly start: number;
  readonly years: number;
  /** Pair-years and distinct pairs. */
  readonly n: number;
  readonly pairs: number;
  /** Factors at `QUANTILES`. */
  readonly quantiles: readonly number[];
  /** Shares that reached each of `FACTORS`, with 95% intervals clustered by pair. */
  readonly shares: readonly { readonly share: number; readonly low: number; readonly high: number }[];
}

/** How well the classes foretold later years: see data/reference/growth-scores.tsv. */
export interface GrowthScore {
  readonly score: 'x2' | 'x3' | 'spread';
  readonly known: number;
  readonly years: number;
  readonly n: number;
  readonly classScore: number;
  readonly overall: number;
  readonly never: number;
  readonly baseline: number;
  readonly extra1: number;
  readonly extra2: number;
}

/** Every class of the table that holds at least 50 pair-years. */
export const growthClasses = once((): readonly GrowthClass[] => {
  const names = FACTORS.flatMap((factor) => ['', '_lo', '_hi'].map((end) => `x${String(factor).replace('.', '_')}${end}`));
  const quantiles = QUANTILES.map((p) => `q${p * 100}`.replace('.', '_'));
  return readRows(tables['growth-classes']!, ['source', 'era', 'class_start', 'years', 'n', 'pairs', ...quantiles, ...names]).map((row) => {
    const number = (name: string) => Number((row as Record<string, string>)[name]);
    return {
      source: row['source'] as GrowthSource, era: row['era'] as GrowthEra, start: number('class_start'), years: number('years'), n: number('n'), pairs: number('pairs'),
      quantiles: quantiles.map(number), shares: FACTORS.map((_, k) => ({ share: number(names[3 * k]!), low: number(names[3 * k + 1]!), high: number(names[3 * k + 2]!) })),
    };
  });
});

/** Scores of the backtest. */
export const growthScores = once((): readonly GrowthScore[] => readRows(tables['growth-scores']!, ['score', 'known', 'years', 'n', 'class', 'overall', 'never', 'baseline', 'extra1', 'extra2']).map((row) => ({
  score: row.score as GrowthScore['score'], known: Number(row.known), years: Number(row.years), n: Number(row.n), classScore: Number(row.class), overall: Number(row.overall),
  never: Number(row.never), baseline: Number(row.baseline), extra1: Number(row.extra1), extra2: Number(row.extra2),
})));

/** The class of pair-years with comparable trade; null where the table has none (trade below 10 million, or too few pair-years). `value` in US dollars, `years` 1–10 whole. */
export function classFor(value: number, years: number, era: GrowthEra = '1990-', source: GrowthSource = 'cow-4.0'): GrowthClass | null {
  const start = CLASS_STARTS.findLast((each) => value / 1e6 >= each);
  return growthClasses().find((each) => each.source === source && each.era === era && each.start === start && each.years === years) ?? null;
}

/** How often a factor was reached. */
export interface Odds {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly pairs: number;
  readonly classStart: number;
  /** True where the factor lies past the table's last one: the share is then an upper bound. */
  readonly isBound: boolean;
}

/**
 * Share of comparable pair-years whose trade was at least `factor` times as large `years` (1–10, fractions between whole years) later: between two factors of the
 * table straight on the logarithm of the factor, between two years straight. Null where the table has no class. A factor below 1 is answered as 1.
 */
export function oddsOf(value: number, factor: number, years: number, era: GrowthEra = '1990-', source: GrowthSource = 'cow-4.0'): Odds | null {
  if (!(years >= 1 && years <= 10) || !(factor > 0)) return null;
  const [below, above] = [Math.floor(years), Math.ceil(years)];
  const [a, b] = [classFor(value, below, era, source), classFor(value, above, era, source)];
  if (!a || !b) return null;
  const mix = (x: number, y: number, part: number) => x + (y - x) * part;
  const at = (row: GrowthClass, name: 'share' | 'low' | 'high'): number => {
    const next = FACTORS.findIndex((each) => each >= factor);
    if (next < 0) return row.shares.at(-1)![name];
    if (next === 0) return row.shares[0]![name];
    return mix(row.shares[next - 1]![name], row.shares[next]![name], Math.log(factor / FACTORS[next - 1]!) / Math.log(FACTORS[next]! / FACTORS[next - 1]!));
  };
  const both = (name: 'share' | 'low' | 'high') => mix(at(a, name), at(b, name), years - below);
  return { share: both('share'), low: both('low'), high: both('high'), n: Math.min(a.n, b.n), pairs: Math.min(a.pairs, b.pairs), classStart: a.start, isBound: factor > FACTORS.at(-1)! };
}

/** Share of comparable pair-years whose trade was at most `factor` times as large `years` (1–10, whole) later, read off the quantiles; 0.025 at least and 0.975 at most, the ends of the table. Null without a class. */
export function shareBelow(value: number, factor: number, years: number, era: GrowthEra = '1990-'): number | null {
  const row = classFor(value, years, era);
  if (!row || !(factor > 0)) return null;
  const next = row.quantiles.findIndex((each) => each >= factor);
  if (next <= 0) return next === 0 ? QUANTILES[0] : QUANTILES.at(-1)!;
  const [low, high] = [Math.max(1e-9, row.quantiles[next - 1]!), row.quantiles[next]!];
  return QUANTILES[next - 1]! + (QUANTILES[next]! - QUANTILES[next - 1]!) * (Math.log(factor / low) / Math.log(high / low));
}

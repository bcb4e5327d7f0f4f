import { daysBetween, lastDay } from '../base/calendar.js';
import { growthScores, oddsOf, type GrowthEra } from './growth-classes.js';
import type { CommitmentFact, MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure } from './measure.js';
import { tradeSources, type TradeSource } from './trade-totals.js';

const id = { name: 'targets', version: 'v1' } as const;
/** Years looked ahead where a target has no date; the middle one is the headline. Judgement. */
const HORIZONS = [3, 5, 10] as const;

/** A figure of trade to reach. */
export interface TradeTarget {
  readonly amount: number;
  readonly unit: string;
  /** Written date, or null where none was told. */
  readonly deadline: string | null;
  readonly commitment: string | null;
}

/** The newest trade target among commitments: a figure in a currency, named as trade or in the trade sector. Null when there is none. */
export function newestTradeTarget(commitments: readonly CommitmentFact[]): TradeTarget | null {
  const own = commitments.filter(({ type, to, unit, what }) => type === 'target' && to !== null && unit !== null && /^[A-Z]{3}$/.test(unit) && /\btrade|turnover|commerce|exchanges?\b/i.test(what));
  const newest = own.toSorted((x, y) => (y.tellings.at(-1) ?? y.madeOn ?? '').localeCompare(x.tellings.at(-1) ?? x.madeOn ?? '') || x.id.localeCompare(y.id))[0];
  return newest ? { amount: newest.to!, unit: newest.unit!, deadline: newest.deadline, commitment: newest.id } : null;
}

/** What one source's newest whole year asks of the way to a target. */
function pathRows(source: TradeSource, target: TradeTarget, asOf: string, era: GrowthEra): DataRow[] {
  const newest = source.years.at(-1)!;
  const end = target.deadline === null ? null : lastDay(target.deadline);
  const toDeadline = end === null || end <= asOf ? null : Math.max(1, (daysBetween(newest.periodEnd, end) ?? 0) / 365.25);
  const horizons: readonly number[] = toDeadline === null ? HORIZONS : [toDeadline];
  return horizons.map((years) => {
    const factor = target.amount / newest.value;
    const [v4, v3] = newest.value > 0 ? [oddsOf(newest.value, factor, years, era, 'cow-4.0'), oddsOf(newest.value, factor, years, era, 'cow-3.0')] : [null, null];
    return {
      reporter: source.reporter, source: source.reportedBy, latest: newest.value, periodEnd: newest.periodEnd, target: target.amount, years, toDeadline: toDeadline !== null,
      factor: newest.value > 0 ? factor : null, neededGrowth: newest.value > 0 ? factor ** (1 / years) - 1 : null,
      chance: v4?.share ?? null, low: v4?.low ?? null, high: v4?.high ?? null, pairYears: v4?.n ?? null, pairs: v4?.pairs ?? null, classStart: v4?.classStart ?? null, isBound: v4?.isBound ?? null, chanceV3: v3?.share ?? null,
    };
  });
}

/** Growth a target asks for, and how often pairs with comparable trade grew so much. */
export const targetsMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'What growth would the trade target take, and how often did pairs with comparable trade grow so much?',
  parameters: [
    { name: 'target', kind: 'number', default: null, min: 0, meaning: 'Figure to reach in whole units; when not given, the newest trade target on record.' },
    { name: 'currency', kind: 'text', default: 'USD', meaning: 'Unit of `target`; the reference class is in US dollars.' },
    { name: 'deadline', kind: 'text', default: null, meaning: 'Date to reach it by (YYYY, YYYY-MM or YYYY-MM-DD); when not given, the target’s own, else 3, 5 and 10 years are shown and 5 is the headline.' },
    { name: 'era', kind: 'choice', default: '1990-', choices: ['all', '1950-1989', '1990-'], meaning: 'Years in which the comparable pair-years began.' },
  ],
  run(input, parameters, _seed) {
    const given = parameters['target'] === null ? null : { amount: numberOf(parameters, 'target'), unit: textOf(parameters, 'currency'), deadline: null, commitment: null };
    const found = given ?? newestTradeTarget(input.commitments);
    const target = found && typeof parameters['deadline'] === 'string' && lastDay(parameters['deadline']) !== null ? { ...found, deadline: parameters['deadline'] } : found;
    const era = textOf(parameters, 'era') as GrowthEra;
    const sources = target === null ? [] : tradeSources(input.statistics, target.unit, input.asOf).filter((source) => source.years.at(-1)!.value > 0);
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'chance', n: sources.length, nOf: 'sources of trade totals', parameters,
      method: 'needed growth (target/latest)^(1/years) − 1; chance: share of Correlates of War pair-years with total trade in the same class whose trade grew by the factor, interval clustered by pair',
      window: { from: sources.at(-1)?.years[0]?.periodStart ?? null, to: sources[0]?.years.at(-1)?.periodEnd ?? null }, evidence: target?.commitment ? [target.commitment] : [],
    };
    if (target === null) return refuse({ ...common, refused: { reason: 'no trade target is on record and none was given', needed: 'a target: a figure in a currency' } });
    if (target.unit !== 'USD') return refuse({ ...common, refused: { reason: `the target is in ${target.unit}, the reference class in US dollars`, needed: 'a target in US dollars' } });
    if (sources.length === 0) return refuse({ ...common, refused: { reason: `no whole-year total of trade in ${target.unit} until ${input.asOf}`, needed: 'a total (or export and import of one source) for one year at least' } });
    const data = sources.flatMap((source) => pathRows(source, target, input.asOf, era));
    const headlineYears = data[0]!['toDeadline'] === true ? data[0]!['years'] as number : 5;
    const rows = data.filter((row) => row['toDeadline'] === true || row['years'] === 5);
    // Sources within a year of the newest; the highest of them is the kindest to the target, and said to be so.
    const recent = rows.filter((row) => (daysBetween(row['periodEnd'] as string, rows[0]!['periodEnd'] as string) ?? 0) <= 366);
    const newest = recent.toSorted((x, y) => (y['latest'] as number) - (x['latest'] as number))[0]!;
    const chances = recent.flatMap((row) => (row['chance'] === null ? [] : [row['chance'] as number]));
    if (newest['chance'] === null) {
      return refuse({ ...common, data, refused: { reason: `no class of comparable pair-years for ${money(newest['latest'] as number)} over ${headlineYears.toFixed(1)} years`, needed: 'trade of at least 10 million US dollars and a horizon of 1 to 10 years' } });
    }
    const score = growthScores().find((each) => each.known === 2000 && each.years === nearestHorizon(headlineYears) && each.score === 'x3')!;
    const past = target.deadline !== null && data[0]!['toDeadline'] === false;
    return answer({
      ...common, value: newest['chance'] as number, data,
      interval: { low: newest['low'] as number, high: newest['high'] as number, level: 0.95, method: 'logit interval of a share, clustered by pair; says how well the share is known, not how like these pairs are' },
      issues: [
        ...(past ? [{ code: 'targets/deadline-passed', message: `the deadline ${target.deadline} has passed; 3, 5 and 10 years are shown instead` }] : []),
        { code: 'targets/backtest', message: `backtest, learnt to ${score.known}, ${score.years} years ahead, tripling: Brier ${score.classScore} (never ${score.never}, one share for all ${score.overall}, own past growth carried on ${score.baseline}); stated on average ${percent(score.extra2)}, came true ${percent(score.extra1)}` },
        { code: 'targets/nominal', message: 'targets and the reference class are in current dollars: part of the growth is inflation' },
        ...(chances.length > 1 && Math.max(...chances) - Math.min(...chances) > 0.05 ? [{ code: 'targets/sources-differ', message: `by source the chance runs from ${percent(Math.min(...chances))} to ${percent(Math.max(...chances))}` }] : []),
      ],
      statement: `From ${money(newest['latest'] as number)} (${String(newest['source'] ?? newest['reporter'])}${recent.length > 1 ? `, the highest of ${recent.length} sources` : ''}, year to ${String(newest['periodEnd'])}) ${money(target.amount)} within ${Number(headlineYears.toFixed(1))} years takes ${percent(newest['neededGrowth'] as number)} growth a year; `
        + `of ${newest['pairYears']} comparable pair-years ${newest['isBound'] === true ? 'at most ' : ''}${percent(newest['chance'] as number)} grew so much (95% ${percent(newest['low'] as number)}–${percent(newest['high'] as number)}).`,
    });
  },
};

const nearestHorizon = (years: number): number => [3, 5, 10].toSorted((x, y) => Math.abs(x - years) - Math.abs(y - years))[0]!;
const percent = (share: number): string => `${Number((share * 100).toPrecision(share < 0.0095 ? 1 : 2))}%`;
const money = (value: number): string => (value >= 1e9 ? `${Number((value / 1e9).toPrecision(3))} billion USD` : `${Number((value / 1e6).toPrecision(3))} million USD`);

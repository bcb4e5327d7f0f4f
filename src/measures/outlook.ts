import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { project, PROJECTION_MODELS, type ProjectionModel } from '../stats/projection.js';
import { classFor, QUANTILES, type GrowthEra } from './growth-classes.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure } from './measure.js';
import { tables } from './reference.generated.js';
import { tradeSources, type TradeSource } from './trade-totals.js';

const id = { name: 'outlook', version: 'v1' } as const;
const FARTHEST = 10;
/** Fewest yearly totals a projection from a pair's own history is made from: as many as the backtest had. */
const LEAST_YEARS = 10;

/** Backtest of one way to project: see data/reference/projection-scores.tsv. */
export interface ProjectionScore {
  readonly model: ProjectionModel | 'class' | 'no-change';
  readonly years: number;
  readonly n: number;
  /** Mean CRPS over all origins, log points. */
  readonly crps: number;
  readonly in80: number | null;
  readonly in95: number | null;
}

/** Scores over all origins, weighted by how many forecasts each has. */
export const projectionScores = once((): readonly ProjectionScore[] => {
  const rows = readRows(tables['projection-scores']!, ['model', 'years', 'n', 'crps', 'in80', 'in95']);
  return [...new Set(rows.map((row) => `${row.model}\t${row.years}`))].map((key) => {
    const own = rows.filter((row) => `${row.model}\t${row.years}` === key);
    const n = own.reduce((sum, row) => sum + Number(row.n), 0);
    const mean = (name: 'crps' | 'in80' | 'in95') => (own[0]![name] === '' ? null : own.reduce((sum, row) => sum + Number(row[name]) * Number(row.n), 0) / n);
    return { model: own[0]!.model as ProjectionScore['model'], years: Number(own[0]!.years), n, crps: mean('crps')!, in80: mean('in80'), in95: mean('in95') };
  });
});

/** The pair's own yearly totals, newest run without a missing year; empty where the newest source has too few. */
function ownHistory(sources: readonly TradeSource[]): readonly number[] {
  for (const { years } of sources) {
    const run: number[] = [];
    for (let k = years.length - 1; k >= 0 && years[k]!.value > 0 && (run.length === 0 || Math.abs(Date.parse(years[k + 1]!.periodEnd) - Date.parse(years[k]!.periodEnd) - 365.25 * 86_400_000) < 20 * 86_400_000); k--) run.unshift(years[k]!.value);
    if (run.length >= LEAST_YEARS) return run;
  }
  return [];
}

/** Where total trade may stand in the years to come, as a fan. */
export const outlookMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Where may total trade stand in the coming years, going by pairs with comparable trade and by its own past?',
  parameters: [
    { name: 'years', kind: 'integer', default: 5, min: 1, max: FARTHEST, meaning: 'Years ahead of the headline; the fan reaches ten.' },
    { name: 'era', kind: 'choice', default: '1990-', choices: ['all', '1950-1989', '1990-'], meaning: 'Years in which the comparable pair-years began.' },
    { name: 'currency', kind: 'text', default: 'USD', meaning: 'Unit of the totals; the reference class is in US dollars.' },
  ],
  run(input, parameters, _seed) {
    const [years, era] = [numberOf(parameters, 'years'), textOf(parameters, 'era') as GrowthEra];
    const sources = tradeSources(input.statistics, textOf(parameters, 'currency'), input.asOf);
    const newest = sources[0]?.years.at(-1);
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: textOf(parameters, 'currency'), n: newest ? classFor(newest.value, years, era)?.n ?? 0 : 0, nOf: 'comparable pair-years', parameters,
      method: 'latest whole-year total times the quantiles of growth of pair-years in the same class of trade (Correlates of War 4.0); chosen over projections from own history by backtest',
      window: { from: newest?.periodStart ?? null, to: newest?.periodEnd ?? null },
    };
    if (!newest) return refuse({ ...common, refused: { reason: `no whole-year total of trade until ${input.asOf}`, needed: 'a total (or export and import of one source) for one year at least' } });
    if (textOf(parameters, 'currency') !== 'USD') return refuse({ ...common, refused: { reason: 'the reference class is in US dollars', needed: 'totals in US dollars' } });
    const class0 = classFor(newest.value, years, era);
    if (!class0) return refuse({ ...common, refused: { reason: 'no class of comparable pair-years', needed: 'trade of at least 10 million US dollars' } });
    const history = ownHistory(sources);
    const own = history.length === 0 ? null : project(history.map(Math.log), bestOwnModel(), FARTHEST);
    const startYear = Number(newest.periodEnd.slice(0, 4));
    const data = Array.from({ length: FARTHEST }, (_, k): DataRow => {
      const row = classFor(newest.value, k + 1, era);
      const quantiles = Object.fromEntries(QUANTILES.map((p, at) => [`q${p * 100}`.replace('.', '_'), row ? row.quantiles[at]! * newest.value : null]));
      const ahead = own?.[k];
      return { yearsAhead: k + 1, yearTo: `${startYear + k + 1}${newest.periodEnd.slice(4)}`, ...quantiles, ownMedian: ahead ? Math.exp(ahead.mean) : null, ownLow: ahead ? Math.exp(ahead.mean - 1.2816 * ahead.sd) : null, ownHigh: ahead ? Math.exp(ahead.mean + 1.2816 * ahead.sd) : null };
    });
    const at = (p: (typeof QUANTILES)[number]) => class0.quantiles[QUANTILES.indexOf(p)]! * newest.value;
    const nearest = [1, 3, 5, 10].toSorted((x, y) => Math.abs(x - years) - Math.abs(y - years))[0]!;
    const scores = projectionScores().filter((score) => score.years === nearest);
    const told = (model: ProjectionScore['model']) => scores.find((score) => score.model === model)!;
    const score = told('class');
    return answer({
      ...common, value: at(0.5), data, evidence: [...newest.figures],
      interval: { low: at(0.1), high: at(0.9), level: 0.8, method: `10th and 90th percentile of ${class0.n} pair-years of ${class0.pairs} pairs` },
      issues: [
        { code: 'outlook/backtest', message: `backtest ${nearest} years ahead (${score.n} forecasts from 5 origins, 1985–2004): CRPS ${score.crps.toFixed(3)} against ${told('no-change').crps.toFixed(3)} for no change and ${told(bestOwnModel()).crps.toFixed(3)} for own history (${bestOwnModel()}); the 80% range held ${Math.round(100 * score.in80!)}%, the 95% range ${Math.round(100 * score.in95!)}%` },
        ...(own ? [] : [{ code: 'outlook/short-history', message: `no projection from own history: no source has ${LEAST_YEARS} whole years in a row` }]),
        { code: 'outlook/nominal', message: 'current dollars: part of the growth is inflation' },
        ...(sources.length > 1 ? [{ code: 'outlook/one-source', message: `starts from ${sources[0]!.reportedBy ?? sources[0]!.reporter}; ${sources.length - 1} other sources give totals for whole years` }] : []),
      ],
      statement: `From ${billions(newest.value)} in the year to ${newest.periodEnd} (${sources[0]!.reportedBy ?? sources[0]!.reporter}), pairs with comparable trade stood at ${billions(at(0.5))} ${years} years later in the middle case, and between ${billions(at(0.1))} and ${billions(at(0.9))} in eight cases of ten.`,
    });
  },
};

/** The projection from own history with the least CRPS over all horizons of the backtest. */
const bestOwnModel = once((): ProjectionModel => {
  const total = (model: ProjectionModel) => projectionScores().filter((score) => score.model === model).reduce((sum, { crps }) => sum + crps, 0);
  return PROJECTION_MODELS.toSorted((x, y) => total(x) - total(y))[0]!;
});

const billions = (value: number): string => (value >= 1e9 ? `${Number((value / 1e9).toPrecision(3))} billion USD` : `${Number((value / 1e6).toPrecision(3))} million USD`);

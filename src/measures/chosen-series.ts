import type { Issue } from '../base/issue.js';
import type { PeriodUnit } from '../record/counts.js';
import { contactsFor, seriesFor } from './common-parameters.js';
import type { PlainSeries } from './find-turning-points.js';
import type { MeasureInput } from './input.js';
import { textOf, type ExposureTotal, type Parameter, type ParameterValues } from './measure.js';
import { periodsBetween, startOf } from './periods.js';
import { exposureOf, exposureTotal, SERIES_VALUES, valuesOf, type SeriesValue } from './series.js';

/** A series with the names of its periods and what its figures are. */
export interface ChosenSeries extends PlainSeries {
  /** Name of each period, oldest first: `2024-01`, `17`. */
  readonly labels: readonly string[];
  /** First and last day, where the periods have any. */
  readonly from: string | null;
  readonly to: string | null;
  /** What one figure is: `events per month`. */
  readonly unit: string;
  /** What a period is called. */
  readonly periodNoun: string;
  readonly total: ExposureTotal | null;
  readonly issues: readonly Issue[];
}

/** Which series a measure reads; used together with the unit and contact parameters. */
export const CHOICE_PARAMETERS: readonly Parameter[] = [
  { name: 'value', kind: 'choice', default: 'events', choices: SERIES_VALUES, meaning: 'What is read of each period: events, sums of cooperation, conflict or both (net), or the mean score.' },
  { name: 'series', kind: 'text', default: null, meaning: 'A ready-made series of the record instead, by name, such as gdelt-day-score.' },
  {
    name: 'exposure', kind: 'choice', default: 'documents', choices: ['documents', 'days', 'none'],
    meaning: 'What counts are read against: documents of the record in the period (where they are told), days, or nothing. Reporting volume is not behaviour.',
  },
];

/** The series a measure is asked for: counts or scores of contacts, or a series that the record holds ready made. */
export function chooseSeries(input: MeasureInput, values: ParameterValues): ChosenSeries {
  const unit = textOf(values, 'unit') as PeriodUnit;
  const named = values['series'];
  if (typeof named === 'string' && named !== '') return readyMade(input, named, unit);
  const value = textOf(values, 'value') as SeriesValue;
  const series = seriesFor(input, values, unit);
  const wanted = textOf(values, 'exposure');
  const knowsDocuments = series.points.some(({ documents }) => documents !== null && documents > 0);
  const by = wanted === 'documents' && knowsDocuments ? 'documents' : wanted === 'none' ? null : 'days';
  const isCount = value === 'events';
  return {
    labels: series.points.map(({ period }) => period), values: valuesOf(series, value), isCount, exposure: isCount && by !== null ? exposureOf(series, by) : null, period: seasonOf(unit),
    from: series.points[0]?.first ?? null, to: series.points.at(-1)?.last ?? null, periodNoun: unit, total: exposureTotal(series), issues: series.issues,
    unit: isCount ? `${input.weight}s per ${by === 'documents' ? 'document' : by === 'days' ? 'day' : unit}` : value === 'meanScore' ? 'mean score, −10 to 10' : `${value} score per ${unit}`,
  };
}

/** Seasons a unit may have: the week for days, the year for months and quarters; none for others. */
function seasonOf(unit: PeriodUnit): number | null {
  return unit === 'day' ? 7 : unit === 'month' ? 12 : unit === 'quarter' ? 4 : null;
}

/** Points of a ready-made series gathered by period: means, because such series hold scores; several points of one period and source stand for its parts. */
function readyMade(input: MeasureInput, name: string, unit: PeriodUnit): ChosenSeries {
  const from = input.from ?? '0000-01-01';
  const to = input.to === null || input.to > input.asOf ? input.asOf : input.to;
  const points = input.readyMade.filter((point) => point.series === name && point.periodStart >= from && point.periodEnd <= to && startOf(point.periodStart, unit) === startOf(point.periodEnd, unit));
  const known = [...new Set(input.readyMade.map((point) => point.series))];
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { periodStart, value } of points) {
    const key = startOf(periodStart, unit);
    const cell = sums.get(key) ?? { sum: 0, n: 0 };
    cell.sum += value;
    cell.n += 1;
    sums.set(key, cell);
  }
  const starts = [...sums.keys()].toSorted();
  const periods = starts.length === 0 ? [] : periodsBetween(starts[0]!, starts.at(-1)!, unit);
  return {
    labels: periods.map(({ label }) => label), isCount: false, exposure: null, period: seasonOf(unit),
    values: periods.map(({ first }) => { const cell = sums.get(first); return cell === undefined ? null : cell.sum / cell.n; }),
    from: periods[0]?.first ?? null, to: periods.at(-1)?.last ?? null, periodNoun: unit, unit: `${points[0]?.unit ?? 'figure'}, mean per ${unit}`, total: null,
    issues: points.length > 0 ? [] : [{ code: 'series/unknown', message: `no series ${name} in the window; the record holds ${known.join(', ') || 'none'}` }],
  };
}

/** Contacts under the parameters that lie in a span of days, newest known first by score out of zero: what stands behind a period. At most `limit` ids. */
export function contactsBehind(input: MeasureInput, values: ParameterValues, from: string, to: string, limit: number): string[] {
  return contactsFor(input.contacts, values).filter(({ date }) => date !== null && date >= from.slice(0, date.length) && date <= to)
    .toSorted((x, y) => Math.abs(y.score) - Math.abs(x.score) || (x.id < y.id ? -1 : 1)).slice(0, limit).map(({ id }) => id);
}

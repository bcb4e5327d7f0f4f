import { parseDate } from '../base/calendar.js';
import type { Issue } from '../base/issue.js';
import type { PeriodUnit } from '../record/counts.js';
import { weightOf, type Contact, type Weight } from './contact.js';
import type { Coverage, ExposureCell } from './input.js';
import type { DataRow, ExposureTotal } from './measure.js';
import { daysOf, periodsBetween, startOf } from './periods.js';

/** One period of a series. All figures are null in a gap: nothing was covered, so nothing is known. */
export interface SeriesPoint {
  readonly period: string;
  /** First and last day, inclusive, cut to the window. */
  readonly first: string;
  readonly last: string;
  /** Events, weighted as asked. */
  readonly events: number | null;
  /** Sum of the positive scores, ≥ 0, and of the negative ones, ≤ 0. */
  readonly cooperation: number | null;
  readonly conflict: number | null;
  /** Mean score, −10 to 10; null too when there is no event. */
  readonly meanScore: number | null;
  /** Documents published in the period: in the record, and about the pair; reports of all of them. Null where the input does not tell. */
  readonly documents: number | null;
  readonly aboutPair: number | null;
  readonly reports: number | null;
  /** Days of the period that lie in the window. */
  readonly days: number;
}

/** A dense series: every period of the window stands in it once, oldest first. */
export interface DyadSeries {
  readonly unit: PeriodUnit;
  readonly points: readonly SeriesPoint[];
  /** Contacts in no period: without a date, or dated less exactly than the unit. */
  readonly undated: number;
  readonly vague: number;
  readonly issues: readonly Issue[];
}

/** How a series is made. */
export interface SeriesOptions {
  readonly unit: PeriodUnit;
  /** Window, YYYY-MM-DD, inclusive; null: from the first to the last period with anything. */
  readonly from: string | null;
  readonly to: string | null;
  /** The day looked from; days after it do not exist yet. */
  readonly asOf: string;
  readonly weight: Weight;
  readonly exposure: readonly ExposureCell[];
  readonly coverage: readonly Coverage[];
  /**
   * What counts as covered. `documents`: a period with a document, an event, or inside a source's coverage; others are gaps. `span`: every period from the first
   * to the last covered one, for records that are known to be complete.
   */
  readonly gaps: 'documents' | 'span';
}

interface Cell { events: number; cooperation: number; conflict: number; score: number; documents: number; aboutPair: number; reports: number; isCovered: boolean; hasExposure: boolean }

/**
 * Contacts as a dense series. A covered period without contacts is 0; a period that nothing covers is null. Contacts dated less exactly than the unit are counted in
 * `vague`, not spread. Periods are calendar periods in UTC; the first and the last may be cut by the window (`days` tells).
 */
export function buildSeries(contacts: readonly Contact[], options: SeriesOptions): DyadSeries {
  const { unit, weight, gaps } = options;
  const cells = new Map<string, Cell>();
  const cellAt = (day: string): Cell => {
    const key = startOf(day, unit);
    let cell = cells.get(key);
    if (cell === undefined) cells.set(key, cell = { events: 0, cooperation: 0, conflict: 0, score: 0, documents: 0, aboutPair: 0, reports: 0, isCovered: false, hasExposure: false });
    return cell;
  };
  const windowFrom = options.from ?? '0000-01-01';
  const windowTo = options.to === null || options.asOf < options.to ? options.asOf : options.to;
  const inside = (day: string) => day >= windowFrom && day <= windowTo;
  // Many contacts and documents share their dates: each is read once.
  const read = new Map<string, { readonly days: ReturnType<typeof daysOf>; readonly start: string | null }>();
  const readDate = (date: string) => {
    let known = read.get(date);
    if (known === undefined) {
      const days = date.length === 10 ? dayItself(date) : daysOf(date);
      const start = days !== null && (days.first === days.last || startOf(days.first, unit) === startOf(days.last, unit)) ? days.first : null;
      read.set(date, known = { days, start });
    }
    return known;
  };
  let undated = 0;
  let vague = 0;
  for (const contact of contacts) {
    const known = contact.date === null ? null : readDate(contact.date);
    if (known === null || known.days === null) undated += 1;
    else if (known.start === null) vague += 1;
    else if (inside(clamp(known.start, known.days.last, windowFrom))) {
      const cell = cellAt(known.start);
      const count = weightOf(contact, weight);
      cell.isCovered = true;
      cell.events += count;
      cell.score += count * contact.score;
      if (contact.score > 0) cell.cooperation += count * contact.score;
      else cell.conflict += count * contact.score;
    }
  }
  for (const { date, documents, aboutPair, reports } of options.exposure) {
    const { days, start } = readDate(date);
    if (start === null || !inside(clamp(start, days!.last, windowFrom))) continue;
    const cell = cellAt(start);
    cell.isCovered ||= documents > 0;
    cell.hasExposure = true;
    cell.documents += documents;
    cell.aboutPair += aboutPair;
    cell.reports += reports;
  }
  const coverage = options.coverage.flatMap(({ from, to }) => (to < windowFrom || from > windowTo ? [] : [{ from: from < windowFrom ? windowFrom : from, to: to > windowTo ? windowTo : to }]));
  const covered = [...[...cells].filter(([, cell]) => cell.isCovered).map(([key]) => key), ...coverage.flatMap(({ from, to }) => [startOf(from, unit), startOf(to, unit)])].toSorted();
  const first = options.from ?? covered[0] ?? null;
  const last = options.to === null ? covered.at(-1) ?? null : windowTo;
  if (first === null || last === null) return { unit, points: [], undated, vague, issues: describeLost(undated, vague, unit) };
  const isCovered = (period: { readonly first: string; readonly last: string }): boolean => {
    if (cells.get(period.first)?.isCovered === true) return true;
    if (coverage.some(({ from, to }) => from <= period.last && to >= period.first)) return true;
    return gaps === 'span' && covered.length > 0 && period.first >= covered[0]! && period.first <= covered.at(-1)!;
  };
  const points = periodsBetween(first, last, unit).map((period): SeriesPoint => {
    const cell = cells.get(period.first);
    const known = isCovered(period);
    const [from, to] = [period.first < windowFrom ? windowFrom : period.first, period.last > windowTo ? windowTo : period.last];
    return {
      period: period.label, first: from, last: to, days: Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1),
      events: known ? cell?.events ?? 0 : null, cooperation: known ? cell?.cooperation ?? 0 : null, conflict: known ? cell?.conflict ?? 0 : null,
      meanScore: cell !== undefined && cell.events > 0 ? cell.score / cell.events : null,
      documents: options.exposure.length === 0 ? null : cell?.documents ?? 0, aboutPair: options.exposure.length === 0 ? null : cell?.aboutPair ?? 0,
      reports: options.exposure.length === 0 ? null : cell?.reports ?? 0,
    };
  });
  return { unit, points, undated, vague, issues: describeLost(undated, vague, unit) };
}

const DAY_MS = 86_400_000;

/** A day as its own range; null when there is no such day. */
function dayItself(date: string): { readonly first: string; readonly last: string } | null {
  return parseDate(date) === null ? null : { first: date, last: date };
}

/** The first day of a range that lies in the window, else the range's own first day. */
function clamp(first: string, last: string, windowFrom: string): string {
  return first < windowFrom && last >= windowFrom ? windowFrom : first;
}

function describeLost(undated: number, vague: number, unit: PeriodUnit): Issue[] {
  return [
    ...(undated > 0 ? [{ code: 'series/undated', message: `${undated} events without a date are in no ${unit}` }] : []),
    ...(vague > 0 ? [{ code: 'series/vague-date', message: `${vague} events are dated less exactly than a ${unit} and are in none` }] : []),
  ];
}

/** What may be read off a series. `net` is cooperation plus conflict. */
export type SeriesValue = 'events' | 'cooperation' | 'conflict' | 'net' | 'meanScore';
export const SERIES_VALUES: readonly SeriesValue[] = ['events', 'cooperation', 'conflict', 'net', 'meanScore'];

/** One figure per period, oldest first; null in gaps (and, for the mean score, where there is no event). */
export function valuesOf(series: DyadSeries, value: SeriesValue): (number | null)[] {
  return series.points.map((point) => (value === 'net' ? (point.cooperation === null ? null : point.cooperation + point.conflict!) : point[value]));
}

/** Exposure of each period for models with offsets, oldest first: documents of the record, or the period's days where documents are not told. Null in gaps and where it is 0. */
export function exposureOf(series: DyadSeries, by: 'documents' | 'days'): (number | null)[] {
  return series.points.map((point) => {
    const size = by === 'documents' ? point.documents : point.days;
    return point.events === null || size === null || size === 0 ? null : size;
  });
}

/** Sum of the exposure, and how much of the window is covered. */
export function exposureTotal(series: DyadSeries): ExposureTotal {
  const sum = (values: readonly (number | null)[]) => (values.every((each) => each === null) ? null : values.reduce((total: number, each) => total + (each ?? 0), 0));
  const coveredPeriods = series.points.filter(({ events }) => events !== null).length;
  return {
    documents: sum(series.points.map(({ documents }) => documents)), reports: sum(series.points.map(({ reports }) => reports)),
    coveredPeriods, gapPeriods: series.points.length - coveredPeriods,
  };
}

/** A series as rows for plots and CSV. */
export function seriesRows(series: DyadSeries): DataRow[] {
  return series.points.map(({ period, first, last, events, cooperation, conflict, meanScore, documents, aboutPair, reports }) => ({ period, first, last, events, cooperation, conflict, meanScore, documents, aboutPair, reports }));
}

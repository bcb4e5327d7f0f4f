import { daysBetween, firstDay, lastDay } from '../base/calendar.js';
import type { Statistic } from '../record/flow-record.js';
import type { LedgerEntry } from './ledger.js';

/** What one source of figures says of a target's measure. Figures of different sources are never added or averaged. */
export interface ReporterTrack {
  readonly reporter: string;
  /** Office or person the figures come from. */
  readonly source: string | null;
  /** Newest figure for a whole year, or the newest of any length when there is none (`wholeYear` false). */
  readonly latest: { readonly value: number; readonly periodStart: string; readonly periodEnd: string; readonly calendar: string; readonly wholeYear: boolean; readonly parts: readonly string[] };
  /** Latest value over the target, 0–; null for a part of a year. */
  readonly shareOfTarget: number | null;
  /** Way covered from the starting figure of the target, (latest − from) / (to − from); null when the text named no start or the year is partial. */
  readonly shareOfWay: number | null;
  /** Growth a year needed from the end of the latest year to the deadline, as a share (0.35 is 35%); null with the reason in `refused`. */
  readonly neededGrowth: number | null;
  /** Growth a year between this source's first and latest whole years, as a share; null with the reason in `refused`. */
  readonly pastGrowth: number | null;
  readonly pastYears: { readonly from: string; readonly to: string; readonly n: number } | null;
  /** Why a figure is missing. */
  readonly refused: readonly string[];
}

/** A target tied to statistics as of a day. */
export interface TargetTrack {
  readonly entry: string;
  readonly target: number;
  readonly from: number | null;
  readonly unit: string;
  readonly deadline: string | null;
  readonly asOf: string;
  readonly reporters: readonly ReporterTrack[];
  /** Why there is no track at all; empty otherwise. */
  readonly refused: readonly string[];
}

/** Shortest and longest period in days that counts as a whole year. */
const WHOLE_YEAR = [350, 380] as const;
/** Fewest whole years a growth rate is worked out from. */
const LEAST_YEARS = 2;

/**
 * Ties the newest version of a target to the statistics of the pair: per reporter and source the latest value, the share of the way, and the path
 * required from there. Total trade is taken as reported, or as export plus import of the same reporter, source and period (the sum is marked by two `parts`).
 * Growth is the constant yearly rate (end / start)^(1 / years) − 1.
 */
export function trackTarget(entry: LedgerEntry, statistics: readonly Statistic[], asOf: string): TargetTrack | null {
  if (entry.type !== 'target') return null;
  const version = entry.versions.findLast((v) => v.to !== null);
  if (!version || version.to === null || version.unit === null) return null;
  const base = { entry: entry.id, target: version.to, from: version.from, unit: version.unit, deadline: version.deadline, asOf };
  const flow = flowOf(entry);
  if (flow === null) return { ...base, reporters: [], refused: ['the record holds no series of this measure'] };
  const known = statistics.filter((row) => row.unit === version.unit && row.periodEnd <= asOf);
  if (known.length === 0) return { ...base, reporters: [], refused: [`no statistics in ${version.unit} for this pair until ${asOf}`] };
  const groups = new Map<string, Statistic[]>();
  for (const row of known) {
    const key = `${row.reporter}\t${row.reportedBy ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const reporters = [...groups.values()].flatMap((rows) => {
    const series = flow === 'total' ? totals(rows) : rows.filter((row) => row.flow === flow).map(toPoint);
    return series.length === 0 ? [] : [trackReporter(rows[0]!, series, base)];
  });
  return { ...base, reporters: reporters.sort((x, y) => y.latest.periodEnd.localeCompare(x.latest.periodEnd) || x.reporter.localeCompare(y.reporter) || (x.source ?? '').localeCompare(y.source ?? '')), refused: [] };
}

interface Point {
  readonly value: number;
  readonly start: string;
  readonly end: string;
  readonly calendar: string;
  readonly parts: readonly string[];
}

function toPoint(row: Statistic): Point {
  return { value: row.value, start: row.periodStart, end: row.periodEnd, calendar: row.calendar, parts: [row.id] };
}

/** Totals as reported; else the sum of export and import of the same period, when this source gives both. */
function totals(rows: readonly Statistic[]): Point[] {
  const points: Point[] = [];
  const periods = new Set(rows.map((row) => `${row.periodStart}/${row.periodEnd}`));
  for (const period of periods) {
    const own = rows.filter((row) => `${row.periodStart}/${row.periodEnd}` === period);
    const total = own.find((row) => row.flow === 'total');
    if (total) {
      points.push(toPoint(total));
      continue;
    }
    const [out, back] = [own.find((row) => row.flow === 'export'), own.find((row) => row.flow === 'import')];
    if (out && back) points.push({ value: out.value + back.value, start: out.periodStart, end: out.periodEnd, calendar: out.calendar, parts: [out.id, back.id] });
  }
  return points;
}

/** Plain trade targets follow total trade; one way of it when the measure says so; anything else has no series. */
function flowOf(entry: LedgerEntry): 'total' | 'export' | 'import' | null {
  const measure = /^target-(.+?)(?:-\d+)?$/.exec(entry.id)?.[1] ?? '';
  if (measure === 'trade') return 'total';
  return measure === 'export' || measure === 'import' ? measure : null;
}

function trackReporter(row: Statistic, series: readonly Point[], target: { readonly target: number; readonly from: number | null; readonly deadline: string | null; readonly asOf: string }): ReporterTrack {
  const refused: string[] = [];
  const whole = series.filter((point) => isWholeYear(point)).toSorted((x, y) => x.end.localeCompare(y.end));
  const newest = whole.at(-1);
  const latest = newest ?? series.toSorted((x, y) => x.end.localeCompare(y.end)).at(-1)!;
  if (!newest) refused.push('this source gives no whole year');
  const end = target.deadline === null ? null : lastDay(target.deadline);
  let neededGrowth: number | null = null;
  if (!newest) refused.push('no path: needs a whole year to start from');
  else if (end === null) refused.push('no path: the target has no deadline');
  else if (newest.value <= 0) refused.push('no path: the latest value is zero');
  else {
    const years = (daysBetween(newest.end, end) ?? 0) / 365.25;
    if (years < 0.5) refused.push(end < target.asOf ? 'no path: the deadline has passed' : 'no path: less than half a year is left');
    else neededGrowth = (target.target / newest.value) ** (1 / years) - 1;
  }
  const comparable = newest ? whole.filter((point) => point.calendar === newest.calendar && point.value > 0) : [];
  const first = comparable[0];
  let pastGrowth: number | null = null;
  let pastYears: ReporterTrack['pastYears'] = null;
  if (!newest || comparable.length < LEAST_YEARS || !first || first === newest) refused.push(`no past growth: ${comparable.length} whole year${comparable.length === 1 ? '' : 's'} from this source, ${LEAST_YEARS} needed`);
  else {
    const years = (daysBetween(first.end, newest.end) ?? 0) / 365.25;
    pastGrowth = (newest.value / first.value) ** (1 / years) - 1;
    pastYears = { from: first.end, to: newest.end, n: comparable.length };
  }
  return {
    reporter: row.reporter, source: row.reportedBy,
    latest: { value: latest.value, periodStart: latest.start, periodEnd: latest.end, calendar: latest.calendar, wholeYear: newest !== undefined, parts: latest.parts },
    shareOfTarget: newest ? latest.value / target.target : null,
    shareOfWay: newest && target.from !== null && target.target !== target.from ? (latest.value - target.from) / (target.target - target.from) : null,
    neededGrowth, pastGrowth, pastYears, refused,
  };
}

function isWholeYear(point: Point): boolean {
  const days = (daysBetween(firstDay(point.start) ?? point.start, point.end) ?? 0) + 1;
  return days >= WHOLE_YEAR[0] && days <= WHOLE_YEAR[1];
}

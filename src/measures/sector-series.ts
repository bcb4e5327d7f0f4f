import type { PeriodUnit } from '../record/counts.js';
import { contactsFor } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { textOf, type ParameterValues } from './measure.js';
import { buildSeries, type DyadSeries } from './series.js';

/** Sectors that make up the economy in `economy` as a name of a group. */
export const ECONOMY = ['trade', 'energy', 'transport', 'finance'] as const;

/** Counts of several groups of sectors over the same periods. */
export interface SectorSeries {
  readonly periods: readonly string[];
  /** All contacts whatever their sector: tells gaps and exposure. */
  readonly whole: DyadSeries;
  /** `counts[g][t]`: group g in period t; null in gaps. */
  readonly counts: readonly (readonly (number | null)[])[];
  /** Documents of the record per period; null throughout where they are not told. */
  readonly documents: readonly (number | null)[];
}

/** Sectors named by a written group: `security`, `trade,energy`, or `economy` for `ECONOMY`. */
export function sectorsNamed(written: string): string[] {
  return written.split(',').map((each) => each.trim()).flatMap((each) => (each === 'economy' ? [...ECONOMY] : each === '' ? [] : [each]));
}

/**
 * Series of each group of sectors over the periods of the whole; a period that holds any contact or document is covered for every group, so that a sector without
 * an event there is 0, not missing. An event with sectors of two groups counts in both. `parameters` need `unit`, `status`, `direction` and `gaps`.
 */
export function sectorSeries(input: MeasureInput, groups: readonly (readonly string[])[], parameters: ParameterValues): SectorSeries {
  const unit = textOf(parameters, 'unit') as PeriodUnit;
  const wanted = (sector: string): ParameterValues => ({ type: 'all', quad: 'all', ...parameters, sector });
  const options = { unit, asOf: input.asOf, weight: input.weight, exposure: input.exposure, coverage: input.coverage, gaps: textOf(parameters, 'gaps') as 'documents' | 'span' };
  const all = contactsFor(input.contacts, wanted('all'));
  const whole = buildSeries(all, { ...options, from: input.from, to: input.to });
  const [from, to] = [whole.points[0]?.first ?? null, whole.points.at(-1)?.last ?? null];
  const counts = groups.map((sectors) => {
    if (from === null || to === null) return [];
    // What is covered the whole tells: a group's own series needs its contacts alone.
    const own = new Map(buildSeries(contactsFor(input.contacts, wanted(sectors.join(','))), { ...options, from, to, exposure: [], coverage: [] }).points.map((point) => [point.period, point.events]));
    return whole.points.map((point) => (point.events === null ? null : own.get(point.period) ?? 0));
  });
  return { periods: whole.points.map(({ period }) => period), whole, counts, documents: whole.points.map((point) => (point.events === null || point.documents === 0 ? null : point.documents)) };
}

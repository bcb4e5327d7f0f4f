import { parseDate } from '../base/calendar.js';
import { findCountry } from '../ontology/countries.js';
import type { RowLayout, RowResult } from './importer.js';

const COLUMNS = ['date', 'iso_a', 'iso_b', 'score'];

/**
 * Daily scores of pairs of states made from GDELT 2.0 (sum of Goldstein scores with weights for sources, articles and tone, both directions).
 * It mixes how much was written with what was done: it is kept as a series of its own and never as events.
 */
export const GDELT_DAY_SCORE: RowLayout = {
  kind: 'rows', name: 'gdelt-day-score', version: 1, format: 'gdelt', title: 'GDELT 2.0 daily scores of pairs',
  licence: 'GPL-3.0 (gdelt-graph-data); made from GDELT, free to use with a citation and a link to gdeltproject.org',
  recognise(head) {
    const names = head.first.map((name) => name.trim().toLowerCase());
    return names.join() === COLUMNS.join() ? { delimiter: head.delimiter, isQuoted: true, skipLines: 1, columns: COLUMNS } : null;
  },
  open: () => ({ read: ({ cells, line }) => readRow(cells, line) }),
};

function readRow([date, x, y, score]: readonly string[], line: number): RowResult {
  const parts = parseDate(date!);
  if (parts?.day === null || parts === null) return { leftOut: { reason: 'row/date', value: date! } };
  const value = score!.trim() === '' ? NaN : Number(score);
  if (!Number.isFinite(value)) return { leftOut: { reason: 'row/value', value: score! } };
  const codes = [x!, y!].map((code) => findCountry('iso3', code, parts.year)?.iso3 ?? null);
  const unmapped = [x!, y!].filter((_, k) => codes[k] === null).map((code) => ({ system: 'iso3', code }));
  if (unmapped.length > 0) return { leftOut: { reason: 'row/country', value: `${x} ${y}` }, unmapped };
  const [a, b] = codes.toSorted() as [string, string];
  if (a === b) return { leftOut: { reason: 'row/same-country', value: `${x} ${y}` } };
  return { series: [{ series: 'gdelt-day-score', a, b, periodStart: date!, periodEnd: date!, value, unit: 'score', source: 'gdelt2', line }] };
}

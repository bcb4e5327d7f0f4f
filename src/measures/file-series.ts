import type { Issue } from '../base/issue.js';
import { parseDate } from '../base/calendar.js';
import { formatCsvRow, parseCsv } from '../record/csv.js';
import { describeOnline, ONLINE_PARAMETERS } from './turning-points-online.js';
import type { ChosenSeries } from './chosen-series.js';
import { numberOf, readParameters, textOf, type Cell, type MeasureResult, type Parameter } from './measure.js';
import { BREAK_PARAMETERS, describeTurningPoints } from './turning-points.js';

/** What a series from a file is, besides how its breaks are looked for. */
const SERIES_PARAMETERS: readonly Parameter[] = [
  { name: 'kind', kind: 'choice', default: 'auto', choices: ['auto', 'counts', 'values'], meaning: 'Counts of something, or measured values; auto: counts when all are whole, from 0 on, and half of them at most 20 (a judgement).' },
  { name: 'period', kind: 'integer', default: null, min: 0, meaning: 'Length of the season in values, 0 for none; by default found from the values.' },
];

/** Median up to which whole numbers are taken for counts of rare things. A judgement. */
const COUNTS_UP_TO = 20;
/** How missing values are written. */
const MISSING = new Set(['', 'na', 'nan', 'null', 'none', '.', '-']);

/** Turning points (or, by name, those known as values came in) of a series from a CSV file. */
export function describeFileSeries(name: string, subject: string, csv: string, given: Readonly<Record<string, Cell>>, seed: number): MeasureResult {
  const isOnline = name === 'turning-points-online';
  const { value: parameters, issues } = readParameters([...SERIES_PARAMETERS, ...(isOnline ? ONLINE_PARAMETERS : BREAK_PARAMETERS)], given);
  const read = readSeries(csv);
  const kind = textOf(parameters, 'kind');
  const chosen: ChosenSeries = {
    ...read, isCount: kind === 'counts' || (kind === 'auto' && looksLikeCounts(read.values)), exposure: null, unit: 'value', periodNoun: 'value', total: null, issues: [...issues, ...read.issues],
    ...(typeof parameters['period'] === 'number' && { period: numberOf(parameters, 'period') === 0 ? null : numberOf(parameters, 'period') }),
  };
  return isOnline ? describeOnline(subject, chosen, parameters, seed) : describeTurningPoints(subject, chosen, parameters);
}

/** True for whole numbers from 0 on of which at least half are 20 or less. */
export function looksLikeCounts(values: readonly (number | null)[]): boolean {
  const known = values.filter((value): value is number => value !== null);
  return known.length > 0 && known.every((value) => Number.isInteger(value) && value >= 0) && known.filter((value) => value <= COUNTS_UP_TO).length * 2 >= known.length;
}

/**
 * Reads a series from CSV: one column of values, or names of periods first and values second; further columns are left out. A first row whose value is no number is a header. Empty cells and NA are gaps; other
 * cells that are no number are gaps with an issue. Values are taken to be equally spaced, in the order given.
 */
export function readSeries(csv: string): Pick<ChosenSeries, 'labels' | 'values' | 'from' | 'to'> & { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rows = parseCsv(csv.replace(/^﻿/, ''));
  const isValue = (cell: string | undefined) => cell !== undefined && (MISSING.has(cell.trim().toLowerCase()) || Number.isFinite(Number(cell)));
  const at = (cells: readonly string[]) => (cells.length === 1 ? cells[0] : cells[1]);
  const body = rows.length > 0 && !isValue(at(rows[0]!.cells)) ? rows.slice(1) : rows;
  const labels: string[] = [];
  const values: (number | null)[] = [];
  for (const { cells, line } of body) {
    const cell = (at(cells) ?? '').trim();
    if (!isValue(cell)) issues.push({ code: 'series/no-number', message: `no number: ${formatCsvRow([cell.slice(0, 40)])}; expected a value or NA`, at: { line } });
    labels.push(cells.length === 1 ? String(values.length + 1) : cells[0]!.trim());
    values.push(MISSING.has(cell.toLowerCase()) || !isValue(cell) ? null : Number(cell));
  }
  const dated = labels.length > 0 && labels.every((label) => parseDate(label) !== null);
  if (dated && labels.some((label, k) => k > 0 && label < labels[k - 1]!)) issues.push({ code: 'series/order', message: 'the dates do not rise; the order of the file is kept' });
  return { labels, values, from: dated ? labels[0]! : null, to: dated ? labels.at(-1)! : null, issues };
}

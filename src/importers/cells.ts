import { findCodeGroup, findCountry, type CodeSystem } from '../ontology/countries.js';
import type { FileHead, FileRow, Reading, RowResult } from './importer.js';

/** How to read a table whose header stands on line `line` (0-based) of the file and has all these names, in any order and letter case; else null. */
export function tableWith(head: FileHead, wanted: readonly string[], line = 0): Reading | null {
  const cells = line === 0 ? head.first : head.lines[line] ?? [];
  const columns = cells.map((name) => name.replace(/^\uFEFF/, '').trim().toLowerCase());
  return wanted.every((name) => columns.includes(name)) ? { delimiter: head.delimiter, isQuoted: true, skipLines: line + 1, columns } : null;
}

/** Reads cells of a row by column name; a column the file does not have reads as ''. Cells come without spaces around them. */
export function cellReader(reading: Reading): (row: FileRow, column: string) => string {
  const at = new Map(reading.columns.map((name, k) => [name, k]));
  return ({ cells }, column) => {
    const index = at.get(column);
    return index === undefined ? '' : cells[index]!.trim();
  };
}

const NOTHING = new Set(['', 'NA', 'N/A', 'NaN', 'NULL', '..', '.', '...']);

/** True for cells that say a value is missing. */
export function isMissing(cell: string): boolean {
  return NOTHING.has(cell);
}

/** A number as data sets write it (`1e+05`, `5.2`, `-3`); null when it is none or missing. */
export function numberIn(cell: string): number | null {
  if (isMissing(cell) || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell)) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

/** A year from 1000 to 2999; null otherwise. */
export function yearIn(cell: string): number | null {
  return /^[12]\d{3}$/.test(cell) ? Number(cell) : null;
}

/** First and last day of a year. */
export function yearPeriod(year: number): { readonly periodStart: string; readonly periodEnd: string } {
  return { periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` };
}

/** Days of what never changes, such as a distance: from the first to the last day a date can name. */
export const ALWAYS = { periodStart: '0001-01-01', periodEnd: '9999-12-31' } as const;

/** A row left out, with the reason and what stood there. */
export function leaveOut(reason: string, value: string): { readonly leftOut: { readonly reason: string; readonly value: string } } {
  return { leftOut: { reason, value } };
}

/**
 * The states two codes stand for in a year, or why the row is left out: `row/group` when a code names a region or a remainder, `row/country` when the
 * tables do not know it, `row/same-country` when both are one state.
 */
export function readTwoStates(system: CodeSystem, x: string, y: string, year?: number): { readonly x: string; readonly y: string } | RowResult {
  const [left, right] = [findCountry(system, x, year), findCountry(system, y, year)];
  if (left !== null && right !== null) return left === right ? leaveOut('row/same-country', `${x} ${y}`) : { x: left.iso3, y: right.iso3 };
  return unknownStates(system, [x, y].filter((_, k) => (k === 0 ? left : right) === null));
}

/** Why a row is left out whose codes are no states: see `readTwoStates`. */
export function unknownStates(system: CodeSystem, codes: readonly string[]): RowResult {
  const unknown = codes.filter((code) => findCodeGroup(system, code) === null);
  if (unknown.length === 0) return leaveOut('row/group', codes.map((code) => `${code} ${findCodeGroup(system, code)}`).join(', '));
  return { ...leaveOut('row/country', unknown.join(' ')), unmapped: unknown.map((code) => ({ system, code })) };
}

import type { MeasureAnswer } from '../../server/contract.js';

/** One row of the data behind a measure. */
export type MeasureRow = MeasureAnswer['data'][number];

/** A number of a row; null when it is missing. */
export function numberIn(row: MeasureRow, column: string): number | null {
  const cell = row[column];
  return typeof cell === 'number' ? cell : null;
}

/** Words of a row; empty when they are missing. */
export function textIn(row: MeasureRow, column: string): string {
  const cell = row[column];
  return cell === null || cell === undefined ? '' : String(cell);
}

/** Start and end of a counted period (2025, 2025-Q4, 2025-11, 2025-11-03) in years with fraction. */
export function periodInYears(period: string): readonly [number, number] {
  const [year = '', part, day] = period.split('-');
  if (part === undefined) return [Number(year), Number(year) + 1];
  if (part.startsWith('Q')) return [Number(year) + (Number(part.slice(1)) - 1) / 4, Number(year) + Number(part.slice(1)) / 4];
  const start = Number(year) + (Number(part) - 1) / 12;
  return day === undefined ? [start, start + 1 / 12] : [start + (Number(day) - 1) / 372, start + Number(day) / 372];
}

/** A figure of a measure for readers: three significant digits, thousands apart. */
export function formatFigure(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 3 });
}

/** Path through points; starts anew after a missing one. */
export function linePath(points: readonly (readonly [x: number, y: number] | null)[]): string {
  return points.map((point, k) => (point === null ? '' : `${k > 0 && points[k - 1] !== null ? 'L' : 'M'}${point[0].toFixed(1)},${point[1].toFixed(1)}`)).join('');
}

/** Closed path of a band between low and high. */
export function bandPath(points: readonly { readonly x: number; readonly low: number; readonly high: number }[]): string {
  if (points.length === 0) return '';
  const at = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`;
  return `M${points.map(({ x, high }) => at(x, high)).join('L')}L${points.toReversed().map(({ x, low }) => at(x, low)).join('L')}Z`;
}

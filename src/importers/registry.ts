import { GDELT_DAY_SCORE } from './gdelt-day-score.js';
import type { FileHead, Layout, Reading } from './importer.js';

/** Every layout that `bilat import` knows. A new one is added here. */
export const LAYOUTS: readonly Layout[] = [GDELT_DAY_SCORE];

/** The words after `bilat import`, sorted. */
export const IMPORT_FORMATS: readonly string[] = [...new Set(LAYOUTS.map(({ format }) => format))].toSorted();

/** A layout with how to read the file at hand. */
export interface Recognised {
  readonly layout: Layout;
  readonly reading: Reading;
}

/** The layout a file is in, by its first lines and name; null when no layout knows it. With `format`: of that format only. */
export function recognise(head: FileHead, format?: string): Recognised | null {
  for (const layout of LAYOUTS) {
    if (format !== undefined && layout.format !== format) continue;
    const reading = layout.recognise(head);
    if (reading !== null) return { layout, reading };
  }
  return null;
}

/** True when the first line has exactly these column names, whatever their letter case. */
export function hasHeader(head: FileHead, columns: readonly string[]): boolean {
  return head.first.length === columns.length && columns.every((name, k) => head.first[k]!.trim().toLowerCase() === name.toLowerCase());
}

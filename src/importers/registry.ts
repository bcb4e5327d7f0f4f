import { ACLED_EVENTS } from './acled.js';
import { FIGURE_LAYOUTS } from './figure-layouts.js';
import { GDELT1_EVENTS, GDELT1_EVENTS_OLD, GDELT2_EVENTS } from './gdelt.js';
import { GDELT2_MENTIONS } from './gdelt-mentions.js';
import { GDELT_DAY_SCORE } from './gdelt-day-score.js';
import { ICEWS_EVENTS } from './icews.js';
import type { EventLayout, FileHead, Layout, Reading } from './importer.js';
import { CODED_FINDINGS, EXPORTED_EVENTS } from './own-events.js';
import { POLECAT_EVENTS } from './polecat.js';
import { UCDP_GED } from './ucdp.js';

/** Every layout that `bilat import` knows. A new one is added here. */
export const LAYOUTS: readonly Layout[] = [
  GDELT2_EVENTS, GDELT1_EVENTS, GDELT1_EVENTS_OLD, GDELT2_MENTIONS, GDELT_DAY_SCORE, ICEWS_EVENTS, POLECAT_EVENTS, UCDP_GED, ACLED_EVENTS, CODED_FINDINGS, EXPORTED_EVENTS, ...FIGURE_LAYOUTS,
];

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

/** The layout of events with this name; an unknown name is a bug of the caller and throws. */
export function eventLayout(name: string): EventLayout {
  const layout = LAYOUTS.find((each) => each.name === name);
  if (layout?.kind !== 'events') throw new Error(`no layout of events ${name}`);
  return layout;
}

import { readRows } from '../base/table.js';
import { tables } from './tables.generated.js';

/** The twelve sectors that events, commitments and words are sorted into. */
export const SECTORS = [
  'security', 'trade', 'energy', 'transport', 'finance', 'culture', 'religion', 'border', 'politics', 'humanitarian', 'technology', 'environment',
] as const;
/** One of the twelve sectors. */
export type Sector = (typeof SECTORS)[number];

const glosses = new Map(readRows(tables['sectors']!, ['sector', 'gloss']).map((row) => [row.sector, row.gloss]));
const actorGlosses = new Map([
  ...readRows(tables['actor-sectors']!, ['sector', 'gloss']).map((row): [string, string] => [row.sector, row.gloss]),
  ...readRows(tables['actor-classes']!, ['class', 'gloss']).map((row): [string, string] => [row.class, row.gloss]),
]);
const byContext = new Map(readRows(tables['contexts']!, ['context', 'sector']).map((row) => [row.context, row.sector as Sector]));

/** True for one of the twelve sectors. */
export function isSector(text: string): text is Sector {
  return glosses.has(text);
}

/** What a sector covers, in a few words. */
export function glossOf(sector: Sector): string {
  return glosses.get(sector)!;
}

/** What an actor sector (GOV, MIL …) or class (IGO, NGO …) stands for; null when it is not one of PLOVER's. */
export function actorSectorGloss(code: string): string | null {
  return actorGlosses.get(code) ?? null;
}

/** The sector nearest to a PLOVER context, or null for an unknown context. */
export function sectorOfContext(context: string): Sector | null {
  return byContext.get(context) ?? null;
}

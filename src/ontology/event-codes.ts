import { readRows } from '../base/table.js';
import type { EventType, QuadClass } from './event-types.js';
import { tables } from './tables.generated.js';

const types = new Map(readRows(tables['event-types']!, ['type', 'quad', 'score']).map((row) => [row.type, { quad: Number(row.quad) as QuadClass, score: Number(row.score) }]));
const modes = new Map(readRows(tables['modes']!, ['type', 'mode', 'score']).map((row) => [`${row.type} ${row.mode}`, row.score === '' ? null : Number(row.score)]));
const goldstein = new Map(readRows(tables['cameo']!, ['code', 'goldstein']).map((row) => [row.code, row.goldstein === '' ? null : Number(row.goldstein)]));
const cameo = new Map(readRows(tables['plover-to-cameo']!, ['type', 'mode', 'sector', 'cameo']).map((row) => [`${row.type} ${row.mode} ${row.sector}`, row.cameo]));

/** Quad class of a type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict (PLOVER manual, draft 2.0). */
export function quadOf(type: EventType): QuadClass {
  return types.get(type)!.quad;
}

/** Conflict–cooperation score, −10 to 10: the mode's where the manual prints one, else the type's. */
export function scoreOf(type: EventType, mode: string | null): number {
  const own = mode === null ? null : modes.get(`${type} ${mode}`);
  return own ?? types.get(type)!.score;
}

/** True when the mode belongs to the type. */
export function isMode(type: EventType, mode: string): boolean {
  return modes.has(`${type} ${mode}`);
}

/** Nearest CAMEO code of a type, mode and sector (`data/ontology/plover-to-cameo.tsv` says what each loses); null where there is none. */
export function cameoOf(type: EventType, mode: string | null, sectors: readonly string[]): string | null {
  for (const part of mode === null ? [''] : [mode, '']) {
    for (const sector of [...sectors, '']) {
      const code = cameo.get(`${type} ${part} ${sector}`);
      if (code !== undefined) return code;
    }
  }
  return null;
}

/** Goldstein (1992) score of a CAMEO code, −10 to 10; null where the table has none. */
export function goldsteinOf(code: string | null): number | null {
  return code === null ? null : goldstein.get(code) ?? null;
}

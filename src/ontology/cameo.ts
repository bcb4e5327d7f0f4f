import { readRows } from '../base/table.js';
import type { EventType, QuadClass } from './event-types.js';
import { tables } from './tables.generated.js';

/** A CAMEO event code (version 1.1b3). */
export interface CameoCode {
  readonly code: string;
  /** Two digits, 01–20. */
  readonly root: string;
  readonly quad: QuadClass;
  /** Goldstein (1992) score, −10 to 10, as carried over to CAMEO. */
  readonly goldstein: number;
  readonly label: string;
}

/** What a CAMEO code becomes in PLOVER. */
export interface CameoMeaning {
  /** Null: PLOVER has no type for it (statements). */
  readonly type: EventType | null;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  /** What the move from one scheme to the other loses or decides; empty when nothing. */
  readonly lost: string;
}

/** All codes, in order. */
export const CAMEO_CODES: readonly CameoCode[] = readRows(tables['cameo']!, ['code', 'root', 'quad', 'goldstein', 'label']).map((row) => ({
  code: row.code, root: row.root, quad: Number(row.quad) as QuadClass, goldstein: Number(row.goldstein), label: row.label,
}));

const byCode = new Map(CAMEO_CODES.map((entry) => [entry.code, entry]));
const meanings = new Map<string, CameoMeaning>(
  readRows(tables['cameo-to-plover']!, ['cameo', 'type', 'mode', 'contexts', 'lost']).map((row) => [row.cameo, {
    type: row.type === '' ? null : (row.type as EventType), mode: row.mode === '' ? null : row.mode,
    contexts: row.contexts === '' ? [] : row.contexts.split(' '), lost: row.lost,
  }]),
);
const losses = new Map(readRows(tables['plover-to-cameo']!, ['type', 'mode', 'cameo', 'lost']).map((row) => [`${row.type} ${row.mode} ${row.cameo}`, row.lost]));

/**
 * The code as data sets may write it: with or without the leading zero of roots 01–09 ("42" for "042"), null when it is none.
 * A number without its zero is read as a root below 10 only where nothing else fits: "10" stays 10, "112" stays 112.
 */
export function readCameo(text: string): CameoCode | null {
  const code = text.trim();
  return byCode.get(code) ?? byCode.get(`0${code}`) ?? null;
}

/** The code and what it stands for, or null. */
export function cameoCode(code: string): CameoCode | null {
  return byCode.get(code) ?? null;
}

/** PLOVER type, mode and contexts of a CAMEO code, or null for an unknown code. */
export function meaningOfCameo(code: string): CameoMeaning | null {
  return meanings.get(code) ?? null;
}

/** What is lost when an event of this type and mode is written with this CAMEO code; '' when nothing. */
export function lostInCameo(type: EventType, mode: string | null, code: string): string {
  return losses.get(`${type} ${mode ?? ''} ${code}`) ?? losses.get(`${type}  ${code}`) ?? '';
}

import { meaningOfCameo, readCameo } from '../ontology/cameo.js';
import { sectorOfContext } from '../ontology/sectors.js';
import type { MeaningReading } from './event-reading.js';

/**
 * What a CAMEO code stands for in PLOVER. Statements (01 and below) are left out as `row/statement`: PLOVER has no type for them. Data sets tell what
 * was reported as done: all events are `actual`.
 */
export function meaningOfCode(written: string): MeaningReading {
  const code = readCameo(written);
  if (code === null) return { leftOut: 'row/type' };
  const meaning = meaningOfCameo(code.code);
  if (meaning?.type === undefined || meaning.type === null) return { leftOut: 'row/statement' };
  return { type: meaning.type, mode: meaning.mode, status: 'actual', cameo: code.code, sectors: sectorsOf(meaning.contexts) };
}

/** Sectors of PLOVER contexts, each once; contexts without one are passed over. */
export function sectorsOf(contexts: readonly string[]): string[] {
  return [...new Set(contexts.flatMap((context) => sectorOfContext(context) ?? []))];
}

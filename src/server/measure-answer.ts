import { readInputFor } from '../claims/read-precedent.js';
import type { Weight } from '../measures/contact.js';
import { findMeasure, MEASURES, readsOthers, runMeasure } from '../measures/registry.js';
import type { Pair } from '../record/dyad.js';
import { windowEnd, windowStart } from '../record/period.js';
import type { Store } from '../storage/store.js';
import type { MeasureAnswer } from './contract.js';

/** What a request for a measure may say besides its name and pair. */
export interface MeasureRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asOf?: string | undefined;
  readonly weight?: Weight | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** `name=value` each. */
  readonly set?: readonly string[] | undefined;
}

/** Every measure with its question and parameters. */
export function listMeasures() {
  return { measures: MEASURES.map(({ name, version, question, parameters }) => ({ name, version, question, parameters: [...parameters] })) };
}

/** One measure of a pair; null when there is none of that name. */
export async function buildMeasureAnswer(store: Store, name: string, pair: Pair, request: MeasureRequest, today: string): Promise<MeasureAnswer | null> {
  const measure = findMeasure(name);
  if (measure === null) return null;
  const given = Object.fromEntries((request.set ?? []).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
  const input = await readInputFor([measure], pair, store, {
    asOf: windowEnd(request.asOf ?? today), from: request.from === undefined ? null : windowStart(request.from), to: request.to === undefined ? null : windowEnd(request.to),
    weight: request.weight ?? 'event', thirdParties: readsOthers(measure), ...(request.origin && { origins: request.origin }),
  }, given);
  return runMeasure(measure, input, given, request.seed ?? 1);
}

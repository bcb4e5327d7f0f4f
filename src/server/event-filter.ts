import type { z } from '@hono/zod-openapi';
import { parsePair, type Pair } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { HttpProblem } from './problem.js';
import type { filterQuery } from './request-schema.js';

export type FilterQuery = z.infer<typeof filterQuery>;

/** The record's filter for the parameters of a request; parameters left out are no condition. */
export function toEventFilter(query: FilterQuery): EventFilter {
  if ((query.source === undefined) !== (query.target === undefined)) {
    const [given, missing] = query.source === undefined ? ['target', 'source'] : ['source', 'target'];
    throw new HttpProblem(400, { code: 'request/invalid', message: `invalid ${given}: it goes together with ${missing}; for one actor in any role use actor`, at: { parameter: given! } });
  }
  const pair = query.pair === undefined ? undefined : readPair(query.pair);
  return {
    ...(query.of !== undefined && { of: query.of }),
    ...(pair && { pair }),
    ...(query.source !== undefined && query.target !== undefined && { dyad: { source: query.source, target: query.target } }),
    ...(query.actor !== undefined && { actor: query.actor }),
    ...(query.from !== undefined && { from: query.from }),
    ...(query.to !== undefined && { to: query.to }),
    ...(query.origin && { origins: query.origin }),
    ...(query.type && { types: query.type }),
    ...(query.mode && { modes: query.mode }),
    ...(query.quad && { quads: query.quad }),
    ...(query.sector && { sectors: query.sector }),
    ...(query.status && { statuses: query.status }),
    ...(query.document && { documents: query.document }),
    ...(query.outlet && { outlets: query.outlet as string[] }),
    ...(query.place && { places: query.place as string[] }),
    ...(query.speaker && { speakers: query.speaker }),
    ...(query.minConfidence !== undefined && { minConfidence: query.minConfidence }),
    ...(query.text !== undefined && { text: query.text }),
  };
}

/** Reads a pair that the request's schema has checked. */
export function readPair(written: string): Pair {
  const pair = parsePair(written);
  if (pair === null) throw new Error(`pair ${written} passed validation but cannot be read`);
  return pair;
}

import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';
import { pairCodes } from './record-schema.js';

const side = z.object({ role: z.enum(['member', 'observer', 'partner', 'signatory', 'negotiating', 'withdrawn']), from: z.string().nullable() });

/** What two states share: see `record/shared-compacts`. */
export const tiesAnswer = z.object({
  pair: pairCodes,
  asOf: z.string(),
  compacts: listOf(z.object({
    compact: z.object({
      id: z.string(), kind: z.enum(['organisation', 'trade-agreement', 'alliance', 'agreement']), name: z.string(), code: z.string().nullable(), signedOn: z.string().nullable(), inForceOn: z.string().nullable(),
      endedOn: z.string().nullable(), url: z.string().nullable(), note: z.string().nullable(), source: z.string(), file: z.string().optional(), line: z.int().optional(),
    }),
    a: side, b: side,
    since: z.string().nullable().openapi({ description: 'Since when both have been members; null when they are not, or the day is unknown.' }),
    standing: z.enum(['in-force', 'not-yet', 'talks', 'ended', 'apart']),
  })).openapi({ description: 'Agreements and organisations both belong to, those in force first.' }),
  facts: listOf(z.object({
    series: z.string(), value: z.number(), unit: z.string(), source: z.string(), first: z.string(), periodStart: z.string(), periodEnd: z.string(), points: z.int(),
  })).openapi({ description: 'Newest value of each series of the pair that holds for a quarter or longer, one for each data set.' }),
}).openapi('Ties');

import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';
import { day } from './record-schema.js';
import { pairQuery } from './request-schema.js';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Name of a measure as the last part of the path. */
export const measurePath = z.object({ name: z.string().openapi({ param: { name: 'name', in: 'path' }, example: 'turning-points', description: 'A name of /api/measures.' }) });

/** Which pair and window; parameters of the measure itself as `set=name=value`. */
export const measureQuery = pairQuery.extend({
  from: day.optional().openapi({ description: 'First day of the window.' }),
  to: day.optional().openapi({ description: 'Last day of the window.' }),
  asOf: day.optional().openapi({ description: 'The day looked from; nothing later counts. Default today.' }),
  weight: z.enum(['event', 'report', 'outlet']).optional().openapi({ description: 'What an event counts as; default event.' }),
  origin: z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(z.string()).optional())
    .openapi({ type: 'string', description: 'Where events come from: coded (the default) or data sets such as gdelt2; repeat it for several.' }),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).optional().openapi({ description: 'Seed of random numbers; default 1.' }),
  set: z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(z.string().regex(/^[^=]+=/, 'expected name=value')).max(30).optional())
    .openapi({ type: 'string', description: 'A parameter of the measure, name=value; repeat it for several.', example: 'unit=quarter' }),
});

const parameter = z.object({
  name: z.string(), kind: z.enum(['number', 'integer', 'choice', 'text', 'boolean']), default: cell, choices: listOf(z.string()).optional(), min: z.number().optional(), max: z.number().optional(), meaning: z.string(),
});

/** Every measure with its question and parameters. */
export const measuresAnswer = z.object({ measures: listOf(z.object({ name: z.string(), version: z.string(), question: z.string(), parameters: listOf(parameter) })) }).openapi('Measures');

const issue = z.object({
  code: z.string(), message: z.string(), hint: z.string().optional(),
  at: z.object({ file: z.string().optional(), line: z.int().optional(), field: z.string().optional(), span: z.tuple([z.int(), z.int()]).readonly().optional() }).optional(),
});

const figure = {
  measure: z.string(), question: z.string(), subject: z.string(),
  value: z.number().nullable().openapi({ description: 'Null when refused, or where the answer is a list.' }), unit: z.string(), n: z.number(), nOf: z.string(), method: z.string(),
  parameters: z.record(z.string(), z.union([cell, listOf(cell)])),
  interval: z.object({ low: z.number().nullable(), high: z.number().nullable(), level: z.number(), method: z.string() }).nullable(),
  noInterval: z.string().nullable().openapi({ description: 'Why there is no interval.' }), pValue: z.number().nullable(),
  window: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  exposure: z.object({ documents: z.number().nullable(), reports: z.number().nullable(), coveredPeriods: z.int().nullable(), gapPeriods: z.int().nullable() }).nullable(),
  issues: listOf(issue), seed: z.number().nullable(), statement: z.string(),
  refused: z.object({ reason: z.string(), needed: z.string() }).nullable(),
  data: listOf(z.record(z.string(), cell)).openapi({ description: 'Rows behind the figure, the same columns in each.' }), evidence: listOf(z.string()),
} as const;

/** One result with its parts; parts may have parts of their own, which are plain results too. */
export const measureAnswer = z.object({ ...figure, parts: listOf(z.object({ ...figure, parts: listOf(z.unknown()) })) }).openapi('MeasureResult');

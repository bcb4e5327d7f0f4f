import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';

/** Long work under way in the process that serves the record, or in a command that works through it. */
export const job = z.object({
  id: z.string(),
  label: z.string().openapi({ description: 'The command as it was given.', example: 'import gdelt 2024.csv' }),
  state: z.enum(['running', 'stopping', 'done', 'failed', 'cancelled']),
  progress: z.object({
    done: z.number(), total: z.number().nullable().openapi({ description: 'Null when not known.' }), unit: z.string().openapi({ example: 'rows' }),
  }).nullable(),
  startedAt: z.string().openapi({ description: 'Instant, ISO 8601 UTC.' }),
  endedAt: z.string().nullable().openapi({ description: 'Null while it runs.' }),
  message: z.string().nullable().openapi({ description: 'Why it failed.' }),
}).openapi('Job');

export const jobsAnswer = z.object({ jobs: listOf(job) }).openapi('Jobs');
export const cancelAnswer = z.object({ cancelled: z.literal(true) }).openapi('Cancelled');

import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';

const ledgerStatus = z.enum([
  'proposed', 'agreed', 'signed', 'ratified', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled', 'lapsed', 'disputed',
]);

const statusEvidence = z.object({
  date: z.string().nullable(), status: ledgerStatus, evidence: z.string(), url: z.string().nullable(),
  document: z.string().nullable().openapi({ description: 'Id of the document that says so, or null for hand-compiled evidence.' }),
});

export const ledgerEntry = z.object({
  id: z.string(), type: z.string(), parties: listOf(z.string()), what: z.string(), instrument: z.string().nullable(),
  from: z.number().nullable(), to: z.number().nullable(), unit: z.string().nullable(),
  madeOn: z.string().nullable(), deadline: z.string().nullable(), status: ledgerStatus,
  history: listOf(statusEvidence), byHand: z.boolean(),
}).openapi('LedgerEntry');

export const ledgerAnswer = z.object({ entries: listOf(ledgerEntry) }).openapi('Ledger');

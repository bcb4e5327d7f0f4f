import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';

const ledgerStatus = z.enum([
  'proposed', 'agreed', 'signed', 'ratified', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled', 'lapsed', 'disputed',
]);

const figure = { from: z.number().nullable(), to: z.number().nullable(), unit: z.string().nullable(), deadline: z.string().nullable() };

const telling = z.object({
  finding: z.string(), document: z.string(), date: z.string().nullable(),
  actDate: z.string().nullable().openapi({ description: 'When the act that tells the status took place.' }),
  outlets: listOf(z.string()), speakers: listOf(z.string()), what: z.string(), status: ledgerStatus, ...figure, per: z.enum(['year', 'total']).nullable(),
  sentence: z.string(), why: listOf(z.string()).openapi({ description: 'Why it was put with the earlier tellings.' }),
}).openapi('Telling');

const version = z.object({
  number: z.int(), ...figure, firstTold: z.string().nullable(), lastTold: z.string().nullable(), tellings: listOf(z.string()),
  replacedOn: z.string().nullable().openapi({ description: 'First date on which a later version was told.' }),
}).openapi('LedgerVersion');

const step = z.object({
  date: z.string().nullable(), status: ledgerStatus, version: z.int(),
  evidence: listOf(z.object({ finding: z.string().nullable(), document: z.string().nullable(), edit: z.string().nullable(), text: z.string(), outlets: listOf(z.string()) })),
  computed: z.boolean().openapi({ description: 'True when the ledger worked it out rather than read it.' }),
}).openapi('StatusStep');

const ledgerEntry = z.object({
  id: z.string(), aliases: listOf(z.string()), type: z.enum(['target', 'agreement', 'project', 'mechanism', 'pledge']), parties: listOf(z.string()),
  what: z.string(), instrument: z.string().nullable(), sectors: listOf(z.string()), unit: z.string().nullable(), per: z.enum(['year', 'total']).nullable(),
  count: z.number().nullable(), unnamed: z.number().nullable(), partOf: z.string().nullable().openapi({ description: 'Entry of the list this one is an item of.' }),
  versions: listOf(version), tellings: listOf(telling), history: listOf(step).openapi({ description: 'Newest first.' }),
  status: ledgerStatus, statusSince: z.string().nullable(), unclear: z.string().nullable().openapi({ description: 'Why the status is unclear.' }),
  contradictions: listOf(z.object({
    statuses: z.tuple([ledgerStatus, ledgerStatus]).readonly(), dates: z.tuple([z.string(), z.string()]).readonly(), findings: z.tuple([z.string(), z.string()]).readonly(),
  }).openapi({ type: 'object' })),
  madeOn: z.string().nullable(), deadline: z.string().nullable(),
  overdueDays: z.number().nullable().openapi({ description: 'Days the deadline has passed as of the day of the ledger; 0 when it has not or the matter is closed.' }),
  deadlineMovedDays: z.number().nullable(), reannouncements: z.number(), lastNews: z.string().nullable(),
  documentsSince: z.number().nullable(), implementation: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  edits: listOf(z.unknown()).openapi({ description: 'Corrections by people.' }), hidden: z.boolean(),
}).openapi('LedgerEntry');

const handCommitment = z.object({
  id: z.string(), parties: listOf(z.string()), what: z.string(), instrument: z.string().nullable(), ...figure, madeOn: z.string(),
  history: listOf(z.object({ date: z.string(), status: ledgerStatus, evidence: z.string(), url: z.string().nullable() })), source: z.string(),
}).openapi('HandCommitment');

export const ledgerAnswer = z.object({
  pair: z.string(),
  asOf: z.string().openapi({ description: 'Day the ledger is made for; nothing published after it counts.' }),
  entries: listOf(ledgerEntry).openapi({ description: 'Found by the coder, newest news first.' }),
  leftOut: listOf(z.object({ finding: z.string(), reason: z.string() })),
  byHand: listOf(handCommitment).openapi({ description: 'Compiled by hand from cited pages, kept apart from what the coder found.' }),
}).openapi('Ledger');

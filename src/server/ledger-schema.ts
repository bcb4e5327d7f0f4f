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

const edit = z.object({
  id: z.string(), pair: z.string(), entry: z.string(), action: z.enum(['status', 'merge', 'split', 'hide', 'field', 'note']),
  value: z.unknown().openapi({ description: 'What the action needs; `{ "undo": "e-…" }` takes that correction back.' }),
  note: z.string().nullable(), url: z.string().nullable(), by: z.string(), at: z.string().openapi({ description: 'Instant, ISO 8601 UTC.' }),
});
const correction = edit.extend({
  holds: z.boolean().openapi({ description: 'False when a later correction took it back.' }),
  words: z.string().openapi({ description: 'What it changes, in words.' }),
}).openapi('Correction');

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
  edits: listOf(edit).openapi({ description: 'Corrections by people that hold.' }), hidden: z.boolean(),
}).openapi('LedgerEntry');

const score = z.object({
  value: z.number().nullable(), n: z.int().openapi({ description: 'Matters it rests on.' }), reason: z.string().nullable().openapi({ description: 'Why there is no value.' }),
});
const scoreRow = z.object({
  group: z.string(), by: z.enum(['all', 'type', 'sector']), entries: z.int(), statuses: z.record(z.string(), z.int()),
  deliveryRate: score.openapi({ description: 'Delivered among those whose date has passed, 0–1.' }), medianDelayDays: score, reannouncements: score, medianMovedDays: score, overdue: z.int(),
  implementation: z.tuple([z.int(), z.int(), z.int(), z.int()]).readonly().openapi({ type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4, description: 'Matters at each step of implementation, 0 to 3.' }),
}).openapi('ScoreRow');

const track = z.object({
  entry: z.string(), target: z.number(), from: z.number().nullable(), unit: z.string(), deadline: z.string().nullable(), asOf: z.string(),
  reporters: listOf(z.object({
    reporter: z.string(), source: z.string().nullable(),
    latest: z.object({ value: z.number(), periodStart: z.string(), periodEnd: z.string(), calendar: z.string(), wholeYear: z.boolean(), parts: listOf(z.string()) }),
    shareOfTarget: z.number().nullable(), shareOfWay: z.number().nullable(),
    neededGrowth: z.number().nullable().openapi({ description: 'Growth a year needed from the latest whole year to the deadline, as a share.' }),
    pastGrowth: z.number().nullable(), pastYears: z.object({ from: z.string(), to: z.string(), n: z.int() }).nullable(),
    refused: listOf(z.string()).openapi({ description: 'Why a figure is missing.' }),
  })),
  refused: listOf(z.string()),
}).openapi('TargetTrack');

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
  scorecard: listOf(scoreRow).openapi({ description: 'All matters first, then by type, then by sector.' }),
  tracks: listOf(track).openapi({ description: 'Targets tied to statistics.' }),
  corrections: listOf(correction).openapi({ description: 'Every correction ever made, oldest first.' }),
}).openapi('Ledger');

/** A correction as a person sends it. */
export const correctionBody = z.strictObject({
  entry: z.string().max(400).openapi({ description: 'Entry it concerns; may be empty for an undo.', example: 'pipeline' }),
  values: z.record(z.string().max(40), z.string().max(2000)).openapi({
    description: 'What changes: `status` (with `date`, `version`), `merge`, `split`, `hide`, a field (`what`, `deadline`, `unit`, `instrument`, `type`, `madeOn`) or `undo`; `note` and `url` beside any of them.', example: { status: 'delayed', date: '2025-05', note: 'said at the commission' },
  }),
  by: z.string().min(1).max(200).openapi({ description: 'Who makes it.' }),
}).openapi('CorrectionGiven');

export const correctionAnswer = z.object({ correction }).openapi('CorrectionMade');

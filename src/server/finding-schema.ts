import { z } from '@hono/zod-openapi';
import { EVENT_TYPES } from '../ontology/event-types.js';

/** Read-only array, so that the record's readonly data fits the schema's type. */
export const listOf = <T extends z.ZodType>(member: T) => z.array(member).readonly();

const span = z.tuple([z.int().min(0), z.int().min(0)]).readonly()
  .openapi({ type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2, description: 'Half-open range in UTF-16 code units of the untouched text.' });

const actor = z.object({
  code: z.string().nullable().openapi({ description: 'ISO 3166-1 alpha-3, organisation acronym, or null for unnamed powers.' }),
  sector: z.string().nullable(),
  name: z.string().nullable(),
  span,
});

const eventDate = z.object({ value: z.string(), precision: z.enum(['day', 'month', 'year']), span: span.nullable() });

const attribution = z.object({ speaker: z.string(), code: z.string().nullable(), span, cue: span });

export const eventType = z.enum(EVENT_TYPES);
const quad = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
  .openapi({ type: 'integer', enum: [1, 2, 3, 4], description: '1 words of cooperation, 2 deeds of cooperation, 3 words of conflict, 4 deeds of conflict.' });
export const eventStatus = z.enum(['actual', 'planned', 'requested', 'hypothetical', 'denied', 'background']);

export const eventFinding = z.object({
  kind: z.literal('event'),
  doc: z.string(),
  type: eventType,
  mode: z.string().nullable(),
  quad,
  score: z.number().openapi({ description: 'Conflict–cooperation score, −10 to 10.' }),
  cameo: z.string().nullable(),
  goldstein: z.number().nullable(),
  source: listOf(actor),
  target: listOf(actor).openapi({ description: 'Empty for a reciprocal act, whose parties all stand in source.' }),
  anchor: span,
  sentence: span,
  status: eventStatus,
  attribution: listOf(attribution).openapi({ description: 'Who says so, innermost first.' }),
  date: eventDate.nullable(),
  sectors: listOf(z.string()),
  place: z.object({ name: z.string(), code: z.string().nullable() }).nullable(),
  casualties: z.object({ killed: z.number().optional(), injured: z.number().optional(), arrested: z.number().optional() }).optional(),
  confidence: z.number().min(0).max(1),
  rule: z.string(),
}).openapi('EventFinding');

const commitmentFinding = z.object({
  kind: z.literal('commitment'),
  doc: z.string(),
  type: z.enum(['target', 'agreement', 'project', 'mechanism', 'pledge']),
  parties: listOf(z.string()),
  what: z.string(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  range: z.boolean().optional(),
  unit: z.string().nullable(),
  per: z.enum(['year', 'total']).nullable().optional(),
  deadline: z.string().nullable(),
  status: z.enum(['proposed', 'agreed', 'signed', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled']),
  instrument: z.string().nullable().optional(),
  sectors: listOf(z.string()).optional(),
  count: z.number().nullable().optional(),
  unnamed: z.number().nullable().optional(),
  anchor: span,
  sentence: span,
  attribution: listOf(attribution),
  rule: z.string(),
  date: eventDate.nullable().optional().openapi({ description: 'When the act that tells the status took place.' }),
  statusRule: z.string().nullable().optional(),
  stage: z.enum(['ratified', 'lapsed']).optional().openapi({ description: 'What the text says more exactly than status can.' }),
  parts: z.object({ figure: span.optional(), start: span.optional(), deadline: span.optional(), status: span.optional(), what: span.optional() }).optional()
    .openapi({ description: 'Where the parts were read.' }),
  listedIn: span.optional().openapi({ description: 'For an item of a list: anchor of the list.' }),
}).openapi('CommitmentFinding');

export const claimFinding = z.object({
  kind: z.literal('claim'),
  doc: z.string(),
  type: z.enum(['turning-point', 'causal', 'comparative', 'forecast', 'record']),
  speaker: z.string(),
  speakerCode: z.string().nullable().optional(),
  anchor: span,
  sentence: span,
  rule: z.string(),
  speakerSpan: span.optional(),
  figures: listOf(z.object({ from: z.number().nullable(), to: z.number(), unit: z.string().nullable(), span })).optional(),
}).openapi('ClaimFinding');

const loadedFinding = z.object({
  kind: z.literal('loaded'),
  doc: z.string(),
  anchor: span,
  term: z.string(),
  plain: z.string().nullable(),
  rule: z.string().optional(),
}).openapi('LoadedFinding');

const issueFinding = z.object({
  kind: z.literal('issue'),
  doc: z.string(),
  code: z.string(),
  message: z.string(),
  at: z.union([span, z.object({ file: z.string().optional(), line: z.number().optional() })]).nullable(),
}).openapi('IssueFinding');

/** Everything the coder may report about a document. */
export const finding = z.discriminatedUnion('kind', [eventFinding, commitmentFinding, claimFinding, loadedFinding, issueFinding]);

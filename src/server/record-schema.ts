import { z } from '@hono/zod-openapi';
import { datePrecision } from '../record/period.js';
import { claimFinding, eventFinding, finding, listOf } from './finding-schema.js';

export const day = z.string().refine((date) => datePrecision(date) !== null, { message: 'expected a date as YYYY, YYYY-MM or YYYY-MM-DD' }).openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD, as exact as known.', example: '2025-11' });
const precision = z.enum(['day', 'month', 'year']);
export const pairCodes = z.object({ a: z.string(), b: z.string() });
const direction = z.enum(['ab', 'ba', 'both']).openapi({ description: 'Within the pair: first code on second, second on first, or reciprocal.' });

export const documentHeader = z.object({
  id: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  datePrecision: precision.nullable(),
  lang: z.string().nullable(),
  characters: z.int(),
  reports: z.int().openapi({ description: 'Reports (outlet and address) that carry the document.' }),
  outlets: listOf(z.string()),
}).openapi('DocumentHeader');

const evidence = { id: z.string(), sentenceText: z.string(), document: documentHeader, coder: z.string(), lexicon: z.string() };

export const eventRow = z.object({
  ...evidence, finding: eventFinding,
  date: z.string().nullable().openapi({ description: 'Day of the act as exact as told, else of publication.' }),
  direction: direction.nullable(),
  tellings: z.int().optional().openapi({ description: 'How many tellings of the event the record holds; absent when this is the only one.' }),
  imported: z.object({
    origin: z.string(), sourceId: z.string(), file: z.string(), line: z.int(), importer: z.string(), licence: z.string(), url: z.string().nullable(),
    outletCount: z.int().optional().openapi({ description: 'Outlets that report it, as the data set counts them; absent where it does not.' }),
  }).optional().openapi({ description: 'Present for an event of another data set: it has no document and no sentence.' }),
}).openapi('EventRow');

export const claimRow = z.object({ ...evidence, finding: claimFinding }).openapi('ClaimRow');

export const report = z.object({
  doc: z.string(),
  outlet: z.string().nullable(),
  country: z.string().nullable(),
  stateAffiliated: z.boolean().nullable().openapi({ description: 'Run by or tied to a state; null when not established.' }),
  url: z.string().nullable(),
}).openapi('Report');

export const documentView = z.object({
  document: z.object({
    id: z.string(), text: z.string(), title: z.string().nullable(), date: z.string().nullable(),
    datePrecision: precision.nullable(), lang: z.string().nullable(), contentHash: z.string(),
  }),
  reports: listOf(report),
  findings: listOf(z.object({ id: z.string(), finding, coder: z.string(), lexicon: z.string() })),
}).openapi('DocumentView');

export const outletSummary = z.object({
  outlet: z.string(), country: z.string().nullable(), stateAffiliated: z.boolean().nullable(), documents: z.int(), reports: z.int(),
}).openapi('OutletSummary');

export const pairSummary = z.object({
  pair: pairCodes, events: z.int(), documents: z.int(), commitments: z.int(), statistics: z.int(),
  first: z.string().nullable(), last: z.string().nullable(),
  imported: listOf(z.object({ origin: z.string(), events: z.int(), first: z.string().nullable(), last: z.string().nullable() })).optional()
    .openapi({ description: 'Imported events by data set; not counted in events.' }),
  series: z.object({ first: z.string(), last: z.string() }).optional().openapi({ description: 'Extent of its daily series.' }),
}).openapi('PairSummary');

export const seriesPoint = z.object({
  series: z.string(), a: z.string(), b: z.string().nullable(), periodStart: z.string(), periodEnd: z.string(), value: z.number(), unit: z.string(), source: z.string(),
}).openapi('SeriesPoint');

export const statistic = z.object({
  id: z.string(), reporter: z.string(), partner: z.string(), flow: z.enum(['export', 'import', 'total']),
  periodStart: z.string(), periodEnd: z.string(), calendar: z.enum(['gregorian', 'pakistan_fiscal', 'iranian_solar', 'fiscal']),
  value: z.number().openapi({ description: 'In whole units (US dollars, not millions).' }), unit: z.string(),
  reportedBy: z.string().nullable(), url: z.string().nullable(), note: z.string().nullable(),
  source: z.string().openapi({ description: 'File of ours, or data set and version.' }),
  product: z.string().optional().openapi({ description: 'Absent: all goods together.' }),
  isCompiled: z.literal(true).optional().openapi({ description: 'Made by a compiler from the books of one or both sides; not the reporter’s own figure.' }),
  file: z.string().optional(), line: z.int().optional(),
}).openapi('Statistic');

const tie = z.object({
  events: z.int(),
  quads: z.tuple([z.int(), z.int(), z.int(), z.int()]).readonly()
    .openapi({ type: 'array', items: { type: 'integer' }, minItems: 4, maxItems: 4, description: 'Counts for quad classes 1 to 4.' }),
  meanScore: z.number().nullable(),
});
export const thirdParty = z.object({
  code: z.string(), withA: tie, withB: tie, documentsWithPair: z.int(), latest: z.string().nullable(),
}).openapi('ThirdParty');

export const exposure = z.object({
  period: z.string().nullable(),
  documents: z.int().openapi({ description: 'Documents in the whole record.' }),
  aboutPair: z.int().openapi({ description: 'Documents with an event or commitment of the pair.' }),
  reports: z.int(),
}).openapi('Exposure');

/** What events may be counted by. */
export const groupName = z.enum(['origin', 'period', 'type', 'mode', 'quad', 'sector', 'status', 'direction', 'outlet', 'outletCountry', 'rule']);

export const countRow = z.object({
  group: z.partialRecord(groupName, z.string().nullable()).openapi({ type: 'object', additionalProperties: { type: ['string', 'null'] } }),
  events: z.int(), documents: z.int(), meanScore: z.number(),
}).openapi('CountRow');

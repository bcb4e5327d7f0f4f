import { z } from '@hono/zod-openapi';
import { parsePair } from '../record/dyad.js';
import { datePrecision } from '../record/period.js';
import { eventStatus, eventType } from './finding-schema.js';
import { day, groupName } from './record-schema.js';

const pairText = z.string().refine((written) => parsePair(written) !== null, { message: 'expected two different actor codes joined by a hyphen, such as IRN-PAK' });

/** A pair of actor codes as the last part of the path. */
export const pairPath = z.object({
  pair: pairText.openapi({ param: { name: 'pair', in: 'path' }, example: 'IRN-PAK', description: 'Two actor codes in any order.' }),
});

/** A repeatable parameter; each value may also hold several joined by commas. */
function manyOf<T extends z.ZodType>(member: T, description: string, example: string) {
  return z.preprocess(
    (given) => (given === undefined ? undefined : (Array.isArray(given) ? given : [given]).flatMap((one) => String(one).split(','))),
    z.array(member).optional(),
  ).openapi({ type: 'string', description: `${description} Repeat it or join values by commas.`, example });
}

const code = z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'expected an actor code such as IRN or SCO');
const quadNumber = z.preprocess(Number, z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]));

const filters = {
  of: z.enum(['event', 'report']).optional().openapi({ description: 'event (the default): each event once; report: every telling of it.' }),
  pair: pairText.optional().openapi({ description: 'Two actor codes in any order.', example: 'IRN-PAK' }),
  source: code.optional().openapi({ description: 'With target: acts of this actor on the target.', example: 'IRN' }),
  target: code.optional().openapi({ example: 'PAK' }),
  actor: code.optional().openapi({ description: 'Any role of this actor.', example: 'AFG' }),
  from: day.optional().openapi({ description: 'First day of the window, inclusive; a month or year stands for its first day.' }),
  to: day.optional().openapi({ description: 'Last day of the window, inclusive; a month or year stands for its last day.' }),
  origin: manyOf(z.string(), 'Where events come from: coded (from documents, the default) or data sets such as gdelt2. Counts of several add up.', 'gdelt2'),
  type: manyOf(eventType, 'Event types.', 'CONSULT,AGREE'),
  mode: manyOf(z.string(), 'Modes of a type.', 'visit'),
  quad: manyOf(quadNumber, 'Quad classes: 1 words and 2 deeds of cooperation, 3 words and 4 deeds of conflict.', '3,4'),
  sector: manyOf(z.string(), 'Sectors.', 'trade'),
  status: manyOf(eventStatus, 'Status of the event.', 'actual'),
  document: manyOf(z.string(), 'Document ids.', 'ip-001'),
  outlet: z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(z.string()).optional())
    .openapi({ type: 'string', description: 'Names of outlets that carry the document. Repeat it for several (commas are part of names).', example: 'Dawn' }),
  place: z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(z.string()).optional())
    .openapi({ type: 'string', description: 'Names of places, as told. Repeat it for several (commas are part of names).', example: 'Islamabad' }),
  speaker: manyOf(z.string(), 'Actor codes of who says so; none: the source says it in its own voice.', 'PAK'),
  minConfidence: z.coerce.number().min(0).max(1).optional().openapi({ description: 'Lowest confidence, 0–1.' }),
  text: z.string().max(200).optional().openapi({ description: 'Characters the sentence must contain, any letter case.' }),
};

const paging = {
  limit: z.coerce.number().int().min(1).max(1000).optional().openapi({ description: 'Rows in the answer, 1–1000; default 100.' }),
  offset: z.coerce.number().int().min(0).optional().openapi({ description: 'Rows to leave out first; default 0.' }),
  order: z.enum(['newest', 'oldest']).optional(),
};

export const filterQuery = z.strictObject(filters);
export const eventsQuery = z.strictObject({ ...filters, ...paging });
export const countsQuery = z.strictObject({
  ...filters,
  by: manyOf(groupName, 'What to count by; their combinations are counted.', 'period,quad').default(['period']),
  of: z.enum(['event', 'report', 'outlet']).optional().openapi({ description: 'What is counted: event (the default) each event once, report every telling, outlet how many outlets tell.' }),
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional().openapi({ description: 'Unit of the period; default month.' }),
});
export const pairQuery = z.strictObject({ pair: filters.pair.unwrap() });
export const pairsQuery = z.strictObject({
  pair: filters.pair,
  text: z.string().max(100).optional().openapi({ description: 'Beginnings of names or codes of either side, apart by blanks: every one must be met.', example: 'iran pak' }),
  limit: z.coerce.number().int().min(1).max(1000).optional().openapi({ description: 'Pairs in the answer, 1–1000; default all.' }),
});
export const windowQuery = z.strictObject({ pair: filters.pair.unwrap(), from: filters.from, to: filters.to, origin: filters.origin });
export const ledgerQuery = z.strictObject({
  pair: filters.pair.unwrap(),
  asOf: z.string().refine((date) => datePrecision(date) === 'day', { message: 'expected a day as YYYY-MM-DD' }).optional()
    .openapi({ description: 'Day the ledger is made for; default today.', example: '2025-12-31' }),
});
export const optionalPairQuery = z.strictObject({ pair: filters.pair });
export const statisticsQuery = z.strictObject({
  pair: filters.pair.unwrap(), from: filters.from, to: filters.to,
  reporter: code.optional(), flow: manyOf(z.enum(['export', 'import', 'total']), 'Flows, from the reporter’s side.', 'total'),
});
/** Window of a calendar: rules are known for 1900 to 2100. */
export const holidaysQuery = z.strictObject({ pair: filters.pair.unwrap(), from: filters.from.unwrap(), to: filters.to.unwrap() }).refine(({ from, to }) => from >= '1900' && to < '2101', 'expected days from 1900 to 2100');
export const seriesQuery = z.strictObject({ pair: filters.pair.unwrap(), from: filters.from, to: filters.to, series: manyOf(z.string(), 'Names of series.', 'gdelt-day-score') });
export const documentsQuery = z.strictObject({
  pair: filters.pair, from: filters.from, to: filters.to, outlet: z.string().optional(), text: filters.text, ...paging,
});
export const idPath = z.object({ id: z.string().min(1).max(400).openapi({ param: { name: 'id', in: 'path' } }) });

import { z } from '@hono/zod-openapi';
import { listOf } from './finding-schema.js';
import { eventRow, report } from './record-schema.js';

const copy = z.object({
  doc: z.string(), copies: z.string().openapi({ description: 'Names the group of texts that repeat one another.' }), nearest: z.string().nullable(),
  similarity: z.number().openapi({ description: 'Share of the shorter text’s runs of four words that the nearest text has too, 0–1.' }), shared: z.int(),
});
const edit = z.object({
  id: z.string(), action: z.enum(['merge', 'split', 'undo']), events: listOf(z.string()), undoes: z.string().nullable(), by: z.string(), at: z.string(), note: z.string().nullable(),
});
const comparison = z.union([
  z.object({ score: z.number(), evidence: listOf(z.object({ name: z.string(), amount: z.number(), adds: z.number() })) }),
  z.object({ impossible: z.string() }),
]);

/** One event with everything that tells of it. */
export const accountAnswer = z.object({
  lead: z.string().openapi({ description: 'Id of the telling that stands for the event in counts and lists.' }),
  tellings: listOf(z.object({ row: eventRow, reports: listOf(report), copy: copy.nullable() })).openapi({ description: 'First published first.' }),
  documents: z.int(),
  independentTexts: z.int().openapi({ description: 'Texts that do not repeat one another. Copies are reports, not corroboration.' }),
  firstSeen: z.object({ date: z.string(), doc: z.string() }).nullable(),
  outlets: listOf(z.object({ outlet: z.string().nullable(), country: z.string().nullable(), stateAffiliated: z.boolean().nullable(), tellings: listOf(z.string()) })),
  countries: listOf(z.object({ country: z.string().nullable(), outlets: z.int() })),
  stateAffiliatedShare: z.number().nullable().openapi({ description: 'Of the outlets where this is established, 0–1; null when it is for none.' }),
  versions: listOf(z.object({
    what: z.enum(['killed', 'injured', 'arrested', 'day', 'place', 'act', 'status', 'actors']),
    versions: listOf(z.object({ value: z.string(), tellings: listOf(z.string()), outlets: listOf(z.string()) })),
  })).openapi({ description: 'What tellings say in different ways, side by side; none is dropped.' }),
  reasons: listOf(z.object({ telling: z.string(), with: z.string(), comparison })).openapi({ description: 'Why each telling is taken to be of this event: the telling it resembles most, with the evidence.' }),
  repeats: listOf(z.object({ telling: z.string(), with: z.string(), links: listOf(z.enum(['same-place', 'same-article', 'same-day', 'both-sides', 'by-hand'])) })).optional()
    .openapi({ description: 'For an event of another data set, in place of reasons: what each further row has in common with another, besides day, kind of act and sides.' }),
  edits: listOf(edit).openapi({ description: 'Decisions by persons, oldest first; those taken back included.' }),
  announcedIn: listOf(eventRow).openapi({ description: 'Events that announced this one; each keeps its own status.' }),
  carriedOutAs: listOf(eventRow).openapi({ description: 'Events that this one announced.' }),
}).openapi('EventAccount');

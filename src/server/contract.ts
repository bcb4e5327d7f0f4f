import { createRoute, z } from '@hono/zod-openapi';
import { accountAnswer } from './account-schema.js';
import { listOf } from './finding-schema.js';
import {
  claimRow, countRow, documentHeader, documentView, eventRow, exposure, outletSummary, pairCodes, pairSummary, seriesPoint, statistic, thirdParty,
} from './record-schema.js';
import {
  countsQuery, documentsQuery, eventsQuery, filterQuery, holidaysQuery, idPath, ledgerQuery, optionalPairQuery, pairPath, pairQuery, pairsQuery, seriesQuery, statisticsQuery, windowQuery,
} from './request-schema.js';
import { cancelAnswer, jobsAnswer } from './job-schema.js';
import { measureAnswer, measurePath, measureQuery, measuresAnswer } from './measure-schema.js';
import { tiesAnswer } from './ties-schema.js';
import { correctionAnswer, correctionBody, ledgerAnswer } from './ledger-schema.js';

/** What every failed request answers with. */
const problem = z.object({
  code: z.string().openapi({ description: 'Stable id.', example: 'request/invalid' }),
  message: z.string().openapi({ description: 'What is wrong, the value, what was expected.' }),
  at: z.object({ parameter: z.string().optional(), path: z.string().optional() }).nullable(),
}).openapi('Problem');

const healthAnswer = z.object({
  status: z.literal('ok'),
  record: z.object({
    schemaVersion: z.int(), documents: z.int(), reports: z.int(), findings: z.record(z.string(), z.int()),
    statistics: z.int(), handCommitments: z.int(), ledgerEdits: z.int(),
    first: z.string().nullable(), last: z.string().nullable(), coders: listOf(z.string()), lexicons: listOf(z.string()),
  }),
}).openapi('Health');

const pairsAnswer = z.object({ pairs: listOf(pairSummary), total: z.int().openapi({ description: 'Pairs that fit, whatever the limit.' }) }).openapi('Pairs');

const facet = listOf(z.object({ value: z.string(), events: z.int() }));
const overviewAnswer = z.object({
  pair: pairCodes,
  summary: pairSummary,
  total: z.int().openapi({ description: 'Events the filter lets through, each once.' }),
  documents: z.int().openapi({ description: 'Distinct documents these events come from.' }),
  facets: z.object({
    quad: facet, type: facet, sector: facet, status: facet, direction: facet, outlet: facet, outletCountry: facet,
  }).openapi({ description: 'Events by each property; every property is counted without its own filter, so that a list of choices shows what each would give.' }),
  exposure: exposure.omit({ period: true }).openapi({ description: 'Documents of the window. Counts must be read against it: silence is not zero.' }),
  latest: listOf(eventRow),
}).openapi('PairOverview');

const eventsAnswer = z.object({ rows: listOf(eventRow), total: z.int() }).openapi('Events');
const countsAnswer = z.object({ rows: listOf(countRow), total: z.int(), exposure: listOf(exposure) }).openapi('Counts');

const visit = z.object({
  key: z.string(), visitor: z.string(), host: z.string(), date: z.string().nullable(),
  rank: z.enum(['leader', 'minister', 'security', 'official', 'unstated']),
  people: listOf(z.string()), status: z.string(),
  events: listOf(z.string()).openapi({ description: 'Ids of the events that tell of the visit.' }),
  sentenceText: z.string(),
}).openapi('Visit');
const visitsAnswer = z.object({
  visits: listOf(visit),
  balance: z.object({ ab: z.int(), ba: z.int() }).openapi({ description: 'Visits that took place, by direction.' }),
}).openapi('Visits');

const seriesAnswer = z.object({ rows: listOf(seriesPoint) }).openapi('Series');
const holidaysAnswer = z.object({
  rows: listOf(z.object({ day: z.string(), state: z.string(), name: z.string(), kind: z.enum(['holiday', 'season']) })),
  unknown: listOf(z.string()).openapi({ description: 'States whose calendar is not known: their days are not told.' }),
}).openapi('Holidays');
const statisticsAnswer = z.object({ rows: listOf(statistic) }).openapi('Statistics');
const thirdPartiesAnswer = z.object({ pair: pairCodes, rows: listOf(thirdParty) }).openapi('ThirdParties');
const placesAnswer = z.object({
  places: listOf(z.object({
    name: z.string(), code: z.string().nullable(),
    lat: z.number().nullable().openapi({ description: 'Degrees; null where the place stands in no table.' }), lon: z.number().nullable(), events: z.int(), quads: listOf(z.int()), latest: z.string().nullable(),
    names: listOf(z.string()).openapi({ description: 'The place as told, in every spelling: values for the parameter place.' }),
  })),
  withoutPlace: z.int(),
}).openapi('Places');
const documentsAnswer = z.object({ rows: listOf(documentHeader), total: z.int() }).openapi('Documents');
const actorsAnswer = z.object({
  actors: listOf(z.object({
    code: z.string(), name: z.string(), kind: z.enum(['state', 'organisation', 'group']),
    number: z.string().nullable().openapi({ description: 'ISO 3166-1 numeric code of a state of today.' }),
  })),
}).openapi('Actors');
const claimsAnswer = z.object({
  claims: listOf(claimRow).openapi({ description: 'Claims in documents about the pair, oldest first. None is tested here.' }),
  loaded: listOf(z.object({ term: z.string(), plain: z.string().nullable(), uses: z.int(), documents: listOf(z.string()) }))
    .openapi({ description: 'Loaded words in documents about the pair, most used first.' }),
}).openapi('Claims');
const checkAnswer = z.object({
  title: z.string(), lead: z.string(),
  sections: listOf(z.object({
    title: z.string(),
    items: listOf(z.object({ head: z.string(), quote: z.string().nullable(), lines: listOf(z.string()) })), notes: listOf(z.string()),
  })),
}).openapi('CheckPage');
const sourcesAnswer = z.object({ outlets: listOf(outletSummary) }).openapi('Sources');

export type Problem = z.infer<typeof problem>;
export type Health = z.infer<typeof healthAnswer>;
export type Pairs = z.infer<typeof pairsAnswer>;
export type Overview = z.infer<typeof overviewAnswer>;
export type Events = z.infer<typeof eventsAnswer>;
export type EventRow = z.infer<typeof eventRow>;
export type Counts = z.infer<typeof countsAnswer>;
export type Visit = z.infer<typeof visit>;
export type Visits = z.infer<typeof visitsAnswer>;
export type Statistic = z.infer<typeof statistic>;
export type Series = z.infer<typeof seriesAnswer>;
export type Holidays = z.infer<typeof holidaysAnswer>;
export type Statistics = z.infer<typeof statisticsAnswer>;
export type Ties = z.infer<typeof tiesAnswer>;
export type ThirdParties = z.infer<typeof thirdPartiesAnswer>;
export type Places = z.infer<typeof placesAnswer>;
export type Documents = z.infer<typeof documentsAnswer>;
export type DocumentView = z.infer<typeof documentView>;
export type Sources = z.infer<typeof sourcesAnswer>;
export type Claims = z.infer<typeof claimsAnswer>;
export type Actors = z.infer<typeof actorsAnswer>;
export type Account = z.infer<typeof accountAnswer>;
export type CheckPage = z.infer<typeof checkAnswer>;
export type Ledger = z.infer<typeof ledgerAnswer>;
export type Measures = z.infer<typeof measuresAnswer>;
export type MeasureAnswer = z.infer<typeof measureAnswer>;
export type CorrectionGiven = z.infer<typeof correctionBody>;
export type CorrectionMade = z.infer<typeof correctionAnswer>;
export type Jobs = z.infer<typeof jobsAnswer>;

const asJson = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } });
const failures = { 400: asJson(problem, 'The request is not understood.') } as const;
const missing = { ...failures, 404: asJson(problem, 'The record holds no such thing.') } as const;

/** Every address of the interface: method, path, what it takes and what it answers. */
export const routes = {
  health: createRoute({ method: 'get', path: '/api/health', summary: 'Whether the service answers, and what its record holds',
    responses: { 200: asJson(healthAnswer, 'Size and versions of the record.') } }),
  pairs: createRoute({ method: 'get', path: '/api/pairs', summary: 'Every pair on record, most events first',
    request: { query: pairsQuery }, responses: { 200: asJson(pairsAnswer, 'Pairs with their counts.') } }),
  pair: createRoute({ method: 'get', path: '/api/pair/{pair}', summary: 'One pair: counts by every property, exposure, latest events',
    request: { params: pairPath, query: filterQuery.omit({ pair: true }) }, responses: { 200: asJson(overviewAnswer, 'The overview.'), ...failures } }),
  actors: createRoute({ method: 'get', path: '/api/actors', summary: 'Everyday names of actor codes',
    responses: { 200: asJson(actorsAnswer, 'Names.') } }),
  events: createRoute({ method: 'get', path: '/api/events', summary: 'Events with the sentence each came from',
    request: { query: eventsQuery }, responses: { 200: asJson(eventsAnswer, 'A page of events.'), ...failures } }),
  event: createRoute({ method: 'get', path: '/api/events/{id}', summary: 'One event',
    request: { params: idPath }, responses: { 200: asJson(eventRow, 'The event.'), ...missing } }),
  account: createRoute({ method: 'get', path: '/api/events/{id}/account', summary: 'One event with all its tellings: outlets, versions, reasons, stages',
    request: { params: idPath }, responses: { 200: asJson(accountAnswer, 'The account; the id may be that of any telling.'), ...missing } }),
  counts: createRoute({ method: 'get', path: '/api/counts', summary: 'Events counted by period and other groups, with exposure',
    request: { query: countsQuery }, responses: { 200: asJson(countsAnswer, 'Counts and exposure.'), ...failures } }),
  visits: createRoute({ method: 'get', path: '/api/visits', summary: 'Visits between the two sides, each with the events that tell of it',
    request: { query: windowQuery }, responses: { 200: asJson(visitsAnswer, 'The visit register, oldest first.'), ...failures } }),
  commitments: createRoute({ method: 'get', path: '/api/commitments', summary: 'The ledger: what was promised, its status and the evidence',
    request: { query: ledgerQuery }, responses: { 200: asJson(ledgerAnswer, 'The ledger of the pair.'), ...failures } }),
  correct: createRoute({ method: 'post', path: '/api/ledger/{pair}/corrections', summary: 'Corrects an entry of the ledger, or takes a correction back; author, time and note are kept',
    request: { params: pairPath, body: { required: true, content: { 'application/json': { schema: correctionBody } } } },
    responses: { 200: asJson(correctionAnswer, 'The correction as it was written down.'), ...failures, 409: asJson(problem, 'The record is open for reading only.'), 422: asJson(problem, 'The correction cannot stand; the message says why.') } }),
  series: createRoute({ method: 'get', path: '/api/series', summary: 'Ready-made series of a pair that came with a data set',
    request: { query: seriesQuery }, responses: { 200: asJson(seriesAnswer, 'Points, by series and period.'), ...failures } }),
  holidays: createRoute({ method: 'get', path: '/api/holidays', summary: 'Holidays of both states, reckoned by rule',
    request: { query: holidaysQuery }, responses: { 200: asJson(holidaysAnswer, 'Days on which offices rest, and seasons with shorter hours, by day.'), ...failures } }),
  measures: createRoute({ method: 'get', path: '/api/measures', summary: 'Every measure of a pair: its question and parameters',
    responses: { 200: asJson(measuresAnswer, 'Measures.') } }),
  measure: createRoute({ method: 'get', path: '/api/measures/{name}', summary: 'One measure of a pair: figure, interval, what it rests on, parts, rows',
    request: { params: measurePath, query: measureQuery }, responses: { 200: asJson(measureAnswer, 'The result.'), ...missing } }),
  statistics: createRoute({ method: 'get', path: '/api/statistics', summary: 'Reported figures, one row per reporter and period, never averaged',
    request: { query: statisticsQuery }, responses: { 200: asJson(statisticsAnswer, 'The figures.'), ...failures } }),
  ties: createRoute({ method: 'get', path: '/api/ties', summary: 'What lasts between the two: agreements and organisations both belong to, distance, alliances',
    request: { query: ledgerQuery }, responses: { 200: asJson(tiesAnswer, 'As of a day.'), ...failures } }),
  thirdParties: createRoute({ method: 'get', path: '/api/third-parties', summary: 'Other actors and their events with either side',
    request: { query: windowQuery }, responses: { 200: asJson(thirdPartiesAnswer, 'Most events first.'), ...failures } }),
  places: createRoute({ method: 'get', path: '/api/places', summary: 'Where events took place, as far as the text says',
    request: { query: filterQuery }, responses: { 200: asJson(placesAnswer, 'Places, most events first.'), ...failures } }),
  documents: createRoute({ method: 'get', path: '/api/documents', summary: 'Documents on record, newest first',
    request: { query: documentsQuery }, responses: { 200: asJson(documentsAnswer, 'A page of documents.'), ...failures } }),
  document: createRoute({ method: 'get', path: '/api/documents/{id}', summary: 'One document: its text, who carries it, everything found in it',
    request: { params: idPath }, responses: { 200: asJson(documentView, 'The document.'), ...missing } }),
  check: createRoute({ method: 'get', path: '/api/documents/{id}/check', summary: 'One document held against the record: what it claims and promises, who speaks, in which words',
    request: { params: idPath }, responses: { 200: asJson(checkAnswer, 'The check, as a page of plain parts.'), ...missing } }),
  claims: createRoute({ method: 'get', path: '/api/claims', summary: 'What is claimed about the relationship, by whom, and loaded words',
    request: { query: pairQuery }, responses: { 200: asJson(claimsAnswer, 'Claims and loaded words.'), ...failures } }),
  sources: createRoute({ method: 'get', path: '/api/sources', summary: 'Outlets with how many documents they carry',
    request: { query: optionalPairQuery }, responses: { 200: asJson(sourcesAnswer, 'Outlets, most documents first.'), ...failures } }),
  jobs: createRoute({ method: 'get', path: '/api/jobs', summary: 'Long work on the record, such as imports: under way and lately ended',
    responses: { 200: asJson(jobsAnswer, 'Jobs, newest first.') } }),
  cancelJob: createRoute({ method: 'post', path: '/api/jobs/{id}/cancel', summary: 'Asks a job to stop; what it has written down stays',
    request: { params: idPath }, responses: { 200: asJson(cancelAnswer, 'It was asked to stop.'), ...missing } }),
} as const;

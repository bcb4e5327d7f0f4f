import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import type { Store } from '../storage/store.js';
import { listActorNames } from './actor-names.js';
import { routes, type Problem } from './contract.js';
import { readPair, toEventFilter } from './event-filter.js';
import { checkHost, isFromOtherPage, requireToken, securityHeaders } from './guard.js';
import type { JobBoard } from './job-board.js';
import { listHolidays } from './holidays.js';
import { buildLedgerAnswer, correctLedger } from './ledger-answer.js';
import { buildAccount } from './event-account.js';
import { checkStored } from './document-check.js';
import { buildOverview } from './overview.js';
import { groupLoaded } from './loaded-words.js';
import { buildMeasureAnswer, listMeasures } from './measure-answer.js';
import { findPairs } from './find-pairs.js';
import { groupPlaces } from './places.js';
import { HttpProblem, problemResponse } from './problem.js';
import { buildVisitRegister } from '../record/visit-register.js';
import { buildTies } from './ties.js';

/** How the HTTP interface answers. Without options: loopback hosts only, no token, no pages. */
export interface AppOptions {
  /** When given, every request must show it. */
  readonly token?: string;
  /** Host names answered for besides the loopback ones; null when any is (only sensible together with a token). */
  readonly allowedHosts?: readonly string[] | null;
  /** Answers whatever is not the interface: the files of the dashboard. */
  readonly pages?: (request: Request) => Response | Promise<Response> | null;
  /** Told of failures that are ours, so that they can be logged. */
  readonly onError?: (error: unknown, request: Request) => void;
  readonly version?: string;
  /** Long work to show and to cancel. */
  readonly jobs?: Pick<JobBoard, 'list' | 'cancel'>;
  /** Day the ledger is made for when a request names none, YYYY-MM-DD; default the day in UTC. */
  readonly today?: () => string;
  /** Instant a correction is dated with, ISO 8601 UTC; default now. */
  readonly now?: () => string;
}

const BODY_LIMIT_BYTES = 64 * 1024;
const ADDRESS_LIMIT_CHARACTERS = 8 * 1024;

/** Addresses that change something; everything else only reads. */
const WRITING_ADDRESSES: readonly RegExp[] = [/^\/api\/jobs\/[^/]+\/cancel$/, /^\/api\/ledger\/[^/]+\/corrections$/];

/** The HTTP interface over a record: web-standard requests in, answers out. */
export function createApp(store: Store, options: AppOptions = {}): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => (result.success ? undefined : problemResponse(400, describeInvalid(result.error))),
  });
  app.use(securityHeaders());
  if (options.allowedHosts !== null) app.use(checkHost(options.allowedHosts));
  if (options.token !== undefined) app.use(requireToken(options.token));
  app.use(limitRequest());
  app.use('/api/*', bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: () => problemResponse(413, { code: 'request/too-large', message: `the body is larger than ${BODY_LIMIT_BYTES} bytes`, at: null }) }), compress({ threshold: 1024 }), noStore());

  app.openapi(routes.health, async (context) => context.json({ status: 'ok' as const, record: await store.stats() }, 200));
  app.openapi(routes.pairs, async (context) => {
    const { pair, text, limit } = context.req.valid('query');
    return context.json(findPairs(await store.pairs(pair === undefined ? undefined : readPair(pair)), text, limit), 200);
  });
  app.openapi(routes.pair, async (context) => {
    const pair = readPair(context.req.valid('param').pair);
    return context.json(await buildOverview(store, pair, { ...toEventFilter(context.req.valid('query')), pair }), 200);
  });
  app.openapi(routes.actors, (context) => context.json(listActorNames(), 200));
  app.openapi(routes.events, async (context) => {
    const { limit, offset, order, ...filter } = context.req.valid('query');
    return context.json(await store.events(toEventFilter(filter), pageOf(limit, offset, order)), 200);
  });
  app.openapi(routes.event, async (context) => {
    const { id } = context.req.valid('param');
    const event = await store.event(id);
    if (event === null) throw missing('event', id);
    return context.json(event, 200);
  });
  app.openapi(routes.account, async (context) => {
    const { id } = context.req.valid('param');
    const account = await buildAccount(store, id);
    if (account === null) throw missing('event', id);
    return context.json(account, 200);
  });
  app.openapi(routes.counts, async (context) => {
    const { by, unit, of, ...filter } = context.req.valid('query');
    return context.json(await store.counts(toEventFilter(filter), { by, ...(of && { of }), ...(unit && { unit }) }), 200);
  });
  app.openapi(routes.visits, async (context) => {
    const { pair: written, ...window } = context.req.valid('query');
    const pair = readPair(written);
    return context.json(buildVisitRegister(pair, await store.visits(pair, toEventFilter(window))), 200);
  });
  app.openapi(routes.commitments, async (context) => {
    const { pair, asOf } = context.req.valid('query');
    return context.json(await buildLedgerAnswer(store, readPair(pair), asOf ?? (options.today ?? currentDay)()), 200);
  });
  app.openapi(routes.correct, async (context) => {
    const { pair } = context.req.valid('param');
    return context.json(await correctLedger(store, readPair(pair), context.req.valid('json'), (options.now ?? currentInstant)()), 200);
  });
  app.openapi(routes.series, async (context) => {
    const { pair, from, to, series } = context.req.valid('query');
    return context.json({ rows: await store.series({ pair: readPair(pair), ...(from && { from }), ...(to && { to }), ...(series && { series }) }) }, 200);
  });
  app.openapi(routes.holidays, (context) => {
    const { pair, from, to } = context.req.valid('query');
    return context.json(listHolidays(readPair(pair), from, to), 200);
  });
  app.openapi(routes.measures, (context) => context.json(listMeasures(), 200));
  app.openapi(routes.measure, async (context) => {
    const { name } = context.req.valid('param');
    const { pair, ...request } = context.req.valid('query');
    const result = await buildMeasureAnswer(store, name, readPair(pair), request, (options.today ?? currentDay)());
    if (result === null) throw missing('measure', name);
    return context.json(result, 200);
  });
  app.openapi(routes.statistics, async (context) => {
    const { pair, from, to, reporter, flow } = context.req.valid('query');
    const rows = await store.statistics({
      pair: readPair(pair), ...(from && { from }), ...(to && { to }), ...(reporter && { reporter }), ...(flow && { flows: flow }),
    });
    return context.json({ rows }, 200);
  });
  app.openapi(routes.ties, async (context) => {
    const { pair, asOf } = context.req.valid('query');
    return context.json(await buildTies(store, readPair(pair), asOf ?? (options.today ?? currentDay)()), 200);
  });
  app.openapi(routes.thirdParties, async (context) => {
    const { pair: written, ...window } = context.req.valid('query');
    const pair = readPair(written);
    return context.json({ pair, rows: await store.thirdParties(pair, toEventFilter(window)) }, 200);
  });
  app.openapi(routes.places, async (context) => {
    return context.json(groupPlaces(await store.places(toEventFilter(context.req.valid('query')))), 200);
  });
  app.openapi(routes.documents, async (context) => {
    const { pair, from, to, outlet, text, limit, offset, order } = context.req.valid('query');
    return context.json(await store.documents(
      { ...(pair && { pair: readPair(pair) }), ...(from && { from }), ...(to && { to }), ...(outlet && { outlet }), ...(text && { text }) },
      pageOf(limit, offset, order),
    ), 200);
  });
  app.openapi(routes.document, async (context) => {
    const { id } = context.req.valid('param');
    const view = await store.document(id);
    if (view === null) throw missing('document', id);
    return context.json(view, 200);
  });
  app.openapi(routes.check, async (context) => {
    const { id } = context.req.valid('param');
    const view = await store.document(id);
    if (view === null) throw missing('document', id);
    return context.json(await checkStored(store, view), 200);
  });
  app.openapi(routes.claims, async (context) => {
    const pair = readPair(context.req.valid('query').pair);
    const [claims, loaded] = await Promise.all([store.claims(pair), store.loaded(pair)]);
    return context.json({ claims, loaded: groupLoaded(loaded) }, 200);
  });
  app.openapi(routes.sources, async (context) => {
    const { pair } = context.req.valid('query');
    return context.json({ outlets: await store.outlets(pair === undefined ? undefined : readPair(pair)) }, 200);
  });
  app.openapi(routes.jobs, (context) => context.json({ jobs: (options.jobs?.list() ?? []).map((job) => ({ ...job })) }, 200));
  app.openapi(routes.cancelJob, (context) => {
    const { id } = context.req.valid('param');
    if (options.jobs?.cancel(id) !== true) throw missing('job', id);
    return context.json({ cancelled: true as const }, 200);
  });
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: {
    title: 'bilat', version: options.version ?? '0.1.0', description: 'Reads a record of the relations of two states. Every answer is JSON; every failure is a Problem.',
  } });

  app.notFound((context) => notFound(context, options));
  app.onError((error, context) => {
    if (error instanceof HttpProblem) return problemResponse(error.status, error.problem);
    if (error instanceof HTTPException) return problemResponse(error.status, { code: 'request/invalid', message: `the body is not understood: ${error.message.slice(0, 200)}`, at: null });
    options.onError?.(error, context.req.raw);
    return problemResponse(500, { code: 'server/failed', message: 'the request could not be answered because of a fault in the service', at: { path: context.req.path } });
  });
  return app;
}

async function notFound(context: Context, { pages }: AppOptions): Promise<Response> {
  const { path, method } = context.req;
  if (path === '/api' || path.startsWith('/api/')) {
    return problemResponse(404, { code: 'request/unknown-address', message: `no such address: ${path.slice(0, 200)}; see /api/openapi.json`, at: { path } });
  }
  const page = method === 'GET' || method === 'HEAD' ? await pages?.(context.req.raw) : null;
  return page ?? problemResponse(404, { code: 'request/no-such-page', message: `no such page: ${path.slice(0, 200)}`, at: { path } });
}

/** Reading methods but for the few writing addresses, and addresses and bodies of sensible size. */
function limitRequest(): MiddlewareHandler {
  return async (context, next) => {
    const { method, url } = context.req;
    if (url.length > ADDRESS_LIMIT_CHARACTERS) {
      return problemResponse(414, { code: 'request/address-too-long', message: `the address has ${url.length} characters; expected at most ${ADDRESS_LIMIT_CHARACTERS}`, at: null });
    }
    const isWrite = method === 'POST' && WRITING_ADDRESSES.some((address) => address.test(context.req.path));
    if (isWrite && isFromOtherPage(context.req.raw)) {
      return problemResponse(403, { code: 'request/other-page', message: 'a page from elsewhere may not change this record; open the dashboard itself', at: null });
    }
    if (!isWrite && method !== 'GET' && method !== 'HEAD') {
      const problem = problemResponse(405, { code: 'request/method', message: `method ${method} is not served here; this address only reads: GET or HEAD`, at: null });
      problem.headers.set('allow', 'GET, HEAD');
      return problem;
    }
    const bodyBytes = Number(context.req.header('content-length') ?? 0);
    if (bodyBytes > BODY_LIMIT_BYTES) {
      return problemResponse(413, { code: 'request/too-large', message: `the request has a body of ${bodyBytes} bytes; expected none, at most ${BODY_LIMIT_BYTES}`, at: null });
    }
    await next();
    return undefined;
  };
}

function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}

function currentInstant(): string {
  return new Date().toISOString();
}

function noStore(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-cache');
  };
}

/** A page without what was left open. */
function pageOf<O extends string>(limit: number | undefined, offset: number | undefined, order: O | undefined): { readonly limit?: number; readonly offset?: number; readonly order?: O } {
  return { ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }), ...(order !== undefined && { order }) };
}

function missing(kind: string, id: string): HttpProblem {
  return new HttpProblem(404, { code: `record/no-such-${kind}`, message: `the record holds no ${kind} ${id.slice(0, 200)}`, at: { parameter: 'id' } });
}

function describeInvalid(error: ZodError | { readonly issues: ZodError['issues'] }): Problem {
  const issue = error.issues[0];
  if (issue === undefined) return { code: 'request/invalid', message: 'the request is not understood', at: null };
  if (issue.code === 'unrecognized_keys') {
    return { code: 'request/unknown-parameter', message: `unknown parameter: ${issue.keys.join(', ')}; see /api/openapi.json for those that are known`, at: { parameter: issue.keys[0]! } };
  }
  const parameter = issue.path[0] === undefined ? null : String(issue.path[0]);
  return { code: 'request/invalid', message: `invalid ${parameter ?? 'request'}: ${issue.message}`, at: parameter === null ? null : { parameter } };
}

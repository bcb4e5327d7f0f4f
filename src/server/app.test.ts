import { beforeAll, describe, expect, it } from 'vitest';
import { sampleRecord } from '../../test/browser/sample-record.js';
import { commitment, event, newDocument } from '../../test/contract/record-fixture.js';
import { MemoryStore } from '../storage/memory-store.js';
import type { Store } from '../storage/store.js';
import { createApp } from './app.js';
import type { CheckPage, CorrectionMade, Counts, Events, Ledger, Overview, Places, Problem, Visits } from './contract.js';

let store: Store;
beforeAll(async () => { store = await sampleRecord(); });

const ask = (path: string, init?: RequestInit, options = {}) => createApp(store, options).request(`http://localhost${path}`, init);
const json = async <T>(path: string) => (await ask(path)).json() as Promise<T>;

describe('answers', () => {
  it('lists pairs, most acts first', async () => {
    const { pairs } = await json<{ pairs: { pair: { a: string; b: string }; events: number }[] }>('/api/pairs');
    expect(pairs[0]).toMatchObject({ pair: { a: 'IRN', b: 'PAK' }, events: 5 });
  });
  it('gives an overview of a pair in either order, each facet without its own filter', async () => {
    const overview = await json<Overview>('/api/pair/PAK-IRN?status=actual&quad=4');
    expect(overview.pair).toEqual({ a: 'IRN', b: 'PAK' });
    expect(overview.total).toBe(1);
    expect(Object.fromEntries(overview.facets.quad.map(({ value, events }) => [value, events]))).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 });
    expect(overview.facets.status).toEqual([{ value: 'actual', events: 1 }]);
    expect(overview.latest[0]?.finding.type).toBe('SANCTION');
  });
  it('answers events with sentence and spans that point at their words', async () => {
    const { rows, total } = await json<Events>('/api/events?pair=IRN-PAK&type=ACCUSE');
    expect(total).toBe(1);
    const { finding, sentenceText } = rows[0]!;
    expect(sentenceText.slice(finding.anchor[0] - finding.sentence[0], finding.anchor[1] - finding.sentence[0])).toBe('accused');
  });
  it.each([
    ['quad=3,4', 2], ['quad=3&quad=4', 2], ['sector=border', 2], ['status=planned', 1], ['from=2025-04&to=2025-04', 2], ['outlet=Harbour+Gazette', 5],
    ['outlet=None', 0], ['source=PAK&target=IRN', 2], ['text=SMUGGLERS', 1], ['minConfidence=0.9', 0], ['document=d2', 1], ['speaker=PAK', 1], ['speaker=none', 4], ['speaker=none,PAK', 5], ['speaker=IRN', 0],
  ])('filters events by %s', async (query, total) => {
    expect((await json<Events>(`/api/events?pair=IRN-PAK&${query}`)).total).toBe(total);
  });
  it('pages', async () => {
    const { rows, total } = await json<Events>('/api/events?pair=IRN-PAK&limit=2&offset=1&order=oldest');
    expect([total, rows.map(({ document }) => document.id)]).toEqual([5, ['d2', 'd3']]);
  });
  it('counts by period and class, with exposure', async () => {
    const { rows, total, exposure } = await json<Counts>('/api/counts?pair=IRN-PAK&by=period,quad&unit=quarter');
    expect(total).toBe(5);
    expect(rows.find(({ group }) => group.period === '2025-Q2' && group.quad === '4')?.events).toBe(1);
    expect(exposure.find(({ period }) => period === '2025-Q2')).toMatchObject({ documents: 5, aboutPair: 4 });
  });
  it('answers visits with direction and rank', async () => {
    const { visits, balance } = await json<Visits>('/api/visits?pair=IRN-PAK');
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ visitor: 'IRN', host: 'PAK', rank: 'minister', date: '2025-03-04' });
    expect(balance).toEqual({ ab: 1, ba: 0 });
  });
  it('groups places and counts acts without one', async () => {
    const { places, withoutPlace } = await json<Places>('/api/places?pair=IRN-PAK');
    expect(places.map(({ name }) => name).toSorted()).toEqual(['Islamabad', 'Taftan']);
    expect(withoutPlace).toBe(3);
    expect(places.every(({ lat, lon }) => lat !== null && lon !== null)).toBe(true);
  });
  it('answers document, statistics, ledger, third parties, sources, documents, actors and health', async () => {
    expect(await json('/api/documents/d1')).toMatchObject({ document: { id: 'd1' }, reports: [{ outlet: 'Harbour Gazette' }, {}, {}] });
    expect(await json('/api/statistics?pair=IRN-PAK&flow=total')).toMatchObject({ rows: [{ value: 3.1e9 }] });
    expect(await json('/api/statistics?pair=IRN-PAK&flow=export')).toEqual({ rows: [] });
    expect(await json('/api/commitments?pair=IRN-PAK&asOf=2026-01-01')).toMatchObject({ asOf: '2026-01-01', byHand: [{ what: 'Open a border market' }, { what: 'Raise trade to 10 billion dollars' }] });
    expect(await json('/api/third-parties?pair=IRN-PAK')).toMatchObject({ rows: [{ code: 'AFG' }] });
    expect(await json('/api/sources?pair=IRN-PAK')).toMatchObject({ outlets: [{ documents: 5 }, { documents: 5 }, { documents: 1 }] });
    expect(await json('/api/documents?pair=IRN-PAK&limit=1')).toMatchObject({ total: 5, rows: [{ id: 'd5' }] });
    expect(await json('/api/claims?pair=IRN-PAK')).toEqual({ claims: [], loaded: [] });
    expect((await json<{ actors: { code: string; name: string }[] }>('/api/actors')).actors.find(({ code }) => code === 'IRN')?.name).toBe('Iran');
    expect(await json('/api/health')).toMatchObject({ status: 'ok', record: { documents: 6 } });
  });
  it('describes every address in OpenAPI', async () => {
    const { paths } = await json<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/pairs', '/api/pair/{pair}', '/api/events', '/api/counts', '/api/documents/{id}']));
  });
  it('knows nothing of codes the record does not hold, without failing', async () => {
    expect((await json<Events>('/api/events?pair=FRA-DEU')).total).toBe(0);
    expect((await json<Overview>('/api/pair/FRA-DEU')).summary.events).toBe(0);
  });
});

describe('failures are problem JSON', () => {
  it.each([
    ['/api/nothing', 404, 'request/unknown-address'], ['/nothing.txt', 404, 'request/no-such-page'], ['/api/events/none', 404, 'record/no-such-event'],
    ['/api/documents/none', 404, 'record/no-such-document'], ['/api/pair/IRNPAK', 400, 'request/invalid'], ['/api/pair/IRN-IRN', 400, 'request/invalid'],
    ['/api/events?pair=IRN-PAK&form=2025', 400, 'request/unknown-parameter'], ['/api/events?type=TALK', 400, 'request/invalid'], ['/api/events?limit=0', 400, 'request/invalid'],
    ['/api/events?limit=100000', 400, 'request/invalid'], ['/api/events?from=yesterday', 400, 'request/invalid'], ['/api/counts?by=mood', 400, 'request/invalid'],
    ['/api/events?from=2025-13', 400, 'request/invalid'], ['/api/events?to=2025-02-30', 400, 'request/invalid'], ['/api/events?source=IRN', 400, 'request/invalid'], ['/api/visits', 400, 'request/invalid'], [`/api/events?text=${'x'.repeat(9000)}`, 414, 'request/address-too-long'],
  ])('%s', async (path, status, code) => {
    const response = await ask(path);
    const problem = await response.json() as Problem;
    expect([response.status, problem.code]).toEqual([status, code]);
    expect(problem.message).toMatch(/\S/);
    expect(problem).toHaveProperty('at');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
  it('refuses to write', async () => {
    const response = await ask('/api/events', { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
  it('refuses large bodies', async () => {
    expect((await ask('/api/events', { headers: { 'content-length': '1000000' } })).status).toBe(413);
  });
  it('does not tell a stranger what broke inside', async () => {
    const broken = new Proxy(store, { get: () => () => Promise.reject(new Error('secret path /home')) });
    const errors: unknown[] = [];
    const response = await createApp(broken, { onError: (error) => errors.push(error) }).request('http://localhost/api/pairs');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(errors).toHaveLength(1);
  });
});

describe('guards', () => {
  it.each(['localhost', 'localhost:4747', '127.0.0.1:9', '[::1]:4747', 'LOCALHOST'])('answers for host %s', async (host) => {
    expect((await createApp(store).request('http://localhost/api/pairs', { headers: { host } })).status).toBe(200);
  });
  it.each(['evil.example', 'localhost.evil.example', '10.0.0.1', '127.0.0.1.evil.example:80', '[::2]'])('refuses host %s', async (host) => {
    const response = await createApp(store).request('http://localhost/api/pairs', { headers: { host } });
    expect([response.status, (await response.json() as Problem).code]).toEqual([421, 'request/foreign-host']);
  });
  it('answers for a host it was told of', async () => {
    expect((await createApp(store, { allowedHosts: ['record.example'] }).request('http://localhost/api/pairs', { headers: { host: 'record.example' } })).status).toBe(200);
  });
  it('asks for the token on every address, takes header and cookie, and trades the address once for a cookie', async () => {
    const options = { token: 'tö ken;1' };
    expect((await ask('/api/pairs', {}, options)).status).toBe(401);
    expect((await ask('/', {}, options)).status).toBe(401);
    expect((await ask('/api/pairs', { headers: { authorization: 'Bearer wrong' } }, options)).status).toBe(401);
    const welcome = await ask(`/pair/IRN-PAK?by=sector&token=${encodeURIComponent(options.token)}`, {}, options);
    expect([welcome.status, welcome.headers.get('location')]).toEqual([303, '/pair/IRN-PAK?by=sector']);
    const cookie = welcome.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await ask('/api/pairs', { headers: { cookie: cookie.split(';')[0]! } }, options)).status).toBe(200);
    expect((await ask('/api/pairs', { headers: { authorization: 'Bearer plain' } }, { token: 'plain' })).status).toBe(200);
  });
  it('sets headers that keep pages to their own files, on failures too', async () => {
    for (const path of ['/api/pairs', '/api/nothing', '/nothing.txt']) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('the check of a document', () => {
  it('is a page of plain parts', async () => {
    const page = await json<CheckPage>('/api/documents/d1/check');
    expect(page.sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['In short', 'Who speaks']));
    expect((await ask('/api/documents/nothing/check')).status).toBe(404);
  });
});

describe('corrections of the ledger', () => {
  const NOW = '2026-01-02T10:00:00.000Z';
  const promising = async () => {
    const filled = new MemoryStore();
    await filled.put({ documents: [newDocument('d', '2025-08-03', [event('d'), commitment('d', { sentence: [0, 10] })])] });
    return filled;
  };
  const fresh = async () => createApp(await promising(), { now: () => NOW, today: () => '2026-01-02' });
  const correct = (app: Awaited<ReturnType<typeof fresh>>, body: unknown, headers: Record<string, string> = {}, pair = 'IRN-PAK') =>
    app.request(`http://localhost/api/ledger/${pair}/corrections`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const read = async (app: Awaited<ReturnType<typeof fresh>>) => (await app.request('http://localhost/api/commitments?pair=IRN-PAK')).json() as Promise<Ledger>;

  it('are kept with author, time and note, and can be taken back', async () => {
    const app = await fresh();
    const [entry] = (await read(app)).entries;
    const made = await correct(app, { entry: entry!.id, values: { status: 'suspended', date: '2025-12', note: 'seen' }, by: 'A. Reader' });
    expect(made.status).toBe(200);
    const { correction } = await made.json() as CorrectionMade;
    expect(correction).toMatchObject({ by: 'A. Reader', at: NOW, note: 'seen', holds: true });
    const changed = await read(app);
    expect(changed.entries.find(({ id }) => id === entry!.id)?.status).toBe('suspended');
    expect(changed.scorecard[0]).toMatchObject({ group: 'all' });
    await correct(app, { entry: '', values: { undo: correction.id }, by: 'Another' });
    const undone = await read(app);
    expect(undone.entries.find(({ id }) => id === entry!.id)?.status).toBe(entry!.status);
    expect(undone.corrections.map(({ holds }) => holds)).toEqual([false, true]);
  });

  it.each([
    [{ entry: 'nothing', values: { status: 'done' }, by: 'A' }, 422, 'ledger/unknown-entry'],
    [{ entry: '', values: { undo: 'e-00000000' }, by: 'A' }, 422, 'ledger/unknown-edit'],
    [{ entry: 'x', values: { status: 'done' } }, 400, 'request/invalid'],
    [{ entry: 'x', values: { note: 'x'.repeat(3000) }, by: 'A' }, 400, 'request/invalid'],
    [{ entry: 'x', values: {}, by: 'A', more: 1 }, 400, 'request/unknown-parameter'],
  ])('refuses %j', async (body, status, code) => {
    const app = await fresh();
    const answer = await correct(app, body);
    expect([answer.status, (await answer.json() as Problem).code]).toEqual([status, code]);
    expect((await read(app)).corrections).toEqual([]);
  });

  it('are taken from the dashboard alone, with the token, and in sensible size', async () => {
    const app = await fresh();
    const body = { entry: 'x', values: { status: 'done' }, by: 'A' };
    expect((await correct(app, body, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await correct(app, body, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await correct(app, { ...body, by: 'A'.repeat(70_000) })).status).toBe(413);
    expect((await app.request('http://localhost/api/ledger/IRN-PAK/corrections', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{oops' })).status).toBe(400);
    const guarded = createApp(await promising(), { token: 'secret' });
    expect((await correct(guarded, body)).status).toBe(401);
    expect((await correct(guarded, body, { authorization: 'Bearer secret' })).status).toBe(422);
  });
});

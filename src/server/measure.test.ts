import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../storage/memory-store.js';
import { createApp } from './app.js';

const day = (k: number) => new Date(Date.UTC(2020, 0, 3 + 9 * k)).toISOString().slice(0, 10);

async function fill() {
  const store = new MemoryStore();
  await store.put({ documents: Array.from({ length: 60 }, (_, k) => {
    const text = `Iran met Pakistan, item ${k}.`;
    return {
      document: { id: `d${k}`, text, date: day(k) }, reports: [], coder: 'test', lexicon: 'test',
      findings: [{
        kind: 'event', doc: `d${k}`, type: 'CONSULT', mode: 'visit', quad: 1, score: 2.5, cameo: null, goldstein: null, source: [{ code: 'IRN', sector: null, name: null, span: [0, 4] }],
        target: [{ code: 'PAK', sector: null, name: null, span: [9, 17] }], anchor: [5, 8], sentence: [0, text.length], status: 'actual', attribution: [], date: null, sectors: ['trade'], place: null, confidence: 1, rule: 'test',
      } as const],
    };
  }) });
  return createApp(store, { today: () => '2022-01-01' });
}

describe('measures over HTTP', () => {
  it('lists every measure with its question', async () => {
    const { measures } = await (await (await fill()).request('http://localhost/api/measures')).json() as { measures: { name: string; question: string }[] };
    expect(measures.map(({ name }) => name)).toEqual(expect.arrayContaining(['series', 'structure', 'turning-points', 'crises']));
    expect(measures.every(({ question }) => question.endsWith('?'))).toBe(true);
  });

  it('answers one, with parameters', async () => {
    const app = await fill();
    const result = await (await app.request('http://localhost/api/measures/series?pair=PAK-IRN&set=unit%3Dquarter&from=2020-04&to=2020-12')).json() as { value: number; data: { period: string }[]; parameters: { unit: string } };
    expect(result.parameters.unit).toBe('quarter');
    expect(result.data.map(({ period }) => period)).toEqual(['2020-Q2', '2020-Q3', '2020-Q4']);
    expect(Math.round(result.value)).toBe(10);
  });

  it('refuses names, dates and settings that are none', async () => {
    const app = await fill();
    expect((await app.request('http://localhost/api/measures/fortune?pair=IRN-PAK')).status).toBe(404);
    expect((await app.request('http://localhost/api/measures/series?pair=IRN-PAK&from=soon')).status).toBe(400);
    expect((await app.request('http://localhost/api/measures/series?pair=IRN-PAK&set=unit')).status).toBe(400);
    expect((await app.request('http://localhost/api/measures/series')).status).toBe(400);
  });
});

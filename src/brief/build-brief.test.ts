import { beforeAll, describe, expect, it } from 'vitest';
import { createCoder } from '../coder/pipeline.js';
import type { Statistic } from '../record/flow-record.js';
import { MemoryStore } from '../storage/memory-store.js';
import { buildBrief } from './build-brief.js';
import type { Brief } from './brief.js';
import { collectBrief } from './brief-input.js';
import { renderHtml } from './render-html.js';
import { renderMarkdown } from './render-markdown.js';
import { renderText } from './render-text.js';

const TEXTS: readonly (readonly [string, string, string])[] = [
  ['d1', '2024-03-01', 'The president of Kenya visited Uganda on 28 February. Kenya and Uganda agreed to raise bilateral trade to 2 billion dollars by 2027.'],
  ['d2', '2025-02-10', 'Kenya and Uganda signed a memorandum on a <joint> railway. Tanzania criticised Kenya.'],
  ['d3', '2025-06-01', 'Ugandan troops attacked a Kenyan border post. The opposition called the raid a turning point in relations between Kenya and Uganda.'],
];
const STATISTIC: Statistic = {
  id: 's1', reporter: 'KEN', partner: 'UGA', flow: 'total', periodStart: '2023-07-01', periodEnd: '2024-06-30', calendar: 'fiscal', value: 1.1e9, unit: 'USD', reportedBy: 'Kenya bureau of statistics', url: null, note: null, source: 'test',
};
let brief: Brief;
let empty: Brief;

beforeAll(async () => {
  const coder = createCoder();
  const store = new MemoryStore();
  await store.put({
    documents: TEXTS.map(([id, date, text]) => ({ document: { id, date, text }, reports: [{ outlet: `Paper "${id}"`, country: 'KEN', stateAffiliated: id === 'd1', url: `https://example.org/${id}` }], findings: coder.code({ id, date, text }), coder: 'c', lexicon: 'l' })),
    statistics: [STATISTIC],
  });
  brief = buildBrief(await collectBrief(store, { a: 'KEN', b: 'UGA' }, '2025-12-31'));
  empty = buildBrief(await collectBrief(store, { a: 'FRA', b: 'JPN' }, '2025-12-31'));
});

const everyText = (of: Brief): string => JSON.stringify(of);

describe('buildBrief', () => {
  it('has a section for each question, in order', () => {
    expect(brief.sections.map((section) => section.id)).toEqual(['summary', 'latest', 'visits', 'commitments', 'trade', 'incidents', 'third-parties', 'sources', 'limits']);
    expect(brief.names).toEqual(['Kenya', 'Uganda']);
  });

  it('gives every sentence something it rests on', () => {
    for (const section of brief.sections) for (const sentence of section.sentences) expect(sentence.citations.length > 0 || (sentence.basis ?? '') !== '' ? '' : sentence.text).toBe('');
  });

  it('cites only documents of the record, each numbered once', () => {
    const documents = brief.sources.map((source) => source.document);
    expect(new Set(documents).size).toBe(documents.length);
    for (const document of documents) expect(TEXTS.map(([id]) => id)).toContain(document);
    expect(brief.sources.map((source) => source.number)).toEqual(documents.map((_, k) => k + 1));
  });

  it('tells the target with its figures and the incident as told', () => {
    const section = (id: string): string => JSON.stringify(brief.sections.find((each) => each.id === id));
    expect(section('commitments')).toMatch(/trade to 2 billion USD/);
    expect(section('trade')).toMatch(/1\.1 billion USD/);
    expect(section('trade')).toMatch(/growth a year/);
    expect(section('incidents')).toMatch(/Ugandan troops attacked/);
  });

  it('says that it knows nothing rather than inventing', () => {
    expect(everyText(empty)).toMatch(/holds nothing on France and Japan|holds nothing on Japan and France/);
    expect(empty.sections.find((section) => section.id === 'visits')!.notes[0]).toMatch(/No visit/);
    expect(empty.sources).toEqual([]);
  });

  it('does not tell what came after its day', async () => {
    expect(everyText(brief)).toMatch(/Ugandan troops/);
  });
});

describe('renderers', () => {
  it('number their sources in Markdown and escape what is not theirs', () => {
    const markdown = renderMarkdown(brief);
    expect(markdown).toMatch(/^# Kenya and Uganda/);
    expect(markdown).toMatch(/\[1\]/);
    expect(markdown).toContain('\\<joint\\>');
    expect(markdown).toMatch(/## Sources\n\n1\. /);
  });

  it('make HTML that stands alone and is safe', () => {
    const html = renderHtml(brief);
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|https?:\/\/(?!www\.w3)/);
    expect(html).toContain('&lt;joint&gt;');
    expect(html).not.toContain('<joint>');
    for (const match of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${match[1]}"`);
  });

  it('keep lines short in the terminal, and the short form shorter', () => {
    const long = renderText(brief, { width: 80 });
    const short = renderText(brief, { width: 80, short: true });
    for (const line of long.split('\n')) expect(line.length <= 80 || !line.trim().includes(' ')).toBe(true);
    expect(short.length).toBeLessThan(long.length);
    expect(short).toMatch(/Kenya and Uganda, as of 31 December 2025/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createCoder } from '../coder/pipeline.js';
import { MemoryStore } from '../storage/memory-store.js';
import { buildBrief } from './build-brief.js';
import { collectBrief } from './brief-input.js';
import { renderMarkdown } from './render-markdown.js';

const store = new MemoryStore();
beforeAll(async () => {
  const coder = createCoder();
  const texts: readonly (readonly [string, string])[] = [['2024-01-01', 'Kenya and Uganda signed a trade agreement. Trade between Kenya and Uganda will reach 10 billion dollars by 2026.'], ['2024-02-01', 'The president of Kenya visited Uganda, a historic turning point in relations.']];
  await store.put({
    documents: texts.map(([date, text], k) => ({ document: { id: `d${k}`, date, text }, findings: coder.code({ id: `d${k}`, date, text }), coder: 'c', lexicon: 'l' })),
    statistics: [{ id: 's', reporter: 'KEN', partner: 'UGA', flow: 'total', periodStart: '2023-01-01', periodEnd: '2023-12-31', calendar: 'gregorian', value: 1.2e9, unit: 'USD', reportedBy: 'Customs', url: null, note: null, source: 't' }],
  });
});

describe('brief with measures', () => {
  const pair = { a: 'KEN', b: 'UGA' };
  it('says what the measures answer, what they need, and how the claims come out', async () => {
    const brief = buildBrief(await collectBrief(store, pair, '2024-12-31', { measures: true }));
    const [measures, claims] = ['measures', 'claims'].map((id) => brief.sections.find((section) => section.id === id)!);
    expect(measures!.sentences.map(({ text }) => text).join(' ')).toMatch(/pairs with comparable trade stood at/);
    expect(measures!.notes.join(' ')).toMatch(/lead-lag: no answer, .*; needed: 36 months or more/);
    expect(claims!.table!.rows.map(({ cells }) => cells[3])).toContain('undecided');
    expect(claims!.table!.rows.find(({ cells }) => cells[2] === 'forecast')!.cells.slice(3).join(' ')).toMatch(/^contradicted unlikely by the record of comparable pairs/);
    expect(renderMarkdown(brief)).toContain('What is claimed, and whether it holds');
  });
  it('is without them unless asked', async () => {
    const brief = buildBrief(await collectBrief(store, pair, '2024-12-31'));
    expect(brief.sections.some(({ id }) => id === 'measures')).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createCoder, type Coder } from '../coder/pipeline.js';
import { createVoiceReader } from '../coder/voices.js';
import type { SourceDocument } from '../text/document.js';
import { MemoryStore } from '../storage/memory-store.js';
import type { DocumentCheck } from './check.js';
import { checkDocument } from './check-document.js';
import { renderCheckHtml, renderCheckMarkdown, renderCheckText } from './render-check.js';

const RECORD: readonly (readonly [string, string, string])[] = [
  ['r1', '2019-05-01', 'The president of Kenya visited Uganda. Kenya and Uganda agreed to raise bilateral trade from 1 to 2 billion dollars by 2022.'],
  ['r2', '2022-03-01', "Kenya's minister called his visit to Uganda a historic turning point. Kenya and Uganda agreed to raise trade to 3 billion dollars by 2027."],
  ['r3', '2030-01-01', 'Kenya and Uganda agreed to raise trade to 9 billion dollars.'],
];
const ARTICLE: SourceDocument = {
  id: 'article', date: '2024-06-01', outlet: { name: 'The <Daily>', country: 'KEN', stateAffiliated: true },
  text: "Kenya's ambassador called the visit to Uganda a historic turning point. Kenya and Uganda agreed to raise trade from two to four billion dollars and signed five documents, including a railway agreement. Officials said the puppet regime in a third capital was worried. Kenya is the strongest power in the region.",
};
let coder: Coder;
let store: MemoryStore;
let check: DocumentCheck;

beforeAll(async () => {
  coder = createCoder();
  store = new MemoryStore();
  await store.put({
    documents: RECORD.map(([id, date, text]) => ({ document: { id, date, text }, findings: coder.code({ id, date, text }), coder: 'c', lexicon: 'l' })),
    statistics: [{ id: 's1', reporter: 'KEN', partner: 'UGA', flow: 'total', periodStart: '2022-07-01', periodEnd: '2023-06-30', calendar: 'fiscal', value: 1.2e9, unit: 'USD', reportedBy: 'Kenya bureau of statistics', url: null, note: null, source: 'test' }],
  });
  check = await checkDocument(ARTICLE, coder.code(ARTICLE), createVoiceReader()(ARTICLE), store);
});

describe('checkDocument', () => {
  it('finds the pair, the claims and who makes them', () => {
    expect(check.pair).toEqual(['KEN', 'UGA']);
    const turning = check.claims.find((claim) => claim.finding.type === 'turning-point')!;
    expect([turning.finding.speaker, turning.ownVoice, turning.verdict, turning.measure?.name]).toEqual(["Kenya's ambassador", false, 'undecided', 'turning-points']);
  });

  it('answers from the record as it stood: earlier turning points and visits', () => {
    const answers = check.claims.find((claim) => claim.finding.type === 'turning-point')!.answers;
    expect(answers.map((answer) => answer.text).join(' ')).toMatch(/1 earlier claim of a turning point/);
    expect(answers.flatMap((answer) => answer.evidence.map((each) => each.document))).toContain('r2');
  });

  it('answers a target with its earlier versions and with what reporters show', () => {
    const target = check.commitments.find((commitment) => commitment.finding.type === 'target')!;
    const text = target.answers.map((answer) => answer.text).join(' ');
    expect(text).toMatch(/Told 2 times before/);
    expect(text).toMatch(/2 billion USD by 2022/);
    expect(text).toMatch(/“From 2 billion”: the latest totals on record are 1\.2 billion USD \(Kenya bureau of statistics/);
    expect(text).not.toMatch(/9 billion/);
  });

  it('lists the items of a list with how many are unnamed', () => {
    const list = check.commitments.find((commitment) => commitment.finding.count === 5)!;
    expect([list.finding.unnamed, list.items.map((item) => item.finding.what)]).toEqual([4, ['railway agreement']]);
  });

  it('counts whose voice the sentences are in', () => {
    const { voices } = check;
    expect([voices.sentences, voices.ownVoice, voices.attributed, voices.unnamedOnly]).toEqual([4, 2, 2, 1]);
  });

  it('shows loaded wording with plainer words', () => {
    expect(check.loaded.map(({ finding }) => finding.term)).toContain('puppet regime');
  });

  it('describes without a record, and says so', async () => {
    const alone = await checkDocument(ARTICLE, coder.code(ARTICLE), [], null);
    expect(alone.claims.every((claim) => claim.answers.length === 0)).toBe(true);
    expect(alone.notes).toEqual(['No record was given: nothing could be compared.']);
  });

  it('takes a document with nothing in it', async () => {
    const nothing = await checkDocument({ id: 'n', text: '' }, [], [], store);
    expect(nothing.notes).toEqual(['The document names no two states between which something could be looked up.']);
    expect(renderCheckText(nothing)).toMatch(/No claim of the five kinds was found/);
  });
});

describe('renderers of a check', () => {
  it('escape what the document brings along', () => {
    const html = renderCheckHtml(check);
    expect(html).toContain('The &lt;Daily&gt;');
    expect(html).not.toMatch(/<Daily>|<script/);
    expect(renderCheckMarkdown(check)).toContain('The \\<Daily\\>');
  });

  it('keep to the width of the terminal', () => {
    for (const line of renderCheckText(check, { width: 72 }).split('\n')) expect(line.length <= 72 || !line.trim().includes(' ')).toBe(true);
  });
});

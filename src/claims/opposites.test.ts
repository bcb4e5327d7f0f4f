import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../base/calendar.js';
import { createCoder, type Coder } from '../coder/pipeline.js';
import type { Contact } from '../measures/contact.js';
import { emptyInput, type MeasureInput } from '../measures/input.js';
import { simulateSectors } from '../measures/simulate.js';
import { createRandom } from '../stats/random.js';
import { MemoryStore } from '../storage/memory-store.js';
import { checkDocument } from './check-document.js';
import type { Proposition } from './proposition.js';
import { judgeProposition } from './verdict.js';

/** A document of ours that says the opposite of what the founding document says, point by point. */
const OPPOSITE_DOCUMENT = `Iran and Pakistan have little in common. Trade is the driving engine of security between Iran and Pakistan, not the other way round.
Relations between Iran and Pakistan remain episodic in this new phase. The visit of the president of Iran to Pakistan was called a historic turning point, yet relations are colder than ever.
Iran and Pakistan are the weakest actors in the region. Trade between Iran and Pakistan will fall to one billion dollars by 2028. Bilateral trade reached a record low last year.
The gas pipeline project will remain unfinished. The agreements will never be implemented. Pressure between Iran and Iraq yielded no model that others could use.`;

const PAIR = { a: 'IRN', b: 'PAK' };
const MONTHS = 96;

/** A record of months: events of two sectors under reporting, a daily-score series, trade of two sources, promises, a model pair. `lift` moves the course from month 72 on. */
function recordOf(seed: number, lift: number): { readonly input: MeasureInput; readonly model: MeasureInput } {
  const random = createRandom(seed);
  const { x, y, documents } = simulateSectors({ seed: seed + 50, periods: MONTHS, rate: 3, effect: lift > 1 ? 0.8 : 0, lag: 1 });
  const counts = { security: lift < 1 ? y : x, trade: lift < 1 ? x : y };
  const contact = (id: string, month: string, sector: string): Contact => ({ id, date: `${month}-15`, published: null, direction: 'both', type: 'CONSULT', mode: 'visit', quad: 1, score: 2, sectors: [sector], status: 'actual', reports: 1, outlets: 1 });
  const at = (t: number) => addMonths('2014-01', t);
  const contacts = Object.entries(counts).flatMap(([sector, values]) => values.flatMap((count, t) => Array.from({ length: random.poisson(count * (t >= 72 ? lift : 1)) }, (_, k) => contact(`${sector}${t}:${k}`, at(t), sector))));
  const exposure = documents.map((each, t) => ({ date: at(t), documents: each, aboutPair: Math.round(each * 0.3), reports: each }));
  const readyMade = Array.from({ length: MONTHS }, (_, t) => ({ series: 'day-score', a: 'IRN', b: 'PAK', periodStart: `${at(t)}-10`, periodEnd: `${at(t)}-10`, value: random.normal() + (t >= 72 ? 3 * Math.log(lift) : 0), unit: 'score', source: 's' }));
  const statistics = [2017, 2018, 2019, 2020, 2021].map((year, k) => ({ id: `t${year}`, reporter: 'IRN', partner: 'PAK', flow: 'total' as const, periodStart: `${year}-01-01`, periodEnd: `${year}-12-31`, calendar: 'gregorian' as const, value: 2e9 * lift ** k, unit: 'USD', reportedBy: 'Customs', url: null, note: null, source: 't' }));
  const commitments = Array.from({ length: 80 }, (_, k) => ({ id: `c${k}`, type: 'project' as const, what: 'road', parties: ['IRN', 'PAK'], sectors: [], madeOn: '2016-01-01', deadline: null, from: null, to: null, unit: null, status: 'agreed' as const, history: (lift > 1) === k > 0 ? [{ date: '2017-01-01', status: 'done' as const }] : [], tellings: [], origin: 'found' as const }));
  const input: MeasureInput = { ...emptyInput(PAIR, '2021-12-31'), contacts, exposure, readyMade, statistics, commitments };
  const treaty = { ...commitments[0]!, id: 'm', type: 'agreement' as const, madeOn: '2020-01-05' };
  const held = Array.from({ length: MONTHS }, (_, t) => Array.from({ length: random.poisson(8 * (t >= 72 ? lift : 1)) }, (_each, k) => contact(`m${t}:${k}`, at(t), 'border'))).flat();
  return { input, model: { ...input, contacts: held, exposure: exposure.map((cell) => ({ ...cell, documents: 40, aboutPair: 10 })), pair: { a: 'IRN', b: 'IRQ' }, subject: 'IRN-IRQ', commitments: [treaty], readyMade: [] } };
}

const DAY = '2020-01-20';
const OPPOSITES: readonly (readonly [string, Proposition, Proposition])[] = [
  ['break', { kind: 'break' }, { kind: 'break', denied: true }],
  ['structure', { kind: 'structure', denied: false }, { kind: 'structure', denied: true }],
  ['lead', { kind: 'lead', cause: 'security', effect: 'trade' }, { kind: 'lead', cause: 'trade', effect: 'security' }],
  ['lead denied', { kind: 'lead', cause: 'security', effect: 'trade' }, { kind: 'lead', cause: 'security', effect: 'trade', denied: true }],
  ['precedent', { kind: 'precedent', states: ['Iran', 'Iraq'] }, { kind: 'precedent', states: ['Iran', 'Iraq'], denied: true }],
  ['position', { kind: 'position', region: true, weak: false }, { kind: 'position', region: true, weak: true }],
  ['trade to rise', { kind: 'trade-figure', figure: 1e10, falls: false, possible: false, by: '2026' }, { kind: 'trade-figure', figure: 1e9, falls: true, possible: false, by: '2026' }],
  ['trade to rise, denied', { kind: 'trade-figure', figure: 1e10, falls: false, possible: false, by: '2026' }, { kind: 'trade-figure', figure: 1e10, falls: false, possible: false, by: '2026', denied: true }],
  ['delivery', { kind: 'delivery', possible: false }, { kind: 'delivery', possible: false, denied: true }],
  ['trade record', { kind: 'trade-record', flow: 'total', lowest: false }, { kind: 'trade-record', flow: 'total', lowest: true }],
  ['visits', { kind: 'contact-record', what: 'visits', lowest: false }, { kind: 'contact-record', what: 'visits', lowest: true }],
  ['closeness', { kind: 'contact-record', what: 'cooperation', lowest: false }, { kind: 'contact-record', what: 'cooperation', lowest: true }],
];

describe('opposite claims', () => {
  const plain = [1, 2].flatMap((seed) => [2.5, 1, 0.4].map((lift) => recordOf(seed, lift)));
  const seldom = (isSeldom: (t: number) => boolean) => ({ ...plain[0]!, input: { ...plain[0]!.input, contacts: plain[0]!.input.contacts.filter(({ date }) => { const t = (Number(date!.slice(0, 4)) - 2014) * 12 + Number(date!.slice(5, 7)) - 1; return !isSeldom(t) || t % 6 === 0; }) } });
  const records = [...plain, seldom(() => true), seldom((t) => t < 40), { ...plain[0]!, input: { ...plain[0]!.input, pair: { a: 'CHN', b: 'USA' } } }];
  const seen = new Map<string, number>();
  it.each(OPPOSITES)('%s: never both supported, whatever the record', (name, claim, opposite) => {
    for (const { input, model } of records) {
      const verdicts = [claim, opposite].map((each) => judgeProposition(each, DAY, input, [model]).verdict);
      expect(verdicts).not.toEqual(['supported', 'supported']);
      if (verdicts.includes('supported') || verdicts.includes('contradicted')) seen.set(name, (seen.get(name) ?? 0) + 1);
    }
  });
  it('are decided by some of these records, so that the test can fail', () => {
    expect(OPPOSITES.map(([name]) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe('a precedent held up as a model', () => {
  const precedent: Proposition = { kind: 'precedent', states: ['Iran', 'Iraq'] };
  it('is judged by what changed between the two held up', () => {
    expect(judgeProposition(precedent, DAY, recordOf(3, 2.5).input, [recordOf(3, 2.5).model])).toMatchObject({ verdict: 'supported', because: expect.stringMatching(/IRN-IRQ at 2020-01-05: cooperative events per document went to .* not whether it can be repeated/) });
    expect(judgeProposition(precedent, DAY, recordOf(3, 1).input, [recordOf(3, 0.4).model]).verdict).toBe('contradicted');
  });
  it('needs their record, and a day in it', () => {
    const { input, model } = recordOf(3, 1);
    expect(judgeProposition(precedent, DAY, input).because).toMatch(/holds nothing of them/);
    expect(judgeProposition(precedent, DAY, input, [{ ...model, commitments: [] }]).because).toMatch(/names no day/);
    expect(judgeProposition({ kind: 'precedent', states: ['Iran', 'Nowhere'] }, DAY, input, [model]).verdict).toBe('undecided');
  });
});

describe('ready-made scores', () => {
  const scoresOnly = (lift: number): MeasureInput => ({ ...recordOf(4, lift).input, contacts: [], exposure: [] });
  it('answer claims of a break and of a record where no events are counted', () => {
    expect([2.5, 1].map((lift) => judgeProposition({ kind: 'break' }, DAY, scoresOnly(lift)).verdict)).toEqual(['supported', 'contradicted']);
    expect([2.5, 0.4].map((lift) => judgeProposition({ kind: 'contact-record', what: 'cooperation', lowest: false }, '2020-12-31', scoresOnly(lift)).verdict)).toEqual(['supported', 'contradicted']);
  });
  it('leave undecided what counts and scores tell differently', () => {
    const { input } = recordOf(5, 2.5);
    const calm = recordOf(4, 1).input.readyMade;
    const joined = judgeProposition({ kind: 'break' }, DAY, { ...input, readyMade: calm });
    expect([joined.verdict, joined.because.slice(0, 24)]).toEqual(['undecided', 'counts and scores differ']);
  });
});

const FOUNDING = '../shared/corpus/nournews-iran-pakistan.txt';

describe('documents with opposite claims', () => {
  let coder: Coder;
  const store = new MemoryStore();
  beforeAll(async () => {
    coder = createCoder();
    const texts = Array.from({ length: 72 }, (_, k) => ({ id: `r${k}`, date: `${addMonths('2019-01', k)}-05`, text: k % 3 ? 'The foreign minister of Iran visited Pakistan.' : 'The president of Kenya visited Uganda. Iran and Iraq signed a border agreement.' }));
    await store.put({
      documents: texts.map((document) => ({ document, findings: coder.code(document), coder: 'c', lexicon: 'l' })),
      statistics: [2021, 2022, 2023].map((year, k) => ({ id: `s${year}`, reporter: 'IRN', partner: 'PAK', flow: 'total', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31`, calendar: 'gregorian', value: 2e9 + 5e8 * k, unit: 'USD', reportedBy: 'Customs', url: null, note: null, source: 't' })),
    });
  });
  const checked = (text: string) => {
    const document = { id: 'd', date: '2024-03-01', text };
    return checkDocument(document, coder.code(document), [], store);
  };
  it('gives every claim of ours a verdict with its reason', async () => {
    const { claims } = await checked(OPPOSITE_DOCUMENT);
    expect(claims.length).toBeGreaterThanOrEqual(7);
    for (const { judgement } of claims) expect([judgement!.because.length > 10, judgement!.wouldChange !== '']).toEqual([true, true]);
    const by = (words: string) => claims.find(({ sentence }) => sentence.includes(words))?.verdict;
    expect([by('will fall to'), by('record low')]).toEqual(['contradicted', 'contradicted']);
  });
  it.skipIf(!existsSync(FOUNDING))('never supports what both documents say in opposite ways', async () => {
    const [founding, ours] = await Promise.all([readFileSync(FOUNDING, 'utf8'), OPPOSITE_DOCUMENT].map(checked));
    const kinds = ({ claims }: typeof founding & object) => new Set(claims.filter(({ verdict }) => verdict === 'supported').map(({ judgement }) => judgement!.measure));
    const both = [...kinds(founding!)].filter((measure) => kinds(ours!).has(measure));
    expect(both).toEqual([]);
    expect(founding!.claims.every(({ verdict }) => ['supported', 'contradicted', 'undecided', 'not testable'].includes(verdict))).toBe(true);
  });
});

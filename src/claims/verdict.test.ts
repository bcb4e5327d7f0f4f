import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../base/calendar.js';
import type { ClaimFinding, ClaimType } from '../coder/findings.js';
import { createCoder, type Coder } from '../coder/pipeline.js';
import type { Contact } from '../measures/contact.js';
import { emptyInput, type ExposureCell, type MeasureInput } from '../measures/input.js';
import { simulateSectors } from '../measures/simulate.js';
import type { Statistic } from '../record/flow-record.js';
import { createRandom } from '../stats/random.js';
import { MemoryStore } from '../storage/memory-store.js';
import { checkDocument } from './check-document.js';
import { renderCheckHtml, renderCheckMarkdown, renderCheckText } from './render-check.js';
import { readProposition, type Proposition } from './proposition.js';
import { createJudge, judgeProposition } from './verdict.js';

const PAIR = { a: 'IRN', b: 'PAK' };

/** A claim whose anchor is the part in brackets. */
function claimOf(type: ClaimType, marked: string, figures?: ClaimFinding['figures']): { finding: ClaimFinding; sentence: string } {
  const at = marked.indexOf('[');
  const sentence = marked.replace(/[[\]]/g, '');
  return { sentence, finding: { kind: 'claim', doc: 'd', type, speaker: 'x', anchor: [at, marked.indexOf(']') - 1], sentence: [0, sentence.length], rule: 'r', ...(figures && { figures }) } };
}

describe('readProposition', () => {
  it.each([
    ['turning-point', 'The visit of the minister to Iran is a [historic turning point].', { kind: 'break' }],
    ['turning-point', 'The world is in a [new era].', { kind: 'unclear' }],
    ['turning-point', 'Ties go [from episodic meetings to structural] cooperation.', { kind: 'structure', denied: false }],
    ['turning-point', 'Relations remain episodic in this [new phase].', { kind: 'structure', denied: true }],
    ['causal', 'Security is the [engine of] trade.', { kind: 'lead', cause: 'security', effect: 'economy' }],
    ['causal', 'Trade is the [engine of] security.', { kind: 'lead', cause: 'economy', effect: 'security' }],
    ['causal', 'Trade grew [thanks to] calm at the frontier and military coordination.', { kind: 'lead', cause: 'security', effect: 'economy' }],
    ['causal', 'Good relations cannot last without the [foundation of] security.', { kind: 'lead', cause: 'security', effect: 'relations' }],
    ['causal', 'Poetry [created] friendship.', { kind: 'unclear' }],
    ['comparative', 'The two are [decisive actors] in the region.', { kind: 'position', region: true, weak: false }],
    ['comparative', 'The two are [the weakest actors] anywhere.', { kind: 'position', region: false, weak: true }],
    ['comparative', 'Ties are [closer than] ever.', { kind: 'contact-record', what: 'cooperation', lowest: false }],
    ['forecast', 'The road project [will be finished] soon.', { kind: 'delivery', possible: false }],
    ['forecast', 'The visit [could bring] joy.', { kind: 'unclear' }],
    ['record', 'Trade reached [a record low].', { kind: 'trade-record', flow: 'total', lowest: true }],
    ['record', 'Exports hit [an all-time high].', { kind: 'trade-record', flow: 'export', lowest: false }],
  ] as [ClaimType, string, Partial<Proposition>][])('%s: %s', (type, marked, want) => {
    const { finding, sentence } = claimOf(type, marked);
    expect(readProposition(finding, sentence, ['IRN', 'PAK'])).toMatchObject(want);
  });
  it('reads figure, direction and date of a forecast', () => {
    const figures = [{ from: null, to: 1e10, unit: 'USD', span: [0, 1] as const }];
    const rise = claimOf('forecast', 'Trade [will reach] ten billion dollars by 2030.', figures);
    expect(readProposition(rise.finding, rise.sentence, ['IRN', 'PAK'])).toEqual({ kind: 'trade-figure', figure: 1e10, falls: false, possible: false, by: '2030' });
    const fall = claimOf('forecast', 'Trade [may fall] to ten billion dollars.', figures);
    expect(readProposition(fall.finding, fall.sentence, ['IRN', 'PAK'])).toMatchObject({ falls: true, possible: true, by: null });
  });
});

function inputOf(counts: Readonly<Record<string, readonly number[]>>, documents: readonly number[], about = 0.3): MeasureInput {
  const contacts = Object.entries(counts).flatMap(([sector, values]) => values.flatMap((count, t) => Array.from({ length: count }, (_, k): Contact => ({ id: `${sector}:${t}:${k}`, date: `${addMonths('2012-01', t)}-15`, published: null, direction: 'both', type: 'CONSULT', mode: null, quad: 1, score: 1, sectors: [sector], status: 'actual', reports: 1, outlets: 1 }))));
  const exposure = documents.map((each, t): ExposureCell => ({ date: addMonths('2012-01', t), documents: each, aboutPair: Math.round(each * about), reports: each }));
  return { ...emptyInput(PAIR, `${addMonths('2012-01', documents.length - 1)}-28`), contacts, exposure };
}
function counted(rate: (t: number) => number, months = 84, seed = 2): number[] {
  const random = createRandom(seed);
  return Array.from({ length: months }, (_, t) => random.poisson(rate(t)));
}
const forty = (months = 84): number[] => Array.from({ length: months }, () => 40);
const total = (year: number, value: number, reportedBy = 'Customs'): Statistic => ({ id: `${reportedBy}${year}`, reporter: 'IRN', partner: 'PAK', flow: 'total', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31`, calendar: 'gregorian', value, unit: 'USD', reportedBy, url: null, note: null, source: 't' });

describe('rules', () => {
  const verdict = (proposition: Proposition, date: string | null, input: MeasureInput) => judgeProposition(proposition, date, input).verdict;
  const led = simulateSectors({ seed: 11, periods: 120, rate: 4, effect: 0.8, lag: 1 });
  const driven = inputOf({ security: led.x, trade: led.y }, led.documents);
  it('tell a leader from a follower, and both from neither', () => {
    expect(verdict({ kind: 'lead', cause: 'security', effect: 'trade' }, null, driven)).toBe('supported');
    expect(verdict({ kind: 'lead', cause: 'trade', effect: 'security' }, null, driven)).toBe('contradicted');
    const apart = simulateSectors({ seed: 3, periods: 60, rate: 4, effect: 0, lag: 1 });
    expect(verdict({ kind: 'lead', cause: 'security', effect: 'trade' }, null, inputOf({ security: apart.x, trade: apart.y }, apart.documents))).toBe('undecided');
  });
  it('find a turning point, rule one out, and wait where it is too early', () => {
    const jump = inputOf({ politics: counted((t) => (t >= 60 ? 12 : 5)) }, forty());
    expect(verdict({ kind: 'break' }, '2017-01-10', jump)).toBe('supported');
    expect(verdict({ kind: 'break' }, '2015-01-10', jump)).not.toBe('supported');
    const flat = inputOf({ politics: counted(() => 8) }, forty());
    expect(verdict({ kind: 'break' }, '2016-01-10', flat)).toBe('contradicted');
    expect(verdict({ kind: 'break' }, '2018-11-10', flat)).toBe('undecided');
    expect(verdict({ kind: 'break' }, '2012-11-10', flat)).toBe('undecided');
    expect(verdict({ kind: 'break' }, null, flat)).toBe('undecided');
  });
  it('do not take more reporting for more contact, nor a record about the pair alone for a measure of reporting', () => {
    const louder = inputOf({ politics: counted((t) => (t >= 60 ? 16 : 8)) }, forty().map((each, t) => (t >= 60 ? 2 * each : each)));
    expect(verdict({ kind: 'break' }, '2017-01-10', louder)).not.toBe('supported');
    const alone = judgeProposition({ kind: 'break' }, '2017-01-10', inputOf({ politics: counted((t) => (t >= 60 ? 12 : 5)) }, forty(), 1));
    expect([alone.verdict, alone.because]).toEqual(['undecided', expect.stringMatching(/cannot be told from more reporting/)]);
  });
  it('tell persistence from episodes, and turn the verdict for the opposite claim', () => {
    const risen = inputOf({ politics: counted((t) => (t < 48 ? 0.3 : 3)) }, forty());
    expect(verdict({ kind: 'structure', denied: false }, null, risen)).toBe('supported');
    expect(verdict({ kind: 'structure', denied: true }, null, risen)).toBe('contradicted');
    expect(verdict({ kind: 'structure', denied: false }, null, inputOf({ politics: counted((t) => (t < 48 ? 3 : 0.3)) }, forty()))).toBe('contradicted');
  });
  it('judge trade by comparable pairs and by what came', () => {
    const trade = { ...emptyInput(PAIR, '2024-06-01'), statistics: [total(2021, 2e9), total(2022, 2.5e9), total(2023, 3e9)] };
    const figure = (to: number, over = {}): Proposition => ({ kind: 'trade-figure', figure: to, falls: false, possible: false, by: null, ...over });
    expect(verdict(figure(1e10), '2024-01-01', trade)).toBe('contradicted');
    expect(verdict(figure(1e10, { possible: true }), '2024-01-01', trade)).toBe('undecided');
    expect(verdict(figure(4e9), '2024-01-01', trade)).toBe('undecided');
    expect(verdict(figure(2.9e9), '2022-01-01', trade)).toBe('supported');
    expect(verdict(figure(5e8, { falls: true }), '2024-01-01', trade)).toBe('contradicted');
    expect(verdict(figure(2.9e9, { falls: true }), '2024-01-01', trade)).toBe('undecided');
    expect(verdict({ kind: 'trade-record', flow: 'total', lowest: false }, '2024-06-01', trade)).toBe('supported');
    expect(verdict({ kind: 'trade-record', flow: 'total', lowest: true }, '2024-06-01', trade)).toBe('contradicted');
    const quarrel = { ...trade, statistics: [...trade.statistics, total(2021, 5e9, 'Bank'), total(2022, 4e9, 'Bank'), total(2023, 1e9, 'Bank')] };
    expect(verdict({ kind: 'trade-record', flow: 'total', lowest: false }, '2024-06-01', quarrel)).toBe('undecided');
    expect(verdict({ kind: 'trade-record', flow: 'total', lowest: false }, '2024-06-01', emptyInput(PAIR, '2024-06-01'))).toBe('undecided');
  });
  it('place states in the network as of the day', () => {
    expect(verdict({ kind: 'position', region: false, weak: false }, null, emptyInput({ a: 'CHN', b: 'USA' }, '2024-01-01'))).toBe('supported');
    expect(verdict({ kind: 'position', region: false, weak: true }, null, emptyInput({ a: 'CHN', b: 'USA' }, '2024-01-01'))).toBe('contradicted');
    expect(verdict({ kind: 'position', region: false, weak: false }, null, emptyInput({ a: 'MDV', b: 'USA' }, '2024-01-01'))).toBe('contradicted');
    expect(verdict({ kind: 'position', region: false, weak: false }, null, emptyInput({ a: 'CHN', b: 'USA' }, '2010-01-01'))).toBe('undecided');
  });
  it('say of an empty record what is needed, for every kind of claim', () => {
    const judge = createJudge(emptyInput(PAIR, '2024-06-01'));
    for (const [type, marked] of [['turning-point', 'This visit is a [turning point].'], ['causal', 'Security [drives] trade.'], ['comparative', 'Ties are [closer than] ever.'], ['forecast', 'The road project [will be finished].'], ['record', 'Trade reached [a record].']] as const) {
      const made = judge({ ...claimOf(type, marked), date: '2024-01-01' });
      expect(made.verdict).toBe('undecided');
      expect(made.wouldChange).not.toBe('');
    }
  });
});

const OPPOSITES = 'Trade is the engine of security between Iran and Pakistan. Iran and Pakistan are the weakest actors in the region. Trade between Iran and Pakistan will fall to 500 million dollars. Bilateral trade reached a record low last year. Trade between Iran and Pakistan will reach ten billion dollars by 2028. Relations between Iran and Pakistan remain episodic and enter a new phase of distance.';
const FOUNDING = '../shared/corpus/nournews-iran-pakistan.txt';

describe('bilat check with verdicts', () => {
  let coder: Coder;
  let store: MemoryStore;
  beforeAll(async () => {
    coder = createCoder();
    store = new MemoryStore();
    const texts = Array.from({ length: 30 }, (_, k) => ({ id: `r${k}`, date: `${addMonths('2022-01', k)}-05`, text: k % 2 ? 'The foreign minister of Iran visited Pakistan.' : 'The president of Kenya visited Uganda.' }));
    await store.put({
      documents: texts.map((document) => ({ document, findings: coder.code(document), coder: 'c', lexicon: 'l' })),
      statistics: [total(2021, 2e9), total(2022, 2.5e9), total(2023, 3e9)],
    });
  });
  const checked = (text: string) => {
    const document = { id: 'd', date: '2024-03-01', text };
    return checkDocument(document, coder.code(document), [], store);
  };
  it('gives the opposite claims the opposite verdicts where the record can tell', async () => {
    const check = await checked(OPPOSITES);
    const by = (words: string) => check.claims.find(({ sentence }) => sentence.includes(words))?.verdict;
    expect([by('will fall to'), by('record low'), by('by 2028'), by('engine of')]).toEqual(['contradicted', 'contradicted', 'contradicted', 'undecided']);
    expect(check.claims.every(({ judgement }) => judgement !== undefined && judgement.because !== '' && judgement.wouldChange !== '')).toBe(true);
  });
  it('shows verdict, figure and what would change it in every format', async () => {
    const check = await checked(OPPOSITES);
    for (const shown of [renderCheckText(check, { width: 2000 }), renderCheckMarkdown(check), renderCheckHtml(check)]) {
      expect(shown).toMatch(/verdict: contradicted: unlikely by the record of comparable pairs/);
      expect(shown).toMatch(/Would change it:/);
    }
    expect(JSON.parse(JSON.stringify(check)).claims[0].judgement.asOf).toBe('2024-06-05');
  });
  it.skipIf(!existsSync(FOUNDING))('gives every claim of the founding document a verdict with its reason', async () => {
    const { claims, commitments } = await checked(readFileSync(FOUNDING, 'utf8'));
    expect(claims.length).toBeGreaterThan(15);
    for (const { judgement, verdict } of claims) {
      expect(['supported', 'contradicted', 'undecided', 'not testable']).toContain(verdict);
      expect(judgement!.because.length).toBeGreaterThan(10);
    }
    expect(commitments.flatMap(({ answers }) => answers.map(({ text }) => text)).join(' ')).toMatch(/Odds: From 3 billion USD .* takes 27% growth a year; of \d+ comparable pair-years [\d.]+% grew so much/);
  });
});

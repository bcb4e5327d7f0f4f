/**
 * How often verdicts are right: simulated records of which the truth is known, and trade totals whose later course is known.
 *   tsx scripts/calibrate-verdicts.ts RECORDS [FOLDER of the Correlates of War trade files]
 * Prints the Markdown tables of docs/measures.md. RECORDS: simulated records of each kind, such as 200.
 */
import { addDays, addMonths } from '../src/base/calendar.js';
import { judgeBreak, judgeContactRecord, judgeStructure } from '../src/claims/judge-contact.js';
import { judgeDelivery, judgeTradeRecord } from '../src/claims/judge-figures.js';
import { judgePrecedent } from '../src/claims/judge-precedent.js';
import { judgeLead } from '../src/claims/judge-relations.js';
import { RULES } from '../src/claims/judgement.js';
import { CLASS_STARTS } from '../src/measures/growth-classes.js';
import type { Contact } from '../src/measures/contact.js';
import { emptyInput, type CommitmentFact, type ExposureCell, type MeasureInput } from '../src/measures/input.js';
import { testLeadLag } from '../src/measures/lead-lag-test.js';
import { worldPositions } from '../src/measures/position.js';
import { simulateSectors } from '../src/measures/simulate.js';
import { createRandom, type Random } from '../src/stats/random.js';
import { readTrade } from './cow-trade.js';

const RECORDS = Number(process.argv[2] ?? 200);
/** Records of the slow lead–lag rows. */
const LEAD_RECORDS = Math.ceil(RECORDS / 3);
const FIRST = '2012-01';

/** A record of months from `FIRST` on, three in ten of whose documents are about the pair. */
function recordOf(counts: Readonly<Record<string, readonly number[]>>, documents: readonly number[]): MeasureInput {
  const contacts: Contact[] = [];
  for (const [sector, values] of Object.entries(counts)) {
    values.forEach((count, t) => {
      for (let k = 0; k < count; k++) contacts.push({ id: `${sector}:${t}:${k}`, date: `${addMonths(FIRST, t)}-15`, published: null, direction: 'both', type: 'CONSULT', mode: null, quad: 1, score: 1, sectors: [sector], status: 'actual', reports: 1, outlets: 1 });
    });
  }
  const exposure = documents.map((each, t): ExposureCell => ({ date: addMonths(FIRST, t), documents: each, aboutPair: Math.round(each * 0.3), reports: each }));
  return { ...emptyInput({ a: 'KEN', b: 'UGA' }, `${addMonths(FIRST, documents.length - 1)}-28`), contacts, exposure };
}

/** Reporting that goes up and down, and events that follow it at a level that has a memory and the course given. */
function drawRecord(random: Random, months: number, course: (t: number) => number): MeasureInput {
  const documents: number[] = [];
  const events: number[] = [];
  let [reporting, own] = [0, 0];
  for (let t = 0; t < months; t++) {
    reporting = 0.7 * reporting + 0.3 * random.normal();
    own = 0.4 * own + 0.25 * random.normal();
    documents.push(1 + random.poisson(40 * Math.exp(reporting)));
    events.push(random.poisson(course(t) * (documents[t]! / 40) * Math.exp(own)));
  }
  return recordOf({ politics: events }, documents);
}

type Count = Record<'supported' | 'contradicted' | 'undecided' | 'not testable', number>;
function tally(judge: (seed: number) => { readonly verdict: keyof Count }, records = RECORDS): Count {
  const count: Count = { supported: 0, contradicted: 0, undecided: 0, 'not testable': 0 };
  for (let seed = 1; seed <= records; seed++) count[judge(seed).verdict] += 1;
  return count;
}

const share = (count: number, of = RECORDS): string => `${((100 * count) / of).toFixed(0)}%`;
const row = (claim: string, truth: string, right: keyof Count, count: Count, records = RECORDS): void => {
  const wrong = right === 'supported' ? count.contradicted : right === 'contradicted' ? count.supported : count.supported + count.contradicted;
  console.log(`| ${claim} | ${truth} | ${share(count.supported, records)} | ${share(count.contradicted, records)} | ${share(count.undecided, records)} | ${share(wrong, records)} |`);
};

const folder = process.argv[3];
if (folder) {
  // Real totals: odds learnt from pair-years that ended by 2000, claims made of pair-years that began in 2000–2009; "trade will grow by the factor within five years".
  const { v4 } = readTrade(folder);
  const classOf = (total: number) => CLASS_STARTS.findLastIndex((start) => total >= start);
  const learnt = CLASS_STARTS.map((): { pair: string; growth: number }[] => []);
  const asked: { group: number; growth: number }[] = [];
  for (const [pair, years] of v4) {
    for (const [from, now] of years) {
      const later = years.get(from + 5);
      const group = classOf(now);
      if (group < 0 || later === undefined) continue;
      if (from >= 1975 && from + 5 <= 2000) learnt[group]!.push({ pair, growth: later / now });
      else if (from >= 2000 && from <= 2009) asked.push({ group, growth: later / now });
    }
  }
  console.log('\n| trade will grow within five years | pair-years | came true | called contradicted | of these came true | called supported |\n|---|---|---|---|---|---|');
  for (const factor of [1.25, 1.5, 2, 3, 5, 10, 1 / 1.25, 1 / 1.5, 1 / 2, 1 / 3]) {
    const reaches = (growth: number) => (factor >= 1 ? growth >= factor : growth <= factor);
    let [contradicted, wrong, supported, hits] = [0, 0, 0, 0];
    const chances = learnt.map((list) => list.filter(({ growth }) => reaches(growth)).length / list.length);
    for (const { group, growth } of asked) {
      if (reaches(growth)) hits += 1;
      if (chances[group]! <= RULES.unlikely) {
        contradicted += 1;
        if (reaches(growth)) wrong += 1;
      } else if (chances[group]! >= RULES.likely) supported += 1;
    }
    console.log(`| ${Number(factor.toPrecision(3))} times${factor < 1 ? ' or less' : ''} | ${asked.length} | ${share(hits, asked.length)} | ${share(contradicted, asked.length)} | ${contradicted === 0 ? '–' : share(wrong, contradicted)} | ${share(supported, asked.length)} |`);
  }
}

console.log(`\n| claim | truth | supported | contradicted | undecided | wrong |\n|---|---|---|---|---|---|`);
const sectors = (seed: number, effect: number, lag: number, periods: number, swap = false): MeasureInput => {
  const { x, y, documents } = simulateSectors({ seed: 7919 * seed + periods + lag, periods, rate: 3, effect, lag });
  return recordOf(swap ? { security: y, trade: x } : { security: x, trade: y }, documents);
};
for (const rate of [1, 4]) {
  const claimed = addMonths(FIRST, 60);
  const broken = (factor: number, at: number) => tally((seed) => judgeBreak(`${claimed}-10`, drawRecord(createRandom(104_729 * seed + rate), 84, (t) => rate * (t >= at ? factor : 1))));
  row('a turning point', `level × 2.5 there, ${rate} events a month`, 'supported', broken(2.5, 60));
  row('a turning point', `level × 1.6 there, ${rate} events a month`, 'supported', broken(1.6, 60));
  row('a turning point', `no change, ${rate} events a month`, 'contradicted', broken(1, 60));
  row('a turning point', `level × 2.5 two years before, ${rate} events a month`, 'contradicted', broken(2.5, 36));
}
const contactMonths = (before: number, after: number) => tally((seed) => judgeStructure(`${addMonths(FIRST, 71)}-28`, drawRecord(createRandom(15_485_863 + seed), 72, (t) => -Math.log(1 - (t < 36 ? before : after)))));
row('from episodic to structural', 'contact in 30% of months, then 85%', 'supported', contactMonths(0.3, 0.85));
row('from episodic to structural', 'contact in 30% of months throughout', 'contradicted', contactMonths(0.3, 0.3));
row('from episodic to structural', 'contact in 12% of months throughout', 'contradicted', contactMonths(0.12, 0.12));
row('from episodic to structural', 'contact in 85% of months, then 40%', 'contradicted', contactMonths(0.85, 0.4));
const year = (factor: number, rate: number) => tally((seed) => judgeContactRecord('cooperation', false, `${addMonths(FIRST, 71)}-28`, drawRecord(createRandom(32_452_843 + seed), 72, (t) => rate * (t >= 60 ? factor : 1))));
row('closer than ever', 'last year × 2 of the others, 4 events a month', 'supported', year(2, 4));
row('closer than ever', 'no change, 4 events a month', 'contradicted', year(1, 4));
row('closer than ever', 'last year half of the others, 4 events a month', 'contradicted', year(0.5, 4));

/** Daily scores as monthly means with memory .4 and standard deviation 1, and a course of their own; no events on record. */
function drawScores(random: Random, months: number, course: (t: number) => number): MeasureInput {
  let own = random.normal();
  const readyMade = Array.from({ length: months }, (_, t) => {
    own = 0.4 * own + Math.sqrt(1 - 0.16) * random.normal();
    return { series: 'day-score', a: 'KEN', b: 'UGA', periodStart: `${addMonths(FIRST, t)}-10`, periodEnd: `${addMonths(FIRST, t)}-10`, value: course(t) + own, unit: 'score', source: 'simulated' };
  });
  return { ...emptyInput({ a: 'KEN', b: 'UGA' }, `${addMonths(FIRST, months - 1)}-28`), readyMade };
}
const scored = (step: number, at: number) => tally((seed) => judgeBreak(`${addMonths(FIRST, 60)}-10`, drawScores(createRandom(49_979_687 + seed), 84, (t) => (t >= at ? step : 0))));
row('a turning point, by scores', '3 deviations there', 'supported', scored(3, 60));
row('a turning point, by scores', '1.5 deviations there', 'supported', scored(1.5, 60));
row('a turning point, by scores', 'no change', 'contradicted', scored(0, 60));
row('a turning point, by scores', '3 deviations two years before', 'contradicted', scored(3, 36));
const scoredYear = (step: number) => tally((seed) => judgeContactRecord('cooperation', false, `${addMonths(FIRST, 71)}-28`, drawScores(createRandom(67_867_967 + seed), 72, (t) => (t >= 60 ? step : 0))));
row('closer than ever, by scores', 'last year 2 deviations above', 'supported', scoredYear(2));
row('closer than ever, by scores', 'no change', 'contradicted', scoredYear(0));
row('closer than ever, by scores', 'last year 2 deviations below', 'contradicted', scoredYear(-2));

const promise = (k: number, over: Partial<CommitmentFact>): CommitmentFact => ({ id: `c${k}`, type: 'project', what: 'road', parties: ['KEN', 'UGA'], sectors: [], madeOn: `${FIRST}-01`, deadline: null, from: null, to: null, unit: null, status: 'agreed', history: [], tellings: [], origin: 'found', ...over });
for (const rate of [1, 4]) {
  const held = (factor: number) => tally((seed) => judgePrecedent(['Kenya', 'Uganda'], { ...drawRecord(createRandom(86_028_121 + 31 * seed + rate), 84, (t) => rate * (t >= 60 ? factor : 1)), commitments: [promise(0, { type: 'agreement', madeOn: `${addMonths(FIRST, 60)}-05` })] }));
  row('the model of X and Y', `their contact × 2.5 from it on, ${rate} events a month`, 'supported', held(2.5));
  row('the model of X and Y', `× 1.6, ${rate} events a month`, 'supported', held(1.6));
  row('the model of X and Y', `no change, ${rate} events a month`, 'contradicted', held(1));
  row('the model of X and Y', `× 0.5, ${rate} events a month`, 'contradicted', held(0.5));
}
for (const n of [30, 100]) {
  for (const [delivered, right] of [[0.98, 'supported'], [0.6, 'undecided'], [0.03, 'contradicted']] as const) {
    row('will be implemented', `${100 * delivered}% of ${n} promises delivered within three years`, right, tally((seed) => {
      const random = createRandom(122_949_823 + 7 * seed + n);
      const commitments = Array.from({ length: n }, (_, k) => promise(k, random.next() < delivered ? { history: [{ date: addDays(`${FIRST}-01`, 30 + random.below(1000)), status: 'done' }] } : {}));
      return judgeDelivery(false, { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2020-01-01'), commitments });
    }));
  }
}
{
  // Trade of ten years that wanders by a fifth a year, reported by two sources with errors of a tenth.
  const count = { record: { supported: 0, contradicted: 0, undecided: 0, 'not testable': 0 }, none: { supported: 0, contradicted: 0, undecided: 0, 'not testable': 0 } };
  const sizes = { record: 0, none: 0 };
  for (let seed = 1; seed <= 3 * RECORDS; seed++) {
    const random = createRandom(141_650_939 + seed);
    let log = Math.log(1e9);
    const truth = Array.from({ length: 10 }, () => (log += 0.03 + 0.2 * random.normal()));
    const statistics = ['Customs', 'Bank'].flatMap((reportedBy) => truth.map((each, k) => ({ id: `${reportedBy}${k}`, reporter: 'KEN', partner: 'UGA', flow: 'total' as const, periodStart: `${2010 + k}-01-01`, periodEnd: `${2010 + k}-12-31`, calendar: 'gregorian' as const, value: Math.exp(each + 0.1 * random.normal()), unit: 'USD', reportedBy, url: null, note: null, source: 't' })));
    const kind = truth.every((each) => each <= truth.at(-1)!) ? 'record' : 'none';
    sizes[kind] += 1;
    count[kind][judgeTradeRecord('total', false, '2020-06-01', { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2020-06-01'), statistics }).verdict] += 1;
  }
  row('record trade', 'true of what was traded; two sources with errors of a tenth', 'supported', count.record, sizes.record);
  row('record trade', 'not true', 'contradicted', count.none, sizes.none);
}
{
  // Every pair of states, judged by one year's network and looked at again in the next.
  const years = [...new Set(worldPositions().map(({ year }) => year))].toSorted((x, y) => x - y);
  let [top, topStays, low, lowStays, between] = [0, 0, 0, 0, 0];
  years.slice(0, -1).forEach((year, k) => {
    const [now, next] = [year, years[k + 1]!].map((each) => new Map(worldPositions().filter((row) => row.year === each).map((row) => [row.state, row])));
    const codes = [...now!.keys()].filter((code) => next!.has(code));
    codes.forEach((a, i) => {
      for (const b of codes.slice(i + 1)) {
        const [pair, later] = [[now!.get(a)!, now!.get(b)!], [next!.get(a)!, next!.get(b)!]];
        if (pair.every(({ rankHigh }) => rankHigh <= now!.size / 10)) { top += 1; topStays += later.every(({ rank }) => rank <= next!.size / 10) ? 1 : 0; }
        else if (pair.some(({ rankLow }) => rankLow > now!.size / 3)) { low += 1; lowStays += later.some(({ rank }) => rank > next!.size / 10) ? 1 : 0; }
        else between += 1;
      }
    });
  });
  const all = top + low + between;
  console.log(`| decisive, strongest | ${all} pairs of states and years, ${years[0]}–${years.at(-1)}: called supported ${share(top, all)}, of these in the top tenth the year after ${share(topStays, top)}; called contradicted ${share(low, all)}, of these not in the top tenth the year after ${share(lowStays, low)} |`);
}
for (const periods of [60, 120]) {
  row('security drives trade', `it does, lag 1, ${periods} months`, 'supported', tally((seed) => judgeLead('security', 'trade', sectors(seed, 0.5, 1, periods)), LEAD_RECORDS), LEAD_RECORDS);
  row('security drives trade', `trade drives security, lag 1, ${periods} months`, 'contradicted', tally((seed) => judgeLead('security', 'trade', sectors(seed, 0.5, 1, periods, true)), LEAD_RECORDS), LEAD_RECORDS);
  row('security drives trade', `neither, ${periods} months`, 'undecided', tally((seed) => judgeLead('security', 'trade', sectors(seed, 0, 1, periods)), LEAD_RECORDS), LEAD_RECORDS);
}
row('security drives trade', 'it does, lag 3, 120 months', 'supported', tally((seed) => judgeLead('security', 'trade', sectors(seed, 0.5, 3, 120)), LEAD_RECORDS), LEAD_RECORDS);
console.log('\n| lead–lag test (5% level) | Poisson autoregression, model p | Poisson, resampled p | VAR, model p | VAR, resampled p | prewhitened correlation, resampled p | all three (min-P) |\n|---|---|---|---|---|---|---|');
for (const [name, simulation] of [
  ['size: no tie, 60 months', { periods: 60, rate: 3, effect: 0, lag: 1 }], ['size: no tie, 120 months', { periods: 120, rate: 3, effect: 0, lag: 1 }],
  ['size: no tie, one event a month, long memory, wild reporting, 120 months', { periods: 120, rate: 1, effect: 0, lag: 1, memory: 0.8, volume: 0.6 }],
  ['power: effect 0.5 at lag 1, 60 months', { periods: 60, rate: 3, effect: 0.5, lag: 1 }], ['power: effect 0.5 at lag 1, 120 months', { periods: 120, rate: 3, effect: 0.5, lag: 1 }],
  ['power: effect 0.5 at lag 3, 120 months', { periods: 120, rate: 3, effect: 0.5, lag: 3 }], ['power: effect 0.25 at lag 1, 120 months', { periods: 120, rate: 3, effect: 0.25, lag: 1 }],
] as const) {
  const found = [0, 0, 0, 0, 0, 0];
  for (let seed = 1; seed <= LEAD_RECORDS; seed++) {
    const { x, y, documents } = simulateSectors({ seed: 6_700_417 + seed, ...simulation });
    const { xLeads } = testLeadLag({ x, y, documents }, { highestLag: 6, times: 99, meanBlock: 6, random: createRandom(seed) });
    [xLeads.counts?.pValue, xLeads.pCounts, xLeads.var?.pValue, xLeads.pVar, xLeads.pCorrelation, xLeads.p].forEach((p, k) => { if ((p ?? 1) < 0.05) found[k]! += 1; });
  }
  console.log(`| ${name} | ${found.map((each) => share(each, LEAD_RECORDS)).join(' | ')} |`);
}

/**
 * How often verdicts are right: simulated records of which the truth is known, and trade totals whose later course is known.
 *   tsx scripts/calibrate-verdicts.ts RECORDS [FOLDER of the Correlates of War trade files]
 * Prints the Markdown tables of docs/measures.md. RECORDS: simulated records of each kind, such as 200.
 */
import { addMonths } from '../src/base/calendar.js';
import { judgeBreak, judgeContactRecord, judgeStructure } from '../src/claims/judge-contact.js';
import { judgeLead } from '../src/claims/judge-relations.js';
import { RULES } from '../src/claims/judgement.js';
import { CLASS_STARTS } from '../src/measures/growth-classes.js';
import type { Contact } from '../src/measures/contact.js';
import { emptyInput, type ExposureCell, type MeasureInput } from '../src/measures/input.js';
import { testLeadLag } from '../src/measures/lead-lag-test.js';
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
  for (const factor of [1.25, 1.5, 2, 3, 5, 10]) {
    let [contradicted, wrong, supported, hits] = [0, 0, 0, 0];
    const chances = learnt.map((list) => list.filter(({ growth }) => growth >= factor).length / list.length);
    for (const { group, growth } of asked) {
      if (growth >= factor) hits += 1;
      if (chances[group]! <= RULES.unlikely) {
        contradicted += 1;
        if (growth >= factor) wrong += 1;
      } else if (chances[group]! >= RULES.likely) supported += 1;
    }
    console.log(`| ${factor} times | ${asked.length} | ${share(hits, asked.length)} | ${share(contradicted, asked.length)} | ${contradicted === 0 ? '–' : share(wrong, contradicted)} | ${share(supported, asked.length)} |`);
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

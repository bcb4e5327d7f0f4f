/**
 * Measures of a pair: how fast they are, how PELT grows, and what turning points find on simulated series. `npx tsx bench/measures.ts [speed growth series counts online seasons holidays intervals]`.
 * The seed of `series` differs from the one the penalty was fitted on (3).
 */
import type { Contact } from '../src/measures/contact.js';
import { findTurningPoints, type BreakOptions } from '../src/measures/find-turning-points.js';
import { readParameters } from '../src/measures/measure.js';
import { holidaysOf } from '../src/measures/holidays.js';
import { standingsOf } from '../src/measures/position-periods.js';
import { MEASURES, runMeasure } from '../src/measures/registry.js';
import { holidayRhythm } from '../src/measures/seasonality-holidays.js';
import { depthOf, rhythmOf } from '../src/measures/structure-bodies.js';
import { breadthOf, burstinessOf, memoryOfIntervals, persistenceOf, reciprocityOf, type PartFigure } from '../src/measures/structure-parts.js';
import { recoveryOf } from '../src/measures/structure-recovery.js';
import { describeOnline, ONLINE_PARAMETERS } from '../src/measures/turning-points-online.js';
import { segmentAutomatically } from '../src/stats/auto-segmentation.js';
import { centralities } from '../src/stats/centrality.js';
import { intervalMemory } from '../src/stats/intervals-between.js';
import { findSegments } from '../src/stats/pelt.js';
import { createRandom } from '../src/stats/random.js';
import { testSeason, type PhasedCounts } from '../src/stats/seasonal-test.js';
import { coverOf, f1Of } from '../src/stats/segmentation-score.js';
import { normalMeanCost } from '../src/stats/segment-cost.js';
import { addDays } from '../src/base/calendar.js';
import { SECTORS } from '../src/ontology/sectors.js';
import { seriesCases } from './series-cases.js';
import { DAYS, tenYears } from './ten-years.js';

const ROUNDS = 200;
const OPTIONS: BreakOptions = { cost: 'auto', penalty: 'auto', minLength: null, level: 0.95 };

/** Milliseconds of processor time, so that other work on the machine does not count. */
function timed(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const PARTS: Readonly<Record<string, () => void>> = {
  speed() {
    const input = tenYears(createRandom(1));
    let sum = 0;
    for (const measure of MEASURES) {
      const took = timed(() => runMeasure(measure, input));
      sum += took;
      console.log(measure.name.padEnd(24), `${took.toFixed(0)} ms`);
    }
    console.log('all'.padEnd(24), `${sum.toFixed(0)} ms, ${input.contacts.length} contacts over ${DAYS} days`);
    for (const name of ['series', 'turning-points', 'turning-points-online']) {
      const measure = MEASURES.find((each) => each.name === name)!;
      console.log(`${name}, by day`.padEnd(32), `${timed(() => runMeasure(measure, input, { unit: 'day' })).toFixed(0)} ms`);
    }
    console.log('turning-points, daily scores'.padEnd(32), `${timed(() => runMeasure(MEASURES.find((each) => each.name === 'turning-points')!, input, { unit: 'day', series: 'score' })).toFixed(0)} ms`);
  },
  growth() {
    for (const [name, length] of [['a break every 100 values', 100], ['no break', Infinity]] as const) {
      for (const n of [1000, 2000, 4000, 8000, 16_000]) {
        const random = createRandom(2);
        const values = Array.from({ length: n }, (_, t) => random.normal() + (length === Infinity ? 0 : 4 * (Math.floor(t / length) % 2)));
        const cost = normalMeanCost(values, 1);
        let evaluations = 0;
        const took = timed(() => { evaluations = findSegments(cost, { penalty: 2 * Math.log(n) }).evaluations; });
        console.log(name.padEnd(26), String(n).padStart(6), `${took.toFixed(0)} ms`.padStart(9), `${(evaluations / n).toFixed(0)} segments looked at a value`);
      }
    }
  },
  series() {
    const sums = new Map<string, { cover: number; f1: number; none: number; noneF1: number; n: number; exact: number }>();
    for (const { family, values, breaks } of seriesCases(20, 11)) {
      const found = segmentAutomatically(values)!.breaks;
      const sum = sums.get(family) ?? { cover: 0, f1: 0, none: 0, noneF1: 0, n: 0, exact: 0 };
      sums.set(family, { cover: sum.cover + coverOf([breaks], found, values.length), f1: sum.f1 + f1Of([breaks], found), none: sum.none + coverOf([breaks], [], values.length), noneF1: sum.noneF1 + f1Of([breaks], []), n: sum.n + 1, exact: sum.exact + (found.length === breaks.length ? 1 : 0) });
    }
    console.log('family'.padEnd(24), 'cover   F1  right number | no breaks: cover   F1');
    const row = (name: string, [cover, f1, exact, none, noneF1]: readonly number[]) => console.log(name.padEnd(24), cover!.toFixed(2).padStart(5), f1!.toFixed(2), exact!.toFixed(2).padStart(13), none!.toFixed(2).padStart(19), noneF1!.toFixed(2));
    const means = [...sums].map(([family, sum]) => [family, [sum.cover, sum.f1, sum.exact, sum.none, sum.noneF1].map((each) => each / sum.n)] as const);
    for (const [family, figures] of means) row(family, figures);
    row('mean', [0, 1, 2, 3, 4].map((k) => means.reduce((sum, [, figures]) => sum + figures[k]! / means.length, 0)));
  },
  counts() {
    const random = createRandom(4);
    const alarm = (make: () => number[]) => Array.from({ length: ROUNDS }, () => findTurningPoints({ values: make(), exposure: null, isCount: true }, OPTIONS)!.breaks.length > 0).filter(Boolean).length / ROUNDS;
    for (const n of [60, 120, 500]) {
      const row: [string, () => number[]][] = [
        ['Poisson .3', () => Array.from({ length: n }, () => random.poisson(0.3))], ['Poisson 3', () => Array.from({ length: n }, () => random.poisson(3))],
        ['clustered 3', () => Array.from({ length: n }, () => random.poisson(random.gamma(1, 3)))],
        ['remembering 5', () => { let v = 0; return Array.from({ length: n }, () => random.poisson(5 * Math.exp(v = 0.6 * v + 0.4 * random.normal()))); }],
      ];
      console.log(`false alarms, ${n} months:`, row.map(([name, make]) => `${name} ${(100 * alarm(make)).toFixed(1)}%`).join(', '));
    }
    for (const [low, high] of [[1, 2], [1, 3], [3, 6], [10, 15], [10, 20]] as const) {
      for (const n of [60, 120]) {
        let hit = 0;
        let held = 0;
        let ratioHeld = 0;
        for (let k = 0; k < ROUNDS; k++) {
          const { breaks, ratios } = findTurningPoints({ values: Array.from({ length: n }, (_, t) => random.poisson(t < n / 2 ? low : high)), exposure: null, isCount: true }, OPTIONS)!;
          const [only] = breaks;
          if (breaks.length !== 1 || Math.abs(only!.at - n / 2) > n / 10) continue;
          hit += 1;
          if (only!.low <= n / 2 && only!.high >= n / 2) held += 1;
          if (ratios[0]!.low <= high / low && ratios[0]!.high >= high / low) ratioHeld += 1;
        }
        console.log(`found, ${low} to ${high} a month, ${n} months: ${(100 * hit / ROUNDS).toFixed(0)}%, span holds the place ${(100 * held / hit).toFixed(0)}%, interval holds the ratio ${(100 * ratioHeld / hit).toFixed(0)}%`);
      }
    }
  },
  online() {
    const random = createRandom(5);
    const parameters = readParameters(ONLINE_PARAMETERS, {}).value;
    const rows = (values: readonly number[], isCount: boolean) => describeOnline('x', { values, isCount, exposure: null, labels: values.map(String), from: null, to: null, unit: 'value', periodNoun: 'value', total: null, issues: [] }, parameters, 1);
    const make = (mean: (t: number) => number, isCount: boolean) => Array.from({ length: 100 }, (_, t) => (isCount ? random.poisson(mean(t)) : mean(t) + random.normal()));
    for (const [name, isCount, before, after] of [['normal, 2 deviations', false, 0, 2], ['normal, 3 deviations', false, 0, 3], ['counts 4 to 10', true, 4, 10], ['counts 3 to 6', true, 3, 6]] as const) {
      const quiet = Array.from({ length: ROUNDS }, () => rows(make(() => before, isCount), isCount).value! > 0).filter(Boolean).length / ROUNDS;
      const delays = Array.from({ length: ROUNDS }, () => rows(make((t) => (t < 60 ? before : after), isCount), isCount).data.findIndex(({ isAlarm }, t) => t >= 60 && isAlarm === true) - 60).filter((delay) => delay >= 0 && delay < 20);
      console.log(`${name}: false alarms in ${(100 * quiet).toFixed(1)}% of 100 values, found ${(100 * delays.length / ROUNDS).toFixed(0)}%, after ${(delays.reduce((sum, each) => sum + each, 0) / Math.max(1, delays.length)).toFixed(1)} values`);
    }
  },
  seasons() {
    const random = createRandom(6);
    const share = (make: () => PhasedCounts, which: 'pModel' | 'pRotated') => Array.from({ length: ROUNDS }, () => testSeason(make(), { times: 99, random })?.[which] ?? 1).filter((p) => p <= 0.05).length / ROUNDS;
    const make = (cycles: number, phases: number, rate: number, high: number, memory: number, uneven: boolean) => (): PhasedCounts => {
      const n = cycles * phases;
      let level = 0;
      const exposure = Array.from({ length: n }, (_, t) => (uneven && t % phases === phases - 1 ? 0.25 : 1));
      const counts = exposure.map((each, t) => { level = memory * level + Math.sqrt(1 - memory ** 2) * 0.6 * random.normal(); return random.poisson(rate * each * Math.exp(memory > 0 ? level : 0) * (t % phases === 2 ? high : 1)); });
      return { counts, exposure, phase: counts.map((_, t) => t % phases), cycle: counts.map((_, t) => Math.floor(t / phases)), phases };
    };
    for (const [name, cycles, phases, rate] of [['100 weeks, .3 a day', 100, 7, 0.3], ['500 weeks, 2 a day', 500, 7, 2], ['5 years, 3 a month', 5, 12, 3], ['10 years, 10 a month', 10, 12, 10]] as const) {
      for (const [what, high, memory, uneven] of [['none', 1, 0, false], ['none, uneven exposure', 1, 0, true], ['none, memory .6', 1, 0.6, true], ['one phase 1.5 times', 1.5, 0.6, false], ['one phase twice', 2, 0.6, false]] as const) {
        console.log(name.padEnd(22), what.padEnd(22), ...(['pModel', 'pRotated'] as const).map((which) => `${which} ${(100 * share(make(cycles, phases, rate, high, memory, uneven), which)).toFixed(1)}%`));
      }
    }
  },
  holidays() {
    const random = createRandom(7);
    const days = Array.from({ length: 3650 }, (_, k) => addDays('2014-01-01', k));
    const rest = new Set(['IRN', 'PAK'].flatMap((state) => holidaysOf(state, '2014-01-01', '2024-12-31').filter(({ kind }) => kind === 'holiday').map(({ day }) => day)));
    for (const [name, rate, memory, effect, writing] of [
      ['none, .3 a day', 0.3, 0, 1, 1], ['none, 2 a day', 2, 0, 1, 1], ['none, 2 a day, memory .6', 2, 0.6, 1, 1], ['none, a third written on holidays', 2, 0.6, 1, 1 / 3], ['.8 times, 2 a day', 2, 0.6, 0.8, 1], ['.6 times, .3 a day', 0.3, 0.6, 0.6, 1], ['1.3 times, 2 a day', 2, 0.6, 1.3, 1],
    ] as const) {
      let [called, held, told] = [0, 0, 0];
      for (let k = 0; k < ROUNDS; k++) {
        let level = 0;
        const counted = days.map((first) => {
          level = memory * level + Math.sqrt(1 - memory ** 2) * 0.6 * random.normal();
          const week = [0.6, 1, 1, 1, 1, 0.7, 0.7][new Date(first).getUTCDay()]!;
          const exposure = 30 * week * (rest.has(first) ? writing : 1);
          return { first, exposure, count: random.poisson(rate * (exposure / 30) * Math.exp(memory > 0 ? level : 0) * (rest.has(first) ? effect : 1)) };
        });
        const found = holidayRhythm('holidays', counted, ['IRN', 'PAK'], { times: 99, random });
        if (!('test' in found)) continue;
        told += 1;
        if (found.test.pRotated! <= 0.05) called += 1;
        const [{ low, high }] = found.rows as unknown as [{ low: number; high: number }];
        if (low <= effect && high >= effect) held += 1;
      }
      console.log(name.padEnd(36), `called ${(100 * called / told).toFixed(1)}%, interval holds the ratio ${(100 * held / told).toFixed(1)}% of ${told}`);
    }
  },
  intervals() {
    const random = createRandom(8);
    const draws = { random, times: 99, level: 0.95 };
    const row = (name: string, cases: readonly (readonly [string, () => readonly [truth: number, found: PartFigure]])[]) => console.log(name.padEnd(12), cases.map(([what, make]) => {
      const found = Array.from({ length: 2 * ROUNDS }, make).filter(([, { low }]) => low !== null);
      return `${what} ${(100 * found.filter(([truth, { low, high }]) => low! <= truth + 1e-9 && high! >= truth - 1e-9).length / found.length).toFixed(0)}% of ${found.length}`;
    }).join(', '));
    const gammas = (n: number, shape: number, mean: number) => Array.from({ length: n }, () => Math.max(1, Math.round(random.gamma(shape, mean / shape))));
    const daysOf = (gaps: readonly number[]) => { let at = 0; return [0, ...gaps.map((gap) => at += gap)]; };
    const upTo = (last: number) => Array.from({ length: last + 1 }, (_, k) => k);
    const finite = (n: number, r: number) => (Math.sqrt(n + 1) * r - Math.sqrt(n - 1)) / ((Math.sqrt(n + 1) - 2) * r + Math.sqrt(n - 1));
    for (const shape of [0.5, 1, 4]) row('burstiness', [10, 30, 100].map((n) => [`shape ${shape}, n ${n}:`, () => { const days = daysOf(gammas(n, shape, 40)); return [finite(n, 1 / Math.sqrt(shape)), burstinessOf(days, upTo(days.at(-1)!), draws)]; }]));
    const remembering = (n: number, memory: number) => { let level = random.normal(); return Array.from({ length: n }, () => { level = memory * level + Math.sqrt(1 - memory ** 2) * random.normal(); return Math.max(1, Math.round(20 * Math.exp(0.7 * level))); }); };
    for (const memory of [0, 0.5]) {
      const truth = intervalMemory(remembering(200_000, memory))!;
      row('memory', [10, 30, 100].map((n) => [`${memory}, n ${n}:`, () => { const days = daysOf(remembering(n, memory)); return [truth, memoryOfIntervals(days, upTo(days.at(-1)!), draws)]; }]));
    }
    for (const share of [0.1, 0.5]) for (const memory of [0, 0.4, 0.7]) row('persistence', [24, 60, 120].map((n) => [`${share}, memory ${memory}, ${n} months:`, () => { let at = random.next() < share; return [share, persistenceOf(Array.from({ length: n }, () => { at = random.next() < memory ? at : random.next() < share; return at ? 1 : 0; }), draws)]; }]));
    const weights = [30, 20, 12, 8, 8, 6, 5, 4, 3, 2, 1, 1].map((each) => each / 100);
    const breadth = Math.exp(-weights.reduce((sum, each) => sum + each * Math.log(each), 0));
    for (const rate of [1, 3, 10]) row('breadth', [24, 60, 120].map((n) => [`${rate} a month by themes, ${n} months:`, () => {
      const months = Array.from({ length: n }, (_, k) => `${2000 + Math.floor(k / 12)}-${String(k % 12 + 1).padStart(2, '0')}`);
      const contacts = months.flatMap((month) => {
        const own = weights.map((each) => random.gamma(12 * each, 1));
        return Array.from({ length: random.poisson(rate) }, () => { let left = random.next() * own.reduce((sum, each) => sum + each, 0); return { date: month, sectors: [SECTORS[Math.max(0, own.findIndex((each) => (left -= each) < 0))]!] } as unknown as Contact; });
      });
      return [breadth, breadthOf(contacts, contacts, months, draws)];
    }]));
    for (const share of [0.5, 0.7, 0.9]) row('reciprocity', [8, 15, 30, 100].map((n) => [`${share} one way, ${n} visits:`, () => [2 * Math.min(share, 1 - share), reciprocityOf(Array.from({ length: n }, (_, k) => ({ id: String(k), visitor: random.next() < share ? 'A' : 'B', host: '', date: String(k).padStart(4, '0'), rank: 'minister' })), 'A', false, draws)]]));
    const fact = { what: '', parties: [], sectors: [], madeOn: null, deadline: null, from: null, to: null, unit: null, status: 'signed', origin: 'found' } as const;
    row('depth', [4, 10, 30].map((mean) => [`${mean} signings of 1 to 3:`, () => [2 * mean, depthOf(Array.from({ length: random.poisson(mean) }, (_, k) => Array.from({ length: 1 + random.below(3) }, (__, j) => ({ ...fact, type: 'agreement' as const, tellings: [], id: `${k}-${j}`, history: [{ date: addDays('2000-01-01', k), status: 'signed' as const }] }))).flat(), '2009-12-31', [], draws)]]));
    for (const shape of [1, 4]) {
      const truth = gammas(200_001, shape, 60).toSorted((x, y) => x - y)[100_000]!;
      row('rhythm', [6, 12, 40].map((n) => [`shape ${shape}, n ${n}:`, () => [truth, rhythmOf([{ ...fact, type: 'mechanism', id: '', history: [], tellings: daysOf(gammas(n, shape, 60)).map((day) => addDays('1980-01-01', day)) }], '1980-01-01', '2020-12-31', draws)]]));
    }
    const nodes = 30;
    const weightOf = (a: number, b: number) => 1 / ((a + 1) * (b + 1)) ** 0.7;
    const pairs = Array.from({ length: nodes }, (_, a) => Array.from({ length: a }, (__, b) => ({ a: `S${a}`, b: `S${b}`, weight: weightOf(a, b) }))).flat();
    const ranks = new Map(centralities(pairs, { betweenness: false }).map(({ node, pageRank }) => [node, pageRank]));
    for (const state of [1, 10]) row('pageRank', [[26, 10], [52, 40], [260, 40]].map(([weeks, rate]) => [`place ${state}, ${weeks} weeks, ${rate} a week:`, () => {
      const all = pairs.reduce((sum, { weight }) => sum + weight, 0);
      const acts = Array.from({ length: weeks! }, (_, week) => pairs.flatMap(({ a, b, weight }) => Array.from({ length: random.poisson((rate! * weight / all) * (0.5 + random.next())) }, () => ({ id: '', date: addDays('2010-01-04', 7 * week), published: null, source: [a], target: [b], quad: 1 as const, score: 1 })))).flat();
      const [own] = standingsOf(acts, [`S${state}`, 'S29'], { times: 99, level: 0.95, seed: random.below(1e9) });
      return [ranks.get(`S${state}`)!, { value: own!.pageRank, low: own!.low, high: own!.high, pValue: null, n: acts.length, refused: null, needed: null, noInterval: null }];
    }]));
    row('recovery', [5, 8, 15].map((n) => [`${n} shocks:`, () => [Math.ceil(90 * Math.log(2)), recoveryOf({ seen: Array.from({ length: n }, (_, peak) => ({ peak, time: Math.ceil(-90 * Math.log(1 - random.next())), ended: peak < n - 1 })), shuffled: [] }, 0, n, draws)]]));
  },
};

const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) { console.log(`\n${name}`); part(); }

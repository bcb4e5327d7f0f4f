/**
 * Derives data/reference/growth-classes.tsv and growth-scores.tsv from the Correlates of War dyadic trade data, versions 4.0 and 3.0:
 *   tsx scripts/derive-growth-classes.ts FOLDER
 * where FOLDER holds cow_trade_v4_dyad_year_1870_2014_int.csv.gz and cow_trade_v3_dyad_year_1870_2009.csv.gz. Rows: of pair-years with total trade in a class,
 * how trade stood 1–10 years later. Version 3 rows whose source flag is 4 print 0 for values that are not known; they are missing here.
 */
import { writeFileSync } from 'node:fs';
import { brierScore, crps, quantile } from '../src/stats/forecast-score.js';
import { CLASS_STARTS, FACTORS, QUANTILES } from '../src/measures/growth-classes.js';
import { readTrade, type Source, type Totals } from './cow-trade.js';

const HORIZONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const ERAS = { all: [1950, 2013], '1950-1989': [1950, 1989], '1990-': [1990, 2013] } as const;
const classOf = (total: number): number => CLASS_STARTS.findLastIndex((start) => total >= start);

interface Change { readonly pair: string; readonly start: number; readonly growth: number; readonly past: number | null }

/** Growth factors by class and horizon: total h years later over total now. */
function changes(totals: Totals, horizon: number): Map<number, Change[]> {
  const out = new Map<number, Change[]>();
  for (const [pair, years] of totals) {
    for (const [year, now] of years) {
      const later = years.get(year + horizon);
      const group = classOf(now);
      if (group < 0 || later === undefined) continue;
      const before = years.get(year - horizon);
      let list = out.get(group);
      if (!list) out.set(group, list = []);
      list.push({ pair, start: year, growth: later / now, past: before === undefined || before === 0 ? null : now / before });
    }
  }
  return out;
}

/** Share with a 95% interval that allows for the same pair standing in many rows (ratio estimator clustered by pair, on the logit scale). */
function clusteredShare(rows: readonly Change[], factor: number): readonly [number, number, number] {
  const pairs = new Map<string, { n: number; hits: number }>();
  for (const { pair, growth } of rows) {
    const sum = pairs.get(pair) ?? { n: 0, hits: 0 };
    sum.n += 1;
    if (growth >= factor) sum.hits += 1;
    pairs.set(pair, sum);
  }
  const n = rows.length;
  const hits = [...pairs.values()].reduce((sum, each) => sum + each.hits, 0);
  const share = hits / n;
  // Without a hit (or a miss) the interval is that of as many pairs as there are (rule of three).
  if (hits === 0) return [0, 0, Math.min(1, 3 / pairs.size)];
  if (hits === n) return [1, Math.max(0, 1 - 3 / pairs.size), 1];
  const g = pairs.size;
  const variance = ((g / Math.max(1, g - 1)) * [...pairs.values()].reduce((sum, each) => sum + (each.hits - share * each.n) ** 2, 0)) / (n * n);
  const [logit, error] = [Math.log(share / (1 - share)), Math.sqrt(variance) / (share * (1 - share))];
  const back = (z: number) => 1 / (1 + Math.exp(-z));
  return [share, back(logit - 1.96 * error), back(logit + 1.96 * error)];
}

const short = (value: number): string => String(Number(value.toPrecision(3)));

function classRows(source: Source, totals: Totals): string[] {
  const rows: string[] = [];
  for (const horizon of HORIZONS) {
    const byClass = changes(totals, horizon);
    for (const [era, [from, to]] of Object.entries(ERAS)) {
      CLASS_STARTS.forEach((start, group) => {
        const own = (byClass.get(group) ?? []).filter((each) => each.start >= from && each.start <= to);
        if (own.length < 50) return;
        const sorted = own.map(({ growth }) => growth).toSorted((x, y) => x - y);
        rows.push([
          source, era, start, horizon, own.length, new Set(own.map(({ pair }) => pair)).size, ...QUANTILES.map((p) => short(quantile(sorted, p))),
          ...FACTORS.flatMap((factor) => clusteredShare(own, factor).map((each) => short(each))),
        ].join('\t'));
      });
    }
  }
  return rows;
}

/**
 * Backtest: classes from what was known by the end of `known`, asked about pair-years that began in that year or later. Compared with the share among all classes, with
 * "never", and with carrying on the pair's own growth of the same number of years (`trend`, chance 0 or 1); for the spread, with no change and with trend.
 */
function scoreRows(totals: Totals, known: number): string[] {
  const rows: string[] = [];
  for (const horizon of [3, 5, 10]) {
    const byClass = changes(totals, horizon);
    const learnt = new Map([...byClass].map(([group, list]) => [group, list.filter(({ start }) => start + horizon <= known && start >= known - 25).map(({ growth }) => growth).toSorted((x, y) => x - y)]));
    const everything = [...learnt.values()].flat();
    const asked = [...byClass].flatMap(([group, list]) => list.filter(({ start, past }) => start >= known && past !== null).map((each) => ({ ...each, group })));
    for (const factor of [2, 3]) {
      const overall = everything.filter((growth) => growth >= factor).length / everything.length;
      const sums = { class: 0, overall: 0, never: 0, trend: 0 };
      let hits = 0;
      let expected = 0;
      for (const { group, growth, past } of asked) {
        const own = learnt.get(group) ?? [];
        const chance = own.length === 0 ? overall : own.filter((each) => each >= factor).length / own.length;
        const happened = growth >= factor;
        hits += happened ? 1 : 0;
        expected += chance;
        sums.class += brierScore(chance, happened);
        sums.overall += brierScore(overall, happened);
        sums.never += brierScore(0, happened);
        sums.trend += brierScore(past! >= factor ? 1 : 0, happened);
      }
      const n = asked.length;
      rows.push([`x${factor}`, known, horizon, n, ...Object.values(sums).map((each) => short(each / n)), short(hits / n), short(expected / n)].join('\t'));
    }
    // Spread: 99 evenly spaced quantiles of the class as an ensemble of log growth; a fall to nothing counts as a hundredth.
    const log = (growth: number) => Math.log(Math.max(0.01, growth));
    const ensembles = new Map([...learnt].map(([group, sorted]) => [group, sorted.length === 0 ? [0] : Array.from({ length: 99 }, (_, k) => log(quantile(sorted, (k + 1) / 100)))]));
    const everywhere = everything.toSorted((x, y) => x - y);
    const overall = Array.from({ length: 99 }, (_, k) => log(quantile(everywhere, (k + 1) / 100)));
    const sums = { class: 0, overall: 0, same: 0, trend: 0 };
    let [in80, in90] = [0, 0];
    for (const { group, growth, past } of asked) {
      const [ensemble, y] = [ensembles.get(group) ?? overall, log(growth)];
      sums.class += crps(ensemble, y);
      sums.overall += crps(overall, y);
      sums.same += Math.abs(y);
      sums.trend += Math.abs(y - log(past!));
      if (y >= quantile(ensemble, 0.1) && y <= quantile(ensemble, 0.9)) in80 += 1;
      if (y >= quantile(ensemble, 0.05) && y <= quantile(ensemble, 0.95)) in90 += 1;
    }
    const n = asked.length;
    rows.push(['spread', known, horizon, n, ...Object.values(sums).map((each) => short(each / n)), short(in80 / n), short(in90 / n)].join('\t'));
  }
  return rows;
}

const folder = process.argv[2];
if (!folder) throw new Error('give the folder that holds the trade files');
const { v4, v3 } = readTrade(folder);
const CITATION = `# Source: Correlates of War Project, Dyadic Trade, version 4.0 (1870-2014; Barbieri & Keshk 2016) and 3.0 (1870-2009; Barbieri & Keshk 2012); Barbieri, Keshk & Pollins 2009,
# "Trading Data: Evaluating our Assumptions and Coding Rules", Conflict Management and Peace Science 26(5). https://correlatesofwar.org/data-sets/bilateral-trade/
# Written by scripts/derive-growth-classes.ts. Totals are imports of both sides from each other in current US dollars; version 3 values flagged 4 are missing, not 0.
`;
writeFileSync('data/reference/growth-classes.tsv', `# Pair-years whose total trade lay in a class (class_start to the next start, USD million): how many times as large trade was \`years\` later.
# q*: quantiles of that factor; x*: share of pair-years that reached the factor, with a 95% interval (lo, hi) that allows for the same pair in many rows.
${CITATION}${['source', 'era', 'class_start', 'years', 'n', 'pairs', ...QUANTILES.map((p) => `q${p * 100}`.replace('.', '_')), ...FACTORS.flatMap((factor) => ['', '_lo', '_hi'].map((end) => `x${String(factor).replace('.', '_')}${end}`))].join('\t')}
${[...classRows('cow-4.0', v4), ...classRows('cow-3.0', v3)].join('\n')}
`);
writeFileSync('data/reference/growth-scores.tsv', `# Backtest of the growth classes: learnt from the 25 years before \`known\`, asked about pair-years that began then or later (version 4.0). x2, x3: Brier scores of the chance to
# reach the factor (class; overall: one share for all classes; never: chance 0; baseline: the pair's own past growth carried on, 0 or 1); extra1 share that reached it, extra2 mean
# chance stated. spread: CRPS of log growth (class; overall; never: no change; baseline: own past growth carried on); extra1, extra2: share inside the 80% and the 90% range.
${CITATION}${['score', 'known', 'years', 'n', 'class', 'overall', 'never', 'baseline', 'extra1', 'extra2'].join('\t')}
${[1990, 2000, 2004].flatMap((known) => scoreRows(v4, known)).filter((row) => Number(row.split('\t')[3]) > 0).join('\n')}
`);

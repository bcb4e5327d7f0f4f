/**
 * Derives data/reference/projection-scores.tsv: how well projections from a pair's own yearly totals foretold them, from Correlates of War trade 4.0:
 *   tsx scripts/derive-projection-scores.ts FOLDER
 * For every third pair with 10 to 20 years of totals before each origin and at least 100 million US dollars at it; logarithms of the totals.
 */
import { writeFileSync } from 'node:fs';
import { CLASS_STARTS } from '../src/measures/growth-classes.js';
import { normalTails } from '../src/stats/distributions.js';
import { crps, quantile } from '../src/stats/forecast-score.js';
import { project, PROJECTION_MODELS } from '../src/stats/projection.js';
import { readTrade } from './cow-trade.js';

/** CRPS of a normal forecast (Gneiting & Raftery 2007, eq. 22). */
function normalCrps(mean: number, sd: number, y: number): number {
  const z = (y - mean) / sd;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return sd * (z * (2 * normalTails(z).lower - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

const folder = process.argv[2];
if (!folder) throw new Error('give the folder that holds the trade files');
const { v4 } = readTrade(folder);
const rows: string[] = [];
const short = (value: number): string => String(Number(value.toPrecision(3)));
for (const origin of [1985, 1990, 1995, 2000, 2004]) {
  // What is known of the class at the origin: log growth of pair-years in it that ended by then.
  for (const years of [1, 3, 5, 10]) {
    const classes = CLASS_STARTS.map((): number[] => []);
    for (const totals of v4.values()) {
      for (const [year, now] of totals) {
        const later = totals.get(year + years);
        const group = CLASS_STARTS.findLastIndex((start) => now >= start);
        if (group >= 0 && later !== undefined && later > 0 && year + years <= origin && year >= origin - 25) classes[group]!.push(Math.log(later / now));
      }
    }
    const ensembles = classes.map((list) => { const sorted = list.toSorted((x, y) => x - y); return sorted.length < 50 ? null : Array.from({ length: 99 }, (_, k) => quantile(sorted, (k + 1) / 100)); });
    const sums = new Map<string, { n: number; crps: number; in80: number; in95: number }>();
    const add = (name: string, score: number, in80: boolean, in95: boolean): void => {
      const sum = sums.get(name) ?? { n: 0, crps: 0, in80: 0, in95: 0 };
      sums.set(name, { n: sum.n + 1, crps: sum.crps + score, in80: sum.in80 + (in80 ? 1 : 0), in95: sum.in95 + (in95 ? 1 : 0) });
    };
    let index = 0;
    for (const totals of v4.values()) {
      if (index++ % 3 !== 0) continue;
      const history: number[] = [];
      for (let year = origin; year > origin - 20 && (totals.get(year) ?? 0) > 0; year--) history.unshift(Math.log(totals.get(year)!));
      const later = totals.get(origin + years);
      if (history.length < 10 || later === undefined || !(later > 0) || totals.get(origin)! < 100) continue;
      const y = Math.log(later);
      const forecasts = PROJECTION_MODELS.map((model) => project(history, model, years));
      const ensemble = ensembles[CLASS_STARTS.findLastIndex((start) => totals.get(origin)! >= start)];
      if (forecasts.some((each) => each === null) || !ensemble) continue;
      PROJECTION_MODELS.forEach((model, k) => {
        const { mean, sd } = forecasts[k]!.at(-1)!;
        const z = Math.abs(y - mean) / sd;
        add(model, normalCrps(mean, sd, y), z <= 1.2816, z <= 1.96);
      });
      const moved = y - history.at(-1)!;
      add('class', crps(ensemble, moved), moved >= quantile(ensemble, 0.1) && moved <= quantile(ensemble, 0.9), moved >= quantile(ensemble, 0.025) && moved <= quantile(ensemble, 0.975));
      add('no-change', Math.abs(moved), false, false);
    }
    for (const [model, sum] of sums) rows.push([model, origin, years, sum.n, short(sum.crps / sum.n), model === 'no-change' ? '' : short(sum.in80 / sum.n), model === 'no-change' ? '' : short(sum.in95 / sum.n)].join('\t'));
  }
}
writeFileSync('data/reference/projection-scores.tsv', `# Backtest of projections from a pair's own yearly totals (logarithms, 10-20 years up to the origin, 100 million US dollars or more at it, every third pair), beside the class of
# comparable pair-years known at the origin and beside no change: mean CRPS in log points (less is better), share of outcomes inside the 80% and the 95% range.
# Source: Correlates of War Project, Dyadic Trade 4.0 (Barbieri & Keshk 2016), https://correlatesofwar.org/data-sets/bilateral-trade/. Written by scripts/derive-projection-scores.ts.
model	origin	years	n	crps	in80	in95
${rows.join('\n')}
`);

import { createComparer } from '../src/dedupe/compare.js';
import type { EventReport } from '../src/dedupe/event-report.js';
import type { DedupeRule, EvidenceName } from '../src/dedupe/rule.js';

/** Strength of the pull towards the weights at hand: few pairs must not move a weight far. Judgement. */
const PRIOR_STRENGTH = 1.5;

/**
 * Weights that make the log-odds of two tellings being of one act fit the pairs marked by hand: logistic regression with a quadratic penalty on the
 * distance from the weights at hand (maximum a posteriori with a normal prior), by gradient descent. Pairs the rule bars, or whose cases differ in everything, teach nothing.
 */
export function fitWeights(samples: readonly (readonly EventReport[])[], keys: ReadonlyMap<string, string>, start: DedupeRule): DedupeRule {
  const comparer = createComparer(start);
  const names = Object.keys(start.weights) as EvidenceName[];
  const rows: { x: number[]; y: number }[] = [];
  for (const reports of samples) {
    for (const [k, a] of reports.entries()) {
      for (const b of reports.slice(k + 1)) {
        if (!keys.has(a.id) || !keys.has(b.id)) continue;
        const compared = comparer.explain(a, b);
        if ('impossible' in compared) continue;
        const x = names.map((name) => compared.evidence.reduce((sum, each) => sum + (each.name === name ? each.amount : 0), 0));
        rows.push({ x, y: keys.get(a.id) === keys.get(b.id) ? 1 : 0 });
      }
    }
  }
  const prior = names.map((name) => start.weights[name]);
  const weights = [...prior];
  let base = start.base;
  for (let round = 0; round < 4000; round++) {
    const step = 0.02;
    const slope = weights.map((weight, j) => (PRIOR_STRENGTH * (weight - prior[j]!)) / 2);
    let slopeOfBase = 0;
    for (const { x, y } of rows) {
      const odds = x.reduce((sum, value, j) => sum + value * weights[j]!, base);
      const error = 1 / (1 + Math.exp(-odds)) - y;
      for (const [j, value] of x.entries()) slope[j]! += error * value;
      slopeOfBase += error;
    }
    for (const j of weights.keys()) weights[j]! -= step * slope[j]!;
    base -= step * slopeOfBase;
  }
  process.stderr.write(`${rows.length} pairs, ${rows.filter(({ y }) => y === 1).length} of one act\n`);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { ...start, base: round(base), weights: Object.fromEntries(names.map((name, j) => [name, round(weights[j]!)])) as DedupeRule['weights'] };
}

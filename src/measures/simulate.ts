import { createRandom } from '../stats/random.js';

/** What is made: two sectors of one pair under reporting that goes up and down. */
export interface SectorSimulation {
  readonly seed: number;
  readonly periods: number;
  /** Mean events a period and sector at usual reporting. */
  readonly rate: number;
  /** How much log x moves log y `lag` periods later; 0 for no tie. */
  readonly effect: number;
  readonly lag: number;
  /** First-order dependence of each sector's own level, 0–1; default 0.6. */
  readonly memory?: number;
  /** Standard deviation of the shocks of log reporting; default 0.4. */
  readonly volume?: number;
}

/** Counts of two sectors of which the truth is known, to measure how often tests find what is there and what is not (docs/measures.md). */
export function simulateSectors({ seed, periods, rate, effect, lag, memory = 0.6, volume = 0.4 }: SectorSimulation): { readonly x: number[]; readonly y: number[]; readonly documents: number[] } {
  const random = createRandom(seed);
  const [x, y, documents]: [number[], number[], number[]] = [[], [], []];
  let [reporting, ownX, ownY] = [0, 0, 0];
  const shock = Math.sqrt(1 - memory * memory) * 0.6;
  for (let t = 0; t < periods; t++) {
    reporting = 0.7 * reporting + volume * random.normal();
    ownX = memory * ownX + shock * random.normal();
    ownY = memory * ownY + shock * random.normal();
    documents.push(1 + random.poisson(40 * Math.exp(reporting)));
    const exposure = documents[t]! / 40;
    x.push(random.poisson(rate * exposure * Math.exp(ownX)));
    const led = t >= lag ? Math.log1p(x[t - lag]!) - Math.log1p(rate) : 0;
    y.push(random.poisson(rate * exposure * Math.exp(ownY + effect * led)));
  }
  return { x, y, documents };
}

import { createRandom, type Random } from '../src/stats/random.js';

/** A simulated series with the breaks it was made with. */
export interface SeriesCase {
  readonly family: string;
  readonly values: readonly number[];
  readonly breaks: readonly number[];
}

/** Noise with memory `rho` and variance 1. */
function noise(n: number, rho: number, random: Random, scale = 1): number[] {
  let value = random.normal() * scale;
  return Array.from({ length: n }, () => {
    const now = value;
    value = rho * value + Math.sqrt(1 - rho * rho) * scale * random.normal();
    return now;
  });
}

/** `count` places in the series, at least `gap` from each other and the ends. */
function places(n: number, count: number, gap: number, random: Random): number[] {
  for (;;) {
    const at = Array.from({ length: count }, () => gap + random.below(n - 2 * gap)).toSorted((x, y) => x - y);
    if (at.every((place, k) => k === 0 || place - at[k - 1]! >= gap)) return at;
  }
}

/** Twenty-six kinds of series, `rounds` of each: none, one or several changes of level, slope, spread or growth, with memory, walks, bends, seasons, outliers and heavy tails. */
export function seriesCases(rounds: number, seed: number): SeriesCase[] {
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random.next();
  const sign = () => (random.next() < 0.5 ? -1 : 1);
  const steps = (n: number, at: readonly number[], low: number, high: number) => {
    const sizes = at.map(() => sign() * between(low, high));
    return Array.from({ length: n }, (_, t) => sizes.reduce((level, size, k) => (t >= at[k]! ? level + size : level), 0));
  };
  const slopes = (n: number, at: readonly number[], first: number, turn: () => number) => {
    let slope = first;
    let level = 0;
    return Array.from({ length: n }, (_, t) => {
      if (at.includes(t)) slope = turn();
      level += slope;
      return level;
    });
  };
  const add = (...parts: readonly (readonly number[])[]) => parts[0]!.map((_, t) => parts.reduce((sum, part) => sum + part[t]!, 0));
  const line = (n: number, slope: number) => Array.from({ length: n }, (_, t) => slope * t);
  const season = (n: number, size: number) => Array.from({ length: n }, (_, t) => size * Math.sin((2 * Math.PI * t) / 12));
  const out: SeriesCase[] = [];
  for (let k = 0; k < rounds; k++) {
    const n = 80 + random.below(220);
    const put = (family: string, values: readonly number[], breaks: readonly number[]) => out.push({ family, values, breaks });
    const stepped = (family: string, count: number, gap: number, low: number, high: number, others: readonly (readonly number[])[]) => {
      const at = places(n, count, gap, random);
      put(family, add(steps(n, at, low, high), ...others), at);
    };
    put('noise', noise(n, 0, random), []);
    put('memory .5', noise(n, 0.5, random), []);
    put('memory .8', noise(n, 0.8, random), []);
    put('trend', add(noise(n, 0.3, random), line(n, 0.05)), []);
    put('season and trend', add(noise(n, 0.2, random), season(n, 3), line(n, 0.02)), []);
    stepped('one step', 1, 20, 1.5, 4, [noise(n, 0, random)]);
    stepped('one step, memory .4', 1, 20, 2, 5, [noise(n, 0.4, random)]);
    stepped('three steps', 3, 15, 2, 5, [noise(n, 0, random)]);
    stepped('trend with step', 1, 25, 4, 8, [noise(n, 0.2, random), line(n, 0.05)]);
    stepped('season with step', 1, 25, 3, 6, [noise(n, 0.2, random), season(n, 2)]);
    stepped('heavy tails, step', 1, 20, 3, 6, [noise(n, 0, random).map((value) => value / Math.sqrt(random.gamma(1.5, 1 / 1.5)))]);
    stepped('outliers, two steps', 2, 20, 3, 6, [noise(n, 0, random).map((value) => value + (random.next() < 0.02 ? 15 * sign() : 0))]);
    let walked = 0;
    stepped('walk with step', 1, 25, 8, 14, [Array.from({ length: n }, () => (walked += random.normal()))]);
    const turns = places(n, 2, 25, random);
    put('two turns of slope', add(noise(n, 0.3, random), slopes(n, turns, between(-0.1, 0.1), () => sign() * between(0.15, 0.4))), turns);
    const wide = places(n, 1, 30, random);
    put('spread', noise(n, 0, random).map((value, t) => (t < wide[0]! ? value : value * 3)), wide);
    const more = places(n, 1, 20, random);
    const rate = between(2, 6);
    const factor = between(2, 3);
    put('counts', Array.from({ length: n }, (_, t) => random.poisson(t < more[0]! ? rate : rate * factor)), more);
    const stopped = places(n, 1, 25, random);
    put('growth', add(noise(n, 0.5, random, 0.05), slopes(n, stopped, between(0.02, 0.04), () => between(-0.03, 0))).map((value) => 50 * Math.exp(value)), stopped);
    const short = 18 + random.below(25);
    const early = places(short, 1, 6, random);
    put('short step', add(noise(short, 0.2, random), steps(short, early, 3, 6)), early);
    const bent = places(short, 1, 6, random);
    put('short turn', add(noise(short, 0.6, random), slopes(short, bent, between(1, 3), () => between(-2, 0.2))), bent);
    const walk = (scale: () => number) => {
      let value = 0;
      return Array.from({ length: n }, () => (value += scale()));
    };
    put('walk', walk(() => random.normal()), []);
    put('walk, heavy tails', walk(() => random.normal() / Math.sqrt(random.gamma(2, 0.5))), []);
    const bend = between(10, 40) * sign();
    put('bend', noise(n, 0.5, random).map((value, t) => value + bend * (t / n) ** 2), []);
    put('growth and season', noise(n, 0.3, random, 0.05).map((value, t) => 100 * Math.exp(value + 0.01 * t + 0.2 * Math.sin((2 * Math.PI * t) / 12))), []);
    stepped('season and trend, step', 1, 25, 4, 8, [noise(n, 0.3, random), season(n, 3), line(n, 0.03)]);
    stepped('memory .8, two steps', 2, 25, 4, 8, [noise(n, 0.8, random)]);
    // Growth that remembers every shock, with one deep fall.
    const years = 40 + random.below(25);
    const fallen = places(years, 1, 10, random);
    let output = 10;
    put('output of a state', Array.from({ length: years }, (_, t) => (output *= Math.exp(0.03 + 0.025 * random.normal() - (t === fallen[0]! ? between(0.25, 0.4) : 0)))), fallen);
  }
  return out;
}

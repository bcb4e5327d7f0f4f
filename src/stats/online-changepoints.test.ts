import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCOVERIES, NILE } from './known-series.js';
import { detectOnline, type OnlineOptions } from './online-changepoints.js';
import { createRandom } from './random.js';

const SCALED = NILE.map((flow) => (flow - 1000) / 150);
const NORMAL: OnlineOptions = { hazard: 1 / 50, recent: 5, model: { kind: 'normal', mean: 0, weight: 1, shape: 1, rate: 1 } };
const COUNTS: OnlineOptions = { hazard: 1 / 50, recent: 5, model: { kind: 'poisson', shape: 2, rate: 1 }, exposure: DISCOVERIES.map((_, k) => [1, 2, 1.5, 1][k % 4]!) };

describe('online breaks', () => {
  // The same recursion written out in R 4.2.2 with dt and dnbinom, no run length dropped.
  it('agree with R on the Nile', () => {
    const steps = detectOnline(SCALED, { ...NORMAL, join: false });
    [[0, 0], [19, 0.056459377028], [29, 0.285989375836], [32, 0.6586069003], [59, 0.02756364707]].forEach(([t, wanted]) => expect(steps[t!]!.recentBreak).toBeCloseTo(wanted!, 6));
    expect([19, 32, 39, 99].map((t) => steps[t]!.runLength)).toEqual([20, 5, 12, 72]);
    expect(steps.reduce((sum, step) => sum + step.surprise!, 0)).toBeCloseTo(-138.0353895403, 5);
  });

  it('agree with R on counts per exposure', () => {
    const steps = detectOnline(DISCOVERIES, { ...COUNTS, join: false });
    [[1, 0.03172255159], [25, 0.908923539801], [29, 0.610694619606], [75, 0.294243410548]].forEach(([t, wanted]) => expect(steps[t!]!.recentBreak).toBeCloseTo(wanted!, 6));
    expect(steps.reduce((sum, step) => sum + step.surprise!, 0)).toBeCloseTo(-231.2083957312, 5);
  });

  it('differ little from those with every stretch held apart', () => {
    const random = createRandom(8);
    const [flat, broken, drifting] = [(_: number) => 0, (t: number) => [0, 0.5, 1, 0.2][Math.floor(t / 250) % 4]!, (t: number) => t / 400];
    for (const mean of [flat, broken, drifting]) {
      const values = Array.from({ length: 1000 }, (_, t) => mean(t) + random.normal());
      const apart = detectOnline(values, { ...NORMAL, hazard: 0.01, join: false });
      const off = detectOnline(values, { ...NORMAL, hazard: 0.01 }).map(({ recentBreak }, t) => Math.abs(recentBreak - apart[t]!.recentBreak));
      expect(Math.max(...off)).toBeLessThan(0.005);
    }
  });

  it('never look ahead', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: -20, max: 20 })), { maxLength: 40 }), fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 10 }), (past, future) => {
      expect(detectOnline([...past, ...future], NORMAL).slice(0, past.length)).toEqual(detectOnline(past, NORMAL));
    }), { numRuns: 60 });
  });

  it('stand still in gaps', () => {
    const steps = detectOnline([1, null, null, 1.2], NORMAL);
    expect(steps[1]).toEqual({ ...steps[0], surprise: null });
    expect(steps[3]!.runLength).toBe(2);
    expect(detectOnline([3, 4], { ...COUNTS, exposure: [1, null] })[1]!.surprise).toBeNull();
  });

  it.each([['empty', []], ['one', [2]], ['constant', Array(200).fill(1)], ['all gaps', [null, null]], ['huge', [1e12, 1e12, -1e12]]])('%s gives finite steps', (_name, values: (number | null)[]) => {
    for (const step of detectOnline(values, NORMAL)) {
      expect(step.recentBreak).toBeGreaterThanOrEqual(0);
      expect(step.recentBreak).toBeLessThanOrEqual(1);
    }
  });

  it('are seldom sure of a break where there is none, and soon where there is one', () => {
    const random = createRandom(3);
    let falseAlarms = 0;
    let delay = 0;
    for (let k = 0; k < 40; k++) {
      falseAlarms += detectOnline(Array.from({ length: 100 }, random.normal), { ...NORMAL, hazard: 0.01 }).some(({ recentBreak }) => recentBreak > 0.9) ? 1 : 0;
      const steps = detectOnline(Array.from({ length: 100 }, (_, t) => random.normal() + (t < 60 ? 0 : 4)), { ...NORMAL, hazard: 0.01 });
      delay += steps.findIndex(({ recentBreak }, t) => t >= 60 && recentBreak > 0.9) - 60;
    }
    expect(falseAlarms).toBeLessThanOrEqual(4);
    expect(delay / 40).toBeLessThan(4);
  });
});

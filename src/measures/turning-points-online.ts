import { detectOnline, type OnlineStep, type StretchModel } from '../stats/online-changepoints.js';
import { countNoise } from '../stats/count-noise.js';
import { median, medianDeviation } from '../stats/ranks.js';
import { memoryOf } from '../stats/auto-segmentation.js';
import { chooseSeries, CHOICE_PARAMETERS, type ChosenSeries } from './chosen-series.js';
import { CONTACT_PARAMETERS, GAPS_PARAMETER, unitParameter } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, type Measure, type MeasureResult, type Parameter, type ParameterValues } from './measure.js';

const id = { name: 'turning-points-online', version: 'v1' } as const;
const QUESTION = 'When could one have known that the course changed, from what was on record by then?';

/** How breaks are looked for as periods come in. */
export const ONLINE_PARAMETERS: readonly Parameter[] = [
  { name: 'stretch', kind: 'number', default: 100, min: 2, meaning: 'Expected periods between breaks; the chance of one before each period is one over it (a judgement).' },
  { name: 'recent', kind: 'integer', default: 12, min: 1, meaning: 'A break within this many observed periods counts as recent.' },
  { name: 'threshold', kind: 'number', default: 0.9, min: 0.5, max: 0.999, meaning: 'Probability of a recent break from which an alarm is given.' },
  { name: 'warmUp', kind: 'integer', default: 20, min: 8, meaning: 'First observed periods, from which scale and scatter are taken; no alarm is given in them.' },
];

/** When a change of course could have been known, without looking ahead. */
export const onlineMeasure: Measure<MeasureInput> = {
  ...id,
  question: QUESTION,
  parameters: [unitParameter('month'), ...CHOICE_PARAMETERS, ...ONLINE_PARAMETERS, ...CONTACT_PARAMETERS, GAPS_PARAMETER],
  run: (input, parameters, seed) => describeOnline(input.subject, chooseSeries(input, parameters), { ...parameters, weight: input.weight }, seed),
};

/** Alarms of any series with named periods: the row of a period rests on that period and those before it alone. */
export function describeOnline(subject: string, chosen: ChosenSeries, parameters: ParameterValues, _seed: number): MeasureResult {
  const warmUp = numberOf(parameters, 'warmUp');
  const recent = numberOf(parameters, 'recent');
  const threshold = numberOf(parameters, 'threshold');
  const sizes = chosen.values.map((value, k) => (value === null || !Number.isFinite(value) ? null : chosen.exposure === null ? 1 : chosen.exposure[k] ?? null));
  const places = sizes.flatMap((size, k) => (size === null ? [] : [k]));
  const common = {
    measure: measureId(id), question: QUESTION, subject, unit: 'alarms', n: places.length, nOf: `observed ${chosen.periodNoun}s`, parameters,
    method: 'Bayesian online change-point detection (Adams & MacKay 2007); scale, scatter and memory from the warm-up only; counts divided by their dispersion', window: { from: chosen.from, to: chosen.to }, exposure: chosen.total, issues: chosen.issues,
  };
  if (places.length < warmUp + 2) {
    return refuse({ ...common, refused: { reason: `${places.length} observed ${chosen.periodNoun}s are too few`, needed: `at least ${warmUp + 2}: ${warmUp} to learn from and two more` } });
  }
  const first = places.slice(0, warmUp);
  const isCount = chosen.isCount && places.every((k) => chosen.values[k]! >= 0);
  const { values, exposure, model } = isCount ? prepareCounts(chosen, sizes, first) : prepareValues(chosen, first);
  const steps = detectOnline(values, { hazard: 1 / numberOf(parameters, 'stretch'), model, recent, ...(exposure && { exposure }) });
  const learnt = first.at(-1)!;
  const isAlarm = alarmsOf(steps, sizes, learnt, threshold, recent);
  const alarms = isAlarm.flatMap((alarm, k) => (alarm ? [k] : []));
  return answer({
    ...common, value: alarms.length, noInterval: 'each period carries its own probability',
    statement: alarms.length === 0 ? `${subject}: no alarm in ${places.length} observed ${chosen.periodNoun}s.`
      : `${subject}: ${alarms.length} ${alarms.length === 1 ? 'alarm' : 'alarms'}: ${alarms.map((k) => `at ${chosen.labels[k]!} the course was known with ${Math.round(steps[k]!.recentBreak * 100)}% to have changed within the last ${recent} ${chosen.periodNoun}s`).join('; ')}.`,
    data: chosen.labels.map((period, k) => ({ period, value: chosen.values[k]!, exposure: sizes[k]!, recentBreak: steps[k]!.recentBreak, runLength: steps[k]!.runLength, isWarmUp: k <= learnt, isAlarm: isAlarm[k]! })),
  });
}

/** An alarm is a period at which the probability reaches the threshold; the next may follow after as many observed periods as count as recent. */
function alarmsOf(steps: readonly OnlineStep[], sizes: readonly (number | null)[], learnt: number, threshold: number, recent: number): boolean[] {
  let quiet = 0;
  return steps.map((step, k) => {
    if (sizes[k] === null || k <= learnt) return false;
    quiet -= 1;
    if (step.recentBreak < threshold || quiet > 0) return false;
    quiet = recent + 1;
    return true;
  });
}

interface Prepared {
  readonly values: readonly (number | null)[];
  readonly exposure: readonly (number | null)[] | null;
  readonly model: StretchModel;
}

/** Counts and exposure over the dispersion of the warm-up, so that they scatter like Poisson counts; the rate before is the warm-up's, worth one period's exposure. */
function prepareCounts(chosen: ChosenSeries, sizes: readonly (number | null)[], first: readonly number[]): Prepared {
  const counts = first.map((k) => chosen.values[k]!);
  const seen = first.map((k) => sizes[k]!);
  const noise = countNoise(counts, seen);
  const shrink = noise.dispersion * noise.inflation;
  const total = seen.reduce((sum, each) => sum + each, 0);
  const rate = (counts.reduce((sum, each) => sum + each, 0) + 0.5) / total;
  return {
    values: chosen.values.map((value, k) => (sizes[k] === null || value === null ? null : value / shrink)), exposure: sizes.map((size) => (size === null ? null : size / shrink)),
    model: { kind: 'poisson', shape: 0.5, rate: 0.5 / rate },
  };
}

/** Values about the median of the warm-up in units of its scatter, memory of the warm-up taken out. */
function prepareValues(chosen: ChosenSeries, first: readonly number[]): Prepared {
  const learnt = first.map((k) => chosen.values[k]!);
  const rho = Math.min(0.8, memoryOf(learnt));
  const centre = median(learnt)!;
  const scale = medianDeviation(learnt) || Math.max(...learnt.map((value) => Math.abs(value - centre))) || 1;
  let before: number | null = null;
  const values = chosen.values.map((value) => {
    if (value === null || !Number.isFinite(value)) return null;
    const now = (value - centre) / scale;
    const fresh: number = before === null ? now : (now - rho * before) / Math.sqrt(1 - rho * rho);
    before = now;
    return fresh;
  });
  return { values, exposure: null, model: { kind: 'normal', mean: 0, weight: 0.1, shape: 2, rate: 2 } };
}

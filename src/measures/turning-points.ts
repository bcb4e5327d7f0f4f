import { LEAST_VALUES } from '../stats/auto-segmentation.js';
import type { BreakPlace } from '../stats/break-places.js';
import { normalQuantile } from '../stats/distributions.js';
import { chooseSeries, CHOICE_PARAMETERS, contactsBehind, type ChosenSeries } from './chosen-series.js';
import { CONTACT_PARAMETERS, GAPS_PARAMETER, unitParameter } from './common-parameters.js';
import { findTurningPoints, type BreakOptions, type CostChoice, type FoundBreaks, type Stretch } from './find-turning-points.js';
import type { MeasureInput } from './input.js';
import { describeRatio, type RateRatio } from './rate-ratio.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Interval, type Measure, type MeasureResult, type Parameter, type ParameterValues } from './measure.js';

const id = { name: 'turning-points', version: 'v1' } as const;
const QUESTION = 'Did the course of things change, when, by how much, and how sure is the date?';
const SOURCE = 'segmentation at least penalised cost (PELT, Killick, Fearnhead & Eckley 2012)';

/** How breaks are looked for, as people write it; for a pair and for a series from a file alike. */
export const BREAK_PARAMETERS: readonly Parameter[] = [
  { name: 'cost', kind: 'choice', default: 'auto', choices: ['auto', 'poisson', 'negative-binomial', 'normal-mean', 'normal', 'trend'], meaning: 'Model of a stretch. auto: counts as negative binomial, other values by the best of ten models (levels or lines, one spread or several, or one curve; with or without memory) by BIC.' },
  { name: 'penalty', kind: 'text', default: 'auto', meaning: 'What a break must gain: auto (modified BIC, raised for memory), mbic, bic, aic, hannan-quinn, or a number.' },
  { name: 'minLength', kind: 'integer', default: null, min: 1, meaning: 'Least observed periods between breaks; by default a tenth of them, from 3 to 10 (a judgement).' },
  { name: 'level', kind: 'number', default: 0.95, min: 0.5, max: 0.999, meaning: 'Level of intervals and of the span a break may lie in.' },
];

/** When the course of a pair's relations changed. */
export const turningPointsMeasure: Measure<MeasureInput> = {
  ...id,
  question: QUESTION,
  parameters: [unitParameter('month'), ...CHOICE_PARAMETERS, ...BREAK_PARAMETERS, ...CONTACT_PARAMETERS, GAPS_PARAMETER],
  run(input, parameters, _seed) {
    const chosen = chooseSeries(input, parameters);
    const main = describeTurningPoints(input.subject, chosen, { ...parameters, weight: input.weight }, (from, to) => contactsBehind(input, parameters, from, to, 5));
    if (chosen.exposure === null || chosen.total?.documents === null || textOf(parameters, 'exposure') !== 'documents') return main;
    const bare = describeTurningPoints(`${input.subject}, not adjusted for documents`, { ...chosen, exposure: null, unit: `${input.weight}s per ${chosen.periodNoun}` }, { ...parameters, weight: input.weight, exposure: 'none' });
    return { ...main, parts: [...main.parts, { ...bare, parts: [] }] };
  },
};

/** Turning points of any series with named periods. `evidence` gives ids behind a span of days. */
export function describeTurningPoints(subject: string, chosen: ChosenSeries, parameters: ParameterValues, evidence?: (from: string, to: string) => readonly string[]): MeasureResult {
  const written = textOf(parameters, 'penalty');
  const number = Number(written);
  const named = ['auto', 'mbic', 'bic', 'aic', 'hannan-quinn'].includes(written);
  const isNumber = !named && written.trim() !== '' && Number.isFinite(number) && number >= 0;
  const options: BreakOptions = {
    cost: textOf(parameters, 'cost') as CostChoice, penalty: isNumber ? number : named ? written as BreakOptions['penalty'] : 'auto',
    minLength: typeof parameters['minLength'] === 'number' ? parameters['minLength'] : null, level: numberOf(parameters, 'level'),
  };
  const found = findTurningPoints(chosen, options);
  const n = chosen.values.filter((value) => value !== null).length;
  const issues = [...chosen.issues, ...(found?.issues ?? []), ...(isNumber || named ? [] : [{ code: 'measure/invalid-parameter', message: `invalid penalty: ${written}; expected auto, mbic, bic, aic, hannan-quinn or a number >= 0` }])];
  const common = {
    measure: measureId(id), question: QUESTION, subject, unit: 'turning points', n, nOf: `observed ${chosen.periodNoun}s`, parameters,
    method: found === null ? SOURCE : `${SOURCE}; ${found.model}${found.penalty === null ? '' : `; penalty ${found.penalty.toFixed(2)}`}`,
    window: { from: chosen.from, to: chosen.to }, exposure: chosen.total, issues,
  };
  if (found === null) return refuse({ ...common, data: rowsOf(chosen, null), refused: { reason: `${n} observed ${chosen.periodNoun}s are too few`, needed: `at least ${LEAST_VALUES} observed ${chosen.periodNoun}s, gaps not counted` } });
  const parts = found.breaks.map((place, k) => describeBreak({ subject, chosen, found, place, before: found.stretches[k]!, after: found.stretches[k + 1]!, ratio: found.ratios[k]!, level: options.level, common, evidence }));
  const dates = found.breaks.map(({ at }) => chosen.labels[at]!);
  return answer({
    ...common, value: found.breaks.length, data: rowsOf(chosen, found), parts,
    noInterval: 'the number of breaks is chosen by a penalty; the span each may lie in stands with it',
    statement: dates.length === 0
      ? `${subject}: no turning point in ${found.n} observed ${chosen.periodNoun}s (${chosen.labels[0]} to ${chosen.labels.at(-1)}).`
      : `${subject}: ${dates.length} turning ${dates.length === 1 ? 'point' : 'points'} in ${found.n} observed ${chosen.periodNoun}s: ${parts.map((part) => part.statement).join('; ')}.`,
  });
}

interface BreakStory {
  readonly subject: string;
  readonly chosen: ChosenSeries;
  readonly found: FoundBreaks;
  readonly place: BreakPlace;
  readonly before: Stretch;
  readonly after: Stretch;
  readonly ratio: RateRatio | null;
  readonly level: number;
  readonly common: Pick<MeasureResult, 'question' | 'n' | 'nOf' | 'method' | 'window' | 'exposure'>;
  readonly evidence: ((from: string, to: string) => readonly string[]) | undefined;
}

function describeBreak({ subject, chosen, place, before, after, ratio, level, common, evidence }: BreakStory): MeasureResult {
  const z = normalQuantile((1 + level) / 2);
  const [at, low, high] = [place.at, place.low, place.high].map((index) => chosen.labels[index]!) as [string, string, string];
  const byRatio = chosen.isCount && before.level > 0;
  const value = ratio?.ratio ?? (byRatio ? after.level / before.level : after.level - before.level);
  const error = before.error === null || after.error === null ? null : Math.hypot(before.error, after.error);
  const interval: Interval | null = ratio !== null ? { level, low: ratio.low, high: ratio.high, method: describeRatio(ratio) }
    : error === null || chosen.isCount ? null : { level, method: 'normal, means of the stretches', low: value - z * error, high: value + z * error };
  const figure = (x: number) => (Math.abs(x) >= 100 ? x.toFixed(0) : x.toPrecision(3));
  return answer({
    ...common, measure: `${measureId(id)}#break`, subject: `${subject} at ${at}`, value, unit: byRatio ? 'times the level before' : `${chosen.unit}, after less before`, n: before.n + after.n,
    interval, noInterval: 'a stretch of one value or without a count has no error',
    statement: `${at} (${low === high ? 'sure' : `${low} to ${high}`} at ${Math.round(level * 100)}%), from ${figure(before.level)} to ${figure(after.level)} ${chosen.unit}`,
    data: [{ period: at, low, high, probability: place.probability, gain: place.gain, before: before.level, after: after.level, ratio: byRatio ? value : null }],
    evidence: evidence?.(dayOf(low), lastDayOf(chosen.labels[place.high]!)) ?? [],
  });
}

const dayOf = (label: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(label) ? label : /^\d{4}-\d{2}$/.test(label) ? `${label}-01` : /^\d{4}$/.test(label) ? `${label}-01-01` : '9999-12-31');
const lastDayOf = (label: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(label) ? label : /^\d{4}-\d{2}$/.test(label) ? `${label}-31` : /^\d{4}$/.test(label) ? `${label}-12-31` : '0000-01-01');

function rowsOf(chosen: ChosenSeries, found: FoundBreaks | null): DataRow[] {
  let stretch = 0;
  return chosen.values.map((value, k) => {
    while (found !== null && stretch + 1 < found.stretches.length && k >= found.stretches[stretch + 1]!.from) stretch += 1;
    const place = found?.breaks.find(({ at }) => at === k);
    const size = chosen.exposure?.[k] ?? null;
    return {
      period: chosen.labels[k]!, value, exposure: size, rate: value === null ? null : chosen.exposure === null ? value : size === null ? null : value / size,
      level: found?.stretches[stretch]?.level ?? null, stretch: found === null ? null : stretch + 1, isBreak: place !== undefined,
      breakLow: place === undefined ? null : chosen.labels[place.low]!, breakHigh: place === undefined ? null : chosen.labels[place.high]!,
    };
  });
}

import { dayNumber, parseDate, weekdayOf } from '../base/calendar.js';
import { MONTH_NAMES } from '../base/date-text.js';
import { adjustPValues } from '../stats/adjust-p-values.js';
import { fitPoisson } from '../stats/ppml.js';
import { createRandom, type Random } from '../stats/random.js';
import { testSeason, type PhasedCounts, type SeasonalTest } from '../stats/seasonal-test.js';
import { CONTACT_PARAMETERS, GAPS_PARAMETER, seriesFor } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult } from './measure.js';
import { holidayRhythm, type CountedDay, type HolidayRhythm } from './seasonality-holidays.js';
import { exposureOf, exposureTotal, type DyadSeries } from './series.js';

const id = { name: 'seasonality', version: 'v1' } as const;
/** Fewest events expected in the thinnest phase (Cochran 1954), and cycles with events. The latter are judgements. */
const LEAST_EXPECTED = 5;

interface Pattern {
  readonly name: 'week' | 'year';
  readonly unit: 'day' | 'month';
  readonly labels: readonly string[];
  readonly leastCycles: number;
  phaseOf(first: string): number;
  cycleOf(first: string): number;
}

const PATTERNS: readonly Pattern[] = [
  {
    name: 'week', unit: 'day', labels: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], leastCycles: 20,
    phaseOf: (first) => (weekdayOf(first) + 6) % 7,
    cycleOf: (first) => { const { year, month, day } = parseDate(first)!; return Math.floor((dayNumber(year, month!, day!) - (weekdayOf(first) + 6) % 7) / 7); },
  },
  {
    name: 'year', unit: 'month', labels: MONTH_NAMES, leastCycles: 4,
    phaseOf: (first) => Number(first.slice(5, 7)) - 1, cycleOf: (first) => Number(first.slice(0, 4)),
  },
];

/** Whether acts keep to days of the week, months of the year, or the holidays of the two states, beyond what was written; and whether writing itself keeps to the holidays. */
export const seasonalityMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Do events keep to certain days of the week, months of the year or holidays, beyond what was written?',
  parameters: [
    { name: 'exposure', kind: 'choice', default: 'documents', choices: ['documents', 'days'], meaning: 'What counts are read against: documents of the record in the period (where they are told), or days.' },
    { name: 'times', kind: 'integer', default: 199, min: 39, max: 9999, meaning: 'Draws for the p-values.' },
    ...CONTACT_PARAMETERS, GAPS_PARAMETER,
  ],
  run(input, parameters, seed) {
    const random = createRandom(seed);
    const [days, months] = PATTERNS.map(({ unit }) => seriesFor(input, parameters, unit)) as [DyadSeries, DyadSeries];
    const byDocuments = textOf(parameters, 'exposure') === 'documents' && knowsDocuments(months);
    const found = PATTERNS.map((pattern, k) => testPattern(pattern, [days, months][k]!, byDocuments, numberOf(parameters, 'times'), random));
    const draws = { times: numberOf(parameters, 'times'), random };
    const { a, b } = input.pair;
    const holidays = holidayRhythm('holidays', daysOf(days, byDocuments), [a, b], draws);
    const writing = knowsDocuments(days) ? holidayRhythm('reporting', days.points.flatMap(({ first, documents }) => (documents === null ? [] : [{ first, count: documents, exposure: 1 }])), [a, b], draws) : null;
    const adjusted = adjustPValues([...found.map((each) => ('test' in each ? each.test.pRotated : null)), 'test' in holidays ? holidays.test.pRotated : null], 'holm');
    const issues = [
      ...days.issues, ...(parameters['exposure'] === 'documents' && !knowsDocuments(months) ? [{ code: 'seasonality/no-exposure', message: 'how much was written is not known: a rhythm of reporting is not taken out' }] : []),
      ...found.flatMap(({ lost }, k) => (lost > 0 ? [{ code: 'seasonality/unread', message: `${lost} events in ${PATTERNS[k]!.unit}s without a document are left out of the ${PATTERNS[k]!.name}` }] : [])),
      ...(holidays.unknown.length > 0 ? [{ code: 'seasonality/no-calendar', message: `the holidays of ${holidays.unknown.join(' and ')} are not known and count as ordinary days` }] : []),
      { code: 'seasonality/calendars', message: 'holidays are reckoned by rule, not read from notices: a sighted or moved feast may lie a day off, and days given in lieu are ordinary days here' },
    ];
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, n: months.points.filter(({ events }) => events !== null).length, nOf: 'months', parameters: { ...parameters, weight: input.weight }, seed,
      method: 'score test of weekdays within ISO weeks, of months within years (with a log-linear trend) and of holidays within stretches of eight weeks (weekdays levelled), counts against exposure; p by turning each week, year and stretch round at random, then Holm over the three',
      window: { from: months.points[0]?.first ?? null, to: months.points.at(-1)?.last ?? null }, exposure: exposureTotal(months), issues,
    };
    const patterns = [...found.map((each, k): MeasureResult => partResult(PATTERNS[k]!, each, adjusted[k] ?? null, common)), holidayResult('holidays', holidays, adjusted[2] ?? null, common)];
    const parts = [...patterns, ...(writing === null ? [] : [holidayResult('reporting', writing, 'test' in writing ? writing.test.pRotated : null, common)])];
    const answered = patterns.filter(({ value }) => value !== null);
    const shared = { ...common, unit: 'patterns found', parts, data: parts.flatMap(({ data, measure }) => data.map((row): DataRow => (measure.endsWith('#week') || measure.endsWith('#year') ? { ...row, days: null } : row))), noInterval: 'a number of findings; each phase has its own interval in the rows' };
    if (answered.length === 0) {
      const reasons = patterns.map(({ refused }) => refused!);
      return refuse({ ...shared, refused: { reason: reasons.map(({ reason }) => reason).join('; '), needed: reasons.map(({ needed }) => needed).join('; ') } });
    }
    return answer({ ...shared, value: answered.filter(({ pValue }) => pValue! < 0.05).length, statement: `${input.subject}: ${parts.map(({ statement }) => statement.replace(/\.$/, '')).join('; ')}.` });
  },
};

type Found = { readonly lost: number } & ({ readonly test: SeasonalTest } | { readonly refused: { readonly reason: string; readonly needed: string } });

function knowsDocuments(series: DyadSeries): boolean {
  return series.points.some(({ documents }) => documents !== null && documents > 0);
}

/** Days that are known, with their exposure. */
function daysOf(series: DyadSeries, byDocuments: boolean): CountedDay[] {
  const exposures = exposureOf(series, byDocuments ? 'documents' : 'days');
  return series.points.flatMap(({ first, events }, t) => (events === null || exposures[t] === null ? [] : [{ first, count: events, exposure: exposures[t]! }]));
}

function testPattern(pattern: Pattern, series: DyadSeries, byDocuments: boolean, times: number, random: Random): Found {
  const exposures = exposureOf(series, byDocuments ? 'documents' : 'days');
  const known = series.points.flatMap(({ first, events }, t) => (events === null || exposures[t] === null ? [] : [{ t, first, events, exposure: exposures[t]! }]));
  const lost = series.points.reduce((sum, { events }, t) => sum + (exposures[t] === null ? events ?? 0 : 0), 0);
  const counts = known.map(({ events }) => events);
  const trend = pattern.name === 'year' ? trendOf(known, series.points.length) : null;
  const cycled: PhasedCounts = {
    counts, exposure: known.map(({ exposure }, i) => exposure * (trend?.[i] ?? 1)), phases: pattern.labels.length,
    phase: known.map(({ first }) => pattern.phaseOf(first)), cycle: known.map(({ first }) => pattern.cycleOf(first)),
  };
  const test = testSeason(cycled, { times, random });
  const needed = `events in ${pattern.leastCycles} ${pattern.name}s and ${LEAST_EXPECTED} expected for each ${pattern.name === 'week' ? 'weekday' : 'month of the year'}`;
  if (test === null || test.cycles < pattern.leastCycles) return { lost, refused: { reason: `${test?.cycles ?? 0} ${pattern.name}s can be compared within`, needed } };
  const least = Math.min(...test.totals.map(({ expected }) => expected));
  return least < LEAST_EXPECTED ? { lost, refused: { reason: `${least.toFixed(1)} events are expected in the thinnest ${pattern.unit} of the ${pattern.name}`, needed } } : { lost, test };
}

/** Level of each period under a log-linear trend, so that steady growth within each year is not taken for a season; null where none can be fitted. */
function trendOf(known: readonly { readonly t: number; readonly events: number; readonly exposure: number }[], length: number): readonly number[] | null {
  const fit = fitPoisson(known.map(({ t }) => [1, t / length]), known.map(({ events }) => events), known.map(({ exposure }) => Math.log(exposure)));
  return fit && known.map(({ t }) => Math.exp(fit.coefficients[1]! * (t / length)));
}

/** Ratio of counted to expected of each phase, with intervals as wide as the scatter asks; the value is the largest ratio. */
function partResult(pattern: Pattern, found: Found, adjusted: number | null, common: Pick<MeasureResult, 'subject' | 'method' | 'window' | 'seed' | 'exposure'>): MeasureResult {
  const [question, unit] = [`Do events keep to ${pattern.name === 'week' ? 'days of the week' : 'months of the year'}?`, 'ratio of counted to expected, highest phase'];
  const shared = { ...common, measure: `${measureId(id)}#${pattern.name}`, question, unit, n: 'test' in found ? found.test.n : 0, nOf: `${pattern.unit}s` };
  if ('refused' in found) return refuse({ ...shared, refused: found.refused });
  const { test } = found;
  const rows = test.totals.map(({ observed, expected }, k): DataRow & { readonly ratio: number } => {
    const ratio = observed / expected;
    const width = observed > 0 ? Math.exp(1.96 * Math.sqrt(Math.max(1, test.dispersion) / observed)) : null;
    return { pattern: pattern.name, phase: pattern.labels[k]!, observed, expected, ratio, low: width && ratio / width, high: width && ratio * width };
  });
  const best = rows.reduce((top, row, k) => (row.ratio > rows[top]!.ratio ? k : top), 0);
  const isPattern = adjusted !== null && adjusted < 0.05;
  return answer({
    ...shared, value: rows[best]!.ratio, pValue: adjusted, data: rows, noInterval: 'the highest of several; each phase has its own interval in the rows',
    parameters: { statistic: test.statistic, df: test.df, dispersion: test.dispersion, pModel: test.pModel, pRotated: test.pRotated },
    statement: isPattern ? `events follow the ${pattern.name} (p = ${adjusted.toFixed(3)}), most ${pattern.name === 'week' ? 'on' : 'in'} ${pattern.labels[best]!} (${rows[best]!.ratio.toFixed(2)} times what is expected)` : `no pattern of the ${pattern.name} is detected (p = ${adjusted?.toFixed(3) ?? 'none'})`,
  });
}

/** The ratio on holidays of either state; rows hold each state and feast. */
function holidayResult(name: 'holidays' | 'reporting', found: HolidayRhythm, pValue: number | null, common: Pick<MeasureResult, 'subject' | 'method' | 'window' | 'seed' | 'exposure'>): MeasureResult {
  const [what, question] = name === 'holidays' ? ['events', 'Do events dip or rise on holidays of the two states, beyond what was written?'] : ['documents', 'Is less or more written on holidays of the two states?'];
  const shared = { ...common, measure: `${measureId(id)}#${name}`, question, unit: 'ratio of holidays to ordinary days', nOf: 'days' };
  if ('refused' in found) return refuse({ ...shared, n: 0, refused: found.refused });
  const { test, all, rows } = found;
  const [whole] = rows;
  const [low, high] = [whole!['low'] as number, whole!['high'] as number];
  const ratio = Math.exp(all.logRatio);
  const isFound = pValue !== null && pValue < 0.05;
  const figures = `${ratio.toFixed(2)} times as many ${what} a ${name === 'holidays' && common.exposure?.documents ? 'document' : 'day'} as on ordinary days (95% ${low.toFixed(2)} to ${high.toFixed(2)}, p = ${pValue?.toFixed(3) ?? 'none'})`;
  return answer({
    ...shared, n: test.n, value: ratio, pValue, data: rows, interval: { low, high, level: 0.95, method: 'conditional likelihood within stretches, widened by the scatter' },
    parameters: { statistic: test.statistic, dispersion: test.dispersion, pModel: test.pModel, pRotated: test.pRotated, stretches: all.strata },
    statement: isFound ? `${what} ${ratio < 1 ? 'dip' : 'rise'} on holidays: ${figures}` : `no change of ${what} on holidays is detected: ${figures}`,
  });
}

import type { PeriodUnit } from '../record/counts.js';
import { periodOf } from '../record/period.js';
import { contactsFor, CONTACT_PARAMETERS, GAPS_PARAMETER, seriesFor, unitParameter } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult, type ParameterValues } from './measure.js';
import { chooseEvent } from './precedent-event.js';
import { LEAST_PLACEBOS, testPlacebos, type AlignedSeries } from './precedent-test.js';
import { describeRatio, ratioOfRates, type RateRatio } from './rate-ratio.js';
import { exposureTotal, SERIES_VALUES, valuesOf, type SeriesValue } from './series.js';

const id = { name: 'precedent', version: 'v1' } as const;

/** The pair beside other pairs: a precedent named by others, and pairs that stand for what would have happened anyway. */
export interface PrecedentInput extends MeasureInput {
  /** The pair held up as a model, with its own event date (null: chosen by `chooseEvent`); null when none is looked at. */
  readonly precedent: { readonly input: MeasureInput; readonly event: string | null } | null;
  readonly placebos: readonly MeasureInput[];
}

/** A pair's series as the parameters want it, divided by documents where they are told so that more reporting is not more contact. */
function seriesOf(input: MeasureInput, parameters: ParameterValues): AlignedSeries {
  const series = seriesFor(input, parameters);
  const name = textOf(parameters, 'value') as SeriesValue;
  const values = valuesOf(series, name);
  const documents = series.points.map((point) => point.documents);
  const total = documents.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const perDocument = parameters['perDocument'] === true && total > 0;
  const usual = total / Math.max(1, documents.filter((each) => each !== null && each > 0).length);
  return { subject: input.subject, periods: series.points.map(({ period }) => period), values: values.map((value, k) => (value === null ? null : !perDocument ? value : documents[k] ? (value / documents[k]!) * usual : null)) };
}

/** What changed at an event, and is that more than at other dates and for other pairs? */
export const precedentMeasure: Measure<MeasureInput | PrecedentInput> = {
  ...id,
  question: 'What changed between the two at an event, and is that unusual beside other dates, other pairs and the precedent?',
  parameters: [
    unitParameter('month'),
    { name: 'event', kind: 'text', default: null, meaning: 'Date of the event to align at (YYYY-MM-DD or YYYY-MM); when not given, the newest visit of a leader with both windows covered, else agreement or mechanism, else visit of lower rank.' },
    { name: 'model', kind: 'text', default: null, meaning: 'The pair held up as a model and its date, such as IRN-IRQ@2020-11; without a date its newest agreement or mechanism with both windows covered, else visit.' },
    { name: 'pairs', kind: 'text', default: null, meaning: 'Pairs that stand for what would have happened anyway: names with commas, or auto for the pairs of the record with most events.' },
    { name: 'window', kind: 'integer', default: 12, min: 2, max: 120, meaning: 'Periods looked at on either side (judgement).' },
    { name: 'value', kind: 'choice', default: 'cooperation', choices: SERIES_VALUES.filter((each) => each !== 'net' && each !== 'meanScore' && each !== 'conflict'), meaning: 'What is compared.' },
    { name: 'perDocument', kind: 'boolean', default: true, meaning: 'Divide by documents of the record in the period, where they are told.' },
    ...CONTACT_PARAMETERS, GAPS_PARAMETER,
  ],
  run(input, parameters, _seed) {
    const unit = textOf(parameters, 'unit') as PeriodUnit;
    const window = numberOf(parameters, 'window');
    const whole = seriesFor(input, parameters);
    const series = seriesOf(input, parameters);
    const place = (date: string, of: AlignedSeries) => of.periods.indexOf(periodOf(date, unit) ?? '');
    const chosen = typeof parameters['event'] === 'string' ? null : chooseEvent(input, series, window, unit);
    const event = typeof parameters['event'] === 'string' ? parameters['event'] : chosen?.date ?? null;
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'log change', n: contactsFor(input.contacts, parameters).length, nOf: 'events', parameters: { ...parameters, event: event ?? null },
      method: `mean ${textOf(parameters, 'value')} of ${window} ${unit}s before against ${window} from the event on, log ratio; beside all other dates of the pair whose windows do not hold the event, and beside other pairs at the same date`,
      window: { from: whole.points[0]?.first ?? null, to: whole.points.at(-1)?.last ?? null }, exposure: exposureTotal(whole), noInterval: 'placebos tell how unusual it is',
    };
    if (event === null) return refuse({ ...common, refused: { reason: 'no event to align at', needed: `a date, or a visit or agreement with ${window} covered ${unit}s on either side` } });
    const others = 'placebos' in input ? input.placebos.map((each) => seriesOf(each, parameters)) : [];
    const test = testPlacebos(series, place(event, series), window, others);
    if (!test) return refuse({ ...common, refused: { reason: `the ${window} ${unit}s before and after ${event} are not covered for two thirds`, needed: `a record of ${window} ${unit}s on either side, or a shorter window` } });
    const precedent = 'precedent' in input && input.precedent !== null ? input.precedent : null;
    const model = precedent ? seriesOf(precedent.input, parameters) : null;
    const modelChoice = precedent && model ? precedent.event === null ? chooseEvent(precedent.input, model, window, unit, 'agreements') : { date: precedent.event, why: 'the day given' } : null;
    const modelTest = model && modelChoice ? testPlacebos(model, place(modelChoice.date, model), window, []) : null;
    const p = test.pPairs ?? test.pDates;
    const rows: DataRow[] = [
      { kind: 'event', subject: input.subject, period: periodOf(event, unit), change: test.own.change, before: test.own.before, after: test.own.after },
      ...(modelTest && precedent && modelChoice ? [{ kind: 'precedent', subject: precedent.input.subject, period: periodOf(modelChoice.date, unit), change: modelTest.own.change, before: modelTest.own.before, after: modelTest.own.after }] : []),
      ...test.dates.map(({ period, change }) => ({ kind: 'placebo date', subject: input.subject, period, change, before: null, after: null })),
      ...test.pairs.map(({ subject, change }) => ({ kind: 'placebo pair', subject, period: periodOf(event, unit), change, before: null, after: null })),
    ];
    const factor = (change: number) => `${Number(Math.exp(change).toPrecision(2))} times`;
    return answer({
      ...common, value: test.own.change, pValue: p, data: rows,
      parts: [ratePart(common, input, parameters, event), ...(modelTest && precedent && modelChoice ? [ratePart(common, precedent.input, parameters, modelChoice.date)] : [])],
      issues: [
        ...(chosen === null ? [] : [{ code: 'precedent/event-chosen', message: `no event was given; taken: ${chosen.why} (${chosen.date})` }]),
        ...(modelChoice === null || precedent!.event !== null ? [] : [{ code: 'precedent/event-chosen', message: `no day was given for ${precedent!.input.subject}; taken: ${modelChoice.why} (${modelChoice.date})` }]),
        ...(test.pDates === null ? [{ code: 'precedent/few-dates', message: `${test.dates.length} placebo dates; ${LEAST_PLACEBOS} are needed for a p-value` }] : []),
        ...(test.pPairs === null ? [{ code: 'precedent/few-pairs', message: `${test.pairs.length} placebo pairs; ${LEAST_PLACEBOS} are needed for a p-value` }] : []),
        ...(typeof parameters['model'] === 'string' && !precedent ? [{ code: 'precedent/model', message: `model ${parameters['model']} is no pair; expected such as IRN-IRQ@2020-11` }] : []),
        ...(precedent && !modelTest ? [{ code: 'precedent/not-covered', message: `${precedent.input.subject} is not covered around ${modelChoice?.date ?? 'any visit or agreement on record'}` }] : []),
      ],
      statement: `At ${event} ${textOf(parameters, 'value')} went to ${factor(test.own.change)} its former level (${test.own.before.toFixed(2)} to ${test.own.after.toFixed(2)} a ${unit})`
        + `${p === null ? '; too few placebos to say how unusual that is' : `; ${p < 0.05 ? 'unusual' : 'not unusual'} beside ${test.pPairs !== null ? `${test.pairs.length} other pairs` : `${test.dates.length} other dates`} (p = ${p.toFixed(3)})`}`
        + `${modelTest && precedent ? `; ${precedent.input.subject} at ${modelChoice!.date}: ${factor(modelTest.own.change)}` : ''}.`,
    });
  },
};

/** Number of events after the event over that before it, per document where documents are told: the interval that the log change of sums cannot have. */
function ratePart(common: Pick<MeasureResult, 'question' | 'window' | 'exposure'>, input: MeasureInput, parameters: ParameterValues, event: string): MeasureResult {
  const unit = textOf(parameters, 'unit') as PeriodUnit;
  const window = numberOf(parameters, 'window');
  const isCooperation = textOf(parameters, 'value') === 'cooperation';
  const { ratio, before, after, hasDocuments } = rateAround(isCooperation ? { ...input, contacts: input.contacts.filter(({ score }) => score > 0) } : input, parameters, event);
  const what = `${isCooperation ? 'cooperative ' : ''}events per ${hasDocuments ? 'document' : unit}`;
  const base = {
    ...common, measure: `${measureId(id)}#rate`, subject: `${input.subject} at ${event}`, unit: 'times the rate before', n: before + after, nOf: `covered ${unit}s`,
    method: `${what}, ${window} ${unit}s before against ${window} from the event on; negative binomial regression where it gains over Poisson at 5%`, parameters: { ...parameters, event },
  };
  if (ratio === null) return refuse({ ...base, refused: { reason: `no ${what} on one side of ${event}`, needed: 'events on both sides' } });
  const figure = (x: number) => Number(x.toPrecision(2));
  return answer({
    ...base, method: `${base.method}: ${ratio.model}`, value: ratio.ratio, pValue: ratio.pValue, interval: { low: ratio.low, high: ratio.high, level: ratio.level, method: describeRatio(ratio) },
    statement: `${input.subject} at ${event}: ${what} went to ${figure(ratio.ratio)} times (95% ${figure(ratio.low)}–${figure(ratio.high)}) the level of the ${window} ${unit}s before.`,
    data: [{ subject: input.subject, event, ratio: ratio.ratio, low: ratio.low, high: ratio.high, pValue: ratio.pValue, model: ratio.model, size: ratio.size, memory: ratio.memory, before, after }],
  });
}

/** Rate ratio of the events of an input around a day, with the covered periods on either side. */
function rateAround(input: MeasureInput, parameters: ParameterValues, event: string): { readonly ratio: RateRatio | null; readonly before: number; readonly after: number; readonly hasDocuments: boolean } {
  const window = numberOf(parameters, 'window');
  const { points } = seriesFor(input, parameters);
  const at = points.findIndex(({ period }) => period === periodOf(event, textOf(parameters, 'unit') as PeriodUnit));
  const hasDocuments = parameters['perDocument'] !== false && points.some(({ documents }) => (documents ?? 0) > 0);
  const rates = (from: number, to: number) => (at < 0 ? [] : points.slice(Math.max(0, from), to).flatMap(({ events, documents }) => (events === null ? [] : [{ events, exposure: hasDocuments ? documents ?? 0 : 1 }])));
  const [before, after] = [rates(at - window, at), rates(at, at + window)];
  return { ratio: ratioOfRates(before, after), before: before.length, after: after.length, hasDocuments };
}

import { CONTACT_PARAMETERS, GAPS_PARAMETER, seriesFor, unitParameter } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, refuse, type Measure } from './measure.js';
import { exposureTotal, seriesRows } from './series.js';

const id = { name: 'series', version: 'v1' } as const;

/** What happened between the two, period by period: counts, cooperation and conflict sums, mean score, with what was written. */
export const seriesMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'How much happened between the two, period by period, and how much was written?',
  parameters: [unitParameter('month'), ...CONTACT_PARAMETERS, GAPS_PARAMETER],
  run(input, parameters, _seed) {
    const series = seriesFor(input, parameters);
    const { points, issues } = series;
    const covered = points.filter(({ events }) => events !== null);
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: `${input.weight}s per ${series.unit}`, n: covered.length, nOf: `${series.unit}s`,
      method: `${input.weight}s counted by calendar ${series.unit} (UTC); periods that nothing covers are left open, not zero`, parameters: { ...parameters, weight: input.weight },
      window: { from: points[0]?.first ?? null, to: points.at(-1)?.last ?? null }, exposure: exposureTotal(series), issues, data: seriesRows(series),
    };
    if (covered.length === 0) return refuse({ ...common, refused: { reason: 'no period is covered by a document or event', needed: 'events or documents of the pair in the window' } });
    const total = covered.reduce((sum, { events }) => sum + events!, 0);
    const value = total / covered.length;
    return answer({
      ...common, value, noInterval: 'a count of what is on record, not an estimate',
      statement: `${input.subject}: ${total} ${input.weight}s in ${covered.length} covered ${series.unit}s (${value.toFixed(2)} a ${series.unit}), ${points.length - covered.length} ${series.unit}s without coverage.`,
    });
  },
};

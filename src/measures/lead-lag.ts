import { createRandom } from '../stats/random.js';
import { adjustPValues } from '../stats/adjust-p-values.js';
import { CONTACT_PARAMETERS, GAPS_PARAMETER, unitParameter } from './common-parameters.js';
import type { MeasureInput } from './input.js';
import { testLeadLag, type DirectionTests } from './lead-lag-test.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult, type ParameterValues } from './measure.js';
import { sectorSeries, sectorsNamed } from './sector-series.js';
import { exposureTotal } from './series.js';

const id = { name: 'lead-lag', version: 'v1' } as const;
/** Fewest common periods, and fewest periods with an event on either side; below them the tests found little in simulations (judgement). */
const LEAST_PERIODS = 36;
const LEAST_ACTIVE = 8;

/** Does one sector move before the other, beyond what its own past tells and what was written? Both directions, always. */
export const leadLagMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Do events in the one sector come before events in the other, and not the other way round?',
  parameters: [
    unitParameter('month'),
    { name: 'x', kind: 'text', default: 'security', meaning: 'Sectors of the first series, joined by commas; economy stands for trade, energy, transport, finance.' },
    { name: 'y', kind: 'text', default: 'economy', meaning: 'Sectors of the second series, likewise.' },
    { name: 'highestLag', kind: 'integer', default: 6, min: 1, max: 24, meaning: 'Longest lag looked at, in periods (judgement).' },
    { name: 'times', kind: 'integer', default: 199, min: 19, max: 4999, meaning: 'Block resamples for the p-values.' },
    { name: 'meanBlock', kind: 'number', default: 6, min: 1, max: 60, meaning: 'Mean length of a resampled block, in periods (judgement).' },
    ...CONTACT_PARAMETERS.filter(({ name }) => name !== 'sector'), GAPS_PARAMETER,
  ],
  run(input, parameters, seed) {
    const [xName, yName] = [textOf(parameters, 'x'), textOf(parameters, 'y')];
    const series = sectorSeries(input, [sectorsNamed(xName), sectorsNamed(yName)], parameters);
    const [x, y] = series.counts as [readonly (number | null)[], readonly (number | null)[]];
    const both = x.filter((each, t) => each !== null && y[t] !== null).length;
    const active = (counts: readonly (number | null)[]) => counts.filter((each) => each !== null && each > 0).length;
    const unit = series.whole.unit;
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'p-value', n: both, nOf: `${unit}s`, parameters, seed,
      method: 'three tests each way after documents and a linear trend: Poisson autoregression of counts (exposure: documents), VAR of log counts with Granger F (order by BIC), cross-correlation after prewhitening; p by stationary block resampling of the leading series, smallest of three (min-P), then Holm over the two directions',
      window: { from: series.whole.points[0]?.first ?? null, to: series.whole.points.at(-1)?.last ?? null }, exposure: exposureTotal(series.whole), noInterval: 'a test, not an estimate',
    };
    if (both < LEAST_PERIODS) return refuse({ ...common, refused: { reason: `${both} ${unit}s are covered`, needed: `${LEAST_PERIODS} ${unit}s or more` } });
    for (const [name, counts] of [[xName, x], [yName, y]] as const) {
      if (active(counts) < LEAST_ACTIVE) return refuse({ ...common, refused: { reason: `events in ${name} in ${active(counts)} ${unit}s only`, needed: `events in ${LEAST_ACTIVE} ${unit}s or more` } });
    }
    const found = testLeadLag({ x, y, documents: series.documents }, { highestLag: numberOf(parameters, 'highestLag'), times: numberOf(parameters, 'times'), meanBlock: numberOf(parameters, 'meanBlock'), random: createRandom(seed) });
    const [pX, pY] = adjustPValues([found.xLeads.p, found.yLeads.p], 'holm');
    if (pX === null || pY === null || pX === undefined || pY === undefined) return refuse({ ...common, refused: { reason: 'the series vary too little for the models', needed: 'series that vary from period to period' } });
    const parts = [directionResult(common, xName, yName, found.xLeads, pX), directionResult(common, yName, xName, found.yLeads, pY)];
    return answer({
      ...common, value: pX, pValue: pX, parts,
      data: found.correlations.map(({ lag, correlation }): DataRow => ({ lag, leader: lag > 0 ? xName : lag < 0 ? yName : null, correlation, band: 1.96 / Math.sqrt(found.n) })),
      issues: [
        ...(series.documents.every((each) => each === null) ? [{ code: 'lead-lag/no-exposure', message: 'how much was written is not known: common ups and downs of reporting are not taken out' }] : []),
        { code: 'lead-lag/not-cause', message: 'coming before is not causing: a third thing may move both, first the one and then the other' },
      ],
      statement: `${input.subject}, ${found.n} ${unit}s: ${sentence(xName, yName, pX)}; ${sentence(yName, xName, pY)}.`,
    });
  },
};

function sentence(lead: string, follow: string, p: number): string {
  return `${lead} ${p < 0.05 ? 'comes before' : 'does not detectably come before'} ${follow} (p = ${p.toFixed(3)})`;
}

function directionResult(common: Pick<MeasureResult, 'subject' | 'n' | 'nOf' | 'method' | 'window' | 'seed' | 'measure' | 'question'> & { readonly parameters: ParameterValues }, lead: string, follow: string, tests: DirectionTests, p: number): MeasureResult {
  const row = (test: string, statistic: number | null, lags: number | null, own: number | null, analytic: number | null, effect: number | null): DataRow => ({ lead, follow, test, lags, statistic, pResampled: own, pModel: analytic, effect });
  return answer({
    ...common, unit: 'p-value', value: p, pValue: p, noInterval: 'a test, not an estimate', statement: `${sentence(lead, follow, p)}.`,
    data: [
      row('poisson autoregression', tests.counts?.statistic ?? null, tests.counts?.lags ?? null, tests.pCounts, tests.counts?.pValue ?? null, tests.counts?.sumOfCoefficients ?? null),
      row('var granger', tests.var?.statistic ?? null, tests.var?.lags ?? null, tests.pVar, tests.var?.pValue ?? null, tests.var?.sumOfCoefficients ?? null),
      row('prewhitened correlation', tests.correlation ? Math.abs(tests.correlation.value) : null, tests.correlation?.lag ?? null, tests.pCorrelation, null, tests.correlation?.value ?? null),
    ],
  });
}

/** Sign of the effect in the test with the smallest resampled p-value: 1 when more of the one is followed by more of the other; 0 when no test had an answer. */
export function signOfDirection(direction: MeasureResult): -1 | 0 | 1 {
  const rows = direction.data.filter((row) => typeof row['effect'] === 'number' && typeof row['pResampled'] === 'number').toSorted((x, y) => (x['pResampled'] as number) - (y['pResampled'] as number));
  return Math.sign((rows[0]?.['effect'] as number | undefined) ?? 0) as -1 | 0 | 1;
}

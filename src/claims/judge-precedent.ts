import type { MeasureInput } from '../measures/input.js';
import { readParameters } from '../measures/measure.js';
import { precedentMeasure } from '../measures/precedent.js';
import { chooseEvent } from '../measures/precedent-event.js';
import { seriesFor } from '../measures/common-parameters.js';
import { confoundedBy, NEED_OTHERS } from './judge-contact.js';
import { open, RULES, type Finding } from './judgement.js';

const MEASURE = 'precedent/v1';
const WINDOW = 12;
/** Contact of a model that, with 95%, did not rise to so many times its level before is no model of change. Judgement, as for turning points. */
const SAME_WITHIN = 1.5;

/**
 * "The pattern of X and Y can be repeated". What can be seen beforehand is the premise: that contact of X and Y rose at all. Aligned at their newest agreement or mechanism with a covered year on either side (else visit): supported when the rate of cooperative events per document rose (95% above 1) and no
 * more than one in twenty of their other dates moved so far; contradicted when it rose, with 95%, to less than one and a half times. `model` is the record of X and Y; null when there is none.
 */
export function judgePrecedent(states: readonly string[], model: MeasureInput | null): Finding {
  const name = states.join(' and ');
  if (model === null || model.contacts.length === 0) return open('undecided', `it holds ${name} up as a model, and the record holds nothing of them`, `a record of ${name} for a year before and after what began there`, MEASURE);
  const { value: parameters } = readParameters(precedentMeasure.parameters, { window: WINDOW });
  const { points } = seriesFor(model, parameters);
  const event = chooseEvent(model, { periods: points.map(({ period }) => period), values: points.map(({ events }) => events) }, WINDOW, 'month', 'agreements');
  if (event === null) return open('undecided', `it holds ${name} up as a model and names no day; no agreement, mechanism or visit of theirs has a covered year on either side`, `the day it began, and a record of ${name} for a year before and after it`, MEASURE);
  const confounded = confoundedBy(model);
  if (confounded !== null) return open('undecided', confounded, NEED_OTHERS, MEASURE);
  const result = precedentMeasure.run(model, { ...parameters, event: event.date }, 1);
  const rate = result.parts[0];
  if (result.refused || rate === undefined || rate.value === null || rate.interval === null) return open('undecided', `of ${name}: ${result.refused?.reason ?? rate?.refused?.reason ?? 'no rate could be worked out'}`, result.refused?.needed ?? 'events of theirs on both sides', MEASURE);
  const p = result.pValue;
  const told = `${rate.statement} Taken: ${event.why}. ${p === null ? 'Too few other dates to say how unusual that is.' : `Beside other dates of theirs p = ${p.toFixed(3)}.`} This tests whether the model changed anything, not whether it can be repeated`;
  const base = { measure: MEASURE, evidence: [], figure: { value: rate.value, unit: rate.unit, n: rate.n, nOf: rate.nOf, interval: rate.interval, pValue: p } };
  if (rate.interval.low! > 1 && p !== null && p < RULES.level) return { ...base, verdict: 'supported', because: told, wouldChange: `another day for what began between ${name}, or a rise there for other reasons` };
  if (rate.interval.high! < SAME_WITHIN) return { ...base, verdict: 'contradicted', because: told, wouldChange: `another day for what began between ${name}, or a rise in something this record does not count` };
  return { ...base, verdict: 'undecided', because: told, wouldChange: `a denser record of ${name}` };
}

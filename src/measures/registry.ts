import { couplingMeasure } from './coupling.js';
import { crisesMeasure } from './crises.js';
import { deliveryMeasure } from './delivery.js';
import { gravityMeasure } from './gravity.js';
import type { MeasureInput } from './input.js';
import { leadLagMeasure } from './lead-lag.js';
import { readParameters, type Cell, type Measure, type MeasureResult } from './measure.js';
import { membershipsMeasure } from './memberships.js';
import { outlookMeasure } from './outlook.js';
import { positionMeasure } from './position.js';
import { precedentMeasure } from './precedent.js';
import { seasonalityMeasure } from './seasonality.js';
import { seriesMeasure } from './series-measure.js';
import { structureMeasure } from './structure.js';
import { targetsMeasure } from './targets.js';
import { onlineMeasure } from './turning-points-online.js';
import { turningPointsMeasure } from './turning-points.js';

/** Every measure of a pair, in the order they are shown. */
export const MEASURES: readonly Measure<MeasureInput>[] = [
  seriesMeasure,
  seasonalityMeasure,
  structureMeasure,
  turningPointsMeasure,
  onlineMeasure,
  crisesMeasure,
  leadLagMeasure,
  couplingMeasure,
  targetsMeasure,
  outlookMeasure,
  gravityMeasure,
  deliveryMeasure,
  precedentMeasure,
  positionMeasure,
  membershipsMeasure,
];

/** The measure with this name (`turning-points`, also with its version), or null. */
export function findMeasure(name: string): Measure<MeasureInput> | null {
  return MEASURES.find((measure) => measure.name === name || `${measure.name}/${measure.version}` === name) ?? null;
}

/** Whether a measure needs events with and among third parties, which are read only then. */
export function readsOthers(measure: Pick<Measure<never>, 'name'>): boolean {
  return READ_OTHERS.has(measure.name);
}
const READ_OTHERS = new Set(['position', 'crises']);

/** Runs a measure with parameters as written; those that do not fit are told among the issues and take their default. */
export function runMeasure(measure: Measure<MeasureInput>, input: MeasureInput, given: Readonly<Record<string, Cell>> = {}, seed = 1): MeasureResult {
  const { value, issues } = readParameters(measure.parameters, given);
  const result = measure.run(input, value, seed);
  return issues.length === 0 ? result : { ...result, issues: [...issues, ...result.issues] };
}

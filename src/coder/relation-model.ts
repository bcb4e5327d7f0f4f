import type { Table } from '../base/table.js';
import { EVENT_TYPES, type EventType } from '../ontology/event-types.js';

/** Steps per unit in which weights are stored. */
export const WEIGHT_SCALE = 50;

/** A multinomial logistic regression over sparse features: for each feature one weight per event type. */
export interface RelationModel {
  /** Log-probability (natural) of each event type, in the order of EVENT_TYPES. */
  score(features: readonly string[]): Float64Array;
  /** What a feature adds to the log-odds of a type; 0 for an unknown feature. For `explain`. */
  weight(feature: string, type: EventType): number;
  readonly size: number;
}

/** Reads the model table: `feature`, then one column of scaled integers per type (empty: 0). */
export function readRelationModel(table: Table): RelationModel {
  const order = EVENT_TYPES.map((type) => table.columns.indexOf(type.toLowerCase()));
  if (order.some((at) => at < 0)) throw new Error(`model table ${table.name} lacks a type column; it has ${table.columns.join(', ')}`);
  const weights = new Map<string, Float64Array>();
  for (const row of table.rows) weights.set(row[0]!, Float64Array.from(order, (at) => (row[at] ? Number(row[at]) / WEIGHT_SCALE : 0)));
  const width = EVENT_TYPES.length;
  return {
    size: weights.size,
    weight: (feature, type) => weights.get(feature)?.[EVENT_TYPES.indexOf(type)] ?? 0,
    score(features) {
      const sum = new Float64Array(width);
      const add = (row: Float64Array | undefined): void => { if (row) for (let k = 0; k < width; k++) sum[k]! += row[k]!; };
      add(weights.get('bias'));
      for (const feature of features) add(weights.get(feature));
      return logSoftmax(sum);
    },
  };
}

/** log softmax, shifted by the largest entry so that nothing overflows. */
export function logSoftmax(values: Float64Array): Float64Array {
  const top = Math.max(...values);
  let total = 0;
  for (const value of values) total += Math.exp(value - top);
  const norm = top + Math.log(total);
  return values.map((value) => value - norm);
}

import { pairKey } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { pairOfFilter } from './batch.js';
import type { DuckDBFile } from './duckdb-file.js';
import { importedOrigins } from './origins.js';

/** The numbers by which the tables know what a filter names; -1 for what the record does not hold. */
export interface FilterNumbers {
  readonly origins: readonly number[];
  readonly pair: number;
  readonly dyad: number;
}

/** Numbers found before: one that is given is never given otherwise. What was not found is looked up again, as it may have come since. */
const found = new WeakMap<DuckDBFile, { readonly origins: Map<string, number>; readonly pairs: Map<string, number> }>();

/** Looks the data sets and pairs of a filter up. To be called inside `exclusive`, outside a transaction that may add some and be undone. */
export async function numbersOf(file: DuckDBFile, filter: EventFilter): Promise<FilterNumbers> {
  const known = found.get(file) ?? { origins: new Map<string, number>(), pairs: new Map<string, number>() };
  found.set(file, known);
  const dyad = filter.dyad === undefined ? undefined : pairOfFilter({ dyad: filter.dyad });
  const keys = [filter.pair, dyad].flatMap((pair) => (pair === undefined ? [] : [pairKey(pair)]));
  const origins = importedOrigins(filter);
  if (keys.some((key) => !known.pairs.has(key)) || origins.some((origin) => !known.origins.has(origin))) {
    const rows = await file.query(`
      select true as is_pair, pair as name, no from imported_pair_name where pair in (select unnest($keys)) union all
      select false, origin, no from imported_origin where origin in (select unnest($origins))`, { keys, origins });
    for (const row of rows) (row['is_pair'] === true ? known.pairs : known.origins).set(row['name'] as string, row['no'] as number);
  }
  const pairNo = (pair: EventFilter['pair']): number => (pair === undefined ? -1 : known.pairs.get(pairKey(pair)) ?? -1);
  return { origins: origins.flatMap((origin) => known.origins.get(origin) ?? []).toSorted((x, y) => x - y), pair: pairNo(filter.pair), dyad: pairNo(dyad) };
}

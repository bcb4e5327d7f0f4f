import type { Pair } from '../record/dyad.js';
import type { SeriesPoint } from '../record/import-record.js';
import { sharedCompacts } from '../record/shared-compacts.js';
import type { Store } from '../storage/store.js';
import type { Ties } from './contract.js';

/** Fewer days than this: a series of days or months, which is no lasting tie (scores of events, for one). */
const SHORTEST_DAYS = 28 * 3;

/** What lasts between two states on a day: agreements and organisations both belong to, and the newest value of each series of the pair up to that day. */
export async function buildTies(store: Store, pair: Pair, asOf: string): Promise<Ties> {
  const [compacts, points] = await Promise.all([store.compacts({ pair }), store.series({ pair, to: asOf })]);
  const facts = new Map<string, { newest: SeriesPoint; first: string; points: number }>();
  for (const point of points) {
    if ((Date.parse(point.periodEnd) - Date.parse(point.periodStart)) / 86_400_000 < SHORTEST_DAYS) continue;
    const key = `${point.series} ${point.source}`;
    const known = facts.get(key);
    if (known === undefined) facts.set(key, { newest: point, first: point.periodStart, points: 1 });
    else facts.set(key, { newest: point.periodEnd >= known.newest.periodEnd ? point : known.newest, first: point.periodStart < known.first ? point.periodStart : known.first, points: known.points + 1 });
  }
  return {
    pair, asOf, compacts: sharedCompacts(compacts, pair, asOf),
    facts: [...facts.values()].map(({ newest, first, points: count }) => ({
      series: newest.series, value: newest.value, unit: newest.unit, source: newest.source, first, periodStart: newest.periodStart, periodEnd: newest.periodEnd, points: count,
    })),
  };
}

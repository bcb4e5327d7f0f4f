import type { DyadCount, GroupBy } from '../record/counts.js';
import type { Pair } from '../record/dyad.js';
import type { EventFilter, PairSummary } from '../record/event-record.js';
import type { Store } from '../storage/store.js';
import type { Overview } from './contract.js';

const FACETS = ['quad', 'type', 'sector', 'status', 'direction', 'outlet', 'outletCountry'] as const satisfies readonly GroupBy[];
type Facet = (typeof FACETS)[number];

/** Outlets in the list of choices. Judgement: a data set may name thousands of sites. */
const MOST_OUTLETS = 100;

/** Filter fields that narrow the facet itself. */
const OWN_FILTER: Readonly<Partial<Record<Facet, keyof EventFilter>>> = {
  quad: 'quads', type: 'types', sector: 'sectors', status: 'statuses', outlet: 'outlets', outletCountry: 'outlets', direction: 'dyad',
};

/** Everything the head of a pair's page shows, in one answer. */
export async function buildOverview(store: Store, pair: Pair, filter: EventFilter): Promise<Overview> {
  const [pairs, counted, latest, ...facets] = await Promise.all([
    store.pairs(pair),
    store.counts(filter, { by: [] }),
    store.events(filter, { limit: 12 }),
    ...FACETS.map(async (facet) => {
      const { [OWN_FILTER[facet] ?? 'text']: _own, ...others } = filter;
      return (await store.counts({ ...others, pair }, { by: [facet], hasExposure: false })).rows;
    }),
  ]);
  return {
    pair,
    summary: pairs[0] ?? emptySummary(pair),
    total: counted.total,
    documents: counted.rows[0]?.documents ?? 0,
    facets: Object.fromEntries(FACETS.map((facet, k) => [facet, toFacet(facet, facets[k]!)])) as Overview['facets'],
    exposure: sumExposure(counted.exposure),
    latest: latest.rows,
  };
}

function toFacet(facet: Facet, rows: readonly DyadCount[]): Overview['facets']['quad'] {
  const most = facet === 'outlet' ? MOST_OUTLETS : Infinity;
  return rows.flatMap((row) => {
    const value = row.group[facet];
    return value === null || value === undefined ? [] : [{ value, events: row.events }];
  }).toSorted((x, y) => y.events - x.events || (x.value < y.value ? -1 : 1)).slice(0, most);
}

function sumExposure(rows: readonly { readonly documents: number; readonly aboutPair: number; readonly reports: number }[]): Overview['exposure'] {
  return rows.reduce((sum, row) => ({
    documents: sum.documents + row.documents, aboutPair: sum.aboutPair + row.aboutPair, reports: sum.reports + row.reports,
  }), { documents: 0, aboutPair: 0, reports: 0 });
}

function emptySummary(pair: Pair): PairSummary {
  return { pair, events: 0, documents: 0, commitments: 0, statistics: 0, first: null, last: null };
}

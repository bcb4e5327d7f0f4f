/**
 * P-values corrected for how many tests were made, in the order given. `holm` bounds the chance of any false finding (Holm 1979), `bh` the expected share
 * of false ones among those found (Benjamini & Hochberg 1995). Nulls (tests that were refused) stay null and do not count as tests.
 */
export function adjustPValues(pValues: readonly (number | null)[], method: 'holm' | 'bh'): (number | null)[] {
  const known = pValues.flatMap((p, at) => (p === null ? [] : [{ p, at }])).toSorted((x, y) => x.p - y.p);
  const m = known.length;
  const out: (number | null)[] = pValues.map(() => null);
  let bound = method === 'holm' ? 0 : 1;
  for (let step = 0; step < m; step++) {
    const rank = method === 'holm' ? step : m - 1 - step;
    const { p, at } = known[rank]!;
    bound = method === 'holm' ? Math.max(bound, Math.min(1, p * (m - rank))) : Math.min(bound, (p * m) / (rank + 1));
    out[at] = bound;
  }
  return out;
}

/**
 * Krippendorff's alpha for nominal values: agreement of coders beyond chance, by the coincidence matrix of K. Krippendorff,
 * "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C.
 *
 * @param units the values given to each unit, one per coder who coded it, in any order. Units with fewer than two values are left out, as a
 *   missing value has nothing to be compared with.
 * @returns 1 for perfect agreement, 0 for agreement as by chance, negative below chance; `null` where it is undefined (no pairs of values,
 *   or only one value used throughout).
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let pairable = 0;
  let observed = 0;
  for (const values of units) {
    if (values.length < 2) continue;
    const counts = countsOf(values);
    for (const [value, count] of counts) totals.set(value, (totals.get(value) ?? 0) + count);
    pairable += values.length;
    observed += unequalPairs(counts, values.length) / (values.length - 1);
  }
  const expected = unequalPairs(totals, pairable);
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected;
}

/** Ordered pairs of unequal values among `total` values with these counts. */
function unequalPairs(counts: ReadonlyMap<string, number>, total: number): number {
  return [...counts.values()].reduce((sum, count) => sum + count * (total - count), 0);
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

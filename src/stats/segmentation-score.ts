/**
 * How well segments agree with annotated ones: for each annotated segment the best Jaccard index with a found one, weighted by length (Arbelaez et al. 2010; for change
 * points van den Burg & Williams 2020), averaged over annotators. 0–1. Breaks are indices of the first observation of a new segment, in 1 … n − 1.
 */
export function coverOf(annotations: readonly (readonly number[])[], breaks: readonly number[], n: number): number {
  const found = segmentsOf(breaks, n);
  const covers = annotations.map((annotated) => segmentsOf(annotated, n).reduce((sum, [from, to]) => {
    const best = Math.max(...found.map(([a, b]) => Math.max(0, Math.min(to, b) - Math.max(from, a)) / (Math.max(to, b) - Math.min(from, a))));
    return sum + ((to - from) / n) * best;
  }, 0));
  return covers.reduce((sum, each) => sum + each, 0) / Math.max(1, covers.length);
}

/**
 * F1 of found against annotated breaks with a margin of 5 observations (van den Burg & Williams 2020, eq. 5–7): the start of the series counts as a break in both; precision against the
 * breaks of all annotators together, recall averaged over annotators; a found break serves one annotated break at most. 0–1.
 */
export function f1Of(annotations: readonly (readonly number[])[], breaks: readonly number[], margin = 5): number {
  const found = withStart(breaks);
  const precision = hits(withStart(annotations.flat()), found, margin) / found.length;
  const recalls = annotations.map((annotated) => hits(withStart(annotated), found, margin) / withStart(annotated).length);
  const recall = recalls.reduce((sum, each) => sum + each, 0) / Math.max(1, recalls.length);
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function withStart(breaks: readonly number[]): number[] {
  return [...new Set([0, ...breaks])].toSorted((x, y) => x - y);
}

function hits(annotated: readonly number[], found: readonly number[], margin: number): number {
  const free = [...found];
  let count = 0;
  for (const at of annotated) {
    const near = free.findIndex((each) => Math.abs(each - at) <= margin);
    if (near < 0) continue;
    free.splice(near, 1);
    count += 1;
  }
  return count;
}

function segmentsOf(breaks: readonly number[], n: number): [number, number][] {
  const inner = [...new Set(breaks)].filter((at) => at > 0 && at < n).toSorted((x, y) => x - y);
  const ends = [...inner, n];
  return ends.map((to, k) => [k === 0 ? 0 : ends[k - 1]!, to]);
}

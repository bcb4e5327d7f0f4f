/**
 * Names nearest to a mistyped one, nearest first: at most `limit` (3), each at most a third of its letters away (at least 1). Letter
 * case is ignored. Distance: Damerau–Levenshtein with adjacent swaps counted once (optimal string alignment).
 */
export function nearestNames(written: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = written.toLowerCase();
  return [...new Set(names)]
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, wanted.length) / 3)))
    .toSorted((x, y) => x.distance - y.distance || (x.name < y.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** `did you mean A, B or C?`, or undefined for no names. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const last = names.at(-1)!;
  return `did you mean ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`}?`;
}

/** Single-letter insertions, deletions, substitutions and swaps of neighbours that turn `x` into `y`. */
export function editDistance(x: string, y: string): number {
  let before: number[] = [];
  let row = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1;
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[y.length]!;
}

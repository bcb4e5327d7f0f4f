/** Two of a component compared, by position. `score` null: cannot be of one event. */
export interface ScoredPair {
  readonly x: number;
  readonly y: number;
  readonly score: number | null;
}

/** Decisions by hand about two of a component. */
export interface HandDecisions {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

interface Group {
  members: number[];
  /** Scores with other groups by their number: sum over all pairs, and how many of them cannot be. */
  readonly links: Map<number, { sum: number; isBarred: boolean }>;
}

/**
 * Groups `count` tellings: by hand decisions first, then the two groups with the highest mean score are joined while it reaches the threshold
 * and no two of their members are barred from being one event (average linkage, Sokal and Michener 1958, with constraints). Pairs that were
 * not compared are barred. Ties go to the group with the lower member, so the answer depends on the order of the tellings only; callers sort them.
 * Returns the group number of each, the lowest position of its members. Cost: the square of the component, which is small.
 */
export function agglomerate(count: number, pairs: readonly ScoredPair[], threshold: number, hand: HandDecisions = { together: [], apart: [] }): number[] {
  const groups = new Map<number, Group>(Array.from({ length: count }, (_, k) => [k, { members: [k], links: new Map() }]));
  const link = (x: number, y: number, sum: number, isBarred: boolean): void => {
    groups.get(x)!.links.set(y, { sum, isBarred });
    groups.get(y)!.links.set(x, { sum, isBarred });
  };
  for (const { x, y, score } of pairs) link(x, y, score ?? 0, score === null);
  for (const [x, y] of hand.apart) link(x, y, 0, true);
  const where = Array.from({ length: count }, (_, k) => k);
  const find = (k: number): number => { let at = k; while (where[at] !== at) at = where[at]!; return at; };
  for (const [x, y] of hand.together) if (find(x) !== find(y)) join(groups, where, find(x), find(y), true);
  for (;;) {
    const best = bestPair(groups, threshold);
    if (best === null) break;
    join(groups, where, best[0], best[1], false);
  }
  return where.map((_, k) => find(k));
}

function bestPair(groups: ReadonlyMap<number, Group>, threshold: number): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let highest = -Infinity;
  for (const [x, group] of groups) {
    for (const [y, { sum, isBarred }] of group.links) {
      if (y <= x || isBarred) continue;
      const mean = sum / (group.members.length * groups.get(y)!.members.length);
      if (mean < threshold || mean < highest - 1e-9) continue;
      if (mean > highest + 1e-9 || best === null || x < best[0] || (x === best[0] && y < best[1])) { highest = Math.max(mean, highest); best = [x, y]; }
    }
  }
  return best;
}

/** Puts the higher group into the lower one. By hand, what barred the two is forgotten. */
function join(groups: Map<number, Group>, where: number[], a: number, b: number, isByHand: boolean): void {
  const [into, from] = a < b ? [a, b] : [b, a];
  const [target, gone] = [groups.get(into)!, groups.get(from)!];
  const others = new Set([...target.links.keys(), ...gone.links.keys()]);
  for (const other of others) {
    if (other === into || other === from) continue;
    const [left, right] = [target.links.get(other), gone.links.get(other)];
    const isBarred = isByHand ? (left?.isBarred ?? true) && (right?.isBarred ?? true) : (left?.isBarred ?? true) || (right?.isBarred ?? true);
    const joined = { sum: (left?.sum ?? 0) + (right?.sum ?? 0), isBarred };
    target.links.set(other, joined);
    const back = groups.get(other)!.links;
    back.delete(from);
    back.set(into, joined);
  }
  target.links.delete(from);
  target.members = [...target.members, ...gone.members];
  groups.delete(from);
  where[from] = into;
}

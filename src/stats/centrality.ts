/** An undirected tie; several ties of the same two nodes add up. */
export interface WeightedEdge {
  readonly a: string;
  readonly b: string;
  /** ≥ 0; 0 is no tie. */
  readonly weight: number;
}

/** How central a node is by four readings; see the functions for units. */
export interface Centrality {
  readonly node: string;
  readonly strength: number;
  readonly pageRank: number;
  readonly betweenness: number;
  readonly eigenvector: number;
}

interface Graph {
  readonly nodes: readonly string[];
  readonly neighbours: readonly ReadonlyMap<number, number>[];
}

/**
 * Centrality of every node, sorted by node. `strength`: sum of weights. `pageRank`: Page & Brin 1998, damping 0.85, sums to 1. `eigenvector`: leading
 * eigenvector of the weights, largest entry 1 (Bonacich 1972). `betweenness`: number of shortest paths between others that pass, distance 1/weight (Brandes 2001).
 * Equals igraph's figures. Self-ties and ties of weight 0 are left out; a graph without ties gives an empty list.
 * `betweenness: false` leaves the slow one out (0).
 */
export function centralities(edges: readonly WeightedEdge[], { betweenness = true }: { readonly betweenness?: boolean } = {}): Centrality[] {
  const graph = toGraph(edges);
  const [strength, rank, eigen, between] = [strengthOf(graph), pageRankOf(graph), eigenvectorOf(graph), betweenness ? betweennessOf(graph) : []];
  return graph.nodes.map((node, k) => ({ node, strength: strength[k]!, pageRank: rank[k]!, betweenness: between[k] ?? 0, eigenvector: eigen[k]! }));
}

function toGraph(edges: readonly WeightedEdge[]): Graph {
  const kept = edges.filter(({ a, b, weight }) => a !== b && weight > 0);
  const nodes = [...new Set(kept.flatMap(({ a, b }) => [a, b]))].toSorted();
  const at = new Map(nodes.map((node, k) => [node, k]));
  const neighbours = nodes.map(() => new Map<number, number>());
  for (const { a, b, weight } of kept) {
    const [i, j] = [at.get(a)!, at.get(b)!];
    neighbours[i]!.set(j, (neighbours[i]!.get(j) ?? 0) + weight);
    neighbours[j]!.set(i, (neighbours[j]!.get(i) ?? 0) + weight);
  }
  return { nodes, neighbours };
}

function strengthOf({ neighbours }: Graph): number[] {
  return neighbours.map((each) => [...each.values()].reduce((sum, weight) => sum + weight, 0));
}

const DAMPING = 0.85;
const MOST_ROUNDS = 10_000;

function pageRankOf(graph: Graph): number[] {
  const n = graph.nodes.length;
  const strength = strengthOf(graph);
  let rank = Array.from<number>({ length: n }).fill(1 / n);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = Array.from<number>({ length: n }).fill((1 - DAMPING) / n);
    graph.neighbours.forEach((each, i) => { for (const [j, weight] of each) next[j]! += (DAMPING * rank[i]! * weight) / strength[i]!; });
    const change = next.reduce((sum, value, i) => sum + Math.abs(value - rank[i]!), 0);
    rank = next;
    if (change < 1e-14) break;
  }
  return rank;
}

/** Power iteration on A + sI, which has the same eigenvectors as A and no oscillation on two-sided graphs. */
function eigenvectorOf(graph: Graph): number[] {
  const shift = Math.max(0, ...strengthOf(graph)) / 2;
  let vector = graph.nodes.map(() => 1);
  for (let round = 0; round < MOST_ROUNDS && vector.length > 0; round++) {
    const next = graph.neighbours.map((each, i) => [...each].reduce((sum, [j, weight]) => sum + weight * vector[j]!, shift * vector[i]!));
    const largest = Math.max(...next);
    const scaled = next.map((value) => value / largest);
    const change = scaled.reduce((most, value, i) => Math.max(most, Math.abs(value - vector[i]!)), 0);
    vector = scaled;
    if (change < 1e-13) break;
  }
  return vector;
}

function betweennessOf({ nodes, neighbours }: Graph): number[] {
  const n = nodes.length;
  const between = Array.from<number>({ length: n }).fill(0);
  for (let s = 0; s < n; s++) {
    const distance = Array.from<number>({ length: n }).fill(Infinity);
    const paths = Array.from<number>({ length: n }).fill(0);
    const before: number[][] = nodes.map(() => []);
    const settled: number[] = [];
    const done = Array.from<boolean>({ length: n }).fill(false);
    distance[s] = 0;
    paths[s] = 1;
    for (;;) {
      let at = -1;
      for (let k = 0; k < n; k++) if (!done[k] && distance[k]! < Infinity && (at < 0 || distance[k]! < distance[at]!)) at = k;
      if (at < 0) break;
      done[at] = true;
      settled.push(at);
      for (const [next, weight] of neighbours[at]!) {
        const way = distance[at]! + 1 / weight;
        const slack = 1e-10 * way;
        if (way < distance[next]! - slack) {
          distance[next] = way;
          paths[next] = paths[at]!;
          before[next] = [at];
        } else if (Math.abs(way - distance[next]!) <= slack && !done[next]) {
          paths[next]! += paths[at]!;
          before[next]!.push(at);
        }
      }
    }
    const share = Array.from<number>({ length: n }).fill(0);
    for (const at of settled.toReversed()) {
      for (const from of before[at]!) share[from]! += (paths[from]! / paths[at]!) * (1 + share[at]!);
      if (at !== s) between[at]! += share[at]! / 2;
    }
  }
  return between;
}

/** Ties between fixed nodes whose weights change from draw to draw. */
export interface TieTable {
  readonly nodes: readonly string[];
  /**
   * PageRank of each node for these weights of the ties, as `centralities` has it to 1e-9; 0 for nodes without a tie. `start`: ranks to begin from, which saves steps.
   */
  pageRank(weights: ArrayLike<number>, start?: ArrayLike<number>): Float64Array;
}

/** Ties made ready for PageRank under many weightings; ties of a node with itself count for nothing. */
export function tabulateTies(ties: readonly Pick<WeightedEdge, 'a' | 'b'>[]): TieTable {
  const nodes = [...new Set(ties.flatMap(({ a, b }) => [a, b]))].toSorted();
  const at = new Map(nodes.map((node, k) => [node, k]));
  const [from, to] = [Int32Array.from(ties, ({ a }) => at.get(a)!), Int32Array.from(ties, ({ b }) => at.get(b)!)];
  const n = nodes.length;
  return {
    nodes,
    pageRank(weights, start) {
      const strength = new Float64Array(n);
      for (let k = 0; k < from.length; k++) {
        if (from[k] === to[k]) continue;
        strength[from[k]!]! += weights[k]!;
        strength[to[k]!]! += weights[k]!;
      }
      const active = strength.reduce((count, each) => count + (each > 0 ? 1 : 0), 0);
      let rank = Float64Array.from(strength, (each, i) => (each > 0 ? (start?.[i] || 1 / active) : 0));
      let next = new Float64Array(n);
      const share = new Float64Array(n);
      for (let round = 0; round < MOST_ROUNDS && active > 0; round++) {
        for (let i = 0; i < n; i++) {
          share[i] = strength[i]! > 0 ? (DAMPING * rank[i]!) / strength[i]! : 0;
          next[i] = strength[i]! > 0 ? (1 - DAMPING) / active : 0;
        }
        for (let k = 0; k < from.length; k++) {
          const [a, b] = [from[k]!, to[k]!];
          if (a === b) continue;
          next[b]! += share[a]! * weights[k]!;
          next[a]! += share[b]! * weights[k]!;
        }
        let change = 0;
        for (let i = 0; i < n; i++) change += Math.abs(next[i]! - rank[i]!);
        [rank, next] = [next, rank];
        if (change < 1e-10) break;
      }
      return rank;
    },
  };
}

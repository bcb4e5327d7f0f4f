/**
 * Derives data/reference/network-position.tsv: how central each state was among all states in the weekly dyads of POLECAT 2018–2022, by year.
 *   tsx scripts/derive-network-position.ts FILE    (polecat_weekly_dyads_2018_2022.csv.gz of splinetlsm)
 * Intervals: weeks of the year drawn with replacement.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { centralities, type WeightedEdge } from '../src/stats/centrality.js';
import { createRandom, resample, summarise } from '../src/stats/random.js';

const TIMES = 100;
const SEED = 20221231;
const file = process.argv[2];
if (!file) throw new Error('give the file of weekly dyads');
interface Row { readonly week: string; readonly edge: WeightedEdge }
const years = new Map<string, Row[]>();
for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').slice(1)) {
  const [week, year, , a, b, conflict, c0, c1, c2] = line.split(',') as [string, string, string, string, string, string, string, string, string];
  const row = { week, edge: { a, b, weight: Number(conflict) + Number(c0) + Number(c1) + Number(c2) } };
  const list = years.get(year) ?? [];
  list.push(row);
  years.set(year, list);
}
const short = (value: number): string => String(Number(value.toPrecision(3)));
const lines: string[] = [];
for (const [year, rows] of [...years].toSorted(([x], [y]) => x.localeCompare(y))) {
  const weeks = new Map<string, WeightedEdge[]>();
  for (const { week, edge } of rows) weeks.set(week, [...(weeks.get(week) ?? []), edge]);
  if (weeks.size < 40) continue;
  const merged = (sample: readonly WeightedEdge[][]): WeightedEdge[] => {
    const sum = new Map<string, WeightedEdge>();
    for (const edge of sample.flat()) {
      const key = `${edge.a}-${edge.b}`;
      sum.set(key, { ...edge, weight: (sum.get(key)?.weight ?? 0) + edge.weight });
    }
    return [...sum.values()];
  };
  const scores = (edges: readonly WeightedEdge[]) => {
    const found = centralities(edges, { betweenness: false });
    const total = found.reduce((all, { strength }) => all + strength, 0);
    const ranks = new Map(found.toSorted((x, y) => y.pageRank - x.pageRank).map(({ node }, k) => [node, k + 1]));
    return new Map(found.map(({ node, strength, pageRank }) => [node, { share: strength / total, pageRank, rank: ranks.get(node)! }]));
  };
  const edges = merged([...weeks.values()]);
  const seen = scores(edges);
  const between = new Map(centralities(edges).map(({ node, betweenness }) => [node, betweenness]));
  const betweenRank = new Map([...between].toSorted((x, y) => y[1] - x[1]).map(([node], k) => [node, k + 1]));
  const random = createRandom(SEED + Number(year));
  const drawn = Array.from({ length: TIMES }, () => scores(merged(resample([...weeks.values()], random))));
  for (const [node, { share, pageRank, rank }] of [...seen].toSorted(([x], [y]) => x.localeCompare(y))) {
    const interval = (name: 'pageRank' | 'rank') => summarise(drawn.map((each) => each.get(node)?.[name] ?? null), 0.95);
    const [p, r] = [interval('pageRank'), interval('rank')];
    lines.push([year, node, seen.size, weeks.size, short(share), short(pageRank), short(p.low ?? 0), short(p.high ?? 1), rank, Math.round(r.low ?? 1), Math.round(r.high ?? seen.size), betweenRank.get(node)!].join('\t'));
  }
}
writeFileSync('data/reference/network-position.tsv', `# How central each state was among all states: weekly dyads of POLECAT (cooperation and conflict, all layers added), by year. share: of all event weight; pagerank with a 95% interval
# over resampled weeks (${TIMES} resamples, seed ${SEED} + year); rank by it, 1 highest, with its interval; betweenness_rank likewise. Reporting in several languages; states reported on much rank high.
# Source: POLECAT (Halterman, Bagozzi, Beger, Schrodt & Scraborough 2023) as weekly dyads in splinetlsm (Loyal 2024, MIT), https://github.com/joshloyal/splinetlsm.
# Written by scripts/derive-network-position.ts.
year	state	states	weeks	share	pagerank	pagerank_lo	pagerank_hi	rank	rank_lo	rank_hi	betweenness_rank
${lines.join('\n')}
`);

import type { ThirdPartyAct } from './input.js';

/** How a third party stood to two sides in a span of days, told by its acts towards each. */
export interface Side {
  readonly code: string;
  /** The two sides: one state, and the other or others. */
  readonly a: string;
  readonly others: readonly string[];
  /** Acts with each side, and their mean score, −10 to 10; null without an act. */
  readonly actsWithA: number;
  readonly meanWithA: number | null;
  readonly actsWithOthers: number;
  readonly meanWithOthers: number | null;
  /** `a`, `b`: nearer to that side; `both`: cooperative with both; `against both`; `unclear`: too little, or no difference. */
  readonly stance: 'a' | 'b' | 'both' | 'against both' | 'unclear';
  /** Ids of its acts, strongest first, at most five. */
  readonly evidence: readonly string[];
}

/** Mean score from which acts count as for or against a side. A judgement: an expression of support or blame reaches it. */
const TELLING = 1;

/**
 * Sides that third parties took between `first` and `last` (days, inclusive): an act counts with a side when the third party acts on it or jointly with it. One is nearer to a side when its mean score there is telling and exceeds
 * the one with the other side (no act counts as 0) by as much; cooperative with both is `both`. Most acts first.
 */
export function sidesTaken({ acts, first, last, a, others }: { readonly acts: readonly ThirdPartyAct[]; readonly first: string; readonly last: string; readonly a: string; readonly others: readonly string[] }): Side[] {
  const parties = new Map<string, { withA: ThirdPartyAct[]; withOthers: ThirdPartyAct[] }>();
  for (const act of acts) {
    if (act.date === null || act.date.length < 10 || act.date < first || act.date > last) continue;
    const doers = act.source;
    for (const code of doers) {
      if (code === a || others.includes(code)) continue;
      const facing = act.target.length > 0 ? act.target : doers.filter((each) => each !== code);
      const entry = parties.get(code) ?? { withA: [], withOthers: [] };
      if (facing.includes(a)) entry.withA.push(act);
      if (facing.some((each) => others.includes(each))) entry.withOthers.push(act);
      if (entry.withA.length + entry.withOthers.length > 0) parties.set(code, entry);
    }
  }
  return [...parties].map(([code, { withA, withOthers }]): Side => {
    const [meanWithA, meanWithOthers] = [meanScore(withA), meanScore(withOthers)];
    return {
      code, a, others, actsWithA: withA.length, meanWithA, actsWithOthers: withOthers.length, meanWithOthers, stance: stanceOf(meanWithA, meanWithOthers),
      evidence: [...withA, ...withOthers].toSorted((x, y) => Math.abs(y.score) - Math.abs(x.score) || (x.id < y.id ? -1 : 1)).slice(0, 5).map(({ id }) => id),
    };
  }).toSorted((x, y) => y.actsWithA + y.actsWithOthers - x.actsWithA - x.actsWithOthers || (x.code < y.code ? -1 : 1));
}

function stanceOf(withA: number | null, withOthers: number | null): Side['stance'] {
  const [a, b] = [withA ?? 0, withOthers ?? 0];
  if (a >= TELLING && b >= TELLING) return 'both';
  if (a <= -TELLING && b <= -TELLING) return 'against both';
  if (Math.max(Math.abs(a), Math.abs(b)) < TELLING || Math.abs(a - b) < TELLING) return 'unclear';
  return a > b ? 'a' : 'b';
}

function meanScore(acts: readonly ThirdPartyAct[]): number | null {
  return acts.length === 0 ? null : acts.reduce((sum, { score }) => sum + score, 0) / acts.length;
}

import type { Candidate } from './candidates.js';
import type { SentenceView } from './views.js';

/** Token range [from, to) of a marked actor. */
export type Mark = readonly [from: number, to: number];

/** How a candidate fits a marked source and target: the numbers the decision weighs. */
export interface RelationFit {
  readonly candidate: Candidate;
  /** 0–1: the source mark stands in the source slot; same for the others. */
  readonly sourceInSource: number;
  readonly targetInTarget: number;
  readonly sourceInTarget: number;
  readonly targetInSource: number;
  /** The trigger stands between the marks. */
  readonly between: boolean;
  /** The trigger lies inside one of the marks. */
  readonly inside: boolean;
  /** Tokens from the trigger to the nearer edge of each mark. */
  readonly sourceDistance: number;
  readonly targetDistance: number;
  /** Target somewhere in the clause or what completes it. */
  readonly targetInClause: number;
  readonly depth: number;
  readonly score: number;
}

/** Scores every candidate for the marked pair, best first; ties by text order, then rule id. */
export function rankForPair(view: SentenceView, candidates: readonly Candidate[], source: Mark, target: Mark): RelationFit[] {
  const fits = candidates.map((candidate) => fitPair(view, candidate, source, target));
  return fits.sort((a, b) => b.score - a.score || a.candidate.from - b.candidate.from || (a.candidate.frame.id < b.candidate.frame.id ? -1 : 1));
}

function fitPair(view: SentenceView, candidate: Candidate, source: Mark, target: Mark): RelationFit {
  const sourceInSource = slotFit(view, candidate.source, source);
  const targetInTarget = slotFit(view, candidate.target, target);
  const { reciprocal } = candidate.frame;
  const sourceInTarget = reciprocal ? Math.max(slotFit(view, candidate.target, source), 0) : slotFit(view, candidate.target, source);
  const targetInSource = slotFit(view, candidate.source, target);
  const first = source[0] < target[0] ? source : target;
  const second = source[0] < target[0] ? target : source;
  const between = candidate.from >= first[1] && candidate.to <= second[0];
  const inside = overlaps([candidate.from, candidate.to], source) || overlaps([candidate.from, candidate.to], target);
  const sourceDistance = distance(candidate, source);
  const targetDistance = distance(candidate, target);
  const targetInClause = candidate.clause >= 0 ? clauseReach(view, candidate.clause, target) : 0;
  const depth = candidate.clause >= 0 ? clauseDepth(view, candidate.clause) : 1;
  let score = Math.min(candidate.fit, 7) * 0.55 + candidate.frame.weight * 0.8;
  const s = reciprocal ? Math.max(sourceInSource, sourceInTarget) : sourceInSource;
  const t = reciprocal ? Math.max(targetInTarget, targetInSource * (sourceInSource < 1 || view.analysis.clauses.length > 0 ? 0.9 : 0.5)) : targetInTarget;
  score += 4.5 * s + 3.5 * t;
  if (!reciprocal) score -= 3 * Math.max(0, sourceInTarget - sourceInSource) + 2.5 * Math.max(0, targetInSource - targetInTarget);
  score += t > 0 ? 0 : 1.5 * targetInClause;
  if (between) score += 1;
  if (inside) score -= 5;
  score -= Math.min(sourceDistance, 20) * 0.06 + Math.min(targetDistance, 20) * 0.06;
  score -= depth * 0.5;
  if (candidate.phrase >= 0) score -= 0.8;
  return { candidate, sourceInSource, targetInTarget, sourceInTarget, targetInSource, between, inside, sourceDistance, targetDistance, targetInClause, depth, score };
}

function overlaps(a: Mark, b: Mark): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function distance(candidate: Candidate, mark: Mark): number {
  return candidate.from >= mark[1] ? candidate.from - mark[1] : candidate.to <= mark[0] ? mark[0] - candidate.to : 0;
}

/** Best fit of a mark over the slots; later slots count a little less. */
function slotFit(view: SentenceView, slots: readonly (readonly number[])[], mark: Mark): number {
  let best = 0;
  slots.forEach((phrases, order) => {
    for (const phrase of phrases) best = Math.max(best, phraseFit(view, phrase, mark, 0) * (1 - 0.04 * order));
  });
  return best;
}

/** 1 when the mark holds the phrase's head, less when it holds a modifier, an apposition or something that hangs on it. */
export function phraseFit(view: SentenceView, index: number, mark: Mark, depth: number): number {
  const { phrases } = view.analysis;
  const phrase = phrases[index]!;
  let best = 0;
  if (phrase.head >= mark[0] && phrase.head < mark[1]) best = 1;
  else if (overlaps([phrase.from, phrase.to], mark)) best = 0.85;
  if (best === 1 || depth > 3) return best;
  for (const member of phrase.coordinated) if (member !== index && phrases[member]!.head >= mark[0] && phrases[member]!.head < mark[1]) return 0.95;
  for (const child of view.childrenOf(index)) best = Math.max(best, phraseFit(view, child, mark, depth + 1) * (phrases[child]!.possessive ? 0.85 : 0.7));
  for (let k = index + 1; k < phrases.length && k < index + 4; k++) if (phrases[k]!.apposition === index) best = Math.max(best, 0.9 * Number(overlaps([phrases[k]!.from, phrases[k]!.to], mark)));
  return best;
}

/** 1 when the mark lies in the objects and prepositional phrases of a clause, less in what completes it. */
function clauseReach(view: SentenceView, index: number, mark: Mark): number {
  let best = 0;
  let at = index;
  for (let hop = 0; at >= 0 && hop < 3; hop++) {
    const clause = view.analysis.clauses[at]!;
    const factor = 1 - 0.25 * hop;
    for (const phrase of clause.object) best = Math.max(best, factor * phraseFit(view, phrase, mark, 0));
    for (const { phrase } of clause.prepositions) best = Math.max(best, factor * 0.9 * phraseFit(view, phrase, mark, 0));
    at = clause.complement;
  }
  return best;
}

function clauseDepth(view: SentenceView, index: number): number {
  let depth = 0;
  for (let at = view.analysis.clauses[index]!.parent; at >= 0 && depth < 4; at = view.analysis.clauses[at]!.parent) depth++;
  return depth;
}

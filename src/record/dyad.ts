import type { EventFinding } from '../coder/findings.js';

/** Two actors without direction: codes in alphabetical order, so that a pair has one spelling. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

/** A directed dyad: who acts, and upon whom. */
export interface Dyad {
  readonly source: string;
  readonly target: string;
}

/**
 * How an event belongs to a pair: `ab` the first code acts on the second, `ba` the other way, `both` when the act is
 * reciprocal (talks, a joint signing) or when each stands on both sides.
 */
export type Direction = 'ab' | 'ba' | 'both';

/** The pair an event belongs to, with the direction of the act. */
export interface PairMembership {
  readonly pair: Pair;
  readonly direction: Direction;
}

/** The pair of two codes, in alphabetical order. Two equal codes make no pair: throws, as the caller must have checked. */
export function makePair(x: string, y: string): Pair {
  if (x === y) throw new Error(`a pair needs two different codes; got ${x} twice`);
  return x < y ? { a: x, b: y } : { a: y, b: x };
}

/** The one spelling of a pair, `IRN-PAK`. */
export function pairKey(pair: Pair): string {
  return `${pair.a}-${pair.b}`;
}

/**
 * Reads a pair as people write it (`IRN-PAK`, `pak-irn`, any order); null when it is not two different codes of 2 to 8
 * letters or digits joined by a hyphen. Whether the codes are known is not checked here.
 */
export function parsePair(written: string): Pair | null {
  const found = /^([A-Z][A-Z0-9]{1,7})-([A-Z][A-Z0-9]{1,7})$/.exec(written.trim().toUpperCase());
  if (!found || found[1] === found[2]) return null;
  return makePair(found[1]!, found[2]!);
}

/**
 * Every pair an event belongs to, each once, sorted by key. An event belongs to A–B when A is among its sources and B among
 * its targets or the other way round, or when both are sources of a reciprocal act (no target). So a compound event counts
 * once for each pair; two states acting jointly on a third belong to their pairs with the third, not to each other's.
 * Actors without a code make no pair.
 */
export function pairsOfEvent(event: Pick<EventFinding, 'source' | 'target'>): PairMembership[] {
  const sources = codesOf(event.source);
  const targets = codesOf(event.target);
  const found = new Map<string, PairMembership>();
  const note = (source: string, target: string, reciprocal: boolean) => {
    if (source === target) return;
    const pair = makePair(source, target);
    const direction: Direction = reciprocal ? 'both' : source === pair.a ? 'ab' : 'ba';
    const earlier = found.get(pairKey(pair));
    found.set(pairKey(pair), { pair, direction: earlier && earlier.direction !== direction ? 'both' : direction });
  };
  for (const source of sources) {
    for (const target of event.target.length === 0 ? sources : targets) note(source, target, event.target.length === 0);
  }
  return [...found.entries()].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, membership]) => membership);
}

/** Every pair among the parties of a commitment, sorted by key. */
export function pairsOfParties(parties: readonly string[]): Pair[] {
  const codes = [...new Set(parties)].toSorted();
  return codes.flatMap((x, k) => codes.slice(k + 1).map((y) => makePair(x, y)));
}

/** The distinct codes of a list of actors, in order of first appearance. */
export function codesOf(actors: readonly { readonly code: string | null }[]): string[] {
  return [...new Set(actors.flatMap((actor) => (actor.code === null ? [] : [actor.code])))];
}

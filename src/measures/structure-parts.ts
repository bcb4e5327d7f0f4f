import { burstiness, burstinessCorrected, effectiveNumber, intervalMemory } from '../stats/intervals-between.js';
import { permutationPValue, resample, resampleBlocks, shuffle, summarise, type Random } from '../stats/random.js';
import type { Contact } from './contact.js';
import type { VisitFact } from './input.js';

/** A figure of one part with its interval and how it stands to chance; `refused` says why there is none. */
export interface PartFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  readonly n: number;
  readonly refused: string | null;
}

/** Draws for intervals and for chance. */
export interface Draws {
  readonly random: Random;
  readonly times: number;
  readonly level: number;
}

const none = (n: number, refused: string): PartFigure => ({ value: null, low: null, high: null, pValue: null, n, refused });

/** Fewest intervals for burstiness and memory, contacts for breadth, months for persistence, visits for reciprocity. Judgements. */
export const LEAST = { intervals: 9, contacts: 10, months: 12, visits: 4 } as const;
/** Mean length of the blocks that keep neighbours together. A judgement. */
const MEAN_BLOCK = 4;

/**
 * Burstiness of the days between contacts, corrected for few of them. `days`: distinct days with contact as day numbers, rising; `covered`: day numbers on which a contact would have been seen. Chance: as many days drawn from the
 * covered ones, two-sided. Intervals that hold an uncovered day are left out in both.
 */
export function burstinessOf(days: readonly number[], covered: readonly number[], { random, times, level }: Draws): PartFigure & { readonly uncorrected: number | null } {
  const intervals = seenIntervals(days, coveredClock(covered));
  if (intervals.length < LEAST.intervals) return { ...none(intervals.length, `${intervals.length} intervals between contacts; at least ${LEAST.intervals} are needed`), uncorrected: null };
  const value = burstinessCorrected(intervals);
  const { low, high } = summarise(Array.from({ length: times }, () => burstinessCorrected(resampleBlocks(intervals.length, MEAN_BLOCK, random).map((k) => intervals[k]!))), level);
  const draw = dayDrawer(covered, random);
  const chance = Array.from({ length: times }, () => burstinessCorrected(draw(days.length))).filter((each) => each !== null);
  return { value, low, high, pValue: value === null ? null : permutationPValue(value, chance, 'two-sided'), n: intervals.length, refused: null, uncorrected: burstiness(intervals) };
}

/** Memory of the days between contacts: whether long follows long. Chance: the same intervals in random order, two-sided. */
export function memoryOfIntervals(days: readonly number[], covered: readonly number[], { random, times, level }: Draws): PartFigure {
  const intervals = seenIntervals(days, coveredClock(covered));
  if (intervals.length < LEAST.intervals) return none(intervals.length, `${intervals.length} intervals between contacts; at least ${LEAST.intervals} are needed`);
  const value = intervalMemory(intervals);
  if (value === null) return none(intervals.length, 'the intervals do not vary');
  const { low, high } = summarise(Array.from({ length: times }, () => intervalMemory(resampleBlocks(intervals.length, 2 * MEAN_BLOCK, random).map((k) => intervals[k]!))), level);
  const chance = Array.from({ length: times }, () => intervalMemory(shuffle(intervals, random))).filter((each) => each !== null);
  return { value, low, high, pValue: permutationPValue(value, chance, 'two-sided'), n: intervals.length, refused: null };
}

/** Effective number of sectors; a contact with several counts in parts. Chance: as many contacts drawn from those of the whole window (`all`), so that a period is held against the whole; two-sided. */
export function breadthOf(contacts: readonly Contact[], all: readonly Contact[], { random, times, level }: Draws): PartFigure {
  const names = [...new Set(all.concat(contacts).flatMap(({ sectors }) => sectors))];
  const known = sectorIndices(contacts, names);
  if (known.length < LEAST.contacts) return none(known.length, `${known.length} contacts with a sector; at least ${LEAST.contacts} are needed`);
  const breadth = (pick: (k: number) => readonly number[]): number | null => {
    const sums = Array.from<number>({ length: names.length }).fill(0);
    for (let k = 0; k < known.length; k++) {
      const own = pick(k);
      for (let i = 0; i < own.length; i++) sums[own[i]!]! += 1 / own.length;
    }
    return effectiveNumber(sums);
  };
  const value = breadth((k) => known[k]!);
  const { low, high } = summarise(Array.from({ length: times }, () => breadth(() => known[random.below(known.length)]!)), level);
  const pool = sectorIndices(all, names);
  const chance = pool.length <= known.length ? [] : Array.from({ length: times }, () => breadth((k) => {
    const at = k + random.below(pool.length - k);
    [pool[k], pool[at]] = [pool[at]!, pool[k]!];
    return pool[k]!;
  })).filter((each) => each !== null);
  return { value, low, high, pValue: value === null ? null : permutationPValue(value, chance, 'two-sided'), n: known.length, refused: null };
}

/** Places of each contact's sectors among the names; contacts without a sector left out. */
function sectorIndices(contacts: readonly Contact[], names: readonly string[]): (readonly number[])[] {
  const at = new Map(names.map((name, k) => [name, k]));
  return contacts.flatMap(({ sectors }) => (sectors.length === 0 ? [] : [sectors.map((sector) => at.get(sector)!)]));
}

/** Share of covered months with contact. Chance: as many contacts each put into a random covered month, two-sided. */
export function persistenceOf(counts: readonly number[], { random, times, level }: Draws): PartFigure {
  if (counts.length < LEAST.months) return none(counts.length, `${counts.length} covered months; at least ${LEAST.months} are needed`);
  const share = (months: ArrayLike<number>) => {
    let active = 0;
    for (let k = 0; k < months.length; k++) if (months[k]! > 0) active += 1;
    return active / months.length;
  };
  const { low, high } = summarise(Array.from({ length: times }, () => share(resampleBlocks(counts.length, MEAN_BLOCK, random).map((k) => counts[k]!))), level);
  const total = counts.reduce((sum, each) => sum + each, 0);
  const chance = Array.from({ length: times }, () => {
    const hit = new Uint8Array(counts.length);
    for (let k = 0; k < total; k++) hit[random.below(counts.length)] = 1;
    return share(hit);
  });
  const value = share(counts);
  return { value, low, high, pValue: permutationPValue(value, chance, 'two-sided'), n: counts.length, refused: null };
}

/** Weight of a visit by the standing of the visitor. A judgement: each step up counts one more. */
const RANK_WEIGHT: Readonly<Record<VisitFact['rank'], number>> = { leader: 4, minister: 3, security: 2, official: 1, unstated: 1 };

/** Reciprocity of visits: 1 − |x − y| / (x + y) of the two directions, by number or by rank; 1 when even, 0 when all go one way. Chance: each visit's direction tossed up, one-sided (less even than chance). */
export function reciprocityOf(visits: readonly VisitFact[], visitor: string, byRank: boolean, { random, times, level }: Draws): PartFigure {
  if (visits.length < LEAST.visits) return none(visits.length, `${visits.length} visits; at least ${LEAST.visits} are needed`);
  const weightOf = (visit: VisitFact) => (byRank ? RANK_WEIGHT[visit.rank] : 1);
  const evenness = (weights: readonly number[]) => 1 - Math.abs(weights.reduce((sum, each) => sum + each, 0)) / weights.reduce((sum, each) => sum + Math.abs(each), 0);
  const signed = visits.map((visit) => (visit.visitor === visitor ? weightOf(visit) : -weightOf(visit)));
  const value = evenness(signed);
  const { low, high } = summarise(Array.from({ length: times }, () => evenness(resample(signed, random))), level);
  const chance = Array.from({ length: times }, () => evenness(signed.map((weight) => (random.next() < 0.5 ? weight : -weight))));
  return { value, low, high, pValue: permutationPValue(value, chance, 'less'), n: visits.length, refused: null };
}

/** Position of each covered day among the covered ones, and the stretch without a gap it belongs to. */
function coveredClock(covered: readonly number[]): ReadonlyMap<number, number> {
  const stretchOf = new Map<number, number>();
  let stretch = 0;
  covered.forEach((day, k) => {
    if (k > 0 && day !== covered[k - 1]! + 1) stretch += 1;
    stretchOf.set(day, stretch);
  });
  return stretchOf;
}

/** Intervals between neighbouring days of one stretch. */
function seenIntervals(days: readonly number[], stretchOf: ReadonlyMap<number, number>): number[] {
  return days.slice(1).flatMap((day, k) => (stretchOf.get(day) !== undefined && stretchOf.get(day) === stretchOf.get(days[k]!) ? [day - days[k]!] : []));
}

/** Draws as many distinct covered days at random and gives the intervals between neighbours of one stretch. */
function dayDrawer(covered: readonly number[], random: Random): (count: number) => number[] {
  const order = Int32Array.from(covered, (_, k) => k);
  const hit = new Uint8Array(covered.length);
  return (count) => {
    hit.fill(0);
    for (let k = 0; k < Math.min(count, order.length); k++) {
      const at = k + random.below(order.length - k);
      const chosen = order[at]!;
      order[at] = order[k]!;
      order[k] = chosen;
      hit[chosen] = 1;
    }
    const intervals: number[] = [];
    let before = -1;
    for (let k = 0; k < covered.length; k++) {
      if (k > 0 && covered[k] !== covered[k - 1]! + 1) before = -1;
      if (hit[k] === 0) continue;
      if (before >= 0) intervals.push(covered[k]! - before);
      before = covered[k]!;
    }
    return intervals;
  };
}

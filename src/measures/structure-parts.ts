import { blockLength } from '../stats/block-length.js';
import { bootstrapInterval, SCALES, shareInterval } from '../stats/bootstrap-interval.js';
import { burstiness, burstinessCorrected, effectiveNumber, intervalMemory } from '../stats/intervals-between.js';
import { drawBlocks, permutationPValue, type Random } from '../stats/random.js';
import type { Contact } from './contact.js';
import type { VisitFact } from './input.js';

/** A figure of one part with its interval and how it stands to chance; `refused` says why there is none, `noInterval` why it has no interval. */
export interface PartFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  readonly n: number;
  readonly refused: string | null;
  /** What a value would need; null when there is one. */
  readonly needed: string | null;
  readonly noInterval: string | null;
}

/** Draws for intervals and for chance. */
export interface Draws {
  readonly random: Random;
  readonly times: number;
  readonly level: number;
}

/** A figure that could not be told, with why and what it would need. */
export function untold(n: number, refused: string, needed: string): PartFigure {
  return { value: null, low: null, high: null, pValue: null, n, refused, needed, noInterval: 'there is no value' };
}
/** A figure with its interval, or with the reason why it has none. */
export function told(value: number, n: number, ends: { readonly low: number; readonly high: number } | null, pValue: number | null, noInterval = 'resamples do not vary'): PartFigure {
  return { value, low: ends?.low ?? null, high: ends?.high ?? null, pValue, n, refused: null, needed: null, noInterval: ends === null ? noInterval : null };
}

/** Fewest intervals for burstiness and memory, contacts for breadth, months for persistence, visits for reciprocity, months with contact for the interval of breadth. Judgements. */
export const LEAST = { intervals: 9, contacts: 10, months: 12, visits: 4, blocks: 8 } as const;

/** Draws with blocks of neighbours: `statistic` reads the drawn places. */
export function drawStatistic<T>(n: number, meanBlock: number, { random, times }: Draws, statistic: (places: Int32Array) => T): T[] {
  const places = new Int32Array(n);
  return Array.from({ length: times }, () => {
    drawBlocks(places, meanBlock, random);
    return statistic(places);
  });
}

/**
 * Burstiness of the days between contacts, corrected for few of them. `days`: distinct days with contact as day numbers, rising; `covered`: day numbers on which a contact would have been seen. Chance: as many days drawn from the
 * covered ones, two-sided. Intervals that hold an uncovered day are left out in both.
 */
export function burstinessOf(days: readonly number[], covered: readonly number[], draws: Draws): PartFigure & { readonly uncorrected: number | null } {
  const intervals = seenIntervals(days, coveredClock(covered));
  const n = intervals.length;
  if (n < LEAST.intervals) return { ...untold(n, `${n} intervals between contacts`, `at least ${LEAST.intervals} intervals without a gap`), uncorrected: null };
  const value = burstinessCorrected(intervals)!;
  const meanBlock = blockLength(intervals);
  const sample = new Float64Array(n);
  const drawn = drawStatistic(n, meanBlock, draws, (places) => { for (let k = 0; k < n; k++) sample[k] = intervals[places[k]!]!; return burstinessCorrected(sample); });
  const draw = dayDrawer(covered, draws.random);
  const chance = Array.from({ length: draws.times }, () => burstinessCorrected(draw(days.length))).filter((each) => each !== null);
  const ends = bootstrapInterval(value, drawn, { n, meanBlock, level: draws.level, scale: SCALES.atanh, bias: true });
  return { ...told(value, n, ends, permutationPValue(value, chance, 'two-sided')), uncorrected: burstiness(intervals) };
}

/** Memory of the days between contacts: whether long follows long. Blocks of twice the cube root of n keep neighbouring pairs. Chance: the same intervals in random order, two-sided. */
export function memoryOfIntervals(days: readonly number[], covered: readonly number[], draws: Draws): PartFigure {
  const intervals = seenIntervals(days, coveredClock(covered));
  const n = intervals.length;
  if (n < LEAST.intervals) return untold(n, `${n} intervals between contacts`, `at least ${LEAST.intervals} intervals without a gap`);
  const value = intervalMemory(intervals);
  if (value === null) return untold(n, 'the intervals do not vary', 'intervals of different length');
  const meanBlock = 2 * Math.cbrt(n);
  const sample = new Float64Array(n);
  const drawn = drawStatistic(n, meanBlock, draws, (places) => { for (let k = 0; k < n; k++) sample[k] = intervals[places[k]!]!; return intervalMemory(sample); });
  const mixed = Float64Array.from(intervals);
  const chance = Array.from({ length: draws.times }, () => {
    for (let k = n - 1; k > 0; k--) {
      const at = draws.random.below(k + 1);
      const held = mixed[k]!;
      mixed[k] = mixed[at]!;
      mixed[at] = held;
    }
    return intervalMemory(mixed);
  }).filter((each) => each !== null);
  return told(value, n, bootstrapInterval(value, drawn, { n, meanBlock, level: draws.level, scale: SCALES.atanh, bias: false }), permutationPValue(value, chance, 'two-sided'));
}

/**
 * Effective number of sectors; a contact with several counts in parts. Interval: months (`months`: their labels, YYYY-MM) in blocks, on logarithms and set right for the draws' lean, which is strong where contacts are few. Chance: as
 * many contacts drawn from those of the whole window (`all`), so that a period is held against times shuffled; two-sided.
 */
export function breadthOf(contacts: readonly Contact[], all: readonly Contact[], months: readonly string[], draws: Draws): PartFigure {
  const names = [...new Set(all.concat(contacts).flatMap(({ sectors }) => sectors))];
  const place = new Map(names.map((name, k) => [name, k]));
  const known = contacts.filter(({ sectors }) => sectors.length > 0);
  if (known.length < LEAST.contacts) return untold(known.length, `${known.length} contacts with a sector`, `at least ${LEAST.contacts}`);
  const add = (sums: Float64Array, at: number, { sectors }: Contact): void => { for (const sector of sectors) sums[at + place.get(sector)!]! += 1 / sectors.length; };
  const width = names.length;
  const total = new Float64Array(width);
  const byMonth = new Float64Array(width * months.length);
  const monthAt = new Map(months.map((month, k) => [month, k]));
  const counts = months.map(() => 0);
  for (const contact of known) {
    add(total, 0, contact);
    const at = contact.date === null || contact.date.length < 7 ? undefined : monthAt.get(contact.date.slice(0, 7));
    if (at === undefined) continue;
    add(byMonth, at * width, contact);
    counts[at]! += 1;
  }
  const value = effectiveNumber(total)!;
  const sums = new Float64Array(width);
  const meanBlock = blockLength(counts);
  const isTold = counts.filter((count) => count > 0).length >= LEAST.blocks;
  const drawn = !isTold ? [] : drawStatistic(months.length, meanBlock, draws, (places) => {
    sums.fill(0);
    for (let k = 0; k < places.length; k++) for (let j = 0, at = places[k]! * width; j < width; j++) sums[j]! += byMonth[at + j]!;
    return effectiveNumber(sums);
  });
  const ends = bootstrapInterval(value, drawn, { n: months.length, meanBlock, level: draws.level, scale: SCALES.log, bias: true });
  const bounded = ends && { low: Math.max(1, ends.low), high: Math.max(1, Math.min(12, ends.high)) };
  const pool = all.filter(({ sectors }) => sectors.length > 0);
  const chance = pool.length <= known.length ? [] : drawBreadths(pool, known.length, place, draws);
  return told(value, known.length, bounded, permutationPValue(value, chance, 'two-sided'), isTold ? 'resamples do not vary' : `contacts in fewer than ${LEAST.blocks} months`);
}

/** Effective numbers of as many contacts drawn without replacement. */
function drawBreadths(pool: readonly Contact[], count: number, place: ReadonlyMap<string, number>, { random, times }: Draws): number[] {
  // Contacts with the same sectors are alike: their kind is drawn.
  const kinds = new Map<string, { readonly id: number; readonly parts: readonly number[] }>();
  const order = Int32Array.from(pool, ({ sectors }) => {
    const key = sectors.join(' ');
    let kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, kind = { id: kinds.size, parts: sectors.map((sector) => place.get(sector)!) });
    return kind.id;
  });
  const parts = [...kinds.values()];
  const counts = new Int32Array(parts.length);
  return Array.from({ length: times }, () => {
    counts.fill(0);
    for (let k = 0; k < count; k++) {
      const at = k + random.below(order.length - k);
      const chosen = order[at]!;
      order[at] = order[k]!;
      order[k] = chosen;
      counts[chosen]! += 1;
    }
    const sums = new Float64Array(place.size);
    parts.forEach(({ id, parts: own }) => { for (const at of own) sums[at]! += counts[id]! / own.length; });
    return effectiveNumber(sums);
  }).filter((each) => each !== null);
}

/** Share of covered months with contact; months resampled in blocks of at least the cube root of n. Chance: as many contacts each put into a random covered month, two-sided. */
export function persistenceOf(counts: readonly number[], draws: Draws): PartFigure {
  const n = counts.length;
  if (n < LEAST.months) return untold(n, `${n} covered months`, `at least ${LEAST.months}`);
  const active = Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
  const value = active.reduce((sum, each) => sum + each, 0) / n;
  const meanBlock = Math.max(Math.cbrt(n), blockLength([...active]));
  const drawn = drawStatistic(n, meanBlock, draws, (places) => { let sum = 0; for (let k = 0; k < n; k++) sum += active[places[k]!]!; return sum / n; });
  const total = counts.reduce((sum, each) => sum + each, 0);
  const hit = new Uint8Array(n);
  const chance = Array.from({ length: draws.times }, () => {
    hit.fill(0);
    let full = 0;
    for (let k = 0; k < total && full < n; k++) {
      const at = draws.random.below(n);
      if (hit[at] === 0) full += 1;
      hit[at] = 1;
    }
    return full / n;
  });
  return told(value, n, shareInterval(value, drawn, { n, meanBlock, level: draws.level }), permutationPValue(value, chance, 'two-sided'));
}

/** Weight of a visit by the standing of the visitor. A judgement: each step up counts one more. */
const RANK_WEIGHT: Readonly<Record<VisitFact['rank'], number>> = { leader: 4, minister: 3, security: 2, official: 1, unstated: 1 };

/**
 * Reciprocity of visits: 1 − |x − y| / (x + y) of the two directions, by number or by rank; 1 when even, 0 when all go one way. Interval: that of the share of one direction, visits in the order of their days resampled in blocks.
 * Chance: each visit's direction tossed up, one-sided (less even than chance).
 */
export function reciprocityOf(visits: readonly VisitFact[], visitor: string, byRank: boolean, draws: Draws): PartFigure {
  const n = visits.length;
  if (n < LEAST.visits) return untold(n, `${n} visits`, `at least ${LEAST.visits}`);
  const signed = visits.toSorted((x, y) => ((x.date ?? '') < (y.date ?? '') ? -1 : (x.date ?? '') > (y.date ?? '') ? 1 : 0)).map((visit) => (visit.visitor === visitor ? 1 : -1) * (byRank ? RANK_WEIGHT[visit.rank] : 1));
  const all = signed.reduce((sum, each) => sum + Math.abs(each), 0);
  const own = signed.reduce((sum, each) => sum + Math.max(0, each), 0);
  const share = own / all;
  const evenness = (one: number) => 2 * Math.min(one, 1 - one);
  const meanBlock = blockLength(signed);
  const drawn = drawStatistic(n, meanBlock, draws, (places) => {
    let [one, sum] = [0, 0];
    for (const k of places) { one += Math.max(0, signed[k]!); sum += Math.abs(signed[k]!); }
    return one / sum;
  });
  // Visits of unequal weight tell as much as this many equal ones (Kish 1965).
  const size = all ** 2 / signed.reduce((sum, each) => sum + each * each, 0);
  const { low, high } = shareInterval(share, drawn, { n: size, meanBlock: Math.min(meanBlock, size / 3), level: draws.level });
  const value = (2 * Math.min(own, all - own)) / all;
  const chance = Array.from({ length: draws.times }, () => {
    const one = signed.reduce((sum, weight) => sum + (draws.random.next() < 0.5 ? Math.abs(weight) : 0), 0);
    return (2 * Math.min(one, all - one)) / all;
  });
  return told(value, n, { low: Math.min(evenness(low), evenness(high)), high: low <= 0.5 && high >= 0.5 ? 1 : Math.max(evenness(low), evenness(high)) }, permutationPValue(value, chance, 'less'));
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
function dayDrawer(covered: readonly number[], random: Random): (count: number) => Float64Array {
  const days = Int32Array.from(covered);
  const order = Int32Array.from(covered, (_, k) => k);
  const hit = new Uint8Array(covered.length);
  const intervals = new Float64Array(covered.length);
  return (count) => {
    hit.fill(0);
    for (let k = 0; k < Math.min(count, order.length); k++) {
      const at = k + random.below(order.length - k);
      const chosen = order[at]!;
      order[at] = order[k]!;
      order[k] = chosen;
      hit[chosen] = 1;
    }
    let size = 0;
    let before = -1;
    for (let k = 0; k < days.length; k++) {
      if (k > 0 && days[k] !== days[k - 1]! + 1) before = -1;
      if (hit[k] === 0) continue;
      if (before >= 0) intervals[size++] = days[k]! - before;
      before = days[k]!;
    }
    return intervals.subarray(0, size);
  };
}

import type { EventType } from '../ontology/event-types.js';
import { sharedCount, type EventReport } from './event-report.js';
import type { DedupeRule, EvidenceName } from './rule.js';

/** One piece of evidence: how much of it there is, and what it adds to the score. */
export interface Evidence {
  readonly name: EvidenceName;
  readonly amount: number;
  readonly adds: number;
}

/** Two tellings compared: the score with what it is made of, or why they cannot be of one event. */
export type Comparison = { readonly score: number; readonly evidence: readonly Evidence[] } | { readonly impossible: Impossible };
export type Impossible = 'other-stage' | 'other-type' | 'no-common-actor' | 'other-sides' | 'other-date' | 'undated';

/** A rule made ready for many comparisons. */
export interface Comparer {
  /** Score of two tellings; null when they cannot be of one event. Symmetric; depends on nothing but the two. */
  score(x: EventReport, y: EventReport): number | null;
  /** The same with reasons. */
  explain(x: EventReport, y: EventReport): Comparison;
  readonly rule: DedupeRule;
}

export function createComparer(rule: DedupeRule): Comparer {
  const related = new Set(rule.relatedTypes.flatMap(([x, y]) => [`${x} ${y}`, `${y} ${x}`]));
  const isRelated = (x: EventType, y: EventType): boolean => related.has(`${x} ${y}`);
  return {
    rule,
    score(x, y) {
      let score = rule.base;
      const impossible = weigh(x, y, rule, isRelated, (name, amount) => { score += rule.weights[name] * amount; });
      return impossible === null ? score : null;
    },
    explain(x, y) {
      const evidence: Evidence[] = [];
      const impossible = weigh(x, y, rule, isRelated, (name, amount) => { evidence.push({ name, amount, adds: rule.weights[name] * amount }); });
      return impossible === null ? { score: evidence.reduce((sum, { adds }) => sum + adds, rule.base), evidence } : { impossible };
    },
  };
}

type Note = (name: EvidenceName, amount: number) => void;

function weigh(x: EventReport, y: EventReport, rule: DedupeRule, isRelated: (x: EventType, y: EventType) => boolean, note: Note): Impossible | null {
  if (x.stage !== y.stage) return 'other-stage';
  if (x.type !== y.type && (x.doc === y.doc || !isRelated(x.type, y.type))) return 'other-type';
  const impossible = weighDates(x, y, rule, note) ?? weighActors(x, y, note);
  if (impossible !== null) return impossible;
  note(x.type === y.type ? 'same-type' : 'related-type', 1);
  if (x.type === y.type && x.mode !== null && y.mode !== null) note(x.mode === y.mode ? 'same-mode' : 'other-mode', x.mode === 'phone' || y.mode === 'phone' ? 2 : 1);
  if (x.status !== y.status && (x.status === 'denied' || y.status === 'denied')) note('other-status', 1);
  if (x.doc === y.doc) note('same-document', 1);
  // One sentence agrees with itself in everything.
  if (x.doc !== y.doc || x.sentence !== y.sentence) weighWords(x, y, note);
  return null;
}

/** Months and years only meet the same month or year, or a day within: what is told vaguely cannot be told apart by date. */
function weighDates(x: EventReport, y: EventReport, rule: DedupeRule, note: Note): Impossible | null {
  if (x.firstDay === null || y.firstDay === null || x.lastDay === null || y.lastDay === null) return 'undated';
  const isDayX = x.firstDay === x.lastDay;
  const isDayY = y.firstDay === y.lastDay;
  if (!isDayX || !isDayY) {
    const same = x.firstDay === y.firstDay && x.lastDay === y.lastDay;
    const within = (x.firstDay <= y.firstDay && x.lastDay >= y.lastDay) || (y.firstDay <= x.firstDay && y.lastDay >= x.lastDay);
    if (!same && !within) return 'other-date';
    note('same-period', Math.max(x.lastDay - x.firstDay, y.lastDay - y.firstDay) > 31 ? 1 : 2);
    return null;
  }
  const apart = Math.abs(x.firstDay - y.firstDay);
  if (x.isDateTold && y.isDateTold) {
    if (apart > rule.toldDays) return 'other-date';
    if (apart > 0) noteAnew(x, y, note);
    note(apart === 0 ? 'same-day' : 'day-apart', apart === 0 ? 1.5 : 1.5 * apart);
    return null;
  }
  if (apart > rule.publicationDays) return 'other-date';
  // A telling cannot be published before the act it tells of, but for time zones.
  if (x.isDateTold !== y.isDateTold && apart > 1) {
    const [told, dated] = x.isDateTold ? [x, y] : [y, x];
    if (dated.firstDay! < told.firstDay!) return 'other-date';
  }
  if (apart > 0) noteAnew(x, y, note);
  if (apart === 0) note('same-day', 1);
  else if (apart === 1) note('day-apart', 1);
  else note('days-apart', apart);
  return null;
}

/** The later of two tellings speaks of one more act of the kind. */
function noteAnew(x: EventReport, y: EventReport, note: Note): void {
  const later = x.firstDay! > y.firstDay! ? x : y;
  if (later.isAnew) note('told-as-another', 1);
}

/** Some actor must stand on the same side of both, or the sides be swapped. */
function weighActors(x: EventReport, y: EventReport, note: Note): Impossible | null {
  const [sx, tx, sy, ty] = [x.sources, x.targets, y.sources, y.targets];
  const isMutualX = tx.length === 0 && sx.length > 1;
  const isMutualY = ty.length === 0 && sy.length > 1;
  if (sx.length + tx.length < 2 || sy.length + ty.length < 2) {
    const missing = weighMissing(x, y, note);
    if (missing !== undefined) return missing;
  }
  if (isMutualX || isMutualY) return weighParties(union(sx, tx), union(sy, ty), isMutualX && isMutualY, note);
  const [ss, tt] = [overlap(sx, sy), overlap(tx, ty)];
  if (ss === 0 && tt === 0) {
    if (overlap(sx, ty) === 0 || overlap(tx, sy) === 0) return overlap(union(sx, tx), union(sy, ty)) === 0 ? 'no-common-actor' : 'other-sides';
    note('swapped-sides', 1);
    return null;
  }
  // Both name who acts (or upon whom) and nobody is common: two acts by different hands.
  if ((ss === 0 && sx.length > 0 && sy.length > 0) || (tt === 0 && tx.length > 0 && ty.length > 0)) return 'other-sides';
  const missing = Number((sx.length === 0) !== (sy.length === 0)) + Number((tx.length === 0) !== (ty.length === 0));
  if (missing > 0) note('missing-side', missing);
  const others = Number(differBothWays(sx, sy, ss)) + Number(differBothWays(tx, ty, tt));
  if (others > 0) note('other-party', others);
  note(missing === 0 && ss + tt > 1 && ss === Math.max(sx.length, sy.length) && tt === Math.max(tx.length, ty.length) ? 'same-actors' : 'overlapping-actors', 1);
  return null;
}

/** Where an actor was not found, the states the sentence names may stand for it. Undefined: the sides decide as they are. */
function weighMissing(x: EventReport, y: EventReport, note: Note): Impossible | null | undefined {
  const isSide = overlap(x.sources, y.sources) > 0 || overlap(x.targets, y.targets) > 0;
  const hasBoth = x.sources.length > 0 && y.sources.length > 0 && overlap(x.sources, y.sources) === 0;
  if (isSide || (hasBoth && x.sources.length + x.targets.length + y.sources.length + y.targets.length > 2)) return undefined;
  const about = overlap(x.about, y.about);
  if (about < 2 && (sharedCount(x.places, y.places) === 0 || (about === 0 && x.about.length > 0 && y.about.length > 0))) return 'no-common-actor';
  note('missing-side', 2);
  note('common-states', Math.min(2, about));
  return null;
}

function weighParties(x: readonly string[], y: readonly string[], isMutual: boolean, note: Note): Impossible | null {
  const common = overlap(x, y);
  if (common === 0) return 'no-common-actor';
  if (common === 1 && Math.min(x.length, y.length) > 1) return 'other-sides';
  if (differBothWays(x, y, common)) note('other-party', 1);
  if (common === 1) note('missing-side', 1);
  note(isMutual && common === x.length && common === y.length ? 'same-actors' : 'overlapping-actors', 1);
  return null;
}

function weighWords(x: EventReport, y: EventReport, note: Note): void {
  const places = sharedCount(x.places, y.places);
  if (places > 0) note('shared-places', Math.min(2, places));
  else if (x.places.length > 0 && y.places.length > 0) note('other-places', 1);
  const names = sharedCount(x.names, y.names) - places;
  if (names > 0) note('shared-names', Math.min(3, names));
  if (sharedCount(x.capitals, y.capitals) > 0) note('shared-capital', 1);
  const numbers = sharedCount(x.numbers, y.numbers);
  if (numbers > 0) note('shared-numbers', Math.min(2, numbers));
  else if (x.numbers.length > 0 && y.numbers.length > 0) note('other-numbers', 1);
  if (x.killed !== null && y.killed !== null && Math.max(x.killed, y.killed) > 3 * Math.min(x.killed, y.killed)) note('other-casualties', 1);
  if (x.offices.length > 0 && y.offices.length > 0) note(sharedCount(x.offices, y.offices) > 0 ? 'same-office' : 'other-office', 1);
  const words = x.words.length + y.words.length;
  // Dice (1945): twice the common words over all words; the constant keeps two short sentences from being alike by one word.
  if (words > 0) note('shared-words', (2 * sharedCount(x.words, y.words)) / (words + 4));
  if (x.copies !== null && x.copies === y.copies && x.doc !== y.doc) note('copied-text', 1);
}

function overlap(x: readonly string[], y: readonly string[]): number {
  let common = 0;
  for (const code of x) if (y.includes(code)) common++;
  return common;
}

function differBothWays(x: readonly string[], y: readonly string[], common: number): boolean {
  return common < x.length && common < y.length;
}

function union(x: readonly string[], y: readonly string[]): string[] {
  return y.length === 0 ? [...x] : [...new Set([...x, ...y])];
}

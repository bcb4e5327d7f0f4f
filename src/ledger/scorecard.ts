import { daysBetween, lastDay } from '../base/calendar.js';
import type { Ledger, LedgerEntry } from './ledger.js';

/** Fewest matters a rate or median is given for; below it the scorecard says why it is silent. Judgement. */
export const LEAST_ENTRIES = 5;

/** A number with what it rests on, or null with the reason. */
export interface ScoreValue {
  readonly value: number | null;
  /** Matters counted. */
  readonly n: number;
  readonly reason: string | null;
}

/** Counts and rates of one group of entries. Rates are null with a reason below `LEAST_ENTRIES`. */
export interface ScoreRow {
  /** `all`, a commitment type, or a sector. */
  readonly group: string;
  readonly by: 'all' | 'type' | 'sector';
  readonly entries: number;
  /** Entries by current status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Share delivered (implementation 3) among those whose deadline has passed; matters without a date are not due. */
  readonly deliveryRate: ScoreValue;
  /** Median days between deadline and delivery, for what was delivered and had a deadline; negative is early. */
  readonly medianDelayDays: ScoreValue;
  /** Mean number of times an entry was announced again. */
  readonly reannouncements: ScoreValue;
  /** Median days the deadline was moved, for entries with more than one deadline. */
  readonly medianMovedDays: ScoreValue;
  readonly overdue: number;
  /** Entries at each step of implementation, 0 to 3. */
  readonly implementation: readonly [number, number, number, number];
}

/** Counts and rates of a ledger: all, by type, by sector. Hidden entries and items of lists are left out (a list counts once). */
export function scoreLedger(ledger: Ledger): ScoreRow[] {
  const entries = ledger.entries.filter((entry) => !entry.hidden && entry.partOf === null);
  const rows: ScoreRow[] = [scoreGroup('all', 'all', entries, ledger.asOf)];
  for (const type of ['target', 'agreement', 'project', 'mechanism', 'pledge']) {
    const own = entries.filter((entry) => entry.type === type);
    if (own.length > 0) rows.push(scoreGroup(type, 'type', own, ledger.asOf));
  }
  for (const sector of [...new Set(entries.flatMap((entry) => entry.sectors))].sort()) {
    rows.push(scoreGroup(sector, 'sector', entries.filter((entry) => entry.sectors.includes(sector)), ledger.asOf));
  }
  return rows;
}

function scoreGroup(group: string, by: ScoreRow['by'], entries: readonly LedgerEntry[], asOf: string): ScoreRow {
  const statuses: Record<string, number> = {};
  const implementation: [number, number, number, number] = [0, 0, 0, 0];
  for (const entry of entries) {
    statuses[entry.status] = (statuses[entry.status] ?? 0) + 1;
    implementation[entry.implementation]++;
  }
  const due = entries.filter((entry) => isDue(entry, asOf));
  const delays = entries.flatMap((entry) => delayOf(entry) ?? []);
  const moved = entries.flatMap((entry) => entry.deadlineMovedDays ?? []);
  return {
    group, by, entries: entries.length, statuses,
    deliveryRate: rate(due.length, due.filter((entry) => entry.implementation === 3).length / Math.max(1, due.length), 'matters whose date has passed'),
    medianDelayDays: rate(delays.length, median(delays), 'delivered matters with a deadline'),
    reannouncements: rate(entries.length, entries.reduce((sum, entry) => sum + entry.reannouncements, 0) / Math.max(1, entries.length), 'matters'),
    medianMovedDays: rate(moved.length, median(moved), 'matters with more than one deadline'),
    overdue: entries.filter((entry) => (entry.overdueDays ?? 0) > 0).length,
    implementation,
  };
}

/** Due: a deadline was set and has passed. What has none cannot be late, and counting only its successes would flatter. */
function isDue(entry: LedgerEntry, asOf: string): boolean {
  const end = entry.deadline === null ? null : lastDay(entry.deadline);
  return end !== null && end <= asOf;
}

function delayOf(entry: LedgerEntry): number | null {
  const done = entry.history.findLast((step) => step.status === 'done' && step.date !== null);
  const deadline = entry.versions.find((version) => version.deadline !== null)?.deadline;
  const end = deadline ? lastDay(deadline) : null;
  return done?.date && end ? daysBetween(end, done.date) : null;
}

function rate(n: number, value: number, of: string): ScoreValue {
  if (n < LEAST_ENTRIES) return { value: null, n, reason: `too few: ${n} ${of}, ${LEAST_ENTRIES} needed` };
  return { value, n, reason: null };
}

/** Middle value, or the mean of the two middle ones; 0 for an empty list (its caller refuses it). */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

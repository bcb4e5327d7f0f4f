import { firstDay, lastDay } from '../base/calendar.js';
import type { Compact, CompactRow, Membership, MembershipRole } from './compact-record.js';
import type { Pair } from './dyad.js';

/**
 * How two states share a compact on a day. `in-force`: both are members; `not-yet`: both will be or have signed; `talks`: negotiated only; `ended`: they
 * were and at least one is no more; `apart`: they stand differently in it (one a member, the other an observer).
 */
export type SharedStanding = 'in-force' | 'not-yet' | 'talks' | 'ended' | 'apart';

/** A compact both sides of a pair belong to. */
export interface SharedCompact {
  readonly compact: Compact;
  /** Last role known of each side on the day, and its first day there. */
  readonly a: { readonly role: MembershipRole; readonly from: string | null };
  readonly b: { readonly role: MembershipRole; readonly from: string | null };
  /** Since when both have been members, as exact as told; null when they are not, or the day is unknown. */
  readonly since: string | null;
  readonly standing: SharedStanding;
}

interface Standing {
  readonly role: MembershipRole;
  readonly from: string | null;
  readonly hasEnded: boolean;
}

/**
 * Where a state stands in a compact on a day (YYYY-MM-DD), from its rows; null when it is not in it yet. Between signature and entry into force it is a
 * signatory. A date that is not exact counts from its first day.
 */
function standingOn(rows: readonly Membership[], day: string): Standing | null {
  const hasCome = (date: string | null) => date !== null && (firstDay(date) ?? '') <= day;
  const begun = rows.flatMap((row): Membership[] => {
    const { from, signedOn, role } = row;
    if (role === 'withdrawn' || hasCome(from) || (from === null && (signedOn === null || hasCome(signedOn)))) return [row];
    return hasCome(signedOn) ? [{ ...row, role: 'signatory', from: null }] : [];
  });
  const newest = begun.filter(({ role }) => role !== 'withdrawn').toSorted((x, y) => ((x.from ?? x.signedOn ?? '') < (y.from ?? y.signedOn ?? '') ? -1 : 1)).at(-1);
  if (newest === undefined) return null;
  const ends = [newest.to, ...begun.flatMap(({ role, to }) => (role === 'withdrawn' && to !== null && (newest.from === null || to >= newest.from) ? [to] : []))];
  return { role: newest.role, from: newest.from, hasEnded: ends.some((end) => end !== null && (lastDay(end) ?? end) < day) };
}

/**
 * Compacts that both sides belong to on a day (YYYY-MM-DD), with how they share them; those in force first, oldest first, then the others by name. Compacts
 * that one side joins only later are left out.
 */
export function sharedCompacts(rows: readonly CompactRow[], pair: Pair, day: string): SharedCompact[] {
  const shared = rows.flatMap(({ compact, memberships }): SharedCompact[] => {
    const a = standingOn(memberships.filter(({ member }) => member === pair.a), day);
    const b = standingOn(memberships.filter(({ member }) => member === pair.b), day);
    if (a === null || b === null) return [];
    const hasEnded = a.hasEnded || b.hasEnded || (compact.endedOn !== null && (lastDay(compact.endedOn) ?? compact.endedOn) < day);
    const standing = hasEnded ? 'ended' : standingOf(a.role, b.role);
    const dates = [a.from, b.from];
    return [{
      compact, a: { role: a.role, from: a.from }, b: { role: b.role, from: b.from }, standing,
      since: standing === 'in-force' && !dates.includes(null) ? (dates as string[]).toSorted().at(-1)! : null,
    }];
  });
  const order: readonly SharedStanding[] = ['in-force', 'not-yet', 'talks', 'apart', 'ended'];
  return shared.toSorted((x, y) => order.indexOf(x.standing) - order.indexOf(y.standing)
    || compare(x.since ?? '9999', y.since ?? '9999') || compare(x.compact.name, y.compact.name) || compare(x.compact.id, y.compact.id));
}

function standingOf(a: MembershipRole, b: MembershipRole): SharedStanding {
  if (a === 'member' && b === 'member') return 'in-force';
  if (a === 'negotiating' || b === 'negotiating') return 'talks';
  const isBound = (role: MembershipRole) => role === 'member' || role === 'signatory';
  return isBound(a) && isBound(b) ? 'not-yet' : 'apart';
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

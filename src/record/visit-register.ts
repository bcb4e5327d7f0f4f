import type { Pair } from './dyad.js';
import type { VisitRow } from './event-record.js';
import { dayRange } from './period.js';

/** Standing of a visitor, highest first; `unstated` where the text does not tell. */
export type VisitorRank = 'leader' | 'minister' | 'security' | 'official' | 'unstated';
type Rank = VisitorRank;

/** One journey of one side to the other, however often it is told. */
export interface Visit {
  /** Id of the first event that tells of it. */
  readonly key: string;
  readonly visitor: string;
  readonly host: string;
  readonly date: string | null;
  readonly rank: VisitorRank;
  readonly people: string[];
  readonly status: string;
  /** Ids of the events that tell of it. */
  readonly events: string[];
  readonly sentenceText: string;
}

/** The visits of a pair, oldest first, and how many of those that took place went which way. */
export interface VisitRegister {
  readonly visits: Visit[];
  readonly balance: { readonly ab: number; readonly ba: number };
}

/**
 * Words that tell the standing of a visitor, highest first; the first that matches counts. A judgement: leaders are heads of state or
 * government; ministers include speakers of parliament and national security secretaries; security are commanders and agencies.
 */
const RANK_WORDS: readonly (readonly [Rank, RegExp])[] = [
  ['official', /\b(deputy|vice|assistant|special) (foreign |prime |interior )?(minister|speaker|president)\b/i],
  ['leader', /\b(president|prime minister|premier|supreme leader|king|shah|emir|chancellor|crown prince)\b/i],
  ['security', /\b(army chief|chief of army|field marshal|general|commander|admiral|chief of (general )?staff|intelligence (chief|minister)|military delegation)\b/i],
  ['minister', /\b(minister|speaker|secretary of the supreme|security (chief|adviser|advisor|secretary|official)|foreign secretary|deputy prime minister)\b/i],
  ['official', /\b(ambassador|envoy|delegation|governor|official|officials|director|secretary|adviser|representative|team|chairman|head)\b/i],
];
const RANK_ORDER: readonly Rank[] = ['leader', 'minister', 'security', 'official', 'unstated'];

/** Days within which two tellings of a visit by the same side count as one visit, when no different persons are named. A judgement. */
const SAME_VISIT_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * One entry for each visit, oldest first, undated last: sentences that tell of the same side travelling within three days are one visit
 * unless they name different persons or the visits differ in status.
 */
export function buildVisitRegister(pair: Pair, rows: readonly VisitRow[]): VisitRegister {
  const visits: Visit[] = [];
  for (const row of rows) {
    const at = findVisit(visits, row);
    if (at < 0) visits.push(toVisit(row));
    else visits[at] = joinVisit(visits[at]!, row);
  }
  const done = visits.filter(({ status }) => status === 'actual' || status === 'background');
  return {
    visits,
    balance: { ab: done.filter(({ visitor }) => visitor === pair.a).length, ba: done.filter(({ visitor }) => visitor === pair.b).length },
  };
}

/** The first of the visits that a row tells of, -1 for none. Rows come oldest first: those before the days in which visits count as one are not looked at. */
function findVisit(visits: readonly Visit[], row: VisitRow): number {
  const day = dayOf(row.event.date);
  let found = -1;
  for (let k = visits.length - 1; k >= 0; k -= 1) {
    const visit = visits[k]!;
    if (day !== null && visit.date !== null && day - dayOf(visit.date)! > SAME_VISIT_DAYS * DAY_MS) break;
    if (isSameVisit(visit, row)) found = k;
  }
  return found;
}

function dayOf(date: string | null): number | null {
  return date === null ? null : Date.parse(dayRange(date)!.first);
}

function toVisit({ event, visitor, host, people }: VisitRow): Visit {
  return {
    key: event.id, visitor, host, date: event.date, rank: rankOf(event), people: [...people],
    status: event.finding.status, events: [event.id], sentenceText: event.sentenceText,
  };
}

function joinVisit(visit: Visit, { event, people }: VisitRow): Visit {
  const rank = rankOf(event);
  return {
    ...visit,
    date: (visit.date?.length ?? 0) >= (event.date?.length ?? 0) ? visit.date : event.date,
    rank: RANK_ORDER.indexOf(rank) < RANK_ORDER.indexOf(visit.rank) ? rank : visit.rank,
    people: [...new Set([...visit.people, ...people])],
    events: [...visit.events, event.id],
  };
}

function isSameVisit(visit: Visit, { event, visitor, people }: VisitRow): boolean {
  if (visit.visitor !== visitor || visit.status !== event.finding.status || visit.date === null || event.date === null) return false;
  const sameTime = visit.date.length === 10 && event.date.length === 10
    ? Math.abs(Date.parse(visit.date) - Date.parse(event.date)) <= SAME_VISIT_DAYS * DAY_MS
    : visit.date === event.date;
  if (!sameTime) return false;
  const named = people.filter((person) => visit.people.includes(person));
  return named.length > 0 || people.length === 0 || visit.people.length === 0;
}

/** Standing of the visitor, read from the words of the source and those right before it in the sentence. */
function rankOf(event: VisitRow['event']): Rank {
  const from = event.finding.sentence[0];
  const words = event.finding.source.map(({ span, name }) => {
    const before = Math.max(0, span[0] - from - 40);
    return `${event.sentenceText.slice(before, span[1] - from)} ${name ?? ''}`;
  }).join(' ');
  return RANK_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unstated';
}

import { pairKey, type Pair } from '../record/dyad.js';
import type { EventFilter, PairSummary, ThirdParty, ThirdPartyTie } from '../record/event-record.js';
import type { Statistic } from '../record/flow-record.js';
import { compare, directionIn, firstDay, passes, type Entry, type EventEntry, type ToldEvent } from './memory-rows.js';

/** What is held about each pair; see `Store.pairs`. */
export function summarisePairs(told: readonly ToldEvent[], entries: readonly Entry[], statistics: readonly Statistic[]): PairSummary[] {
  const found = new Map<string, { pair: Pair; events: EventEntry[]; documents: Set<string>; commitments: number; statistics: number }>();
  const at = (pair: Pair) => {
    const sum = found.get(pairKey(pair)) ?? { pair, events: [], documents: new Set<string>(), commitments: 0, statistics: 0 };
    found.set(pairKey(pair), sum);
    return sum;
  };
  for (const event of told) if (event.isLead) for (const { pair } of event.placed.pairs) at(pair).events.push(event);
  for (const entry of entries) {
    for (const placed of entry.findings) {
      for (const { pair } of placed.pairs) {
        at(pair).documents.add(entry.document.id);
        if (placed.finding.kind === 'commitment') at(pair).commitments += 1;
      }
    }
  }
  for (const { reporter, partner } of statistics) {
    if (reporter !== partner) at(reporter < partner ? { a: reporter, b: partner } : { a: partner, b: reporter }).statistics += 1;
  }
  return [...found.values()]
    .map((sum) => {
      const dates = sum.events.flatMap((event) => event.date ?? []).toSorted(byFirstDay);
      return {
        pair: sum.pair, events: sum.events.length, documents: sum.documents.size, commitments: sum.commitments, statistics: sum.statistics,
        first: dates[0] ?? null, last: dates.at(-1) ?? null,
      };
    })
    .toSorted((x, y) => y.events - x.events || compare(pairKey(x.pair), pairKey(y.pair)));
}

/** Ties of either side with others; see `Store.thirdParties`. */
export function thirdPartiesOf(told: readonly ToldEvent[], pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses'>): ThirdParty[] {
  const ties = new Map<string, { a: EventEntry[]; b: EventEntry[]; documents: Set<string> }>();
  const events = told.filter((event) => passes(filter, event));
  const withPair = new Set(events.filter((event) => directionIn(event, pair) !== null).map((event) => event.entry.document.id));
  for (const event of events) {
    for (const membership of event.placed.pairs) {
      for (const side of ['a', 'b'] as const) {
        const other = otherOf(membership.pair, pair[side]);
        if (other === null || other === pair.a || other === pair.b) continue;
        const tie = ties.get(other) ?? { a: [], b: [], documents: new Set<string>() };
        tie[side].push(event);
        if (withPair.has(event.entry.document.id)) tie.documents.add(event.entry.document.id);
        ties.set(other, tie);
      }
    }
  }
  return [...ties]
    .map(([code, tie]) => ({
      code, withA: tieOf(tie.a), withB: tieOf(tie.b), documentsWithPair: tie.documents.size,
      latest: [...tie.a, ...tie.b].flatMap((event) => event.date ?? []).toSorted(byFirstDay).at(-1) ?? null,
    }))
    .toSorted((x, y) => y.withA.events + y.withB.events - x.withA.events - x.withB.events || compare(x.code, y.code));
}

function otherOf(pair: Pair, code: string): string | null {
  return pair.a === code ? pair.b : pair.b === code ? pair.a : null;
}

function tieOf(events: readonly EventEntry[]): ThirdPartyTie {
  const quads: [number, number, number, number] = [0, 0, 0, 0];
  for (const event of events) quads[event.finding.quad - 1]! += 1;
  const sum = events.reduce((total, event) => total + event.finding.score, 0);
  return { events: events.length, quads, meanScore: events.length === 0 ? null : sum / events.length };
}

/** By first day, then by the date's text, so that a year stands before its first day. */
function byFirstDay(x: string, y: string): number {
  return compare(firstDay(x) ?? '', firstDay(y) ?? '') || compare(x, y);
}

import type { LedgerStatus } from '../record/ledger-record.js';
import type { Ledger } from '../server/contract.js';

/** Whose reading of the promises is shown: the coder's, or the list compiled by hand. */
export type PromiseSource = 'found' | 'hand';

interface PromiseStep {
  readonly date: string | null;
  readonly status: LedgerStatus;
  readonly text: string;
  readonly url: string | null;
  readonly document: string | null;
  readonly outlets: readonly string[];
  /** True when worked out rather than read. */
  readonly isComputed: boolean;
  /** Who set it by hand, where a person did. */
  readonly by: string | null;
}

/** What was promised for a time. */
interface PromiseVersion {
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly deadline: string | null;
  readonly firstTold: string | null;
  readonly replacedOn: string | null;
}

/** One promise as the pages show it, whichever source it comes from. */
export interface Promised {
  /** `found:ID` or `hand:ID`. */
  readonly key: string;
  readonly source: PromiseSource;
  readonly type: string | null;
  readonly parties: readonly string[];
  readonly what: string;
  readonly instrument: string | null;
  readonly sectors: readonly string[];
  readonly madeOn: string | null;
  readonly status: LedgerStatus;
  readonly statusSince: string | null;
  readonly unclear: string | null;
  /** Oldest first; at least one. */
  readonly versions: readonly PromiseVersion[];
  /** Newest first. */
  readonly steps: readonly PromiseStep[];
  readonly overdueDays: number | null;
  readonly deadlineMovedDays: number | null;
  readonly tellings: number | null;
  readonly partOf: string | null;
  /** Documents about the pair since the last news; null when not known. */
  readonly documentsSince: number | null;
  /** 0 nothing told, 1 begun, 2 partly delivered, 3 delivered; null for what was compiled by hand. */
  readonly implementation: number | null;
  /** The entry it was made from; null for what was compiled by hand. */
  readonly entry: Ledger['entries'][number] | null;
}

/** The promises of one source, newest news first. */
export function promisesOf(ledger: Ledger, source: PromiseSource): Promised[] {
  return source === 'found' ? ledger.entries.map(fromEntry) : ledger.byHand.map(fromHand).toSorted((x, y) => ((x.steps[0]?.date ?? '') < (y.steps[0]?.date ?? '') ? 1 : -1));
}

/** The promise a key names, or null. */
export function findPromise(ledger: Ledger, key: string): Promised | null {
  return promisesOf(ledger, key.startsWith('hand:') ? 'hand' : 'found').find((promised) => promised.key === key) ?? null;
}

function fromEntry(entry: Ledger['entries'][number]): Promised {
  return {
    key: `found:${entry.id}`, source: 'found', type: entry.type, parties: entry.parties, what: entry.what, instrument: entry.instrument, sectors: entry.sectors,
    madeOn: entry.madeOn, status: entry.status, statusSince: entry.statusSince, unclear: entry.unclear, versions: entry.versions,
    steps: entry.history.map(({ date, status, evidence, computed }) => ({
      date, status, text: evidence.map(({ text }) => text).join(' … '), url: null, document: evidence[0]?.document ?? null,
      outlets: [...new Set(evidence.flatMap(({ outlets }) => outlets))], isComputed: computed,
      by: entry.edits.find(({ id }) => evidence.some(({ edit }) => edit === id))?.by ?? null,
    })),
    overdueDays: entry.overdueDays, deadlineMovedDays: entry.deadlineMovedDays, tellings: entry.tellings.length, partOf: entry.partOf,
    documentsSince: entry.documentsSince, implementation: entry.implementation, entry,
  };
}

function fromHand(entry: Ledger['byHand'][number]): Promised {
  const newest = entry.history.at(-1);
  return {
    key: `hand:${entry.id}`, source: 'hand', type: null, parties: entry.parties, what: entry.what, instrument: entry.instrument, sectors: [],
    madeOn: entry.madeOn, status: newest?.status ?? 'proposed', statusSince: newest?.date ?? null, unclear: null,
    versions: [{ from: entry.from, to: entry.to, unit: entry.unit, deadline: entry.deadline, firstTold: entry.madeOn, replacedOn: null }],
    steps: entry.history.toReversed().map(({ date, status, evidence, url }) => ({ date, status, text: evidence, url, document: null, outlets: [], isComputed: false, by: null })),
    overdueDays: null, deadlineMovedDays: null, tellings: null, partOf: null, documentsSince: null, implementation: null, entry: null,
  };
}

/** Targets for the trade of the two sides as a whole, in US dollars, one for each figure and deadline told. */
export interface TradeTarget {
  /** Key of the promise. */
  readonly key: string;
  readonly what: string;
  readonly amount: number;
  readonly madeOn: string;
  readonly deadline: string | null;
  /** Date on which a later target took its place. */
  readonly replacedOn: string | null;
  readonly status: LedgerStatus;
}

const WHOLE_TRADE = /\btrade\b|\bdollars a year\b/i;
const PART_OF_TRADE = /\b(farm|agricultur|agri|barter|border market)/i;

/** Targets among promises; a target for a part of trade (farm goods, barter) is no target for the whole. */
export function tradeTargets(promises: readonly Promised[]): TradeTarget[] {
  return promises.filter(({ type, what }) => (type === null || type === 'target') && WHOLE_TRADE.test(what) && !PART_OF_TRADE.test(what))
    .flatMap(({ key, what, versions, status, madeOn }) => versions.flatMap((version, k) => {
      const told = version.firstTold ?? madeOn;
      if (version.unit !== 'USD' || version.to === null || told === null) return [];
      return [{ key, what, amount: version.to, madeOn: told, deadline: version.deadline, replacedOn: version.replacedOn, status: k === versions.length - 1 ? status : 'lapsed' as const }];
    }));
}

import { addDays } from '../base/calendar.js';
import { buildLedger } from '../ledger/build-ledger.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { contactsOf, knownOn, type Weight } from '../measures/contact.js';
import type { CommitmentFact, Coverage, ExposureCell, MeasureInput, ThirdPartyAct } from '../measures/input.js';
import { codesOf, pairKey, type Pair } from '../record/dyad.js';
import type { EventFilter, EventRow } from '../record/event-record.js';
import { buildVisitRegister } from '../record/visit-register.js';
import { visitsOf } from '../record/visits.js';
import type { Store } from '../storage/store.js';

/** What is asked of a record to measure a pair; every store has it. */
export type MeasureReader = Pick<Store, 'compacts' | 'events' | 'counts' | 'series' | 'statistics' | 'commitments' | 'handCommitments' | 'ledgerEdits'>;

/** What is read for the measures of a pair. */
export interface ReadOptions {
  /** The day looked from, YYYY-MM-DD: nothing published or dated later is read. */
  readonly asOf: string;
  /** First and last day wanted, YYYY-MM-DD; null: as far as the record goes. */
  readonly from?: string | null;
  readonly to?: string | null;
  readonly weight?: Weight;
  /** Whether events with and among third parties are needed too. */
  readonly thirdParties?: boolean;
  /** Where events come from: `coded` (the default) or data sets such as `gdelt2`. */
  readonly origins?: readonly string[];
  /** A document to leave out, such as the one that is checked. */
  readonly without?: string;
}

const PAGE = 10_000;
/** Most events of third parties that are read: all of a record up to this, else only the newest of either side. */
const MOST_OTHERS = 20_000;

/** Everything the measures of a pair are made from, out of a record, as known on a day. */
export async function readMeasureInput(pair: Pair, store: MeasureReader, options: ReadOptions): Promise<MeasureInput> {
  const { asOf } = options;
  const origin = options.origins === undefined ? {} : { origins: options.origins };
  const [found, exposure, statistics, commitments, readyMade, others, compacts] = await Promise.all([
    readEvents(store, { pair, ...origin }), readExposure(store, { pair, ...origin }, asOf), store.statistics({ pair, to: asOf }), readCommitments(store, pair, asOf, options.without),
    store.series({ pair, to: asOf }), options.thirdParties === true ? readOthers(store, pair, origin) : [], store.compacts({ pair }),
  ]);
  const rows = found.filter(({ document }) => document.id !== options.without);
  const contacts = knownOn(contactsOf(rows), asOf);
  const known = new Set(contacts.map(({ id }) => id));
  const visitRows = rows.filter(({ id, finding }) => known.has(id) && finding.type === 'CONSULT' && finding.mode === 'visit');
  const visits = buildVisitRegister(pair, visitsOf(visitRows, pair)).visits.filter(({ status }) => status === 'actual' || status === 'background');
  return {
    pair, subject: pairKey(pair), asOf, from: options.from ?? null, to: options.to ?? null, weight: options.weight ?? 'event', contacts, exposure, coverage: coverageOf(rows, asOf),
    visits: visits.map(({ key, visitor, host, date, rank }) => ({ id: key, visitor, host, date, rank })), commitments,
    statistics: statistics.filter(({ periodEnd }) => periodEnd <= asOf), readyMade: readyMade.filter(({ periodEnd }) => periodEnd <= asOf),
    thirdParties: others.filter(({ date, published }) => (date === null || date <= asOf) && (published === null || published <= asOf)), compacts,
  };
}

async function readEvents(store: MeasureReader, filter: EventFilter, most = Infinity): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let offset = 0; offset < most; offset += PAGE) {
    const page = await store.events(filter, { limit: PAGE, offset, order: most === Infinity ? 'oldest' : 'newest' });
    rows.push(...page.rows);
    if (offset + PAGE >= page.total) break;
  }
  return rows;
}

/** Documents by day, and those dated only to a month or a year as cells of their own. */
async function readExposure(store: MeasureReader, filter: EventFilter, asOf: string): Promise<ExposureCell[]> {
  const byUnit = await Promise.all((['day', 'month', 'year'] as const).map(async (unit) => (await store.counts(filter, { by: ['period'], unit })).exposure));
  const [days, months, years] = byUnit.map((cells) => cells.flatMap(({ period, documents, aboutPair, reports }) => (period === null ? [] : [{ date: period, documents, aboutPair, reports }]))) as [ExposureCell[], ExposureCell[], ExposureCell[]];
  return [...days, ...rest(months, days, 7), ...rest(years, months, 4)].filter(({ date }) => date <= asOf.slice(0, date.length));
}

/** What the longer periods hold beyond the shorter ones within them. */
function rest(longer: readonly ExposureCell[], shorter: readonly ExposureCell[], length: number): ExposureCell[] {
  const sums = new Map<string, { documents: number; aboutPair: number; reports: number }>();
  for (const cell of shorter) {
    const key = cell.date.slice(0, length);
    const sum = sums.get(key) ?? { documents: 0, aboutPair: 0, reports: 0 };
    sums.set(key, { documents: sum.documents + cell.documents, aboutPair: sum.aboutPair + cell.aboutPair, reports: sum.reports + cell.reports });
  }
  return longer.flatMap(({ date, documents, aboutPair, reports }) => {
    const within = sums.get(date);
    const left = { date, documents: documents - (within?.documents ?? 0), aboutPair: aboutPair - (within?.aboutPair ?? 0), reports: reports - (within?.reports ?? 0) };
    return left.documents > 0 ? [left] : [];
  });
}

/** A data set that was imported covers the days from its first to its last event of the pair: what is narrower than its own coverage is never too much. */
function coverageOf(rows: readonly EventRow[], asOf: string): Coverage[] {
  const ends = new Map<string, { from: string; to: string }>();
  for (const { imported, date } of rows) {
    if (imported === undefined || date === null || date.length < 10 || date > asOf) continue;
    const known = ends.get(imported.origin);
    ends.set(imported.origin, { from: known === undefined || date < known.from ? date : known.from, to: known === undefined || date > known.to ? date : known.to });
  }
  return [...ends].map(([source, { from, to }]) => ({ source, from, to })).filter(({ from, to }) => addDays(from, 1) <= to);
}

async function readCommitments(store: MeasureReader, pair: Pair, asOf: string, without: string | undefined): Promise<CommitmentFact[]> {
  const [rows, edits, byHand] = await Promise.all([store.commitments(pair), store.ledgerEdits(pair), store.handCommitments(pair)]);
  const ledger = buildLedger({ pair, rows: rows.filter(({ document }) => document.id !== without), edits, documentDates: [], asOf });
  const found = ledger.entries.filter(({ hidden }) => !hidden).map((entry): CommitmentFact => ({
    id: entry.id, type: entry.type, what: entry.what, parties: entry.parties, sectors: entry.sectors, madeOn: entry.madeOn, deadline: entry.deadline,
    from: figureOf(entry)?.from ?? null, to: figureOf(entry)?.to ?? null, unit: entry.unit, status: entry.status, history: historyOf(entry),
    tellings: entry.tellings.flatMap(({ date }) => date ?? []), origin: 'found',
  }));
  const hand = byHand.flatMap((each): CommitmentFact[] => {
    const history = each.history.filter(({ date }) => date <= asOf).map(({ date, status }) => ({ date, status }));
    const status = history.at(-1)?.status;
    return each.madeOn > asOf || status === undefined ? [] : [{
      id: each.id, type: kindOfHand(each.what, each.instrument, each.to === null ? null : each.unit), what: each.what, parties: each.parties, sectors: [], madeOn: each.madeOn, deadline: each.deadline,
      from: each.from, to: each.to, unit: each.unit, status, history, tellings: history.map(({ date }) => date), origin: 'hand',
    }];
  });
  return [...found, ...hand];
}

/** The newest version with a figure, else the newest. */
const figureOf = (entry: LedgerEntry) => entry.versions.findLast(({ to }) => to !== null) ?? entry.versions.at(-1);
const historyOf = (entry: LedgerEntry): CommitmentFact['history'] => entry.history.toReversed().map(({ date, status }) => ({ date, status }));

/** Kind of a commitment compiled by hand, which names none: a sum to reach is a target, else the words decide. */
function kindOfHand(what: string, instrument: string | null, unit: string | null): CommitmentFact['type'] {
  const words = `${what} ${instrument ?? ''}`;
  if (unit !== null && /^[A-Z]{3}$/.test(unit) && /\b(trade|turnover)\b/i.test(words)) return 'target';
  if (/\b(commission|committee|mechanism|working group|council|dialogue|liaison)\b/i.test(words)) return 'mechanism';
  if (/\b(pipeline|rail|railway|road|line|crossing|market|port|terminal|plant|ferry|flight)/i.test(words)) return 'project';
  return /\b(agreement|treaty|memorandum|accord|pact|convention|protocol)\b/i.test(words) ? 'agreement' : 'pledge';
}

async function readOthers(store: MeasureReader, pair: Pair, origin: Pick<EventFilter, 'origins'>): Promise<ThirdPartyAct[]> {
  const { total } = await store.events({ statuses: ['actual'], ...origin }, { limit: 1 });
  const rows = total <= MOST_OTHERS ? await readEvents(store, { statuses: ['actual'], ...origin })
    : (await Promise.all([pair.a, pair.b].map((actor) => readEvents(store, { actor, statuses: ['actual'], ...origin }, MOST_OTHERS)))).flat();
  const acts = new Map<string, ThirdPartyAct>();
  for (const { id, date, document, finding } of rows) {
    const [source, target] = [codesOf(finding.source), codesOf(finding.target)];
    const codes = [...source, ...target];
    const isOwn = codes.every((code) => code === pair.a || code === pair.b);
    if (!isOwn && codes.length > 1) acts.set(id, { id, date, published: document.date, source, target, quad: finding.quad, score: finding.score });
  }
  return [...acts.values()];
}

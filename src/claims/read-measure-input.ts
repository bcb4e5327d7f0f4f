import { buildLedger } from '../ledger/build-ledger.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { contactsOf } from '../measures/contact.js';
import { emptyInput, type CommitmentFact, type ExposureCell, type MeasureInput, type ThirdPartyAct, type VisitFact } from '../measures/input.js';
import type { Pair } from '../record/dyad.js';
import type { EventFilter, EventRow, VisitRow } from '../record/event-record.js';
import type { HandCommitment } from '../record/ledger-record.js';
import type { Store } from '../storage/store.js';

/** What is asked of a record to measure a pair; every store has it. */
export type MeasureReader = Pick<Store, 'events' | 'counts' | 'visits' | 'statistics' | 'commitments' | 'handCommitments' | 'ledgerEdits'>;

/** How much is read. */
export interface ReadOptions {
  /** The day looked from: nothing dated or published after it is in the input. */
  readonly asOf: string;
  readonly from?: string;
  /** Acts of either side with others; slow for a large record. Default false. */
  readonly thirdParties?: boolean;
  /** A document to leave out, such as the one that is checked. */
  readonly without?: string;
}

const PAGE = 10_000;
/** Most events read of one kind; a pair of a bulk import may have more. */
const MOST_EVENTS = 200_000;
const SAME_VISIT_DAYS = 3;

/** Reads everything the measures of a pair need out of a record, as it stood on a day. */
export async function readMeasureInput(pair: Pair, reader: MeasureReader, options: ReadOptions): Promise<MeasureInput> {
  const { asOf } = options;
  const window: EventFilter = { to: asOf, ...(options.from !== undefined && { from: options.from }) };
  const [rows, counts, visits, statistics, commitments, byHand, edits] = await Promise.all([
    readEvents(reader, { ...window, pair }), reader.counts({ ...window, pair }, { by: ['period'], unit: 'day' }), reader.visits(pair), reader.statistics({ pair }), reader.commitments(pair), reader.handCommitments(pair), reader.ledgerEdits(pair),
  ]);
  const isKnown = (document: { readonly id: string; readonly date: string | null }) => document.id !== options.without && (document.date === null || document.date <= asOf);
  const contacts = contactsOf(rows.filter(({ document }) => isKnown(document)));
  const exposure = counts.exposure.flatMap((cell): ExposureCell[] => (cell.period === null || cell.period > asOf ? [] : [{ date: cell.period, documents: cell.documents, aboutPair: cell.aboutPair, reports: cell.reports }]));
  const ledger = buildLedger({ pair, rows: commitments.filter(({ document }) => isKnown(document)), edits, asOf });
  return {
    ...emptyInput(pair, asOf), from: options.from ?? null, contacts, exposure,
    visits: visitFacts(visits.filter(({ event }) => isKnown(event.document) && (event.date ?? '') <= asOf)),
    commitments: [...ledger.entries.filter(({ hidden }) => !hidden).map(factOf), ...byHand.map(handFact)].filter(({ madeOn }) => madeOn === null || madeOn <= asOf),
    statistics: statistics.filter(({ periodEnd }) => periodEnd <= asOf),
    thirdParties: options.thirdParties === true ? await readThirdParties(pair, reader, window) : [],
  };
}

async function readEvents(reader: MeasureReader, filter: EventFilter): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let offset = 0; offset < MOST_EVENTS; offset += PAGE) {
    const page = await reader.events(filter, { limit: PAGE, offset, order: 'oldest' });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) break;
  }
  return rows;
}

async function readThirdParties(pair: Pair, reader: MeasureReader, window: EventFilter): Promise<ThirdPartyAct[]> {
  const acts = new Map<string, ThirdPartyAct>();
  const codes = (actors: readonly { readonly code: string | null }[]) => [...new Set(actors.flatMap(({ code }) => (code === null ? [] : [code])))];
  for (const row of await readEvents(reader, { ...window, statuses: ['actual'] })) {
    const [source, target] = [codes(row.finding.source), codes(row.finding.target)];
    const isOwn = [...source, ...target].length === 2 && [...source, ...target].includes(pair.a) && [...source, ...target].includes(pair.b);
    if (!isOwn && source.length + target.length >= 2) acts.set(row.id, { id: row.id, date: row.date, published: row.document.date, source, target, quad: row.finding.quad, score: row.finding.score });
  }
  return [...acts.values()];
}

/** Tellings of the same side travelling within three days are one visit. Standing is not read here. */
function visitFacts(rows: readonly VisitRow[]): VisitFact[] {
  const facts: VisitFact[] = [];
  const day = (date: string | null) => (date?.length === 10 ? Date.parse(date) / 86_400_000 : NaN);
  for (const { event, visitor, host } of rows) {
    if (event.finding.status !== 'actual' && event.finding.status !== 'background') continue;
    const same = facts.some((fact) => fact.visitor === visitor && (fact.date === event.date || Math.abs(day(fact.date) - day(event.date)) <= SAME_VISIT_DAYS));
    if (!same) facts.push({ id: event.id, visitor, host, date: event.date, rank: 'unstated' });
  }
  return facts;
}

function factOf(entry: LedgerEntry): CommitmentFact {
  const version = entry.versions.findLast(({ to }) => to !== null) ?? entry.versions.at(-1);
  return {
    id: entry.id, type: entry.type, what: entry.what, parties: entry.parties, sectors: entry.sectors, madeOn: entry.madeOn, deadline: entry.deadline, from: version?.from ?? null, to: version?.to ?? null, unit: entry.unit,
    status: entry.status, history: entry.history.toReversed().map(({ date, status }) => ({ date, status })), tellings: entry.tellings.flatMap(({ date }) => date ?? []), origin: 'found',
  };
}

/** Kind read from the words: the hand-compiled list names none. */
function handFact(hand: HandCommitment): CommitmentFact {
  const words = `${hand.instrument ?? ''} ${hand.what}`.toLowerCase();
  const type = hand.to !== null && /trade|turnover/.test(words) && /^[A-Z]{3}$/.test(hand.unit ?? '') ? 'target' : /pipeline|railway|port|road|plant|line|project|terminal|crossing|market/.test(words) ? 'project'
    : /commission|committee|mechanism|working group|council/.test(words) ? 'mechanism' : /agreement|memorand|treaty|protocol|mou|accord/.test(words) ? 'agreement' : 'pledge';
  return {
    id: hand.id, type, what: hand.what, parties: hand.parties, sectors: [], madeOn: hand.madeOn, deadline: hand.deadline, from: hand.from, to: hand.to, unit: hand.unit, status: hand.history.at(-1)?.status ?? 'agreed',
    history: hand.history.map(({ date, status }) => ({ date, status })), tellings: [hand.madeOn], origin: 'hand',
  };
}


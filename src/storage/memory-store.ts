import type { ClaimType, CommitmentType, Finding } from '../coder/findings.js';
import type { Compact, CompactFilter, CompactRow, Membership } from '../record/compact-record.js';
import type { CountRequest, CountResult } from '../record/counts.js';
import type { DocumentOutcome, NewDocument, OutletSummary, Report } from '../record/document-record.js';
import { pairKey, pairsOfParties, type Pair } from '../record/dyad.js';
import type {
  ClaimRow, CommitmentRow, EventFilter, EventPage, EventRow, EvidenceRow, LoadedRow, Page, PairSummary, PlaceCount, ThirdParty, VisitRow,
} from '../record/event-record.js';
import type { Statistic, StatisticFilter } from '../record/flow-record.js';
import { decideOutcome, placeFindings, reportKey, reportsOf, toStoredDocument, type KnownDocument } from '../record/intake.js';
import type { EventChunk } from '../importers/chunk.js';
import type { ImportedEvent, ImportedMention, ImportFile, SeriesFilter, SeriesPoint } from '../record/import-record.js';
import { isInWindow, windowEnd, windowStart } from '../record/period.js';
import type { HandCommitment, LedgerEdit } from '../record/ledger-record.js';
import { visitsOf } from '../record/visits.js';
import { assertBatch, mentionKey, pageBounds, progressed, runProgress, seriesKey, WHOLE, type PageBounds } from './batch.js';
import { importChunk } from './memory-imports.js';
import { countImported, importedAccount, importedPage, importedPairs, importedPlaces, importedTies, rowOf, seriesPairs, withRepeats, type Imported } from './memory-imported.js';
import { countPlaces, importedOrigins, mergeCounts, mergePages, mergeTies, NEWEST_VISITS, oldestFirst, wantsCoded, withImported } from './origins.js';
import { DEFAULT_RULE } from '../dedupe/rule.js';
import { DEFAULT_REPEAT_RULE, type RepeatRule } from '../dedupe/repeat-rule.js';
import { updateEvents } from '../dedupe/update-events.js';
import type { EventAccount, EventEdit, EventsUpdate } from '../record/event-cluster.js';
import type { LongRun } from './long-run.js';
import { accountOf } from './memory-account.js';
import { addEventEdits, memorySource, NO_CLUSTERS, withoutComponentsOf, type Clusters } from './memory-clusters.js';
import { countEvents } from './memory-counts.js';
import { summarisePairs, thirdPartiesOf } from './memory-pairs.js';
import {
  byDate, compare, toldEvents, findingsOf, headerOfEntry, holds, isAboutPair, passes, toEventRow, type Entry, type ToldEvent,
} from './memory-rows.js';
import type { DocumentFilter, DocumentView, EventsRequest, PutOptions, PutResult, RecordBatch, RecordStats, Store } from './store.js';

interface State {
  readonly entries: Map<string, Entry>;
  readonly idByHash: Map<string, string>;
  readonly statistics: Map<string, Statistic>;
  readonly handCommitments: Map<string, HandCommitment>;
  readonly ledgerEdits: Map<string, LedgerEdit>;
  readonly series: Map<string, SeriesPoint>;
  readonly compacts: Map<string, Compact>;
  readonly memberships: Map<string, Membership>;
  readonly files: Map<string, ImportFile>;
  readonly imported: Map<string, ImportedEvent>;
  readonly mentions: Map<string, ImportedMention>;
  readonly clusters: Clusters;
  readonly repeatRule: RepeatRule;
}

/** A record in memory: the readable twin of the DuckDB store, for tests and the browser. Gone when the program ends. */
export class MemoryStore implements Store {
  #state: State = {
    entries: new Map(), idByHash: new Map(), statistics: new Map(), handCommitments: new Map(), ledgerEdits: new Map(), series: new Map(), compacts: new Map(), memberships: new Map(), files: new Map(), imported: new Map(), mentions: new Map(),
    clusters: NO_CLUSTERS, repeatRule: DEFAULT_REPEAT_RULE,
  };
  /** Where imported rows stand, with what that was worked out of. */
  #repeats: { readonly of: readonly unknown[]; readonly places: Imported['places'] } | null = null;
  #isClosed = false;

  async put(batch: RecordBatch, { isTrial = false }: PutOptions = {}): Promise<PutResult> {
    this.#check();
    assertBatch(batch);
    const given = JSON.parse(JSON.stringify(batch)) as RecordBatch;
    const { entries, idByHash, statistics, handCommitments, ledgerEdits, series, compacts, memberships, files } = this.#state;
    const next: State = {
      entries: new Map(entries), idByHash: new Map(idByHash), statistics: new Map(statistics),
      handCommitments: new Map(handCommitments), ledgerEdits: new Map(ledgerEdits), series: new Map(series), compacts: new Map(compacts), memberships: new Map(memberships), files: new Map(files),
      imported: this.#state.imported, mentions: new Map(this.#state.mentions),
      clusters: this.#state.clusters, repeatRule: this.#state.repeatRule,
    };
    const tally = { reportsAdded: 0, findingsAdded: 0 };
    const documents = (given.documents ?? []).map((document) => putDocument(next, document, tally));
    const recoded = new Set(documents.flatMap(({ id, outcome }) => (outcome === 'recoded' ? [id] : [])));
    const kept = recoded.size === 0 ? next.clusters : { ...next.clusters, members: withoutComponentsOf(next.clusters.members, (event) => recoded.has(event.slice(0, event.lastIndexOf(':')))) };
    const edited = addEventEdits(kept, given.eventEdits);
    const from = given.progress === undefined ? {} : { file: given.progress.file.id };
    const figures = {
      statisticsAdded: addNew(next.statistics, given.statistics?.map((row) => ({ ...from, ...row }))),
      seriesAdded: addSeries(next.series, given.series),
      compactsAdded: addNew(next.compacts, given.compacts?.map((row) => ({ ...from, ...row }))),
      membershipsAdded: addNew(next.memberships, given.memberships?.map((row) => ({ ...from, ...row }))),
      mentionsAdded: addMentions(next.mentions, given.mentions),
    };
    const importFile = given.progress === undefined ? null : progressed(given.progress, figures, given);
    if (importFile !== null) next.files.set(importFile.id, importFile);
    const result: PutResult = {
      documents,
      ...tally,
      ...figures,
      handCommitmentsAdded: replaceChanged(next.handCommitments, given.handCommitments),
      ledgerEditsAdded: addNew(next.ledgerEdits, given.ledgerEdits),
      eventEditsAdded: edited.added,
      importFile,
    };
    if (!isTrial) this.#state = { ...next, clusters: edited.clusters };
    return result;
  }

  async pairs(only?: Pair): Promise<readonly PairSummary[]> {
    const all = withImported(summarisePairs(this.#told(), this.#entries(), [...this.#state.statistics.values()]), importedPairs(this.#imported()), seriesPairs(this.#state.series.values()));
    return only === undefined ? all : all.filter(({ pair }) => pairKey(pair) === pairKey(only));
  }

  async events(filter: EventFilter, page?: Page): Promise<EventPage> {
    const bounds = pageBounds(page);
    const upToEnd = { ...bounds, offset: 0, limit: bounds.offset + bounds.limit };
    this.#check();
    return mergePages([
      ...(wantsCoded(filter) ? [this.#events(filter, upToEnd)] : []), ...(importedOrigins(filter).length > 0 ? [importedPage(this.#imported(), filter, upToEnd)] : []),
    ], bounds);
  }

  #events(filter: EventFilter, { limit, offset, order }: PageBounds): EventPage {
    const found = this.#told().filter((event) => passes(filter, event)).toSorted(byDate(order, (row) => row.date ?? null));
    return { rows: found.slice(offset, offset + limit).map((event) => toEventRow(event, filter)), total: found.length };
  }

  async event(id: string): Promise<EventRow | null> {
    const found = this.#told().find((event) => event.placed.id === id);
    if (found !== undefined) return toEventRow(found, {});
    const imported = this.#state.imported.get(id);
    return imported === undefined ? null : rowOf(this.#imported(), imported, null);
  }

  async updateEvents({ rule = DEFAULT_RULE, isAll = false, repeats }: EventsRequest = {}, run: LongRun = {}): Promise<EventsUpdate> {
    this.#check();
    if (repeats !== undefined) this.#state = { ...this.#state, repeatRule: repeats };
    const body = JSON.stringify(rule);
    const { clusters } = this.#state;
    const set = (next: Clusters): void => { this.#state = { ...this.#state, clusters: next }; };
    set({ ...clusters, rule: body, ...((isAll || clusters.rule !== body) && { members: new Map() }), ...(isAll && { copies: new Map() }) });
    return updateEvents(memorySource(() => this.#entries(), () => this.#state.clusters, set), rule, runProgress(run));
  }

  async account(telling: string): Promise<EventAccount | null> {
    return accountOf(this.#told(), this.#state.clusters, telling) ?? importedAccount(this.#imported(), telling, this.#state.repeatRule, [...this.#state.clusters.edits.values()]);
  }

  async eventEdits(): Promise<readonly EventEdit[]> {
    this.#check();
    return [...this.#state.clusters.edits.values()].toSorted((x, y) => compare(x.at, y.at) || compare(x.id, y.id));
  }

  async counts(filter: EventFilter, request: CountRequest): Promise<CountResult> {
    this.#check();
    return mergeCounts(request, [
      ...(wantsCoded(filter) ? [countEvents(this.#told(), this.#entries(), filter, request)] : []),
      ...(importedOrigins(filter).length > 0 ? [countImported(this.#imported(), filter, request)] : []),
    ]);
  }

  async visits(pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'origins'> = {}): Promise<readonly VisitRow[]> {
    const asked: EventFilter = { ...filter, pair, types: ['CONSULT'], modes: ['visit'] };
    return visitsOf(mergePages([
      ...(wantsCoded(asked) ? [this.#events(asked, WHOLE)] : []), ...(importedOrigins(asked).length > 0 ? [oldestFirst(importedPage(this.#imported(), asked, NEWEST_VISITS))] : []),
    ], WHOLE).rows, pair);
  }

  async thirdParties(pair: Pair, filter: Pick<EventFilter, 'from' | 'to' | 'statuses' | 'origins'> = {}): Promise<readonly ThirdParty[]> {
    return mergeTies([
      ...(wantsCoded(filter) ? [thirdPartiesOf(this.#told(), pair, filter)] : []), ...(importedOrigins(filter).length > 0 ? [importedTies(this.#imported(), pair, filter)] : []),
    ]);
  }

  async places(filter: EventFilter): Promise<readonly PlaceCount[]> {
    const coded = wantsCoded(filter) ? this.#told().filter((event) => passes(filter, event)) : [];
    return [
      ...countPlaces(coded.map(({ finding: { place, quad }, date }) => ({ name: place?.name ?? null, code: place?.code ?? null, quad, latest: date }))),
      ...(importedOrigins(filter).length > 0 ? importedPlaces(this.#imported(), filter) : []),
    ];
  }

  async commitments(pair?: Pair, types?: readonly CommitmentType[]): Promise<readonly CommitmentRow[]> {
    const key = pair === undefined ? undefined : pairKey(pair);
    return this.#evidence('commitment', (row) => (types?.includes(row.finding.type) ?? true)
      && (key === undefined || row.placed.pairs.some((membership) => pairKey(membership.pair) === key)));
  }

  async claims(pair?: Pair, types?: readonly ClaimType[]): Promise<readonly ClaimRow[]> {
    return this.#evidence('claim', (row) => (types?.includes(row.finding.type) ?? true)
      && (pair === undefined || isAboutPair(row.entry, pair)));
  }

  async loaded(pair?: Pair): Promise<readonly LoadedRow[]> {
    return this.#evidence('loaded', (row) => pair === undefined || isAboutPair(row.entry, pair));
  }

  async statistics(filter: StatisticFilter): Promise<readonly Statistic[]> {
    this.#check();
    const { pair, reporter, flows, from, to, product } = filter;
    return [...this.#state.statistics.values()]
      .filter((row) => (pair === undefined || (row.reporter !== row.partner && [row.reporter, row.partner].every((code) => code === pair.a || code === pair.b)))
        && (reporter === undefined || row.reporter === reporter)
        && (flows === undefined || flows.includes(row.flow))
        && (product === 'any' || row.product === product)
        && (from === undefined || row.periodEnd >= from) && (to === undefined || row.periodStart <= to))
      .toSorted((x, y) => compare(x.periodStart, y.periodStart) || compare(x.periodEnd, y.periodEnd)
        || compare(x.reporter, y.reporter) || compare(x.flow, y.flow) || compare(x.id, y.id));
  }

  async importEvents(chunk: EventChunk, state: ImportFile, { isTrial = false }: PutOptions = {}): Promise<ImportFile | null> {
    this.#check();
    if (chunk.rows.form !== 'cells') return null;
    const imported = new Map(this.#state.imported);
    const next = importChunk(imported, chunk, state);
    if (!isTrial) this.#state = { ...this.#state, imported, files: new Map(this.#state.files).set(next.id, next) };
    return next;
  }

  async importFiles(): Promise<readonly ImportFile[]> {
    this.#check();
    return [...this.#state.files.values()].toSorted((x, y) => compare(x.startedAt, y.startedAt) || compare(x.id, y.id));
  }

  async series({ pair, state, series, from, to }: SeriesFilter): Promise<readonly SeriesPoint[]> {
    this.#check();
    return [...this.#state.series.values()]
      .filter((point) => (pair === undefined || [point.a, point.b].every((code) => code === pair.a || code === pair.b))
        && (state === undefined || (point.a === state && point.b === null))
        && (series === undefined || series.includes(point.series))
        && (from === undefined || point.periodEnd >= windowStart(from)) && (to === undefined || point.periodStart <= windowEnd(to)))
      .toSorted((x, y) => compare(seriesKey(x), seriesKey(y)));
  }

  async compacts({ pair, member, kinds }: CompactFilter): Promise<readonly CompactRow[]> {
    this.#check();
    const members = pair !== undefined ? [pair.a, pair.b] : member === undefined ? null : [member];
    const rows = [...this.#state.memberships.values()].filter((row) => members?.includes(row.member) ?? true)
      .toSorted((x, y) => compare(x.member, y.member) || compare(x.from ?? '', y.from ?? '') || compare(x.id, y.id));
    return [...this.#state.compacts.values()].filter((compact) => kinds?.includes(compact.kind) ?? true).toSorted((x, y) => compare(x.id, y.id))
      .map((compact) => ({ compact, memberships: rows.filter((row) => row.compact === compact.id) }))
      .filter(({ memberships }) => memberships.length > 0 && (pair === undefined || new Set(memberships.map((row) => row.member)).size === 2));
  }

  async handCommitments(pair?: Pair): Promise<readonly HandCommitment[]> {
    this.#check();
    const key = pair === undefined ? undefined : pairKey(pair);
    return [...this.#state.handCommitments.values()]
      .filter((row) => key === undefined || pairsOfParties(row.parties).some((each) => pairKey(each) === key))
      .toSorted((x, y) => compare(x.madeOn, y.madeOn) || compare(x.id, y.id));
  }

  async ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]> {
    this.#check();
    return [...this.#state.ledgerEdits.values()].filter((edit) => edit.pair === pairKey(pair))
      .toSorted((x, y) => compare(x.at, y.at) || compare(x.id, y.id));
  }

  async document(id: string): Promise<DocumentView | null> {
    this.#check();
    const entry = this.#state.entries.get(id);
    if (entry === undefined) return null;
    const findings = entry.findings.map((placed) => ({ id: placed.id, finding: placed.finding, coder: placed.coder, lexicon: placed.lexicon }));
    return { document: entry.document, reports: entry.reports.toSorted(byOutlet), findings };
  }

  async documents(filter: DocumentFilter, page?: Page) {
    const { limit, offset, order } = pageBounds(page);
    const { pair, from, to, outlet, text } = filter;
    const found = this.#entries().filter((entry) => (pair === undefined || isAboutPair(entry, pair))
      && isInWindow(entry.document.date, from, to)
      && (outlet === undefined || entry.reports.some((report) => report.outlet === outlet))
      && (text === undefined || holds(entry.document.text, text) || holds(entry.document.title ?? '', text)));
    const sorted = found.map((entry) => ({ entry })).toSorted(byDate(order, (row) => row.entry.document.date));
    return { rows: sorted.slice(offset, offset + limit).map(({ entry }) => headerOfEntry(entry)), total: found.length };
  }

  async outlets(pair?: Pair): Promise<readonly OutletSummary[]> {
    const carried = new Map<string, { report: Report; documents: Set<string>; reports: number }>();
    for (const entry of this.#entries()) {
      if (pair !== undefined && !isAboutPair(entry, pair)) continue;
      for (const report of entry.reports) {
        if (report.outlet === null) continue;
        const key = JSON.stringify([report.outlet, report.country, report.stateAffiliated]);
        const sum = carried.get(key) ?? { report, documents: new Set<string>(), reports: 0 };
        sum.documents.add(entry.document.id);
        sum.reports += 1;
        carried.set(key, sum);
      }
    }
    return [...carried.values()]
      .map(({ report, documents, reports }) => ({
        outlet: report.outlet!, country: report.country, stateAffiliated: report.stateAffiliated, documents: documents.size, reports,
      }))
      .toSorted((x, y) => y.documents - x.documents || compare(x.outlet, y.outlet) || compare(x.country ?? '~', y.country ?? '~')
        || Number(x.stateAffiliated ?? 2) - Number(y.stateAffiliated ?? 2));
  }

  async stats(): Promise<RecordStats> {
    const entries = this.#entries();
    const findings: Record<Finding['kind'], number> = { event: 0, commitment: 0, claim: 0, loaded: 0, issue: 0 };
    for (const entry of entries) for (const placed of entry.findings) findings[placed.finding.kind] += 1;
    const dates = entries.flatMap((entry) => entry.document.date ?? []).toSorted();
    return {
      schemaVersion: 0,
      documents: entries.length,
      reports: entries.reduce((sum, entry) => sum + entry.reports.length, 0),
      findings,
      statistics: this.#state.statistics.size,
      handCommitments: this.#state.handCommitments.size,
      ledgerEdits: this.#state.ledgerEdits.size,
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      coders: [...new Set(entries.map((entry) => entry.coder))].toSorted(),
      lexicons: [...new Set(entries.map((entry) => entry.lexicon))].toSorted(),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  #check(): void {
    if (this.#isClosed) throw new Error('the record is closed');
  }

  #imported(): Imported {
    const { imported, files, mentions, repeatRule, clusters: { edits } } = this.#state;
    const known = this.#repeats;
    if (known === null || known.of[0] !== imported || known.of[1] !== edits || known.of[2] !== repeatRule) {
      this.#repeats = { of: [imported, edits, repeatRule], places: withRepeats({ events: imported, files, mentions }, repeatRule, [...edits.values()]).places };
    }
    return { events: imported, files, mentions, places: this.#repeats!.places };
  }

  /** All tellings with their events. */
  #told(): ToldEvent[] {
    return toldEvents(this.#entries(), this.#state.clusters.members);
  }

  #entries(): Entry[] {
    this.#check();
    return [...this.#state.entries.values()];
  }

  #evidence<K extends 'commitment' | 'claim' | 'loaded'>(kind: K, isWanted: (row: ReturnType<typeof findingsOf<K>>[number]) => boolean) {
    return findingsOf(this.#entries(), kind).filter(isWanted).toSorted(byDate('oldest', (row) => row.entry.document.date))
      .map(({ entry, placed, finding }): EvidenceRow<Extract<Finding, { kind: K }>> => ({
        id: placed.id, finding, sentenceText: placed.sentenceText, document: headerOfEntry(entry), coder: placed.coder, lexicon: placed.lexicon,
      }));
  }
}

function putDocument(next: State, given: NewDocument, tally: { reportsAdded: number; findingsAdded: number }): DocumentOutcome {
  const known = (id: string | undefined): KnownDocument | undefined => {
    const entry = id === undefined ? undefined : next.entries.get(id);
    return entry && { id: entry.document.id, contentHash: entry.document.contentHash, coder: entry.coder, lexicon: entry.lexicon };
  };
  const { contentHash } = toStoredDocument(given, given.document.id);
  const outcome = decideOutcome(given, known(next.idByHash.get(contentHash)), known(given.document.id));
  const { id } = outcome;
  const before = next.entries.get(id);
  const seen = new Set(before?.reports.map(reportKey));
  const reports = reportsOf(given, id).filter((report) => !seen.has(reportKey(report)));
  const isCoded = before === undefined || outcome.outcome === 'recoded';
  const findings = isCoded ? placeFindings(given, id) : before.findings;
  next.entries.set(id, {
    document: before?.document ?? toStoredDocument(given, id),
    coder: given.coder, lexicon: given.lexicon,
    reports: [...(before?.reports ?? []), ...reports],
    findings,
  });
  next.idByHash.set(contentHash, id);
  tally.reportsAdded += reports.length;
  if (isCoded) tally.findingsAdded += findings.length;
  return outcome;
}

function addNew<T extends { readonly id: string }>(into: Map<string, T>, rows: readonly T[] = []): number {
  const before = into.size;
  for (const row of rows) if (!into.has(row.id)) into.set(row.id, row);
  return into.size - before;
}

function addMentions(into: Map<string, ImportedMention>, mentions: readonly ImportedMention[] = []): number {
  const before = into.size;
  for (const mention of mentions) if (!into.has(mentionKey(mention))) into.set(mentionKey(mention), mention);
  return into.size - before;
}

function addSeries(into: Map<string, SeriesPoint>, points: readonly SeriesPoint[] = []): number {
  const before = into.size;
  for (const point of points) if (!into.has(seriesKey(point))) into.set(seriesKey(point), point);
  return into.size - before;
}

function replaceChanged<T extends { readonly id: string }>(into: Map<string, T>, rows: readonly T[] = []): number {
  const changed = [...new Map(rows.map((row) => [row.id, row])).values()]
    .filter((row) => JSON.stringify(into.get(row.id)) !== JSON.stringify(row));
  for (const row of changed) into.set(row.id, row);
  return changed.length;
}

function byOutlet(x: Report, y: Report): number {
  return compare(x.outlet ?? '~', y.outlet ?? '~') || compare(x.url ?? '~', y.url ?? '~');
}

import type { ClusterMember, DocumentCopy, EventEdit, EventsUpdate, EventTelling } from '../record/event-cluster.js';
import { createComparer, type Comparer } from './compare.js';
import { CopyWindow, DEFAULT_COPY_RULE } from './copy-window.js';
import { toReport, type EventReport } from './event-report.js';
import { groupComponent } from './group-component.js';
import { readHandLinks, type HandLinks } from './hand-links.js';
import { leadOf } from './lead.js';
import { ReportWindow } from './report-window.js';
import type { DedupeRule } from './rule.js';

/** A telling as it stands in the record; `member` null when it was not looked at yet. */
export interface StoredTelling extends EventTelling {
  readonly member: ClusterMember | null;
}

/** A text as it stands in the record. `day`: of publication, days since 1970-01-01; null when not known to the day. */
export interface StoredText {
  readonly doc: string;
  readonly text: string;
  readonly day: number | null;
  /** Its group of copies; null when it was not looked at yet. */
  readonly copies: string | null;
}

/** What the search reads and writes. */
export interface DedupeSource {
  /** Texts not looked at, and all others published within `days` of one; by day (unknown first), then id. */
  texts(days: number): AsyncIterable<readonly StoredText[]>;
  /** Tellings not looked at, and all others whose days come within `days` of one; by first day (unknown first), then id. */
  tellings(days: number): AsyncIterable<readonly StoredTelling[]>;
  /** All tellings of these components. */
  tellingsOf(components: readonly string[]): Promise<readonly StoredTelling[]>;
  edits(): Promise<readonly EventEdit[]>;
  /** Writes groups of copies whole. Groups that stood there under the ids in `joined` become part of the one given; tellings of documents whose group changes count as not looked at. */
  writeCopies(groups: readonly { readonly copies: readonly DocumentCopy[]; readonly joined: readonly string[] }[]): Promise<void>;
  /** Puts these tellings where they belong, in place of what stood there for them. */
  writeMembers(members: readonly (ClusterMember & { readonly doc: string })[]): Promise<void>;
}

/** Told between pieces of work; may throw to stop it. What was written stands, and the next run goes on. */
type Progress = (done: number, unit: 'documents' | 'tellings') => void;

/** Rows written in one transaction. Judgement. */
const BATCH = 5000;

/**
 * Looks at everything not looked at yet: finds copies among documents, then groups tellings into events. Only components that a new telling belongs to
 * are weighed anew, each as a whole; the result is that of looking at all tellings at once.
 */
export async function updateEvents(source: DedupeSource, rule: DedupeRule, progress: Progress = () => {}): Promise<EventsUpdate> {
  const documents = await updateCopies(source, progress);
  return { ...documents, ...(await updateMembers(source, rule, progress)) };
}

async function updateCopies(source: DedupeSource, progress: Progress): Promise<{ documents: number; copies: number }> {
  const window = new CopyWindow();
  const standing = new Map<string, string>();
  const tally = { documents: 0, copies: 0 };
  let full: { copies: DocumentCopy[]; joined: string[] }[] = [];
  let rows = 0;
  const take = async (groups: readonly DocumentCopy[][], isLast = false): Promise<void> => {
    for (const group of groups) {
      const joined = new Set<string>();
      for (const { doc, nearest } of group) {
        const before = standing.get(doc);
        standing.delete(doc);
        if (before === undefined) { tally.documents += 1; if (nearest !== null) tally.copies += 1; } else joined.add(before);
      }
      // A group is named by its smallest document: those that stood there bring the names of members that were not read now.
      const name = [...joined, group[0]!.copies].toSorted()[0]!;
      full.push({ copies: group.map((copy) => ({ ...copy, copies: name })), joined: [...joined] });
      rows += group.length;
    }
    if (rows >= BATCH || (isLast && rows > 0)) {
      const writing = full;
      [full, rows] = [[], 0];
      await source.writeCopies(writing);
      progress(tally.documents, 'documents');
    }
  };
  for await (const texts of source.texts(DEFAULT_COPY_RULE.days)) {
    for (const { doc, text, day, copies } of texts) {
      if (copies !== null) standing.set(doc, copies);
      await take(window.add({ doc, text, day, isNew: copies === null }));
    }
  }
  await take(window.end(), true);
  return tally;
}

async function updateMembers(source: DedupeSource, rule: DedupeRule, progress: Progress): Promise<Omit<EventsUpdate, 'documents' | 'copies'>> {
  const comparer = createComparer(rule);
  const hand = readHandLinks(await source.edits());
  const window = new ReportWindow(comparer, hand.joined);
  const stood = new Map<string, string>();
  const tally = { tellings: 0, written: 0, events: 0 };
  /** Components that reach into the record: what belongs to them is known only at the end. */
  const reaching: EventReport[][] = [];
  const writer = new MemberWriter(source, comparer, hand, tally);
  const take = async (components: readonly (readonly EventReport[])[]): Promise<void> => {
    for (const component of components) {
      const isOld = component.map(({ id }) => stood.has(id));
      if (isOld.every(Boolean)) for (const { id } of component) stood.delete(id);
      else if (isOld.some(Boolean)) reaching.push([...component]);
      else await writer.add(component);
    }
  };
  for await (const tellings of source.tellings(Math.max(rule.toldDays, rule.publicationDays))) {
    for (const telling of tellings) {
      if (telling.member === null) tally.tellings += 1;
      else stood.set(telling.id, telling.member.component);
      await take(window.add(toReport(telling), telling.member === null));
    }
    progress(tally.tellings, 'tellings');
  }
  await take(window.end());
  for (const component of await wholeComponents(source, reaching, stood)) await writer.add(component);
  await writer.end();
  return tally;
}

/** Brings in what belongs to the same components in the record, and puts together components that this connects. */
async function wholeComponents(source: DedupeSource, reaching: readonly (readonly EventReport[])[], stood: ReadonlyMap<string, string>): Promise<EventReport[][]> {
  if (reaching.length === 0) return [];
  const parent = reaching.map((_, k) => k);
  const root = (k: number): number => { let at = k; while (parent[at] !== at) at = parent[at]!; return at; };
  const owner = new Map<string, number>();
  for (const [k, reports] of reaching.entries()) {
    for (const { id } of reports) {
      const component = stood.get(id);
      if (component === undefined) continue;
      const other = owner.get(component);
      if (other === undefined) owner.set(component, k);
      else parent[root(k)] = root(other);
    }
  }
  const whole = new Map<number, Map<string, EventReport>>();
  const put = (k: number, report: EventReport): void => {
    const reports = whole.get(root(k)) ?? new Map<string, EventReport>();
    reports.set(report.id, report);
    whole.set(root(k), reports);
  };
  for (const [k, reports] of reaching.entries()) for (const report of reports) put(k, report);
  for (const telling of await source.tellingsOf([...owner.keys()])) put(owner.get(telling.member!.component)!, toReport(telling));
  return [...whole.values()].map((reports) => [...reports.values()]);
}

/** Groups components into events and writes them a batch at a time. */
class MemberWriter {
  readonly #source: DedupeSource;
  readonly #comparer: Comparer;
  readonly #hand: HandLinks;
  readonly #tally: { written: number; events: number };
  #rows: (ClusterMember & { doc: string })[] = [];

  constructor(source: DedupeSource, comparer: Comparer, hand: HandLinks, tally: { written: number; events: number }) {
    this.#source = source;
    this.#comparer = comparer;
    this.#hand = hand;
    this.#tally = tally;
  }

  async add(reports: readonly EventReport[]): Promise<void> {
    let component = reports[0]!.id;
    for (const { id } of reports) if (id < component) component = id;
    for (const group of groupComponent(reports, this.#comparer, this.#hand)) {
      const lead = leadOf(group).id;
      for (const { id, doc } of group) this.#rows.push({ event: id, doc, lead, component });
      this.#tally.events += 1;
      this.#tally.written += group.length;
    }
    if (this.#rows.length >= BATCH) await this.end();
  }

  async end(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length > 0) await this.#source.writeMembers(rows);
  }
}

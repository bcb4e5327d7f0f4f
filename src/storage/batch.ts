import { makePair, type Pair } from '../record/dyad.js';
import type { ImportProgress } from '../importers/chunk.js';
import { withRows } from '../importers/tally.js';
import type { EventFilter, Page } from '../record/event-record.js';
import type { ImportedMention, ImportFile, SeriesPoint } from '../record/import-record.js';
import type { AccountTelling, EventEdit } from '../record/event-cluster.js';
import { datePrecision, dayRange } from '../record/period.js';
import type { LongRun } from './long-run.js';
import { RecordError } from './record-error.js';
import type { PutResult, RecordBatch } from './store.js';

/** A part of an answer with defaults filled in and limits kept. */
export interface PageBounds {
  readonly limit: number;
  readonly offset: number;
  readonly order: 'newest' | 'oldest';
}

/** Everything, oldest first. */
export const WHOLE: PageBounds = { limit: Number.MAX_SAFE_INTEGER, offset: 0, order: 'oldest' };

/** Fills in what a page leaves open: limit 100 (kept within 1–10 000), offset 0, newest first. */
export function pageBounds(page: Page = {}): PageBounds {
  return {
    limit: Math.min(10_000, Math.max(1, Math.trunc(page.limit ?? 100))),
    offset: Math.max(0, Math.trunc(page.offset ?? 0)),
    order: page.order ?? 'newest',
  };
}

/** Throws when a batch holds what no store can keep: callers check their input first, so this names a bug. */
export function assertBatch(batch: RecordBatch): void {
  for (const figure of batch.statistics ?? []) {
    if (datePrecision(figure.periodStart) !== 'day' || datePrecision(figure.periodEnd) !== 'day' || figure.periodStart > figure.periodEnd) {
      throw new Error(`statistic ${figure.id} has the period ${figure.periodStart} to ${figure.periodEnd}; expected two days in order`);
    }
    if (!Number.isFinite(figure.value)) throw new Error(`statistic ${figure.id} has the value ${figure.value}; expected a finite number`);
  }
  for (const point of batch.series ?? []) {
    if (datePrecision(point.periodStart) !== 'day' || datePrecision(point.periodEnd) !== 'day' || point.periodStart > point.periodEnd || !Number.isFinite(point.value)) {
      throw new Error(`series ${point.series} has the value ${point.value} from ${point.periodStart} to ${point.periodEnd}; expected a finite number and two days in order`);
    }
  }
  for (const { document } of batch.documents ?? []) {
    if (document.id === '') throw new Error('a document has an empty id');
  }
}

/** The pair a filter speaks of, by `pair` or by `dyad`; undefined when it names neither, or a dyad of one code with itself. */
export function pairOfFilter(filter: EventFilter): Pair | undefined {
  const { pair, dyad } = filter;
  return pair ?? (dyad === undefined || dyad.source === dyad.target ? undefined : makePair(dyad.source, dyad.target));
}

/** Tells a long run how far it has come, and stops it where it is not wanted any more. */
export function runProgress({ progress, signal }: LongRun): (done: number, unit: string) => void {
  return (done, unit) => {
    if (signal?.aborted === true) throw new RecordError('record/cancelled', 'stopped; what was done stands, and the next run goes on from there');
    progress?.({ done, total: null, unit });
  };
}

/** Tellings by publication, unknown days last, then by id. */
export function inOrderOfPublication(tellings: readonly AccountTelling[]): AccountTelling[] {
  const day = ({ row }: AccountTelling): string => (row.document.date === null ? '\uffff' : (dayRange(row.document.date)?.first ?? '\uffff'));
  return tellings.toSorted((x, y) => (day(x) === day(y) ? (x.row.id < y.row.id ? -1 : 1) : day(x) < day(y) ? -1 : 1));
}

/** Edits that speak of any of these tellings, and those that take such an edit back; oldest first. */
export function editsAbout(edits: readonly EventEdit[], tellings: readonly string[]): EventEdit[] {
  const ids = new Set(edits.flatMap((edit) => (edit.events.some((event) => tellings.includes(event)) ? [edit.id] : [])));
  const ordered = edits.toSorted((x, y) => (x.at === y.at ? (x.id < y.id ? -1 : 1) : x.at < y.at ? -1 : 1));
  for (const edit of ordered) if (edit.undoes !== null && ids.has(edit.undoes)) ids.add(edit.id);
  return ordered.filter(({ id }) => ids.has(id));
}

/** What makes two points of series the same. */
export function seriesKey(point: SeriesPoint): string {
  return [point.series, point.a, point.b ?? '', point.periodStart, point.periodEnd, point.source].join('\0');
}

/** What makes two mentions the same. */
export function mentionKey({ origin, sourceId, outlet, url }: ImportedMention): string {
  return [origin, sourceId, outlet ?? '', url ?? ''].join('\0');
}

/** The state of a file once a batch is written. Headers of compacts come with their memberships and are not counted. */
export function progressed(
  { file, tally }: ImportProgress, result: Pick<PutResult, 'statisticsAdded' | 'seriesAdded' | 'membershipsAdded' | 'mentionsAdded'>, { statistics = [], series = [], memberships = [], mentions = [] }: RecordBatch,
): ImportFile {
  const added = result.statisticsAdded + result.seriesAdded + result.membershipsAdded + result.mentionsAdded;
  const given = statistics.length + series.length + memberships.length + mentions.length;
  return withRows(file, { ...tally, added, known: given - added });
}

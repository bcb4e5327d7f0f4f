import type { EventFinding } from '../coder/findings.js';
import type { Report } from './document-record.js';
import type { EventRow } from './event-record.js';

/** One sentence of one document telling of an act, as the search for several tellings of the same act reads it. */
export interface EventTelling {
  /** `<document id>:<number>`. */
  readonly id: string;
  readonly doc: string;
  readonly finding: EventFinding;
  readonly sentenceText: string;
  /** Publication date of the document, as exact as known; null when unknown. */
  readonly published: string | null;
  /** Group of documents copied from one another, by its first document; null when it is no copy of another. */
  readonly copies: string | null;
}

/**
 * Where a telling stands: the event it tells of, named by the id of its lead telling. `component` names all tellings that were weighed
 * together when it was decided (the smallest id among them); a later telling that resembles one of them has all of them weighed anew.
 */
export interface ClusterMember {
  readonly event: string;
  readonly lead: string;
  readonly component: string;
}

/** A document that repeats the text of others. `copies` is the smallest id of its group. */
export interface DocumentCopy {
  readonly doc: string;
  readonly copies: string;
  /** The document of the group it resembles most, with the share of the shorter text's shingles that both have (0–1) and how many those are; null and 0 when it repeats none. */
  readonly nearest: string | null;
  readonly similarity: number;
  readonly shared: number;
}

/**
 * A decision by a person about which tellings are of one event. `merge`: all `events` tell of one. `split`: the first of `events` tells of
 * another event than all the others. `undo`: takes back the edit `undoes`. Later edits win. Nothing is ever deleted.
 */
export interface EventEdit {
  readonly id: string;
  readonly action: 'merge' | 'split' | 'undo';
  readonly events: readonly string[];
  readonly undoes: string | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly note: string | null;
}

/** What looking for events told many times did. */
export interface EventsUpdate {
  /** Documents and tellings that had not been looked at. */
  readonly documents: number;
  readonly tellings: number;
  /** Documents among them that repeat the text of others. */
  readonly copies: number;
  /** Tellings written, and the events they are of: those not looked at before and those weighed anew with them. */
  readonly written: number;
  readonly events: number;
}

/** An event with all its tellings in the record. */
export interface EventAccount {
  /** Id of the telling that stands for the event. */
  readonly lead: string;
  /** First published first, unknown days last, then by id; the lead is among them. */
  readonly tellings: readonly AccountTelling[];
  /** Edits that speak of any of them, oldest first; those taken back included. */
  readonly edits: readonly EventEdit[];
  /** For an imported event: why each of its other rows is taken for it. */
  readonly repeats?: readonly RepeatReason[];
}

/** Why a row of a data set is taken to be of the same event as another: what the two have in common besides day, kind of act and sides. */
export interface RepeatReason {
  readonly telling: string;
  readonly with: string;
  readonly links: readonly RepeatReasonLink[];
}

/** `both-sides`: the same with the sides swapped, of an act that two do together, or of a visit told by its host. `by-hand`: a person put them together. */
export type RepeatReasonLink = 'same-place' | 'same-article' | 'same-day' | 'both-sides' | 'by-hand';

/** One telling within an account. */
export interface AccountTelling {
  readonly row: EventRow;
  readonly reports: readonly Report[];
  /** Present when the document repeats the text of others. */
  readonly copy: DocumentCopy | null;
}

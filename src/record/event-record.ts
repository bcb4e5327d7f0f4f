import type { ClaimFinding, CommitmentFinding, EventFinding, EventStatus, LoadedFinding } from '../coder/findings.js';
import type { EventType, QuadClass } from '../ontology/event-types.js';
import type { DocumentHeader } from './document-record.js';
import type { Direction, Dyad, Pair } from './dyad.js';
import type { ImportedProvenance } from './import-record.js';

/** A finding as a query returns it: with the sentence it came from, its document, and which version made it. */
export interface EvidenceRow<F> {
  /** `<document id>:<number>`. */
  readonly id: string;
  readonly finding: F;
  /** The sentence's characters; the finding's spans minus `finding.sentence[0]` point into it. */
  readonly sentenceText: string;
  readonly document: DocumentHeader;
  readonly coder: string;
  readonly lexicon: string;
}

/** An event with its sentence and document. */
export interface EventRow extends EvidenceRow<EventFinding> {
  /**
   * When it took place, as exact as told: the event's own date, else the document's publication date; null when neither is known.
   * YYYY-MM-DD, YYYY-MM or YYYY.
   */
  readonly date: string | null;
  /** Direction within the pair asked for (see `Direction`); null when the query named no pair or dyad. */
  readonly direction: Direction | null;
  /** How many tellings of the event the record holds, this one included; absent when it is the only one. */
  readonly tellings?: number;
  /**
   * Present for an event of another data set. Such an event has no document and no spans: `document` has its id and nothing else, all spans are
   * [0, 0], `sentenceText` holds what the data set says of it in words ('' when nothing), and `confidence` is 1 because none is told.
   */
  readonly imported?: ImportedProvenance;
}

/** A commitment with its sentence and document. */
export type CommitmentRow = EvidenceRow<CommitmentFinding>;
/** A claim with its sentence and document. */
export type ClaimRow = EvidenceRow<ClaimFinding>;
/** A loaded word with the line around it and its document. */
export type LoadedRow = EvidenceRow<LoadedFinding>;

/**
 * Which events; conditions that are present must all hold, alternatives within a list. An empty list lets nothing through. What an event is (type, day,
 * actors, status …) is told by its lead telling; who tells it (`documents`, `outlets`, `speakers`, `text`) by all its tellings.
 */
export interface EventFilter {
  /** `event`, the default: each event once. `report`: every telling of it. */
  readonly of?: 'event' | 'report';
  /** Undirected; see `pairsOfEvent`. */
  readonly pair?: Pair;
  /** Directed: the source acts on the target. Reciprocal acts between the two are included. */
  readonly dyad?: Dyad;
  /** Any role of this actor code. */
  readonly actor?: string;
  /**
   * First and last day of the window, inclusive: YYYY-MM-DD, YYYY-MM or YYYY (a month or year stands for its first day in `from`, its
   * last in `to`). An event dated only to a month or year is in when any of its days is. Undated events are out.
   */
  readonly from?: string;
  readonly to?: string;
  readonly types?: readonly EventType[];
  readonly modes?: readonly string[];
  readonly quads?: readonly QuadClass[];
  readonly sectors?: readonly string[];
  readonly statuses?: readonly EventStatus[];
  /** PLOVER actor sectors (GOV, MIL …) of any source or target. */
  readonly actorSectors?: readonly string[];
  readonly documents?: readonly string[];
  /** Outlet names; an event is in when one of them carries its document. */
  readonly outlets?: readonly string[];
  /** Names of places, as told. */
  readonly places?: readonly string[];
  /** Codes of who says so: an event is in when one of its speakers has one of them. `none`: the source says it in its own voice. */
  readonly speakers?: readonly string[];
  /**
   * Where events come from: `coded` from documents, else data sets (`gdelt2`). Default: coded only, so that no count adds up two data sets unasked.
   * Imported events have no documents, speakers or confidence: conditions on documents or speakers let none of them through, `minConfidence` all.
   */
  readonly origins?: readonly string[];
  /** Lowest confidence, 0–1. */
  readonly minConfidence?: number;
  /** Characters the sentence must contain, ignoring letter case. */
  readonly text?: string;
}

/** Which part of a long answer. `limit` 1–10 000, default 100; `offset` from 0. */
export interface Page {
  readonly limit?: number;
  readonly offset?: number;
  /** By the first day a date covers, undated last in both orders; ties by document id, then place in the document. Default `newest`. */
  readonly order?: 'newest' | 'oldest';
}

/** One page of events, in the order asked for. */
export interface EventPage {
  readonly rows: readonly EventRow[];
  /** How many events the filter lets through, whatever the page. */
  readonly total: number;
}

/** One visit as one sentence tells it: CONSULT, mode visit, with the visitor as source. Several sentences may tell of one visit. */
export interface VisitRow {
  readonly event: EventRow;
  /** Code of the visiting side of the pair. */
  readonly visitor: string;
  readonly host: string;
  /** Persons or bodies named on the visiting side. */
  readonly people: readonly string[];
}

/** Events of one side of a pair with a third party. */
export interface ThirdPartyTie {
  readonly events: number;
  /** Counts for quad classes 1 to 4, in order. */
  readonly quads: readonly [number, number, number, number];
  /** Mean conflict–cooperation score, −10 to 10; null when there is no event. */
  readonly meanScore: number | null;
}

/** A third party in the pair's surroundings: its events with each side, and the documents about the pair that name it in an event. */
export interface ThirdParty {
  readonly code: string;
  readonly withA: ThirdPartyTie;
  readonly withB: ThirdPartyTie;
  /** Documents that hold both an event of the pair and an event with this party. */
  readonly documentsWithPair: number;
  /** Date of the newest event with either side, of an imported event its last day; null when undated. */
  readonly latest: string | null;
}

/** Events at one place in one quad class. */
export interface PlaceCount {
  /** As told; null: events whose place is not told. */
  readonly name: string | null;
  /** Country, where it is told. */
  readonly code: string | null;
  readonly quad: QuadClass;
  readonly events: number;
  /** Date of the newest, as exact as told; of imported events its last day. Null when none is dated. */
  readonly latest: string | null;
}

/** What the record holds about a pair. */
export interface PairSummary {
  readonly pair: Pair;
  readonly events: number;
  /** Documents with an event or commitment of the pair. */
  readonly documents: number;
  readonly commitments: number;
  readonly statistics: number;
  /** Oldest and newest event date, as exact as told; null when no event is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Imported events by data set, most first; absent when there are none. They are not counted in `events`. */
  readonly imported?: readonly ImportedCount[];
  /** First and last day of its ready-made daily series; absent when it has none. */
  readonly series?: { readonly first: string; readonly last: string };
}

/** How many events of one data set, with the days of the first and last; null when none is dated. */
export interface ImportedCount {
  readonly origin: string;
  readonly events: number;
  readonly first: string | null;
  readonly last: string | null;
}

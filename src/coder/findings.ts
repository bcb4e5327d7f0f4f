import type { Span } from '../base/span.js';
import type { EventStatus, EventType, QuadClass } from '../ontology/event-types.js';

export type { EventStatus };

/** One state, organisation, group or unnamed power taking part in an event. */
export interface Actor {
  /** ISO 3166-1 alpha-3, organisation acronym, group id, or null for region-like and unnamed actors. */
  readonly code: string | null;
  /** PLOVER actor sector (GOV, MIL, LEG …) or null. */
  readonly sector: string | null;
  /** Person or body named in the text, else null. */
  readonly name: string | null;
  readonly span: Span;
}

/** Who says so: `span` covers the speaker, `cue` the word of saying. Lists run from innermost to outermost. */
export interface Attribution {
  readonly speaker: string;
  readonly code: string | null;
  readonly span: Span;
  readonly cue: Span;
}

/** When an event took place, as exactly as the text tells. */
export interface EventDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD, as exact as `precision`. */
  readonly value: string;
  readonly precision: 'day' | 'month' | 'year';
  /** The date phrase, or null when the publication date stands in. */
  readonly span: Span | null;
}

/** One act of one side towards another (or of several together), with the words it was read from. */
export interface EventFinding {
  readonly kind: 'event';
  readonly doc: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly quad: QuadClass;
  /** Conflict–cooperation score, −10 to 10: the mode's, else the type's. */
  readonly score: number;
  readonly cameo: string | null;
  /** Goldstein (1992) score of the CAMEO code, −10 to 10, or null where the code has none. */
  readonly goldstein: number | null;
  readonly source: readonly Actor[];
  /** Empty for a reciprocal act, whose parties all stand in `source`. */
  readonly target: readonly Actor[];
  /** The word or words that carry the act. */
  readonly anchor: Span;
  readonly sentence: Span;
  readonly status: EventStatus;
  readonly attribution: readonly Attribution[];
  readonly date: EventDate | null;
  readonly sectors: readonly string[];
  readonly place: { readonly name: string; readonly code: string | null } | null;
  /** People killed, injured, arrested where the sentence states it. */
  readonly casualties?: { readonly killed?: number; readonly injured?: number; readonly arrested?: number };
  /** 0–1; see docs/accuracy.md for how well it is calibrated. */
  readonly confidence: number;
  /** Id of the lexicon row that coded it. */
  readonly rule: string;
}

/** Kind of commitment: a figure to reach, a document, something to build, a standing body, any other promise. */
export type CommitmentType = 'target' | 'agreement' | 'project' | 'mechanism' | 'pledge';
/** Where a commitment stands, as one text tells it. The ledger knows three more. */
export type CommitmentStatus =
  'proposed' | 'agreed' | 'signed' | 'in force' | 'in progress' | 'delayed' | 'suspended' | 'done' | 'cancelled';

/** What sides promise each other: a target, an agreement, a project, a mechanism or another pledge. `from`, `to` in whole units; null where the text tells none. */
export interface CommitmentFinding {
  readonly kind: 'commitment';
  readonly doc: string;
  readonly type: CommitmentType;
  /** Promisor first, then the other side; actor codes. */
  readonly parties: readonly string[];
  readonly what: string;
  readonly from: number | null;
  readonly to: number | null;
  /** True when from–to is a range rather than a movement. */
  readonly range?: boolean;
  readonly unit: string | null;
  /** Whether the figure is a yearly flow or a total, where the text says so. */
  readonly per?: 'year' | 'total' | null;
  readonly deadline: string | null;
  readonly status: CommitmentStatus;
  readonly instrument?: string | null;
  readonly sectors?: readonly string[];
  /** Number of items the text states and how many of them it does not name, for lists. */
  readonly count?: number | null;
  readonly unnamed?: number | null;
  readonly anchor: Span;
  readonly sentence: Span;
  readonly attribution: readonly Attribution[];
  readonly rule: string;
  /** When the act that tells the status took place; the publication date where the text names no other, null when neither is known. */
  readonly date?: EventDate | null;
  /** Lexicon row that tells the status, or null. */
  readonly statusRule?: string | null;
  /** What the text says more exactly than `status` can: ratified stands there as signed, lapsed as cancelled. */
  readonly stage?: 'ratified' | 'lapsed';
  /** Where the parts were read: figure, starting figure where it is told apart from the figure, deadline, words that tell the status, the whole description. */
  readonly parts?: { readonly figure?: Span; readonly start?: Span; readonly deadline?: Span; readonly status?: Span; readonly what?: Span };
  /** For an item of a list: anchor of the list it belongs to. */
  readonly listedIn?: Span;
}

/** Kind of claim; docs/codebook.md has an example of each. */
export type ClaimType = 'turning-point' | 'causal' | 'comparative' | 'forecast' | 'record';

/** A claim about relations: that something is a turning point, a cause, closer or larger than before, or to come. */
export interface ClaimFinding {
  readonly kind: 'claim';
  readonly doc: string;
  readonly type: ClaimType;
  /** Name of who makes the claim; the outlet's name (or 'outlet') when it is the text's own voice. */
  readonly speaker: string;
  readonly speakerCode?: string | null;
  readonly anchor: Span;
  readonly sentence: Span;
  readonly rule: string;
  /** Who is quoted, where the text names a speaker. */
  readonly speakerSpan?: Span;
  /** Money, physical measures and shares in the sentence, in whole units, that the claim may rest on. */
  readonly figures?: readonly { readonly from: number | null; readonly to: number; readonly unit: string | null; readonly span: Span }[];
}

/** Wording that judges or delegitimises, whoever it favours. */
export interface LoadedFinding {
  readonly kind: 'loaded';
  readonly doc: string;
  readonly anchor: Span;
  readonly term: string;
  /** A plainer wording, or null where none fits everywhere. */
  readonly plain: string | null;
  readonly rule?: string;
}

/** Something a reader should know about a document: why it, or a part of it, was not coded. */
export interface IssueFinding {
  readonly kind: 'issue';
  readonly doc: string;
  readonly code: string;
  readonly message: string;
  readonly at: Span | { readonly file?: string; readonly line?: number } | null;
}

/** Everything the coder may report about a document, in document order. */
export type Finding = EventFinding | CommitmentFinding | ClaimFinding | LoadedFinding | IssueFinding;

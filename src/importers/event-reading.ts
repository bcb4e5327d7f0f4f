import type { EventStatus, EventType } from '../ontology/event-types.js';

/** A code that the tables do not know. */
export interface UnknownCode {
  readonly system: string;
  readonly code: string;
}

/** When an imported event took place: YYYY-MM-DD, YYYY-MM or YYYY, as exact as told; null when the data set does not tell. Or why the row is left out. */
export type DateReading = { readonly date: string | null } | { readonly leftOut: string };

/** Who an imported actor is. */
export interface ActorReading {
  /** Actor codes, each once; empty when none is known. Several stand for a joint act. */
  readonly codes: readonly string[];
  /** PLOVER actor sector, or null. */
  readonly sector: string | null;
  readonly unknown: readonly UnknownCode[];
}

/** What kind of act it is, or why the row is left out. */
export type MeaningReading = EventMeaning | { readonly leftOut: string };

export interface EventMeaning {
  readonly type: EventType;
  readonly mode: string | null;
  readonly status: EventStatus;
  /** CAMEO code where the data set has one. */
  readonly cameo: string | null;
  readonly sectors: readonly string[];
  readonly unknown?: readonly UnknownCode[];
}

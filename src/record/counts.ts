/** Calendar units of UTC days; weeks are ISO 8601 weeks (`2025-W48`), quarters `2025-Q4`. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What events may be counted by. `direction` is that within the pair asked for; `origin` is `coded` or a data set. */
export type GroupBy = 'origin' | 'period' | 'type' | 'mode' | 'quad' | 'sector' | 'status' | 'direction' | 'outlet' | 'outletCountry' | 'rule';

/** Which counts: the groups (their combinations are counted) and, for `period`, the unit; default month. */
export interface CountRequest {
  readonly by: readonly GroupBy[];
  readonly unit?: PeriodUnit;
  /**
   * What is counted: `event` (the default) each event once; `report` every telling of it, so that what many documents repeat counts many times; `outlet` how many different
   * outlets tell of the events. The last two look at every telling by itself.
   */
  readonly of?: CountOf;
  /** False: the answer's exposure stays empty, which spares reading it. Default true. */
  readonly hasExposure?: boolean;
}

/** What may be counted. */
export type CountOf = 'event' | 'report' | 'outlet';

/**
 * Events of one group. `group` has one entry for each `by`; null where the event has no such value: no mode, no sector, no date, or a date
 * not exact enough for the period's unit. An event with two sectors (or two outlets) counts in both groups, so these do not add up to the total.
 */
export interface DyadCount {
  readonly group: Readonly<Partial<Record<GroupBy, string | null>>>;
  /** How many of what was asked for: events, or tellings, or outlets. */
  readonly events: number;
  /** Distinct documents of the record these events come from; imported events come from none. */
  readonly documents: number;
  /** Mean conflict–cooperation score of the events, −10 to 10. */
  readonly meanScore: number;
}

/**
 * How much was written: documents by publication period, against which counts must be read. Silence is not zero. Where only imported events are asked
 * for, all events of these data sets stand in place of the documents, those of the pair in place of the documents about it.
 */
export interface Exposure {
  /** Period label, or null for documents not dated exactly enough. */
  readonly period: string | null;
  /** Documents in the whole record. */
  readonly documents: number;
  /** Documents with an event or commitment of the pair asked for; equals `documents` when no pair was. */
  readonly aboutPair: number;
  /** Reports (outlet and address) of all these documents. */
  readonly reports: number;
}

/** Counts in order of their group values (null last), exposure in order of period (null last). Periods without anything are left out. */
export interface CountResult {
  readonly rows: readonly DyadCount[];
  /** How many of what was asked for the filter lets through, each once. */
  readonly total: number;
  readonly exposure: readonly Exposure[];
}

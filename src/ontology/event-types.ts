/** The 16 PLOVER event types (PLOVER manual, draft 2.0, 2021). */
export const EVENT_TYPES = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
  'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
] as const;
/** One of the 16 type names, in capitals. */
export type EventType = (typeof EVENT_TYPES)[number];

/** What the text says about an act: it took place, is to come, is asked for, is conditional, is denied, or is older than the news at hand. */
export type EventStatus = 'actual' | 'planned' | 'requested' | 'hypothetical' | 'denied' | 'background';

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type QuadClass = 1 | 2 | 3 | 4;

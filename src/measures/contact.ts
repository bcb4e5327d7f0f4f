import type { EventStatus, EventType, QuadClass } from '../ontology/event-types.js';
import type { Direction } from '../record/dyad.js';
import type { EventRow } from '../record/event-record.js';

/** An event as measures see it: when, which way, what, how strong, and how much was written about it. */
export interface Contact {
  readonly id: string;
  /** When it took place, as exact as told (YYYY, YYYY-MM, YYYY-MM-DD); null when not known. */
  readonly date: string | null;
  /** When the document that tells of it was published, likewise: nothing is known of it before. */
  readonly published: string | null;
  readonly direction: Direction;
  readonly type: EventType;
  readonly mode: string | null;
  readonly quad: QuadClass;
  /** Conflict–cooperation score, −10 to 10. */
  readonly score: number;
  readonly sectors: readonly string[];
  readonly status: EventStatus;
  /** Reports and outlets that carry it; at least 1. */
  readonly reports: number;
  readonly outlets: number;
}

/** What one event counts as: one, its reports, or the outlets that carry it. */
export type Weight = 'event' | 'report' | 'outlet';

/** How much a contact counts under a weighting; 1 or more. */
export function weightOf(contact: Contact, weight: Weight): number {
  return weight === 'event' ? 1 : weight === 'report' ? contact.reports : contact.outlets;
}

/** Events of a pair as contacts, in the order given; rows that were not asked for by pair are left out. */
export function contactsOf(rows: readonly EventRow[]): Contact[] {
  return rows.flatMap(({ id, date, direction, finding, document }) => (direction === null ? [] : [{
    id, date, published: document.date, direction, type: finding.type, mode: finding.mode, quad: finding.quad, score: finding.score, sectors: finding.sectors,
    status: finding.status, reports: Math.max(1, document.reports), outlets: Math.max(1, document.outlets.length),
  }]));
}

/** Which contacts a series is made of; conditions that are present must all hold. */
export interface ContactFilter {
  readonly types?: readonly string[];
  readonly modes?: readonly string[];
  readonly quads?: readonly number[];
  readonly sectors?: readonly string[];
  readonly statuses?: readonly string[];
  /** `ab`: acts of the first code on the second; reciprocal acts belong to both directions. */
  readonly direction?: 'ab' | 'ba';
}

/** Contacts the filter lets through, order kept. */
export function filterContacts(contacts: readonly Contact[], filter: ContactFilter): Contact[] {
  const { types, modes, quads, sectors, statuses, direction } = filter;
  return contacts.filter((contact) => (types === undefined || types.includes(contact.type))
    && (modes === undefined || (contact.mode !== null && modes.includes(contact.mode)))
    && (quads === undefined || quads.includes(contact.quad))
    && (sectors === undefined || contact.sectors.some((sector) => sectors.includes(sector)))
    && (statuses === undefined || statuses.includes(contact.status))
    && (direction === undefined || contact.direction === direction || contact.direction === 'both'));
}

/**
 * What was known on a day: contacts published on or before it, and dated on or before it. A date or publication known only to the month or year counts from
 * its last day. Contacts without a publication date count by their own date; without any date they are left out.
 */
export function knownOn(contacts: readonly Contact[], day: string): Contact[] {
  const isPast = (date: string | null) => date === null || lastDayOf(date) <= day;
  return contacts.filter(({ date, published }) => (date ?? published) !== null && isPast(date) && isPast(published));
}

function lastDayOf(date: string): string {
  return date.length === 10 ? date : date.length === 7 ? `${date}-31` : `${date}-12-31`;
}

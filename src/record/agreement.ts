import type { CommitmentType, EventFinding, Finding } from '../coder/findings.js';
import type { EventType } from '../ontology/event-types.js';
import type { ChronicleEntry } from './chronicle.js';
import { makePair, pairKey, pairsOfEvent, pairsOfParties } from './dyad.js';

/** What the coder may find in an entry of a kind without being wrong. */
export interface AcceptedFindings {
  readonly types: readonly EventType[] | 'any';
  readonly commitments: readonly CommitmentType[];
}

/**
 * Which findings fit each hand-given kind of the chronicle: a judgement, made from the kinds' meaning before looking at what the coder finds.
 * Kinds are coarse and an entry may tell of several acts, so agreement is a first check, not accuracy.
 */
export const KIND_FINDINGS: Readonly<Record<string, AcceptedFindings>> = {
  statement: { types: 'any', commitments: ['target', 'agreement', 'project', 'mechanism', 'pledge'] },
  agreement: { types: ['AGREE', 'SUPPORT', 'COOPERATE'], commitments: ['target', 'agreement', 'project', 'mechanism', 'pledge'] },
  incident: { types: ['ASSAULT', 'COERCE', 'ACCUSE', 'MOBILIZE', 'THREATEN', 'PROTEST', 'SANCTION'], commitments: [] },
  visit: { types: ['CONSULT'], commitments: [] },
  mechanism: { types: ['CONSULT', 'AGREE', 'SUPPORT', 'COOPERATE'], commitments: ['mechanism', 'agreement'] },
  meeting: { types: ['CONSULT'], commitments: [] },
  other: { types: 'any', commitments: ['target', 'agreement', 'project', 'mechanism', 'pledge'] },
  target: { types: ['AGREE', 'SUPPORT'], commitments: ['target'] },
  project: { types: ['AGREE', 'COOPERATE', 'SUPPORT', 'AID'], commitments: ['project', 'agreement'] },
  closure: { types: ['SANCTION', 'COERCE', 'REJECT', 'RETREAT'], commitments: [] },
  mediation: { types: ['CONSULT', 'AGREE', 'REQUEST', 'SUPPORT', 'AID', 'RETREAT'], commitments: ['mechanism'] },
  border: { types: ['AGREE', 'CONSULT', 'COOPERATE', 'CONCEDE', 'RETREAT', 'COERCE', 'SANCTION', 'SUPPORT', 'MOBILIZE'], commitments: ['agreement', 'project', 'mechanism'] },
  trade: { types: ['AGREE', 'COOPERATE', 'SUPPORT', 'SANCTION', 'CONCEDE'], commitments: ['target', 'agreement'] },
  reopening: { types: ['RETREAT', 'CONCEDE', 'COOPERATE', 'AGREE'], commitments: [] },
  accusation: { types: ['ACCUSE'], commitments: [] },
  exercise: { types: ['COOPERATE', 'MOBILIZE', 'CONSULT'], commitments: [] },
  strike: { types: ['ASSAULT'], commitments: [] },
  sanction: { types: ['SANCTION', 'COERCE'], commitments: [] },
};

/** What the coder found in one entry, against what was given by hand. */
export interface EntryAgreement {
  readonly id: string;
  readonly kind: string;
  /** Events and commitments found. */
  readonly found: number;
  /** One of them is of a type that fits the kind. */
  readonly isKindMet: boolean;
  /** One of them is between two of the entry's parties. */
  readonly isPairMet: boolean;
  /** One of them has a sector of the entry. */
  readonly isSectorMet: boolean;
  /** Share of the sectors found that the entry has, and of the entry's that were found; null where none stands. */
  readonly sectorPrecision: number | null;
  readonly sectorRecall: number | null;
}

/** Agreement over the entries of a kind: shares of `entries`, 0–1. */
export interface KindAgreement {
  readonly kind: string;
  readonly entries: number;
  /** Entries in which anything was found. */
  readonly coded: number;
  readonly kindMet: number;
  readonly pairMet: number;
  readonly sectorMet: number;
  /** Kind, pair and sector all met by the entry's findings. */
  readonly allMet: number;
}

/** Compares what the coder found in an entry with its hand-given kind, parties and sectors. */
export function compareEntry(entry: ChronicleEntry, findings: readonly Finding[]): EntryAgreement {
  const events = findings.filter((finding): finding is EventFinding => finding.kind === 'event');
  const commitments = findings.filter((finding) => finding.kind === 'commitment');
  const accepted = KIND_FINDINGS[entry.kind] ?? { types: [], commitments: [] };
  const wanted = new Set(entry.parties.flatMap((x, k) => entry.parties.slice(k + 1).map((y) => pairKey(makePair(x, y)))));
  const sectors = new Set([...events.flatMap((event) => event.sectors), ...commitments.flatMap((commitment) => commitment.sectors ?? [])]);
  const shared = entry.sector.filter((sector) => sectors.has(sector)).length;
  return {
    id: entry.id,
    kind: entry.kind,
    found: events.length + commitments.length,
    isKindMet: events.some((event) => accepted.types === 'any' || accepted.types.includes(event.type))
      || commitments.some((commitment) => accepted.commitments.includes(commitment.type)),
    isPairMet: events.some((event) => pairsOfEvent(event).some(({ pair }) => wanted.has(pairKey(pair))))
      || commitments.some((commitment) => pairsOfParties(commitment.parties).some((pair) => wanted.has(pairKey(pair)))),
    isSectorMet: shared > 0,
    sectorPrecision: sectors.size === 0 ? null : shared / sectors.size,
    sectorRecall: entry.sector.length === 0 ? null : shared / entry.sector.length,
  };
}

/** Sums agreements by kind, most entries first; the last row, kind `all`, sums them all (none for no entries). */
export function summariseAgreement(rows: readonly EntryAgreement[]): KindAgreement[] {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const sums = kinds.map((kind) => sumOf(kind, rows.filter((row) => row.kind === kind)))
    .toSorted((x, y) => y.entries - x.entries || (x.kind < y.kind ? -1 : 1));
  return rows.length === 0 ? [] : [...sums, sumOf('all', rows)];
}

function sumOf(kind: string, rows: readonly EntryAgreement[]): KindAgreement {
  const share = (isMet: (row: EntryAgreement) => boolean) => rows.filter(isMet).length / rows.length;
  return {
    kind, entries: rows.length,
    coded: share((row) => row.found > 0), kindMet: share((row) => row.isKindMet), pairMet: share((row) => row.isPairMet),
    sectorMet: share((row) => row.isSectorMet), allMet: share((row) => row.isKindMet && row.isPairMet && row.isSectorMet),
  };
}

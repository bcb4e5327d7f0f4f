import type { Actor, Finding } from '../coder/findings.js';

/** An event as gold states it: codes of source and target, and the status where it is stated. */
export interface GoldEvent {
  readonly type: string;
  /** Codes, or names as the text has them ("al-Shabaab"), compared without regard to case and marks; null stands for an actor without either, and is not compared. */
  readonly source: readonly (string | null)[];
  readonly target: readonly (string | null)[];
  readonly status?: string;
}

/** A commitment as gold states it. */
export interface GoldCommitment {
  readonly type: string;
  readonly parties: readonly string[];
  readonly to?: number | null;
  readonly unit?: string | null;
}

/** What a careful reader finds in a document. A list that is absent was not looked for and is not scored. */
export interface DocumentGold {
  readonly id: string;
  readonly events?: readonly GoldEvent[];
  readonly commitments?: readonly GoldCommitment[];
  readonly claims?: readonly { readonly type: string }[];
}

/** How many of the things gold states were found, and how many of those found gold states; `f1` null when both are none. */
export interface FacetScore {
  readonly facet: string;
  readonly gold: number;
  readonly found: number;
  readonly correct: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** What was missed and what was found beside it, as readable keys. */
export interface DocumentError {
  readonly id: string;
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
}

/** How a thing is looked at: each facet is a key; two things are the same when their keys are. */
const EVENT_FACETS: Readonly<Record<string, (event: GoldEvent) => string>> = {
  'event type': (event) => event.type,
  'event type, who to whom': (event) => `${event.type} ${who(event)}`,
  'event type, who to whom, status': (event) => `${event.type} ${who(event)} ${event.status ?? ''}`,
};
const COMMITMENT_FACETS: Readonly<Record<string, (commitment: GoldCommitment) => string>> = {
  'commitment type, parties': (commitment) => `${commitment.type} ${commitment.parties.toSorted().join('+')}`,
  'commitment type, parties, amount': (commitment) => `${commitment.type} ${commitment.parties.toSorted().join('+')} ${commitment.to ?? ''} ${commitment.unit ?? ''}`,
};

/**
 * Scores findings against gold documents, facet by facet: micro-averaged over all documents, each gold thing met by at most one finding of the
 * same document. Order within source, target and parties does not count. The status facet is scored only where every gold event states one.
 */
export function scoreDocuments(gold: readonly DocumentGold[], findings: ReadonlyMap<string, readonly Finding[]>): { readonly facets: readonly FacetScore[]; readonly errors: readonly DocumentError[] } {
  const facets: FacetScore[] = [];
  const errors: DocumentError[] = [];
  const withEvents = gold.filter((document) => document.events !== undefined);
  const allStated = withEvents.every((document) => document.events!.every((event) => event.status !== undefined));
  for (const [facet, keyOf] of Object.entries(EVENT_FACETS)) {
    if (withEvents.length === 0 || (facet.endsWith('status') && !allStated)) continue;
    const rows = withEvents.map((document) => matchKeys(document.id, document.events!.map(keyOf), eventsOf(findings.get(document.id) ?? [], namesIn(document)).map(keyOf)));
    facets.push(sumOf(facet, rows));
    if (facet === 'event type, who to whom') errors.push(...rows.filter((row) => row.missed.length + row.spurious.length > 0).map(({ id, missed, spurious }) => ({ id, missed, spurious })));
  }
  const withCommitments = gold.filter((document) => document.commitments !== undefined);
  for (const [facet, keyOf] of Object.entries(COMMITMENT_FACETS)) {
    if (withCommitments.length === 0) continue;
    facets.push(sumOf(facet, withCommitments.map((document) => matchKeys(document.id, document.commitments!.map(keyOf), commitmentsOf(findings.get(document.id) ?? []).map(keyOf)))));
  }
  const withClaims = gold.filter((document) => document.claims !== undefined);
  if (withClaims.length > 0) {
    facets.push(sumOf('claim type', withClaims.map((document) => matchKeys(document.id, document.claims!.map((claim) => claim.type),
      (findings.get(document.id) ?? []).flatMap((finding) => (finding.kind === 'claim' ? [finding.type] : []))))));
  }
  return { facets, errors };
}

interface Match extends DocumentError {
  readonly gold: number;
  readonly found: number;
}

function matchKeys(id: string, gold: readonly string[], found: readonly string[]): Match {
  const left = [...found];
  const missed = gold.filter((key) => {
    const at = left.indexOf(key);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return { id, gold: gold.length, found: found.length, missed, spurious: left };
}

function sumOf(facet: string, rows: readonly Match[]): FacetScore {
  const add = (part: (row: Match) => number) => rows.reduce((sum, row) => sum + part(row), 0);
  const [gold, found, correct] = [add((row) => row.gold), add((row) => row.found), add((row) => row.gold - row.missed.length)];
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return { facet, gold, found, correct, precision: ratio(correct, found), recall: ratio(correct, gold), f1: ratio(2 * correct, gold + found) };
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Actors that gold states in words of its own, by their bare letters. */
function namesIn({ events = [] }: DocumentGold): ReadonlyMap<string, string> {
  return new Map(events.flatMap(({ source, target }) => [...source, ...target]).flatMap((actor) => (actor === null || /^[A-Z]{3}$/.test(actor) ? [] : [[bare(actor), actor] as const])));
}

/** Events as gold would state them: an actor that gold names in words is met by its name as well as by its code. */
function eventsOf(findings: readonly Finding[], names: ReadonlyMap<string, string>): GoldEvent[] {
  const actors = (list: readonly Actor[]) => list.map(({ code, name }) => (code !== null && names.has(bare(code)) ? names.get(bare(code))! : name !== null && names.has(bare(name)) ? names.get(bare(name))! : code));
  return findings.flatMap((finding) => (finding.kind === 'event' ? [{ type: finding.type, source: actors(finding.source), target: actors(finding.target), status: finding.status }] : []));
}

function commitmentsOf(findings: readonly Finding[]): GoldCommitment[] {
  return findings.flatMap((finding) => (finding.kind === 'commitment' ? [finding] : []));
}

function who({ source, target }: GoldEvent): string {
  const side = (codes: readonly (string | null)[]) => [...new Set(codes.filter((code) => code !== null))].toSorted().join('+') || '?';
  return target.length === 0 ? side(source) : `${side(source)}>${side(target)}`;
}

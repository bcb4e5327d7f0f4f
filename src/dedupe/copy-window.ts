import type { DocumentCopy } from '../record/event-cluster.js';
import { sharedCount } from './event-report.js';
import { leave, openSet, unite, type Member } from './open-sets.js';
import { shinglesOf, type Shingles } from './shingles.js';

/** When one text counts as a copy of another. */
export interface CopyRule {
  /** Share of the shorter text's shingles that the longer one has, 0–1. */
  readonly similarity: number;
  /** Shingles in common, at least. */
  readonly shared: number;
  /** Days of publication between the two, at most. */
  readonly days: number;
  /** Of the texts of one day that carry the same fingerprint (a footer, an address), only this many are looked up by it. */
  readonly commonest: number;
}

/**
 * Half of the shorter text: an agency's despatch under another head, cut short or lightly reworded. A week: papers print what agencies send within days.
 * Judgements, checked on data/gold/same-event.txt.
 */
export const DEFAULT_COPY_RULE: CopyRule = { similarity: 0.5, shared: 8, days: 7, commonest: 50 };

/** Share of the shorter text's fingerprints that two texts must have in common to be compared shingle by shingle. Judgement: a fifth, where copies share about half. */
const LEAST_FINGERPRINTS = 0.2;

/** A document to be compared with others. `day`: of publication, days since 1970-01-01; null when unknown. */
interface CopyCandidate {
  readonly doc: string;
  readonly text: string;
  readonly day: number | null;
  readonly isNew: boolean;
}

interface Slot {
  readonly doc: string;
  readonly day: number | null;
  readonly isNew: boolean;
  readonly shingles: Shingles;
  nearest: { doc: string; similarity: number; shared: number } | null;
}

/**
 * Finds copies in a stream of documents ordered by day of publication (unknown days first). Texts that share a fingerprint are compared shingle by
 * shingle; groups are texts connected by copying. Memory is that of the texts' shingles of `days` days, and of all undated ones. Groups do not depend on the order
 * within a day, unless a fingerprint is commoner than the rule's limit.
 */
export class CopyWindow {
  readonly #rule: CopyRule;
  /** Texts by day of publication, then by fingerprint: a day that is over is dropped whole. */
  readonly #days = new Map<number | null, { readonly members: Member<Slot>[]; readonly index: Map<number, Member<Slot> | Member<Slot>[]> }>();
  #day = -Infinity;

  constructor(rule: CopyRule = DEFAULT_COPY_RULE) {
    this.#rule = rule;
  }

  /**
   * Takes the next document; gives the groups that are complete before its day, each with at least one new document. A document that repeats no other is
   * a group by itself.
   */
  add({ doc, text, day, isNew }: CopyCandidate): DocumentCopy[][] {
    const member = openSet<Slot>({ doc, day, isNew, shingles: shinglesOf(text), nearest: null });
    const done = day !== null && day > this.#day ? this.#advance(day) : [];
    const { fingerprints } = member.value.shingles;
    const met = new Map<Member<Slot>, number>();
    for (const [other, { index }] of this.#days) if ((other === null) === (day === null)) lookUp(index, fingerprints, met);
    // A text that shares half its shingles shares some of its fingerprints; a footer alone is a small part of them.
    for (const [other, shared] of met) if (shared >= LEAST_FINGERPRINTS * Math.min(fingerprints.length, other.value.shingles.fingerprints.length)) this.#compare(member, other);
    const today = this.#days.get(day) ?? { members: [], index: new Map<number, Member<Slot> | Member<Slot>[]>() };
    this.#days.set(day, today);
    today.members.push(member);
    enter(today.index, member, this.#rule.commonest);
    return done;
  }

  /** The groups still open, when no document follows. */
  end(): DocumentCopy[][] {
    const done = this.#advance(Infinity);
    for (const { members } of this.#days.values()) for (const member of members) done.push(...groupsOf(leave(member)));
    this.#days.clear();
    return done;
  }

  #compare(member: Member<Slot>, other: Member<Slot>): void {
    const [x, y] = [member.value, other.value];
    if (!(x.isNew || y.isNew) || (x.day === null) !== (y.day === null)) return;
    const shared = sharedCount(x.shingles.all, y.shingles.all);
    const similarity = shared / Math.min(x.shingles.all.length, y.shingles.all.length);
    if (shared < this.#rule.shared || similarity < this.#rule.similarity) return;
    for (const [slot, with_] of [[x, y], [y, x]] as const) {
      const { nearest } = slot;
      if (nearest === null || similarity > nearest.similarity || (similarity === nearest.similarity && with_.doc < nearest.doc)) slot.nearest = { doc: with_.doc, similarity, shared };
    }
    unite(other, member);
  }

  #advance(day: number): DocumentCopy[][] {
    const done: DocumentCopy[][] = [];
    for (const [each, { members }] of this.#days) {
      if (each === null || each + this.#rule.days >= day) continue;
      for (const member of members) done.push(...groupsOf(leave(member)));
      this.#days.delete(each);
    }
    this.#day = Math.max(this.#day, day);
    return done;
  }
}

type Index = Map<number, Member<Slot> | Member<Slot>[]>;

/** Counts, for each text of a day, how many of these fingerprints it has. */
function lookUp(index: Index, fingerprints: Uint32Array, met: Map<Member<Slot>, number>): void {
  for (const fingerprint of fingerprints) {
    const carriers = index.get(fingerprint);
    if (carriers === undefined) continue;
    if (Array.isArray(carriers)) for (const other of carriers) met.set(other, (met.get(other) ?? 0) + 1);
    else met.set(carriers, (met.get(carriers) ?? 0) + 1);
  }
}

/** Enters a text under its fingerprints, but not under those that as many of the day carry already. */
function enter(index: Index, member: Member<Slot>, most: number): void {
  for (const fingerprint of member.value.shingles.fingerprints) {
    const carriers = index.get(fingerprint);
    if (carriers === undefined) index.set(fingerprint, member);
    else if (!Array.isArray(carriers)) index.set(fingerprint, [carriers, member]);
    else if (carriers.length < most) carriers.push(member);
  }
}

/** A complete set as a group of copies; none when it holds nothing new. */
function groupsOf(slots: readonly Slot[] | null): DocumentCopy[][] {
  if (slots === null || !slots.some(({ isNew }) => isNew)) return [];
  const copies = slots.map(({ doc }) => doc).toSorted()[0]!;
  return [slots.map(({ doc, nearest }) => ({ doc, copies, nearest: nearest?.doc ?? null, similarity: nearest?.similarity ?? 0, shared: nearest?.shared ?? 0 }))
    .toSorted((x, y) => (x.doc < y.doc ? -1 : 1))];
}

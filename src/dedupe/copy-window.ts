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
  /** A fingerprint that more than this many texts of the window carry (a footer, an address) is not looked up. */
  readonly commonest: number;
}

/**
 * Half of the shorter text: an agency's despatch under another head, cut short or lightly reworded. A week: papers print what agencies send within days.
 * Judgements, checked on data/gold/same-event.txt.
 */
export const DEFAULT_COPY_RULE: CopyRule = { similarity: 0.5, shared: 8, days: 7, commonest: 500 };

/** A document to be compared with others. `day`: of publication, days since 1970-01-01; null when unknown. */
export interface CopyCandidate {
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
  readonly #index = new Map<number, Member<Slot>[]>();
  readonly #leaving = new Map<number, Member<Slot>[]>();
  readonly #undated: Member<Slot>[] = [];
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
    const met = new Set<Member<Slot>>();
    for (const fingerprint of member.value.shingles.fingerprints) {
      const carriers = this.#index.get(fingerprint);
      if (carriers === undefined) { this.#index.set(fingerprint, [member]); continue; }
      if (carriers.length > this.#rule.commonest) continue;
      for (const other of carriers) met.add(other);
      carriers.push(member);
    }
    for (const other of met) this.#compare(member, other);
    if (day === null) this.#undated.push(member);
    else {
      const leaving = this.#leaving.get(day + this.#rule.days);
      if (leaving === undefined) this.#leaving.set(day + this.#rule.days, [member]);
      else leaving.push(member);
    }
    return done;
  }

  /** The groups still open, when no document follows. */
  end(): DocumentCopy[][] {
    const done = this.#advance(Infinity);
    for (const member of this.#undated) done.push(...groupsOf(leave(member)));
    this.#index.clear();
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
    const over = [...this.#leaving.keys()].filter((each) => each < day).toSorted((x, y) => x - y);
    for (const each of over) {
      for (const member of this.#leaving.get(each)!) {
        for (const fingerprint of member.value.shingles.fingerprints) {
          const kept = this.#index.get(fingerprint)?.filter((one) => one !== member) ?? [];
          if (kept.length === 0) this.#index.delete(fingerprint);
          else this.#index.set(fingerprint, kept);
        }
        done.push(...groupsOf(leave(member)));
      }
      this.#leaving.delete(each);
    }
    this.#day = Math.max(this.#day, day);
    return done;
  }
}

/** A complete set as a group of copies; none when it holds nothing new. */
function groupsOf(slots: readonly Slot[] | null): DocumentCopy[][] {
  if (slots === null || !slots.some(({ isNew }) => isNew)) return [];
  const copies = slots.map(({ doc }) => doc).toSorted()[0]!;
  return [slots.map(({ doc, nearest }) => ({ doc, copies, nearest: nearest?.doc ?? null, similarity: nearest?.similarity ?? 0, shared: nearest?.shared ?? 0 }))
    .toSorted((x, y) => (x.doc < y.doc ? -1 : 1))];
}

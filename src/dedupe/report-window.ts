import type { Comparer } from './compare.js';
import type { EventReport } from './event-report.js';
import { hold, leave, openSet, unite, type Member } from './open-sets.js';

/** Tellings connected by pairs that reach the threshold: each with at least one other of them. */
export type Component = readonly EventReport[];

interface Slot {
  readonly report: EventReport;
  readonly isNew: boolean;
}

/**
 * Finds connected tellings in a stream ordered by first day, and lets go of each component once no later telling can meet it: memory is that of the
 * tellings of a few days, and of those dated only to a month or year that are under way. Compared are tellings that have a pair of actors in common,
 * or one actor where one of them names only one. Which components come out does not depend on the order within a day.
 */
export class ReportWindow {
  readonly #comparer: Comparer;
  readonly #days: number;
  readonly #joined: ReadonlyMap<string, string>;
  readonly #held = new Map<string, Member<Slot>>();
  readonly #blocks = new Map<string, Member<Slot>[]>();
  readonly #leaving = new Map<number, Member<Slot>[]>();
  #day = -Infinity;
  #compared = 0;

  /** `joined`: tellings put together by hand, each with a name for its group; they wait for each other however far apart they are. */
  constructor(comparer: Comparer, joined: ReadonlyMap<string, string> = new Map()) {
    this.#comparer = comparer;
    this.#joined = joined;
    this.#days = Math.max(comparer.rule.toldDays, comparer.rule.publicationDays);
  }

  /** Pairs compared so far. */
  get compared(): number {
    return this.#compared;
  }

  /** Takes the next telling; gives the components that are complete before its day. Two tellings that are not new are not compared. */
  add(report: EventReport, isNew = true): Component[] {
    const slot = openSet<Slot>({ report, isNew });
    this.#hold(slot);
    if (report.firstDay === null || report.lastDay === null) return componentsOf(leave(slot));
    const done = report.firstDay > this.#day ? this.#advance(report.firstDay) : [];
    const { own, sought } = blocksOf(report);
    for (const key of sought) {
      for (const other of this.#blocks.get(key) ?? []) {
        if (other.set === slot.set || !(isNew || other.value.isNew)) continue;
        this.#compared += 1;
        const score = this.#comparer.score(report, other.value.report);
        if (score !== null && score >= this.#comparer.rule.threshold) unite(other, slot);
      }
    }
    for (const key of own) push(this.#blocks, key, slot);
    push(this.#leaving, report.lastDay + this.#days, slot);
    return done;
  }

  /** The components still open, when no telling follows. */
  end(): Component[] {
    const done = this.#advance(Infinity);
    for (const slot of this.#held.values()) done.push(...componentsOf(leave(slot)));
    this.#held.clear();
    return done;
  }

  #hold(slot: Member<Slot>): void {
    const group = this.#joined.get(slot.value.report.id);
    if (group === undefined) return;
    const held = this.#held.get(group);
    if (held === undefined) {
      this.#held.set(group, slot);
      hold(slot);
    } else unite(held, slot);
  }

  /** Lets go of what cannot meet a telling of this day or later. */
  #advance(day: number): Component[] {
    const done: Component[] = [];
    const over = [...this.#leaving.keys()].filter((each) => each < day).toSorted((x, y) => x - y);
    const touched = new Set<string>();
    for (const each of over) {
      for (const slot of this.#leaving.get(each)!) {
        for (const key of blocksOf(slot.value.report).own) touched.add(key);
        done.push(...componentsOf(leave(slot)));
      }
      this.#leaving.delete(each);
    }
    for (const key of touched) {
      const kept = this.#blocks.get(key)!.filter(({ value }) => value.report.lastDay! + this.#days >= day);
      if (kept.length === 0) this.#blocks.delete(key);
      else this.#blocks.set(key, kept);
    }
    this.#day = day;
    return done;
  }
}

function componentsOf(slots: readonly Slot[] | null): Component[] {
  return slots === null ? [] : [slots.map(({ report }) => report)];
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const present = lists.get(key);
  if (present === undefined) lists.set(key, [value]);
  else present.push(value);
}

/**
 * Under which keys a telling is kept, and under which it looks for others. A telling about several states meets those about two of them, and those
 * about one of them alone; a telling about one meets all about it. A telling about none meets those with a place in common.
 */
function blocksOf({ about, stage, places }: EventReport): { readonly own: readonly string[]; readonly sought: readonly string[] } {
  const pairs = about.flatMap((x, k) => about.slice(k + 1).map((y) => `${stage} ${x} ${y}`));
  const alone = about.map((code) => `${stage} ${code}`);
  const among = about.map((code) => `${stage} ~${code}`);
  const at = Array.from(places, (place) => `${stage} @${place}`);
  const nowhere = Array.from(places, (place) => `${stage} ?${place}`);
  if (about.length === 0) return { own: nowhere, sought: [...nowhere, ...at] };
  if (about.length === 1) return { own: [...alone, ...at], sought: [...alone, ...among, ...nowhere] };
  return { own: [...pairs, ...among, ...at], sought: [...pairs, ...alone, ...nowhere] };
}

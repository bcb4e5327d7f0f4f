import type { DedupeSource, StoredTelling } from '../dedupe/update-events.js';
import { firstDayNumber } from '../base/calendar.js';
import type { ClusterMember, DocumentCopy, EventEdit } from '../record/event-cluster.js';
import { compare, eventEntries, firstDay, type Entry } from './memory-rows.js';

/** Where tellings stand, in memory. Never changed: a write puts new maps in place. */
export interface Clusters {
  readonly members: ReadonlyMap<string, ClusterMember>;
  readonly copies: ReadonlyMap<string, DocumentCopy>;
  readonly edits: ReadonlyMap<string, EventEdit>;
  /** The rule of the last search, as JSON. */
  readonly rule: string | null;
}

export const NO_CLUSTERS: Clusters = { members: new Map(), copies: new Map(), edits: new Map(), rule: null };

/** What the search reads and writes in memory: all of it, as a window around what is new gives the same. */
export function memorySource(entries: () => Iterable<Entry>, get: () => Clusters, set: (clusters: Clusters) => void): DedupeSource {
  const tellings = (): StoredTelling[] => eventEntries(entries()).toSorted((x, y) => compare(firstDay(x.date) ?? '', firstDay(y.date) ?? '') || compare(x.placed.id, y.placed.id))
    .map(({ entry, placed, finding }) => {
      const copy = get().copies.get(entry.document.id);
      return {
        id: placed.id, doc: entry.document.id, finding, sentenceText: placed.sentenceText, published: entry.document.date,
        copies: copy === undefined || copy.nearest === null ? null : copy.copies, member: get().members.get(placed.id) ?? null,
      };
    });
  return {
    async *texts() {
      yield [...entries()].map(({ document }) => ({
        doc: document.id, text: document.text, day: document.datePrecision === 'day' ? firstDayNumber(document.date!) : null, copies: get().copies.get(document.id)?.copies ?? null,
      })).toSorted((x, y) => (x.day ?? -Infinity) - (y.day ?? -Infinity) || compare(x.doc, y.doc));
    },
    async *tellings() { yield tellings(); },
    tellingsOf: async (components) => tellings().filter(({ member }) => member !== null && components.includes(member.component)),
    edits: async () => [...get().edits.values()],
    async writeCopies(groups) {
      const copies = new Map(get().copies);
      const changed = new Set<string>();
      for (const { copies: group, joined } of groups) {
        const name = group[0]!.copies;
        for (const [doc, standing] of copies) {
          if (!joined.includes(standing.copies)) continue;
          if (standing.copies !== name || (standing.nearest === null && group.some((copy) => copy.doc === doc))) changed.add(doc);
          copies.set(doc, { ...standing, copies: name });
        }
        for (const copy of group) copies.set(copy.doc, copy);
      }
      const docs = new Map(eventEntries(entries()).map(({ entry, placed }) => [placed.id, entry.document.id]));
      set({ ...get(), copies, members: withoutComponentsOf(get().members, (id) => changed.has(docs.get(id) ?? '')) });
    },
    async writeMembers(written) {
      const members = new Map(get().members);
      for (const { event, lead, component } of written) members.set(event, { event, lead, component });
      set({ ...get(), members });
    },
  };
}

/** Adds edits; what they speak of counts as not looked at. */
export function addEventEdits(clusters: Clusters, given: readonly EventEdit[] = []): { clusters: Clusters; added: number } {
  const edits = new Map(clusters.edits);
  const events = new Set<string>();
  for (const edit of given) {
    if (edits.has(edit.id)) continue;
    edits.set(edit.id, edit);
    for (let at: EventEdit | undefined = edit; at !== undefined; at = at.undoes === null ? undefined : edits.get(at.undoes)) for (const id of at.events) events.add(id);
  }
  const added = edits.size - clusters.edits.size;
  return { clusters: added === 0 ? clusters : { ...clusters, edits, members: withoutComponentsOf(clusters.members, (id) => events.has(id)) }, added };
}

/** Members without those that were weighed together with one that is meant. */
export function withoutComponentsOf(members: ReadonlyMap<string, ClusterMember>, isMeant: (event: string) => boolean): ReadonlyMap<string, ClusterMember> {
  const gone = new Set([...members.values()].flatMap(({ event, component }) => (isMeant(event) ? [component] : [])));
  return gone.size === 0 ? members : new Map([...members].filter(([, { component }]) => !gone.has(component)));
}

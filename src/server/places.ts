import type { EventRow } from '../record/event-record.js';
import type { Places } from './contract.js';

/** Events grouped by the place their text names, most events first, then by name. Events without a place are counted apart. */
export function groupPlaces(rows: readonly EventRow[]): Places {
  const groups = new Map<string, { name: string; code: string | null; quads: [number, number, number, number]; latest: string | null; ids: string[] }>();
  let withoutPlace = 0;
  for (const { id, finding, date } of rows) {
    if (finding.place === null) {
      withoutPlace += 1;
      continue;
    }
    const key = `${finding.place.name}|${finding.place.code ?? ''}`;
    const group = groups.get(key) ?? { ...finding.place, quads: [0, 0, 0, 0], latest: null, ids: [] };
    group.quads[finding.quad - 1]! += 1;
    group.ids.push(id);
    if (date !== null && (group.latest === null || date > group.latest)) group.latest = date;
    groups.set(key, group);
  }
  const places = [...groups.values()].map((group) => ({ ...group, events: group.ids.length }));
  return { places: places.toSorted((x, y) => y.events - x.events || (x.name < y.name ? -1 : 1)), withoutPlace };
}

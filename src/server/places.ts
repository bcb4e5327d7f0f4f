import { findPlace } from '../ontology/places.js';
import type { EventRow } from '../record/event-record.js';
import type { Places } from './contract.js';

type Quads = [number, number, number, number];

/** Events grouped by the place their text names, most events first, then by name. Events without a place are counted apart. */
export function groupPlaces(rows: readonly EventRow[]): Places {
  const groups = new Map<string, { name: string; code: string | null; lat: number | null; lon: number | null; quads: Quads; latest: string | null; ids: string[] }>();
  let withoutPlace = 0;
  for (const { id, finding, date } of rows) {
    if (finding.place === null) {
      withoutPlace += 1;
      continue;
    }
    const point = findPlace(finding.place.name);
    const name = point?.name ?? finding.place.name;
    const code = finding.place.code ?? point?.code ?? null;
    const key = `${name}|${code ?? ''}`;
    const group = groups.get(key) ?? { name, code, lat: point?.lat ?? null, lon: point?.lon ?? null, quads: [0, 0, 0, 0] as Quads, latest: null, ids: [] };
    group.quads[finding.quad - 1]! += 1;
    group.ids.push(id);
    if (date !== null && (group.latest === null || date > group.latest)) group.latest = date;
    groups.set(key, group);
  }
  const places = [...groups.values()].map((group) => ({ ...group, events: group.ids.length }));
  return { places: places.toSorted((x, y) => y.events - x.events || (x.name < y.name ? -1 : 1)), withoutPlace };
}

import { findPlace, type PlacePoint } from '../ontology/places.js';
import type { PlaceCount } from '../record/event-record.js';
import { listActorNames } from './actor-names.js';
import type { Places } from './contract.js';

type Quads = [number, number, number, number];
interface Group { readonly name: string; readonly code: string | null; readonly lat: number | null; readonly lon: number | null; readonly quads: Quads; latest: string | null; readonly names: string[] }

/** Counts by place as told, put together by where the places lie, most events first, then by name. Events without a place are counted apart. */
export function groupPlaces(counts: readonly PlaceCount[]): Places {
  const groups = new Map<string, Group>();
  const states = new Map(listActorNames().actors.flatMap(({ kind, name, code }) => (kind === 'state' ? [[name, code] as const] : [])));
  let withoutPlace = 0;
  for (const count of counts) {
    if (count.name === null) {
      withoutPlace += count.events;
      continue;
    }
    const point = pointOf(count.name, states);
    const name = point?.name ?? count.name;
    const code = count.code ?? point?.code ?? null;
    const key = `${name}|${code ?? ''}`;
    const group = groups.get(key) ?? { name, code, lat: point?.lat ?? null, lon: point?.lon ?? null, quads: [0, 0, 0, 0] as Quads, latest: null, names: [] };
    group.quads[count.quad - 1]! += count.events;
    if (!group.names.includes(count.name)) group.names.push(count.name);
    if (count.latest !== null && (group.latest === null || count.latest > group.latest)) group.latest = count.latest;
    groups.set(key, group);
  }
  const places = [...groups.values()].map((group) => ({ ...group, events: group.quads.reduce((sum, n) => sum + n, 0) }));
  return { places: places.toSorted((x, y) => y.events - x.events || (x.name < y.name ? -1 : 1)), withoutPlace };
}

/** Where a place lies; of one told with its state (`Tehran, Tehran, Iran`) the town, where the tables have it in that state. */
function pointOf(name: string, states: ReadonlyMap<string, string>): PlacePoint | null {
  const known = findPlace(name);
  if (known !== null || !name.includes(',')) return known;
  const parts = name.split(',').map((part) => part.trim());
  const [town, state] = [findPlace(parts[0]!), states.get(parts.at(-1)!)];
  return town !== null && state !== undefined && town.code === state ? town : null;
}

import { readRows } from '../base/table.js';
import { tables } from './tables.generated.js';

/** Where a place lies. Regions and waters are known by a point in their middle. */
export interface PlacePoint {
  readonly name: string;
  /** ISO 3166-1 alpha-3 of the state, or null where it lies in none or in several. */
  readonly code: string | null;
  readonly kind: 'capital' | 'city' | 'crossing' | 'port' | 'region' | 'water' | 'site';
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
}

const points = new Map<string, PlacePoint>();
for (const { iso3, capital, lat, lon, to } of readRows(tables['countries']!, ['iso3', 'capital', 'lat', 'lon', 'to'])) {
  if (capital !== '' && to === '') points.set(keyOf(capital), { name: capital, code: iso3, kind: 'capital', lat: Number(lat), lon: Number(lon) });
}
for (const { name, code, kind, lat, lon, also } of readRows(tables['places']!, ['name', 'code', 'kind', 'lat', 'lon', 'also'])) {
  const point: PlacePoint = { name, code: code === '-' ? null : code, kind: kind as PlacePoint['kind'], lat: Number(lat), lon: Number(lon) };
  for (const spelling of [name, ...also.split('|')]) if (spelling !== '') points.set(keyOf(spelling), point);
}

/** Where a place named in a text lies, from the tables of capitals and places; null when it stands in neither. Letter case does not matter. */
export function findPlace(name: string): PlacePoint | null {
  return points.get(keyOf(name)) ?? null;
}

function keyOf(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/^the /, '').trim();
}

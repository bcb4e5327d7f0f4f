import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldAddress from 'world-atlas/countries-50m.json?url';
import type { CountryShape } from './charts/region-map.js';
import { codeOfNumber } from './actor-names.js';

let loading: Promise<readonly CountryShape[]> | null = null;

/** Outlines of all states (Natural Earth 1:50m), fetched once from the dashboard's own files. */
export function loadWorld(): Promise<readonly CountryShape[]> {
  loading ??= fetch(worldAddress).then(async (response) => {
    if (!response.ok) throw new Error(`map outlines answered with status ${response.status}`);
    const topology = await response.json() as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    return feature(topology, topology.objects.countries).features.map((shape) => ({
      ...shape, properties: { name: shape.properties.name, code: shape.id === undefined ? (shape.properties.name === 'Kosovo' ? 'XKK' : null) : codeOfNumber(String(shape.id)) },
    }));
  });
  loading.catch(() => { loading = null; });
  return loading;
}

import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { actorName } from '../actor-names.js';
import { formatDate, plural } from '../format.js';
import type { Places, ThirdParties } from '../../server/contract.js';
import { markAttributes, type ChartSize } from './chart.js';
import { linearScale } from './scale.js';

export type CountryShape = Feature<Geometry, { readonly code: string | null; readonly name: string }>;
type Place = Places['places'][number];

export interface RegionMapProps {
  readonly countries: readonly CountryShape[];
  readonly a: string;
  readonly b: string;
  readonly thirdParties: ThirdParties['rows'];
  /** Places with a position, most events first. */
  readonly places: readonly (Place & { readonly lat: number; readonly lon: number })[];
  readonly size: ChartSize;
}

const PAD = 26;

/** The pair and its neighbourhood: third parties shaded by how many acts tie them to either side, a circle for each place with acts. */
export function RegionMap({ countries, a, b, thirdParties, places, size: { width, height } }: RegionMapProps) {
  const sides = countries.filter(({ properties }) => properties.code === a || properties.code === b);
  const projection = geoMercator();
  if (sides.length > 0) projection.fitExtent([[PAD, PAD], [width - PAD, height - PAD]], { type: 'FeatureCollection', features: [...sides] });
  projection.clipExtent([[0, 0], [width, height]]);
  const path = geoPath(projection).digits(1);
  const tied = new Map(thirdParties.map((party) => [party.code, party.withA.events + party.withB.events]));
  const shade = linearScale([0, Math.log1p(Math.max(1, ...tied.values()))], [0, 4]);
  const radius = linearScale([0, Math.sqrt(Math.max(9, ...places.map(({ events }) => events)))], [3, 15]);
  const labelled = countries.flatMap((country) => {
    const { code } = country.properties;
    if (code === null || (code !== a && code !== b && !tied.has(code))) return [];
    const [x, y] = path.centroid(country);
    return x! > 20 && x! < width - 20 && y! > 14 && y! < height - 14 && path.area(country) > 700 ? [{ code, x: x!, y: y! }] : [];
  });
  const spots = places.flatMap((place) => {
    const at = projection([place.lon, place.lat]);
    return at && at[0] > 0 && at[0] < width && at[1] > 0 && at[1] < height ? [{ ...place, x: at[0], y: at[1], r: radius(Math.sqrt(place.events)) }] : [];
  });
  const named: typeof spots = [];
  for (const spot of spots) {
    if (named.length < 12 && named.every((other) => Math.abs(other.y - spot.y) > 13 || Math.abs(other.x - spot.x) > 78)) named.push(spot);
  }
  return (
    <g class="map">
      <rect class="sea" width={width} height={height} rx="6" />
      {countries.map((country, k) => {
        const shape = path(country);
        if (!shape) return null;
        const { code } = country.properties;
        const events = code === null ? undefined : tied.get(code);
        const isSide = code === a || code === b;
        const drawn = <path class={`land ${isSide ? 'is-side' : events ? `tied-${Math.max(1, Math.round(shade(Math.log1p(events))))}` : ''}`} d={shape} />;
        return events && code ? <g key={k} {...markAttributes({ mark: `actor|${code}`, tip: [actorName(code), `${plural(events, 'act')} with either side`] })}>{drawn}</g> : <g key={k}>{drawn}</g>;
      })}
      {labelled.map(({ code, x, y }) => <text key={code} class={`land-label ${code === a || code === b ? 'is-side' : ''}`} x={x} y={y} text-anchor="middle">{actorName(code)}</text>)}
      {spots.toReversed().map((spot) => (
        <g key={`${spot.name}${spot.code}`} {...markAttributes({ mark: `place|${spot.name}`, tip: [spot.name, plural(spot.events, 'act'), `newest: ${formatDate(spot.latest)}`] })}>
          <circle class="place" cx={spot.x} cy={spot.y} r={spot.r} />
        </g>
      ))}
      {named.map((spot) => <text key={spot.name} class="place-label" x={spot.x + spot.r + 3} y={spot.y} dy="0.32em">{spot.name}</text>)}
    </g>
  );
}

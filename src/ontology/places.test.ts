import { expect, it } from 'vitest';
import { readRows } from '../base/table.js';
import { isCountry } from './countries.js';
import { findPlace } from './places.js';
import { tables } from './tables.generated.js';

it.each([
  ['Tehran', 'IRN', 'capital'],
  ['tehran', 'IRN', 'capital'],
  ['Zahedan', 'IRN', 'city'],
  ['Wagah', 'IND', 'crossing'],
  ['the Strait of Hormuz', null, 'water'],
  ['Kashmir', null, 'region'],
  ['São Tomé', 'STP', 'capital'],
])('finds %s', (name, code, kind) => {
  expect(findPlace(name)).toMatchObject({ code, kind });
});

it('knows when it has no such place', () => {
  expect(findPlace('Atlantis')).toBeNull();
  expect(findPlace('')).toBeNull();
});

it('keeps points on the globe, with known kinds and states', () => {
  const rows = readRows(tables['places']!, ['name', 'code', 'kind', 'lat', 'lon']);
  const wrong = rows.filter(({ code, kind, lat, lon }) => !(Math.abs(Number(lat)) <= 90) || !(Math.abs(Number(lon)) <= 180) || lat === '' || lon === '' || (code !== '-' && !isCountry(code)) || !['city', 'crossing', 'port', 'region', 'water', 'site'].includes(kind));
  expect(wrong).toEqual([]);
});

it('keeps towns within a few thousand kilometres of their capital', () => {
  // China's west lies 40.4 degrees of longitude from Beijing; a slip of sign or columns goes further.
  const capitals = new Map(readRows(tables['countries']!, ['iso3', 'lat', 'lon']).map(({ iso3, lat, lon }) => [iso3, { lat: Number(lat), lon: Number(lon) }]));
  const far = readRows(tables['places']!, ['name', 'code', 'lat', 'lon']).filter(({ code, lat, lon }) => {
    const capital = capitals.get(code);
    return capital !== undefined && (Math.abs(capital.lat - Number(lat)) > 30 || Math.abs(capital.lon - Number(lon)) > 45);
  });
  expect(far).toEqual([]);
});

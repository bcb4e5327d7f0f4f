import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryOf, findCountry, isCountry, labelOf, type CodeSystem } from './countries.js';

describe('findCountry', () => {
  it.each<[CodeSystem, string | number, number | undefined, string, string]>([
    ['cow', 630, undefined, 'IRN', 'number'],
    ['cow', 'PAK', undefined, 'PAK', 'letters'],
    ['cow', 365, 1980, 'SUN', 'Soviet Union holds the number of Russia'],
    ['cow', 365, 2000, 'RUS', ''],
    ['cow', 365, 1991, 'RUS', 'year of transition: the successor'],
    ['cow', 365, undefined, 'RUS', 'no year: the present state'],
    ['cow', 345, 1995, 'YUG', ''],
    ['cow', 345, 2004, 'SCG', ''],
    ['cow', 345, 2010, 'SRB', ''],
    ['cow', 260, 1970, 'DEU', 'Federal Republic before 1990'],
    ['cow', 265, 1970, 'DDR', ''],
    ['cow', 678, 1980, 'YEM', 'North Yemen'],
    ['cow', 680, 1980, 'YMD', ''],
    ['gw', 260, 2000, 'DEU', ''],
    ['gw', 816, 1990, 'VNM', ''],
    ['gw', 817, 1970, 'VDR', ''],
    ['gw', 340, 2010, 'SRB', ''],
    ['cameo', 'ROM', undefined, 'ROU', 'older ISO code'],
    ['cameo', 'KSV', undefined, 'XKK', ''],
    ['fips', 'GM', undefined, 'DEU', 'FIPS is not ISO: GM is Germany'],
    ['fips', 'AS', undefined, 'AUS', 'FIPS AS is Australia'],
    ['fips', 'GZ', undefined, 'PSE', ''],
    ['fips', 'IZ', undefined, 'IRQ', ''],
    ['iso3', 'ZAR', 1990, 'COD', ''],
    ['iso2', 'GE', undefined, 'GEO', ''],
    ['isonum', 4, undefined, 'AFG', 'leading zeros may be missing'],
    ['isonum', '364', undefined, 'IRN', ''],
    ['isonum', 891, 2000, 'YUG', ''],
    ['isonum', 891, 2005, 'SCG', ''],
  ])('%s %s in %s is %s %s', (system, code, year, expected) => {
    expect(findCountry(system, code, year)?.iso3).toBe(expected);
  });

  it('knows when nobody has a code', () => {
    expect(findCountry('cow', 9999)).toBeNull();
    expect(findCountry('cameo', 'EUR')).toBeNull();
    expect(findCountry('iso3', '')).toBeNull();
  });
});

describe('the table', () => {
  it('has the 193 members of the United Nations and its two observer states', () => {
    expect(COUNTRIES.filter(({ unMember }) => unMember === 'yes')).toHaveLength(193);
    expect(COUNTRIES.filter(({ unMember }) => unMember === 'observer').map(({ iso3 }) => iso3)).toEqual(['PSE', 'VAT']);
  });

  it('gives every present state a unique code in every list', () => {
    const present = COUNTRIES.filter(({ to }) => to === null);
    const twice = (['iso3', 'iso2', 'isonum', 'cow', 'cown', 'gwn', 'cameo', 'fips'] as const).flatMap((key) => {
      const codes = present.map((country) => country[key]).filter((code) => code !== null);
      return codes.filter((code, k) => codes.indexOf(code) !== k).map((code) => `${key} ${code}`);
    });
    expect(twice).toEqual([]);
  });

  it('gives every member codes, a capital and a point on the map', () => {
    const members = COUNTRIES.filter(({ unMember }) => unMember === 'yes');
    const missing = members.flatMap((country) => (['iso2', 'isonum', 'capital', 'cow', 'cown', 'cameo', 'fips'] as const).filter((key) => country[key] === null).map((key) => `${country.iso3} ${key}`));
    expect(missing).toEqual([]);
    expect(members.filter(({ lat, lon }) => Math.abs(lat) >= 72 || Math.abs(lon) > 180)).toEqual([]);
  });

  it('ends historic states and only those', () => {
    expect(COUNTRIES.filter(({ to }) => to !== null).map(({ iso3 }) => iso3)).toEqual(['ANT', 'CSK', 'DDR', 'SCG', 'SUN', 'VDR', 'YMD', 'YUG']);
  });
});

it('labels states, organisations and groups, and leaves other codes as they are', () => {
  expect([labelOf('IRN'), labelOf('XKK'), labelOf('SCO'), labelOf('BLA'), labelOf('QQQ')]).toEqual(['Iran', 'Kosovo', 'Shanghai Cooperation Organisation', 'Balochistan Liberation Army', 'QQQ']);
  expect(isCountry('SUN')).toBe(true);
  expect(isCountry('UN')).toBe(false);
  expect(countryOf('irn')).toBeNull();
});

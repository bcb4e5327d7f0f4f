import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../record/csv.js';
import { COUNTRIES, countryOf, findCodeGroup, findCountry, isCountry, labelOf, type CodeSystem } from './countries.js';

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
    ['isonum', 280, 1980, 'DEU', 'Federal Republic'],
    ['isonum', 736, 2005, 'SDN', 'Sudan before the south left'],
    ['cow', 365, 1900, 'RUS', 'Russian Empire'],
    ['cow', 300, 1910, 'AUH', 'no successor stands for it'],
    ['cow', 770, 1965, 'PAK', 'with its eastern part'],
    ['cow', 771, 1972, 'BGD', ''],
    ['cow', 817, 1970, 'VDR', 'Republic of Vietnam'],
    ['cow', 816, 1980, 'VNM', ''],
    ['gw', 711, 1930, 'TBT', ''],
    ['imf', 429, undefined, 'IRN', ''],
    ['imf', 188, 1985, 'YUG', ''],
    ['comtrade', 842, 2017, 'USA', 'with Puerto Rico'],
    ['comtrade', 490, 2017, 'TWN', '"other Asia"'],
    ['comtrade', 699, 2017, 'IND', ''],
    ['comtrade', 757, 2017, 'CHE', ''],
    ['comtrade', '004', 2017, 'AFG', 'an ISO number holds, zeros or not'],
    ['comtrade', 364, undefined, 'IRN', ''],
  ])('%s %s in %s is %s %s', (system, code, year, expected) => {
    expect(findCountry(system, code, year)?.iso3).toBe(expected);
  });

  it('knows when nobody has a code', () => {
    expect(findCountry('cow', 9999)).toBeNull();
    expect(findCountry('cameo', 'EUR')).toBeNull();
    expect(findCountry('comtrade', 492)).toBeNull();
    expect(findCountry('isonum', 492)?.iso3).toBe('MCO');
    expect(findCountry('comtrade', 58, 1990)).toBeNull();
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
    expect(COUNTRIES.filter(({ to }) => to !== null).map(({ iso3 }) => iso3)).toEqual([
      'ANT', 'AUH', 'BAD', 'BAV', 'CSK', 'DDR', 'GCL', 'HAN', 'HSE', 'HSG', 'MEC', 'MOD', 'OFS', 'PAP', 'PMA', 'SAX', 'SCG', 'SIC', 'SUN', 'TBT', 'TRA', 'TUS',
      'UPC', 'VDR', 'WRT', 'YMD', 'YUG', 'ZAN',
    ]);
  });

  it('finds every code it gives a state again, in a year the state was there', () => {
    const lost = COUNTRIES.flatMap((country) => (['iso3', 'iso2', 'isonum', 'cameo', 'fips', 'cow', 'cown', 'gwn'] as const).flatMap((key) => {
      const code = country[key];
      const system = ({ cown: 'cow', gwn: 'gw' } as const)[key as 'cown'] ?? key as CodeSystem;
      const year = country.to ?? 2020;
      return code === null || [year, year - 1].some((y) => findCountry(system, code, y)?.iso3 === country.iso3) ? [] : [`${country.iso3} ${key} ${code}`];
    }));
    expect(lost).toEqual([]);
  });
});

it('labels states, organisations and groups, and leaves other codes as they are', () => {
  expect([labelOf('IRN'), labelOf('XKK'), labelOf('SCO'), labelOf('BLA'), labelOf('QQQ')]).toEqual(['Iran', 'Kosovo', 'Shanghai Cooperation Organisation', 'Balochistan Liberation Army', 'QQQ']);
  expect(isCountry('SUN')).toBe(true);
  expect(isCountry('UN')).toBe(false);
  expect(countryOf('irn')).toBeNull();
});

describe('code groups', () => {
  it.each<[CodeSystem, string | number, string | null]>([
    ['comtrade', 899, 'Areas, not elsewhere specified'], ['comtrade', '058', 'Belgium and Luxembourg together'], ['comtrade', 364, null],
    ['iso3', 'ARB', 'Arab World'], ['iso3', 'IRN', null], ['cameo', 'EUR', 'Europe'], ['imf', '001', 'World'],
  ])('%s %s is %s', (system, code, name) => { expect(findCodeGroup(system, code)).toBe(name); });
});

const CODES = '../shared/data/';
describe.skipIf(!existsSync(CODES))('against the code lists of others (skipped when ../shared/data is absent)', () => {
  it('knows every state and year of Correlates of War, by number and letters', () => {
    expect(unknown('codes/cow_code_panel.csv', (row) => [['cow', row['cown']!, Number(row['year'])], ['cow', row['cowc']!, Number(row['year'])]])).toEqual([]);
  });

  it('knows every state and year of Gleditsch and Ward', () => {
    expect(unknown('states/gw_states.csv', (row) => {
      const [from, to] = [row['startdate'], row['enddate']].map((day) => Number(day!.slice(0, 4))) as [number, number];
      return Array.from({ length: to - from + 1 }, (_, k) => ['gw', row['gwcode']!, from + k] as const);
    })).toEqual([]);
  });

  it('agrees with the panel of countrycode but for states it joins under a successor', () => {
    const differs = new Set<string>();
    for (const row of table('codes/countrycode_codelist_panel.csv.gz')) {
      for (const [system, code] of [['cow', row['cown']], ['gw', row['gwn']]] as const) {
        const ours = code ? findCountry(system, code, Number(row['year']))?.iso3 : undefined;
        if (row['iso3c'] && code && ours !== row['iso3c']) differs.add(`${ours} ${row['iso3c']}`);
      }
    }
    expect([...differs].toSorted()).toEqual(['GCL COL', 'PAP VAT', 'SUN RUS']);
  });

  it('agrees with countrycode on codes of the present day', () => {
    const differs = table('codes/countrycode_codelist.csv').flatMap((row) => ([['iso2', 'iso2c'], ['isonum', 'iso3n'], ['fips', 'fips'], ['isonum', 'un'], ['imf', 'imf']] as const).flatMap(([system, column]) => {
      const code = row[column];
      if (!code || !row['iso3c']) return [];
      const ours = findCountry(system, code)?.iso3;
      return ours === row['iso3c'] ? [] : [`${column} ${code}: ${ours} ${row['iso3c']}`];
    }));
    // 352 is Sint Maarten, the Dutch part of the island; countrycode gives the French part.
    expect(differs).toEqual(['imf 352: SXM MAF']);
  });

  it('reads every partner of the trade statistics as a state or a group', () => {
    expect(unknown('codes/cow2iso.csv', (row) => (row['iso_id'] && !['80'].includes(row['iso_id']) ? [['comtrade', row['iso_id'], undefined]] : []))).toEqual([]);
    expect(unknown('trade/worldbank_population_country_year.csv', (row) => [['iso3', row['Country Code']!, undefined]])).toEqual([]);
  });

  it('agrees with the list derived from the Phoenix dictionary on CAMEO', () => {
    const differs = table('codes/cameo_country_to_iso3_derived.csv').filter((row) => {
      const ours = findCountry('cameo', row['cameo']!)?.iso3 ?? '';
      return row['kind'] === 'country' ? ours !== row['iso3'] : row['kind'] === 'region' && (ours !== '' || findCodeGroup('cameo', row['cameo']!) === null);
    });
    expect(differs).toEqual([]);
  });
});

function unknown(file: string, codesOf: (row: Record<string, string>) => readonly (readonly [CodeSystem, string, number | undefined])[]): string[] {
  const lost = table(file).flatMap((row) => codesOf(row).filter(([system, code, year]) => findCountry(system, code, year) === null && findCodeGroup(system, code) === null).map(([system, code, year]) => `${system} ${code} ${year}`));
  return [...new Set(lost)];
}

function table(file: string): Record<string, string>[] {
  const bytes = readFileSync(`${CODES}${file}`);
  const [header, ...rows] = parseCsv((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  return rows.map(({ cells }) => Object.fromEntries(header!.cells.map((name, k) => [name, cells[k] === 'NA' && name !== 'iso2c' ? '' : cells[k] ?? ''])));
}

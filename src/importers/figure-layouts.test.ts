import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasData, headOf, realText, take } from '../../test/import-fixture.js';
import { COUNTRIES } from '../ontology/countries.js';
import type { SeriesPoint } from '../record/import-record.js';
import { FIGURE_LAYOUTS } from './figure-layouts.js';
import { recognise } from './registry.js';

const short = ({ series, a, b, periodStart, periodEnd, value }: SeriesPoint) => `${series} ${a}${b === null ? '' : `-${b}`} ${periodStart.slice(0, 7)}/${periodEnd.slice(0, 7)} ${value}`;

describe('World Bank', () => {
  it('reads the wide file below its preamble', () => {
    const taken = take(`\uFEFF"Data Source","World Development Indicators",

"Last Updated Date","2024-06-28",

"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022",
"Iran, Islamic Rep.","IRN","GDP (current US$)","NY.GDP.MKTP.CD","383","413.5",
"Arab World","ARB","GDP (current US$)","NY.GDP.MKTP.CD","1","2",
"Kosovo","XKX","GDP (current US$)","NY.GDP.MKTP.CD","","n. a.",
"Monaco","MCO","GDP (current US$)","NY.GDP.MKTP.CD","","",
`, 'API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv');
    expect(taken.layout).toBe('world-bank-wide');
    expect(taken.series.map(short)).toEqual(['NY.GDP.MKTP.CD IRN 2021-01/2021-12 383', 'NY.GDP.MKTP.CD IRN 2022-01/2022-12 413.5']);
    expect(taken.series[0]).toMatchObject({ unit: 'current US$', source: 'world-bank/2024-06-28', line: 6 });
    expect(taken.reasons).toEqual({ 'row/empty': 1, 'row/group': 1, 'value/number': 1 });
  });

  it('reads long files by the name they have', () => {
    const text = 'Country Name,Country Code,Year,Value\nIran,IRN,2020,84\nWorld,WLD,2020,7\n"Nowhere, the",QQQ,2020,7\nIran,IRN,2021,\n';
    const taken = take(text, 'population.csv');
    expect(taken.series.map(short)).toEqual(['SP.POP.TOTL IRN 2020-01/2020-12 84']);
    expect(taken.reasons).toEqual({ 'row/country': 1, 'row/group': 1, 'value/missing': 1 });
    expect(taken.unmapped).toEqual([{ system: 'iso3', code: 'QQQ', rows: 1 }]);
    expect(take(text, '/data/gdp.csv').series[0]).toMatchObject({ series: 'NY.GDP.MKTP.CD', unit: 'current US$' });
    expect(recognise(headOf(text, 'values.csv'))).toBeNull();
    expect(take('Country,year,GDP\nIRN,2020,5.5\n', 'x.csv').series.map(short)).toEqual(['NY.GDP.MKTP.CD IRN 2020-01/2020-12 5.5']);
  });
});

it('CEPII GeoDist: distances and ties that do not change, one order of the pair', () => {
  const taken = take('iso_o,iso_d,contig,comlang_off,dist,distcap,distw\nPAK,IRN,1,0,1948.2,1948.2,"1500.5"\nIRN,IRN,0,1,500,500,500\nIRN,ZAR,0,0,9,9,.\n');
  expect(taken.series.map(short)).toEqual([
    'distance IRN-PAK 0001-01/9999-12 1948.2', 'distance-capitals IRN-PAK 0001-01/9999-12 1948.2', 'distance-weighted IRN-PAK 0001-01/9999-12 1500.5',
    'common-border IRN-PAK 0001-01/9999-12 1', 'common-official-language IRN-PAK 0001-01/9999-12 0',
    'distance COD-IRN 0001-01/9999-12 9', 'distance-capitals COD-IRN 0001-01/9999-12 9', 'common-border COD-IRN 0001-01/9999-12 0', 'common-official-language COD-IRN 0001-01/9999-12 0',
  ]);
  expect(taken.reasons).toEqual({ 'row/same-country': 1, 'value/missing': 1 });
});

describe('dyads of Correlates of War states', () => {
  it('counts shared organisations', () => {
    const taken = take('ccode1,ccode2,year,dyadigos\n770,630,1980,31\n630,770,1981,-9\n630,770,1982,\n630,345,1999,0\n');
    expect(taken.layout).toBe('cow-igo');
    expect(taken.series.map(short)).toEqual(['shared-organisations IRN-PAK 1980-01/1980-12 31', 'shared-organisations IRN-YUG 1999-01/1999-12 0']);
    expect(taken.reasons).toEqual({ 'value/missing': 2 });
  });

  it('keeps the obligations that hold', () => {
    const taken = take('ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n630,640,1956,1,0,0,1,1\n630,640,1957,0,0,0,0,0\n');
    expect(taken.layout).toBe('atop');
    expect(taken.series.map(short)).toEqual(['alliance-defence IRN-TUR 1956-01/1956-12 1', 'alliance-nonaggression IRN-TUR 1956-01/1956-12 1', 'alliance-consultation IRN-TUR 1956-01/1956-12 1']);
    expect(taken.reasons).toEqual({ 'row/none': 1 });
  });

  it('cuts contiguity where another state takes over a number', () => {
    const taken = take('ccode1,ccode2,conttype,stdate,enddate\n365,630,1,1816-01-01,2016-12-01\n');
    expect(taken.layout).toBe('cow-contiguity');
    expect(taken.series.map(short)).toEqual(['contiguity IRN-RUS 1816-01/1921-12 1', 'contiguity IRN-SUN 1922-01/1990-12 1', 'contiguity IRN-RUS 1991-01/2016-12 1']);
    expect(take('dyad,state1no,state1ab,state2no,state2ab,conttype,begin,end,notes,version\n630770,630,IRN,770,PAK,1,194708,201612,,3.2\n').series.map(short)).toEqual(['contiguity IRN-PAK 1947-08/2016-12 1']);
    expect(take('ccode1,ccode2,conttype,stdate,enddate\n2,20,0,1816-01-01,2016-12-01\n2,20,1,2016-12-01,1816-01-01\n2,20,9,1816-01-01,2016-12-01\n2,9999,1,1990-01-01,1991-12-01\n').reasons)
      .toEqual({ 'row/country': 1, 'row/none': 1, 'row/period': 1, 'row/value': 1 });
  });
});

it('integration agreements: levels by name or number', () => {
  const taken = take('"year","origin","destination","EconomicIntegrationAgreements"\n2008,"PAK","IRN","Preferential Trade Agreement"\n2009,IRN,PAK,3\n2009,IRN,PAK,treaty\n');
  expect(taken.series.map(short)).toEqual(['economic-integration IRN-PAK 2008-01/2008-12 2', 'economic-integration IRN-PAK 2009-01/2009-12 3']);
  expect(taken.reasons).toEqual({ 'row/value': 1 });
});

describe('DESTA', () => {
  const TEXT = `"number";"base_treaty";"name";"entry_type";"consolidated";"year";"entryforceyear";"c1";"c2";"c3";"mc1";"mc2";"mc3"
"7";7;"Iran Pakistan";"base_treaty";0;2004;2006;364;586;NA;0;0;NA
"7+1";7;"Turkey accession";"accession";0;2010;NA;364;586;792;2;2;1
"7_1";7;"Pakistan withdrawal";"withdrawal";0;2015;NA;364;586;NA;2;1;NA
"8";8;"EC Iran";"accession";0;1995;1996;364;40;NA;3;2;NA
"9";9;"Talks";"negotiation";0;NA;NA;586;48;998;0;0;0
"9a";9;"What";"rumour";0;2000;NA;586;48;NA;0;0;NA
"10";10;"Old";"base_treaty";0;NA;NA;586;48;NA;0;0;NA
`;

  it('makes treaties, members, accessions and withdrawals', () => {
    const taken = take(TEXT);
    expect(taken.compacts.map(({ id, name, signedOn, inForceOn, note }) => [id, name, signedOn, inForceOn, note])).toEqual([
      ['desta:7', 'Iran Pakistan', '2004', '2006', null], ['desta:9', 'Talks', null, null, 'under negotiation'],
    ]);
    expect(taken.memberships.map(({ id, compact, role, signedOn, from, to }) => [id, compact, role, signedOn, from, to])).toEqual([
      ['desta:7:IRN', 'desta:7', 'member', '2004', '2006', null], ['desta:7:PAK', 'desta:7', 'member', '2004', '2006', null],
      ['desta:7+1:TUR', 'desta:7', 'signatory', '2010', null, null], ['desta:7_1:PAK', 'desta:7', 'withdrawn', null, null, '2015'],
      ['desta:8:AUT', 'desta:8', 'member', '1995', '1996', null], ['desta:9:PAK', 'desta:9', 'negotiating', null, null, null], ['desta:9:BHR', 'desta:9', 'negotiating', null, null, null],
    ]);
    expect(taken.reasons).toEqual({ 'row/type': 1, 'row/year': 1 });
    expect(taken.unmapped).toEqual([{ system: 'isonum', code: '998', rows: 1 }]);
  });
});

it('treaty members of manytrade, once a treaty and state', () => {
  const taken = take('"manyID","treatyID","Title","Begin","stateID","Signature","Force","StateName","destaID"\n"A_1","A_1","Some Treaty","1988","IRN","1988","1989","Iran","4"\n"A_1","A_1","Some Treaty","1988","PAK","1988",,"Pakistan","4"\n"A_1","A_1","Some Treaty","1988",,"1988",,"Kosovo","4"\n');
  expect(taken.memberships.map(({ id, role, from }) => [id, role, from])).toEqual([['manytrade:A_1:IRN:1988:1989', 'member', '1989'], ['manytrade:A_1:PAK:1988:', 'signatory', null]]);
  expect(taken.compacts[0]).toMatchObject({ id: 'manytrade:A_1', kind: 'trade-agreement', note: 'DESTA 4' });
  expect(taken.unmapped).toEqual([{ system: 'name', code: 'Kosovo', rows: 1 }]);
});

it('a table of memberships written by hand', () => {
  const taken = take(`organisation,member,role,from,to,name
SCO,IRN,,2023-07-04,,
SCO,IRN,observer,2005,2023-07,
CLUB,pak,member,2000,2010,A club
SCO,XXX,,2001,,
SCO,IRN,guest,2001,,
SCO,IRN,,soon,,
SCO,IRN,,2010,2001,
,IRN,,2010,,
`, '/x/memberships.csv');
  expect(taken.memberships.map(({ id, member, role, from, to }) => [id, member, role, from, to])).toEqual([
    ['memberships:SCO:IRN:member:2023-07-04:', 'IRN', 'member', '2023-07-04', null], ['memberships:SCO:IRN:observer:2005:2023-07', 'IRN', 'observer', '2005', '2023-07'],
    ['memberships:CLUB:PAK:member:2000:2010', 'PAK', 'member', '2000', '2010'],
  ]);
  expect(taken.compacts.map(({ name, code }) => [name, code])).toEqual([['Shanghai Cooperation Organisation', 'SCO'], ['Shanghai Cooperation Organisation', 'SCO'], ['A club', null]]);
  expect(taken.reasons).toEqual({ 'row/country': 1, 'row/date': 1, 'row/organisation': 1, 'row/period': 1, 'row/type': 1 });
});

describe('the memberships that ship', () => {
  const taken = take(readFileSync(new URL('../../data/memberships/memberships.csv', import.meta.url), 'utf8'), 'memberships.csv');

  it('are all read, of organisations with a name', () => {
    expect([taken.reasons, taken.unmapped]).toEqual([{}, []]);
    expect(taken.compacts.filter(({ code }) => code === null)).toEqual([]);
  });

  it('have the members of the United Nations', () => {
    const seated = taken.memberships.filter(({ compact, role, to }) => compact === 'memberships:UN' && role === 'member' && to === null).map(({ member }) => member);
    expect(seated.toSorted()).toEqual(COUNTRIES.filter(({ unMember }) => unMember === 'yes').map(({ iso3 }) => iso3).toSorted());
  });

  it.each([['OIC', 57], ['NATO', 32], ['EU', 27], ['SCO', 10], ['ECO', 10], ['BRICS', 10], ['ASEAN', 11], ['LAS', 22], ['OPEC', 12], ['D8', 9], ['SAARC', 8], ['GCC', 6], ['G20', 19], ['G7', 7], ['CSTO', 6], ['EAEU', 5], ['CENTO', 0]])('%s has %i members', (code, count) => {
    expect(new Set(taken.memberships.filter(({ compact, role, to }) => compact === `memberships:${code}` && role === 'member' && to === null).map(({ member }) => member)).size).toBe(count);
  });

  it('nobody belongs twice at a time', () => {
    const keys = taken.memberships.map(({ compact, member, from }) => `${compact} ${member} ${from}`);
    expect(keys.filter((key, k) => keys.indexOf(key) !== k)).toEqual([]);
  });
});

describe('every layout of figures', () => {
  it('has a name of its own, a licence and a title', () => {
    expect(new Set(FIGURE_LAYOUTS.map(({ name }) => name)).size).toBe(FIGURE_LAYOUTS.length);
    expect(FIGURE_LAYOUTS.filter(({ licence, title }) => licence === '' || title === '')).toEqual([]);
  });

  it.each(['', 'a', 'a,b\n1,2\n', 'year,value\n', '\u0000', 'ccode1,ccode2\n'])('does not know %j', (text) => {
    expect(FIGURE_LAYOUTS.filter((layout) => layout.recognise(headOf(text, 'x.csv')) !== null).map(({ name }) => name)).toEqual([]);
  });
});

describe.skipIf(!hasData)('real files (skipped when ../shared/data is absent)', () => {
  it.each<[string, string, number, number, Record<string, number>]>([
    ['trade/API_NY.GDP.MKTP.KN_DS2_en_csv_v2_126181.csv', 'world-bank-wide', 264, 9521, { 'row/group': 48, 'row/empty': 5 }],
    ['trade/worldbank_gdp_usd_country_year.csv', 'world-bank-long', 13979, 11129, { 'row/group': 2850 }],
    ['trade/worldbank_population_country_year.csv', 'world-bank-long', 17195, 14010, { 'row/group': 3185 }],
    ['trade/worldbank_gdp_1960_2016_iso3.csv', 'world-bank-gdp', 11542, 9207, { 'row/group': 2335 }],
    ['trade/dist_cepii_IRN_PAK_rows.csv', 'cepii-distance', 448, 5332, { 'value/missing': 10, 'row/same-country': 2 }],
    ['agreements/atop_alliance.csv.gz', 'atop', 273296, 541739, { 'row/none': 170 }],
    ['agreements/baier_bergstrand_EIA_1950_2012_nonzero.csv.gz', 'integration-agreements', 98540, 98540, {}],
    ['states/cow_contdir.csv', 'cow-contiguity', 1874, 1790, { 'row/none': 180 }],
  ])('%s', (path, layout, rows, points, reasons) => {
    const taken = take(realText(path), path);
    expect([taken.layout, taken.rows, taken.series.length, taken.reasons, taken.unmapped]).toEqual([layout, rows, points, reasons, []]);
  });

  it('DESTA holds the agreement of Iran and Pakistan, and nobody it does not know', () => {
    const taken = take(realText('agreements/DESTA.csv'));
    expect([taken.rows, taken.reasons, taken.unmapped]).toEqual([1217, {}, []]);
    expect(taken.memberships.filter(({ compact }) => compact === 'desta:497').map(({ member, role, signedOn, from }) => [member, role, signedOn, from])).toEqual([
      ['IRN', 'member', '2004', '2006'], ['PAK', 'member', '2004', '2006'],
    ]);
    const known = new Set(taken.compacts.map(({ id }) => id));
    expect(taken.memberships.filter(({ compact }) => !known.has(compact)).map(({ id }) => id)).toEqual([]);
  });
});

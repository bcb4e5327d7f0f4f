import { describe, expect, it } from 'vitest';
import { hasData, realText, take } from '../../test/import-fixture.js';
import type { Statistic } from '../record/flow-record.js';

const short = ({ reporter, partner, flow, periodStart, value, unit }: Statistic) => `${reporter} ${flow} ${partner} ${periodStart.slice(0, 4)} ${value} ${unit}`;

describe('Correlates of War trade', () => {
  const V4 = 'ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n';
  const V3 = 'ccode1,ccode2,year,importer1,importer2,flow1,flow2,source1,source2\n';

  it.each<[string, string[], Record<string, number>, string]>([
    ['630,770,2001,12.5,3', ['IRN import PAK 2001 12500000 USD', 'PAK import IRN 2001 3000000 USD'], {}, 'flow1 is what state 1 imports'],
    ['630,770,2001,-9,0', ['PAK import IRN 2001 0 USD'], { 'value/missing': 1 }, '-9 is missing, 0 is a value'],
    ['630,770,2001,,NA', [], { 'value/missing': 1 }, 'both missing'],
    ['260,365,1970,1,2', ['DEU import SUN 1970 1000000 USD', 'SUN import DEU 1970 2000000 USD'], {}, 'the states that had the number'],
    ['345,345,1970,1,2', [], { 'row/same-country': 1 }, ''],
    ['630,9999,1970,1,2', [], { 'row/country': 1 }, 'a code nobody had'],
    ['630,770,19x0,1,2', [], { 'row/year': 1 }, ''],
    ['630,770,2001,five,2', ['PAK import IRN 2001 2000000 USD'], { 'value/number': 1 }, 'no number'],
    ['771,770,1971,1,2', ['BGD import PAK 1971 1000000 USD', 'PAK import BGD 1971 2000000 USD'], {}, 'East Pakistan is Bangladesh from 1971'],
  ])('version 4: %s', (row, expected, reasons) => {
    const taken = take(`${V4}${row},0,0\n`.replace(/,0,0\n$/, (end) => (row.split(',').length === 5 ? end : '\n')));
    expect(taken.layout).toBe('cow-trade-4');
    expect(taken.statistics.map(short)).toEqual(expected);
    expect(taken.reasons).toEqual(reasons);
  });

  it('says which code stood there when it is not the usual one, and that nobody reported it so', () => {
    const [figure] = take(`${V4}260,630,1970,1,2,1,2\n`).statistics;
    expect(figure).toMatchObject({ note: 'COW 260', isCompiled: true, line: 2, source: 'cow-trade/4.0', reportedBy: 'Correlates of War, dyadic trade 4.0' });
  });

  it('takes 0 with source 4 for no value in version 3, other values as they are', () => {
    const taken = take(`${V3}630,770,1998,Iran,Pakistan,0,92.32,4,2\n630,770,1999,Iran,Pakistan,0,5,2,4\n`);
    expect(taken.layout).toBe('cow-trade-3');
    expect(taken.statistics.map(short)).toEqual(['PAK import IRN 1998 92320000 USD', 'IRN import PAK 1999 0 USD', 'PAK import IRN 1999 5000000 USD']);
    expect(taken.reasons).toEqual({ 'value/flag': 1 });
  });
});

describe('BACI', () => {
  const TEXT = '"t","i","j","k","v","q"\n2020,842,586,270900,10.5,"  1.5"\n2020,842,586,270111,4,"   NA"\n2020,842,586,10121,1,0.25\n2020,490,699,852520,7,"NA"\n2020,899,586,10121,1,1\n2020,364,364,10121,1,1\n';

  it('adds products up to the trade of two states', () => {
    const taken = take(TEXT, 'BACI_HS17_Y2020_V202401b.csv');
    expect(taken.layout).toBe('baci');
    expect(taken.statistics.map((row) => [short(row), row.note])).toEqual([
      ['USA export PAK 2020 15500 USD', 'sum of 3 products'], ['USA export PAK 2020 1.75 t', 'sum of 3 products; 1 without a quantity'], ['TWN export IND 2020 7000 USD', 'sum of 1 product'],
    ]);
    expect(taken.statistics[0]).toMatchObject({ source: 'baci/HS17-V202401b', isCompiled: true });
    expect(taken.reasons).toEqual({ 'row/group': 1, 'row/same-country': 1 });
  });

  it('adds up by chapter when asked', () => {
    const taken = take(TEXT, 'BACI_HS17.csv', 'trade-chapters');
    expect(taken.statistics.filter(({ unit }) => unit === 'USD').map((row) => [short(row), row.product])).toEqual([
      ['USA export PAK 2020 14500 USD', 'HS 27'], ['USA export PAK 2020 1000 USD', 'HS 01'], ['TWN export IND 2020 7000 USD', 'HS 85'],
    ]);
  });

  it('leaves out what is no number, year or product', () => {
    expect(take('t,i,j,k,v,q\n20,842,586,270900,1,1\n2020,842,586,270900,x,1\n2020,842,586,all,1,1\n2020,842,1,270900,1,1\n').reasons)
      .toEqual({ 'row/country': 1, 'row/product': 1, 'row/value': 1, 'row/year': 1 });
  });
});

describe('UN Comtrade', () => {
  const LEGACY = 'Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag\n';
  const row = (flow: number, reporter: number, partner: number, product: string, period = '2017', second = '') => `H5,2017,${period},2017,0,0,${flow},x,${reporter},x,x,${partner},"x, y",x,${second},,,,,,,${product},"Goods, all",1,x,,,0,,0,,123456,,,4\n`;

  it('reads the layout to 2022', () => {
    const taken = take(LEGACY + row(1, 586, 364, 'TOTAL') + row(2, 586, 364, '27', '201703') + row(3, 586, 364, 'TOTAL') + row(1, 586, 0, 'TOTAL') + row(1, 586, 364, 'TOTAL', '2017', '842'));
    expect(taken.layout).toBe('comtrade-legacy');
    expect(taken.statistics.map((each) => [short(each), each.periodEnd, each.product])).toEqual([
      ['PAK import IRN 2017 123456 USD', '2017-12-31', undefined], ['PAK export IRN 2017 123456 USD', '2017-03-31', 'H5 27'],
    ]);
    expect(taken.reasons).toEqual({ 'row/flow': 1, 'row/group': 1, 'row/part': 1 });
    expect(taken.statistics[0]!.isCompiled).toBeUndefined();
  });

  it('reads the present layout, columns in any order', () => {
    const taken = take(`typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,classificationCode,cmdCode,customsCode,motCode,qty,primaryValue,isReported
C,A,20230101,2023,52,2023,586,PAK,M,364,IRN,0,H6,TOTAL,C00,0,0,943.5,False
C,A,20230101,2023,52,2023,586,PAK,M,364,IRN,0,H6,TOTAL,C00,2100,0,11,False
C,A,20230101,2023,52,2023,842,USA,X,490,S19,0,H6,TOTAL,C00,0,0,7,False
`);
    expect(taken.layout).toBe('comtrade');
    expect(taken.statistics.map(short)).toEqual(['PAK import IRN 2023 943.5 USD', 'USA export TWN 2023 7 USD']);
    expect(taken.reasons).toEqual({ 'row/part': 1 });
  });
});

describe('IMF trade statistics', () => {
  it('reads one value a row, by number', () => {
    const taken = take(`Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,Counterpart Country Code,Time Period,Value,Status
"Iran, Islamic Rep. of",429,"Goods, Value of Exports",TXG_FOB_USD,Pakistan,564,2015,700000000,
"Iran, Islamic Rep. of",429,"Goods, Value of Imports",TMG_CIF_USD,Pakistan,564,2015M2,5e6,
"Iran, Islamic Rep. of",429,"Goods, Value of Trade Balance",TBG_USD,Pakistan,564,2015,1,
"Iran, Islamic Rep. of",429,"Goods, Value of Exports",TXG_FOB_USD,World,001,2015,1,
"Iran, Islamic Rep. of",429,"Goods, Value of Exports",TXG_FOB_USD,Pakistan,564,2016,,
`);
    expect(taken.layout).toBe('imf-trade');
    expect(taken.statistics.map((each) => [short(each), each.periodEnd])).toEqual([['IRN export PAK 2015 700000000 USD', '2015-12-31'], ['IRN import PAK 2015 5000000 USD', '2015-02-28']]);
    expect(taken.statistics[0]!.note).toBe('f.o.b.; the file states no scale: taken as US dollars');
    expect(taken.reasons).toEqual({ 'row/group': 1, 'row/indicator': 1, 'value/missing': 1 });
  });

  it('reads a column for each period, missing ones left empty', () => {
    const taken = take(`Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,Counterpart Country Code,Attribute,1960,1960Q1,1960M1,
Pakistan,564,x,TMG_FOB_USD,USSR,188,Value,10,4,,
Pakistan,564,x,TMG_FOB_USD,USSR,188,Status,E,,,
`);
    expect(taken.layout).toBe('imf-trade-wide');
    expect(taken.statistics.map((each) => [short(each), each.periodEnd])).toEqual([['PAK import YUG 1960 10 USD', '1960-12-31'], ['PAK import YUG 1960 4 USD', '1960-03-31']]);
    expect(taken.reasons).toEqual({ 'row/attribute': 1 });
  });

  it('reads the interface, with ISO letters and a scale', () => {
    const taken = take('FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,UNIT_MULT,TIME_PERIOD,OBS_VALUE\nA,PK,TXG_FOB_USD,IR,6,2010,182.5\nA,PK,TXG_FOB_USD,W00,6,2010,182.5\n');
    expect(taken.statistics.map(short)).toEqual(['PAK export IRN 2010 182500000 USD']);
    expect(taken.statistics[0]!.note).toBe('f.o.b.');
  });

  it('takes the codes out of the series where the columns hold names', () => {
    const taken = take('DATASET,SERIES_CODE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,SCALE,2023,2024-M01\nIMF.STA:IMTS,PAK.MG_CIF_USD.IRN.A,Pakistan,"Imports of goods, CIF",Iran,Annual,Millions,943,\n');
    expect(taken.statistics.map((each) => [short(each), each.source])).toEqual([['PAK import IRN 2023 943000000 USD', 'imf-imts/c.i.f.']]);
  });
});

describe('figures reported by offices and press', () => {
  it('reads the table people write', () => {
    const taken = take(`period_start,period_end,calendar,flow,reporter,partner,value_usd_mn,reported_by,url,note
2022-07-01,2023-06-30,pakistan_fiscal,import,PAK,IRN,29.79,State Bank,https://x.example,
2022-07-01,2022-06-30,pakistan_fiscal,import,PAK,IRN,1,,,
2022-01-01,2022-12-31,lunar,import,PAK,IRN,1,,,
2022-01-01,2022-12-31,gregorian,import,PAK,WLD,1,,,
2022-01-01,2022-12-31,gregorian,import,PAK,PAK,1,,,
`, '/x/mine.csv');
    expect(taken.layout).toBe('trade-table');
    expect(taken.statistics).toMatchObject([{ value: 29790000, calendar: 'pakistan_fiscal', reportedBy: 'State Bank', source: 'mine.csv', line: 2 }]);
    expect(taken.reasons).toEqual({ 'row/group': 1, 'row/period': 1, 'row/same-country': 1, 'row/type': 1 });
  });

  it('sees figures of the press from the side that is named', () => {
    const taken = take(`period_start,period_end,measure,value_usd_million,reporter,basis,source_url
2022-01-01,2022-12-31,IRN_exports_to_PAK,834,Pakistan Ministry of Commerce,non-oil,https://x.example
2022-03-21,2023-03-20,IRN_imports_from_PAK,842,IRICA,non-oil,
2018-01-01,2018-12-31,two_way,397,ITC,,
`, 'irn_pak_trade.csv');
    expect(taken.layout).toBe('press-trade');
    expect(taken.statistics.map((row) => [short(row), row.calendar, row.isCompiled ?? false])).toEqual([
      ['PAK import IRN 2022 834000000 USD', 'gregorian', false], ['IRN import PAK 2022 842000000 USD', 'iranian_solar', true], ['IRN total PAK 2018 397000000 USD', 'gregorian', true],
    ]);
    expect(take('period_start,period_end,measure,value_usd_million,reporter,basis,source_url\n2018-01-01,2018-12-31,two_way,397,ITC,,\n', 'x.csv').reasons).toEqual({ 'row/measure': 1 });
  });
});

describe.skipIf(!hasData)('real files (skipped when ../shared/data is absent)', () => {
  it('keeps versions 3 and 4 of Correlates of War side by side for Iran and Pakistan', () => {
    const only = (text: string) => text.split('\n').filter((line, k) => k === 0 || line.startsWith('630,770,')).join('\n');
    const v3 = take(only(realText('trade/cow_trade_v3_dyad_year_1870_2009.csv.gz')));
    const v4 = take(only(realText('trade/cow_trade_v4_dyad_year_1870_2014_int.csv.gz')));
    const of = (rows: readonly Statistic[], year: string) => rows.filter((row) => row.periodStart.startsWith(year)).map(short);
    expect(of(v4.statistics, '2014')).toEqual(['IRN import PAK 2014 551000000 USD', 'PAK import IRN 2014 1801000000 USD']);
    expect(of(v3.statistics, '1998')).toEqual(['PAK import IRN 1998 92320000 USD']);
    expect(of(v4.statistics, '1998')).toEqual(['IRN import PAK 1998 20000000 USD', 'PAK import IRN 1998 92000000 USD']);
    expect(new Set([...v3.statistics, ...v4.statistics].map(({ id }) => id)).size).toBe(v3.statistics.length + v4.statistics.length);
  });

  it('reads every row of BACI, Comtrade and the press', () => {
    const baci = take(realText('trade/baci_hs17_2020_AFG_ZAF_sample.csv.gz'), 'baci_hs17_2020_AFG_ZAF_sample.csv.gz');
    expect([baci.rows, baci.reasons]).toEqual([70920, {}]);
    // zcat FILE | awk -F, '$2==4 && $3==586 {s+=$5; n++} END {printf "%.3f %d", s, n}' gives 368285.818 92
    expect(baci.statistics.find((row) => row.reporter === 'AFG' && row.partner === 'PAK' && row.unit === 'USD')).toMatchObject({ value: 368285818, note: 'sum of 92 products' });
    expect(take(realText('trade/uncomtrade_legacy_layout_2017_rows.csv')).reasons).toEqual({ 'row/group': 8, 'row/flow': 2 });
    expect(take(realText('trade/irn_pak_trade_reported_2014_2024.csv'), 'irn_pak_trade_reported_2014_2024.csv').statistics).toHaveLength(17);
  });
});

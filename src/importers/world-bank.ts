import { findCountry } from '../ontology/countries.js';
import type { SeriesPoint } from '../record/import-record.js';
import { cellReader, isMissing, leaveOut, numberIn, tableWith, unknownStates, yearIn, yearPeriod } from './cells.js';
import type { FileHead, FileRow, Reading, RowLayout, RowResult } from './importer.js';

const LICENCE = 'World Development Indicators: CC BY 4.0';

/** What a long file without an indicator column holds, by a word of its name: its rows do not tell. */
const BY_NAME: readonly { readonly word: RegExp; readonly series: string; readonly unit: string }[] = [
  { word: /gdp/i, series: 'NY.GDP.MKTP.CD', unit: 'current US$' },
  { word: /pop/i, series: 'SP.POP.TOTL', unit: 'persons' },
];

/** Points of one state; leaves out regions, income groups and codes nobody knows. */
function pointOf(code: string, year: number, point: Pick<SeriesPoint, 'series' | 'value' | 'unit' | 'source'>, line: number): RowResult {
  const state = findCountry('iso3', code, year);
  return state === null ? unknownStates('iso3', [code]) : { series: [{ ...point, a: state.iso3, b: null, ...yearPeriod(year), line }] };
}

const WIDE = ['country name', 'country code', 'indicator name', 'indicator code'];

/**
 * The wide file of the World Bank: one row a country and indicator, a column for each year, four lines (source, blank, date of update, blank) before the
 * header or none. Series are named by indicator code. The date of the update is the version.
 */
export const WORLD_BANK_WIDE: RowLayout = {
  kind: 'rows', name: 'world-bank-wide', version: 1, format: 'economy', title: 'World Bank indicators, a column for each year', licence: LICENCE,
  recognise(head) {
    const line = head.lines.findIndex((cells) => cells.some((cell) => cell.trim().toLowerCase() === 'indicator code'));
    const reading = line < 0 ? null : tableWith(head, WIDE, line);
    const version = head.lines.find((cells) => cells[0]?.toLowerCase() === 'last updated date')?.[1];
    return reading === null || version === undefined ? reading : { ...reading, version };
  },
  open(reading) {
    const cell = cellReader(reading);
    const source = reading.version === undefined ? 'world-bank' : `world-bank/${reading.version}`;
    const years = reading.columns.flatMap((column) => (yearIn(column) === null ? [] : [column]));
    return {
      read(row) {
        const [code, series] = [cell(row, 'country code'), cell(row, 'indicator code')];
        if (series === '') return leaveOut('row/indicator', cell(row, 'indicator name'));
        if (findCountry('iso3', code) === null) return unknownStates('iso3', [code]);
        const unit = unitOf(series, cell(row, 'indicator name'));
        const points: SeriesPoint[] = [];
        let lost: RowResult = {};
        for (const year of years) {
          const written = cell(row, year);
          if (isMissing(written)) continue;
          const value = numberIn(written);
          const result = value === null ? leaveOut('value/number', written) : pointOf(code, Number(year), { series, value, unit, source }, row.line);
          if ('series' in result) points.push(...result.series!);
          else lost = result;
        }
        return { series: points, ...(points.length === 0 && lost.leftOut === undefined ? leaveOut('row/empty', code) : lost) };
      },
    };
  },
};

/** What an indicator is counted in: the brackets of its name, `persons` for population. */
function unitOf(series: string, name: string): string {
  return series === 'SP.POP.TOTL' ? 'persons' : /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? name;
}

/** Long files of one indicator, which only the name of the file tells: `gdp.csv`, `population.csv`. */
function long(name: string, title: string, source: string, columns: { readonly code: string; readonly year: string; readonly value: string }, licence: string): RowLayout {
  const indicatorOf = (file: string) => BY_NAME.find(({ word }) => word.test(columns.value === 'gdp' ? 'gdp' : file.replace(/^.*[/!\\]/, '')));
  return {
    kind: 'rows', name, version: 1, format: 'economy', title, licence,
    recognise(head: FileHead) {
      const reading = tableWith(head, [columns.code, columns.year, columns.value]);
      return reading !== null && reading.columns.length <= 4 && indicatorOf(head.name) !== undefined ? reading : null;
    },
    open(reading: Reading, file: string) {
      const cell = cellReader(reading);
      const indicator = indicatorOf(file)!;
      return {
        read(row: FileRow): RowResult {
          const [year, written] = [yearIn(cell(row, columns.year)), cell(row, columns.value)];
          if (year === null) return leaveOut('row/year', cell(row, columns.year));
          const value = numberIn(written);
          if (value === null) return leaveOut(isMissing(written) ? 'value/missing' : 'value/number', written);
          return pointOf(cell(row, columns.code), year, { series: indicator.series, value, unit: indicator.unit, source }, row.line);
        },
      };
    },
  };
}

/** `Country Name,Country Code,Year,Value` of the data sets gdp and population (datasets.io). */
export const WORLD_BANK_LONG: RowLayout = long('world-bank-long', 'World Bank GDP or population, one value a row', 'world-bank-long', { code: 'country code', year: 'year', value: 'value' }, 'ODC-PDDL 1.0, from World Development Indicators (CC BY 4.0)');
/** `Country,year,GDP` with alpha-3 codes. */
export const WORLD_BANK_GDP: RowLayout = long('world-bank-gdp', 'World Bank GDP by alpha-3 code', 'world-bank-gdp', { code: 'country', year: 'year', value: 'gdp' }, LICENCE);

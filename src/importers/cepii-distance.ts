import type { SeriesPoint } from '../record/import-record.js';
import { ALWAYS, cellReader, isMissing, leaveOut, numberIn, readTwoStates, tableWith } from './cells.js';
import type { RowLayout, RowResult } from './importer.js';

/** Columns kept, the series they become and their unit. Yes is 1, no is 0. */
const SERIES: readonly (readonly [column: string, series: string, unit: string])[] = [
  ['dist', 'distance', 'km'], ['distcap', 'distance-capitals', 'km'], ['distw', 'distance-weighted', 'km'], ['distwces', 'distance-weighted-ces', 'km'],
  ['contig', 'common-border', 'yes/no'], ['comlang_off', 'common-official-language', 'yes/no'], ['comlang_ethno', 'common-spoken-language', 'yes/no'],
  ['colony', 'colonial-tie', 'yes/no'], ['comcol', 'common-coloniser', 'yes/no'], ['curcol', 'colonial-tie-now', 'yes/no'], ['col45', 'colonial-tie-after-1945', 'yes/no'],
  ['smctry', 'once-one-country', 'yes/no'],
];

/**
 * CEPII GeoDist: distances and ties of pairs that do not change. The file has each pair in both directions with the same values: the second adds nothing.
 * The distance of a country to itself is left out.
 */
export const CEPII_DISTANCE: RowLayout = {
  kind: 'rows', name: 'cepii-distance', version: 1, format: 'distance', title: 'CEPII GeoDist', licence: 'CEPII GeoDist (Mayer and Zignago 2011): Etalab Open Licence 2.0',
  recognise: (head) => tableWith(head, ['iso_o', 'iso_d', 'contig', 'dist', 'distcap']),
  open(reading) {
    const cell = cellReader(reading);
    const columns = SERIES.filter(([column]) => reading.columns.includes(column));
    return {
      read(row): RowResult {
        const states = readTwoStates('iso3', cell(row, 'iso_o'), cell(row, 'iso_d'));
        if (!('x' in states)) return states;
        const [a, b] = [states.x, states.y].toSorted() as [string, string];
        const points: SeriesPoint[] = [];
        let lost: RowResult = {};
        for (const [column, series, unit] of columns) {
          const written = cell(row, column);
          const value = numberIn(written);
          if (value !== null) points.push({ series, a, b, ...ALWAYS, value, unit, source: 'cepii-geodist', line: row.line });
          else lost = leaveOut(isMissing(written) ? 'value/missing' : 'value/number', `${column} ${written}`);
        }
        return { series: points, ...lost };
      },
    };
  },
};

import { cellReader, leaveOut, readTwoStates, tableWith, yearIn, yearPeriod } from './cells.js';
import type { RowLayout, RowResult } from './importer.js';

/** Levels of economic integration, 0 to 6, by their names and numbers in the data set. */
const LEVELS: readonly string[] = [
  'no agreement', 'non-reciprocal preferential trade agreement', 'preferential trade agreement', 'free trade agreement', 'customs union', 'common market', 'economic union',
];

/** Baier and Bergstrand, Economic Integration Agreements: the level in force between two states in a year. The second direction of a pair adds nothing. */
export const INTEGRATION_AGREEMENTS: RowLayout = {
  kind: 'rows', name: 'integration-agreements', version: 1, format: 'agreements', title: 'Baier–Bergstrand economic integration agreements',
  licence: 'NSF–Kellogg Institute Data Base on Economic Integration Agreements: free for research with citation',
  recognise: (head) => tableWith(head, ['year', 'origin', 'destination', 'economicintegrationagreements']),
  open(reading) {
    const cell = cellReader(reading);
    return {
      read(row): RowResult {
        const [year, written] = [yearIn(cell(row, 'year')), cell(row, 'economicintegrationagreements')];
        if (year === null) return leaveOut('row/year', cell(row, 'year'));
        const level = /^[0-6]$/.test(written) ? Number(written) : LEVELS.indexOf(written.toLowerCase());
        if (level < 0) return leaveOut('row/value', written);
        const states = readTwoStates('iso3', cell(row, 'origin'), cell(row, 'destination'), year);
        if (!('x' in states)) return states;
        const [a, b] = [states.x, states.y].toSorted() as [string, string];
        return { series: [{ series: 'economic-integration', a, b, ...yearPeriod(year), value: level, unit: 'level 0–6', source: 'baier-bergstrand', line: row.line }] };
      },
    };
  },
};

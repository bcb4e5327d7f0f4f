import { findCountry } from '../ontology/countries.js';
import type { Statistic } from '../record/flow-record.js';
import { cellReader, isMissing, leaveOut, numberIn, readTwoStates, tableWith, yearIn, yearPeriod } from './cells.js';
import type { FileRow, Reading, RowLayout, RowResult } from './importer.js';
import { inDollars, toFigure } from './trade-figure.js';

const COLUMNS = ['ccode1', 'ccode2', 'year', 'flow1', 'flow2'];
const LICENCE = 'free for research with citation: Barbieri and Keshk, Correlates of War Project Trade Data Set';

/** Source flag of version 3 under which 0 means that there is no value: all 15,008 values of flow1 with it are 0. */
const NO_VALUE_FLAG = '4';
const MISSING = -9;

/**
 * Correlates of War dyadic trade: flow1 is what state 1 imported from state 2, flow2 the reverse, in millions of current US dollars; −9 is missing.
 * Belgium, Germany, Yemen and the others are the states that had the number in that year.
 */
function cowTrade(version: '3.0' | '4.0', wanted: string, unwanted?: string): RowLayout {
  return {
    kind: 'rows', name: `cow-trade-${version[0]}`, version: 1, format: 'trade', title: `Correlates of War dyadic trade ${version}`, licence: LICENCE,
    recognise(head) {
      const reading = tableWith(head, [...COLUMNS, wanted]);
      return reading === null || (unwanted !== undefined && reading.columns.includes(unwanted)) ? null : reading;
    },
    open: (reading) => reader(reading, version),
  };
}

function reader(reading: Reading, version: string): { read(row: FileRow): RowResult } {
  const cell = cellReader(reading);
  return {
    read(row) {
      const [code1, code2, year] = [cell(row, 'ccode1'), cell(row, 'ccode2'), yearIn(cell(row, 'year'))];
      if (year === null) return leaveOut('row/year', cell(row, 'year'));
      const states = readTwoStates('cow', code1, code2, year);
      if (!('x' in states)) return states;
      const note = noteOf([code1, code2]);
      const statistics: Statistic[] = [];
      const lost: { reason: string; value: string }[] = [];
      for (const [flow, importer, exporter, flag] of [['flow1', states.x, states.y, 'source1'], ['flow2', states.y, states.x, 'source2']] as const) {
        const written = cell(row, flow);
        const value = numberIn(written);
        if (value === null || value < 0) lost.push({ reason: isMissing(written) || value === MISSING ? 'value/missing' : 'value/number', value: `${flow} ${written}` });
        else if (version === '3.0' && value === 0 && cell(row, flag) === NO_VALUE_FLAG) lost.push({ reason: 'value/flag', value: `${flow} 0 with ${flag} ${NO_VALUE_FLAG}` });
        else {
          statistics.push(toFigure({
            reporter: importer, partner: exporter, flow: 'import', ...yearPeriod(year), value: inDollars(value, 1e6), unit: 'USD', isCompiled: true,
            reportedBy: `Correlates of War, dyadic trade ${version}`, source: `cow-trade/${version}`, line: row.line, note,
          }));
        }
      }
      return { statistics, ...(lost[0] && { leftOut: lost[0] }) };
    },
  };
}

/** Says which codes stood there when they are not the usual ones of the states (260 for Germany before 1990). */
function noteOf(codes: readonly string[]): string | null {
  const unusual = codes.filter((code) => findCountry('cow', code)?.cown !== Number(code));
  return unusual.length === 0 ? null : `COW ${unusual.join(', ')}`;
}

export const COW_TRADE_3: RowLayout = cowTrade('3.0', 'source1', 'smoothflow1');
export const COW_TRADE_4: RowLayout = cowTrade('4.0', 'smoothflow1');

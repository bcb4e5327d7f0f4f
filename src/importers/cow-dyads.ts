import { lastDay } from '../base/calendar.js';
import type { SeriesPoint } from '../record/import-record.js';
import { cellReader, isMissing, leaveOut, numberIn, readTwoStates, tableWith, yearIn, yearPeriod } from './cells.js';
import type { FileHead, FileRow, Reading, RowLayout, RowResult } from './importer.js';

/** Values of a dyad-year: the series they become, and whether only a yes is kept. */
interface Column {
  readonly column: string;
  readonly series: string;
  readonly unit: string;
  readonly isYes?: true;
}

/** Dyad-years of Correlates of War states, any direction: the second direction of a pair adds nothing. */
function dyadYears(base: Pick<RowLayout, 'name' | 'format' | 'title' | 'licence'>, source: string, columns: readonly Column[]): RowLayout {
  return {
    ...base, kind: 'rows', version: 1,
    recognise: (head: FileHead) => tableWith(head, ['ccode1', 'ccode2', 'year', ...columns.map(({ column }) => column)]),
    open(reading: Reading) {
      const cell = cellReader(reading);
      return {
        read(row: FileRow): RowResult {
          const year = yearIn(cell(row, 'year'));
          if (year === null) return leaveOut('row/year', cell(row, 'year'));
          const states = readTwoStates('cow', cell(row, 'ccode1'), cell(row, 'ccode2'), year);
          if (!('x' in states)) return states;
          const [a, b] = [states.x, states.y].toSorted() as [string, string];
          const series: SeriesPoint[] = [];
          let lost: RowResult = {};
          for (const { column, series: name, unit, isYes } of columns) {
            const written = cell(row, column);
            const value = numberIn(written);
            if (value === null || value < 0) lost = leaveOut(isMissing(written) || value !== null ? 'value/missing' : 'value/number', `${column} ${written}`);
            else if (!isYes || value > 0) series.push({ series: name, a, b, ...yearPeriod(year), value, unit, source, line: row.line });
          }
          return { series, ...(series.length === 0 && lost.leftOut === undefined ? leaveOut('row/none', `${a} ${b} ${year}`) : lost) };
        },
      };
    },
  };
}

/** Number of intergovernmental organisations that both belong to. */
export const COW_IGO: RowLayout = dyadYears(
  { name: 'cow-igo', format: 'memberships', title: 'Correlates of War IGO dyad-years', licence: 'Correlates of War Intergovernmental Organizations v3 (Pevehouse et al. 2020): free for research with citation' },
  'cow-igo/3', [{ column: 'dyadigos', series: 'shared-organisations', unit: 'organisations' }],
);

const OBLIGATIONS = [['defense', 'defence'], ['offense', 'offence'], ['neutral', 'neutrality'], ['nonagg', 'nonaggression'], ['consul', 'consultation']] as const;

/** Obligations between two states by treaty, 1 in each year they hold; a year without a point has none, from 1815 to the end of the data set. */
export const ATOP: RowLayout = dyadYears(
  { name: 'atop', format: 'alliances', title: 'ATOP alliance dyad-years', licence: 'Alliance Treaty Obligations and Provisions v5 (Leeds et al. 2002): free for research with citation' },
  'atop/5', OBLIGATIONS.map(([column, name]) => ({ column: `atop_${column}`, series: `alliance-${name}`, unit: 'yes/no', isYes: true as const })),
);

/** Direct contiguity: 1 by land, 2 to 5 by up to 12, 24, 150 and 400 miles of water. */
export const COW_CONTIGUITY: RowLayout = {
  kind: 'rows', name: 'cow-contiguity', version: 1, format: 'contiguity', title: 'Correlates of War direct contiguity',
  licence: 'Correlates of War Direct Contiguity v3.2 (Stinnett et al. 2002): free for research with citation',
  recognise: (head) => tableWith(head, ['ccode1', 'ccode2', 'conttype', 'stdate', 'enddate']) ?? tableWith(head, ['state1no', 'state2no', 'conttype', 'begin', 'end']),
  open(reading) {
    const cell = cellReader(reading);
    const names = reading.columns.includes('stdate') ? ['ccode1', 'ccode2', 'stdate', 'enddate'] as const : ['state1no', 'state2no', 'begin', 'end'] as const;
    return {
      read(row): RowResult {
        const [one, two, from, to] = names.map((name) => cell(row, name)) as [string, string, string, string];
        const [start, end] = [monthOf(from), monthOf(to)];
        if (start === null || end === null || start > end) return leaveOut('row/period', `${from} ${to}`);
        const value = numberIn(cell(row, 'conttype'));
        if (value === null || value < 0 || value > 5) return leaveOut('row/value', cell(row, 'conttype'));
        if (value === 0) return leaveOut('row/none', `${one} ${two}`);
        const series: SeriesPoint[] = [];
        let lost: RowResult = {};
        for (const span of spansOf(one, two, Number(start.slice(0, 4)), Number(end.slice(0, 4)))) {
          if (!('x' in span.states)) { lost = span.states; continue; }
          const [a, b] = [span.states.x, span.states.y].toSorted() as [string, string];
          series.push({
            series: 'contiguity', a, b, value, unit: 'type 1–5', source: 'cow-contiguity/3.2', line: row.line,
            periodStart: span.from === Number(start.slice(0, 4)) ? `${start}-01` : `${span.from}-01-01`, periodEnd: span.to === Number(end.slice(0, 4)) ? lastDay(end)! : `${span.to}-12-31`,
          });
        }
        return { series, ...lost };
      },
    };
  },
};

/** `1947-08-14`, `1947-08` and `194708` as 1947-08; null for anything else. */
function monthOf(written: string): string | null {
  const found = /^(\d{4})-?(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(written);
  return found && `${found[1]}-${found[2]}`;
}

/** Years in which two codes stand for the same two states: a code outlives states (365: Russia, the Soviet Union, Russia). */
function spansOf(one: string, two: string, from: number, to: number) {
  const spans: { states: ReturnType<typeof readTwoStates>; from: number; to: number }[] = [];
  for (let year = from; year <= to; year++) {
    const states = readTwoStates('cow', one, two, year);
    const last = spans.at(-1);
    if (last !== undefined && JSON.stringify(last.states) === JSON.stringify(states)) last.to = year;
    else spans.push({ states, from: year, to: year });
  }
  return spans;
}

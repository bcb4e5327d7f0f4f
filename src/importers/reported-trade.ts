import { parseDate } from '../base/calendar.js';
import { findCountry, labelOf } from '../ontology/countries.js';
import { statisticId } from '../record/content-id.js';
import type { Calendar, Statistic } from '../record/flow-record.js';
import { cellReader, leaveOut, numberIn, tableWith, unknownStates } from './cells.js';
import type { FileRow, Reading, RowLayout, RowResult } from './importer.js';
import { inDollars } from './trade-figure.js';

const FLOWS: readonly string[] = ['export', 'import', 'total'];
const CALENDARS: readonly string[] = ['gregorian', 'pakistan_fiscal', 'iranian_solar', 'fiscal'];

/** Days of a period, or why not. */
function periodIn(start: string, end: string): { readonly periodStart: string; readonly periodEnd: string } | RowResult {
  const isDay = (written: string) => parseDate(written)?.day != null;
  return isDay(start) && isDay(end) && start <= end ? { periodStart: start, periodEnd: end } : leaveOut('row/period', `${start} ${end}`);
}

/** A table that people write themselves, as the trade figures of the demonstration: one figure a row, in millions of US dollars. */
export const TRADE_TABLE: RowLayout = {
  kind: 'rows', name: 'trade-table', version: 1, format: 'trade', title: 'table of reported trade figures', licence: 'as the file says',
  recognise: (head) => tableWith(head, ['period_start', 'period_end', 'flow', 'reporter', 'partner', 'value_usd_mn']),
  open(reading, file) {
    const cell = cellReader(reading);
    return {
      read(row): RowResult {
        const period = periodIn(cell(row, 'period_start'), cell(row, 'period_end'));
        if (!('periodStart' in period)) return period;
        const [flow, calendar, value] = [cell(row, 'flow'), cell(row, 'calendar') || 'gregorian', numberIn(cell(row, 'value_usd_mn'))];
        if (!FLOWS.includes(flow) || !CALENDARS.includes(calendar)) return leaveOut('row/type', `${flow} ${calendar}`);
        if (value === null || value < 0) return leaveOut('row/value', cell(row, 'value_usd_mn'));
        const [reporter, partner] = [cell(row, 'reporter'), cell(row, 'partner')].map((code) => findCountry('iso3', code));
        if (!reporter || !partner) return unknownStates('iso3', [cell(row, 'reporter'), cell(row, 'partner')].filter((code) => findCountry('iso3', code) === null));
        if (reporter === partner) return leaveOut('row/same-country', reporter.iso3);
        return { statistics: [withId({
          reporter: reporter.iso3, partner: partner.iso3, flow: flow as Statistic['flow'], ...period, calendar: calendar as Calendar, value: inDollars(value, 1e6), unit: 'USD',
          reportedBy: cell(row, 'reported_by') || null, url: cell(row, 'url') || null, note: cell(row, 'note') || null, source: nameOf(file), line: row.line,
        })] };
      },
    };
  },
};

/**
 * Figures collected from the press: `measure` is `IRN_exports_to_PAK`, `PAK_imports_from_IRN` or `two_way` (its pair stands in the name of the file), `reporter` is in words. When
 * these words name one of the two states the figure is seen from its side; otherwise from the side that `measure` begins with, as a compiler's.
 */
export const PRESS_TRADE: RowLayout = {
  kind: 'rows', name: 'press-trade', version: 1, format: 'trade', title: 'trade figures collected from the press', licence: 'as the address in each row says',
  recognise: (head) => tableWith(head, ['period_start', 'period_end', 'measure', 'value_usd_million', 'reporter', 'basis', 'source_url']),
  open: (reading, file) => pressReader(reading, file),
};

function pressReader(reading: Reading, file: string): { read(row: FileRow): RowResult } {
  const cell = cellReader(reading);
  const named = /(?:^|[/!\\_-])([a-z]{3})[_-]([a-z]{3})[_-]/i.exec(file)?.slice(1).map((code) => findCountry('iso3', code.toUpperCase())?.iso3 ?? '') ?? [];
  return {
    read(row) {
      const period = periodIn(cell(row, 'period_start'), cell(row, 'period_end'));
      if (!('periodStart' in period)) return period;
      const [value, measure, words, basis] = [numberIn(cell(row, 'value_usd_million')), cell(row, 'measure'), cell(row, 'reporter'), cell(row, 'basis')];
      if (value === null || value < 0) return leaveOut('row/value', cell(row, 'value_usd_million'));
      const found = /^([A-Z]{3})_(exports_to|imports_from)_([A-Z]{3})$/.exec(measure);
      const [first, second] = found ? [found[1]!, found[3]!] : measure === 'two_way' ? named : [];
      if (!first || !second) return leaveOut('row/measure', measure);
      const unknown = [first, second].filter((code) => findCountry('iso3', code) === null);
      if (unknown.length > 0 || first === second) return unknown.length > 0 ? unknownStates('iso3', unknown) : leaveOut('row/same-country', first);
      const speaker = [first, second].find((code) => new RegExp(`\\b${labelOf(code)}\\b`, 'i').test(words));
      const reporter = speaker ?? first;
      const isExport = (found?.[2] === 'exports_to') === (reporter === first);
      return { statistics: [withId({
        reporter, partner: reporter === first ? second : first, flow: found ? (isExport ? 'export' : 'import') : 'total', ...period, calendar: calendarOf(period.periodStart), value: inDollars(value, 1e6), unit: 'USD',
        reportedBy: words || null, url: cell(row, 'source_url') || null, note: basis || null, source: nameOf(file), line: row.line, ...(speaker === undefined && { isCompiled: true as const }),
      })] };
    },
  };
}

/** The figure with the id that its words give it: one that stands there from another file adds nothing. */
function withId(figure: Omit<Statistic, 'id'>): Statistic {
  return { id: statisticId(figure), ...figure };
}

/** The calendar whose year begins on this day: 20 or 21 March the Iranian, 1 July the Pakistani, else the Gregorian. */
function calendarOf(start: string): Calendar {
  return /-03-2[01]$/.test(start) ? 'iranian_solar' : start.endsWith('-07-01') ? 'pakistan_fiscal' : 'gregorian';
}

/** Name of the file without folders and packing. */
function nameOf(file: string): string {
  return file.replace(/^.*[/!\\]/, '').replace(/\.(?:gz|zip)$/i, '');
}

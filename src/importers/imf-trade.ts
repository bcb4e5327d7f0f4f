import { formatDate, lastDay } from '../base/calendar.js';
import { findCodeGroup, findCountry, type CodeSystem } from '../ontology/countries.js';
import type { Statistic } from '../record/flow-record.js';
import { cellReader, isMissing, leaveOut, numberIn, readTwoStates, tableWith } from './cells.js';
import type { FileHead, FileRow, Reading, RowLayout, RowResult } from './importer.js';
import { inDollars, toFigure } from './trade-figure.js';

const LICENCE = 'International Monetary Fund data: free with attribution, see imf.org/external/terms.htm';

/**
 * Indicators of both editions: exports f.o.b., imports c.i.f. and a second time f.o.b., in US dollars. Balances follow from them and are left out.
 */
const INDICATORS: Readonly<Record<string, { readonly flow: Statistic['flow']; readonly note: string; readonly isSecond?: true }>> = {
  TXG_FOB_USD: { flow: 'export', note: 'f.o.b.' }, XG_FOB_USD: { flow: 'export', note: 'f.o.b.' },
  TMG_CIF_USD: { flow: 'import', note: 'c.i.f.' }, MG_CIF_USD: { flow: 'import', note: 'c.i.f.' },
  TMG_FOB_USD: { flow: 'import', note: 'f.o.b.', isSecond: true }, MG_FOB_USD: { flow: 'import', note: 'f.o.b.', isSecond: true },
};

/** Names a column goes by in the editions of the statistics. */
const NAMES = {
  country: ['country code', 'ref_area', 'country'], partner: ['counterpart country code', 'counterpart_area', 'counterpart_country'],
  indicator: ['indicator code', 'indicator'], period: ['time period', 'time_period'], value: ['value', 'obs_value'], scale: ['unit_mult', 'scale'],
} as const;

const PERIOD = /^([12]\d{3})(?:-?(?:M(\d{1,2})|Q([1-4])))?$/i;
const SCALES: Readonly<Record<string, number>> = { units: 1, thousands: 1e3, millions: 1e6, billions: 1e9 };

function recognise(head: FileHead, isWide: boolean): Reading | null {
  const reading = tableWith(head, []);
  if (reading === null) return null;
  const has = (names: readonly string[]) => names.some((name) => reading.columns.includes(name));
  const isSame = has(NAMES.country) && has(NAMES.partner) && has(NAMES.indicator);
  return isSame && isWide === (!has(NAMES.period) && reading.columns.some((name) => PERIOD.test(name))) && (isWide || (has(NAMES.period) && has(NAMES.value))) ? reading : null;
}

function reader(reading: Reading): { read(row: FileRow): RowResult } {
  const cell = cellReader(reading);
  const name = (names: readonly string[]) => names.find((each) => reading.columns.includes(each)) ?? '';
  const columns = { country: name(NAMES.country), partner: name(NAMES.partner), indicator: name(NAMES.indicator), period: name(NAMES.period), value: name(NAMES.value), scale: name(NAMES.scale) };
  const periods = reading.columns.flatMap((column) => (PERIOD.test(column) ? [column] : []));
  const edition = reading.columns.includes('counterpart_country') ? 'imts' : 'dots';
  return {
    read(row) {
      // The present site writes names in these columns, and the codes into the series: IRN.XG_FOB_USD.PAK.A
      const [seriesCountry, seriesIndicator, seriesPartner] = cell(row, 'series_code').split('.');
      const codes = [seriesPartner ? seriesCountry! : cell(row, columns.country), seriesPartner ?? cell(row, columns.partner)] as const;
      const indicator = seriesPartner ? seriesIndicator! : cell(row, columns.indicator);
      const kind = INDICATORS[indicator];
      if (kind === undefined) return leaveOut('row/indicator', indicator);
      if (['', 'value'].includes(cell(row, 'attribute').toLowerCase()) === false) return leaveOut('row/attribute', cell(row, 'attribute'));
      const scale = scaleOf(cell(row, columns.scale));
      if (scale === null) return leaveOut('row/scale', cell(row, columns.scale));
      const figures: Statistic[] = [];
      let lost: RowResult = {};
      for (const [written, amount] of columns.period === '' ? periods.map((period) => [period, cell(row, period)] as const) : [[cell(row, columns.period), cell(row, columns.value)] as const]) {
        if (isMissing(amount)) { if (columns.period !== '') lost = leaveOut('value/missing', written); continue; }
        const [period, value] = [periodOf(written), numberIn(amount)];
        if (period === null) { lost = leaveOut('row/period', written); continue; }
        if (value === null || value < 0) { lost = leaveOut('value/number', amount); continue; }
        const states = readTwoStates(systemOf(codes), codes[0], codes[1], Number(period.periodStart.slice(0, 4)));
        if (!('x' in states)) { lost = states; continue; }
        figures.push(toFigure({
          reporter: states.x, partner: states.y, flow: kind.flow, ...period, value: inDollars(value, scale.factor), unit: 'USD',
          reportedBy: `IMF, ${edition === 'imts' ? 'International Merchandise Trade Statistics' : 'Direction of Trade Statistics'}${kind.isSecond ? ', imports f.o.b.' : ''}`,
          source: `imf-${edition}/${kind.note}`, line: row.line, note: scale.isStated ? kind.note : `${kind.note}; the file states no scale: taken as US dollars`,
        }));
      }
      return { statistics: figures, ...lost };
    },
  };
}

/** The editions write numbers (429), ISO letters (IR, IRN); groups are looked up the same way. */
function systemOf(codes: readonly string[]): CodeSystem {
  if (codes.every((code) => /^\d{1,3}$/.test(code))) return 'imf';
  const isKnown = (system: CodeSystem) => (code: string) => findCountry(system, code) !== null || findCodeGroup(system, code) !== null;
  return codes.some((code) => code.length === 2) && !codes.every(isKnown('iso3')) ? 'iso2' : 'iso3';
}

function scaleOf(written: string): { readonly factor: number; readonly isStated: boolean } | null {
  if (written === '') return { factor: 1, isStated: false };
  if (/^\d{1,2}$/.test(written)) return { factor: 10 ** Number(written), isStated: true };
  const factor = SCALES[written.toLowerCase()];
  return factor === undefined ? null : { factor, isStated: true };
}

function periodOf(written: string): { readonly periodStart: string; readonly periodEnd: string } | null {
  const found = PERIOD.exec(written) ?? /^([12]\d{3})-(0[1-9]|1[0-2])$/.exec(written);
  if (!found) return null;
  const [year, quarter] = [Number(found[1]), found[3]];
  if (quarter !== undefined) return { periodStart: `${formatDate(year, Number(quarter) * 3 - 2)}-01`, periodEnd: lastDay(formatDate(year, Number(quarter) * 3))! };
  const month = found[2] === undefined ? null : Number(found[2]);
  if (month !== null && (month < 1 || month > 12)) return null;
  const date = formatDate(year, month);
  return { periodStart: month === null ? `${date}-01-01` : `${date}-01`, periodEnd: lastDay(date)! };
}

/** Direction of Trade and International Merchandise Trade Statistics, one value a row. */
export const IMF_TRADE: RowLayout = {
  kind: 'rows', name: 'imf-trade', version: 1, format: 'trade', title: 'IMF trade statistics, one value a row', licence: LICENCE,
  recognise: (head) => recognise(head, false), open: reader,
};
/** The same with a column for each period. */
export const IMF_TRADE_WIDE: RowLayout = {
  kind: 'rows', name: 'imf-trade-wide', version: 1, format: 'trade', title: 'IMF trade statistics, a column for each period', licence: LICENCE,
  recognise: (head) => recognise(head, true), open: reader,
};

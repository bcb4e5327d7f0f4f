import { formatDate, lastDay } from '../base/calendar.js';
import type { Statistic } from '../record/flow-record.js';
import { cellReader, leaveOut, numberIn, readTwoStates, tableWith } from './cells.js';
import type { FileRow, Reading, RowLayout, RowResult } from './importer.js';
import { toFigure } from './trade-figure.js';

const LICENCE = 'UN Comtrade: use with attribution; passing on whole data sets needs the consent of the United Nations';

/** What the two layouts call the same things. Empty: the layout does not have it. */
interface Names {
  readonly period: string;
  readonly flow: string;
  readonly reporter: string;
  readonly partner: string;
  readonly partner2: string;
  readonly customs: string;
  readonly transport: string;
  readonly classification: string;
  readonly product: string;
  readonly value: string;
}

const LEGACY: Names = {
  period: 'period', flow: 'trade flow code', reporter: 'reporter code', partner: 'partner code', partner2: '2nd partner code', customs: 'customs proc. code',
  transport: 'mode of transport code', classification: 'classification', product: 'commodity code', value: 'trade value (us$)',
};
const PRESENT: Names = {
  period: 'period', flow: 'flowcode', reporter: 'reportercode', partner: 'partnercode', partner2: 'partner2code', customs: 'customscode', transport: 'motcode',
  classification: 'classificationcode', product: 'cmdcode', value: 'primaryvalue',
};

/** Flow codes of both layouts. Re-imports, re-exports and the flows under customs procedures are parts of these and left out. */
const FLOWS: Readonly<Record<string, Statistic['flow']>> = { 1: 'import', 2: 'export', M: 'import', X: 'export' };

function comtrade(name: string, title: string, names: Names, others: readonly string[]): RowLayout {
  return {
    kind: 'rows', name, version: 1, format: 'trade', title, licence: LICENCE,
    recognise: (head) => tableWith(head, [names.period, names.flow, names.reporter, names.partner, names.product, names.value, ...others]),
    open: (reading) => reader(reading, names),
  };
}

function reader(reading: Reading, names: Names): { read(row: FileRow): RowResult } {
  const cell = cellReader(reading);
  return {
    read(row) {
      const at = (name: keyof Names) => cell(row, names[name]);
      const period = periodOf(at('period'));
      if (period === null) return leaveOut('row/period', at('period'));
      const flow = FLOWS[at('flow')];
      if (flow === undefined) return leaveOut('row/flow', at('flow'));
      if (!['', '0'].includes(at('partner2')) || !['', '0', 'C00', 'C000'].includes(at('customs')) || !['', '0', '000'].includes(at('transport'))) {
        return leaveOut('row/part', `second partner ${at('partner2')}, customs ${at('customs')}, transport ${at('transport')}`);
      }
      const value = numberIn(at('value'));
      if (value === null || value < 0) return leaveOut('row/value', at('value'));
      const states = readTwoStates('comtrade', at('reporter'), at('partner'), Number(period.periodStart.slice(0, 4)));
      if (!('x' in states)) return states;
      const product = at('product').toUpperCase();
      return { statistics: [toFigure({
        reporter: states.x, partner: states.y, flow, ...period, value, unit: 'USD', reportedBy: 'UN Comtrade', source: 'comtrade', line: row.line, note: null,
        ...(product !== 'TOTAL' && { product: `${at('classification')} ${product}`.trim() }),
      })] };
    },
  };
}

/** A year `2017` or a month `201703`; `refYear` files write the same. */
function periodOf(written: string): { readonly periodStart: string; readonly periodEnd: string } | null {
  const found = /^([12]\d{3})(0[1-9]|1[0-2])?$/.exec(written);
  if (!found) return null;
  const date = formatDate(Number(found[1]), found[2] === undefined ? null : Number(found[2]));
  return { periodStart: found[2] === undefined ? `${date}-01-01` : `${date}-01`, periodEnd: lastDay(date)! };
}

/** UN Comtrade as its first interface wrote it (35 columns, to 2022). */
export const COMTRADE_LEGACY: RowLayout = comtrade('comtrade-legacy', 'UN Comtrade, layout to 2022', LEGACY, ['commodity']);
/** UN Comtrade as it is downloaded since 2022. */
export const COMTRADE: RowLayout = comtrade('comtrade', 'UN Comtrade', PRESENT, ['refyear']);

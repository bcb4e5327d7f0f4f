import type { Statistic } from '../record/flow-record.js';

/** A figure of trade as an importer finds it. `source` is the data set with its version: `cow-trade/4.0`. */
export type TradeFigure = Omit<Statistic, 'id' | 'calendar' | 'url' | 'note'> & Partial<Pick<Statistic, 'calendar' | 'url' | 'note'>>;

/**
 * The figure as the record keeps it. Its id is made of everything that tells it apart, the value included: a revised value of the same data set stands
 * beside the old one, the same file read twice adds nothing.
 */
export function toFigure(figure: TradeFigure): Statistic {
  const { source, reporter, partner, flow, periodStart, periodEnd, product = '', unit, value, reportedBy } = figure;
  const period = periodStart.endsWith('-01-01') && periodEnd === `${periodStart.slice(0, 4)}-12-31` ? periodStart.slice(0, 4) : `${periodStart}/${periodEnd}`;
  return {
    calendar: 'gregorian', url: null, note: null, ...figure,
    id: [source, reporter, partner, flow, period, product, unit, value, ...(source.includes('/') ? [] : [reportedBy ?? ''])].join(':'),
  };
}

/** US dollars from thousands or millions, without the noise of binary fractions; exact to a thousandth of a dollar. */
export function inDollars(value: number, scale: number): number {
  return Math.round(value * scale * 1000) / 1000;
}

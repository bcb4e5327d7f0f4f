import type { Statistic } from '../record/flow-record.js';

/** A figure of trade as an importer finds it. `source` is the data set with its version: `cow-trade/4.0`. */
export type TradeFigure = Omit<Statistic, 'id' | 'calendar' | 'url'>;

/**
 * The figure as the record keeps it. Its id is made of everything that tells it apart, the value included: a revised value of the same data set stands
 * beside the old one, the same file read twice adds nothing.
 */
export function toFigure(figure: TradeFigure): Statistic {
  const { source, reporter, partner, flow, periodStart, periodEnd, product, unit, value, note } = figure;
  const year = periodStart.slice(0, 4);
  const period = periodStart === `${year}-01-01` && periodEnd === `${year}-12-31` ? year : `${periodStart}/${periodEnd}`;
  const goods = product === undefined ? '' : `:${product}`;
  return { id: `${source}:${reporter}-${partner}:${flow}:${period}${goods}:${value} ${unit}${note === null ? '' : `:${note}`}`, calendar: 'gregorian', url: null, ...figure };
}

/** US dollars from thousands or millions, without the noise of binary fractions; exact to a thousandth of a dollar. */
export function inDollars(value: number, scale: number): number {
  return Math.round(value * scale * 1000) / 1000;
}

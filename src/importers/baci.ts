import type { Statistic } from '../record/flow-record.js';
import { cellReader, leaveOut, numberIn, readTwoStates, tableWith, yearIn, yearPeriod } from './cells.js';
import type { Reading, RowLayout, RowResult } from './importer.js';
import { inDollars, toFigure } from './trade-figure.js';

const COLUMNS = ['t', 'i', 'j', 'k', 'v', 'q'];

interface Sum {
  readonly exporter: string;
  readonly importer: string;
  readonly year: number;
  readonly chapter: string | undefined;
  /** Thousands of US dollars. */
  value: number;
  /** Tonnes, of the products that give them. */
  tonnes: number;
  products: number;
  withoutTonnes: number;
  lastLine: number;
}

/**
 * CEPII BACI: exports of i to j of product k in year t, v in thousands of current US dollars, q in tonnes, made from what both sides report. Products are
 * added up to the whole trade of exporter, importer and year, or to the chapters (first two digits) of the Harmonized System.
 */
function baci(name: string, format: string, title: string, byChapter: boolean): RowLayout {
  return {
    kind: 'rows', isWhole: true, name, version: 1, format, title, licence: 'Etalab Open Licence 2.0; cite Gaulier and Zignago 2010',
    recognise: (head) => (head.first.length === COLUMNS.length ? tableWith(head, COLUMNS) : null),
    open: (reading, file) => reader(reading, sourceOf(file), byChapter),
  };
}

function reader(reading: Reading, source: string, byChapter: boolean) {
  const cell = cellReader(reading);
  const sums = new Map<string, Sum>();
  return {
    read(row: Parameters<typeof cell>[0]): RowResult {
      const [i, j, k, year, value] = [cell(row, 'i'), cell(row, 'j'), cell(row, 'k'), yearIn(cell(row, 't')), numberIn(cell(row, 'v'))];
      if (year === null) return leaveOut('row/year', cell(row, 't'));
      if (value === null || value < 0) return leaveOut('row/value', cell(row, 'v'));
      if (!/^\d{5,6}$/.test(k)) return leaveOut('row/product', k);
      const states = readTwoStates('comtrade', i, j, year);
      if (!('x' in states)) return states;
      const chapter = byChapter ? k.padStart(6, '0').slice(0, 2) : undefined;
      const key = `${states.x} ${states.y} ${year} ${chapter ?? ''}`;
      let sum = sums.get(key);
      if (sum === undefined) sums.set(key, sum = { exporter: states.x, importer: states.y, year, chapter, value: 0, tonnes: 0, products: 0, withoutTonnes: 0, lastLine: 0 });
      const tonnes = numberIn(cell(row, 'q'));
      sum.value += value;
      sum.tonnes += tonnes ?? 0;
      sum.products += 1;
      sum.withoutTonnes += tonnes === null ? 1 : 0;
      sum.lastLine = row.line;
      return {};
    },
    end: (): RowResult => ({ statistics: [...sums.values()].flatMap((sum) => figuresOf(sum, source)) }),
  };
}

function figuresOf(sum: Sum, source: string): Statistic[] {
  const base = {
    reporter: sum.exporter, partner: sum.importer, flow: 'export' as const, ...yearPeriod(sum.year), isCompiled: true as const, reportedBy: source.replace('baci/', 'CEPII BACI '), source,
    line: sum.lastLine, ...(sum.chapter !== undefined && { product: `HS ${sum.chapter}` }),
  };
  const products = `sum of ${sum.products} product${sum.products === 1 ? '' : 's'}`;
  return [
    toFigure({ ...base, value: inDollars(sum.value, 1000), unit: 'USD', note: products }),
    ...(sum.withoutTonnes === sum.products ? [] : [toFigure({
      ...base, value: Math.round(sum.tonnes * 1000) / 1000, unit: 't', note: sum.withoutTonnes === 0 ? products : `${products}; ${sum.withoutTonnes} without a quantity`,
    })]),
  ];
}

/** Classification and release as the file is named: `BACI_HS17_Y2020_V202401b.csv` is `baci/HS17-V202401b`. */
function sourceOf(file: string): string {
  const classification = /HS\d{2}/i.exec(file)?.[0].toUpperCase() ?? 'HS';
  const release = /V\d{6}[a-z]?/.exec(file)?.[0];
  return `baci/${classification}${release === undefined ? '' : `-${release}`}`;
}

export const BACI: RowLayout = baci('baci', 'trade', 'CEPII BACI', false);
export const BACI_CHAPTERS: RowLayout = baci('baci-chapters', 'trade-chapters', 'CEPII BACI by chapter of the Harmonized System', true);

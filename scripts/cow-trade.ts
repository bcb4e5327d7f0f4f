import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Version of the Correlates of War dyadic trade data. */
export type Source = 'cow-4.0' | 'cow-3.0';
/** Pair → year → total trade, millions of current US dollars. */
export type Totals = Map<string, Map<number, number>>;

/** Both versions as the folder holds them; see `readTotals`. */
export function readTrade(folder: string): { readonly v4: Totals; readonly v3: Totals } {
  return {
    v4: readTotals(join(folder, 'cow_trade_v4_dyad_year_1870_2014_int.csv.gz'), 'cow-4.0'),
    v3: readTotals(join(folder, 'cow_trade_v3_dyad_year_1870_2009.csv.gz'), 'cow-3.0'),
  };
}

/** Totals from 1950 on: imports of both sides from each other where both are known. Version 3 rows with a source flag of 4 print 0 for what is not known: missing here. */
function readTotals(file: string, source: Source): Totals {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const header = lines[0]!.split(',').map((name) => name.replaceAll('"', ''));
  const at = (name: string) => header.indexOf(name);
  const totals: Totals = new Map();
  for (const line of lines.slice(1)) {
    // Names in quotes may hold commas; the columns wanted stand before and after them.
    const cells = line.replaceAll(/"[^"]*"/g, 'x').split(',');
    const year = Number(cells[at('year')]);
    if (cells.length !== header.length || year < 1950) continue;
    const flow = (name: string, flag: string): number => {
      const cell = cells[at(name)]!;
      return cell === '' || cell === 'NA' || Number(cell) < 0 || (source === 'cow-3.0' && cells[at(flag)] === '4') ? NaN : Number(cell);
    };
    const total = flow('flow1', 'source1') + flow('flow2', 'source2');
    if (!Number.isFinite(total)) continue;
    const pair = `${cells[at('ccode1')]}-${cells[at('ccode2')]}`;
    let years = totals.get(pair);
    if (!years) totals.set(pair, years = new Map());
    years.set(year, total);
  }
  return totals;
}

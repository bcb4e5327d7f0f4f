import type { EventLayout } from '../importers/importer.js';
import type { UnknownCode } from '../importers/event-reading.js';
import { quadOf, scoreOf } from '../ontology/event-codes.js';
import { pairKey, pairsOfEvent, type Pair } from '../record/dyad.js';
import { dayRange } from '../record/period.js';
import type { Cell, DuckDBFile } from './duckdb-file.js';

/** Between the cells of a key; stands in no data set. */
export const CELL_MARK = '\u001f';

/** Tables of what cells mean, kept for the life of the connection and filled as new combinations of cells come up. */
const TABLES = `
create temp table if not exists import_layout (layout varchar);
create temp table if not exists import_dates (key varchar, left_out varchar, first_day date, last_day date);
create temp table if not exists import_meanings (key varchar, left_out varchar, type varchar, mode varchar, quad utinyint, score double, status varchar, cameo varchar, sectors varchar);
create temp table if not exists import_actors (role varchar, key varchar, codes varchar, sector varchar);
create temp table if not exists import_unknown (role varchar, key varchar, system varchar, code varchar);
create temp table if not exists import_pairs (sources varchar, targets varchar, pair integer, direction varchar, has_more boolean);
create temp table if not exists import_more (sources varchar, targets varchar, pair integer, direction varchar);
create temp table if not exists import_pair_names (no integer, pair varchar)`;
const NAMES = ['import_layout', 'import_dates', 'import_meanings', 'import_actors', 'import_unknown', 'import_pairs', 'import_more', 'import_pair_names'];

/** Asks the layout what each new combination of cells in `import_raw` means. */
export async function fillWordings(file: DuckDBFile, layout: EventLayout): Promise<void> {
  for (const table of TABLES.split(';')) await file.query(table);
  const name = `${layout.name}/${layout.version}`;
  const [standing] = await file.query('select layout from import_layout');
  if (standing?.['layout'] !== name) {
    for (const table of NAMES) await file.query(`delete from ${table}`);
    await file.query('insert into import_pair_names from imported_pair_name');
    await file.append('import_layout', [[name]]);
  }
  const unknown: Cell[][] = [];
  const note = (role: string, key: string, codes: readonly UnknownCode[] = []) => { for (const { system, code } of codes) unknown.push([role, key, system, code]); };
  const split = (key: string): string[] => key.split(CELL_MARK);

  await file.append('import_dates', (await newKeys(file, 'date_key', 'import_dates')).map((key): Cell[] => {
    const reading = layout.readDate(split(key));
    if ('leftOut' in reading) return [key, reading.leftOut, null, null];
    const days = reading.date === null ? null : dayRange(reading.date);
    return [key, null, days?.first ?? null, days?.last ?? null];
  }));
  await file.append('import_meanings', (await newKeys(file, 'meaning_key', 'import_meanings')).map((key): Cell[] => {
    const reading = layout.readMeaning(split(key));
    if ('leftOut' in reading) return [key, reading.leftOut, null, null, null, null, null, null, null];
    const { type, mode, status, cameo, sectors } = reading;
    note('meaning', key, reading.unknown);
    return [key, null, type, mode, quadOf(type), scoreOf(type, mode), status, cameo, sectors.join(' ')];
  }));
  for (const role of ['source', 'target'] as const) {
    await file.append('import_actors', (await newKeys(file, `${role}_key`, `(select key from import_actors where role = '${role}')`)).map((key): Cell[] => {
      const reading = layout.readActor(split(key), role);
      note(role, key, reading.unknown);
      return [role, key, reading.codes.join(' '), reading.sector];
    }));
  }
  await file.append('import_unknown', unknown);
  await fillPairs(file);
}

async function newKeys(file: DuckDBFile, column: string, known: string): Promise<string[]> {
  const rows = await file.query(`select distinct ${column} as key from import_raw where ${column} not in (select key from ${known})`);
  return rows.map((row) => row['key'] as string);
}

async function fillPairs(file: DuckDBFile): Promise<void> {
  const rows = await file.query(`
    select distinct s.codes as sources, t.codes as targets from import_raw r
      join import_actors s on s.role = 'source' and s.key = r.source_key join import_actors t on t.role = 'target' and t.key = r.target_key
    except select sources, targets from import_pairs`);
  if (rows.length === 0) return;
  const numbers = new Map((await file.query('select pair, no from import_pair_names')).map((row) => [row['pair'] as string, row['no'] as number]));
  const names: Cell[][] = [];
  const numberOf = (pair: Pair): number => {
    const key = pairKey(pair);
    const no = numbers.get(key) ?? numbers.size + 1;
    if (!numbers.has(key)) { numbers.set(key, no); names.push([no, key]); }
    return no;
  };
  const pairs: Cell[][] = [];
  const more: Cell[][] = [];
  const actors = (codes: string) => codes.split(' ').filter((code) => code !== '').map((code) => ({ code, sector: null, name: null, span: [0, 0] as const }));
  for (const row of rows) {
    const [sources, targets] = [row['sources'] as string, row['targets'] as string];
    const [first, ...others] = pairsOfEvent({ source: actors(sources), target: actors(targets) });
    pairs.push([sources, targets, first === undefined ? null : numberOf(first.pair), first?.direction ?? null, others.length > 0]);
    for (const { pair, direction } of others) more.push([sources, targets, numberOf(pair), direction]);
  }
  await file.append('import_pairs', pairs);
  await file.append('import_more', more);
  await file.append('import_pair_names', names);
}

/**
 * Makes a big GDELT 2.0 file for measuring: the real rows of one export, repeated. Each repetition has event ids of its own, days moved back so that the file runs through ten years in order, as
 * GDELT's own do, and addresses of its own (`#` and its number at their end). In every second one all countries are moved along the list of states, further each time, so that nearly every pair of
 * them occurs, the frequent ones still often. The rest is as in the export: lengths of cells and mix of types and sectors are real, how events gather in time is not.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.js';

const DAYS = 3650;
const DAY_MS = 86_400_000;
/** Columns with actors (country first, then the code that begins with it) and the column with the address. */
const ACTORS = [[7, 5], [17, 15]] as const;
const ADDRESS = 60;

/** Writes `rows` rows to `path`, made from the export at `source`; ids start at `firstId` and rise by one. */
export function writeGdeltFile(source: string, path: string, rows: number, firstId = 1_000_000_000): void {
  const parts = readFileSync(source, 'utf8').split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
  const countries = [...new Set([...statesOfToday(), ...parts.flatMap((cells) => ACTORS.map(([country]) => cells[country]!))])].filter((code) => code !== '').toSorted();
  const file = openSync(path, 'w');
  let held: string[] = [];
  let middles: string[] = [];
  let days = { back: -1, cells: new Map<string, string>() };
  for (let k = 0; k < rows; k++) {
    const repetition = Math.floor(k / parts.length);
    if (k % parts.length === 0) middles = parts.map((cells) => middleOf(cells, countries, repetition));
    const day = parts[k % parts.length]![1]!;
    const back = Math.floor((DAYS * (rows - k)) / rows);
    if (back !== days.back) days = { back, cells: new Map() };
    let cells = days.cells.get(day);
    if (cells === undefined) days.cells.set(day, cells = dayCells(day, back));
    held.push(`${firstId + k}${cells}${middles[k % parts.length]!}`);
    if (held.length === 20_000) { writeSync(file, held.join('')); held = []; }
  }
  writeSync(file, held.join(''));
  closeSync(file);
}

/** The cells of a day so many days before the one given. */
function dayCells(day: string, back: number): string {
  const date = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - back * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  return `\t${date}\t${date.slice(0, 6)}\t${date.slice(0, 4)}\t${date.slice(0, 4)}.5`;
}

/** CAMEO codes of the states of today. */
function statesOfToday(): string[] {
  const [head, ...rows] = readFileSync(join(ROOT, 'data/ontology/countries.tsv'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  const [code, from, to] = ['cameo', 'from', 'to'].map((name) => head!.indexOf(name)) as [number, number, number];
  return rows.filter((cells) => cells[from] !== '' && cells[to] === '').map((cells) => cells[code]!);
}

/** What follows id and date in a row of a repetition. */
function middleOf(cells: readonly string[], countries: readonly string[], repetition: number): string {
  const own = [...cells];
  own[ADDRESS] += `#${repetition}`;
  if (repetition % 2 === 1) {
    const further = Math.ceil(repetition / 2);
    for (const [side, [country, code]] of ACTORS.entries()) {
      const before = cells[country]!;
      if (before === '') continue;
      // The second side moves at another pace, so that the two meet all others in turn.
      const moved = countries[(countries.indexOf(before) + further * (side === 0 ? 1 : 7)) % countries.length]!;
      own[country] = moved;
      own[code] = moved + cells[code]!.slice(before.length);
    }
  }
  return `\t${own.slice(5).join('\t')}\n`;
}

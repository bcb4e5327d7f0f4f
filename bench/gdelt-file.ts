/**
 * Makes a big GDELT 2.0 file for measuring: the real rows of one export, repeated with other event ids and with days moved back so that the file runs through ten years in order, as GDELT's own do. Nothing else
 * is changed, so that it has the real lengths and mix of codes but far fewer distinct pairs and addresses than a real file of that size.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Writes `rows` rows to `path`, made from the export at `source`; ids start at `firstId` and rise by one. */
export function writeGdeltFile(source: string, path: string, rows: number, firstId = 1_000_000_000): void {
  const parts = readFileSync(source, 'utf8').split('\n').filter((line) => line !== '').map((line) => {
    const cells = line.split('\t');
    return { day: cells[1]!, middle: `\t${cells.slice(5).join('\t')}\n` };
  });
  const file = openSync(path, 'w');
  let held: string[] = [];
  for (let k = 0; k < rows; k++) {
    const { day, middle } = parts[k % parts.length]!;
    const shifted = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - Math.floor((3650 * (rows - k)) / rows) * 86_400_000);
    const iso = shifted.toISOString();
    const date = iso.slice(0, 10).replaceAll('-', '');
    held.push(`${firstId + k}\t${date}\t${date.slice(0, 6)}\t${date.slice(0, 4)}\t${date.slice(0, 4)}.5${middle}`);
    if (held.length === 20_000) { writeSync(file, held.join('')); held = []; }
  }
  writeSync(file, held.join(''));
  closeSync(file);
}

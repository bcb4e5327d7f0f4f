import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the harness puts into records: made up here, so that it needs nothing from elsewhere. */
export interface Material {
  readonly folder: string;
  /** NDJSON files of documents, each with some of the documents of the one before. */
  readonly documents: readonly string[];
  /** A file of event rows and one of daily scores. */
  readonly events: string;
  readonly eventRows: number;
  readonly series: string;
  readonly seriesRows: number;
}

const STATES = [['Iran', 'Islamabad'], ['Pakistan', 'Tehran'], ['Turkey', 'Kabul'], ['India', 'Beijing'], ['China', 'Ankara']] as const;
const CODES = ['IRN', 'PAK', 'TUR', 'IND', 'CHN', 'AFG'];

/** Writes the files. `size` 1 is for a quick run; 10 makes imports of several batches. */
export function writeMaterial(folder: string, size: number): Material {
  const line = (k: number): string => JSON.stringify({
    id: `doc-${k}`, date: day(k % 600), outlet: { name: `Outlet ${k % 7}`, country: 'PAK' },
    text: `${STATES[k % 5]![0]}'s foreign minister visited ${STATES[(k * 3) % 5]![1]} on Sunday for talk number ${k}.`,
  });
  const documents = Array.from({ length: 8 }, (_, part) => {
    const path = join(folder, `documents-${part}.ndjson`);
    writeFileSync(path, Array.from({ length: 240 }, (__, k) => line(part * 200 + k)).join('\n'));
    return path;
  });
  const eventRows = 12_000 * size;
  const [events, series] = [join(folder, 'events.tsv'), join(folder, 'scores.csv')];
  writeFileSync(events, Array.from({ length: eventRows }, (_, k) => eventRow(k)).join(''));
  const seriesRows = 6000 * size;
  writeFileSync(series, `date,iso_a,iso_b,score\n${Array.from({ length: seriesRows }, (_, k) => `${day(Math.floor(k / 15))},${pairOf(k % 15).join(',')},${(k % 200) / 10 - 10}\n`).join('')}`);
  return { folder, documents, events, eventRows, series, seriesRows };
}

/** A row as GDELT 1.0 gives it, 58 columns. */
function eventRow(k: number): string {
  const cells = Array.from({ length: 58 }, () => '');
  const date = day(k % 3000).replaceAll('-', '');
  const set: Readonly<Record<number, string>> = {
    0: String(700_000_000 + k), 1: date, 2: date.slice(0, 6), 3: date.slice(0, 4), 4: `${date.slice(0, 4)}.5`, 5: CODES[k % 6]!, 6: 'NAME', 7: CODES[k % 6]!, 15: CODES[(k + 1 + (k % 5)) % 6]!,
    16: 'OTHER', 17: CODES[(k + 1 + (k % 5)) % 6]!, 25: '1', 26: '042', 27: '042', 28: '04', 29: '1', 30: '1.9', 31: '2', 32: '1', 33: String((k % 9) + 1), 34: '1.5', 56: date,
    57: `https://outlet${k % 50}.example/${k}/${'path'.repeat(20)}`,
  };
  for (const [column, value] of Object.entries(set)) cells[Number(column)] = value;
  return `${cells.join('\t')}\n`;
}

function pairOf(k: number): [string, string] {
  const pairs = CODES.flatMap((a, i) => CODES.slice(i + 1).map((b): [string, string] => [a, b]));
  return pairs[k % pairs.length]!;
}

function day(offset: number): string {
  return new Date(Date.UTC(2016, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
}

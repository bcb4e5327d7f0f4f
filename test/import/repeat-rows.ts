import { readFileSync } from 'node:fs';

/** A row of the labelled set, with the id it is given in its data set. */
export interface LabelledRow {
  readonly case: string;
  readonly event: string;
  readonly origin: 'gdelt2' | 'icews' | 'polecat';
  readonly day: string;
  readonly source: string;
  readonly target: string;
  readonly code: string;
  readonly place: string | null;
  readonly article: string | null;
  readonly number: number;
}

/** Rows of test/gold/imported-repeats.tsv. */
export function readLabelled(): LabelledRow[] {
  const [, ...lines] = readFileSync(new URL('../gold/imported-repeats.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line, k) => {
    const [name, event, origin, day, source, target, code, place, article] = line.split('\t') as [string, string, LabelledRow['origin'], string, string, string, string, string, string];
    return { case: name, event, origin, day, source, target, code, place: place === '-' ? null : place, article: article === '-' ? null : article, number: 1001 + k };
  });
}

/** Id of a row in the record. */
export function idOf({ origin, number, day }: LabelledRow): string {
  return origin === 'icews' ? `icews:${number}-${day}` : origin === 'polecat' ? `polecat:P${number}` : `gdelt2:${number}`;
}

const ICEWS = ['Event ID', 'Event Date', 'Source Name', 'Source Sectors', 'Source Country', 'Event Text', 'CAMEO Code', 'Intensity', 'Target Name', 'Target Sectors', 'Target Country', 'Story ID', 'Sentence Number', 'Publisher', 'City', 'District', 'Province', 'Country', 'Latitude', 'Longitude'];
const POLECAT = ['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Contexts', 'Actor Name', 'Actor Country', 'Primary Actor Sector', 'Recipient Name', 'Recipient Country', 'Primary Recipient Sector', 'City', 'Source'];

/** Files as the data sets give them, by name, with the rows in the order given. */
export function filesOf(rows: readonly LabelledRow[]): Readonly<Record<string, string>> {
  const of = (origin: LabelledRow['origin']) => rows.filter((row) => row.origin === origin);
  const lines = (cells: readonly (readonly string[])[]) => `${cells.map((row) => row.join('\t')).join('\n')}\n`;
  const files = {
    'g.export.CSV': of('gdelt2').map(gdelt),
    'i.tab': [ICEWS, ...of('icews').map((row) => [String(row.number), row.day, row.source, 'Government', row.source, 'Text', row.code, '1', row.target, 'Government', row.target, '1', '1', row.article ?? 'NA', row.place ?? 'NA', 'NA', 'NA', 'NA', '1', '1'])],
    'ngecEvents.txt': [POLECAT, ...of('polecat').map((row) => {
      const [type, mode] = row.code.split('/') as [string, string];
      return [`P${row.number}`, row.day, type, mode, '', row.source, row.source, 'GOV', row.target, row.target, 'GOV', row.place ?? 'None', row.article ?? 'None'];
    })],
  };
  return Object.fromEntries(Object.entries(files).filter(([, cells]) => cells.some((row) => /\d/.test(row[0] ?? ''))).map(([name, cells]) => [name, lines(cells)]));
}

/** The 61 cells of GDELT 2.0. */
function gdelt({ number, day, source, target, code, place, article }: LabelledRow): string[] {
  const date = day.replaceAll('-', '');
  const cells = Array.from({ length: 61 }, () => '');
  const set: Readonly<Record<number, string>> = {
    0: String(number), 1: date, 2: date.slice(0, 6), 3: date.slice(0, 4), 4: `${date.slice(0, 4)}.5`, 5: source, 6: 'NAME', 7: source, 15: target, 16: 'OTHER', 17: target, 25: '1', 26: code, 27: code.slice(0, 3),
    28: code.slice(0, 2), 29: '1', 30: '1', 31: '4', 32: '2', 33: '3', 34: '1', 52: place ?? '', 59: `${date}000000`, 60: article ?? '',
  };
  for (const [column, value] of Object.entries(set)) cells[Number(column)] = value;
  return cells;
}

import { describe, expect, it } from 'vitest';
import { dropColumns, moduleText, readTable, tableText } from '../scripts/build-data.js';
import { tableOf } from '../src/base/table.js';

const read = (text: string) => readTable(new TextEncoder().encode(text), 'x.tsv', 'x');

describe('readTable', () => {
  it('reads rows and skips comments and blank lines', () => {
    const { table, problems } = read('# why\nid\tword\n\na\tone\n# more\nb\t\n');
    expect(problems).toEqual([]);
    expect(table).toEqual({ name: 'x', columns: ['id', 'word'], rows: [['a', 'one'], ['b', '']] });
  });

  it.each([
    ['id\tword\na\tone\na\ttwo\n', 'x.tsv:3: id a already used on line 2'],
    ['id\tword\n\tone\n', 'x.tsv:2: empty id'],
    ['word\tnote\none\tx\none\tx\n', 'x.tsv:3: same row as line 2'],
    ['id\tword\na\n', 'x.tsv:2: 1 cells; expected 2 (id, word)'],
    ['id\tword\na\tone \n', 'x.tsv:2: a cell begins or ends with a space'],
    ['id\tword\r\n', 'x.tsv:1: line ends in CR LF; expected LF'],
    ['Id\tword\n', 'x.tsv:1: bad header: Id, word; expected lower-case column names'],
    ['id\tid\n', 'x.tsv:1: a column name appears twice'],
    ['# nothing\n', 'x.tsv:1: no header row'],
  ])('reports %j', (text, problem) => {
    expect(read(text).problems).toContain(problem);
  });

  it('refuses bytes that are not UTF-8', () => {
    const { problems } = readTable(new Uint8Array([0x69, 0x64, 0xff]), 'x.tsv', 'x');
    expect(problems[0]).toBe('x.tsv:1: not valid UTF-8');
  });
});

it('drops columns by name and keeps the others in order', () => {
  const table = { name: 'x', columns: ['id', 'note', 'word'], rows: [['a', 'n', 'one']] };
  expect(dropColumns(table, ['note', 'example'])).toEqual({ name: 'x', columns: ['id', 'word'], rows: [['a', 'one']] });
});

it('writes a module whose tables survive quotes and backslashes', () => {
  const table = { name: 'x', columns: ['word', 'note'], rows: [['say "no" \\ l’accord', '`${x}` $5'], ['', '']] };
  const literal = tableText(table);
  const { name, columns, rows } = tableOf('x', new Function(`return ${literal}`)() as string);
  expect({ name, columns, rows }).toEqual(table);
  expect(moduleText({ x: table })).toContain(`"x": ["x", ${literal}],`);
});

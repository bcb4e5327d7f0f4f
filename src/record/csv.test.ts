import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCsvRow, parseCsv } from './csv.js';

test('reads quotes, line breaks in cells, CR LF, blank lines and a byte-order mark', () => {
  expect(parseCsv('\uFEFFa,b\r\n\r\n"x ""y"", z","two\nlines"\n,\nlast')).toEqual([
    { line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['x "y", z', 'two\nlines'] }, { line: 5, cells: ['', ''] }, { line: 6, cells: ['last'] },
  ]);
  expect(parseCsv('')).toEqual([]);
});

test('reading what was written gives it back', () => {
  const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') }), { minLength: 2, maxLength: 4 });
  fc.assert(fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
    expect(parseCsv(rows.map(formatCsvRow).join('\n')).map((row) => row.cells)).toEqual(rows);
  }), { seed: 2 });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { event, newDocument } from './contract/record-fixture.js';
import { DuckDBFile } from '../src/storage/duckdb-file.js';
import { migrate, readMigrations } from '../src/storage/migrate.js';
import { writeBatch } from '../src/storage/duckdb-write.js';

const page = readFileSync(new URL('../docs/record.md', import.meta.url), 'utf8');

test('docs/record.md names every table and column of a record, and its query runs', async () => {
  const file = await DuckDBFile.open(':memory:');
  await file.exclusive(async () => {
    await migrate(file, readMigrations(), false);
    const columns = await file.query("select table_name as t, column_name as c from information_schema.columns where table_schema = 'main'");
    const unnamed = columns.filter(({ t, c }) => {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${String(t)}\` |`));
      return row === undefined || !row.includes(`\`${String(c)}\``);
    });
    expect(unnamed).toEqual([]);
    await writeBatch(file, { documents: [newDocument('d', '2024-01-16', [event('d', { quad: 4, type: 'ASSAULT' })])] });
    const query = /```sql\n([^]*?)```/.exec(page)![1]!;
    expect((await file.query(query)).map((row) => ({ year: Number(row['year']), events: Number(row['events']), documents: Number(row['documents']) }))).toEqual([{ year: 2024, events: 1, documents: 1 }]);
  });
  await file.close();
});

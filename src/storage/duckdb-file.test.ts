import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DuckDBFile } from './duckdb-file.js';
import { DuckDBStore } from './duckdb-store.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-test-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function headers(): Promise<Buffer> {
  const path = join(folder, 'whole.duckdb');
  await (await DuckDBFile.open(path)).close();
  return readFileSync(path);
}

describe('a file whose making was broken off', () => {
  test.each([0, 4096, 8192])('after %i bytes is made anew', async (bytes) => {
    const path = join(folder, `${bytes}.duckdb`);
    writeFileSync(path, (await headers()).subarray(0, bytes));
    const store = await DuckDBStore.open(path);
    expect(await store.pairs()).toEqual([]);
    await store.close();
  });

  test('is refused for reading, and left as it is', async () => {
    const path = join(folder, 'begun.duckdb');
    const begun = (await headers()).subarray(0, 8192);
    writeFileSync(path, begun);
    await expect(DuckDBStore.open(path, { readOnly: true })).rejects.toMatchObject({ code: 'record/not-a-record' });
    await expect(DuckDBStore.open(path, { create: false })).rejects.toMatchObject({ code: 'record/not-a-record' });
    expect(readFileSync(path)).toEqual(begun);
  });
});

test('a small file that is something else is refused, and left as it is', async () => {
  const path = join(folder, 'notes.txt');
  writeFileSync(path, 'notes on a visit');
  await expect(DuckDBStore.open(path)).rejects.toMatchObject({ code: 'record/not-a-record' });
  expect(readFileSync(path, 'utf8')).toBe('notes on a visit');
});

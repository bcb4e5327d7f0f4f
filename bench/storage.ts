/** Writing the chronicle into a record, with and without coding it, beside bare appends of the very rows that writing leaves. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCoder, loadFile, loadStore, ROOT } from './built.js';
import { medianTook, time, type Took } from './clock.js';
import type { NewDocument } from '../src/record/document-record.js';

const ROUNDS = 5;
/** How often the chronicle is told, each time with a line of its own so that no document is known already. */
const TELLINGS = 8;
const BATCH = 100;
const TABLES = ['document', 'report', 'finding', 'event', 'event_actor', 'event_sector', 'finding_pair'] as const;

const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
const [{ createCoder }, { DuckDBStore }, { DuckDBFile }] = await Promise.all([loadCoder(), loadStore(), loadFile()]);
const coder = createCoder();
const facts = readFileSync(join(ROOT, 'data/chronicle/irn-pak.jsonl'), 'utf8').split('\n').filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { readonly id: string; readonly fact: string; readonly date: string });
const texts = Array.from({ length: TELLINGS }, (_, k) => facts.map(({ id, fact, date }) => ({ id: `${id}-${k}`, text: `${fact}\n\nNo. ${k}.`, date, outlet: { name: `Outlet ${k}` } }))).flat();

async function write(path: string, documents: Iterable<NewDocument>): Promise<void> {
  const store = await DuckDBStore.open(path);
  let batch: NewDocument[] = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length === BATCH) { await store.put({ documents: batch }); batch = []; }
  }
  await store.put({ documents: batch });
  await store.close();
}

function* coded(): Generator<NewDocument> {
  for (const document of texts) yield { document, findings: coder.code(document), coder: coder.version, lexicon: coder.lexiconVersion };
}

async function rowsOf(path: string) {
  const file = await DuckDBFile.open(path);
  const rows = new Map<string, (string | number | boolean | null)[][]>();
  for (const table of TABLES) {
    rows.set(table, (await file.query(`select * from ${table}`)).map((row) => Object.values(row).map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell as string)))));
  }
  await file.close();
  return rows;
}

async function append(path: string, rows: Awaited<ReturnType<typeof rowsOf>>): Promise<void> {
  await (await DuckDBStore.open(path)).close();
  const file = await DuckDBFile.open(path);
  for (const [table, cells] of rows) await file.append(table, cells);
  await file.close();
}

try {
  await write(join(folder, 'first.duckdb'), coded());
  const rows = await rowsOf(join(folder, 'first.duckdb'));
  const ready = [...coded()];
  const took: Record<'add' | 'put' | 'append', Took[]> = { add: [], put: [], append: [] };
  for (let round = 0; round < ROUNDS; round++) {
    took.add.push(await time(() => write(join(folder, `add-${round}.duckdb`), coded())));
    took.put.push(await time(() => write(join(folder, `put-${round}.duckdb`), ready)));
    took.append.push(await time(() => append(join(folder, `append-${round}.duckdb`), rows)));
  }
  console.log(JSON.stringify({
    documents: texts.length, rows: [...rows.values()].reduce((sum, each) => sum + each.length, 0),
    add: medianTook(took.add), put: medianTook(took.put), append: medianTook(took.append),
  }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

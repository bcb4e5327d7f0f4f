import { DuckDBInstance } from '@duckdb/node-api';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';

/** What must stand in a record after a kill: all that was acknowledged. */
export interface Expected {
  /** How many findings each document has that may stand there. */
  readonly findings: ReadonlyMap<string, number>;
  readonly documents: Set<string>;
  readonly edits: Set<string>;
  /** The newest acknowledged state of each imported file. */
  readonly files: Map<string, { readonly id: string; readonly lines: number; readonly added: number }>;
}

/** Row counts that a finished record must have exactly. */
export interface Whole {
  readonly documents: number;
  readonly events: number;
  readonly series: number;
}

/**
 * Opens a record and tells what does not hold: it must open and be sound (`verify`), hold each acknowledged document, edit and import state once, and no
 * document by halves. `expected` null: a record of the first schema with what `writeFirstRecord` put there.
 */
export async function checkRecord(path: string, expected: Expected | null, whole?: Whole): Promise<{ readonly problems: readonly string[]; readonly openMs: number }> {
  const started = performance.now();
  const store = await DuckDBStore.open(path, { create: false }).catch((error: unknown) => error as Error);
  const openMs = performance.now() - started;
  if (store instanceof Error) return { problems: [`it does not open: ${store.message}`], openMs };
  const problems = (await store.verify()).damage.map(({ code, rows, examples }) => `${code}, ${rows} rows: ${examples.join(' ')}`);
  await store.close();
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, unknown>[];
  if (expected === null) problems.push(...await checkFirst(rows));
  else {
    const documents = new Map((await rows('select d.id, (select count(*) from finding f where f.doc = d.id)::integer as findings from document d')).map((row) => [row['id'] as string, row['findings'] as number]));
    for (const id of expected.documents) if (!documents.has(id)) problems.push(`acknowledged document ${id} is not there`);
    for (const [id, findings] of documents) if (findings !== expected.findings.get(id)) problems.push(`document ${id} has ${findings} findings instead of ${expected.findings.get(id)}`);
    const reports = await rows('select doc from report group by doc having count(*) <> 1 union all select id from document where id not in (select doc from report)');
    for (const { doc } of reports) problems.push(`document ${String(doc)} does not have its one report`);
    const edits = new Set((await rows('select id from ledger_edit')).map(({ id }) => id));
    for (const id of expected.edits) if (!edits.has(id)) problems.push(`acknowledged edit ${id} is not there`);
    if (edits.size % 5 !== 0) problems.push(`edits written five at once stand there by halves: ${edits.size}`);
    const files = new Map((await rows('select id, body from import_file')).map(({ id, body }) => [id as string, JSON.parse(body as string) as { lines: number; added: number }]));
    for (const { id, lines, added } of expected.files.values()) {
      const file = files.get(id);
      if (file === undefined || file.lines < lines || file.added < added) problems.push(`import ${id} was acknowledged up to line ${lines} with ${added} rows; there is ${JSON.stringify(file)}`);
    }
    if (whole !== undefined) {
      const [counts] = await rows(`select (select count(*) from document)::integer as documents, (select count(*) from imported_event)::integer as events,
        (select count(distinct key) from imported_event)::integer as keys, (select count(*) from series)::integer as series`);
      const wanted = { ...whole, keys: whole.events };
      for (const [name, count] of Object.entries(wanted)) if (counts![name] !== count) problems.push(`${String(counts![name])} ${name} instead of ${count}`);
    }
  }
  connection.closeSync();
  instance.closeSync();
  return { problems, openMs };
}

async function checkFirst(rows: (sql: string) => Promise<Record<string, unknown>[]>): Promise<string[]> {
  const [counts] = await rows('select (select count(*) from document)::integer as documents, (select count(*) from finding)::integer as findings, (select count(*) from statistic)::integer as statistics');
  return JSON.stringify(counts) === JSON.stringify({ documents: FIRST_DOCUMENTS, findings: FIRST_DOCUMENTS, statistics: 1 }) ? [] : [`a record of the first schema came out as ${JSON.stringify(counts)}`];
}

/** Documents of the record that `writeFirstRecord` makes, each with one finding. */
export const FIRST_DOCUMENTS = 2000;

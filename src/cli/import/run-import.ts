import { LAYOUTS, recognise, type Recognised } from '../../importers/registry.js';
import type { FileHead } from '../../importers/importer.js';
import type { ImportFile } from '../../record/import-record.js';
import type { Store } from '../../storage/store.js';
import type { Effects } from '../effects.js';
import { beginningOf, chunksOf, FileChanged, type Chunk } from './chunks.js';
import { contentsOf, type Content } from './content.js';
import { writeRows } from './write-rows.js';

export interface ImportOptions {
  /** A format of the registry, or `auto`. */
  readonly format: string;
  /** Say what would happen and leave the record as it is. */
  readonly isTrial: boolean;
  /** Bytes of rows written in one transaction; default by kind of layout. */
  readonly chunkBytes?: number;
  /** Told of progress: data rows of the file at hand so far, bytes of it. */
  readonly progress?: (rows: number, file: string) => Promise<void>;
  /** Looked at between batches; true stops the import with what is written so far. */
  readonly signal?: { readonly aborted: boolean };
}

/** What became of one file. `unchanged`: read before, nothing new in it; `refused`: not read, `problem` says why; `broken`: read up to where it broke. */
export interface FileOutcome {
  readonly name: string;
  readonly layout: string | null;
  readonly outcome: 'imported' | 'unchanged' | 'stopped' | 'broken' | 'refused';
  readonly problem: string | null;
  readonly hint: string | null;
  /** What this run read, added, knew, left out. */
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  /** The whole state of the file, all runs together; null when it was refused. */
  readonly file: ImportFile | null;
}

/** Bytes of rows written in one transaction. Judgement: large enough that the cost of a transaction does not show, small enough for a bounded memory. */
const CHUNK_BYTES = { rows: 1 << 20, events: 64 << 20 } as const;

/**
 * Imports files one after another, each batch in a transaction together with the place reached: a file read before is only checked, one that was
 * stopped or has grown goes on where it stood.
 */
export async function* runImport(effects: Effects, store: Store, paths: readonly string[], options: ImportOptions): AsyncGenerator<FileOutcome> {
  const refused: FileOutcome[] = [];
  const contents = contentsOf(effects, paths, async (name, problem) => { refused.push(refusal(name, problem)); });
  for await (const content of contents) {
    yield* refused.splice(0);
    if (options.signal?.aborted === true) return;
    yield await importContent(effects, store, content, options);
  }
  yield* refused;
}

async function importContent(effects: Effects, store: Store, content: Content, options: ImportOptions): Promise<FileOutcome> {
  let beginning: Awaited<ReturnType<typeof beginningOf>>;
  try {
    beginning = await beginningOf(content.name, content.open());
  } catch (error) {
    return refusal(content.name, `cannot be read: ${(error as Error).message}`);
  }
  if (beginning.problem !== null) return refusal(content.name, beginning.problem);
  const found = recognise(beginning.head, options.format === 'auto' ? undefined : options.format);
  if (found === null) return refusal(content.name, ...whyUnknown(beginning.head, options.format));
  const importer = `${found.layout.name}/${found.layout.version}`;
  const id = `${importer}:${beginning.hash.slice(0, 24)}`;
  const files = (await store.importFiles()).filter((file) => file.id === id || file.id.startsWith(`${id}~`));
  for (const before of files) {
    try {
      return await importRows(effects, store, content, found, before, options);
    } catch (error) {
      if (!(error instanceof FileChanged)) throw error;
    }
  }
  return importRows(effects, store, content, found, {
    id: files.length === 0 ? id : `${id}~${files.length + 1}`, name: content.name, importer, licence: found.layout.licence, bytes: 0, lines: 0, contentHash: '',
    rows: 0, added: 0, known: 0, leftOut: [], unmapped: [], isComplete: false, startedAt: new Date(effects.now()).toISOString(), finishedAt: null,
  }, options);
}

async function importRows(effects: Effects, store: Store, content: Content, found: Recognised, state: ImportFile, options: ImportOptions): Promise<FileOutcome> {
  const { layout, reading } = found;
  const isWhole = layout.kind === 'rows' && layout.isWhole === true;
  const before = isWhole && !state.isComplete ? unread(state) : state;
  const writer = await writeRows(effects, store, layout, reading, content.name, options.isTrial);
  let file = before;
  let failure: Error | undefined;
  let isStopped = false;
  const finish = (end: Chunk['end'] | null): ImportFile => ({
    ...file, ...end, isComplete: failure === undefined && !isStopped, finishedAt: new Date(effects.now()).toISOString(),
  });
  try {
    for await (const chunk of chunksOf(content.open(), reading, options.chunkBytes ?? CHUNK_BYTES[layout.kind], before.bytes === 0 ? null : before)) {
      ({ failure } = chunk);
      if (isWhole && before.bytes > 0) return await importRows(effects, store, content, found, unread(before), options);
      file = await writer.write(chunk, { ...file, ...chunk.end, isComplete: false });
      await options.progress?.(file.rows, content.name);
      if (options.signal?.aborted === true) { isStopped = true; break; }
    }
    const isUnchanged = file === before && before.isComplete && failure === undefined;
    if (!isUnchanged) file = await writer.end(finish(null));
    const sums = { rows: file.rows - before.rows, added: file.added - before.added, known: file.known - before.known };
    return {
      name: content.name, layout: layout.title, file, ...sums, hint: null,
      outcome: failure !== undefined ? 'broken' : isStopped ? 'stopped' : isUnchanged ? 'unchanged' : 'imported',
      problem: failure === undefined ? null : `the file breaks off after line ${file.lines}: ${failure.message}`,
    };
  } finally {
    await writer.close();
  }
}

/** The file as if nothing of it had been read. */
function unread(file: ImportFile): ImportFile {
  return { ...file, bytes: 0, lines: 0, contentHash: '', rows: 0, added: 0, known: 0, leftOut: [], unmapped: [], isComplete: false };
}

function whyUnknown(head: FileHead, format: string): [problem: string, hint: string] {
  const other = format === 'auto' ? null : recognise(head);
  const names = [...new Set(LAYOUTS.filter((layout) => format === 'auto' || layout.format === format).map((layout) => layout.title))].join(', ');
  if (other !== null) return [`this is ${other.layout.title}, not ${format}`, `import it with: bilat import ${other.layout.format} FILE`];
  const shown = head.first.slice(0, 6).map((cell) => cell.slice(0, 30)).join(', ');
  return [`no known layout has ${head.first.length} columns beginning ${shown}`, `known here: ${names}`];
}

function refusal(name: string, problem: string, hint: string | null = null): FileOutcome {
  return { name, layout: null, outcome: 'refused', problem, hint, rows: 0, added: 0, known: 0, file: null };
}

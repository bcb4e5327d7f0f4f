import type { Issue } from '../../base/issue.js';
import type { SourceDocument } from '../../text/document.js';
import type { Effects } from '../effects.js';
import { decodeText, readAll, splitLines } from './bytes.js';
import { faultOfText, idOfText, readDocumentRow, type Place } from './document-row.js';

/** How a source is written. */
export const INPUT_KINDS = ['ndjson', 'json', 'text', 'html'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** What is said of documents that cannot say it themselves (plain text, pages without tags). */
export interface DocumentDefaults {
  readonly date?: string;
  readonly outlet?: string;
  readonly country?: string;
  readonly url?: string;
}

export interface ReadOptions {
  /** Force how sources are read; otherwise told by the name's ending, or by the first characters of standard input. */
  readonly kind?: InputKind;
  readonly defaults?: DocumentDefaults;
}

/** One thing read: a document with where it stood, or a problem that left one out (`isLost`) or left something out of one. */
export type Incoming =
  | { readonly kind: 'document'; readonly document: SourceDocument; readonly at: Place }
  | { readonly kind: 'issue'; readonly issue: Issue; readonly isLost: boolean };

/** Bytes of one line or one text; more is refused with an issue. */
export const MOST_BYTES = 64 << 20;

const ENDINGS: Readonly<Record<string, InputKind>> = {
  ndjson: 'ndjson', jsonl: 'ndjson', json: 'json', txt: 'text', text: 'text', md: 'text', markdown: 'text', html: 'html', htm: 'html', xhtml: 'html',
};

/** Reads documents from files, folders (with all below them) and `-` for standard input, in the order given. Never throws for bad input. */
export async function* readDocuments(effects: Effects, paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<Incoming> {
  for (const path of paths) {
    if (path === '-') yield* readSource(effects.stdin(), '-', options.kind ?? null, options);
    else yield* readPath(effects, path, options, true);
  }
}

async function* readPath(effects: Effects, path: string, options: ReadOptions, isNamed: boolean): AsyncGenerator<Incoming> {
  const kind = await kindOf(effects, path);
  if (kind === 'folder') {
    for (const name of await effects.list(path)) if (!name.startsWith('.')) yield* readPath(effects, `${path.replace(/\/+$/, '')}/${name}`, options, false);
    return;
  }
  if (kind !== 'file') {
    yield lost({ code: 'file/not-found', message: kind === null ? 'no such file or folder' : kind.message, at: { file: path } });
    return;
  }
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  const known = options.kind ?? (ending === undefined ? undefined : ENDINGS[ending]);
  if (known === undefined && !isNamed) return;
  yield* readSource(effects.open(path), path, known ?? null, options);
}

async function kindOf(effects: Effects, path: string): Promise<'file' | 'folder' | null | Error> {
  try {
    return await effects.kindOf(path);
  } catch (error) {
    return error as Error;
  }
}

async function* readSource(bytes: AsyncIterable<Uint8Array>, file: string, known: InputKind | null, options: ReadOptions): AsyncGenerator<Incoming> {
  try {
    const source = await peek(bytes);
    const kind = known ?? sniff(source.first);
    if (kind === 'ndjson') yield* readLines(source.all, file);
    else yield* readWhole(source.all, file, kind, options.defaults ?? {});
  } catch (error) {
    yield lost({ code: 'file/unreadable', message: `cannot be read: ${(error as Error).message}`, at: { file } });
  }
}

async function* readLines(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Incoming> {
  for await (const { number, bytes: line } of splitLines(bytes, MOST_BYTES)) {
    const at = { file, line: number };
    if (line === null) {
      yield lost({ code: 'row/too-long', message: `the line has more than ${MOST_BYTES >> 20} MB`, at });
      continue;
    }
    const decoded = decodeText(line);
    if ('issue' in decoded) {
      yield lost({ ...decoded.issue, at });
      if (decoded.issue.code === 'document/binary') return;
      continue;
    }
    if (decoded.text.trim() === '') continue;
    yield* readJson(decoded.text, at);
  }
}

async function* readWhole(bytes: AsyncIterable<Uint8Array>, file: string, kind: InputKind, defaults: DocumentDefaults): AsyncGenerator<Incoming> {
  const at = { file };
  const all = await readAll(bytes, MOST_BYTES);
  if (all === null) { yield lost({ code: 'document/too-large', message: `more than ${MOST_BYTES >> 20} MB`, at }); return; }
  const decoded = decodeText(all);
  if ('issue' in decoded) { yield lost({ ...decoded.issue, at }); return; }
  const { text } = decoded;
  if (kind === 'json') { yield* readJson(text, at); return; }
  const fault = faultOfText(text);
  if (fault !== null) { yield lost({ ...fault, at }); return; }
  const id = file === '-' ? idOfText(text) : nameOf(file);
  if (kind === 'text') { yield { kind: 'document', document: withDefaults({ id, text }, defaults), at }; return; }
  const { readArticle } = await import('./html-article.js');
  const { value, issues } = readArticle(text, id, at);
  yield* told(issues, value === null);
  if (value !== null) yield { kind: 'document', document: withDefaults(value, defaults), at };
}

/** One document, or a list of them. */
function* readJson(text: string, at: Place): Generator<Incoming> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    yield lost({ code: 'row/bad-json', message: `not JSON: ${(error as Error).message.split('\n')[0]!.slice(0, 200)}`, at });
    return;
  }
  for (const row of Array.isArray(parsed) ? (parsed as unknown[]) : [parsed]) {
    const { value, issues } = readDocumentRow(row, at);
    yield* told(issues, value === null);
    if (value !== null) yield { kind: 'document', document: value, at };
  }
}

function* told(issues: readonly Issue[], isLost: boolean): Generator<Incoming> {
  for (const issue of issues) yield { kind: 'issue', issue, isLost };
}

function lost(issue: Issue): Incoming {
  return { kind: 'issue', issue, isLost: true };
}

function withDefaults(document: SourceDocument, { date, outlet, country, url }: DocumentDefaults): SourceDocument {
  return {
    ...document,
    ...(document.date === undefined && date !== undefined && { date }),
    ...(document.url === undefined && url !== undefined && { url }),
    ...(document.outlet === undefined && outlet !== undefined && { outlet: { name: outlet, ...(country !== undefined && { country }) } }),
  };
}

function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '') || file;
}

/** NDJSON begins with an object, a page with a tag; everything else is text. */
function sniff(first: Uint8Array): InputKind {
  const start = new TextDecoder().decode(first.subarray(0, 1000)).trimStart();
  if (start.startsWith('{')) return 'ndjson';
  if (/^\[\s*\{/.test(start)) return 'json';
  return /^<(!doctype html|html|head|body|article)\b/i.test(start) ? 'html' : 'text';
}

/** The first bytes, and a source that still gives them all. */
async function peek(bytes: AsyncIterable<Uint8Array>): Promise<{ first: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const reader = bytes[Symbol.asyncIterator]();
  const start = await reader.next();
  if (start.done === true) return { first: new Uint8Array(), all: (async function* () { /* nothing */ })() };
  return {
    first: start.value,
    all: (async function* () {
      yield start.value;
      for (let next = await reader.next(); next.done !== true; next = await reader.next()) yield next.value;
    })(),
  };
}

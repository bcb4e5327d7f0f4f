import type { Coder } from '../src/coder/pipeline.js';
import type { EventFinding, Finding } from '../src/coder/findings.js';
import type { Effects, Sink } from '../src/cli/effects.js';
import { OutputClosed } from '../src/cli/cli-error.js';
import { runCli } from '../src/cli/run.js';
import { makeTemporaryFile } from '../src/cli/temporary-file.js';
import { JobBoard } from '../src/server/job-board.js';
import { MemoryStore } from '../src/storage/memory-store.js';
import type { RecordStore } from '../src/storage/record-methods.js';
import type { Store } from '../src/storage/store.js';
import { actor, event } from './contract/record-fixture.js';

/** What a run of the command gave. */
export interface Ran {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
  /** Standard output as NDJSON. */
  rows<T = Record<string, unknown>>(): T[];
}

export interface FakeWorld {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly coder?: Coder;
  readonly store?: Store;
  /** Takes what a command writes to files. */
  readonly written?: Map<string, string | Uint8Array>;
  /** Milliseconds the clock moves on each time it is looked at. */
  readonly tick?: number;
  /** Standard output closes after this many writes. */
  readonly closeAfter?: number;
}

/** Runs `bilat` in a made-up world: files, streams, clock, coder and store are fakes. */
export async function runFake(words: readonly string[], world: FakeWorld = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(words, fakeEffects(world, out, err));
  return { code, out: out.join(''), err: err.join(''), rows: <T>() => out.join('').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T) };
}

/** The effects of a made-up world; what is written goes into `out` and `err`. */
export function fakeEffects(world: FakeWorld, out: string[] = [], err: string[] = []): Effects {
  let now = Date.UTC(2026, 0, 1);
  let writes = 0;
  const sink = (into: string[], isOut: boolean): Sink => ({
    isTTY: world.isTTY ?? false, columns: world.columns ?? 100,
    write: async (text) => {
      if (isOut && world.closeAfter !== undefined && ++writes > world.closeAfter) throw new OutputClosed('closed');
      into.push(text);
    },
  });
  const files = world.files ?? {};
  return {
    stdout: sink(out, true), stderr: sink(err, false), env: {},
    stdin: () => chunks(world.stdin ?? ''), isStdinTTY: world.stdin === undefined,
    kindOf: async (path) => (path in files ? 'file' : Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'folder' : null),
    open: (path) => chunks(files[path]!),
    openZip: async () => [],
    scratchFolder: async () => null,
    list: async (folder) => [...new Set(Object.keys(files).filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1).split('/')[0]!))].toSorted(),
    printPdf: async (html) => new TextEncoder().encode(`%PDF-fake ${html.length}`),
    writeFile: async (path, content) => { world.written?.set(path, content); },
    makeFolder: async () => {},
    now: () => (now += world.tick ?? 0),
    createCoder: async () => world.coder ?? fakeCoder(),
    openStore: async () => world.store ?? new MemoryStore(),
    shareRecord: async () => ({ store: (world.store ?? new MemoryStore()) as RecordStore, jobs: new JobBoard(), isWritable: true, announce: async () => {}, close: async () => {} }),
    makeTemporaryFile,
    showProgress: () => {},
    startServer: async () => ({ url: 'http://127.0.0.1:1/', port: 1, hasPages: true, close: async () => {} }),
    untilStopped: async () => {},
  };
}

/** A coder that finds a visit wherever a text says "visited", and fails where it says "crash". */
export function fakeCoder(): Coder {
  return {
    version: 'fake-1', lexiconVersion: 'words-1',
    code: ({ id, text }): Finding[] => {
      if (text.includes('crash')) throw new Error('it broke');
      return [...text.matchAll(/visited/g)].map((match): EventFinding => event(id, {
        mode: 'visit', source: [actor('IRN', { sector: 'GOV', span: [0, 4] })], target: [actor('PAK')], anchor: [match.index, match.index + 7], sentence: [0, text.length],
      }));
    },
    relate: ({ id, text }) => ({ id: id ?? null, type: text.includes('accused') ? 'ACCUSE' : null, quad: null, status: null, confidence: 0.5, rule: null }),
    explain: (text) => ({ text, sentences: [{ span: [0, text.length], text, actors: [], clauses: [], readings: [], findings: [] }], findings: [] }),
  };
}

/** Small chunks, cut anywhere, as streams give them. */
async function* chunks(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const size = bytes.length > 1_000_000 ? 1 << 16 : 7;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

import type { Coder } from '../coder/pipeline.js';
import type { ServeOptions, RunningServer } from '../server/serve.js';
import type { SharedRecord } from '../server/share-record.js';
import type { RunProgress } from '../storage/long-run.js';
import type { Store } from '../storage/store.js';
import type { TemporaryFile } from './temporary-file.js';
import type { ZipMember } from './import/zip.js';

/** Where a command writes. `write` resolves when the text is taken, and throws `OutputClosed` when nobody reads any more. */
export interface Sink {
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Characters in a line; 80 where unknown. */
  readonly columns: number;
}

/** Everything a command needs from outside. Tests pass fakes instead of patching modules. */
export interface Effects {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Bytes of standard input. */
  stdin(): AsyncIterable<Uint8Array>;
  readonly isStdinTTY: boolean;
  /** What stands at a path: null when nothing does. */
  kindOf(path: string): Promise<'file' | 'folder' | null>;
  /** Bytes of a file. */
  open(path: string): AsyncIterable<Uint8Array>;
  /** Files of a zip archive, by name. */
  openZip(path: string): Promise<readonly ZipMember[]>;
  /** Names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** A folder of its own for short-lived files, to be removed by who asked for it; null where there is none. */
  scratchFolder(): Promise<{ readonly path: string; remove(): Promise<void> } | null>;
  makeTemporaryFile(): Promise<TemporaryFile>;
  /** Milliseconds since 1970. */
  now(): number;
  /** A page that needs nothing from elsewhere, as PDF. Throws `CliError` where nothing can print. */
  printPdf(html: string): Promise<Uint8Array>;
  createCoder(): Promise<Coder>;
  /** The record at a path, through the process that serves it where there is one; waits a while when another process has it open. */
  openStore(path: string, options?: { readonly create?: boolean; readonly readOnly?: boolean }): Promise<Store>;
  /** Opens a record to serve it. */
  shareRecord(path: string): Promise<SharedRecord>;
  /** Told how far long work has come (null: it is done), so that the process that serves the record can show it. */
  showProgress(progress: RunProgress | null): void;
  startServer(options: ServeOptions): Promise<RunningServer>;
  /** Resolves when the person asks to stop (Ctrl-C) or the process is told to end. */
  untilStopped(): Promise<void>;
}

/** The day it is now, YYYY-MM-DD, in UTC. */
export function today(effects: Effects): string {
  return new Date(effects.now()).toISOString().slice(0, 10);
}

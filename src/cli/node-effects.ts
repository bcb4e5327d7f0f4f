import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { AttachedJob } from '../storage/attach-job.js';
import type { RunProgress } from '../storage/long-run.js';
import type { RecordLease } from '../storage/record-lease.js';
import { OutputClosed } from './cli-error.js';
import type { Effects, Sink } from './effects.js';
import { VERSION } from './version.js';
import { writeError } from './write-error.js';

/** The real world: this process, its files, the coder, the store and the server, each loaded when first needed. */
export function nodeEffects(): Effects {
  const label = process.argv.slice(2).join(' ');
  const shown = shownWork(label);
  return {
    stdout: sinkOf(process.stdout, 'standard output'),
    stderr: sinkOf(process.stderr, 'standard error', false),
    env: process.env,
    stdin: () => process.stdin,
    isStdinTTY: process.stdin.isTTY === true,
    kindOf: async (path) => {
      try {
        return (await stat(path)).isDirectory() ? 'folder' : 'file';
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
        throw error;
      }
    },
    open: (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
    openZip: async (path) => (await import('./import/zip.js')).openZip(path),
    list: async (folder) => (await readdir(folder)).toSorted(),
    writeFile: (path, content) => writeFile(path, content).catch((error: unknown) => { throw writeError(path, error); }),
    scratchFolder: async () => {
      const path = await mkdtemp(join(tmpdir(), 'bilat-')).catch((error: unknown) => { throw writeError(tmpdir(), error); });
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
    makeFolder: async (path) => { await mkdir(path, { recursive: true }); },
    makeTemporaryFile: async () => (await import('./temporary-file.js')).makeTemporaryFile(),
    now: () => Date.now(),
    printPdf: async (html) => (await import('./print-pdf.js')).printPdf(html, process.env),
    createCoder: async () => (await import('../coder/pipeline.js')).createCoder(),
    openStore: async (path, options) => {
      const { openRecord } = await import('../storage/open-record.js');
      return openRecord(path, { ...options, ...waiting(), label, onServed: shown.at });
    },
    shareRecord: async (path) => (await import('../server/share-record.js')).shareRecord(path, {
      ...waiting(), version: VERSION, onError: (error) => { process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}
`); },
    }),
    showProgress: shown.tell,
    startServer: async (options) => (await import('../server/serve.js')).startServer(options),
    untilStopped: () => new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { resolve(); });
    }),
  };
}

/** A stream to write to. Remarks are not essential: that they cannot be written stops nothing. */
function sinkOf(stream: NodeJS.WriteStream | WriteStream, name: string, isEssential = true): Sink {
  let isClosed = false;
  const failureOf = (error: NodeJS.ErrnoException): unknown => (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'
    ? new OutputClosed('nobody reads the output', { cause: error }) : writeError(name, error));
  // Told through the callback of each write; without a listener it would end the process.
  stream.on('error', () => { isClosed = true; });
  return {
    isTTY: stream.isTTY === true,
    get columns() { return stream.columns ?? 80; },
    write: (text) => new Promise((resolve, reject) => {
      const fail = (error: unknown): void => { if (isEssential) reject(error as Error); else resolve(); };
      if (isClosed) fail(new OutputClosed('nobody reads the output'));
      else stream.write(text, (error) => { if (error) { isClosed = true; fail(failureOf(error)); } else resolve(); });
    }),
  };
}

/** How long to wait for a record that another process has open: BILAT_WAIT_SECONDS, else a minute. */
function waiting() {
  const seconds = Number(process.env['BILAT_WAIT_SECONDS'] ?? 'none');
  return {
    ...(seconds >= 0 && { waitMs: seconds * 1000 }),
    onWait: (message: string) => { process.stderr.write(`${message}\n`); },
  };
}

const SHOW_EVERY_MS = 300;

/** Long work of this process as the one that serves the record shows it. Cancelled there, it ends as on Ctrl-C. */
function shownWork(label: string) {
  let lease: RecordLease | null = null;
  let job: Promise<AttachedJob> | null = null;
  let next = 0;
  return {
    at: (found: RecordLease) => { lease = found; },
    tell: (progress: RunProgress | null) => {
      if (progress === null) {
        void job?.then((attached) => attached.end(null));
        job = null;
        return;
      }
      if (lease === null || Date.now() < next) return;
      next = Date.now() + SHOW_EVERY_MS;
      const at = lease;
      job ??= import('../storage/attach-job.js').then(({ attachJob }) => attachJob(at, label, () => { process.kill(process.pid, 'SIGINT'); }));
      void job.then((attached) => { attached.tell(progress); });
    },
  };
}

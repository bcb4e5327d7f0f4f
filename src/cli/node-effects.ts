import { createReadStream } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import type { WriteStream } from 'node:tty';
import { OutputClosed } from './cli-error.js';
import type { Effects, Sink } from './effects.js';

/** The real world: this process, its files, the coder, the store and the server, each loaded when first needed. */
export function nodeEffects(): Effects {
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
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
    writeFile: (path, content) => writeFile(path, content),
    makeFolder: async (path) => { await mkdir(path, { recursive: true }); },
    now: () => Date.now(),
    createCoder: async () => (await import('../coder/pipeline.js')).createCoder(),
    openStore: async (path, options) => (await import('../storage/duckdb-store.js')).DuckDBStore.open(path, options),
    startServer: async (options) => (await import('../server/serve.js')).startServer(options),
    untilStopped: () => new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { resolve(); });
    }),
  };
}

function sinkOf(stream: NodeJS.WriteStream | WriteStream): Sink {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    isClosed = true;
  });
  return {
    isTTY: stream.isTTY === true,
    get columns() { return stream.columns ?? 80; },
    write: (text) => new Promise((resolve, reject) => {
      if (isClosed) reject(new OutputClosed('nobody reads the output'));
      else stream.write(text, (error) => { if (error) { isClosed = true; reject(new OutputClosed('nobody reads the output', { cause: error })); } else resolve(); });
    }),
  };
}

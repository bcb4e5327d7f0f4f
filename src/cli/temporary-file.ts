import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeError } from './write-error.js';

/** A place for a file that is gone afterwards. */
export interface TemporaryFile {
  /** Absolute path; nothing stands there yet. */
  readonly path: string;
  /** Its bytes. */
  read(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

/** Makes a folder of its own, open to nobody else, with room for one file. */
export async function makeTemporaryFile(): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), 'bilat-')).catch((error: unknown) => { throw writeError(tmpdir(), error); });
  const path = join(folder, 'rows');
  return { path, read: () => createReadStream(path, { highWaterMark: 1 << 20 }), remove: () => rm(folder, { recursive: true, force: true }) };
}

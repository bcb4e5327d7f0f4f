import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Effects } from '../effects.js';

/** One file to import, unpacked: a file of its own, or a member of an archive. */
export interface Content {
  /** As given; for a member `archive.zip!member`. */
  readonly name: string;
  /** Unpacked bytes from the start; may be called more than once. Throws when the packing is broken. */
  open(): AsyncIterable<Uint8Array>;
}

/** Files that never hold rows: passed over in folders and archives. */
const PASSED_OVER = /(?:^|\/)(?:\.|__MACOSX\/)|\.(?:md|pdf|docx?|html?|R|py)$/i;

/** Every file below these paths, unpacked, in order of name. A path with nothing at it is told to `missing`. */
export async function* contentsOf(effects: Effects, paths: readonly string[], missing: (path: string, reason: string) => Promise<void>): AsyncGenerator<Content> {
  for (const path of paths) {
    const kind = await effects.kindOf(path);
    if (kind === null) await missing(path, 'no such file or folder');
    else if (kind === 'folder') yield* contentsOf(effects, (await effects.list(path)).filter((name) => !PASSED_OVER.test(name)).map((name) => `${path.replace(/\/$/, '')}/${name}`), missing);
    else yield* unpacked(effects, path, missing);
  }
}

async function* unpacked(effects: Effects, path: string, missing: (path: string, reason: string) => Promise<void>): AsyncGenerator<Content> {
  const start = await firstBytes(effects.open(path));
  if (start[0] === 0x50 && start[1] === 0x4b) {
    try {
      const members = await effects.openZip(path);
      for (const { name, open } of members.filter((member) => !PASSED_OVER.test(member.name))) yield { name: `${path}!${name}`, open };
    } catch (error) {
      await missing(path, `broken zip archive: ${(error as Error).message}`);
    }
  } else if (start[0] === 0x1f && start[1] === 0x8b) yield { name: path, open: () => gunzip(effects.open(path)) };
  else yield { name: path, open: () => effects.open(path) };
}

function gunzip(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false, highWaterMark: 1 << 20 });
  const target = createGunzip({ chunkSize: 1 << 20 });
  source.on('error', (error) => target.destroy(error));
  return source.pipe(target);
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of bytes) return chunk;
  return new Uint8Array();
}

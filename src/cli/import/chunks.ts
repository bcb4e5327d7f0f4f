import { createHash } from 'node:crypto';
import { wholeRows } from '../../importers/rows.js';
import type { FileHead, Reading } from '../../importers/importer.js';

/** Whole rows of a file, in order. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** Number of its first line. */
  readonly firstLine: number;
  readonly lines: number;
  /** Bytes and lines of the file read when this chunk is done, and the SHA-256 of these bytes. */
  readonly end: { readonly bytes: number; readonly lines: number; readonly contentHash: string };
  /** The packing broke or reading failed after this chunk; it has only whole rows. */
  readonly failure?: Error;
}

/** How far an earlier run came in a file. */
export interface Place {
  readonly bytes: number;
  readonly lines: number;
  readonly contentHash: string;
}

/** Thrown when a file does not begin with what an earlier run read of it. */
export class FileChanged extends Error {}

const MARK = [0xef, 0xbb, 0xbf];
const NEWLINE = 10;
/** Longest row taken; a longer one is a sign of an unclosed quote or of a file that is no table. Judgement. */
const LONGEST_ROW = 64 << 20;
const HEAD_BYTES = 1 << 16;
const HEAD_LINES = 10;

/**
 * Cuts a file into chunks of whole rows of about `chunkBytes`. With `from` the part an earlier run read is only hashed, and `FileChanged` is thrown when it
 * is not the same. Nothing is yielded when nothing follows.
 */
export async function* chunksOf(content: AsyncIterable<Uint8Array>, reading: Reading, chunkBytes: number, from: Place | null): AsyncGenerator<Chunk> {
  const hash = createHash('sha256');
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let [bytes, lines] = [0, 0];
  let isStarted = false;
  const cut = (whole: Uint8Array, length: number, failure?: Error): Chunk | null => {
    const part = whole.subarray(0, length);
    hash.update(part);
    const skipped = isStarted ? { bytes: 0, lines: 0 } : preamble(part, reading.skipLines);
    const count = linesIn(part);
    const firstLine = lines + 1 + skipped.lines;
    isStarted = true;
    bytes += length;
    lines += count;
    held = length < whole.length ? [whole.subarray(length)] : [];
    heldBytes = whole.length - length;
    if (skipped.bytes === length && failure === undefined) return null;
    return {
      bytes: part.subarray(skipped.bytes), firstLine, lines: count - skipped.lines,
      end: { bytes, lines, contentHash: hash.copy().digest('hex') }, ...(failure && { failure }),
    };
  };
  try {
    for await (const chunk of content) {
      held.push(chunk);
      heldBytes += chunk.length;
      if (from !== null && bytes < from.bytes) {
        if (heldBytes < Math.min(from.bytes - bytes, chunkBytes)) continue;
        const whole = joined(held);
        const length = Math.min(whole.length, from.bytes - bytes);
        hash.update(whole.subarray(0, length));
        bytes += length;
        held = [whole.subarray(length)];
        heldBytes = whole.length - length;
        if (bytes === from.bytes) {
          if (hash.copy().digest('hex') !== from.contentHash) throw new FileChanged('the file has changed since it was read');
          lines = from.lines;
          isStarted = true;
        }
        continue;
      }
      if (heldBytes < chunkBytes) continue;
      const whole = joined(held);
      const length = wholeRows(whole, reading);
      if (length === 0) {
        if (heldBytes > LONGEST_ROW) throw new Error(`a row has more than ${LONGEST_ROW >> 20} MB; expected a table of rows`);
        held = [whole];
        continue;
      }
      const ready = cut(whole, length);
      if (ready !== null) yield ready;
    }
  } catch (error) {
    if (error instanceof FileChanged) throw error;
    const whole = joined(held);
    yield cut(whole, from !== null && bytes < from.bytes ? 0 : wholeRows(whole, reading), error as Error)!;
    return;
  }
  if (from !== null && bytes < from.bytes) throw new FileChanged('the file has become shorter since it was read');
  if (heldBytes > 0) {
    const last = cut(joined(held), heldBytes);
    if (last !== null) yield last;
  }
}

/** The first lines of a file and a hash of its beginning. */
export interface Beginning {
  readonly head: FileHead;
  readonly hash: string;
  /** Why the file cannot be a table: it is UTF-16, or another binary file. */
  readonly problem: string | null;
}

/** Reads the beginning of a file. Throws when not even that can be read. */
export async function beginningOf(name: string, content: AsyncIterable<Uint8Array>): Promise<Beginning> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  const bytes = joined(parts).subarray(0, HEAD_BYTES);
  const text = new TextDecoder().decode(bytes);
  const problem = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    ? 'the file is in UTF-16; expected UTF-8 (convert it, for example with iconv -f UTF-16 -t UTF-8)'
    : bytes.length === 0 ? 'the file is empty' : text.split('\0').length > 1 + text.length / 100 ? 'this looks like a binary file; expected a table as text' : null;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, HEAD_LINES);
  const [first = '', second = ''] = lines;
  const delimiter = (['\t', ',', ';'] as const).toSorted((x, y) => first.split(y).length - first.split(x).length)[0]!;
  return {
    head: { name: name.replace(/^.*[/!\\]/, '').replace(/\.(gz|zip)$/i, ''), delimiter, first: cellsOf(first, delimiter), second: cellsOf(second, delimiter), lines: lines.map((line) => cellsOf(line, delimiter)), text: first },
    hash: createHash('sha256').update(bytes).digest('hex'), problem,
  };
}

function cellsOf(line: string, delimiter: string): string[] {
  return line === '' ? [] : line.split(delimiter).map((cell) => cell.replace(/^"(.*)"$/, '$1'));
}

function preamble(bytes: Uint8Array, skipLines: number): { bytes: number; lines: number } {
  let at = MARK.every((byte, k) => bytes[k] === byte) ? MARK.length : 0;
  let lines = 0;
  for (; lines < skipLines && at < bytes.length; lines++) {
    const end = bytes.indexOf(NEWLINE, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return { bytes: at, lines };
}

/** Lines that begin in these bytes; the last may lack its line end. */
function linesIn(bytes: Uint8Array): number {
  let count = bytes.length > 0 && bytes.at(-1) !== NEWLINE ? 1 : 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

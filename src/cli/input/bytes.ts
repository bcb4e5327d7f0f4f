import type { Issue } from '../../base/issue.js';

/** Bytes of one line (without its end) and its 1-based number; `bytes` null when the line is longer than allowed and was skipped. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 10;
const SNIFFED_BYTES = 8192;

const SIGNATURES: readonly (readonly [name: string, start: readonly number[], hint: string])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46], 'turn it into text first, for example with pdftotext'],
  ['a zip archive or office document', [0x50, 0x4b, 0x03, 0x04], 'unpack it, or save the document as text'],
  ['gzip-compressed', [0x1f, 0x8b], 'unpack it first: gunzip -c FILE | bilat code -'],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47], 'bilat reads text only'],
  ['a JPEG image', [0xff, 0xd8, 0xff], 'bilat reads text only'],
];

/** Splits bytes into lines as they arrive, holding at most one line of `mostBytes`; longer ones are skipped to their end. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<RawLine> {
  let held: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (): RawLine => {
    const line = { number, bytes: size > mostBytes ? null : joinBytes(held, size) };
    held = [];
    size = 0;
    number += 1;
    return line;
  };
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size <= mostBytes) held.push(part);
    else held = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

/** All bytes of a source, or null when there are more than `mostBytes`. */
export async function readAll(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array | null> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return null;
    held.push(chunk);
  }
  return joinBytes(held, size);
}

/**
 * Text of bytes in UTF-8, or UTF-16 when they begin with its mark; a byte-order mark is not part of the text. Anything else gives the
 * issue `document/binary` (known file types by name, or NUL bytes) or `document/encoding`.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly issue: Pick<Issue, 'code' | 'message' | 'hint'> } {
  for (const [name, start, hint] of SIGNATURES) {
    if (start.every((byte, k) => bytes[k] === byte)) return { issue: { code: 'document/binary', message: `this is ${name}; expected text`, hint } };
  }
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (mark !== null) return { text: new TextDecoder(mark).decode(bytes) };
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    return { issue: { code: 'document/binary', message: 'this looks like a binary file: it has NUL bytes; expected text' } };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      issue: { code: 'document/encoding', message: 'these bytes are not UTF-8; expected text in UTF-8', hint: 'convert it, for example with iconv -f WINDOWS-1252 -t UTF-8' },
    };
  }
}

function joinBytes(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND = rootFractions(64, 1 / 3);
/** The same of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const START = rootFractions(8, 1 / 2);

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. Written out here because the core has neither
 * Node's nor the browser's crypto, and the browser's is asynchronous. Lone surrogates count as U+FFFD.
 */
export function sha256(text: string): string {
  const bytes = utf8(text);
  const view = new DataView(bytes.padded.buffer);
  const state = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let offset = 0; offset < bytes.padded.length; offset += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(offset + 4 * t);
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15]!;
      const y = w[t - 2]!;
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
    }
    compress(state, w);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(state: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + ROUND[t]! + w[t]!) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g; g = f; f = e;
    e = (d + t1) | 0;
    d = c; c = b; b = a;
    a = (t1 + s0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, k) => { state[k] = (state[k]! + word) | 0; });
}

function turn(x: number, bits: number): number {
  return (x >>> bits) | (x << (32 - bits));
}

/** UTF-8 bytes of the text, padded to whole blocks: 0x80, zeros, the length in bits (FIPS 180-4, 5.1.1). */
function utf8(text: string): { padded: Uint8Array } {
  const room = new Uint8Array(text.length * 3 + 72);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
      } else code = 0xfffd;
    }
    if (code < 0x80) room[n++] = code;
    else if (code < 0x800) { room[n++] = 0xc0 | (code >> 6); room[n++] = 0x80 | (code & 63); }
    else if (code < 0x10000) { room[n++] = 0xe0 | (code >> 12); room[n++] = 0x80 | ((code >> 6) & 63); room[n++] = 0x80 | (code & 63); }
    else { room[n++] = 0xf0 | (code >> 18); room[n++] = 0x80 | ((code >> 12) & 63); room[n++] = 0x80 | ((code >> 6) & 63); room[n++] = 0x80 | (code & 63); }
  }
  const padded = room.slice(0, Math.ceil((n + 9) / 64) * 64);
  padded.fill(0, n);
  padded[n] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(n / 0x20000000));
  view.setUint32(padded.length - 4, (n << 3) >>> 0);
  return { padded };
}

function rootFractions(count: number, power: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes.map((p) => { const root = p ** power; return Math.floor((root - Math.floor(root)) * 0x100000000) | 0; });
}

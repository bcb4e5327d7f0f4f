/**
 * A word's shade: one bit of 32 by its letters. The shades of several words or forms are joined with `|`; where the shades of two sets have no bit in common,
 * the sets have no word in common, and nothing needs to be looked up.
 */
export function shadeOf(word: string): number {
  let hash = word.length;
  for (let k = 0; k < word.length; k++) hash = (Math.imul(hash, 31) + word.charCodeAt(k)) | 0;
  return 1 << (((hash >>> 13) ^ hash) & 31);
}

/** Shade of tokens about which nothing is known. */
export const ANY_SHADE = -1;

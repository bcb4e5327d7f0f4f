import type { MachineSource } from './word-model.js';

/** Symbols a machine reads: the end of the text, parts of speech 1–18, "otherwise", and behind them the hints of words. */
const END = 0;
const OTHERWISE = 19;
const SYMBOLS = 64;

/**
 * One of wink's tagging machines: patterns of parts of speech and hints that set the part of speech of one of their words. Patterns are tried left to
 * right, the longest counts, and they do not overlap.
 */
export interface TaggingMachine {
  /** Corrects `pos[0..count)` in place. `hints[k]` is 0 for none; bit `p` of `masks[k]` is set when word `k` may be part of speech `p`. */
  run(pos: Uint8Array, hints: Uint8Array, masks: Int32Array, count: number): void;
}

/** Builds a machine from its lists. */
export function createTaggingMachine({ steps, ends }: MachineSource): TaggingMachine {
  let states = 1;
  for (const [state, ...rest] of steps) for (const each of [state!, ...rest.filter((_, k) => k % 2 === 1)]) states = Math.max(states, each + 1);
  const next = new Uint8Array(states * SYMBOLS);
  for (const [state, ...rest] of steps) for (let k = 0; k < rest.length; k += 2) next[state! * SYMBOLS + rest[k]!] = rest[k + 1]!;
  const isEnd = new Uint8Array(states);
  /** Part of speech an end state sets: negative, whatever the word; positive, if the word may be that. */
  const sets = new Int8Array(states);
  const offsets = new Uint8Array(states);
  for (const [state, pos, offset] of ends) {
    isEnd[state] = 1;
    sets[state] = pos;
    offsets[state] = offset;
  }
  return {
    run(pos, hints, masks, count) {
      let state = 0;
      let first = 0;
      let shorter = 0;
      let shorterTo = 0;
      for (let i = 0; i <= count; i++) {
        for (let j = i; j <= count; j++) {
          const symbol = j === count ? END : hints[j]! > 0 ? OTHERWISE + hints[j]! : pos[j]!;
          const to = next[state * SYMBOLS + symbol]!;
          if (state === 0 && to !== 0) first = j;
          if (to !== 0 && isEnd[to] === 0) {
            state = to;
            const otherwise = next[to * SYMBOLS + OTHERWISE]!;
            if (otherwise !== 0) {
              shorter = otherwise;
              shorterTo = j;
            }
            continue;
          }
          // The pattern that ends here, or the longest that ended on the way.
          const end = to !== 0 ? to : shorter;
          if (end !== 0) {
            i = to !== 0 ? j : shorterTo;
            const word = first + offsets[end]!;
            const set = sets[end]!;
            if (set < 0) pos[word] = -set;
            else if (set > 0 && (masks[word]! & (1 << set)) !== 0) pos[word] = set;
          }
          state = 0;
          shorter = 0;
          break;
        }
      }
    },
  };
}

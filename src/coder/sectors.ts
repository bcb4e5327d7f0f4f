import { readRows, type Table } from '../base/table.js';
import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';

/** Words of the twelve sectors, by their last word. */
export type SectorWords = ReadonlyMap<string, readonly { readonly before: readonly string[]; readonly sector: string }[]>;

/** Most sectors an event carries. */
const MOST = 3;

/** Reads `sectors.tsv`; an absent table gives no sectors. */
export function readSectorWords(table: Table | undefined): SectorWords {
  const words = new Map<string, { before: readonly string[]; sector: string }[]>();
  for (const { sector, word } of table ? readRows(table, ['sector', 'word']) : []) {
    // Tokens keep some hyphens ("cross-border") and part at others.
    for (const parts of word.includes('-') ? [word.split(' '), word.split(/[ -]+/)] : [word.split(' ')]) {
      const last = parts.at(-1)!;
      const list = words.get(last);
      const entry = { before: parts.slice(0, -1), sector };
      if (list) list.push(entry);
      else words.set(last, [entry]);
    }
  }
  return words;
}

/** Sectors the words of tokens [from, to) speak of, most words first, at most three; ties in order of appearance. */
export function sectorsOf(tokens: readonly Token[], from: number, to: number, words: SectorWords): string[] {
  let counts: Map<string, number> | null = null;
  for (let k = from; k < to; k++) {
    const token = tokens[k]!;
    if ((token.cues & Cue.sector) === 0) continue;
    counts ??= new Map();
    count(tokens, k, words.get(token.lemma), counts);
    if (token.norm !== token.lemma) count(tokens, k, words.get(token.norm), counts);
  }
  if (counts === null || counts.size === 0) return [];
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([sector]) => sector);
}

function count(tokens: readonly Token[], k: number, entries: readonly { readonly before: readonly string[]; readonly sector: string }[] | undefined, counts: Map<string, number>): void {
  if (!entries) return;
  for (const { before, sector } of entries) {
    let at = k - 1;
    let part = before.length - 1;
    while (part >= 0 && at >= 0) {
      if (tokens[at]!.norm === '-') { at--; continue; }
      if (tokens[at]!.norm !== before[part] && tokens[at]!.lemma !== before[part]) break;
      at--;
      part--;
    }
    if (part < 0) counts.set(sector, (counts.get(sector) ?? 0) + 1 + before.length * 0.5);
  }
}

import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';

/** Roles and bodies ("foreign minister", "army chief", "police") and the actor sector they stand for. */
export class RoleIndex {
  /** Last word → the words before it and the row, longest first. */
  private readonly byLastWord = new Map<string, { before: readonly string[]; sector: string; row: string }[]>();

  constructor(rows: Iterable<{ readonly id: string; readonly role: string; readonly sector: string }>) {
    for (const { id, role, sector } of rows) {
      const words = role.toLowerCase().split(/[ -]+/).flatMap((word) => (word === '' ? [] : [word]));
      const last = words.at(-1);
      if (last === undefined) continue;
      const list = this.byLastWord.get(last);
      const item = { before: words.slice(0, -1), sector, row: id };
      if (list) list.push(item);
      else this.byLastWord.set(last, [item]);
    }
    for (const list of this.byLastWord.values()) list.sort((a, b) => b.before.length - a.before.length);
  }

  /** True when a role ends in the word. */
  mayEnd(word: string): boolean {
    return this.byLastWord.has(word);
  }

  /** The longest role whose last word is token `at` and that does not reach before token `from`; null when none. */
  endingAt(tokens: readonly Token[], at: number, from: number): { readonly from: number; readonly sector: string; readonly row: string } | null {
    const token = tokens[at]!;
    if ((token.cues & Cue.role) === 0) return null;
    const written = this.roleIn(this.byLastWord.get(token.norm), tokens, at, from);
    if (written || token.lemma === token.norm) return written;
    return this.roleIn(this.byLastWord.get(token.lemma), tokens, at, from);
  }

  private roleIn(list: readonly { before: readonly string[]; sector: string; row: string }[] = [], tokens: readonly Token[], at: number, from: number): { readonly from: number; readonly sector: string; readonly row: string } | null {
    for (const { before, sector, row } of list) {
      let k = before.length - 1;
      let t = at - 1;
      while (k >= 0 && t >= from) {
        if (tokens[t]!.norm === '-') { t--; continue; }
        if (tokens[t]!.norm !== before[k] && tokens[t]!.lemma !== before[k]) break;
        k--;
        t--;
      }
      if (k < 0) return { from: t + 1, sector, row };
    }
    return null;
  }
}

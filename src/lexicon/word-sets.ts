import { shadeOf } from '../text/shade.js';

/** Named classes of words: class name → its members. */
export type WordClasses = ReadonlyMap<string, WordGroup>;

/** Lemmas; entries of several words ("rescue package", "cease-fire") match by their last word and those before it. */
export interface WordGroup {
  readonly single: ReadonlySet<string>;
  /** Last word → the words that must stand before it, in order. */
  readonly compound: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Shades of the singles and of the last words of the compounds. */
  readonly shade: number;
}

/** What a condition allows: literal words and shared classes. */
export type WordSet = readonly WordGroup[];

/** Groups words into singles and compounds. */
export function buildWordGroup(words: Iterable<string>): WordGroup {
  const single = new Set<string>();
  const compound = new Map<string, string[][]>();
  let shade = 0;
  for (const word of words) {
    single.add(word);
    shade |= shadeOf(word);
    if (!word.includes(' ') && !word.includes('-')) continue;
    const parts = word.split(/[ -]/).filter((part) => part !== '');
    if (parts.length < 2) continue;
    const last = parts.at(-1)!;
    shade |= shadeOf(last);
    const list = compound.get(last);
    if (list) list.push(parts.slice(0, -1));
    else compound.set(last, [parts.slice(0, -1)]);
  }
  return { single, compound, shade };
}

/** Reads `a|b|@class`; an unknown class is reported and skipped. */
export function parseWordSet(text: string, classes: WordClasses, complain: (message: string) => void): WordSet {
  const literal: string[] = [];
  const groups: WordGroup[] = [];
  for (const part of text.split('|')) {
    if (!part.startsWith('@')) {
      if (part !== '') literal.push(part);
      continue;
    }
    const group = classes.get(part.slice(1));
    if (group) groups.push(group);
    else complain(`unknown word class: ${part}`);
  }
  if (literal.length > 0) groups.unshift(buildWordGroup(literal));
  return groups;
}

/** Builds the classes from rows of all class tables; a class may be spread over several. */
export function buildWordClasses(rows: Iterable<{ readonly class: string; readonly word: string }>): WordClasses {
  const members = new Map<string, string[]>();
  for (const row of rows) {
    const list = members.get(row.class);
    if (list) list.push(row.word);
    else members.set(row.class, [row.word]);
  }
  return new Map([...members].map(([name, words]) => [name, buildWordGroup(words)]));
}

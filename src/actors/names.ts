import type { Span } from '../base/span.js';
import type { Mention } from './mention.js';

/** A name the lexicon knows, as one row gives it. */
export interface NameEntry {
  readonly row: string;
  /** Name as written, curly quotes straightened. */
  readonly name: string;
  readonly code: string | null;
  readonly sector: string | null;
  readonly kind: Mention['kind'] | 'prefix';
  /** Official name of a person or body, when that is what the row names. */
  readonly person: string | null;
  /** First and last date (YYYY, YYYY-MM or YYYY-MM-DD) on which the name means this, or ''. */
  readonly from: string;
  readonly to: string;
}

/** A place in a text where a known name stands. */
export interface NameHit {
  readonly span: Span;
  /** All rows of that name; which of them holds depends on the date of the text. */
  readonly entries: readonly NameEntry[];
}

interface KnownName {
  readonly folded: string;
  /** Code of its last character: tells most names off. */
  readonly last: number;
  readonly name: string;
  readonly entries: readonly NameEntry[];
}

const NO_NAMES: readonly KnownName[] = [];

/** A name with its row, which is read when a text first speaks of something that begins like it: most names never turn up. */
export interface NameSource {
  /** As written, curly quotes straightened. */
  readonly name: string;
  entry(): NameEntry;
}

/** Known names by their first word, longest first. */
export class NameIndex {
  private readonly byFirstWord = new Map<string, NameSource[]>();
  private readonly read = new Map<string, readonly KnownName[]>();
  /** Lists by whole token, so that the first word is cut out once for each word of the language. */
  private readonly byToken = new Map<string, readonly KnownName[]>();

  constructor(sources: Iterable<NameSource>) {
    for (const source of sources) {
      const first = firstFolded(source.name);
      const list = this.byFirstWord.get(first);
      if (list) list.push(source);
      else this.byFirstWord.set(first, [source]);
    }
  }

  private namesFrom(first: string): readonly KnownName[] {
    const known = this.read.get(first);
    if (known) return known;
    const grouped = new Map<string, NameEntry[]>();
    for (const source of this.byFirstWord.get(first) ?? []) {
      const list = grouped.get(source.name);
      if (list) list.push(source.entry());
      else grouped.set(source.name, [source.entry()]);
    }
    const names = grouped.size === 0 ? NO_NAMES : Array.from(grouped, ([name, entries]) => nameOf(name, entries)).sort((a, b) => b.folded.length - a.folded.length || (a.name < b.name ? -1 : 1));
    this.read.set(first, names);
    return names;
  }

  /** True when a name begins with the word (a token in lower case). */
  mayBegin(word: string): boolean {
    const folded = foldName(word);
    return this.namesFrom(firstFolded(word)).some(({ folded: name }) => name.startsWith(folded) || folded.startsWith(name));
  }

  /**
   * The longest name that starts at `at` in `text` (`folded` is the same text folded), or null. Letters that are capitals in the name must
   * be so in the text, unless `anyCase` (text in capitals). `word`: the token at `at`, lower case. `date`: of the text.
   */
  matchAt(text: string, folded: string, at: number, word: string, anyCase: boolean, date?: string): NameHit | null {
    let list = this.byToken.get(word);
    if (list === undefined) {
      list = this.namesFrom(firstFolded(word));
      if (this.byToken.size > 100_000) this.byToken.clear();
      this.byToken.set(word, list);
    }
    if (list.length === 0) return null;
    for (const { folded: name, name: written, last, entries } of list) {
      const end = at + name.length;
      if (folded.charCodeAt(end - 1) !== last || !folded.startsWith(name, at)) continue;
      if (isWordChar(folded.charCodeAt(end)) && !/[.)]$/.test(name)) continue;
      if (!anyCase && !sameCapitals(written, text, at)) continue;
      if (date !== undefined && isPastUnion(written, entries, date)) continue;
      return { span: [at, end], entries };
    }
    return null;
  }
}

function nameOf(name: string, entries: readonly NameEntry[]): KnownName {
  const folded = foldName(name);
  return { folded, last: folded.charCodeAt(folded.length - 1), name, entries };
}

/** True when every capital of the name is a capital in the text, and an acronym is all capitals. */
function sameCapitals(name: string, text: string, at: number): boolean {
  for (let k = 0; k < name.length; k++) {
    const wanted = name[k]!;
    const lower = wanted.toLowerCase();
    if (wanted !== lower && text[at + k]!.toLowerCase() === text[at + k]) return false;
  }
  return true;
}

/** "Serbia and Montenegro" after 2006: two states, not the one of that name. */
function isPastUnion(name: string, entries: readonly NameEntry[], date: string): boolean {
  return name.includes(' and ') && entries.every(({ kind, to }) => kind === 'state' && to !== '' && date.slice(0, to.length) > to);
}

/** Letters and digits; not the dashes, quotes, dots, spaces and symbols of U+2000 to U+2BFF, nor × and ÷. */
function isWordChar(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code >= 0x2c00);
}

/** The first word of a name, folded. Only names that begin with letters beyond ASCII are folded whole. */
function firstFolded(name: string): string {
  let end = 0;
  while (end < name.length && name.charCodeAt(end) < 128 && isWordChar(name.charCodeAt(end))) end++;
  if (end === name.length || name.charCodeAt(end) < 128) return name.slice(0, end).toLowerCase();
  const folded = foldName(name);
  while (end < folded.length && isWordChar(folded.charCodeAt(end))) end++;
  return folded.slice(0, end);
}

const foldCache = new Map<string, string>();

/** Lower case without accents, character for character: the result has the same length, so offsets carry over. */
export function foldName(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [...text].map((ch) => (ch.toLowerCase().length === ch.length ? ch.toLowerCase() : ch)).join('');
  if (!/[\u0080-\uffff]/.test(lower)) return lower;
  let out = '';
  for (let k = 0; k < lower.length; k++) {
    const ch = lower[k]!;
    if (ch.charCodeAt(0) < 128) { out += ch; continue; }
    let folded = foldCache.get(ch);
    if (folded === undefined) {
      const base = SPECIAL.get(ch) ?? ch.normalize('NFD')[0]!;
      folded = base.length === 1 ? base : ch;
      foldCache.set(ch, folded);
    }
    out += folded;
  }
  return out;
}

const SPECIAL = new Map([['\u2019', "'"], ['\u2018', "'"], ['ı', 'i'], ['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['–', '-'], ['‑', '-'], ['\u02bc', "'"]]);

/**
 * The row that holds on a date (YYYY…); of several, the one with the latest start. When none holds, the last to end before the date, else
 * the first to begin. Without a date: a row without an end that does not say "out of office", else the latest row of an office.
 */
export function entryOn(entries: readonly NameEntry[], date: string | undefined): NameEntry {
  const later = (a: NameEntry | undefined, b: NameEntry): NameEntry => (a && a.from >= b.from ? a : b);
  let best: NameEntry | undefined;
  if (date === undefined) {
    const inOffice = entries.some((entry) => entry.sector !== OUT_OF_OFFICE) ? entries.filter((entry) => entry.sector !== OUT_OF_OFFICE) : entries;
    const open = inOffice.filter((entry) => entry.to === '');
    for (const entry of open.length > 0 ? open : inOffice) best = later(best, entry);
    return best!;
  }
  let past: NameEntry | undefined;
  let coming: NameEntry | undefined;
  for (const entry of entries) {
    if (entry.from !== '' && date < entry.from.slice(0, date.length)) {
      if (!coming || entry.from < coming.from) coming = entry;
    } else if (entry.to !== '' && date.slice(0, entry.to.length) > entry.to) {
      if (!past || entry.to > past.to) past = entry;
    } else best = later(best, entry);
  }
  return best ?? past ?? coming ?? entries[0]!;
}

/** PLOVER sector of former officials. */
const OUT_OF_OFFICE = 'ELI';

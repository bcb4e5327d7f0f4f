import { once } from '../base/once.js';
import { readRows, type Table } from '../base/table.js';
import { Cue } from '../text/cue.js';
import type { SourceDocument } from '../text/document.js';
import type { Token } from '../text/sentence.js';
import type { LoadedFinding } from './findings.js';

interface LoadedTerm {
  readonly id: string;
  readonly term: string;
  readonly plain: string | null;
  /** Second word, lower case, or null for a single word: looked at before the pattern is tried. */
  readonly second: string | null;
  /** Read when the term's first words first turn up: building them all would take longer than reading a short document. */
  readonly patterns: () => TermPatterns;
}

interface TermPatterns {
  /** Matches the whole term where its first word stands. */
  readonly whole: RegExp;
  readonly notBefore: RegExp | null;
  readonly notAfter: RegExp | null;
  readonly need: RegExp | null;
}

/** Loaded terms by first word, longest first; terms that begin with any state's name stand under `@state` and their second word. */
export interface LoadedLexicon {
  readonly terms: ReadonlyMap<string, readonly LoadedTerm[]>;
  /** Every word a term may begin with, plurals and states included: one look tells most words off. */
  readonly first: ReadonlySet<string>;
  /** Single-word names, adjectives and capitals of states, lower case. */
  readonly states: ReadonlySet<string>;
  readonly size: number;
}

/** How far around a term its company is looked for, in characters: about eight words. Judgement. */
const COMPANY_REACH = 64;
const GAP = String.raw`[\s\u00a0\-\u2010-\u2015]+`;
/** Latin letters; property classes would cost half a second to compile over the whole list. */
const LETTER = String.raw`A-Za-z\u00c0-\u024f`;
const STATE_WORD = String.raw`[${LETTER}.']+?(?:['\u2019]s)?`;

/** Reads `lexicon/en/loaded.tsv` and the names of states it may be combined with (`actors/states.tsv`). */
export function readLoaded(table: Table, states: Table): LoadedLexicon {
  const terms = new Map<string, LoadedTerm[]>();
  let size = 0;
  for (const row of readRows(table, ['id', 'term', 'plain', 'not_before', 'not_after', 'need'])) {
    const words = row.term.split(/[\s\-\u2013]+/);
    const entry: LoadedTerm = {
      id: row.id,
      term: row.term,
      plain: row.plain === '' ? null : row.plain,
      second: words.length > 1 && words[1] !== '@state' ? words[1]!.split(/['/]/)[0]! : null,
      patterns: once(() => readPatterns(words, row)),
    };
    // The tokeniser cuts "Putin's" and may cut "PKK/YPG": such a term is found from its first piece.
    for (const key of words[0] === '@state' ? [`@state ${words[1]!}`] : new Set([words[0]!, words[0]!.split(/['/]/)[0]!])) {
      const list = terms.get(key) ?? [];
      list.push(entry);
      terms.set(key, list);
    }
    size++;
  }
  for (const list of terms.values()) list.sort((a, b) => b.term.length - a.term.length);
  const names = readRows(states, ['name', 'kind']).filter((row) => /^(state|demonym|capital|prefix)$/.test(row.kind)).map((row) => row.name.toLowerCase());
  const single = names.filter((name) => !/\s/.test(name));
  const starts = [...terms.keys()].filter((key) => !key.startsWith('@'));
  return { terms, states: new Set(single), first: new Set([...starts, ...starts.map((word) => `${word}s`), ...single]), size };
}

function readPatterns(words: readonly string[], row: { readonly not_before: string; readonly not_after: string; readonly need: string }): TermPatterns {
  const source = words.map((word) => (word === '@state' ? STATE_WORD : escape(word))).join(GAP);
  return {
    whole: new RegExp(String.raw`${source}(?:s|es)?(?![${LETTER}\d])`, 'iy'),
    notBefore: row.not_before === '' ? null : new RegExp(String.raw`(?:^|[^${LETTER}])(?:${row.not_before})${GAP}$`, 'i'),
    notAfter: row.not_after === '' ? null : new RegExp(String.raw`^${GAP}(?:${row.not_after})(?![${LETTER}])`, 'i'),
    need: row.need === '' ? null : new RegExp(String.raw`(?:^|[^${LETTER}])(?:${row.need})(?![${LETTER}])`, 'i'),
  };
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll("'", "['\u2019]");
}

/** True when a loaded term may begin with the word. */
export function mayBeginLoaded(norm: string, lexicon: LoadedLexicon): boolean {
  return lexicon.first.has(norm) || norm.includes('-');
}

/**
 * Loaded terms among the tokens of a sentence, in order, without overlaps: the longest term that starts at a word wins. Whether the words are the
 * outlet's or a quoted speaker's makes no difference.
 */
export function findLoaded(input: { readonly document: SourceDocument; readonly tokens: readonly Token[]; readonly lexicon: LoadedLexicon }): LoadedFinding[] {
  const { document, tokens, lexicon } = input;
  let found: LoadedFinding[] | null = null;
  let reached = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if ((token.cues & Cue.loaded) === 0 || token.start < reached || !mayBeginLoaded(token.norm, lexicon)) continue;
    const state = lexicon.states.has(token.norm);
    const own = lexicon.terms.get(token.norm) ?? (token.norm.includes('-') ? lexicon.terms.get(token.norm.slice(0, token.norm.indexOf('-'))) : undefined);
    const singular = own === undefined && token.norm.endsWith('s') ? lexicon.terms.get(token.norm.slice(0, -1)) : undefined;
    if (own === undefined && !state && singular === undefined) continue;
    const next = nextWord(tokens, at);
    const term = matchAt(document.text, token.start, next, own, lexicon) ?? matchAt(document.text, token.start, next, singular, lexicon)
      ?? (state && next !== '' ? matchAt(document.text, token.start, next, lexicon.terms.get(`@state ${next}`) ?? (next.endsWith('s') ? lexicon.terms.get(`@state ${next.slice(0, -1)}`) : undefined), lexicon) : null);
    if (!term) continue;
    const end = term.patterns().whole.lastIndex;
    (found ??= []).push({ kind: 'loaded', doc: document.id, anchor: [token.start, end], term: document.text.slice(token.start, end), plain: term.plain, rule: term.id });
    reached = end;
  }
  return found ?? [];
}

/** The word behind token `at`, over hyphens and a possessive; behind the hyphen inside the token itself when it has one. '' at the end. */
function nextWord(tokens: readonly Token[], at: number): string {
  const own = tokens[at]!.norm;
  const hyphen = own.indexOf('-');
  if (hyphen > 0) return own.slice(hyphen + 1);
  let next = at + 1;
  while (GLUE.has(tokens[next]?.norm ?? '')) next++;
  return tokens[next]?.norm ?? '';
}

const GLUE = new Set(['s', '-', '\u2013', '\u2010', '\u2011', "'s", "'"]);

/** The first term of the list whose words and company fit; `lastIndex` of its pattern `whole` is then the end of the match. */
function matchAt(text: string, at: number, next: string, terms: readonly LoadedTerm[] | undefined, lexicon: LoadedLexicon): LoadedTerm | null {
  if (terms === undefined) return null;
  for (const term of terms) {
    if (term.second !== null && !next.startsWith(term.second)) continue;
    const { whole, notBefore, notAfter, need } = term.patterns();
    whole.lastIndex = at;
    const match = whole.exec(text);
    if (match === null) continue;
    const end = at + match[0].length;
    if (term.term.includes('@state') && !hasState(match[0], lexicon)) continue;
    if (notBefore || notAfter || need) {
      const before = text.slice(Math.max(0, at - COMPANY_REACH), at);
      const after = text.slice(end, end + COMPANY_REACH);
      if (notBefore?.test(before) || notAfter?.test(after)) continue;
      if (need && !need.test(before) && !need.test(after) && !need.test(match[0])) continue;
    }
    whole.lastIndex = end;
    return term;
  }
  return null;
}

function hasState(words: string, lexicon: LoadedLexicon): boolean {
  return words.toLowerCase().split(/[\s\-\u2010-\u2015]+/).some((word) => lexicon.states.has(word) || lexicon.states.has(word.replace(/['\u2019]s$/, '')));
}

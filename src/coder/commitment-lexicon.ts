import { readRows, type Table } from '../base/table.js';
import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import { readUnits, type UnitIndex } from '../text/units.js';
import type { CommitmentStatus } from './findings.js';

export type HeadKind = 'instrument' | 'project' | 'mechanism' | 'measure' | 'goal';

/** A noun a commitment can be about. */
export interface Head {
  readonly row: string;
  readonly kind: HeadKind;
  /** Words before the last, in order. */
  readonly before: readonly string[];
  readonly word: string;
  readonly sector: string | null;
}

/** Status an act or phrase gives; the two that only the ledger knows stand as signed and cancelled in a finding. */
export type ActStatus = CommitmentStatus | 'ratified' | 'lapsed';

/** What an act does to the thing it is done to. */
export interface Act {
  readonly row: string;
  readonly verb: string;
  readonly particle: string | null;
  readonly kinds: ReadonlySet<string>;
  readonly done: ActStatus;
  readonly planned: ActStatus;
}

/** How something stands to whoever speaks of it; see `stances.tsv`. */
export type StanceWord = 'agreed' | 'proposed' | 'wish' | 'call' | 'denied' | 'possible';
export interface StanceEntry {
  readonly row: string;
  readonly stance: StanceWord;
}

export interface CommitmentLexicon {
  /** Heads by their last word, longest first. */
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  /** Last words of measures and goals: without one there is no target. */
  readonly measureWords: ReadonlySet<string>;
  /** Last words of heads, plurals included. */
  readonly headWords: ReadonlySet<string>;
  readonly acts: ReadonlyMap<string, readonly Act[]>;
  readonly actNouns: ReadonlyMap<string, Act>;
  readonly stances: { readonly verb: ReadonlyMap<string, StanceEntry>; readonly noun: ReadonlyMap<string, StanceEntry>; readonly adj: ReadonlyMap<string, StanceEntry> };
  /** Word lists of `commitment-words.tsv` by kind; hyphens and spaces written as one space. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Last words of the entries of each list. */
  readonly wordEnds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fixed phrases by first word: words, status and row. */
  readonly phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly status: ActStatus; readonly row: string }[]>;
  readonly units: UnitIndex;
  /** A sentence without any of these lemmas or forms holds no commitment. */
  readonly triggers: ReadonlySet<string>;
}

/** Words without which a sentence that names nothing to be promised holds no promise. */
const PROMISING = "agree decide resolve pledge promise vow commit undertake guarantee assure swear announce approve offer propose plan aim intend consider order instruct authorise authorize schedule consent accept prepare ready willing prepared determined committed decision commitment will 'll would repeat reiterate reaffirm extend grant lend fulfil fulfill honour honor earmark allocate".split(' ');

/** Builds the lexicon of commitments from the tables of a language folder. */
export function readCommitmentLexicon(tables: Readonly<Record<string, Table>>): CommitmentLexicon {
  const heads = new Map<string, Head[]>();
  const triggers = new Set<string>();
  for (const { id, kind, word, sector } of readRows(tables['commitments']!, ['id', 'kind', 'word', 'sector'])) {
    const parts = word.split(/[\s-]+/);
    const last = parts.at(-1)!;
    const list = heads.get(last) ?? [];
    list.push({ row: id, kind: kind as HeadKind, before: parts.slice(0, -1), word, sector: sector === '' ? null : sector });
    heads.set(last, list);
    triggers.add(last);
  }
  for (const list of heads.values()) list.sort((a, b) => b.before.length - a.before.length);

  const acts = new Map<string, Act[]>();
  const actNouns = new Map<string, Act>();
  for (const { id, verb, nouns, kinds, done, planned } of readRows(tables['commitment-acts']!, ['id', 'verb', 'nouns', 'kinds', 'done', 'planned'])) {
    for (const spelling of verb.split('|')) {
      const [lemma, ...particle] = spelling.split(' ');
      const act: Act = { row: id, verb: lemma!, particle: particle.length > 0 ? particle.join(' ') : null, kinds: new Set(kinds.split('|')), done: done as ActStatus, planned: planned as ActStatus };
      acts.set(lemma!, [...(acts.get(lemma!) ?? []), act]);
      for (const noun of nouns === '' ? [] : nouns.split('|')) if (!actNouns.has(noun)) actNouns.set(noun, act);
    }
  }

  const stances = { verb: new Map<string, StanceEntry>(), noun: new Map<string, StanceEntry>(), adj: new Map<string, StanceEntry>() };
  for (const { id, stance, word, pos } of readRows(tables['stances']!, ['id', 'stance', 'word', 'pos'])) {
    stances[pos as 'verb' | 'noun' | 'adj'].set(word, { row: id, stance: stance as StanceWord });
  }
  for (const word of PROMISING) triggers.add(word);

  const words = new Map<string, Set<string>>();
  for (const { kind, word } of readRows(tables['commitment-words']!, ['kind', 'word'])) {
    const set = words.get(kind) ?? new Set<string>();
    set.add(word.replaceAll('-', ' '));
    words.set(kind, set);
  }
  const wordEnds = new Map([...words].map(([kind, set]) => [kind, new Set(Array.from(set, (word) => word.slice(word.lastIndexOf(' ') + 1)))]));
  const phrases = new Map<string, { words: readonly string[]; status: ActStatus; row: string }[]>();
  for (const { id, phrase, status } of readRows(tables['commitment-phrases']!, ['id', 'phrase', 'status'])) {
    const parts = phrase.split(/[\s-]+/);
    phrases.set(parts[0]!, [...(phrases.get(parts[0]!) ?? []), { words: parts, status: status as ActStatus, row: id }]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const headWords = new Set([...heads.keys()].flatMap((word) => [word, `${word}s`]));
  const measureWords = new Set([...heads].filter(([, list]) => list.some((head) => head.kind === 'measure' || head.kind === 'goal')).map(([word]) => word));
  measureWords.add('aim');
  return { heads, headWords, measureWords, acts, actNouns, stances, words, wordEnds, phrases, units: readUnits(tables['units']!), triggers };
}

/** Words before a day to come. */
const TERM = new Set(['by', 'from', 'within', 'before', 'until']);

/** True when a sentence may hold a commitment. */
export function mayHoldCommitment(tokens: readonly Token[], lexicon: CommitmentLexicon): boolean {
  for (const token of tokens) if ((token.cues & Cue.commitment) !== 0 && (lexicon.triggers.has(token.lemma) || lexicon.triggers.has(token.norm))) return true;
  // "Bolivia is to receive", "Ethiopia to drill", "Each side pays in 20 million dollars by March": told as settled, without a word of promising.
  const deeds = lexicon.words.get('deed')!;
  for (let k = 1; k < tokens.length - 1; k++) {
    const { norm, pos } = tokens[k]!;
    if (norm === 'to' && pos === 'PART' && (tokens[k - 1]!.lemma === 'be' || (k < 6 && tokens[k - 1]!.pos === 'PROPN'))) return true;
    if (TERM.has(norm) && (tokens[k + 1]!.pos === 'NUM' || tokens[k + 1]!.pos === 'PROPN' || tokens[k + 1]!.pos === 'DET') && tokens.some((token) => token.pos === 'VERB' && token.norm !== token.lemma && !token.norm.endsWith('ed') && deeds.has(token.lemma))) return true;
  }
  // A headline that says "to" of what will be done: "Seoul to send demining gear".
  return tokens.length <= 24 && tokens.at(-1)?.norm !== '.' && tokens.slice(1, 6).some((token) => token.norm === 'to' && token.pos === 'PART');
}

/** The longest head (of this kind, if given) whose last word is token `at`, with the index of its first token; null when none. */
export function headEndingAt(tokens: readonly Token[], at: number, lexicon: CommitmentLexicon, kind?: HeadKind): { readonly head: Head; readonly from: number } | null {
  const token = tokens[at];
  if (!token || (token.cues & Cue.commitmentHead) === 0 || !(lexicon.headWords.has(token.norm) || lexicon.headWords.has(token.lemma))) return null;
  const list = lexicon.heads.get(token.norm) ?? lexicon.heads.get(token.lemma) ?? (token.norm.endsWith('s') ? lexicon.heads.get(token.norm.slice(0, -1)) : undefined);
  if (!list) return null;
  for (const head of list) {
    if (kind !== undefined && head.kind !== kind) continue;
    let from = at;
    let k = head.before.length - 1;
    while (k >= 0) {
      let before = from - 1;
      if (tokens[before]?.norm === '-') before--;
      const word = tokens[before];
      if (!word || (word.norm !== head.before[k] && word.lemma !== head.before[k])) break;
      from = before;
      k--;
    }
    if (k < 0) return { head, from };
  }
  return null;
}

/** True when the words that end at token `at` (one, two or three of them, hyphens apart) are in a list of `commitment-words.tsv`. */
export function wordsEndingAt(tokens: readonly Token[], at: number, kind: string, lexicon: CommitmentLexicon): number {
  const set = lexicon.words.get(kind);
  const last = tokens[at]!;
  if (!set || last.norm !== '-' && !set.has(last.lemma) && !lexicon.wordEnds.get(kind)!.has(last.norm)) return -1;
  const pieces: string[] = [];
  let found = -1;
  let k = at;
  while (k >= 0 && pieces.length < 3) {
    if (tokens[k]!.norm === '-') {
      k--;
      continue;
    }
    pieces.unshift(tokens[k]!.norm);
    const joined = pieces.join(' ');
    if (set.has(joined) || (pieces.length === 1 && set.has(tokens[k]!.lemma))) found = k;
    k--;
  }
  return found;
}

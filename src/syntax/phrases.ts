import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import type { NounPhrase } from './analysis.js';
import { figureStart } from './figure-words.js';
import type { Grammar } from './grammar.js';

/** A sentence cut into its parts in order: noun phrases, verb groups and the small words between them. */
export type Chunk =
  | { readonly kind: 'noun'; readonly phrase: number; readonly from: number; readonly to: number }
  | { readonly kind: 'verb'; readonly group: VerbGroup; readonly from: number; readonly to: number }
  | { readonly kind: 'preposition' | 'conjunction' | 'subordinator' | 'relative' | 'comma' | 'stop' | 'quote' | 'other'; readonly word: string; readonly from: number; readonly to: number };

/** Auxiliaries, adverbs and the main verb that belong together. */
export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  readonly verb: number;
  readonly lemma: string;
  readonly form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  readonly passive: boolean;
  readonly negated: boolean;
  readonly modal: string | null;
  readonly tense: 'past' | 'present' | 'future' | 'none';
  /** A bare -ed form, which may be a past tense or a reduced relative. */
  readonly ambiguous: boolean;
}

type MutablePhrase = { -readonly [K in keyof NounPhrase]: NounPhrase[K] };

/** Cuts a repaired sentence into chunks from token `start` (behind a dateline); noun phrases are collected in `phrases`, possessors hang on what they possess. */
export function chunkSentence(tokens: readonly Token[], grammar: Grammar, start: number): { phrases: MutablePhrase[]; chunks: Chunk[] } {
  const phrases: MutablePhrase[] = [];
  const chunks: Chunk[] = [];
  let openPossessor = -1;
  let i = start;
  while (i < tokens.length) {
    const token = tokens[i]!;
    const { pos, norm } = token;
    const verbEnd = verbGroupEnd(tokens, i, grammar);
    if (verbEnd > i) {
      const group = readVerbGroup(tokens, i, verbEnd, grammar);
      chunks.push({ kind: 'verb', group, from: i, to: verbEnd });
      i = verbEnd;
      openPossessor = -1;
      continue;
    }
    if ((token.cues & Cue.grammar) !== 0 && pos !== 'NOUN' && grammar.relative.has(norm)) {
      chunks.push({ kind: 'relative', word: norm, from: i, to: i + 1 });
      i++;
      continue;
    }
    if (norm === 'that' && pos !== 'DET') {
      chunks.push({ kind: 'subordinator', word: norm, from: i, to: i + 1 });
      i++;
      continue;
    }
    const figure = figureStart(tokens, i, chunks.at(-1)?.kind);
    if (figure > i || isPhraseStart(token)) {
      const end = phraseEnd(tokens, figure);
      const possessive = tokens[end]?.pos === 'PART' && (tokens[end]!.norm === "'s" || tokens[end]!.norm === "'");
      let head = end - 1;
      while (head > i && !isHead(tokens[head]!)) head--;
      if (!isHead(tokens[head]!)) head = end - 1;
      const index = phrases.length;
      phrases.push({
        from: i, to: end, head, preposition: -1, parent: -1, possessive, coordinated: [], apposition: -1,
        temporal: isTemporal(tokens, i, end, head, grammar),
      });
      if (openPossessor >= 0) phrases[openPossessor]!.parent = index;
      if (possessive) {
        openPossessor = index;
        i = end + 1;
        // A possessor is no chunk of its own: what it possesses speaks for both, unless nothing follows.
        if (i >= tokens.length || !isPhraseStart(tokens[i]!)) {
          chunks.push({ kind: 'noun', phrase: index, from: phrases[index]!.from, to: i });
          openPossessor = -1;
        }
        continue;
      }
      chunks.push({ kind: 'noun', phrase: index, from: openPossessor >= 0 ? firstPossessor(phrases, index) : i, to: end });
      openPossessor = -1;
      i = end;
      continue;
    }
    const isAtOnce = norm === 'once' && tokens[i - 1]?.norm === 'at';
    chunks.push({ kind: isAtOnce ? 'other' : smallWord(token, grammar), word: norm, from: i, to: i + 1 });
    i++;
  }
  return { phrases, chunks };
}

/** Nouns, names and pronouns; not "its" in "its offensive". */
function isHead({ pos, norm }: Token): boolean {
  return pos === 'NOUN' || pos === 'PROPN' || (pos === 'PRON' && !/^(?:his|its|their|her|our|my|your)$/.test(norm));
}

function firstPossessor(phrases: readonly NounPhrase[], index: number): number {
  let from = phrases[index]!.from;
  for (let k = index - 1; k >= 0 && phrases[k]!.possessive && phrases[k]!.parent === k + 1; k--) from = phrases[k]!.from;
  return from;
}

function smallWord(token: Token, grammar: Grammar): 'preposition' | 'conjunction' | 'subordinator' | 'comma' | 'stop' | 'quote' | 'other' {
  if (token.norm === ',' ) return 'comma';
  if ((isStopMark(token.norm.charCodeAt(0)) && /^[;:–—-]+$/.test(token.norm)) || token.norm === '(' || token.norm === ')' || token.norm === '.' || token.norm === '!' || token.norm === '?') return 'stop';
  if (token.norm === '"' || token.norm === '\u201c' || token.norm === '\u201d') return 'quote';
  if (token.pos === 'CCONJ') return 'conjunction';
  if (token.pos === 'SCONJ' || ((token.cues & Cue.grammar) !== 0 && token.pos !== 'ADP' && grammar.subordinator.has(token.norm))) return 'subordinator';
  if (token.pos === 'ADP' || (token.norm === 'to' && token.pos === 'PART')) return 'preposition';
  return 'other';
}

/** Semicolon, colon and dashes. */
const isStopMark = (code: number): boolean => code === 0x3b || code === 0x3a || code === 0x2d || code === 0x2013 || code === 0x2014;

function isPhraseStart(token: Token): boolean {
  const { pos } = token;
  return pos === 'DET' || pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON' || pos === 'NUM' || pos === 'ADJ' || pos === 'SYM' || pos === 'X';
}

const RELATIVE_TIME = new Set(['last', 'next', 'this', 'past', 'each', 'earlier', 'later', 'late', 'early']);

const DAYS = new Set(['today', 'yesterday', 'tomorrow', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** True of days and of words that lead up to a time: "last", "next". */
export function isDayWord(norm: string): boolean {
  return RELATIVE_TIME.has(norm) || DAYS.has(norm);
}

const DAY_PARTS = new Set(['morning', 'afternoon', 'evening', 'night', 'noon', 'midnight', 'prayers', 'week']);
const MONTHS = new Set(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']);

/** "On Thursday | Russian guards", "in February 2022 | Poland", "in 2023 | Iraq": what follows a date that a preposition governs is no part of it. */
function afterDate(tokens: readonly Token[], at: number, start: number): boolean {
  const preposition = tokens[start - 1]?.norm;
  if (preposition !== 'on' && preposition !== 'in' && preposition !== 'since' && preposition !== 'by' && preposition !== 'until') return false;
  const before = tokens[at - 1]!;
  const { norm, pos } = tokens[at]!;
  if (pos === 'NUM' || pos === 'PUNCT' || DAY_PARTS.has(norm)) return false;
  if (preposition === 'on') return at === start + 1 && DAYS.has(before.norm) && !MONTHS.has(norm);
  const month = MONTHS.has(tokens[start]!.norm) && tokens[start]!.text !== tokens[start]!.norm;
  const year = /^(?:1[5-9]|20)\d\d$/.test(before.norm);
  return (year && (at === start + 1 || (month && at === start + 2))) || (month && at === start + 1);
}

/** "a dozen Chinese firms": counting words that are nouns. */
const COUNTS = new Set(['dozen', 'score', 'hundred', 'thousand', 'million', 'couple', 'handful', 'few']);

/** A noun that cannot belong to the phrase before it: "Thailand | last year", "after the quake | Taiwanese rescuers". */
function opensAnother(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (!next) return false;
  if ((token.cues & Cue.day) !== 0 && RELATIVE_TIME.has(token.norm) && /^(?:year|month|week|night|day|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|decade|century|weekend)s?$/.test(next.norm)) return true;
  const before = tokens[at - 1]!;
  if (afterDate(tokens, at, start)) return true;
  // "Jamaica and Cuba | today renewed": the day is no part of the name.
  if ((token.cues & Cue.day) !== 0 && DAYS.has(token.norm) && (before.pos === 'PROPN' || before.pos === 'NOUN')) return true;
  const governed = start > 0 && tokens[start - 1]!.pos === 'ADP' && !COUNTS.has(before.norm);
  return governed && token.pos === 'PROPN' && before.pos === 'NOUN' && next.pos === 'NOUN' && /(?:an|ian|ese|ish|i|ch|sh|ic)$/.test(token.norm) && token.text !== token.norm;
}

function phraseEnd(tokens: readonly Token[], start: number): number {
  let i = start;
  let seenNoun = false;
  while (i < tokens.length) {
    const { pos, norm } = tokens[i]!;
    if (pos === 'PRON' && i > start && !/^(?:his|its|their|her|our|my)$/.test(norm)) break;
    if (pos === 'DET' && seenNoun) break;
    if (seenNoun ? opensAnother(tokens, i, start) : i === start + 1 && afterDate(tokens, i, start)) break;
    if (pos === 'PRON' && seenNoun) break;
    // "gave the ambassador | 72 hours"
    if (seenNoun && pos === 'NUM' && tokens[i - 1]!.pos === 'NOUN' && tokens[i + 1]?.pos === 'NOUN' && tokens[i + 1]!.lemma !== tokens[i + 1]!.norm) break;
    // "dismissed as groundless | Kenya's claim"
    if (i === start + 1 && !seenNoun && pos === 'PROPN' && tokens[start]!.pos === 'ADJ' && tokens[start - 1]?.norm === 'as') break;
    if (seenNoun && (pos === 'SYM' || (pos === 'NUM' && tokens[i - 1]!.pos === 'PROPN' && tokens[i + 1]?.pos === 'NOUN'))) break;
    if (pos === 'NOUN' || pos === 'PROPN') { seenNoun = true; i++; continue; }
    if (pos === 'PRON') { i++; if (!/^(?:his|its|their|her|our|my|your)$/.test(norm)) break; continue; }
    // "a 27 per cent tariff"
    if (norm === 'per' && i > start && tokens[i - 1]!.pos === 'NUM' && tokens[i + 1]?.norm === 'cent') { i += 2; continue; }
    if (pos === 'DET' || pos === 'NUM' || pos === 'ADJ' || pos === 'SYM' || pos === 'X') { i++; continue; }
    // "the only road"
    if (norm === 'only' && pos === 'ADV' && i > start && tokens[i - 1]!.pos === 'DET') { i++; continue; }
    // "Iran-backed", "the most wanted man", "two- and three-day talks"
    if (pos === 'ADV' && i > start && !seenNoun && (tokens[i + 1]?.pos === 'ADJ' || tokens[i + 1]?.pos === 'NUM' || (tokens[i + 1]?.norm === '-' && tokens[i + 1]!.start === tokens[i]!.end))) { i++; continue; }
    if (pos === 'PUNCT' && norm === '-' && tokens[i - 1]!.end === tokens[i]!.start && tokens[i + 1]?.start === tokens[i]!.end && tokens[i + 1]!.pos !== 'VERB') {
      i += 2;
      const joined = tokens[i - 1];
      if (joined && (joined.pos === 'NOUN' || joined.pos === 'PROPN')) seenNoun = true;
      continue;
    }
    if (pos === 'CCONJ' && norm === 'and' && i > start && !seenNoun && tokens[i - 1]!.pos === 'ADJ' && tokens[i + 1]?.pos === 'ADJ') { i++; continue; }
    if ((pos === 'PUNCT' && norm === ',') && i > start && !seenNoun && tokens[i - 1]!.pos === 'ADJ' && tokens[i + 1]?.pos === 'ADJ') { i++; continue; }
    break;
  }
  return Math.min(Math.max(i, start + 1), tokens.length);
}

function isTemporal(tokens: readonly Token[], from: number, to: number, head: number, grammar: Grammar): boolean {
  const { norm, lemma, cues } = tokens[head]!;
  if ((cues & Cue.time) === 0 || (!grammar.temporal.has(norm) && !grammar.temporal.has(lemma))) {
    return to - from === 1 && norm.length === 4 && /^(?:19|20)\d\d$/.test(norm);
  }
  // "two days of drills": the time is the act's own measure.
  if (tokens[to]?.norm === 'of' && /^(?:day|week|month|hour|year)s?$/.test(norm) && (tokens[to + 1]?.pos === 'NOUN' || tokens[to + 1]?.pos === 'ADJ')) return false;
  if (norm === 'march' || norm === 'may') return tokens[head]!.text !== norm;
  return true;
}

/** End of the verb group that starts at `start`, or `start` when none does. */
function verbGroupEnd(tokens: readonly Token[], start: number, grammar: Grammar): number {
  const first = tokens[start]!;
  let i = start;
  if (first.norm === 'to' && (first.pos === 'PART' || first.pos === 'ADP')) {
    let k = start + 1;
    while (tokens[k]?.pos === 'ADV' || tokens[k]?.norm === 'not') k++;
    const next = tokens[k];
    if (!next || (next.pos !== 'VERB' && next.pos !== 'AUX') || next.norm.endsWith('ing')) return start;
    i = k;
  } else if (first.norm === 'not' && grammar.negator.has('not')) {
    let k = start + 1;
    if (tokens[k]?.norm === 'to') k++;
    if (tokens[k]?.pos !== 'VERB') return start;
    i = k;
  } else if (first.pos !== 'VERB' && first.pos !== 'AUX') {
    return start;
  }
  for (;;) {
    while (tokens[i]?.pos === 'AUX') i++;
    const resumed = afterTimePhrase(tokens, i, grammar);
    if (resumed > i) return resumed;
    let k = i;
    while (k < tokens.length && (tokens[k]!.pos === 'ADV' || tokens[k]!.norm === 'not' || tokens[k]!.norm === "n't" || tokens[k]!.norm === 'never')) k++;
    if (tokens[k]?.pos === 'AUX' && k > i) { i = k; continue; }
    if (tokens[k]?.pos === 'VERB' && (k === i || tokens[i - 1]?.pos === 'AUX')) return k + 1;
    // negation belongs to the group even when the verb is a bare auxiliary ("is not")
    if (k > i && (tokens[i]!.norm === 'not' || tokens[i]!.norm === "n't")) return i + 1;
    return Math.max(i, start);
  }
}

/** "will on Tuesday lead", "would in future pay": end of the group whose modal and verb a time phrase parts; `at` when there is none. */
function afterTimePhrase(tokens: readonly Token[], at: number, grammar: Grammar): number {
  const modal = tokens[at - 1];
  if (!modal || (modal.cues & Cue.grammar) === 0 || !grammar.modal.has(modal.norm)) return at;
  let k = at;
  if (tokens[k]?.norm === ',') k++;
  if (tokens[k]?.pos !== 'ADP' && !grammar.temporal.has(tokens[k]?.norm ?? '') && !RELATIVE_TIME.has(tokens[k]?.norm ?? '')) return at;
  for (const stop = Math.min(tokens.length, k + 8); k < stop; k++) {
    const token = tokens[k]!;
    if (token.pos === 'VERB' || ((token.pos === 'NOUN' || token.pos === 'ADJ') && !grammar.temporal.has(token.norm) && !grammar.temporal.has(token.lemma) && token.norm !== 'future')) {
      if (!grammar.lemmatiser.verbForms(token.norm).has('base')) return at;
      token.pos = 'VERB';
      token.lemma = grammar.lemmatiser.verb(token.norm);
      return k + 1;
    }
    if (token.pos === 'ADP' || token.pos === 'NUM' || token.norm === ',' || token.norm === 'the' || token.norm === 'future' || token.pos === 'ADJ' || grammar.temporal.has(token.norm) || grammar.temporal.has(token.lemma)) continue;
    return at;
  }
  return at;
}

function readVerbGroup(tokens: readonly Token[], from: number, to: number, grammar: Grammar): VerbGroup {
  let verb = to - 1;
  while (verb > from && tokens[verb]!.pos !== 'VERB' && tokens[verb]!.pos !== 'AUX') verb--;
  const main = tokens[verb]!;
  const infinitive = tokens[from]!.norm === 'to' || (tokens[from]!.norm === 'not' && tokens[from + 1]?.norm === 'to');
  let modal: string | null = null;
  let negated = false;
  let be = false;
  let have = false;
  let past = false;
  for (let k = from; k < to; k++) {
    const { norm, cues } = tokens[k]!;
    if ((cues & Cue.grammar) === 0) continue;
    if (grammar.negator.has(norm)) negated = true;
    if (k >= verb) continue;
    if (grammar.modal.has(norm)) modal = MODAL_FORMS.get(norm) ?? norm;
    if (grammar.beVerb.has(norm) && norm !== "'s") be = true;
    else if (norm === "'s" && tokens[k]!.pos === 'AUX') be = true;
    if (grammar.haveVerb.has(norm)) have = true;
    if (norm === 'was' || norm === 'were' || norm === 'had' || norm === 'did' || norm === 'been') past = true;
  }
  const forms = grammar.lemmatiser.verbForms(main.norm);
  const gerund = main.norm.endsWith('ing') && (forms.size === 0 || forms.has('gerund'));
  const participle = forms.size > 0 ? forms.has('participle') : main.norm.endsWith('ed');
  const isPast = forms.size > 0 ? forms.has('past') : main.norm.endsWith('ed');
  const passive = be && participle && !gerund && main.pos === 'VERB';
  const form = infinitive ? 'infinitive' : gerund && !be ? 'gerund' : participle && !be && !have && !modal && !isPast ? 'participle' : 'finite';
  const tense = modal === 'will' || modal === 'shall' ? 'future' : form !== 'finite' ? 'none' : past || have || isPast ? 'past' : 'present';
  const lemma = main.pos === 'AUX' ? main.lemma : grammar.lemmatiser.verb(main.norm);
  return { from, to, verb, lemma, form, passive, negated, modal, tense, ambiguous: form === 'finite' && participle && isPast && verb === from };
}

const MODAL_FORMS = new Map([["'ll", 'will'], ['wo', 'will'], ['ca', 'can'], ['sha', 'shall']]);

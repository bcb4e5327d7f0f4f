import type { Span } from '../base/span.js';

/** Words whose full stop need not end a sentence: `no` never does, `maybe` only before a typical sentence opener. */
export type Abbreviations = ReadonlyMap<string, 'no' | 'maybe'>;

/** Longest stretch analysed as one sentence, in characters; longer ones are cut at a space so that time stays linear. */
export const MAX_SENTENCE_LENGTH = 1500;

const OPENERS = new Set(
  'the a an in on at he she it they we i but and this that these those there his her its their our after before while when as if for from with since however meanwhile earlier later although according both some many most last'.split(' '),
);
const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13 || c === 0xa0 || c === 0x2028 || c === 0x2029;
const isUpper = (ch: string): boolean => ch !== ch.toLowerCase();
const isClosing = (ch: string): boolean => ch === '"' || ch === '\u201d' || ch === '\u2019' || ch === "'" || ch === ')' || ch === ']' || ch === '»';
const isOpening = (ch: string): boolean => ch === '"' || ch === '\u201c' || ch === '\u2018' || ch === "'" || ch === '(' || ch === '[' || ch === '«';

/**
 * Sentence spans of a text in order, without surrounding white space. Every non-space character lies in exactly one span.
 * Blank lines always end a sentence; a single line break does where lines are paragraphs or the line is a heading.
 */
export function splitSentences(text: string, abbreviations: Abbreviations): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const [start, end] of splitBlocks(text)) {
    let from = start;
    at = start;
    while (at < end) {
      const ch = text.charCodeAt(at);
      if (ch === 46 || ch === 33 || ch === 63 || ch === 0x2026) {
        let stop = at + 1;
        while (stop < end && '.!?…'.includes(text[stop]!)) stop++;
        while (stop < end && isClosing(text[stop]!)) stop++;
        if (endsSentence(text, from, at, stop, end, abbreviations)) {
          pushSpan(text, from, stop, spans);
          from = stop;
        }
        at = stop;
      } else {
        at++;
      }
    }
    pushSpan(text, from, end, spans);
  }
  return spans;
}

/** "HARBOUR TIMES   Wed 21 Oct 1998   p. 2": a newspaper's name and date over the page. */
const PAGE_HEAD = /^(?:\p{Lu}\p{Ll}? ?){3}\P{Ll}.*\b(?:(?:1[5-9]|20)\d\d|[Pp](?:age|\.)? ?\d+)[\s\d.–—-]*$/u;

/** Words that no line of its own ends with. */
const LEADS_ON = /(?:^|\s)(?:a|an|the|of|in|on|at|to|by|for|with|from|and|or|that|its|his|her|their|said)$/i;

/** Paragraph-like blocks between blank lines, headings and full lines. */
function* splitBlocks(text: string): Generator<Span> {
  const lines: Span[] = [];
  for (let from = 0; from <= text.length;) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    lines.push([from, to]);
    from = to + 1;
  }
  // The width of a column: that of its longer lines, but not of a page's head or foot, which may be longer.
  const widths = lines.filter(([a, b]) => b > a).map(([a, b]) => Math.min(b - a, 400)).sort((a, b) => a - b);
  const widest = widths[Math.min(widths.length - 1, Math.floor(widths.length * (widths.length < 6 ? 1 : 0.85)))] ?? 0;
  // Lines that hardly ever begin in lower case are items of a list (headlines), not parts of a paragraph.
  const later = lines.slice(1).map(([a, b]) => text.slice(a, b).trimStart()).filter((line) => line !== '');
  const inner = later.filter((line) => /^\p{Ll}/u.test(line)).length;
  const wrapped = widest <= 120 && !(later.length >= 3 && inner < later.length * 0.15);
  let start = -1;
  let end = -1;
  for (let k = 0; k < lines.length; k++) {
    const [a, b] = lines[k]!;
    const line = text.slice(a, b).trim();
    if (line === '') {
      if (start >= 0) yield [start, end];
      start = -1;
      continue;
    }
    if (start < 0) start = a;
    end = b;
    const bullet = /^(?:[-*•‣–—]|\(?\d{1,2}[.)])\s/.test(text.slice(lines[k + 1]?.[0] ?? b, (lines[k + 1]?.[0] ?? b) + 12).trimStart());
    const short = (b - a < 0.7 * widest || b - a > 1.3 * widest) && !/^\s*\p{Ll}/u.test(text.slice(lines[k + 1]?.[0] ?? b, (lines[k + 1]?.[0] ?? b) + 12)) && !LEADS_ON.test(line);
    if (!wrapped || bullet || short || PAGE_HEAD.test(line)) {
      yield [start, end];
      start = -1;
    }
  }
  if (start >= 0) yield [start, end];
}

function endsSentence(text: string, from: number, dot: number, stop: number, end: number, abbreviations: Abbreviations): boolean {
  if (stop >= end) return true;
  if (!isSpace(text.charCodeAt(stop))) return false;
  let next = stop;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  if (next >= end) return true;
  let first = next;
  while (first < end && isOpening(text[first]!)) first++;
  const ch = text[first] ?? '';
  const startsLikeSentence = isUpper(ch) || (ch >= '0' && ch <= '9') || first > next || ch.toLowerCase() === ch.toUpperCase();
  if (!startsLikeSentence) return false;
  if (text[dot] !== '.') return true;
  let word = dot;
  while (word > from && !isSpace(text.charCodeAt(word - 1)) && !isOpening(text[word - 1]!)) word--;
  const before = text.slice(word, dot);
  if (/^[A-Z]$/.test(before)) return false;
  const kind = abbreviations.get(`${before.toLowerCase()}.`) ?? (/^(?:[A-Za-z]\.)+[A-Za-z]$/.test(before) ? 'maybe' : undefined);
  if (kind === undefined) return true;
  if (kind === 'no') return false;
  let last = first;
  while (last < end && !isSpace(text.charCodeAt(last))) last++;
  return OPENERS.has(text.slice(first, last).toLowerCase());
}

function pushSpan(text: string, from: number, to: number, spans: Span[]): void {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  while (to - from > MAX_SENTENCE_LENGTH) {
    const space = text.slice(from, from + MAX_SENTENCE_LENGTH + 1).lastIndexOf(' ');
    const cut = wholeCharacter(text, from + (space <= 0 ? MAX_SENTENCE_LENGTH : space));
    spans.push([from, cut]);
    from = cut;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
  }
  if (to > from) spans.push([from, to]);
}

/** The place itself, or the one before where it would cut a surrogate pair in two. */
function wholeCharacter(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

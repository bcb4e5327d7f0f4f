import { Cue } from './cue.js';
import type { Sentence, Token } from './sentence.js';

const cased = (words: string): string => words.split(' ').flatMap((word) => [word, word.toUpperCase()]).join('|');
const MONTH = `(?:${cased('January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec')})\\.?`;
const WEEKDAY = `(?:${cased('Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun')})\\.?`;
const DAY = '\\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?';
const DATE = `(?:${WEEKDAY}(?: ?,? ?(?:${DAY} ${MONTH}|${MONTH} ${DAY}))?|${DAY} ${MONTH}|${MONTH} ${DAY})(?:,? \\d{4})?`;
/** "HANOI MARCH 2. ", "RAWALPINDI, Sept. 9: ", "Aden , Wednesday - ": place and day. */
const PLACE_AND_DATE = new RegExp(`^\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3}? ?,? ${DATE} ?(?:\\. ?-|[.:]|--|[-—–])(?= |$|\\p{Lu})`, 'u');

/** First token after a dateline ("TEHRAN, May 3 (Xinhua) -- ") or the mark of a turn in an interview ("Q:"), 0 when the sentence has none. Dateline and agency are no actors. */
export function datelineEnd({ tokens, cues: all }: Sentence): number {
  const first = tokens[0];
  if (!first) return 0;
  if (tokens[1]?.text === ':' && /^(?:Q|A|Question|Answer)$/.test(first.text)) return 2;
  const clock = isDigit(first.text.charCodeAt(0)) ? clockEnd(tokens) : 0;
  if (clock > 0) return clock;
  const dated = (all & Cue.time) !== 0 && tokens[1] !== undefined && tokens.some(({ cues }, k) => k > 0 && k < 7 && (cues & Cue.time) !== 0);
  if (!dated && (all & Cue.dash) === 0) return 0;
  let opening = '';
  for (let k = 0; k < tokens.length && opening.length < 90; k++) opening += ' '.repeat(k > 0 ? Math.min(8, tokens[k]!.start - tokens[k - 1]!.end) : 0) + tokens[k]!.text;
  const lead = dated ? PLACE_AND_DATE.exec(opening) : null;
  if (lead) {
    const at = tokens.findIndex(({ start }) => start >= first.start + lead[0].length);
    return at < 0 ? tokens.length : at;
  }
  const match = /^(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}|(?:[A-Z][\w.'’-]+ ?){1,3}(?=[,(]))(?:, ?(?:\d{1,2} )?[A-Z][\w.]+(?: [A-Z][\w.]+)?(?: \d{1,2})?(?:,? \d{4})?){0,2}(?:,? ?\([^)]{2,30}\)|,? [A-Z]{2,8})? ?(?:--|—|–| - |: )/.exec(opening);
  if (!match || match[0].length < 5) return 0;
  // "IRAN: …" in a headline is a topic, not a dateline.
  if (match[0].endsWith(': ') && !/[(,]/.test(match[0]) && !/^[A-Z]{3,}(?: [A-Z]{3,})*: $/.test(match[0])) return 0;
  const end = first.start + match[0].length;
  const at = tokens.findIndex((token) => token.start >= end);
  return at < 0 || at > 14 ? 0 : at;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** "09:15 ", "15:00 GMT BREAKING: ": what posts of a running report open with; 0 when the sentence opens otherwise. */
function clockEnd(tokens: readonly Token[]): number {
  let at = 0;
  if (/^\d{1,2}[:.]\d{2}(?:am|pm)?$/i.test(tokens[0]!.text)) at = 1;
  else if (/^\d{1,2}$/.test(tokens[0]!.text) && /^[:.]$/.test(tokens[1]?.text ?? '') && /^\d{2}$/.test(tokens[2]?.text ?? '') && tokens[2]!.end - tokens[0]!.start <= 5) at = 3;
  if (at === 0) return 0;
  while (tokens[at] && (/^(?:[ap]\.?m\.?|GMT|UTC|CET|EST|EDT|BST|IST|PKT|local|time|BREAKING|UPDATE|CORRECTION|WATCH|LIVE)$/i.test(tokens[at]!.text) || /^[:|–—-]$/.test(tokens[at]!.text))) at++;
  return at < tokens.length ? at : 0;
}

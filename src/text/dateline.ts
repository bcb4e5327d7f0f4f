import type { Token } from './sentence.js';

/** First token after a dateline ("TEHRAN, May 3 (Xinhua) -- ") or the mark of a turn in an interview ("Q:"), 0 when the sentence has none. Dateline and agency are no actors. */
export function datelineEnd(tokens: readonly Token[]): number {
  const first = tokens[0];
  if (!first) return 0;
  if (tokens[1]?.text === ':' && /^(?:Q|A|Question|Answer)$/.test(first.text)) return 2;
  let opening = '';
  for (let k = 0; k < tokens.length && opening.length < 90; k++) opening += ' '.repeat(k > 0 ? Math.min(8, tokens[k]!.start - tokens[k - 1]!.end) : 0) + tokens[k]!.text;
  const match = /^(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}|(?:[A-Z][\w.'’-]+ ?){1,3}(?=[,(]))(?:, ?(?:\d{1,2} )?[A-Z][\w.]+(?: [A-Z][\w.]+)?(?: \d{1,2})?(?:,? \d{4})?){0,2}(?:,? ?\([^)]{2,30}\)|,? [A-Z]{2,8})? ?(?:--|—|–| - |: )/.exec(opening);
  if (!match || match[0].length < 5) return 0;
  // "IRAN: …" in a headline is a topic, not a dateline.
  if (match[0].endsWith(': ') && !/[(,]/.test(match[0]) && !/^[A-Z]{3,}(?: [A-Z]{3,})*: $/.test(match[0])) return 0;
  const end = first.start + match[0].length;
  const at = tokens.findIndex((token) => token.start >= end);
  return at < 0 || at > 14 ? 0 : at;
}

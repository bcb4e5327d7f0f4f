import type { Token } from './sentence.js';

/** Whether a quotation stands open behind the token, when before it it did or did not (`open`). Straight marks open and close in turn. */
export function isQuoteOpenAfter({ text }: Token, open: boolean): boolean {
  if (text === '"') return !open;
  return text === '\u201c' || (open && text !== '\u201d');
}

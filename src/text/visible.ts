import type { Span } from '../base/span.js';

/** Characters without a shape of their own: soft hyphens, zero-width spaces and joiners, marks of writing direction, byte-order marks. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g');

/** A text as a reader sees it, and the way back to the untouched one. */
export interface VisibleText {
  readonly text: string;
  /** Span of the untouched text that covers a span of this one. Invisible characters at its edges stay outside. */
  toOriginal(span: Span): Span;
  /** Span of this text for one of the untouched text. */
  fromOriginal(span: Span): Span;
}

/** The text without invisible characters, or null where there are none and the text can be read as it is. */
export function readVisible(original: string): VisibleText | null {
  if (!INVISIBLE.test(original)) return null;
  const text = original.replace(ALL_INVISIBLE, '');
  const places = new Uint32Array(text.length + 1);
  const numbers = new Uint32Array(original.length + 1);
  let kept = 0;
  for (let k = 0; k < original.length; k++) {
    numbers[k] = kept;
    if (!INVISIBLE.test(original[k]!)) places[kept++] = k;
  }
  places[kept] = original.length;
  numbers[original.length] = kept;
  return {
    text,
    toOriginal: ([start, end]) => [places[start]!, end > start ? places[end - 1]! + 1 : places[start]!],
    fromOriginal: ([start, end]) => [numbers[Math.min(start, original.length)]!, numbers[Math.min(end, original.length)]!],
  };
}

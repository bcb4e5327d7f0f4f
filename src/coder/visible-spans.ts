import type { Span } from '../base/span.js';
import { readVisible } from '../text/visible.js';
import type { RelationInput } from './pair-relation.js';

/**
 * Reads a text as it is meant: without invisible characters (soft hyphens, direction marks …), with words parted at line ends joined and the
 * commonest slips of scanners set right, all of which would hide names and words. Points
 * what was read at the untouched text. `read` must give plain data in which every list of two numbers is a span.
 */
export function readAsSeen<T>(original: string, read: (text: string) => T): T {
  const visible = readVisible(original);
  return visible === null ? read(original) : withSpans(read(visible.text), visible.toOriginal) as T;
}

/** The same question about the text as it is seen. */
export function relationAsSeen(input: RelationInput): RelationInput {
  const visible = readVisible(input.text);
  if (visible === null) return input;
  const mark = (given: string | Span): string | Span => (typeof given === 'string' ? readVisible(given)?.text ?? given : visible.fromOriginal(given));
  return { ...input, text: visible.text, source: mark(input.source), target: mark(input.target) };
}

function withSpans(value: unknown, move: (span: Span) => Span): unknown {
  if (Array.isArray(value)) {
    const isSpan = value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'number';
    return isSpan ? move(value as unknown as Span) : value.map((each) => withSpans(each, move));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withSpans(each, move)]));
}

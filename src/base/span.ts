/** Half-open range `[start, end)` in UTF-16 code units of an untouched text: `text.slice(start, end)` is what it covers. */
export type Span = readonly [start: number, end: number];

/** The characters of `text` that `span` covers. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span[0], span[1]);
}

/** Half-open range `[start, end)` in UTF-16 code units of an untouched text: `text.slice(start, end)` is what it covers. */
export type Span = readonly [start: number, end: number];

/** The characters of `text` that `span` covers. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span[0], span[1]);
}

/** True when every character of `inner` lies in `outer`. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** True when the two spans share at least one character. Touching spans do not overlap. */
export function overlapsSpan(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

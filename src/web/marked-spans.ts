import type { Span } from '../base/span.js';

/** What a marked stretch of text stands for. */
export type SpanRole = 'source' | 'target' | 'act' | 'speaker' | 'cue' | 'date' | 'place' | 'commitment' | 'claim' | 'loaded';

export interface MarkedSpan {
  readonly span: Span;
  readonly role: SpanRole;
  /** Opens more about the stretch, if given. */
  readonly key?: string;
}

export const ROLE_LABELS: Readonly<Record<SpanRole, string>> = {
  source: 'who acts', target: 'upon whom', act: 'the act', speaker: 'who says so', cue: 'word of saying', date: 'when', place: 'where',
  commitment: 'promise', claim: 'claim', loaded: 'loaded word',
};

export interface Segment {
  readonly text: string;
  readonly start: number;
  /** Every role that covers the segment, in order of their spans. */
  readonly marks: readonly MarkedSpan[];
}

/** Cuts a text at every border of a span: laid end to end the segments are the text again, whatever overlaps. */
export function cutAtSpans(text: string, spans: readonly MarkedSpan[]): Segment[] {
  const inside = spans.flatMap((marked) => {
    const start = Math.max(0, Math.min(text.length, marked.span[0]));
    const end = Math.max(start, Math.min(text.length, marked.span[1]));
    return end > start ? [{ ...marked, span: [start, end] as const }] : [];
  });
  const borders = [...new Set([0, text.length, ...inside.flatMap(({ span }) => span)])].toSorted((x, y) => x - y);
  return borders.slice(0, -1).map((start, k) => {
    const end = borders[k + 1]!;
    return { text: text.slice(start, end), start, marks: inside.filter(({ span }) => span[0] <= start && end <= span[1]) };
  });
}

/** The spans of an event, for marking it in its text. */
export function spansOfEvent(finding: {
  readonly source: readonly { readonly span: Span }[]; readonly target: readonly { readonly span: Span }[]; readonly anchor: Span;
  readonly attribution: readonly { readonly span: Span; readonly cue: Span }[]; readonly date: { readonly span: Span | null } | null;
}): MarkedSpan[] {
  return [
    ...finding.attribution.flatMap(({ span, cue }) => [{ span, role: 'speaker' as const }, { span: cue, role: 'cue' as const }]),
    ...(finding.date?.span ? [{ span: finding.date.span, role: 'date' as const }] : []),
    ...finding.source.map(({ span }) => ({ span, role: 'source' as const })),
    ...finding.target.map(({ span }) => ({ span, role: 'target' as const })),
    { span: finding.anchor, role: 'act' as const },
  ];
}

/** Moves spans of a document into a part of it that starts at `offset`. */
export function shiftSpans(spans: readonly MarkedSpan[], offset: number): MarkedSpan[] {
  return spans.map((marked) => ({ ...marked, span: [marked.span[0] - offset, marked.span[1] - offset] }));
}

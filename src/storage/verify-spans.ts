import type { Span } from '../base/span.js';
import type { Actor, Attribution, Finding } from '../coder/findings.js';

/** Every span a finding points at its text with. */
export function spansOf(finding: Finding): Span[] {
  switch (finding.kind) {
    case 'event': return [
      finding.anchor, finding.sentence, ...finding.source.map(spanOf), ...finding.target.map(spanOf), ...finding.attribution.flatMap(spansOfSpeaker),
      ...present([finding.date?.span]),
    ];
    case 'commitment': return [
      finding.anchor, finding.sentence, ...finding.attribution.flatMap(spansOfSpeaker), ...present([finding.date?.span, finding.listedIn, ...Object.values(finding.parts ?? {})]),
    ];
    case 'claim': return [finding.anchor, finding.sentence, ...present([finding.speakerSpan, ...(finding.figures ?? []).map(spanOf)])];
    case 'loaded': return [finding.anchor];
    case 'issue': return Array.isArray(finding.at) ? [finding.at as unknown as Span] : [];
  }
}

function spanOf({ span }: Actor | { readonly span: Span }): Span {
  return span;
}

function spansOfSpeaker({ span, cue }: Attribution): Span[] {
  return [span, cue];
}

function present(spans: readonly (Span | null | undefined)[]): Span[] {
  return spans.filter((span): span is Span => span !== null && span !== undefined);
}

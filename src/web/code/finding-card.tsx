import type { Finding } from '../../coder/findings.js';
import { amountWords } from '../amount-words.js';
import { StatusChip, TypeChip } from '../chips.js';
import { actorName } from '../actor-names.js';
import { actorWords, speakerWords, whoWords } from '../event-words.js';
import { formatDate, joinWords } from '../format.js';
import { spansOfEvent, type MarkedSpan } from '../marked-spans.js';
import { capitalise, CLAIM_TYPES, COMMITMENT_TYPES } from '../labels.js';

export type TextFinding = Exclude<Finding, { kind: 'issue' }>;

/** The stretches of text a finding rests on. */
export function findingSpans(finding: TextFinding): MarkedSpan[] {
  if (finding.kind === 'event') return spansOfEvent(finding);
  const speakers = finding.kind === 'commitment' ? finding.attribution.flatMap(({ span, cue }) => [{ span, role: 'speaker' as const }, { span: cue, role: 'cue' as const }]) : [];
  return [...speakers, { span: finding.anchor, role: finding.kind }];
}

/** One finding in plain words; choosing it marks its stretches in the text. */
export function FindingCard({ finding, text, isChosen, onChoose }: { readonly finding: TextFinding; readonly text: string; readonly isChosen: boolean; readonly onChoose: () => void }) {
  return (
    <li class={`finding ${isChosen ? 'is-chosen' : ''}`}>
      <button type="button" class="finding-choose" aria-pressed={isChosen} onClick={onChoose}>{describe(finding, text)}</button>
    </li>
  );
}

function describe(finding: TextFinding, text: string) {
  const quote = text.slice(finding.anchor[0], finding.anchor[1]);
  switch (finding.kind) {
    case 'event': {
      const row = { finding, sentenceText: text.slice(finding.sentence[0], finding.sentence[1]) };
      const speaker = speakerWords(finding);
      return (
        <>
          <span class="finding-title">{finding.source.length > 0 ? whoWords(row) : 'Actor not named'}</span>
          <span class="event-foot"><TypeChip type={finding.type} mode={finding.mode} /><StatusChip status={finding.status} /></span>
          <span class="finding-detail">{[
            `“${quote}”`, finding.source.map((actor) => actorWords(actor, row)).join(' and '), speaker ? `said by ${speaker}` : null, finding.date ? formatDate(finding.date.value) : null,
            finding.place?.name, finding.sectors.map(capitalise).join(', ') || null,
          ].filter(Boolean).join(' · ')}</span>
          <span class="finding-rule"><code>{finding.rule}</code> · confidence {finding.confidence.toFixed(2)}</span>
        </>
      );
    }
    case 'commitment': return (
      <>
        <span class="finding-title">{finding.what}</span>
        <span class="finding-detail">{[COMMITMENT_TYPES[finding.type], joinWords(finding.parties.map(actorName)), amountWords(finding), finding.deadline ? `due ${formatDate(finding.deadline)}` : null, finding.status].filter(Boolean).join(' · ')}</span>
        <span class="finding-rule"><code>{finding.rule}</code></span>
      </>
    );
    case 'claim': return (
      <>
        <span class="finding-title">“{quote}”</span>
        <span class="finding-detail">{CLAIM_TYPES[finding.type].label}, {CLAIM_TYPES[finding.type].about} · speaker: {finding.speaker}</span>
        <span class="finding-rule"><code>{finding.rule}</code></span>
      </>
    );
    case 'loaded': return (
      <>
        <span class="finding-title">“{quote}”</span>
        <span class="finding-detail">{finding.plain ? `plainer: ${finding.plain}` : 'no plainer word fits everywhere'}</span>
      </>
    );
  }
}

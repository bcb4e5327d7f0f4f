import type { EventRow } from '../server/contract.js';
import { StatusChip, TypeChip } from './chips.js';
import { speakerWords, whoWords } from './event-words.js';
import { formatDate, plural } from './format.js';
import { Highlighted } from './highlight.js';
import { shiftSpans, spansOfEvent } from './marked-spans.js';
import { open } from './state.js';

/** One event in a list: when, who, what, how sure, and the sentence; opens its evidence. */
export function EventItem({ row }: { readonly row: EventRow }) {
  const { finding, document } = row;
  const speaker = speakerWords(finding);
  return (
    <li class={`event quad-edge-${finding.quad}`}>
      <button type="button" class="event-open" onClick={() => open('event', row.id)}>
        <span class="event-head">
          <time dateTime={row.date ?? undefined}>{formatDate(row.date, true)}</time>
          <strong>{whoWords(row)}</strong>
          <span class="visually-hidden">Open the evidence</span>
        </span>
      </button>
      <p class="sentence"><Highlighted text={row.sentenceText} spans={shiftSpans(spansOfEvent(finding), finding.sentence[0])} /></p>
      <p class="event-foot">
        <TypeChip type={finding.type} mode={finding.mode} />
        <StatusChip status={finding.status} />
        <span class="says">{speaker ? <>said by {speaker}</> : 'in the source’s own voice'}</span>
        <span class="reports">{document.reports === 0 ? 'source not named' : plural(document.reports, 'report')}{row.tellings ? ` · told ${row.tellings} times` : ''}</span>
      </p>
    </li>
  );
}

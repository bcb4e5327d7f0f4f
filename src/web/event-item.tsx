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
      {row.imported ? <p class="sentence">{row.sentenceText} <ImportedFrom row={row} imported={row.imported} /></p>
        : <p class="sentence"><Highlighted text={row.sentenceText} spans={shiftSpans(spansOfEvent(finding), finding.sentence[0])} /></p>}
      <p class="event-foot">
        <TypeChip type={finding.type} mode={finding.mode} />
        <StatusChip status={finding.status} />
        <span class="says">{row.imported ? `as ${row.imported.origin} has it` : speaker ? <>said by {speaker}</> : 'in the source’s own voice'}</span>
        <span class="reports">{document.reports > 0 ? plural(document.reports, 'report') : document.outlets.length > 0 ? document.outlets.join(', ') : 'source not named'}{row.tellings ? row.imported ? ` · in ${row.tellings} rows` : ` · told ${row.tellings} times` : ''}</span>
      </p>
    </li>
  );
}

/** Where an imported event comes from: data set, id, file and line, and the address the data set names. */
export function ImportedFrom({ row, imported }: { readonly row: EventRow; readonly imported: NonNullable<EventRow['imported']> }) {
  const file = imported.file.replace(/^.*[/\\]/, '');
  return (
    <span class="note">
      {row.finding.cameo ? `CAMEO ${row.finding.cameo}, ` : ''}event {imported.sourceId}, line {imported.line} of {file}
      {imported.url && /^https?:/.test(imported.url) ? <> · <a href={imported.url} rel="noreferrer noopener" target="_blank">article</a></> : null}
    </span>
  );
}

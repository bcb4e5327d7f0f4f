import type { Account, DocumentView, EventRow } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { actorWords } from '../event-words.js';
import { formatDate, plural } from '../format.js';
import { Highlighted } from '../highlight.js';
import { ROLE_LABELS, spansOfEvent, type SpanRole } from '../marked-spans.js';
import { capitalise, STATUSES } from '../labels.js';
import { Loaded } from '../panels/panel.js';
import { open, setView } from '../state.js';
import { AccountEvidence } from './account-evidence.js';
import { EventHead, signed, WhatFact } from './event-facts.js';
import { ImportedEvidence } from './imported-evidence.js';
import { Fact, Reports, SpanLegend } from './reports.js';

/** One event with everything that speaks for it: the document with its spans, who says so, the rule, the outlets. */
export function EventEvidence({ id }: { readonly id: string }) {
  const event = useApi<EventRow>(`/api/events/${encodeURIComponent(id)}`);
  return (
    <Loaded state={event} room={500}>
      {(row) => (row.imported ? <ImportedEvidence row={row} imported={row.imported} /> : <EventCard row={row} />)}
    </Loaded>
  );
}

function EventCard({ row }: { readonly row: EventRow }) {
  const { finding } = row;
  const view = useApi<DocumentView>(`/api/documents/${encodeURIComponent(row.document.id)}`);
  const account = useApi<Account>(`/api/events/${encodeURIComponent(row.id)}/account`);
  const spans = spansOfEvent(finding);
  const roles = [...new Set(spans.map(({ role }) => role))];
  return (
    <article class="evidence">
      <EventHead row={row} />
      <section aria-label="The document">
        <SpanLegend roles={ORDER.filter((role) => roles.includes(role)).map((role) => [role, ROLE_LABELS[role]])} />
        <Loaded state={view} room={140}>
          {({ document }) => (
            <blockquote class="document-text" data-testid="document-text">
              {document.title && !document.text.startsWith(document.title) ? <p class="document-heading">{document.title}</p> : null}
              <Highlighted text={document.text} spans={spans} focus={finding.sentence} isLabelled />
            </blockquote>
          )}
        </Loaded>
        <p class="note">{row.document.date ? `Published ${formatDate(row.document.date)}. ` : ''}The text stands as it came in. <button type="button" class="link" onClick={() => open('document', row.document.id)}>Everything found in this document</button></p>
      </section>
      <section aria-label="How it is coded">
        <h3>How it is coded</h3>
        <dl class="facts">
          <Fact term="Who acts">{finding.source.map((actor) => actorWords(actor, row)).join('; ') || 'not named'}</Fact>
          <Fact term="Upon whom">{finding.target.length > 0 ? finding.target.map((actor) => actorWords(actor, row)).join('; ') : finding.source.length > 1 ? 'each other: the act is mutual' : 'nobody named'}</Fact>
          <WhatFact finding={finding} />
          <Fact term="Did it happen">{STATUSES[finding.status].label}: {STATUSES[finding.status].about}.</Fact>
          <Fact term="Who says so">{finding.attribution.length === 0 ? 'the source in its own voice' : finding.attribution.toReversed().map((one) => `${one.speaker}${one.code ? ` (${actorName(one.code)})` : ''}`).join(', citing ')}</Fact>
          <Fact term="When">{finding.date ? `${formatDate(finding.date.value)}${finding.date.span ? '' : ', the date of publication: the text names none'}` : 'not stated'}</Fact>
          {finding.sectors.length > 0 ? <Fact term="Sectors">{finding.sectors.map(capitalise).join(', ')}</Fact> : null}
          {finding.place ? <Fact term="Where">{finding.place.name}{finding.place.code ? `, ${actorName(finding.place.code)}` : ''}</Fact> : null}
          {finding.casualties ? <Fact term="People">{(['killed', 'injured', 'arrested'] as const).filter((kind) => finding.casualties?.[kind] !== undefined).map((kind) => `${finding.casualties![kind]} ${kind}`).join(', ')}, as the sentence says</Fact> : null}
          <Fact term="How sure"><Confidence value={finding.confidence} /></Fact>
          <Fact term="Coded by"><code>{finding.rule}</code>, coder {row.coder}, words {row.lexicon.slice(0, 12)}</Fact>
          <Fact term="Codes">PLOVER <code>{finding.type}{finding.mode ? `/${finding.mode}` : ''}</code>{finding.cameo ? <>, CAMEO <code>{finding.cameo}</code></> : null}{finding.goldstein === null || finding.goldstein === undefined ? null : <>, Goldstein {signed(finding.goldstein)}</>}</Fact>
        </dl>
        <p class="actions"><button type="button" class="button" onClick={() => explainSentence(row.sentenceText)}>See why, word by word</button></p>
      </section>
      <Loaded state={account} room={120}>{(told) => <AccountEvidence account={told} shown={row.id} />}</Loaded>
      <section aria-label="Who reports it">
        <h3>Who carries this text</h3>
        <Loaded state={view} room={60}>
          {({ reports }) => <><p class="note">{plural(reports.length, 'report')} of this document. Several reports show who told it, not that it happened more often.</p><Reports reports={reports} /></>}
        </Loaded>
      </section>
    </article>
  );
}

const ORDER: readonly SpanRole[] = ['source', 'act', 'target', 'speaker', 'cue', 'date', 'place'];

/** The coder's confidence as number and length. */
function Confidence({ value }: { readonly value: number }) {
  return <span class="confidence"><span class="confidence-bar" aria-hidden="true"><span ref={(node) => { if (node) node.style.width = `${value * 100}%`; }} /></span>{value.toFixed(2)} of 1</span>;
}

/** Takes a sentence to the page that codes it in the browser. */
function explainSentence(text: string): void {
  sessionStorage.setItem('bilat-text', text);
  setView({ page: 'code', opened: null });
}

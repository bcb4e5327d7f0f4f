import type { DocumentView } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { StatusChip, TypeChip } from '../chips.js';
import { actorName } from '../actor-names.js';
import { amountWords } from '../amount-words.js';
import { formatDate, plural } from '../format.js';
import { Highlighted } from '../highlight.js';
import type { MarkedSpan } from '../marked-spans.js';
import { CLAIM_TYPES, COMMITMENT_TYPES } from '../labels.js';
import { Loaded } from '../panels/panel.js';
import { open } from '../state.js';
import { DocumentCheck } from './document-check.js';
import { Fact, Reports, SpanLegend } from './reports.js';

/** A whole document: its text with everything found marked, who carries it, and the findings one by one. */
export function DocumentEvidence({ id }: { readonly id: string }) {
  const view = useApi<DocumentView>(`/api/documents/${encodeURIComponent(id)}`);
  return (
    <Loaded state={view} room={500}>
      {({ document, reports, findings }) => (
        <article class="evidence">
          <header class="sheet-head">
            <p class="eyebrow">{formatDate(document.date)}</p>
            <h2>{document.title ?? `Document ${document.id}`}</h2>
            <p class="note">{plural(findings.length, 'finding')} · {plural(reports.length, 'report')} · <code>{document.id}</code></p>
          </header>
          <section aria-label="The text">
            <SpanLegend roles={[['act', 'act'], ['commitment', 'promise'], ['claim', 'claim'], ['loaded', 'loaded word']]} />
            <blockquote class="document-text" data-testid="document-text"><Highlighted text={document.text} spans={anchors(findings)} onKey={(key) => open('event', key)} /></blockquote>
          </section>
          <section aria-label="Found in it">
            <h3>Found in it</h3>
            {findings.length === 0 ? <p class="note">Nothing was found in this document.</p> : <ul class="findings">{findings.map((stored) => <FindingItem key={stored.id} stored={stored} text={document.text} />)}</ul>}
          </section>
          <section aria-label="Held against the record"><h3>Held against the record</h3><DocumentCheck key={document.id} id={document.id} /></section>
          <section aria-label="Who carries it"><h3>Who carries it</h3><Reports reports={reports} /></section>
          <dl class="facts">
            <Fact term="Content"><code>{document.contentHash.slice(0, 16)}…</code> (SHA-256 over text and date)</Fact>
          </dl>
        </article>
      )}
    </Loaded>
  );
}

type Stored = DocumentView['findings'][number];

function FindingItem({ stored: { id, finding }, text }: { readonly stored: Stored; readonly text: string }) {
  const quote = 'anchor' in finding ? text.slice(finding.anchor[0], finding.anchor[1]) : '';
  switch (finding.kind) {
    case 'event': return (
      <li><button type="button" class="finding-open" onClick={() => open('event', id)}>
        <TypeChip type={finding.type} mode={finding.mode} /> <span>{finding.source.map(nameOf).join(', ') || 'not named'}{finding.target.length ? ` → ${finding.target.map(nameOf).join(', ')}` : ''}</span> <q>{quote}</q> <StatusChip status={finding.status} />
      </button></li>
    );
    case 'commitment': return <li><span class="chip">Promise</span> <span>{COMMITMENT_TYPES[finding.type]}: {finding.what}{amountWords(finding) ? `, ${amountWords(finding)}` : ''}, {finding.status}</span></li>;
    case 'claim': return <li><span class="chip">Claim</span> <span>{CLAIM_TYPES[finding.type].label}, by {finding.speaker}: <q>{quote}</q></span></li>;
    case 'loaded': return <li><span class="chip">Loaded word</span> <span><q>{quote}</q>{finding.plain ? `, plainly: ${finding.plain}` : ''}</span></li>;
    case 'issue': return <li><span class="chip">Note</span> <span>{finding.message}</span></li>;
  }
}

function nameOf({ code, name }: { readonly code: string | null; readonly name: string | null }): string {
  return code ? actorName(code) : name ?? 'unnamed';
}

function anchors(findings: readonly Stored[]): MarkedSpan[] {
  return findings.flatMap(({ id, finding }): MarkedSpan[] => {
    if (finding.kind === 'issue') return [];
    return [{ span: finding.anchor, role: finding.kind === 'event' ? 'act' : finding.kind, ...(finding.kind === 'event' && { key: id }) }];
  });
}

import type { Ledger } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { amountWords } from '../amount-words.js';
import { useApi } from '../api-client.js';
import { LedgerChip } from '../chips.js';
import { formatDate, formatDays, hostOf, joinWords, plural, safeUrl } from '../format.js';
import { capitalise, COMMITMENT_TYPES } from '../labels.js';
import { Empty, Loaded } from '../panels/panel.js';
import { findPromise, type Promised } from '../promises.js';
import { open } from '../state.js';
import { Corrections } from './corrections.js';
import { Contradictions, Matching, TargetFigures } from './promise-parts.js';
import { Fact } from './reports.js';

const STEPS = ['nothing of the kind is told', 'begun, or it took effect', 'partly delivered', 'delivered, as the newest uncontested source says'] as const;

/** One promise: what was promised, how it was revised, and what sources said of it over time. */
export function CommitmentEvidence({ promise: key, pair }: { readonly promise: string; readonly pair: string }) {
  const ledger = useApi<Ledger>(`/api/commitments?pair=${pair}`);
  return (
    <Loaded state={ledger} room={300}>
      {(answer) => {
        const promised = findPromise(answer, key);
        return promised ? <PromiseCard promised={promised} ledger={answer} /> : <Empty>This promise is not in the record any more.</Empty>;
      }}
    </Loaded>
  );
}

function PromiseCard({ promised, ledger }: { readonly promised: Promised; readonly ledger: Ledger }) {
  const { asOf } = ledger;
  const { source, type, what, status, parties, instrument, sectors, versions, madeOn, statusSince, unclear, overdueDays, steps, entry, documentsSince, implementation } = promised;
  const track = entry === null ? undefined : ledger.tracks.find((each) => each.entry === entry.id);
  const items = entry === null ? [] : ledger.entries.filter(({ partOf }) => partOf === entry.id);
  const newest = versions.at(-1)!;
  return (
    <article class="evidence">
      <header class="sheet-head">
        <p class="eyebrow">{type ? COMMITMENT_TYPES[type as 'target'] : 'Promise'}</p>
        <h2>{capitalise(what)}</h2>
        <p class="chips"><LedgerChip status={status} />{source === 'hand' ? <span class="by-hand">compiled by hand from cited pages, not found by the coder</span> : null}</p>
      </header>
      <dl class="facts">
        <Fact term="Between">{joinWords(parties.map(actorName))}</Fact>
        {instrument ? <Fact term="Instrument">{instrument}</Fact> : null}
        {amountWords(newest) ? <Fact term="How much">{amountWords(newest)}</Fact> : null}
        <Fact term="First told">{formatDate(madeOn)}</Fact>
        <Fact term="Due">{newest.deadline ? formatDate(newest.deadline) : 'no date told'}{overdueDays ? `; passed ${formatDays(overdueDays)} before ${formatDate(asOf)} without word of delivery` : ''}</Fact>
        {entry?.lastNews ? <Fact term="Last news">{formatDate(entry.lastNews)}{documentsSince === null ? '' : documentsSince === 0 ? '; nothing on the two was published since' : `; ${plural(documentsSince, 'document')} on the two published since without a word of it`}</Fact> : null}
        {implementation === null ? null : <Fact term="Implementation">{`${implementation} of 3: ${STEPS[implementation]}`}</Fact>}
        {statusSince ? <Fact term="Status since">{formatDate(statusSince)}</Fact> : null}
        {unclear ? <Fact term="Unclear">{unclear}</Fact> : null}
        {sectors.length > 0 ? <Fact term="Sectors">{sectors.map(capitalise).join(', ')}</Fact> : null}
      </dl>
      {versions.length > 1 ? (
        <section aria-label="Versions">
          <h3>Revised {plural(versions.length - 1, 'time')}</h3>
          <ol class="history">{versions.map((version, k) => (
            <li key={k}><p class="history-head"><time>{formatDate(version.firstTold)}</time></p><p>{[amountWords(version), version.deadline ? `by ${formatDate(version.deadline)}` : 'without a date'].filter(Boolean).join(', ')}{version.replacedOn ? `; replaced by what was told ${formatDate(version.replacedOn)}` : ''}</p></li>
          ))}</ol>
        </section>
      ) : null}
      {items.length > 0 ? (
        <section aria-label="Items">
          <h3>{entry?.count ? `${items.length} of ${entry.count} named` : 'Items'}</h3>
          <ul class="history">{items.map((item) => <li key={item.id}><button type="button" class="link" onClick={() => open('commitment', `found:${item.id}`)}>{capitalise(item.what)}</button> <LedgerChip status={item.status} /></li>)}</ul>
        </section>
      ) : null}
      {track ? <TargetFigures track={track} /> : null}
      {entry && entry.contradictions.length > 0 ? <Contradictions entry={entry} /> : null}
      <section aria-label="What was said of it">
        <h3>What was said of it</h3>
        <ol class="history">
          {steps.map((step, k) => {
            const url = safeUrl(step.url);
            return (
              <li key={k}>
                <p class="history-head"><time>{formatDate(step.date)}</time> <LedgerChip status={step.status} />{step.isComputed ? <span class="by-hand">worked out, not read</span> : null}{step.by === null ? null : <span class="by-hand">set by {step.by}</span>}</p>
                <p class="sentence">{step.text}</p>
                <p class="note">{step.outlets.length > 0 ? `${joinWords(step.outlets.slice(0, 4))} · ` : ''}
                  {url ? <a href={url} target="_blank" rel="noopener noreferrer">{hostOf(url)}<span aria-hidden="true"> ↗</span></a> : null}
                  {step.document ? <button type="button" class="link" onClick={() => open('document', step.document!)}>Open the document</button> : null}</p>
              </li>
            );
          })}
        </ol>
      </section>
      {entry ? <Matching entry={entry} /> : null}
      {entry ? <Corrections entry={entry} ledger={ledger} /> : null}
    </article>
  );
}

import type { Ledger } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { amountWords } from '../amount-words.js';
import { LedgerChip } from '../chips.js';
import { actorName } from '../actor-names.js';
import { formatDate, hostOf, joinWords, plural, safeUrl } from '../format.js';
import { COMMITMENT_TYPES } from '../labels.js';
import { Empty, Loaded } from '../panels/panel.js';
import { open } from '../state.js';
import { Fact } from './reports.js';

/** One promise: what was promised, and what sources said of it over time. */
export function CommitmentEvidence({ id, pair }: { readonly id: string; readonly pair: string }) {
  const ledger = useApi<Ledger>(`/api/commitments?pair=${pair}`);
  return (
    <Loaded state={ledger} room={300}>
      {({ entries }) => {
        const entry = entries.find((one) => one.id === id);
        if (!entry) return <Empty>This promise is not in the record any more.</Empty>;
        return (
          <article class="evidence">
            <header class="sheet-head">
              <p class="eyebrow">{COMMITMENT_TYPES[entry.type as 'target'] ?? entry.type}</p>
              <h2>{entry.what}</h2>
              <p class="chips"><LedgerChip status={entry.status} />{entry.byHand ? <span class="by-hand">compiled by hand from cited pages</span> : null}</p>
            </header>
            <dl class="facts">
              <Fact term="Between">{joinWords(entry.parties.map(actorName))}</Fact>
              {entry.instrument ? <Fact term="Instrument">{entry.instrument}</Fact> : null}
              {amountWords(entry) ? <Fact term="How much">{amountWords(entry)}</Fact> : null}
              <Fact term="Made">{formatDate(entry.madeOn)}</Fact>
              <Fact term="Due">{entry.deadline ? formatDate(entry.deadline) : 'no date set'}</Fact>
            </dl>
            <h3>What was said of it: {plural(entry.history.length, 'report')}</h3>
            <ol class="history">
              {entry.history.map((step, k) => {
                const url = safeUrl(step.url);
                return (
                  <li key={k}>
                    <p class="history-head"><time>{formatDate(step.date)}</time> <LedgerChip status={step.status} /></p>
                    <p>{step.evidence}</p>
                    {url ? <a href={url} target="_blank" rel="noopener noreferrer">{hostOf(url)}<span aria-hidden="true"> ↗</span></a> : null}
                    {step.document ? <button type="button" class="link" onClick={() => open('document', step.document!)}>Open the document</button> : null}
                  </li>
                );
              })}
            </ol>
          </article>
        );
      }}
    </Loaded>
  );
}

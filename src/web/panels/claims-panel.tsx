import { useState } from 'preact/hooks';
import type { Claims } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { formatDate, plural } from '../format.js';
import { Highlighted } from '../highlight.js';
import { capitalise, CLAIM_TYPES } from '../labels.js';
import type { Scope } from '../query.js';
import { open } from '../state.js';
import { Empty, Loaded, Panel, ShowAll } from './panel.js';

const SHOWN = 6;

/** What is said about the relationship as such, by whom? */
export function ClaimsPanel({ scope }: { readonly scope: Scope }) {
  const claims = useApi<Claims>(`/api/claims?pair=${scope.pair}`);
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Panel title="Big words" question="What is claimed about the relationship, by whom" class="wide" id="claims">
      <Loaded state={claims} room={260}>
        {({ claims: all, loaded }) => {
          if (all.length + loaded.length === 0) return <Empty>No claim about the relationship and no loaded word was found in these documents.</Empty>;
          const newest = all.toReversed();
          return (
            <>
              <p class="caption">{plural(all.length, 'claim')} in the documents about the two. Each is its speaker’s; none has been tested here.</p>
              <ul class="claims">
                {(showsAll ? newest : newest.slice(0, SHOWN)).map(({ id, finding, sentenceText, document }) => (
                  <li key={id}>
                    <button type="button" class="claim-open" onClick={() => open('document', document.id)}>
                      <span class="claim-head"><b>{capitalise(finding.speaker)}</b> <span class="note">{formatDate(document.date, true)} · {CLAIM_TYPES[finding.type].label.toLowerCase()}, {CLAIM_TYPES[finding.type].about}</span></span>
                      <span class="sentence"><Highlighted text={sentenceText} spans={[{ span: [finding.anchor[0] - finding.sentence[0], finding.anchor[1] - finding.sentence[0]], role: 'claim' }]} /></span>
                    </button>
                  </li>
                ))}
              </ul>
              <ShowAll total={all.length} first={SHOWN} what="claims" showsAll={showsAll} onChange={setShowsAll} />
              {loaded.length > 0 ? (
                <div class="loaded-words">
                  <h3>Loaded words</h3>
                  <ul>{loaded.slice(0, 16).map(({ term, plain, uses, documents }) => (
                    <li key={term}><button type="button" onClick={() => open(documents.length === 1 ? 'document' : 'documents', documents.length === 1 ? documents[0]! : new URLSearchParams({ pair: scope.pair, text: term }).toString())}><span class="role-loaded">{term}</span> <span class="count">{uses}</span>{plain ? <span class="note"> plainly: {plain}</span> : null}</button></li>
                  ))}</ul>
                </div>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

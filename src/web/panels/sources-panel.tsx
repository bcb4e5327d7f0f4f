import { useState } from 'preact/hooks';
import type { Sources } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { AffiliationMark } from '../chips.js';
import { actorName } from '../actor-names.js';
import { formatShare, plural } from '../format.js';
import type { Scope } from '../query.js';
import { open } from '../state.js';
import { Empty, Loaded, Panel, ShowAll } from './panel.js';

const SHOWN = 10;

/** Whose word is all this? */
export function SourcesPanel({ scope }: { readonly scope: Scope }) {
  const sources = useApi<Sources>(`/api/sources?pair=${scope.pair}`);
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Panel title="Who reports it" question="Whose word all this rests on" class="wide" id="sources">
      <Loaded state={sources} room={260}>
        {({ outlets }) => {
          if (outlets.length === 0) return <Empty>No outlet is named in this record.</Empty>;
          const reports = outlets.reduce((sum, outlet) => sum + outlet.reports, 0);
          const share = (test: (outlet: Sources['outlets'][number]) => boolean) => outlets.filter(test).reduce((sum, outlet) => sum + outlet.reports, 0);
          const most = Math.max(...outlets.map(({ documents }) => documents));
          const bars = [
            [`in ${actorName(scope.a)}`, share(({ country }) => country === scope.a)], [`in ${actorName(scope.b)}`, share(({ country }) => country === scope.b)],
            ['elsewhere', share(({ country }) => country !== null && country !== scope.a && country !== scope.b)], ['seat not known', share(({ country }) => country === null)],
          ] as const;
          return (
            <>
              <p class="caption">{plural(outlets.length, 'outlet')} in {plural(reports, 'report')}: {bars.filter(([, count]) => count > 0).map(([label, count]) => `${formatShare(count, reports)} ${label}`).join(', ')}. {formatShare(share(({ stateAffiliated }) => stateAffiliated === true), reports)} of the reports come from outlets run by or tied to a state.</p>
              <ul class="outlets">
                {(showsAll ? outlets : outlets.slice(0, SHOWN)).map((outlet) => (
                  <li key={outlet.outlet}>
                    <button type="button" class="outlet" onClick={() => open('documents', new URLSearchParams({ pair: scope.pair, outlet: outlet.outlet }).toString())}>
                      <span class="outlet-name">{outlet.outlet}</span>
                      <span class="note">{outlet.country ? actorName(outlet.country) : 'seat not known'}</span>
                      <AffiliationMark stateAffiliated={outlet.stateAffiliated} />
                      <span class="outlet-bar" aria-hidden="true"><span ref={(node) => { if (node) node.style.width = `${(outlet.documents / most) * 100}%`; }} /></span>
                      <span class="count">{plural(outlet.documents, 'document')}</span>
                    </button>
                  </li>
                ))}
              </ul>
              <ShowAll total={outlets.length} first={SHOWN} what="outlets" showsAll={showsAll} onChange={setShowsAll} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

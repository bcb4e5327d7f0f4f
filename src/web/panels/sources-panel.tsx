import { useState } from 'preact/hooks';
import type { Overview, Sources } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { AffiliationMark } from '../chips.js';
import { actorName } from '../actor-names.js';
import { formatShare, plural } from '../format.js';
import { toQuery, type Scope } from '../query.js';
import { open, type View } from '../state.js';
import { Empty, Loaded, Panel, ShowAll } from './panel.js';

const SHOWN = 10;

/** Whose word is all this? */
export function SourcesPanel({ view, scope, outlets: named }: { readonly view: View; readonly scope: Scope; readonly outlets: Overview['facets']['outlet'] }) {
  return scope.origin === null ? <DocumentSources scope={scope} /> : <ImportedSources view={view} scope={scope} origin={scope.origin} outlets={named} />;
}

/** Outlets of a data set in the window, by the acts they report. */
function ImportedSources({ view, scope, origin, outlets }: { readonly view: View; readonly scope: Scope; readonly origin: string; readonly outlets: Overview['facets']['outlet'] }) {
  const most = outlets[0]?.events ?? 1;
  return (
    <Panel title="Who reports it" question={`Outlets as ${origin} names them, in this window`} class="wide" id="sources">
      {outlets.length === 0 ? <Empty>{origin} names no outlet of these acts.</Empty> : (
        <>
          <p class="caption">An act counts for each outlet that any of its rows names; {origin} tells neither where outlets sit nor whose they are.</p>
          <ul class="outlets">
            {outlets.slice(0, SHOWN).map(({ value, events }) => (
              <li key={value}>
                <button type="button" class="outlet" onClick={() => open('events', toQuery(view, scope, { outlet: [value] }))}>
                  <span class="outlet-name">{value}</span>
                  <span class="outlet-bar" aria-hidden="true"><span ref={(node) => { if (node) node.style.width = `${(events / most) * 100}%`; }} /></span>
                  <span class="count">{plural(events, 'act')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function DocumentSources({ scope }: { readonly scope: Scope }) {
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

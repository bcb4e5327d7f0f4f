import type { ThirdParties } from '../../server/contract.js';
import type { ApiState } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { formatCount, formatDate, plural } from '../format.js';
import { toQuery, type Scope } from '../query.js';
import { open, type View } from '../state.js';
import { Empty, Loaded, Panel } from './panel.js';

type Party = ThirdParties['rows'][number];

const SHOWN = 8;

/** Who else appears, and on what terms with each side? */
export function ThirdPartiesPanel({ view, scope, thirdParties }: { readonly view: View; readonly scope: Scope; readonly thirdParties: ApiState<ThirdParties> }) {
  return (
    <Panel title="Around them" question="Other actors and their acts with each side, over the whole record" id="third-parties">
      <Loaded state={thirdParties} room={260}>
        {({ rows }) => {
          if (rows.length === 0) return <Empty>No other actor is on record with either side.</Empty>;
          const most = Math.max(...rows.map((row) => Math.max(row.withA.events, row.withB.events)));
          return (
            <table class="parties">
              <caption class="visually-hidden">Acts of other actors with each side, cooperation and conflict</caption>
              <thead><tr><th scope="col">Actor</th><th scope="col">with {actorName(scope.a)}</th><th scope="col">with {actorName(scope.b)}</th></tr></thead>
              <tbody>
                {rows.slice(0, SHOWN).map((row) => (
                  <tr key={row.code}>
                    <th scope="row"><span>{actorName(row.code)}</span>{row.latest ? <span class="note">newest {formatDate(row.latest, true)}</span> : null}</th>
                    {([['a', row.withA], ['b', row.withB]] as const).map(([side, tie]) => (
                      <td key={side}><TieBar tie={tie} most={most} label={`${actorName(row.code)} with ${actorName(scope[side])}`} onOpen={() => open('events', toQuery(view, scope, { pair: pairOf(scope[side], row.code), from: null, to: null, source: null, target: null, status: null }))} /></td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function TieBar({ tie, most, label, onOpen }: { readonly tie: Party['withA']; readonly most: number; readonly label: string; readonly onOpen: () => void }) {
  if (tie.events === 0) return <span class="note">none</span>;
  const [c1, c2, c3, c4] = tie.quads;
  const parts = [[2, c2 + c1], [4, c3 + c4]] as const;
  return (
    <button type="button" class="tie" onClick={onOpen} aria-label={`${label}: ${plural(tie.events, 'act')}, ${c1 + c2} of cooperation, ${c3 + c4} of conflict`}>
      <span class="tie-bar" aria-hidden="true" ref={(node) => { if (node) node.style.width = `${Math.max(6, (tie.events / most) * 100)}%`; }}>
        {parts.map(([quad, count]) => (count > 0 ? <span key={quad} class={`tie-part swatch-${quad}`} ref={(node) => { if (node) node.style.flexGrow = String(count); }} /> : null))}
      </span>
      <span class="count">{formatCount(tie.events)}</span>
    </button>
  );
}

function pairOf(x: string, y: string): string {
  return x < y ? `${x}-${y}` : `${y}-${x}`;
}

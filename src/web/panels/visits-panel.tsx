import type { Visit, Visits } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { RANK_SHAPES, VisitLanes } from '../charts/visit-lanes.js';
import { actorName } from '../actor-names.js';
import { formatDate, plural } from '../format.js';
import { RANKS } from '../labels.js';
import { toMonth } from '../period.js';
import type { Scope } from '../query.js';
import { open } from '../state.js';
import { Empty, Loaded, Panel } from './panel.js';

/** Who travels to whom, how high, and is it returned? */
export function VisitsPanel({ scope }: { readonly scope: Scope }) {
  const visits = useApi<Visits>(scope.origin === null ? `/api/visits?pair=${scope.pair}` : `/api/visits?${new URLSearchParams({ pair: scope.pair, origin: scope.origin, from: scope.from, to: scope.to }).toString()}`);
  const names = [actorName(scope.a), actorName(scope.b)] as const;
  return (
    <Panel title="Visits" question="Who travels to whom, how high, and is it returned?" class="wide" id="visits">
      <Loaded state={visits} room={260}>
        {({ visits: all }) => {
          const dated = all.filter(({ date }) => date !== null && date.slice(0, 7) <= scope.to && (date.length === 4 ? `${date}-12` : date.slice(0, 7)) >= scope.from);
          if (dated.length === 0) return <Empty>No visit between the two is on record in this window{all.length ? `; ${plural(all.length, 'visit')} outside it` : ''}.</Empty>;
          const table = { columns: ['Date', 'From', 'To', 'Visitor', 'Rank', 'Status', 'Told in'], rows: dated.map((visit) => [visit.date, actorName(visit.visitor), actorName(visit.host), visit.people.join(', ') || null, RANKS[visit.rank].label, visit.status, visit.events.length]) };
          return (
            <ChartFigure name={`Visits ${scope.pair}`} caption={describe(dated, scope, names)} height={Math.min(320, 150 + crowding(dated, scope) * 16)} table={table}
              draw={(size) => <VisitLanes visits={dated} a={scope.a} names={names} domain={[toMonth(scope.from) / 12, (toMonth(scope.to) + 1) / 12]} size={size} />}
              onMark={(key) => open('visit', key)}>
              <ul class="legend">
                {(Object.keys(RANKS) as Visit['rank'][]).map((rank) => <li key={rank} title={RANKS[rank].about}><svg class="shape" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path d={RANK_SHAPES[rank]} /></svg><span>{RANKS[rank].label}</span></li>)}
                <li><svg class="shape is-open" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path d={RANK_SHAPES.minister} /></svg><span>not (yet) said to have taken place</span></li>
              </ul>
            </ChartFigure>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function describe(visits: readonly Visit[], { a }: Scope, [nameA, nameB]: readonly [string, string]): string {
  const made = visits.filter(({ status }) => status === 'actual' || status === 'background');
  const out = made.filter(({ visitor }) => visitor === a);
  const back = made.length - out.length;
  const leaders = made.filter(({ rank }) => rank === 'leader');
  const last = leaders.at(-1);
  return `${plural(made.length, 'visit')}: ${out.length} from ${nameA} to ${nameB}, ${back} the other way.${last ? ` The last by a leader: ${last.people[0] ?? actorName(last.visitor)}, ${formatDate(last.date)}.` : ' None by a leader.'}`;
}

/** How many visits of one side fall into the fullest month: what the lanes must hold. */
function crowding(visits: readonly Visit[], { from, to }: Scope): number {
  const months = Math.max(1, (toMonth(to) - toMonth(from) + 1) / 30);
  const bins = new Map<string, number>();
  for (const { visitor, date } of visits) {
    const key = `${visitor}${Math.floor(toMonth(date!) / months)}`;
    bins.set(key, (bins.get(key) ?? 0) + 1);
  }
  return Math.max(...bins.values()) * 2;
}

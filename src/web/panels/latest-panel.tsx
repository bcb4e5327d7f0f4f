import type { Overview } from '../../server/contract.js';
import type { ApiState } from '../api-client.js';
import { EventItem } from '../event-item.js';
import { plural } from '../format.js';
import { toQuery, type Scope } from '../query.js';
import { open, setView, type View } from '../state.js';
import { Empty, Loaded, Panel } from './panel.js';

/** What happened last? */
export function LatestPanel({ view, scope, overview }: { readonly view: View; readonly scope: Scope; readonly overview: ApiState<Overview> }) {
  return (
    <Panel title="Latest" question="The newest acts in the window, each with its sentence" id="latest">
      <Loaded state={overview} room={600}>
        {({ latest, total }) => (latest.length === 0
          ? <Empty action="Show the whole record" onAction={() => setView({ from: scope.first, to: scope.last })}>No act on record in this window with these filters.</Empty>
          : (
            <>
              <ul class="events">{latest.slice(0, 8).map((row) => <EventItem key={row.id} row={row} />)}</ul>
              <button type="button" class="button wide-button" onClick={() => open('events', toQuery(view, scope))}>All {plural(total, 'act')}</button>
            </>
          ))}
      </Loaded>
    </Panel>
  );
}

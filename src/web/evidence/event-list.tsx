import { useState } from 'preact/hooks';
import type { Events } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { EventItem } from '../event-item.js';
import { plural } from '../format.js';
import { Empty, Loaded } from '../panels/panel.js';
import { describeQuery } from '../query.js';

const STEP = 50;

/** The events behind a figure, newest first. */
export function EventList({ query }: { readonly query: string }) {
  const [limit, setLimit] = useState(STEP);
  const events = useApi<Events>(`/api/events?${query}&limit=${limit}`);
  const { title, detail } = describeQuery(query);
  return (
    <article>
      <header class="sheet-head">
        <h2>{title}</h2>
        <p class="note">{detail}</p>
      </header>
      <Loaded state={events} room={400}>
        {({ rows, total }) => (total === 0
          ? <Empty>No act on record fits. Silence is not zero.</Empty>
          : (
            <>
              <p class="caption">{plural(total, 'act')}{total > rows.length ? `, the newest ${rows.length} shown` : ''}. Choose one to see its document.</p>
              <ul class="events">{rows.map((row) => <EventItem key={row.id} row={row} />)}</ul>
              {total > rows.length ? <button type="button" class="button wide-button" disabled={limit >= 1000} onClick={() => setLimit(Math.min(1000, limit + STEP))}>Show more</button> : null}
            </>
          ))}
      </Loaded>
    </article>
  );
}

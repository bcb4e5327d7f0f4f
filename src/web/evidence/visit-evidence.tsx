import type { EventRow, Visits } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { EventItem } from '../event-item.js';
import { formatDate, joinWords, plural } from '../format.js';
import { RANKS, STATUSES } from '../labels.js';
import { fromMonth, toMonth } from '../period.js';
import { Empty, Loaded } from '../panels/panel.js';
import { Fact } from './reports.js';

/** One visit: who travelled, and each sentence that tells of it. */
export function VisitEvidence({ visit: key, pair }: { readonly visit: string; readonly pair: string }) {
  const first = useApi<EventRow>(`/api/events/${encodeURIComponent(key)}`);
  const visits = useApi<Visits>(first.answer === null ? null : addressOf(pair, first.answer));
  if (first.error) return <Empty>This visit is not in the record any more.</Empty>;
  return (
    <Loaded state={visits} room={300}>
      {({ visits: all }) => {
        const visit = all.find((one) => one.key === key);
        if (!visit) return <Empty>This visit is not in the record any more.</Empty>;
        return (
          <article class="evidence">
            <header class="sheet-head">
              <p class="eyebrow">{formatDate(visit.date)}</p>
              <h2>{visit.people.length ? joinWords(visit.people) : actorName(visit.visitor)} to {actorName(visit.host)}</h2>
            </header>
            <dl class="facts">
              <Fact term="From">{actorName(visit.visitor)}</Fact>
              <Fact term="Rank">{RANKS[visit.rank].label}: {RANKS[visit.rank].about}</Fact>
              <Fact term="Did it happen">{STATUSES[visit.status as 'actual']?.label ?? visit.status}</Fact>
            </dl>
            <h3>Told in {plural(visit.events.length, first.answer?.imported ? 'event' : 'sentence')}{first.answer?.imported ? ` of ${first.answer.imported.origin}` : ''}</h3>
            <ul class="events">{visit.events.map((id) => <EventById key={id} id={id} />)}</ul>
          </article>
        );
      }}
    </Loaded>
  );
}

/** Where the register with this visit is asked for: of a data set, the months around it. */
function addressOf(pair: string, { imported, date }: EventRow): string {
  if (imported === undefined) return `/api/visits?pair=${pair}`;
  const month = date === null ? null : toMonth(date.slice(0, 7));
  return `/api/visits?${new URLSearchParams({ pair, origin: imported.origin, ...(month !== null && { from: fromMonth(month - 1), to: fromMonth(month + 1) }) }).toString()}`;
}

function EventById({ id }: { readonly id: string }) {
  const { answer } = useApi<EventRow>(`/api/events/${encodeURIComponent(id)}`);
  return answer ? <EventItem row={answer} /> : null;
}

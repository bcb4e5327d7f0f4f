import { pairKey, type Direction } from '../record/dyad.js';
import type { EventFilter } from '../record/event-record.js';
import { windowEnd, windowStart } from '../record/period.js';
import { pairOfFilter } from './batch.js';
import { Conditions, type Condition } from './sql-condition.js';

/** Lets through tellings that stand for their event, in tables or aliases with the event's id in `id`. */
export const isLead = (id: string): string => `${id} not in (select event from event_member where event <> lead)`;

/** Extends a condition on tellings `t` (id, doc) to the events `e` they are of. */
function toldBy(filter: EventFilter, sql: string): string {
  if (filter.of === 'report') return `e.id in (select t.id from event t where ${sql})`;
  return `e.id in (select coalesce(m.lead, t.id) from event t left join event_member m on m.event = t.id where ${sql})`;
}

/**
 * The condition an event filter puts on the table `event e`. Every value is bound. Never empty.
 */
export function eventCondition(filter: EventFilter): Condition {
  const where = new Conditions();
  const oneOf = (column: string, name: string, values: readonly (string | number)[] | undefined) => {
    if (values !== undefined) where.and(`${column} in (select unnest($${name}))`, { [name]: values.map(String) });
  };

  if (filter.of !== 'report') where.and(isLead('e.id'));
  if (filter.pair !== undefined) where.and('e.id in (select finding from finding_pair where pair = $pair)', { pair: pairKey(filter.pair) });
  if (filter.dyad !== undefined) {
    const pair = pairOfFilter({ dyad: filter.dyad });
    const direction: Direction = filter.dyad.source < filter.dyad.target ? 'ab' : 'ba';
    where.and("e.id in (select finding from finding_pair where pair = $dyad and direction in ($direction, 'both'))", {
      dyad: pair === undefined ? '' : pairKey(pair), direction,
    });
  }
  if (filter.actor !== undefined) where.and('e.id in (select event from event_actor where code = $actor)', { actor: filter.actor });
  if (filter.from !== undefined) where.and('e.last_day >= $from::date', { from: windowStart(filter.from) });
  if (filter.to !== undefined) where.and('e.first_day <= $to::date', { to: windowEnd(filter.to) });
  oneOf('e.type', 'types', filter.types);
  oneOf('e.mode', 'modes', filter.modes);
  oneOf('e.quad::varchar', 'quads', filter.quads);
  oneOf('e.status', 'statuses', filter.statuses);
  if (filter.documents !== undefined) where.and(toldBy(filter, 't.doc in (select unnest($documents))'), { documents: filter.documents });
  if (filter.sectors !== undefined) where.and('e.id in (select event from event_sector where sector in (select unnest($sectors)))', { sectors: filter.sectors });
  if (filter.actorSectors !== undefined) {
    where.and('e.id in (select event from event_actor where sector in (select unnest($actor_sectors)))', { actor_sectors: filter.actorSectors });
  }
  if (filter.outlets !== undefined) where.and(toldBy(filter, 't.doc in (select doc from report where outlet in (select unnest($outlets)))'), { outlets: filter.outlets });
  if (filter.places !== undefined) where.and("e.id in (select id from finding where kind = 'event' and json_extract_string(body, '$.place.name') in (select unnest($places)))", { places: filter.places });
  if (filter.speakers !== undefined) {
    where.and(toldBy(filter, `t.id in (select id from finding where kind = 'event' and (list_has_any(json_extract_string(body, '$.attribution[*].code'), $speakers)
      or (list_contains($speakers, 'none') and json_array_length(body, '$.attribution') = 0)))`), { speakers: filter.speakers });
  }
  if (filter.minConfidence !== undefined) where.and('e.confidence >= $min_confidence', { min_confidence: filter.minConfidence });
  if (filter.text !== undefined) {
    where.and(toldBy(filter, 't.id in (select id from finding where contains(lower(sentence_text), lower($text)))'), { text: filter.text });
  }
  return where;
}

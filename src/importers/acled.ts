import { readRows } from '../base/table.js';
import type { EventType } from '../ontology/event-types.js';
import { tables } from '../ontology/tables.generated.js';
import type { ActorReading, MeaningReading } from './event-reading.js';
import { NO_ACTOR, organisationNamed, sectorOfRole, stateNamed } from './actor-codes.js';
import { readDay } from './event-date.js';
import type { EventLayout, Reading } from './importer.js';

const NEEDED = ['event_id_cnty', 'event_date', 'event_type', 'sub_event_type', 'actor1', 'inter1', 'actor2', 'inter2', 'country', 'fatalities'];
const types = new Map(readRows(tables['acled-types']!, ['sub_event_type', 'type', 'mode']).map((row) => [row.sub_event_type.toLowerCase(), row]));

/** ACLED exports that a user has downloaded. Actor 1 stands as source and actor 2 as target; the data set does not tell who began. */
export const ACLED_EVENTS: EventLayout = {
  kind: 'events', name: 'acled-events', version: 1, format: 'acled', title: 'ACLED events', origin: 'acled', licence: 'ACLED terms of use: not to be passed on',
  recognise(head): Reading | null {
    const columns = head.first.map((name) => name.trim().replace(/^\uFEFF/, '').toLowerCase());
    return NEEDED.every((name) => columns.includes(name)) ? { delimiter: head.delimiter, isQuoted: true, skipLines: 1, columns } : null;
  },
  columns: {
    id: ['event_id_cnty'], date: ['event_date'], meaning: ['sub_event_type'], source: ['actor1', 'inter1'], target: ['actor2', 'inter2'],
    sourceName: 'actor1', targetName: 'actor2', outlet: 'source', place: 'location', text: 'notes', killed: 'fatalities',
  },
  missing: ['NA'],
  readDate: ([day]) => readDay(day!),
  readActor,
  readMeaning,
};

/** `Police Forces of Iran (1989-) Prison Guards`, `Protesters (Pakistan)`: the state in the name, with the role the name or the inter code tells. */
function readActor([name, inter]: readonly string[]): ActorReading {
  if (name === '') return NO_ACTOR;
  const force = /^(Military|Police) Forces of (?:the )?(.+?)(?: \(\d{4}-(?:\d{4})?\).*)?$/.exec(name!);
  const government = /^Government of (?:the )?(.+?)(?: \(\d{4}-(?:\d{4})?\).*)?$/.exec(name!);
  const people = /^(?:Civilians|Protesters|Rioters|Labor Group|Prisoners|Unidentified [A-Za-z ]+) \((.+)\)$/.exec(name!);
  const role = sectorOfRole('acled', inter!);
  const state = force?.[2] ?? government?.[1] ?? people?.[1];
  const sector = force?.[1] === 'Police' ? 'COP' : force ? 'MIL' : government ? 'GOV' : role ?? null;
  const unknownRole = role === undefined && inter !== '' && inter !== '0' ? [{ system: 'acled-role', code: inter! }] : [];
  if (state === undefined) {
    const organisation = organisationNamed(/^(?:.+: )?(.+)$/.exec(name!)![1]!) ?? organisationNamed(name!.split(':')[0]!);
    return { codes: organisation === null ? [] : [organisation], sector, unknown: unknownRole };
  }
  const code = stateNamed(state);
  return { codes: code === null ? [] : [code], sector, unknown: [...(code === null ? [{ system: 'acled-country', code: state }] : []), ...unknownRole] };
}

function readMeaning([subType]: readonly string[]): MeaningReading {
  const found = types.get(subType!.trim().toLowerCase());
  if (found === undefined) return { leftOut: 'row/type' };
  if (found.type === '') return { leftOut: 'row/no-plover-type' };
  return { type: found.type as EventType, mode: found.mode === '' ? null : found.mode, status: 'actual', cameo: null, sectors: ['security'] };
}

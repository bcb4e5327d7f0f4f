import type { ActorReading } from './event-reading.js';
import { NO_ACTOR, organisationNamed, sectorOfRole, stateNamed } from './actor-codes.js';
import { meaningOfCode } from './cameo-meaning.js';
import { readDay } from './event-date.js';
import type { EventLayout } from './importer.js';

const COLUMNS = [
  'Event ID', 'Event Date', 'Source Name', 'Source Sectors', 'Source Country', 'Event Text', 'CAMEO Code', 'Intensity', 'Target Name', 'Target Sectors',
  'Target Country', 'Story ID', 'Sentence Number', 'Publisher', 'City', 'District', 'Province', 'Country', 'Latitude', 'Longitude',
];

/** ICEWS event data. An event id may stand twice, with two dates: id and date together are the event. */
export const ICEWS_EVENTS: EventLayout = {
  kind: 'events', name: 'icews-events', version: 1, format: 'icews', title: 'ICEWS events', origin: 'icews',
  licence: 'Harvard Dataverse, doi:10.7910/DVN/28075: free to use with a citation',
  recognise(head) {
    const names = head.first.map((name) => name.trim().replaceAll('_', ' ').toLowerCase().replace(/^\uFEFF/, ''));
    return names.join() === COLUMNS.map((name) => name.toLowerCase()).join() ? { delimiter: head.delimiter, isQuoted: head.delimiter !== '\t', skipLines: 1, columns: COLUMNS } : null;
  },
  columns: {
    id: ['Event ID', 'Event Date'], date: ['Event Date'], meaning: ['CAMEO Code'], source: ['Source Country', 'Source Name', 'Source Sectors'],
    target: ['Target Country', 'Target Name', 'Target Sectors'], sourceName: 'Source Name', targetName: 'Target Name', outlet: 'Publisher', place: 'City', text: 'Event Text',
  },
  missing: ['NA', 'NULL'],
  readDate: ([day]) => readDay(day!),
  readActor,
  readMeaning: ([code]) => meaningOfCode(code!),
};

/** The sectors run from the narrow to the wide (`Military,Government`): the first that has an equal counts. Names of sectors are many and not all known. */
function readActor([country, name, sectors]: readonly string[]): ActorReading {
  if (country === '' && name === '') return NO_ACTOR;
  const sector = sectors!.split(',').map((role) => sectorOfRole('icews', role.trim())).find((found) => found !== undefined && found !== null) ?? null;
  if (country !== '') {
    const state = stateNamed(country!);
    return { codes: state === null ? [] : [state], sector, unknown: state === null ? [{ system: 'icews-country', code: country! }] : [] };
  }
  const organisation = organisationNamed(name!);
  return { codes: organisation === null ? [] : [organisation], sector, unknown: [] };
}

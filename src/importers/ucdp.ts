import type { ActorReading, DateReading, MeaningReading } from './event-reading.js';
import { NO_ACTOR, organisationNamed, stateNamed, stateOf } from './actor-codes.js';
import { readDays } from './event-date.js';
import type { EventLayout, Reading } from './importer.js';

const NEEDED = ['id', 'relid', 'year', 'type_of_violence', 'side_a', 'side_b', 'gwnoa', 'gwnob', 'date_start', 'date_end', 'date_prec', 'best'];

/**
 * UCDP Georeferenced Event Dataset: acts of organised violence with deaths. Side A stands as source and side B as target, though the data set does
 * not tell who struck first. In the layout of the Humanitarian Data Exchange the second line holds tags and is passed over.
 */
export const UCDP_GED: EventLayout = {
  kind: 'events', name: 'ucdp-ged', version: 1, format: 'ucdp', title: 'UCDP GED', origin: 'ucdp', licence: 'CC BY 4.0, Uppsala Conflict Data Program',
  recognise(head): Reading | null {
    const columns = head.first.map((name) => name.trim().replace(/^\uFEFF/, '').toLowerCase());
    if (!NEEDED.every((name) => columns.includes(name))) return null;
    return { delimiter: head.delimiter, isQuoted: true, skipLines: head.second.some((cell) => cell.startsWith('#')) ? 2 : 1, columns };
  },
  columns: {
    id: ['id'], date: ['date_start', 'date_end'], meaning: ['type_of_violence'], source: ['gwnoa', 'side_a', 'year'], target: ['gwnob', 'side_b', 'year'],
    sourceName: 'side_a', targetName: 'side_b', reports: 'number_of_sources', outlet: 'source_office', place: 'where_coordinates', text: 'where_description', killed: 'best',
  },
  missing: ['NA'],
  readDate: ([first, last]): DateReading => readDays(first!, last!),
  readActor,
  readMeaning: ([type]): MeaningReading => (
    ['1', '2', '3'].includes(type!) ? { type: 'ASSAULT', mode: null, status: 'actual', cameo: null, sectors: ['security'] } : { leftOut: 'row/type' }),
};

/** A government by its Gleditsch–Ward number in that year (several joined by commas), else by its name; other groups by name. */
function readActor([numbers, name, year]: readonly string[]): ActorReading {
  if (name === '') return NO_ACTOR;
  if (name === 'Civilians') return { codes: [], sector: 'CVL', unknown: [] };
  const isGovernment = numbers !== '' || name!.startsWith('Government of ');
  if (!isGovernment) {
    const organisation = organisationNamed(name!);
    return { codes: organisation === null ? [] : [organisation], sector: 'UAF', unknown: [] };
  }
  const found = numbers!.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '').map((part) => stateOf('gw', part, Number(year)));
  const named = found.length > 0 ? [] : name!.replace(/^Government of /, '').split(/, Government of /).flatMap((each) => stateNamed(each) ?? []);
  return { codes: [...new Set([...found.flatMap(({ codes }) => codes), ...named])], sector: 'GOV', unknown: found.flatMap(({ unknown }) => unknown) };
}

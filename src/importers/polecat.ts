import type { ActorReading, MeaningReading } from './event-reading.js';
import { isMode } from '../ontology/event-codes.js';
import { isEventType } from '../ontology/event-modes.js';
import { actorSectorGloss } from '../ontology/sectors.js';
import { NO_ACTOR, organisationNamed, stateOf } from './actor-codes.js';
import { sectorsOf } from './cameo-meaning.js';
import { readDay } from './event-date.js';
import type { EventLayout, Reading } from './importer.js';

const NEEDED = ['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Contexts', 'Actor Name', 'Actor Country', 'Primary Actor Sector', 'Recipient Name', 'Recipient Country', 'Primary Recipient Sector'];

/**
 * POLECAT (ngecEvents files): PLOVER events with several countries a side, joined by semicolons; an act of several is one event. Columns are
 * found by name: their number and order differ between releases.
 */
export const POLECAT_EVENTS: EventLayout = {
  kind: 'events', name: 'polecat-events', version: 1, format: 'polecat', title: 'POLECAT events', origin: 'polecat',
  licence: 'Harvard Dataverse, doi:10.7910/DVN/AJGVIT: free to use with a citation',
  recognise(head): Reading | null {
    const columns = head.first.map((name) => name.trim().replace(/^\uFEFF/, ''));
    return NEEDED.every((name) => columns.includes(name)) ? { delimiter: head.delimiter, isQuoted: head.delimiter !== '\t', skipLines: 1, columns } : null;
  },
  columns: {
    id: ['Event ID'], date: ['Event Date'], meaning: ['Event Type', 'Event Mode', 'Contexts'], source: ['Actor Country', 'Actor Name', 'Primary Actor Sector'],
    target: ['Recipient Country', 'Recipient Name', 'Primary Recipient Sector'], sourceName: 'Actor Name', targetName: 'Recipient Name', outlet: 'Source', place: 'City',
  },
  missing: ['None', 'NA'],
  readDate: ([day]) => readDay(day!),
  readActor,
  readMeaning,
};

const CLASSES = ['IGO', 'NGO', 'MNC', 'ISM', 'IMG'];
const listOf = (cell: string): string[] => cell.split(';').map((part) => part.trim()).filter((part) => part !== '' && part !== 'None');

function readActor([countries, name, sector]: readonly string[]): ActorReading {
  if (countries === '' && name === '') return NO_ACTOR;
  const found = listOf(countries!).filter((code) => !CLASSES.includes(code)).map((code) => stateOf('iso3', code));
  const codes = found.flatMap((each) => each.codes);
  const organisation = codes.length === 0 ? listOf(name!).flatMap((each) => organisationNamed(each) ?? []) : [];
  const isSector = sector === '' || actorSectorGloss(sector!) !== null;
  return {
    codes: [...new Set([...codes, ...organisation])], sector: sector === '' || !isSector ? null : sector!,
    unknown: [...found.flatMap((each) => each.unknown), ...(isSector ? [] : [{ system: 'polecat-sector', code: sector! }])],
  };
}

function readMeaning([type, mode, contexts]: readonly string[]): MeaningReading {
  const root = type!.trim().toUpperCase();
  if (!isEventType(root)) return { leftOut: 'row/type' };
  const written = mode!.trim().toLowerCase().replaceAll(/[ _]/g, '-');
  const known = written === '' || isMode(root, written);
  return {
    type: root, mode: written === '' || !known ? null : written, status: 'actual', cameo: null,
    sectors: sectorsOf(listOf(contexts!).map((context) => context.toLowerCase().replaceAll(/[ -]/g, '_'))),
    ...(!known && { unknown: [{ system: 'polecat-mode', code: `${root} ${written}` }] }),
  };
}

import type { ActorReading } from './event-reading.js';
import { knownGroup, sectorOfRoles, stateOf } from './actor-codes.js';
import { meaningOfCode } from './cameo-meaning.js';
import { readDay } from './event-date.js';
import type { EventLayout, FileHead, Reading } from './importer.js';

const ACTOR = ['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code', 'Type1Code', 'Type2Code', 'Type3Code'];
const geo = (who: string, withSecond: boolean): string[] => [
  `${who}Geo_Type`, `${who}Geo_FullName`, `${who}Geo_CountryCode`, `${who}Geo_ADM1Code`, ...(withSecond ? [`${who}Geo_ADM2Code`] : []), `${who}Geo_Lat`, `${who}Geo_Long`, `${who}Geo_FeatureID`,
];

/** Column names of GDELT events in their order (GDELT Event Codebook 1.03 and 2.0): 57 before April 2013, 58 with SOURCEURL, 61 in 2.0. */
function gdeltColumns(version: 1 | 2, withUrl: boolean): string[] {
  return [
    'GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate', ...ACTOR.map((name) => `Actor1${name}`), ...ACTOR.map((name) => `Actor2${name}`),
    'IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale', 'NumMentions', 'NumSources', 'NumArticles', 'AvgTone',
    ...['Actor1', 'Actor2', 'Action'].flatMap((who) => geo(who, version === 2)), 'DATEADDED', ...(withUrl ? ['SOURCEURL'] : []),
  ];
}

const COLUMNS_OF: Readonly<Record<number, readonly string[]>> = { 57: gdeltColumns(1, false), 58: gdeltColumns(1, true), 61: gdeltColumns(2, true) };

/** Files have no header as GDELT gives them; tables made from them often do, and are then quoted. */
function readGdelt(head: FileHead, counts: readonly number[]): Reading | null {
  const columns = COLUMNS_OF[head.first.length];
  if (columns === undefined || !counts.includes(columns.length)) return null;
  const isHeader = ['globaleventid', 'global_event_id'].includes(head.first[0]!.toLowerCase().replace(/^\uFEFF/, ''));
  if (!isHeader && !(/^\d+$/.test(head.first[0]!) && /^\d{8}$/.test(head.first[1]!))) return null;
  return { delimiter: head.delimiter, isQuoted: head.delimiter !== '\t', skipLines: isHeader ? 1 : 0, columns };
}

const KEYS = ['CountryCode', 'KnownGroupCode', 'Type1Code', 'Type2Code', 'Type3Code'];

function layout(version: 1 | 2, counts: readonly number[]): EventLayout {
  return {
    kind: 'events', name: `gdelt${version}-events`, version: 2, format: 'gdelt', title: `GDELT ${version}.0 events`, origin: `gdelt${version}`,
    licence: 'free to use with a citation and a link to gdeltproject.org',
    recognise: (head) => readGdelt(head, counts),
    columns: {
      id: ['GLOBALEVENTID'], date: ['SQLDATE'], meaning: ['EventCode'],
      source: KEYS.map((key) => `Actor1${key}`), target: KEYS.map((key) => `Actor2${key}`), sourceName: 'Actor1Name', targetName: 'Actor2Name',
      reports: 'NumArticles', outlets: 'NumSources', ...(counts.includes(57) ? {} : { url: 'SOURCEURL' }), place: 'ActionGeo_FullName',
    },
    missing: ['NA'],
    readDate: ([day]) => readDay(day!),
    readActor,
    readMeaning: ([code]) => meaningOfCode(code!),
  };
}

/** The state where one is named, else the organisation or group: counts by state then agree with those other users of GDELT make. */
function readActor([country, group, ...types]: readonly string[]): ActorReading {
  const { sector, unknown } = sectorOfRoles('cameo', types);
  const state = country === '' ? { codes: [], unknown: [] } : stateOf('cameo', country!);
  if (state.codes.length > 0 || group === '') return { codes: state.codes, sector, unknown: [...state.unknown, ...unknown] };
  const organisation = knownGroup(group!);
  return {
    codes: organisation === null ? [] : [organisation], sector,
    unknown: [...state.unknown, ...(organisation === null ? [{ system: 'cameo-group', code: group! }] : []), ...unknown],
  };
}

/** GDELT 1.0: 57 columns before April 2013, 58 since. */
export const GDELT1_EVENTS_OLD = { ...layout(1, [57]), name: 'gdelt1-events-57' };
export const GDELT1_EVENTS = layout(1, [58]);
/** GDELT 2.0, every fifteen minutes since February 2015. */
export const GDELT2_EVENTS = layout(2, [61]);

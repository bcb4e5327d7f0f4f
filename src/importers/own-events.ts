import { isMode } from '../ontology/event-codes.js';
import { isEventType } from '../ontology/event-modes.js';
import type { EventStatus } from '../ontology/event-types.js';
import { readCameo } from '../ontology/cameo.js';
import { isCountry, isOrganisation } from '../ontology/countries.js';
import { actorSectorGloss, isSector } from '../ontology/sectors.js';
import { readDay } from './event-date.js';
import type { ActorReading, MeaningReading } from './event-reading.js';
import type { EventLayout, FileHead, Reading } from './importer.js';

/** The cells a line of our own NDJSON is taken apart into. */
const COLUMNS = [
  'id', 'kind', 'date', 'type', 'mode', 'status', 'cameo', 'sectors', 'sourceCodes', 'sourceSector', 'sourceName', 'targetCodes', 'targetSector', 'targetName', 'place', 'killed', 'reports', 'text',
] as const;
type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;
type Json = Readonly<Record<string, unknown>>;

const STATUSES: ReadonlySet<string> = new Set<EventStatus>(['actual', 'planned', 'requested', 'hypothetical', 'denied', 'background']);
const KINDS: readonly unknown[] = ['event', 'commitment', 'claim', 'loaded', 'issue'];
const EXPORTED = ['id', 'eventId', 'document', 'date', 'type', 'source', 'target', 'status', 'sentence'];

const SHARED = {
  kind: 'events', version: 1, format: 'ndjson', licence: 'as the documents it was coded from',
  columns: {
    id: ['id'], date: ['date'], meaning: ['kind', 'type', 'mode', 'status', 'cameo', 'sectors'], source: ['sourceCodes', 'sourceSector'], target: ['targetCodes', 'targetSector'],
    sourceName: 'sourceName', targetName: 'targetName', reports: 'reports', place: 'place', text: 'text', killed: 'killed',
  },
  missing: [],
  readDate: ([day]) => (day === '' ? { date: null } : readDay(day!)),
  readActor, readMeaning,
} as const satisfies Partial<EventLayout>;

/**
 * Findings as `bilat code` writes them. Events are taken; other findings are counted as `row/kind`, because they mean nothing without their document. An event is known
 * by document, place of its word, type and sides.
 */
export const CODED_FINDINGS: EventLayout = {
  ...SHARED, name: 'bilat-findings', title: 'findings of bilat', origin: 'bilat-findings',
  recognise: (head) => readingOf(head, (row) => KINDS.includes(row['kind']) && typeof row['doc'] === 'string', cellsOfFinding),
};

/** Events as `bilat export --what events --format ndjson` writes them. Tellings of one event share its id: the first in the file stands. */
export const EXPORTED_EVENTS: EventLayout = {
  ...SHARED, name: 'bilat-export', title: 'events exported by bilat', origin: 'bilat-export',
  recognise: (head) => readingOf(head, (row) => EXPORTED.every((name) => name in row), cellsOfExport),
};

function readingOf({ text }: FileHead, isOurs: (row: Json) => boolean, cells: (row: Json) => Cells): Reading | null {
  const first = objectIn(text);
  if (first === null || !isOurs(first)) return null;
  return {
    delimiter: '\t', isQuoted: false, skipLines: 0, columns: COLUMNS,
    cellsOf: (line) => {
      const row = objectIn(line);
      if (row === null) return null;
      const found = cells(row);
      return COLUMNS.map((name) => found[name] ?? '');
    },
  };
}

function objectIn(line: string): Json | null {
  if (!line.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const partOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Json)[name] : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const meaningCells = (row: Json) => ({ type: textOf(row['type']), mode: textOf(row['mode']), status: textOf(row['status']), cameo: textOf(row['cameo']) });

function cellsOfFinding(row: Json): Cells {
  const kind = textOf(row['kind']);
  // Other findings are left out by their kind, which is looked at after the id.
  if (kind !== 'event') return { id: kind, kind };
  const [source, target] = [sideOf(row['source']), sideOf(row['target'])];
  const [doc, anchor] = [textOf(row['doc']), listOf(row['anchor']).map(textOf)];
  return {
    id: doc === '' || anchor.length !== 2 ? '' : [doc, anchor.join('-'), textOf(row['type']), `${source.label}>${target.label}`].join(':'), kind,
    date: textOf(partOf(row['date'], 'value')), ...meaningCells(row), sectors: listOf(row['sectors']).map(textOf).join(' '),
    sourceCodes: source.codes, sourceSector: source.sector, sourceName: source.name, targetCodes: target.codes, targetSector: target.sector, targetName: target.name,
    place: textOf(partOf(row['place'], 'name')), killed: textOf(partOf(row['casualties'], 'killed')),
  };
}

interface Side {
  readonly codes: string;
  readonly sector: string;
  readonly name: string;
  readonly label: string;
}

function sideOf(given: unknown): Side {
  return joined(listOf(given).map((actor) => ({ code: textOf(partOf(actor, 'code')), sector: textOf(partOf(actor, 'sector')), name: textOf(partOf(actor, 'name')) })));
}

function joined(actors: readonly { readonly code: string; readonly sector: string; readonly name: string }[]): Side {
  const each = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))];
  return {
    codes: each(actors.map(({ code }) => code)).join(' '), sector: actors.find(({ sector }) => sector !== '')?.sector ?? '', name: each(actors.map(({ name }) => name)).join(', '),
    label: actors.map(({ code, name }) => code || name || '?').join('+'),
  };
}

function cellsOfExport(row: Json): Cells {
  const [source, target] = [exportedSide(row['source']), exportedSide(row['target'])];
  return {
    id: textOf(row['eventId']) || textOf(row['id']), kind: 'event', date: textOf(row['date']), ...meaningCells(row), sectors: textOf(row['sectors']),
    sourceCodes: source.codes, sourceSector: source.sector, sourceName: source.name, targetCodes: target.codes, targetSector: target.sector, targetName: target.name,
    place: textOf(row['place']), killed: textOf(row['killed']), reports: textOf(row['reports']), text: textOf(row['sentence']),
  };
}

/** `IRN GOV, Ali Larijani GOV, ?`: a code or a name, with the actor sector after it. */
function exportedSide(given: unknown): Side {
  return joined(textOf(given).split(', ').filter((part) => part !== '' && part !== '?').map((part) => {
    const [, head, sector] = /^(.*?)(?: ([A-Z]{3}))?$/s.exec(part)!;
    const hasSector = sector !== undefined && actorSectorGloss(sector) !== null;
    const who = hasSector ? head! : part;
    const isCode = isKnown(who) || /^[A-Z]{3}$/.test(who);
    return { code: isCode ? who : '', sector: hasSector ? sector : '', name: isCode || who === '?' ? '' : who };
  }));
}

const isKnown = (code: string): boolean => isCountry(code) || isOrganisation(code);

function readActor([given, sector]: readonly string[]): ActorReading {
  const codes = given!.split(' ').filter((code) => code !== '');
  const isSectorKnown = sector === '' || actorSectorGloss(sector!) !== null;
  return {
    codes: codes.filter(isKnown), sector: sector === '' || !isSectorKnown ? null : sector!,
    unknown: [...codes.filter((code) => !isKnown(code)).map((code) => ({ system: 'bilat-actor', code })), ...(isSectorKnown ? [] : [{ system: 'bilat-sector', code: sector! }])],
  };
}

function readMeaning([kind, type, mode, status, cameo, sectors]: readonly string[]): MeaningReading {
  if (kind !== 'event') return { leftOut: 'row/kind' };
  if (!isEventType(type!)) return { leftOut: 'row/type' };
  if (!STATUSES.has(status!)) return { leftOut: 'row/status' };
  const isModeKnown = mode === '' || isMode(type, mode!);
  return {
    type, mode: mode === '' || !isModeKnown ? null : mode!, status: status as EventStatus, cameo: cameo === '' ? null : readCameo(cameo!)?.code ?? null,
    sectors: sectors!.split(' ').filter(isSector), ...(!isModeKnown && { unknown: [{ system: 'bilat-mode', code: `${type} ${mode}` }] }),
  };
}

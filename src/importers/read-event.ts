import type { ImportedEvent } from '../record/import-record.js';
import type { UnknownCode } from './event-reading.js';
import type { EventLayout, FileRow } from './importer.js';
import { siteOf } from './site.js';

/** An event row made into an imported event, or why it is left out; with the codes no table knows. */
export interface EventResult {
  readonly event: ImportedEvent | null;
  readonly leftOut: { readonly reason: string; readonly value: string } | null;
  readonly unknown: readonly UnknownCode[];
}

/** Tabs, line breaks and the unit separator are spaces in what is kept of a cell. */
const BREAKS = /[\t\r\n\u001f]+/g;

/**
 * Makes one row of an event file into an imported event: the plain statement of what stores do in bulk. Rows are left out when their id is empty
 * (`row/id`), their date is none (`row/date`), their type has no equal (`row/type`, `row/statement`) or neither side has a code (`row/actor`).
 */
export function readEvent(layout: EventLayout, columns: readonly string[], row: FileRow, file: string): EventResult {
  const at = new Map(columns.map((name, k) => [name, k]));
  const raw = (name: string): string => row.cells[at.get(name) ?? -1] ?? '';
  const cell = (name: string): string => (layout.missing.includes(raw(name)) ? '' : raw(name).replaceAll(BREAKS, ' '));
  const cells = (names: readonly string[]): string[] => names.map(cell);
  const orNull = (name: string | undefined): string | null => (name === undefined ? null : cell(name) || null);
  const count = (name: string | undefined): number | null => {
    const text = orNull(name);
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  const lose = (reason: string, value: string, unknown: readonly UnknownCode[] = []): EventResult => ({ event: null, leftOut: { reason, value }, unknown });

  const { columns: of } = layout;
  const id = cells(of.id);
  if (id.some((part) => part === '')) return lose('row/id', id.join(' '));
  const date = layout.readDate(cells(of.date));
  if ('leftOut' in date) return lose(date.leftOut, cells(of.date).join(' '));
  const meaning = layout.readMeaning(cells(of.meaning));
  if ('leftOut' in meaning) return lose(meaning.leftOut, cells(of.meaning).join(' '));
  const source = layout.readActor(cells(of.source), 'source');
  const target = layout.readActor(cells(of.target), 'target');
  const unknown = [...(meaning.unknown ?? []), ...source.unknown, ...target.unknown];
  if (source.codes.length + target.codes.length === 0) return lose('row/actor', [orNull(of.sourceName), orNull(of.targetName)].filter((name) => name !== null).join(' – '), unknown);
  return {
    leftOut: null, unknown,
    event: {
      origin: layout.origin, sourceId: id.join('-'), file, line: row.line, date: date.date,
      type: meaning.type, mode: meaning.mode, status: meaning.status, cameo: meaning.cameo, sectors: meaning.sectors,
      sources: source.codes, sourceSector: source.sector, sourceName: orNull(of.sourceName),
      targets: target.codes, targetSector: target.sector, targetName: orNull(of.targetName),
      reports: count(of.reports), outlets: count(of.outlets), outlet: of.outlet === undefined && of.url !== undefined ? siteOf(cell(of.url)) : orNull(of.outlet), url: orNull(of.url), place: orNull(of.place), text: orNull(of.text), killed: count(of.killed),
    },
  };
}

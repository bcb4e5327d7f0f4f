import type { EventFinding } from '../coder/findings.js';
import { goldsteinOf, quadOf, scoreOf } from '../ontology/event-codes.js';
import type { Direction } from '../record/dyad.js';
import type { EventRow } from '../record/event-record.js';
import { explainRepeats, type RepeatRow } from '../dedupe/repeats.js';
import type { RepeatRule } from '../dedupe/repeat-rule.js';
import type { EventAccount, EventEdit } from '../record/event-cluster.js';
import { editsAbout, inOrderOfPublication } from './batch.js';
import type { ImportedEvent, ImportedMention, ImportFile } from '../record/import-record.js';
import { datePrecision } from '../record/period.js';

/**
 * An imported event as events are answered; `file` is the imported file it comes from, `mentions` the articles the record knows of it. Its reports are those the data set
 * told with the event or, where there are more, these articles. See `EventRow.imported`.
 */
export function importedRow(event: ImportedEvent, file: Pick<ImportFile, 'name' | 'importer' | 'licence'> | undefined, direction: Direction | null, mentions: readonly Pick<ImportedMention, 'outlet'>[]): EventRow {
  const outlets = [...new Set([event.outlet, ...mentions.map(({ outlet }) => outlet)].filter((name) => name !== null))].toSorted();
  const id = `${event.origin}:${event.sourceId}`;
  const precision = event.date === null ? null : datePrecision(event.date);
  const side = (codes: readonly string[], sector: string | null, name: string | null): EventFinding['source'] => (
    (codes.length === 0 ? [null] : codes).filter((code) => code !== null || name !== null).map((code) => ({ code, sector, name, span: [0, 0] as const })));
  const finding: EventFinding = {
    kind: 'event', doc: id, type: event.type, mode: event.mode, quad: quadOf(event.type), score: scoreOf(event.type, event.mode), cameo: event.cameo, goldstein: goldsteinOf(event.cameo),
    source: side(event.sources, event.sourceSector, event.sourceName), target: side(event.targets, event.targetSector, event.targetName),
    anchor: [0, 0], sentence: [0, 0], status: event.status, attribution: [], date: event.date === null ? null : { value: event.date, precision: precision!, span: null },
    sectors: [...event.sectors] as EventFinding['sectors'], place: event.place === null ? null : { name: event.place, code: null },
    ...(event.killed !== null && { casualties: { killed: event.killed } }), confidence: 1, rule: `import.${event.origin}`,
  };
  return {
    id, finding, sentenceText: event.text ?? '', date: event.date, direction, coder: file?.importer ?? event.origin, lexicon: '',
    document: { id, title: null, date: event.date, datePrecision: precision, lang: null, characters: 0, reports: Math.max(event.reports ?? 0, mentions.length), outlets },
    imported: {
      origin: event.origin, sourceId: event.sourceId, file: file?.name ?? event.file, line: event.line, importer: file?.importer ?? '', licence: file?.licence ?? '', url: event.url,
      ...(event.outlets !== null && { outletCount: event.outlets }),
    },
  };
}

/** The account of an imported event from its rows: each tells of it with its own address and with the articles the record knows of it. */
export function accountOfRows(
  rows: readonly (RepeatRow & { readonly row: EventRow })[], lead: string, mentions: readonly Pick<ImportedMention, 'origin' | 'sourceId' | 'outlet' | 'url'>[], rule: RepeatRule, edits: readonly EventEdit[],
): EventAccount {
  const tellings = rows.map(({ event, row }) => {
    const articles = [{ outlet: event.outlet, url: event.url }, ...mentions.filter(({ origin, sourceId }) => origin === event.origin && sourceId === event.sourceId)].filter(({ outlet, url }) => outlet !== null || url !== null);
    const known = new Map(articles.map(({ outlet, url }) => [`${outlet ?? ''} ${url ?? ''}`, { doc: row.id, outlet, country: null, stateAffiliated: null, url }]));
    return { row, reports: [...known].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, report]) => report), copy: null };
  });
  return {
    lead, tellings: inOrderOfPublication(tellings), edits: editsAbout(edits, rows.map(({ id }) => id)), repeats: explainRepeats(rows, lead, rule, edits),
  };
}

import type { EventRow } from '../../record/event-record.js';
import type { Pair } from '../../record/dyad.js';
import type { Store } from '../../storage/store.js';
import { actorsOf } from '../finding-rows.js';
import type { Effects } from '../effects.js';
import { note, startProgress } from '../notes.js';
import { openRows, type Column, type Format } from '../output.js';
import { readPairArgument } from '../pair-argument.js';

export const EXPORTS = ['events', 'reports', 'documents', 'commitments', 'claims', 'statistics'] as const;
export type Export = (typeof EXPORTS)[number];

export interface ExportFlags {
  readonly record: string;
  readonly what: Export;
  readonly format?: Format;
  readonly pair?: string;
}

type Flat = Readonly<Record<string, string | number | boolean | null>>;

const PAGE = 5000;

/** `bilat export`: rows out of a record, one flat row each, for R, Python, DuckDB or a spreadsheet. CSV unless another format is asked for. */
export async function exportRows(effects: Effects, flags: ExportFlags): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = flags.pair === undefined ? undefined : await readPairArgument(flags.pair, store);
    const progress = startProgress(effects, 'exporting', 'rows');
    let rows = 0;
    let out: ReturnType<typeof openRows<Flat>> | undefined;
    for await (const row of rowsOf(store, flags.what, pair)) {
      out ??= openRows<Flat>(effects.stdout, flags.format ?? 'csv', { columns: columnsOf(row), json: (each) => each, empty: 'nothing to export' });
      await out.write(row);
      await progress.tell(++rows, null);
    }
    await progress.end();
    await (out ?? openRows<Flat>(effects.stdout, flags.format ?? 'ndjson', { columns: [], json: (each) => each, empty: 'nothing to export' })).end();
    if (rows === 0) await note(effects, `no ${flags.what} in ${flags.record}${pair === undefined ? '' : ` for this pair`}`);
  } finally {
    await store.close();
  }
}

async function* rowsOf(store: Store, what: Export, pair: Pair | undefined): AsyncGenerator<Flat> {
  const ofPair = pair === undefined ? {} : { pair };
  switch (what) {
    case 'events': yield* pages(async (page) => (await store.events(ofPair, page)).rows.map(flatEvent)); return;
    case 'documents': yield* pages(async (page) => (await store.documents(ofPair, page)).rows.map((row) => ({ ...row, outlets: row.outlets.join('; ') }))); return;
    case 'reports':
      for await (const { id } of pages(async (page) => (await store.documents(ofPair, page)).rows)) {
        for (const report of (await store.document(id))?.reports ?? []) {
          yield { document: report.doc, outlet: report.outlet, country: report.country, stateAffiliated: report.stateAffiliated, url: report.url };
        }
      }
      return;
    case 'commitments':
      for (const { id, finding, document, sentenceText, coder, lexicon } of await store.commitments(pair)) {
        yield {
          id, document: document.id, published: document.date, type: finding.type, parties: finding.parties.join(' '), what: finding.what, from: finding.from, to: finding.to, unit: finding.unit,
          per: finding.per ?? null, deadline: finding.deadline, status: finding.status, sectors: (finding.sectors ?? []).join(' '), speakers: finding.attribution.map((each) => each.speaker).join(' < '),
          rule: finding.rule, coder, lexicon, sentence: sentenceText,
        };
      }
      return;
    case 'claims':
      for (const { id, finding, document, sentenceText, coder, lexicon } of await store.claims(pair)) {
        yield { id, document: document.id, published: document.date, type: finding.type, speaker: finding.speaker, speakerCode: finding.speakerCode ?? null, rule: finding.rule, coder, lexicon, sentence: sentenceText };
      }
      return;
    case 'statistics':
      for (const { id, reporter, partner, flow, periodStart, periodEnd, calendar, value, unit, reportedBy, url, note: remark, source } of await store.statistics(ofPair)) {
        yield { id, reporter, partner, flow, periodStart, periodEnd, calendar, value, unit, reportedBy, url, note: remark, source };
      }
  }
}

async function* pages<T>(read: (page: { readonly limit: number; readonly offset: number; readonly order: 'oldest' }) => Promise<readonly T[]>): AsyncGenerator<T> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await read({ limit: PAGE, offset, order: 'oldest' });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

function flatEvent({ id, finding, date, document, sentenceText, coder, lexicon }: EventRow): Flat {
  return {
    id, document: document.id, published: document.date, reports: document.reports, date, datePrecision: finding.date?.precision ?? document.datePrecision,
    type: finding.type, mode: finding.mode, quad: finding.quad, score: finding.score, cameo: finding.cameo, goldstein: finding.goldstein,
    source: actorsOf(finding.source), target: actorsOf(finding.target), status: finding.status, speakers: finding.attribution.map((each) => each.speaker).join(' < '),
    sectors: finding.sectors.join(' '), place: finding.place?.name ?? null, placeCode: finding.place?.code ?? null, killed: finding.casualties?.killed ?? null,
    injured: finding.casualties?.injured ?? null, arrested: finding.casualties?.arrested ?? null, confidence: finding.confidence, rule: finding.rule, coder, lexicon, sentence: sentenceText,
  };
}

function columnsOf(row: Flat): Column<Flat>[] {
  return Object.keys(row).map((name) => ({ name, value: (each) => each[name], isText: name === 'sentence' }));
}

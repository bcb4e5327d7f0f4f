import type { EventFinding } from '../../src/coder/findings.js';
import type { NewDocument } from '../../src/record/document-record.js';
import { MemoryStore } from '../../src/storage/memory-store.js';

/** Finds a stretch of a text; throws when the sample and its spans have come apart. */
function spanOf(text: string, words: string): [number, number] {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`sample text has no "${words}"`);
  return [start, start + words.length];
}

interface SampleEvent extends Partial<EventFinding> {
  readonly from: readonly [code: string, words: string];
  readonly to?: readonly [code: string, words: string];
  readonly act: string;
}

/** One document with one event, spans found by their words. */
function sampleDocument(id: string, date: string, text: string, { from, to, act, ...event }: SampleEvent): NewDocument {
  const actor = ([code, words]: readonly [string, string]) => ({ code, sector: 'GOV', name: null, span: spanOf(text, words) });
  return {
    document: { id, text, date },
    reports: [
      { outlet: 'Harbour Gazette', country: 'PAK', stateAffiliated: false, url: `https://gazette.example/${id}` },
      { outlet: 'State <b>Wire</b>', country: 'IRN', stateAffiliated: true, url: 'javascript:alert(1)' },
      ...(id === 'd1' ? [{ outlet: 'Reposts', country: null, stateAffiliated: null, url: null }] : []),
    ],
    findings: [{
      kind: 'event', doc: id, type: 'CONSULT', mode: null, quad: 1, score: 2.5, cameo: '040', goldstein: 1, source: [actor(from)], target: to ? [actor(to)] : [],
      anchor: spanOf(text, act), sentence: [0, text.length], status: 'actual', attribution: [],
      date: { value: date, precision: 'day', span: null }, sectors: ['politics'], place: null, confidence: 0.8, rule: 'en.consult.0001', ...event,
    }],
    coder: '0.0.0-sample', lexicon: 'en-sample',
  };
}

/** A small made-up record of Iran and Pakistan: five acts of all classes, a figure of trade, a promise. */
export async function sampleRecord(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.put({
    documents: [
      sampleDocument('d1', '2025-03-04', 'Iran’s foreign minister visited Islamabad for talks with Pakistan. <script>alert(1)</script>', { from: ['IRN', 'Iran’s foreign minister'], to: ['PAK', 'Pakistan'], act: 'visited', mode: 'visit', score: 4, place: { name: 'Islamabad', code: 'PAK' } }),
      sampleDocument('d2', '2025-04-10', 'Pakistan sent flood relief to Iran, Pakistan’s government said.', { from: ['PAK', 'Pakistan'], to: ['IRN', 'Iran'], act: 'sent', type: 'AID', quad: 2, score: 10, sectors: ['humanitarian'], attribution: [{ speaker: 'Pakistan’s government', code: 'PAK', span: [36, 57], cue: [58, 62] }] }),
      sampleDocument('d3', '2025-04-21', 'Iran accused Pakistan of sheltering smugglers near Taftan.', { from: ['IRN', 'Iran'], to: ['PAK', 'Pakistan'], act: 'accused', type: 'ACCUSE', mode: 'allege', quad: 3, score: -3.5, sectors: ['border', 'security'], place: { name: 'Taftan', code: 'PAK' } }),
      sampleDocument('d4', '2025-06-02', 'Pakistan closed its crossings to Iran for a week.', { from: ['PAK', 'Pakistan'], to: ['IRN', 'Iran'], act: 'closed', type: 'SANCTION', quad: 4, score: -6, sectors: ['border'] }),
      sampleDocument('d5', '2025-06-20', 'Pakistan will receive Iran’s trade minister next month.', { from: ['IRN', 'Iran’s trade minister'], to: ['PAK', 'Pakistan'], act: 'receive', type: 'AGREE', status: 'planned', sectors: ['trade'] }),
      sampleDocument('d6', '2025-06-22', 'Iran met Afghanistan in Tehran.', { from: ['IRN', 'Iran'], to: ['AFG', 'Afghanistan'], act: 'met' }),
    ],
    statistics: [{
      id: 'st1', reporter: 'IRN', partner: 'PAK', flow: 'total', periodStart: '2024-03-20', periodEnd: '2025-03-20', calendar: 'iranian_solar', value: 3.1e9, unit: 'USD',
      reportedBy: 'Customs', url: 'https://customs.example/1403', note: null, source: 'sample',
    }],
    handCommitments: [{
      id: 'p1', parties: ['IRN', 'PAK'], what: 'Raise trade to 10 billion dollars', instrument: null, from: 3e9, to: 1e10, unit: 'USD', madeOn: '2025-03-04', deadline: '2028',
      history: [{ date: '2025-03-04', status: 'agreed', evidence: 'said by both ministers', url: 'https://gazette.example/d1' }], source: 'sample',
    }, {
      id: 'p2', parties: ['IRN', 'PAK'], what: 'Open a border market', instrument: null, from: null, to: 1, unit: 'markets', madeOn: '2020', deadline: '2021',
      history: [{ date: '2020', status: 'agreed', evidence: 'minutes', url: null }, { date: '2022', status: 'lapsed', evidence: 'its date passed', url: null }], source: 'sample',
    }],
  });
  return store;
}

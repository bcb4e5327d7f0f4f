import { pairKey, type Pair } from '../record/dyad.js';
import type { EventRow } from '../record/event-record.js';
import type { Statistic } from '../record/flow-record.js';
import type { Store } from '../storage/store.js';
import { actorsOf } from './finding-rows.js';

const EVENTS_SHOWN = 5;
const QUADS = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];

/** A pair in a few lines for the terminal: how much is on record, the latest events with where they come from, the latest figures. */
export async function shortBrief(store: Store, pair: Pair): Promise<string> {
  const summary = (await store.pairs()).find((each) => pairKey(each.pair) === pairKey(pair));
  if (summary === undefined) return `Nothing on ${pairKey(pair)} in this record.\n`;
  const done = { pair, statuses: ['actual', 'background'] as const };
  const [quads, latest, commitments, statistics] = [
    await store.counts(done, { by: ['quad'] }), await store.events(done, { limit: EVENTS_SHOWN }), await store.commitments(pair), await store.statistics({ pair }),
  ];
  const counted = quads.rows.map((row) => `${row.events} of ${QUADS[Number(row.group.quad) - 1]}`).join(', ');
  return [
    `${pairKey(pair)}, ${summary.first ?? '?'} to ${summary.last ?? '?'}`,
    `  ${summary.documents} documents tell of ${summary.events} events, of which ${quads.total} are told as having happened: ${counted}.`,
    `  ${commitments.length} statements of commitments found; ${statistics.length} trade figures by ${new Set(statistics.map((row) => row.reporter)).size} reporters.`,
    '', 'Latest events', ...latest.rows.map((row) => `  ${describe(row)}`),
    ...(statistics.length === 0 ? [] : ['', 'Latest trade figures, each by its own reporter', ...latestFigures(statistics).map((row) => `  ${row}`)]), '',
  ].join('\n');
}

function describe({ date, finding, sentenceText, document }: EventRow): string {
  const who = finding.target.length === 0 ? actorsOf(finding.source) : `${actorsOf(finding.source)} → ${actorsOf(finding.target)}`;
  const sentence = sentenceText.replaceAll(/\s+/g, ' ');
  return `${date ?? 'undated'}  ${finding.type}${finding.mode === null ? '' : ` ${finding.mode}`}  ${who}\n      ${sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence} [${document.id}]`;
}

function latestFigures(statistics: readonly Statistic[]): string[] {
  const latest = new Map<string, Statistic>();
  for (const row of statistics) {
    const before = latest.get(row.reporter);
    if (before === undefined || row.periodEnd > before.periodEnd) latest.set(row.reporter, row);
  }
  return [...latest.values()].map((row) => `${row.reporter} ${row.flow} ${(row.value / 1e6).toLocaleString('en')} million ${row.unit}, ${row.periodStart} to ${row.periodEnd} (${row.reportedBy ?? 'source not named'})`);
}

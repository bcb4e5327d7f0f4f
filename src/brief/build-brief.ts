import { dateText } from '../base/date-text.js';
import { buildLedger } from '../ledger/build-ledger.js';
import { figureText, percentText } from '../ledger/figure-text.js';
import type { Ledger } from '../ledger/ledger.js';
import { scoreLedger } from '../ledger/scorecard.js';
import { trackTarget } from '../ledger/target-track.js';
import { labelOf } from '../ontology/countries.js';
import { pairKey } from '../record/dyad.js';
import type { EventRow } from '../record/event-record.js';
import type { Brief, BriefSection, BriefSentence, BriefSource, Citation } from './brief.js';
import type { BriefInput } from './brief-input.js';
import { claimSection, measureSection } from './brief-measures.js';
import { sourceSection, exposureSection } from './brief-sources.js';
import { countText, eventKind, listText, partiesText, shortSentence } from './wording.js';

const EVENTS_SHOWN = 10;
const INCIDENTS_SHOWN = 8;
const VISITS_SHOWN = 8;
const COMMITMENTS_SHOWN = 14;
const THIRD_PARTIES_SHOWN = 6;

/**
 * The picture of a pair as sections in which every sentence names what it rests on. Pure: the same input gives the same brief. Figures of different reporters
 * stand side by side, counts carry the number of documents they come from, and what the record cannot tell is said.
 */
export function buildBrief(input: BriefInput): Brief {
  const ledger = buildLedger({
    pair: input.pair, rows: input.commitments, edits: input.edits, asOf: input.asOf, documentDates: input.documents.flatMap(({ date }) => date ?? []),
  });
  const sections = [
    summarySection(input, ledger), latestSection(input), visitSection(input), commitmentSection(ledger), tradeSection(input, ledger), incidentSection(input),
    ...(input.measured ? [measureSection(input.measured.results), claimSection(input.measured.claims)] : []),
    thirdPartySection(input), sourceSection(input), exposureSection(input),
  ];
  return { pair: pairKey(input.pair), names: input.names, asOf: input.asOf, sections, sources: numberSources(sections, input) };
}

const eventCitation = (row: EventRow): Citation => ({ kind: 'event', id: row.id, document: row.document.id });

function summarySection(input: BriefInput, ledger: Ledger): BriefSection {
  const { names: [a, b], summary, asOf } = input;
  const sentences: BriefSentence[] = [];
  const basis = `events of the pair dated until ${dateText(asOf)}`;
  if (!summary || summary.events + summary.commitments === 0) {
    return { id: 'summary', title: 'In short', sentences: [{ text: `The record holds nothing on ${a} and ${b}.`, citations: [], basis: 'the whole record' }], notes: [] };
  }
  sentences.push({
    text: `The record holds ${countText(summary.events, 'event')} between ${a} and ${b} in ${countText(summary.documents, 'document')}, dated ${dateText(summary.first)} to ${dateText(summary.last)}.`,
    citations: [], basis,
  });
  const recent = quadCounts(input.recentQuads.rows);
  const recentDocuments = input.documents.filter(({ date }) => date !== null && date >= input.recentFrom.slice(0, date.length)).length;
  sentences.push({
    text: `In the twelve months to ${dateText(asOf)}: ${listText([`${recent[0]} of verbal cooperation`, `${recent[1]} of material cooperation`, `${recent[2]} of verbal conflict`, `${recent[3]} of material conflict`])}, told in ${countText(recentDocuments, 'document')} about the pair.`,
    citations: [], basis: 'events told as having happened, by quad class',
  });
  const open = ledger.entries.filter((entry) => !entry.hidden && entry.partOf === null);
  const overdue = open.filter((entry) => (entry.overdueDays ?? 0) > 0);
  if (open.length > 0) {
    sentences.push({
      text: `The ledger has ${countText(open.length, 'matter')} promised between the two; ${open.filter((entry) => entry.status === 'done').length} told as done, ${overdue.length} past the date set for them.`,
      citations: overdue.slice(0, 6).map((entry) => ({ kind: 'ledger', id: entry.id, document: entry.tellings.at(-1)?.document ?? null })), basis: 'ledger entries, items of lists apart',
    });
  }
  return { id: 'summary', title: 'In short', sentences, notes: [] };
}

function quadCounts(rows: BriefInput['quads']['rows']): [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const row of rows) {
    const quad = Number(row.group.quad);
    if (quad >= 1 && quad <= 4) counts[quad - 1] = row.events;
  }
  return counts;
}

/** The newest events, one for each document and kind, told in the documents' own words. */
function latestSection(input: BriefInput): BriefSection {
  const seen = new Set<string>();
  const sentences: BriefSentence[] = [];
  for (const row of input.latest.rows) {
    const key = `${row.document.id}/${row.finding.type}`;
    if (seen.has(key) || sentences.length >= EVENTS_SHOWN) continue;
    seen.add(key);
    sentences.push({ text: `${dateText(row.date)}, ${eventKind(row)}: ${partiesText(row)}. “${shortSentence(row.sentenceText)}”`, citations: [eventCitation(row)] });
  }
  return { id: 'latest', title: 'What is going on', sentences, notes: sentences.length === 0 ? ['No dated event of the pair is on record.'] : [`Of ${countText(input.latest.total, 'event')}, the newest are shown; planned and requested acts are marked.`] };
}

function visitSection(input: BriefInput): BriefSection {
  const { names: [a, b], pair } = input;
  const done = input.visits.filter(({ event }) => (event.finding.status === 'actual' || event.finding.status === 'background') && (event.date ?? '') <= input.asOf);
  const distinct = new Map<string, (typeof done)[number]>();
  for (const visit of done) {
    const key = `${visit.visitor}/${(visit.event.date ?? '?').slice(0, 7)}/${visit.people[0] ?? ''}`;
    if (!distinct.has(key)) distinct.set(key, visit);
  }
  const visits = [...distinct.values()].toSorted((x, y) => (y.event.date ?? '').localeCompare(x.event.date ?? ''));
  const sentences: BriefSentence[] = [];
  if (visits.length > 0) {
    const byA = visits.filter((visit) => visit.visitor === pair.a).length;
    sentences.push({ text: `${countText(visits.length, 'visit')} on record: ${byA} from ${a} to ${b}, ${visits.length - byA} from ${b} to ${a}.`, citations: visits.slice(0, 3).map(({ event }) => eventCitation(event)), basis: 'visits told as having taken place; the same side in the same month with the same person named counts once' });
  }
  for (const { event, visitor, people } of visits.slice(0, VISITS_SHOWN)) {
    const who = people.length > 0 ? `${listText(people)} (${labelOf(visitor)})` : `a delegation of ${labelOf(visitor)}`;
    sentences.push({ text: `${dateText(event.date)}: ${who}. “${shortSentence(event.sentenceText, 160)}”`, citations: [eventCitation(event)] });
  }
  return { id: 'visits', title: 'Visits', sentences, notes: visits.length === 0 ? ['No visit between the two is on record.'] : [] };
}

function commitmentSection(ledger: Ledger): BriefSection {
  const entries = ledger.entries.filter((entry) => !entry.hidden && entry.partOf === null);
  const score = scoreLedger(ledger)[0];
  const sentences: BriefSentence[] = [];
  if (score && entries.length > 0) {
    const statuses = Object.entries(score.statuses).sort((x, y) => y[1] - x[1]).map(([status, n]) => `${n} ${status}`);
    sentences.push({ text: `${countText(entries.length, 'matter')} on record between the two: ${listText(statuses)}.`, citations: [], basis: 'newest statement of each matter' });
    const { deliveryRate } = score;
    sentences.push({
      text: deliveryRate.value === null ? `No delivery rate: ${deliveryRate.reason}.` : `Of ${countText(deliveryRate.n, 'matter')} whose date has passed, ${percentText(deliveryRate.value)} are told as delivered.`,
      citations: [], basis: 'implementation scale 0–3, docs/ledger.md',
    });
  }
  const ranked = entries.toSorted((x, y) => y.tellings.length - x.tellings.length || (y.lastNews ?? '').localeCompare(x.lastNews ?? ''));
  const shown = ranked.slice(0, COMMITMENTS_SHOWN);
  return {
    id: 'commitments', title: 'Agreements and commitments', sentences,
    notes: entries.length === 0 ? ['No commitment of the two to each other is on record.'] : ['A status is what the newest source said, not a verdict. Nothing counts as done because nothing more was heard.'],
    table: {
      columns: ['matter', 'type', 'status', 'as of', 'due', 'overdue', 'told', 'last news'],
      rows: shown.map((entry) => ({
        cells: [
          entry.what, entry.type, entry.status + (entry.unclear ? ' (unclear)' : ''), dateText(entry.statusSince), entry.deadline === null ? 'open' : dateText(entry.deadline),
          entry.overdueDays === null || entry.overdueDays === 0 ? '' : countText(entry.overdueDays, 'day'), countText(entry.tellings.length, 'time'),
          `${dateText(entry.lastNews)}${entry.documentsSince === null ? '' : `; ${countText(entry.documentsSince, 'document')} about the pair since`}`,
        ],
        citations: [{ kind: 'ledger' as const, id: entry.id, document: null }, ...entry.tellings.slice(-3).map((telling) => ({ kind: 'commitment' as const, id: telling.finding, document: telling.document }))],
      })),
      more: Math.max(0, entries.length - shown.length),
    },
  };
}

function tradeSection(input: BriefInput, ledger: Ledger): BriefSection {
  const target = ledger.entries.find((entry) => entry.type === 'target' && entry.unit === 'USD' && entry.id.startsWith('target-trade'));
  const track = target ? trackTarget(target, input.statistics, input.asOf) : null;
  const sentences: BriefSentence[] = [];
  if (target && track) {
    const [first] = target.versions;
    const moved = target.versions.length > 1 ? `; it was ${figureText(first!.to ?? 0)} ${first!.unit ?? ''}${first!.deadline ? ` by ${dateText(first!.deadline)}` : ''} when first told (${dateText(first!.firstTold)}), and has been changed ${countText(target.versions.length - 1, 'time')}` : '';
    sentences.push({
      text: `The newest trade target on record is ${figureText(track.target)} ${track.unit}${track.deadline ? ` by ${dateText(track.deadline)}` : ', no date set'}${moved}.`,
      citations: target.versions.flatMap((version) => version.tellings.slice(0, 1)).map((id) => ({ kind: 'commitment' as const, id, document: id.slice(0, id.lastIndexOf(':')) })),
    });
    for (const reporter of track.reporters.filter(({ neededGrowth }) => neededGrowth !== null).toSorted((x, y) => Number(y.pastGrowth !== null) - Number(x.pastGrowth !== null)).slice(0, 4)) {
      sentences.push({
        text: `By ${reporter.source ?? reporter.reporter} (reporter ${reporter.reporter}, year to ${dateText(reporter.latest.periodEnd)}): ${figureText(reporter.latest.value)} ${track.unit}, ${percentText(reporter.shareOfTarget ?? 0)} of the target; reaching it would take ${percentText(reporter.neededGrowth ?? 0)} growth a year${reporter.pastGrowth === null ? '' : `, against ${percentText(reporter.pastGrowth)} a year so far by the same source`}.`,
        citations: reporter.latest.parts.map((id) => ({ kind: 'statistic' as const, id, document: null })),
      });
    }
  }
  const newest = new Map<string, BriefInput['statistics'][number]>();
  for (const row of input.statistics) {
    if (row.periodEnd > input.asOf) continue;
    const key = `${row.reporter}/${row.flow}/${row.reportedBy}/${row.unit}`;
    const before = newest.get(key);
    if (!before || row.periodEnd > before.periodEnd) newest.set(key, row);
  }
  const rows = [...newest.values()].toSorted((x, y) => y.periodEnd.localeCompare(x.periodEnd) || x.reporter.localeCompare(y.reporter));
  return {
    id: 'trade', title: 'Trade figures, each by its own reporter', sentences,
    notes: rows.length === 0 ? ['No statistics of this pair are on record.'] : ['Figures of different reporters differ in coverage and year and are never added up or averaged. An export of one side is an import in the other side’s books.'],
    table: {
      columns: ['period', 'year', 'reporter', 'flow', 'value', 'source'],
      rows: rows.slice(0, 16).map((row) => ({
        cells: [`${dateText(row.periodStart)} to ${dateText(row.periodEnd)}`, row.calendar.replaceAll('_', ' '), row.isCompiled ? `compiled, seen from ${labelOf(row.reporter)}` : labelOf(row.reporter), row.flow, `${figureText(row.value)} ${row.unit}`, row.reportedBy ?? 'not named'],
        citations: [{ kind: 'statistic' as const, id: row.id, document: null }],
      })),
      more: Math.max(0, rows.length - 16),
    },
  };
}

function incidentSection(input: BriefInput): BriefSection {
  const sentences = input.conflict.rows.slice(0, INCIDENTS_SHOWN).map((row) => ({
    text: `${dateText(row.date)}, ${eventKind(row)}: ${partiesText(row)}. “${shortSentence(row.sentenceText)}”`,
    citations: [eventCitation(row)],
  }));
  return {
    id: 'incidents', title: 'Incidents', sentences,
    notes: sentences.length === 0 ? ['No act of force, coercion or sanction between the two is on record.'] : [`${countText(input.conflict.total, 'event')} of material conflict in all. Casualties and who was behind an act are as the cited source says; an accusation is an accusation by its speaker.`],
  };
}

function thirdPartySection(input: BriefInput): BriefSection {
  const { names: [a, b] } = input;
  const sentences = input.thirdParties.slice(0, THIRD_PARTIES_SHOWN).map((party) => {
    const tie = (name: string, { events, quads }: (typeof party)['withA']): string => `${countText(events, 'event')} with ${name}${events === 0 ? '' : ` (${quads[0] + quads[1]} cooperative, ${quads[2] + quads[3]} conflictual)`}`;
    return {
      text: `${labelOf(party.code)}: ${tie(a, party.withA)}, ${tie(b, party.withB)}; named in ${countText(party.documentsWithPair, 'document')} about the pair, last ${dateText(party.latest)}.`,
      citations: [] as Citation[], basis: 'events with either side in the whole record',
    };
  });
  return { id: 'third-parties', title: 'Third parties', sentences, notes: sentences.length === 0 ? ['No third party stands in an event with either side.'] : [] };
}

/** Numbers the documents in order of first citation. */
function numberSources(sections: readonly BriefSection[], input: BriefInput): BriefSource[] {
  const headers = new Map(input.documents.map((header) => [header.id, header]));
  for (const row of [...input.latest.rows, ...input.conflict.rows, ...input.visits.map(({ event }) => event), ...input.commitments]) headers.set(row.document.id, row.document);
  const sources: BriefSource[] = [];
  const seen = new Set<string>();
  for (const section of sections) {
    for (const { citations } of [...section.sentences, ...(section.table?.rows ?? [])]) {
      for (const { document } of citations) {
        if (document === null || seen.has(document)) continue;
        seen.add(document);
        const header = headers.get(document);
        sources.push({ number: sources.length + 1, document, title: header?.title ?? null, date: header?.date ?? null, outlets: header?.outlets ?? [] });
      }
    }
  }
  return sources;
}

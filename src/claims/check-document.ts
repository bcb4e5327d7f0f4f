import type { ClaimFinding, CommitmentFinding, Finding } from '../coder/findings.js';
import type { SentenceVoice } from '../coder/voices.js';
import { buildLedger } from '../ledger/build-ledger.js';
import { figureText, percentText } from '../ledger/figure-text.js';
import type { Ledger, LedgerEntry } from '../ledger/ledger.js';
import { compareTopics, readTopic } from '../coder/topic.js';
import { trackTarget } from '../ledger/target-track.js';
import { labelOf } from '../ontology/countries.js';
import { makePair, type Pair } from '../record/dyad.js';
import type { ClaimRow, CommitmentRow, VisitRow } from '../record/event-record.js';
import type { Statistic } from '../record/flow-record.js';
import type { LedgerEdit } from '../record/ledger-record.js';
import type { SourceDocument } from '../text/document.js';
import { countVoices, groupLoaded, MEASURES, sortFindings, type CheckedClaim, type CheckedCommitment, type DocumentCheck, type RecordAnswer, type Verdict } from './check.js';

/** What the check asks of a record; the store port has all of it. */
export interface RecordReader {
  claims(pair?: Pair): Promise<readonly ClaimRow[]>;
  commitments(pair?: Pair): Promise<readonly CommitmentRow[]>;
  visits(pair: Pair): Promise<readonly VisitRow[]>;
  statistics(filter: { readonly pair?: Pair }): Promise<readonly Statistic[]>;
  ledgerEdits(pair: Pair): Promise<readonly LedgerEdit[]>;
}

interface Known {
  readonly pair: Pair | null;
  readonly claims: readonly ClaimRow[];
  readonly visits: readonly VisitRow[];
  readonly statistics: readonly Statistic[];
  readonly ledger: Ledger | null;
  readonly asOf: string;
}

const LATER = '9999-12-31';

/**
 * Checks what a document claims and promises against a record: each claim gets the measure that could test it and whatever the record already answers, with
 * evidence. Without a record (`reader` null) the document is described only. The record is read as it stood when the document was published.
 */
export async function checkDocument(document: SourceDocument, findings: readonly Finding[], voices: readonly SentenceVoice[], reader: RecordReader | null): Promise<DocumentCheck> {
  const { claims, commitments, loaded } = sortFindings(findings);
  const states = mainStates(findings);
  const pair = states.length === 2 ? makePair(states[0]!, states[1]!) : null;
  const known = await readKnown(document, pair, reader);
  const notes: string[] = [];
  if (!reader) notes.push('No record was given: nothing could be compared.');
  else if (!pair) notes.push('The document names no two states between which something could be looked up.');
  else if (known.claims.length + known.visits.length + known.statistics.length + (known.ledger?.entries.length ?? 0) === 0) notes.push(`The record holds nothing on ${labelOf(pair.a)} and ${labelOf(pair.b)} before this document.`);
  return {
    document: { id: document.id, title: document.title ?? null, date: document.date ?? null, outlet: document.outlet ?? null, characters: document.text.length },
    pair: states,
    claims: claims.map((claim) => checkClaim(claim, document, known)),
    commitments: commitments.filter((commitment) => !commitment.listedIn).map((commitment): CheckedCommitment => ({ finding: commitment, sentence: sentenceOf(document, commitment), answers: commitmentAnswers(commitment, known), items: commitments.filter((item) => item.listedIn?.[0] === commitment.anchor[0]).map((item) => ({ finding: item, answers: commitmentAnswers(item, known) })) })),
    loaded: groupLoaded(loaded),
    voices: countVoices(voices, claims),
    notes,
  };
}

async function readKnown(document: SourceDocument, pair: Pair | null, reader: RecordReader | null): Promise<Known> {
  const asOf = document.date ?? LATER;
  if (!reader || !pair) return { pair, claims: [], visits: [], statistics: [], ledger: null, asOf };
  const [claims, commitments, visits, statistics, edits] = await Promise.all([reader.claims(pair), reader.commitments(pair), reader.visits(pair), reader.statistics({ pair }), reader.ledgerEdits(pair)]);
  const before = <R extends { readonly document: { readonly id: string; readonly date: string | null } }>(rows: readonly R[]): R[] => rows.filter((row) => row.document.id !== document.id && (row.document.date ?? '') < asOf);
  return {
    pair, asOf,
    claims: before(claims),
    visits: visits.filter(({ event }) => event.document.id !== document.id && (event.date ?? '') < asOf),
    statistics: statistics.filter((row) => row.periodEnd <= asOf),
    ledger: buildLedger({ pair, rows: before(commitments), edits, asOf: asOf === LATER ? LATER : asOf }),
  };
}

/** The two states most named as parties and actors. */
function mainStates(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  const add = (code: string | null | undefined): void => { if (code && /^[A-Z]{3}$/.test(code)) counts.set(code, (counts.get(code) ?? 0) + 1); };
  for (const finding of findings) {
    if (finding.kind === 'event') for (const actor of [...finding.source, ...finding.target]) add(actor.code);
    else if (finding.kind === 'commitment') for (const code of finding.parties) add(code);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 2).map(([code]) => code);
}

function sentenceOf(document: SourceDocument, finding: { readonly sentence: readonly [number, number] }): string {
  return document.text.slice(finding.sentence[0], finding.sentence[1]).replaceAll(/\s+/g, ' ').trim();
}

function checkClaim(finding: ClaimFinding, document: SourceDocument, known: Known): CheckedClaim {
  const sentence = sentenceOf(document, finding);
  const answers = claimAnswers(finding, document, known);
  const { verdict, because } = verdictOf(finding, known);
  return { finding, sentence, ownVoice: finding.speakerSpan === undefined, measure: MEASURES[finding.type], verdict, because, answers };
}

function verdictOf(finding: ClaimFinding, known: Known): { verdict: Verdict; because: string } {
  const { name } = MEASURES[finding.type];
  if (known.pair === null) return { verdict: 'not testable', because: 'it names no two states whose record could be measured' };
  switch (finding.type) {
    case 'turning-point': return { verdict: 'undecided', because: `needs months of record after ${known.asOf === LATER ? 'the document' : known.asOf} and the measure “${name}”` };
    case 'forecast': return { verdict: 'undecided', because: 'what it foretells had not come when it was said; the figures below show from where it starts' };
    default: return { verdict: 'undecided', because: `would be decided by the measure “${name}”` };
  }
}

function claimAnswers(finding: ClaimFinding, document: SourceDocument, known: Known): RecordAnswer[] {
  const answers: RecordAnswer[] = [];
  const words = document.text.slice(...finding.anchor).toLowerCase();
  const sentence = sentenceOf(document, finding);
  if (finding.type === 'turning-point') {
    const same = known.claims.filter((row) => row.finding.type === 'turning-point');
    if (same.length > 0) {
      const years = new Set(same.map((row) => row.document.date?.slice(0, 4)).filter(Boolean));
      const wording = same.filter((row) => sharesWord(wordOf(row), words));
      answers.push({
        text: `The record holds ${same.length} earlier ${same.length === 1 ? 'claim' : 'claims'} of a turning point in these relations, from ${years.size} different ${years.size === 1 ? 'year' : 'years'}${wording.length > 0 ? `; ${wording.length} in the same words` : ''}.`,
        evidence: (wording.length > 0 ? wording : same).slice(-5).map((row) => ({ kind: 'claim', id: row.id, document: row.document.id })),
      });
    }
  }
  if (/\bvisit|\btrip|\bjourney/.test(sentence) && (finding.type === 'turning-point' || finding.type === 'record') && known.visits.length > 0) {
    const done = known.visits.filter(({ event }) => event.finding.status === 'actual' || event.finding.status === 'background');
    const last = done.toSorted((x, y) => (y.event.date ?? '').localeCompare(x.event.date ?? '')).slice(0, 3);
    if (done.length > 0) {
      answers.push({
        text: `${done.length} earlier tellings of visits between the two are on record, the last on ${last[0]!.event.date ?? 'an unknown date'}.`,
        evidence: last.map(({ event }) => ({ kind: 'event', id: event.id, document: event.document.id })),
      });
    }
  }
  for (const figure of finding.figures ?? []) {
    if (figure.unit === 'USD' && /trade|commerce|export|import|turnover/i.test(sentence)) answers.push(...tradeAnswers(figure.from ?? figure.to, figure.from !== null, known));
  }
  return answers;
}

function wordOf(row: ClaimRow): string {
  const [from, to] = row.finding.anchor;
  return row.sentenceText.slice(from - row.finding.sentence[0], to - row.finding.sentence[0]).toLowerCase();
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(/\W+/).filter((word) => word.length > 4));
  return b.split(/\W+/).some((word) => words.has(word));
}

/** What every reporter shows of trade, beside a figure the document takes as given. */
function tradeAnswers(figure: number, isStart: boolean, known: Known): RecordAnswer[] {
  const target = known.ledger?.entries.find((entry) => entry.id.startsWith('target-trade') && entry.unit === 'USD');
  const totals = newestTotals(known.statistics);
  const answers: RecordAnswer[] = [];
  if (totals.length > 0) {
    const shown = totals.slice(0, 5).map((row) => `${figureText(row.value)} ${row.unit} (${row.reportedBy ?? labelOf(row.reporter)}, reporter ${row.reporter}, to ${row.periodEnd})`);
    answers.push({
      text: `${isStart ? `“From ${figureText(figure)}”` : figureText(figure)}: the latest totals on record are ${shown.join('; ')}.`,
      evidence: totals.slice(0, 5).map((row) => ({ kind: 'statistic', id: row.id, document: null })),
    });
  } else if (known.statistics.length > 0) {
    const newest = known.statistics.toSorted((x, y) => y.periodEnd.localeCompare(x.periodEnd)).slice(0, 4);
    answers.push({ text: `No total is on record; the newest figures are ${newest.map((row) => `${row.flow} ${figureText(row.value)} ${row.unit} (${row.reportedBy ?? row.reporter}, to ${row.periodEnd})`).join('; ')}.`, evidence: newest.map((row) => ({ kind: 'statistic', id: row.id, document: null })) });
  }
  void target;
  return answers;
}

/** Newest total of each reporter and source, newest first. */
function newestTotals(statistics: readonly Statistic[]): Statistic[] {
  const newest = new Map<string, Statistic>();
  for (const row of statistics) {
    if (row.flow !== 'total') continue;
    const key = `${row.reporter}/${row.reportedBy ?? ''}`;
    const known = newest.get(key);
    if (!known || row.periodEnd > known.periodEnd) newest.set(key, row);
  }
  return [...newest.values()].sort((x, y) => y.periodEnd.localeCompare(x.periodEnd));
}

/** Earlier announcements of the same matter, where it stood, and for a target the figures. */
function commitmentAnswers(commitment: CommitmentFinding, known: Known): RecordAnswer[] {
  if (!known.ledger) return [];
  const entry = findEntry(commitment, known.ledger);
  const answers: RecordAnswer[] = [];
  if (entry) {
    const first = entry.tellings[0]!;
    answers.push({
      text: `Told ${entry.tellings.length} ${entry.tellings.length === 1 ? 'time' : 'times'} before, first ${first.date ?? 'undated'}; it stood as “${entry.status}”${entry.statusSince ? ` since ${entry.statusSince}` : ''}${entry.deadline ? `, due ${entry.deadline}` : ''}${entry.overdueDays ? `, ${entry.overdueDays} days overdue` : ''}.`,
      evidence: [{ kind: 'ledger', id: entry.id, document: null }, ...entry.tellings.slice(-3).map((telling) => ({ kind: 'commitment' as const, id: telling.finding, document: telling.document }))],
    });
    if (entry.type === 'target') {
      if (entry.versions.length > 1) {
        const versions = entry.versions.map((version) => `${version.to === null ? '?' : figureText(version.to)} ${version.unit ?? ''}${version.deadline ? ` by ${version.deadline}` : ''} (${version.firstTold ?? 'undated'})`);
        answers.push({ text: `Earlier versions of this target: ${versions.join('; ')}.`, evidence: [{ kind: 'ledger', id: entry.id, document: null }] });
      }
      const track = trackTarget(entry, known.statistics, known.asOf);
      const best = track?.reporters.find((reporter) => reporter.pastGrowth !== null && reporter.neededGrowth !== null);
      if (best) answers.push({ text: `By ${best.source ?? best.reporter}, reaching ${figureText(track!.target)} by ${track!.deadline} would take ${percentText(best.neededGrowth!)} growth a year; it grew ${percentText(best.pastGrowth!)} a year before.`, evidence: best.latest.parts.map((id) => ({ kind: 'statistic', id, document: null })) });
    }
  } else {
    answers.push({ text: 'No earlier statement of this is on record.', evidence: [] });
  }
  if (commitment.type === 'target' && commitment.unit === 'USD' && commitment.to !== null) answers.push(...tradeAnswers(commitment.from ?? commitment.to, commitment.from !== null, known));
  return answers;
}

const LEAST_SCORE = 0.6;

function findEntry(commitment: CommitmentFinding, ledger: Ledger): LedgerEntry | null {
  if (commitment.type === 'target') return ledger.entries.find((entry) => entry.type === 'target' && entry.unit === commitment.unit && entry.id.startsWith('target-trade')) ?? null;
  if ((commitment.count ?? 0) > 1) return ledger.entries.find((entry) => entry.count === commitment.count) ?? null;
  const topic = readTopic(commitment.what);
  let best: LedgerEntry | null = null;
  let bestScore = LEAST_SCORE;
  for (const entry of ledger.entries) {
    for (const telling of entry.tellings) {
      const { score, weight } = compareTopics(topic, readTopic(telling.what));
      if (weight >= 0.95 && score > bestScore) {
        best = entry;
        bestScore = score;
      }
    }
  }
  return best;
}

import type { CommitmentFinding, Finding } from '../coder/findings.js';
import { compareTopics, readTopic } from '../coder/topic.js';
import type { SentenceVoice } from '../coder/voices.js';
import { figureText, percentText } from '../ledger/figure-text.js';
import type { Ledger, LedgerEntry } from '../ledger/ledger.js';
import { trackTarget } from '../ledger/target-track.js';
import { runMeasure } from '../measures/registry.js';
import { targetsMeasure } from '../measures/targets.js';
import { labelOf } from '../ontology/countries.js';
import { makePair } from '../record/dyad.js';
import type { SourceDocument } from '../text/document.js';
import { checkClaim, tradeAnswers } from './check-claim.js';
import { countVoices, groupLoaded, sortFindings, type CheckedCommitment, type DocumentCheck, type RecordAnswer } from './check.js';
import { knownBefore, readPairRecord, type Known, type RecordReader } from './known.js';

/**
 * Checks what a document claims and promises against a record: each claim gets the measure that could test it and whatever the record already answers, with
 * evidence. Without a record (`reader` null) the document is described only. The record is read as it stood when the document was published.
 */
export async function checkDocument(document: SourceDocument, findings: readonly Finding[], voices: readonly SentenceVoice[], reader: RecordReader | null): Promise<DocumentCheck> {
  const { claims, commitments, loaded } = sortFindings(findings);
  const states = mainStates(findings);
  const pair = states.length === 2 ? makePair(states[0]!, states[1]!) : null;
  const known = knownBefore(reader && pair ? await readPairRecord(pair, reader, undefined, claims.map((finding) => ({ finding, sentence: document.text.slice(...finding.sentence) }))) : null, document, pair);
  const notes: string[] = [];
  if (!reader) notes.push('No record was given: nothing could be compared.');
  else if (!pair) notes.push('The document names no two states between which something could be looked up.');
  else if (known.claims.length + known.visits.length + known.statistics.length + (known.ledger()?.entries.length ?? 0) === 0) notes.push(`The record holds nothing on ${labelOf(pair.a)} and ${labelOf(pair.b)} before this document.`);
  return {
    document: { id: document.id, title: document.title ?? null, date: document.date ?? null, outlet: document.outlet ?? null, characters: document.text.length },
    pair: states,
    claims: claims.map((claim) => checkClaim(claim, document.text.slice(...claim.sentence), known)),
    commitments: commitments.filter((commitment) => !commitment.listedIn).map((commitment): CheckedCommitment => ({ finding: commitment, sentence: sentenceOf(document, commitment), answers: commitmentAnswers(commitment, known), items: commitments.filter((item) => item.listedIn?.[0] === commitment.anchor[0]).map((item) => ({ finding: item, answers: commitmentAnswers(item, known) })) })),
    loaded: groupLoaded(loaded),
    voices: countVoices(voices, claims),
    notes,
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

/** Earlier announcements of the same matter, where it stood, and for a target the figures. */
function commitmentAnswers(commitment: CommitmentFinding, known: Known): RecordAnswer[] {
  const ledger = known.ledger();
  if (!ledger) return [];
  const entry = findEntry(commitment, ledger);
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
  if (commitment.type === 'target' && commitment.unit === 'USD' && commitment.to !== null && known.input && /\btrade|turnover|commerce/i.test(commitment.what)) {
    const odds = runMeasure(targetsMeasure, known.input, { target: commitment.to, ...(commitment.deadline !== null && { deadline: commitment.deadline }) });
    if (odds.value !== null) answers.push({ text: `Odds: ${odds.statement}`, evidence: [] });
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

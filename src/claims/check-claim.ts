import type { ClaimFinding } from '../coder/findings.js';
import { figureText } from '../ledger/figure-text.js';
import { findMeasure } from '../measures/registry.js';
import { labelOf } from '../ontology/countries.js';
import type { Statistic } from '../record/flow-record.js';
import { MEASURES, type CheckedClaim, type RecordAnswer, type Verdict } from './check.js';
import { LATER, type Known } from './known.js';

/** A claim with the measure that could test it, what the record answers, and the verdict. `sentence` is its sentence as the document has it. */
export function checkClaim(finding: ClaimFinding, sentenceText: string, known: Known): CheckedClaim {
  const sentence = sentenceText.replaceAll(/\s+/g, ' ').trim();
  const answers = claimAnswers(finding, sentenceText, known);
  const base = { finding, sentence, ownVoice: finding.speakerSpan === undefined, measure: MEASURES[finding.type], answers };
  if (known.pair === null || known.judge === null) return { ...base, ...verdictOf(finding, known) };
  const judgement = known.judge({ finding, sentence: sentenceText, date: known.asOf === LATER ? null : known.asOf });
  const used = judgement.measure === null ? null : findMeasure(judgement.measure);
  return { ...base, ...(used && { measure: { name: used.name, question: used.question } }), verdict: judgement.verdict, because: judgement.because, judgement };
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

function claimAnswers(finding: ClaimFinding, sentence: string, known: Known): RecordAnswer[] {
  const answers: RecordAnswer[] = [];
  const words = wordsOf(finding, sentence);
  if (finding.type === 'turning-point') {
    answers.push(...turningAnswers(words, known));
  }
  if (VISIT.test(sentence) && (finding.type === 'turning-point' || finding.type === 'record') && known.visits.length > 0) {
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

/** "historic": how often such words were used before, of what. */
function turningAnswers(words: string, known: Known): RecordAnswer[] {
  // Several words of one sentence are one claim.
  const same = [...new Map(known.claims.filter((row) => row.finding.type === 'turning-point').map((row) => [`${row.document.id}@${row.finding.sentence[0]}`, row])).values()];
  if (same.length === 0) return [];
  const answers: RecordAnswer[] = [];
  const [term = ''] = words.split(/\W+/).filter((word) => BIG.test(word));
  const wording = term === '' ? [] : same.filter((row) => wordsOf(row.finding, row.sentenceText).includes(term));
  if (wording.length > 0) {
    const visits = wording.filter((row) => VISIT.test(row.sentenceText)).length;
    const dates = wording.map((row) => row.document.date).filter((date) => date !== null);
    answers.push({
      text: `“${term}” stands in ${wording.length} earlier ${wording.length === 1 ? 'claim' : 'claims'} on record${dates.length > 0 ? `, the first of ${dates[0]!}, the last of ${dates.at(-1)!}` : ''}; ${visits} of them ${visits === 1 ? 'speaks' : 'speak'} of a visit.`,
      evidence: wording.slice(-5).map((row) => ({ kind: 'claim', id: row.id, document: row.document.id })),
    });
  }
  const years = new Set(same.map((row) => row.document.date?.slice(0, 4)).filter(Boolean));
  answers.push({
    text: `The record holds ${same.length} earlier ${same.length === 1 ? 'claim' : 'claims'} of a turning point in these relations, from ${years.size} different ${years.size === 1 ? 'year' : 'years'}.`,
    evidence: (wording.length > 0 ? wording : same).slice(-5).map((row) => ({ kind: 'claim', id: row.id, document: row.document.id })),
  });
  return answers;
}

const VISIT = /\bvisit|\btrip\b|\bjourney/i;
/** Words that make a turning point. */
const BIG = /^(histor|landmark|pivot|decisiv|watershed|turning|breakthrough|new|unprecedent|milestone|epoch|transform|strateg|defin|crucial|seminal|golden|qualitativ|momentous)/;

/** The claim's own words in its sentence, lower case. */
function wordsOf(finding: ClaimFinding, sentence: string): string {
  return sentence.slice(finding.anchor[0] - finding.sentence[0], finding.anchor[1] - finding.sentence[0]).toLowerCase();
}

/** What every reporter shows of trade, beside a figure the document takes as given. */
export function tradeAnswers(figure: number, isStart: boolean, known: Known): RecordAnswer[] {
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

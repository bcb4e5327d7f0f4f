import { addMonths, lastDay } from '../base/calendar.js';
import { chanceShareAbove, compareRates } from '../measures/compare-shares.js';
import { findTurningPoints } from '../measures/find-turning-points.js';
import { seriesFor } from '../measures/common-parameters.js';
import type { MeasureInput } from '../measures/input.js';
import { describeRatio, ratioOfRates } from '../measures/rate-ratio.js';
import type { SeriesPoint } from '../measures/series.js';
import { joinFindings, open, RULES, type Finding } from './judgement.js';
import { judgeScoreBreak, judgeScoreRecord } from './judge-scores.js';

/** Largest share of documents about the pair up to which the others tell how much was written at all. Judgement. */
const MOST_OWN = 0.8;
const MONTHLY = { unit: 'month', gaps: 'documents', status: 'actual', direction: 'both', sector: 'all', type: 'all', quad: 'all' } as const;
/** Months of record wanted before a claim, after it for a break found, and after it for a break ruled out. Judgements, checked by simulation. */
const BEFORE = 24;
const AFTER = 6;
const AFTER_ALL = 12;
/** A break counts as the one claimed within so many months of it. */
const NEAR = 3;
/** A claim of a break is contradicted when the level after it lies, with 95%, within this factor of the level before. Judgement. */
const SAME_WITHIN = 1.5;

interface Months {
  readonly points: readonly SeriesPoint[];
  /** Why reporting cannot be told from behaviour; null when it can. */
  readonly confounded: string | null;
}

function monthsOf(input: MeasureInput): Months {
  return { points: seriesFor(input, MONTHLY).points, confounded: confoundedBy(input) };
}

/** Why more contact cannot be told from more reporting in a record; null when it can. */
export function confoundedBy(input: MeasureInput): string | null {
  const sum = (pick: (cell: { readonly documents: number; readonly aboutPair: number }) => number) => input.exposure.reduce((total, cell) => total + pick(cell), 0);
  const [all, own] = [sum(({ documents }) => documents), sum(({ aboutPair }) => aboutPair)];
  return all > 0 && own / all <= MOST_OWN ? null : `${all === 0 ? 'the record does not tell how much was written' : `${Math.round((100 * own) / all)}% of its documents are about the pair`}, so more contact cannot be told from more reporting`;
}

/** What would part contact from reporting. */
export const NEED_OTHERS = 'a record that also holds documents about other things, or an imported data set of events of all pairs';

/**
 * "A turning point". Supported: a break in the monthly number of events (per document) within three months of the claim, six months of record after it. Contradicted: none within
 * six months, with a year of record since, whose level lies with 95% within one and a half times that of the two years before, up or down. Else undecided, unless a ready-made series of scores on record decides (`judgeScoreBreak`).
 */
export function judgeBreak(date: string | null, input: MeasureInput): Finding {
  return date === null ? open('undecided', 'its document bears no date', 'the day it was said') : joinFindings(judgeCountBreak(date, input), judgeScoreBreak(date, input));
}

function judgeCountBreak(date: string, input: MeasureInput): Finding {
  const measure = 'turning-points/v1';
  const { points, confounded } = monthsOf(input);
  const month = date.slice(0, 7);
  const at = points.findIndex(({ period }) => period === month);
  const covered = (list: readonly SeriesPoint[]) => list.filter(({ events }) => events !== null);
  const end = points.at(-1)?.period ?? null;
  const [before, after] = [covered(points.filter(({ period }) => period < month)), covered(points.filter(({ period }) => period >= month))];
  if (before.length < BEFORE) return open('undecided', `the record holds ${before.length} months before ${month}`, `${BEFORE} months of record before it and ${AFTER} after it`, measure);
  if (after.length < AFTER) return open('undecided', `the record holds ${after.length} months from ${month} on${end === null ? '' : ` (to ${end})`}`, `${AFTER} months of record after it, that is to ${addMonths(month, AFTER)}`, measure);
  if (confounded !== null) return open('undecided', confounded, NEED_OTHERS, measure);
  const values = points.map(({ events }) => events);
  const found = findTurningPoints({ values, exposure: points.map(({ documents }) => documents), isCount: true, period: null }, { cost: 'auto', penalty: 'auto', minLength: AFTER, level: 0.95 });
  if (!found) return open('undecided', 'the series is too short for a search for breaks', `${BEFORE} months of record before it and ${AFTER} after it`, measure);
  const distance = (place: number) => Math.abs(place - at);
  const nearest = found.breaks.toSorted((x, y) => distance(x.at) - distance(y.at))[0];
  const rates = (list: readonly SeriesPoint[]) => list.map(({ events, documents }) => ({ events: events!, exposure: documents ?? 0 }));
  const ratio = ratioOfRates(rates(before.slice(-24)), rates(after));
  const base = { measure, evidence: [] };
  if (nearest && (distance(nearest.at) <= NEAR || (nearest.low <= at && at <= nearest.high && distance(nearest.at) <= 2 * NEAR))) {
    const k = found.breaks.indexOf(nearest);
    const change = found.stretches[k]!.level > 0 ? found.stretches[k + 1]!.level / found.stretches[k]!.level : null;
    const period = (index: number) => points[Math.min(points.length - 1, index)]!.period;
    return {
      ...base, verdict: 'supported', figure: { value: nearest.gain, unit: '−2 log-likelihood gained', n: found.n, nOf: 'months', interval: null, pValue: null },
      because: `the number of events (per document) breaks at ${period(nearest.at)} (95% ${period(nearest.low)} to ${period(nearest.high)})${change === null ? '' : `, to ${Number(change.toPrecision(2))} times its level`}; ${found.model}`,
      wouldChange: 'the level going back within a year, or the break being one of reporting in this record’s sources',
    };
  }
  const told = ratio === null ? 'too few events to compare' : `the level since is ${ratio.ratio.toFixed(2)} times that of the two years before (95% ${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`;
  const figure = ratio === null ? null : { value: ratio.ratio, unit: 'times the level before', n: found.n, nOf: 'months', interval: { low: ratio.low, high: ratio.high, level: 0.95, method: describeRatio(ratio) }, pValue: ratio.pValue };
  if (after.length < AFTER_ALL) return { ...base, figure, verdict: 'undecided', because: `no break at ${month} so far, with ${after.length} months since; ${told}`, wouldChange: `a record to ${addMonths(month, AFTER_ALL)}` };
  if (ratio === null || ratio.low < 1 / SAME_WITHIN || ratio.high > SAME_WITHIN) return { ...base, figure, verdict: 'undecided', because: `no break shows at ${month}, yet a change by half or more cannot be ruled out: ${told}`, wouldChange: 'a denser or longer record' };
  if (nearest && distance(nearest.at) <= 2 * NEAR) return { ...base, figure, verdict: 'undecided', because: `a break lies ${distance(nearest.at)} months off ${month}`, wouldChange: 'a denser record, which would place the break more exactly' };
  return { ...base, figure, verdict: 'contradicted', because: `the number of events (per document) shows no break within six months of ${month}; ${told}`, wouldChange: 'a break in something this record does not count, or a slow change that begins later' };
}

/**
 * "From episodic to structural". Months with contact in the three years before the claim (or up to the record's end) against the three years before those: supported when the
 * chance of more persistence is above 97.5% and the share is at least two thirds, contradicted when it is below 2.5% or the share is below one third with 97.5%.
 */
export function judgeStructure(date: string | null, input: MeasureInput): Finding {
  const measure = 'series/v1';
  const { points, confounded } = monthsOf(input);
  const month = (date ?? input.asOf).slice(0, 7);
  const known = points.filter(({ period, events }) => events !== null && period <= month);
  const [late, early] = [known.slice(-36), known.slice(-72, -36)];
  if (early.length < 36) return open('undecided', `the record covers ${known.length} months until ${month}`, '72 months of record: three years and three years before', measure);
  if (confounded !== null) return open('undecided', confounded, NEED_OTHERS, measure);
  const hits = (list: readonly SeriesPoint[]) => list.filter(({ events }) => events! > 0).length;
  const [a, b] = [hits(late), hits(early)];
  const chance = chanceShareAbove({ hits: a, n: late.length }, { hits: b, n: early.length });
  const share = a / late.length;
  const base = { measure, evidence: [], figure: { value: share, unit: 'share of months with contact', n: late.length, nOf: 'months', interval: null, pValue: 2 * Math.min(chance, 1 - chance) } };
  const told = `contact in ${a} of the last ${late.length} months against ${b} of the ${early.length} before (chance that it is more persistent: ${Math.round(100 * chance)}%)`;
  if (chance > 0.975 && share >= 2 / 3) return { ...base, verdict: 'supported', because: told, wouldChange: 'contact falling back to some months only' };
  if (chance < 0.025) return { ...base, verdict: 'contradicted', because: `contact has become less persistent: ${told}`, wouldChange: 'contact in most months of the coming years' };
  if (chanceShareAbove({ hits: a, n: late.length }, 1 / 3) < 0.025) return { ...base, verdict: 'contradicted', because: `contact is still episodic: ${told}`, wouldChange: 'contact in most months of the coming years' };
  return { ...base, verdict: 'undecided', because: b / early.length >= 2 / 3 ? `contact was persistent before already: ${told}` : told, wouldChange: 'a clear rise or fall of the months with contact' };
}

/**
 * "Closer than ever", "unprecedented visits". The twelve months up to the claim against every earlier twelve (not overlapping), per document: supported when above all of
 * them and against the highest at p < 0.05 (Poisson given the total), contradicted when below one of them likewise. Relations are judged by a ready-made series of scores too, where there is one (`judgeScoreRecord`).
 */
export function judgeContactRecord(what: 'visits' | 'cooperation', lowest: boolean, date: string | null, input: MeasureInput): Finding {
  const until = lastDay(date ?? input.asOf) ?? input.asOf;
  return joinFindings(judgeCountRecord(what, lowest, until, input), what === 'visits' ? null : judgeScoreRecord(lowest, until, input));
}

function judgeCountRecord(what: 'visits' | 'cooperation', lowest: boolean, end: string, input: MeasureInput): Finding {
  const measure = 'series/v1';
  const wanted = what === 'visits' ? { ...input, contacts: input.contacts.filter(({ mode }) => mode === 'visit') } : { ...input, contacts: input.contacts.filter(({ score }) => score > 0) };
  const { confounded } = monthsOf(input);
  const { points } = seriesFor(wanted, MONTHLY);
  const known = points.filter(({ first, documents }) => first <= end && (documents ?? 0) > 0);
  const years: { readonly events: number; readonly documents: number; readonly to: string }[] = [];
  for (let k = known.length; k >= 12; k -= 12) {
    const own = known.slice(k - 12, k);
    years.push({ events: own.reduce((sum, { events }) => sum + (events ?? 0), 0), documents: own.reduce((sum, { documents }) => sum + documents!, 0), to: own.at(-1)!.period });
  }
  if (years.length < 4) return open('undecided', `the record covers ${known.length} months until ${end.slice(0, 7)}`, 'four years of record', measure);
  if (confounded !== null) return open('undecided', confounded, NEED_OTHERS, measure);
  const sign = lowest ? -1 : 1;
  const rate = (year: { readonly events: number; readonly documents: number }) => year.events / year.documents;
  const [now, ...earlier] = years as [(typeof years)[number], ...(typeof years)[number][]];
  const best = earlier.toSorted((x, y) => sign * (rate(y) - rate(x)))[0]!;
  const { more, less } = compareRates({ events: now.events, exposure: now.documents }, { events: best.events, exposure: best.documents });
  const [pFor, pAgainst] = lowest ? [less, more] : [more, less];
  const told = `${what === 'visits' ? 'visits' : 'cooperative events'} per 100 documents: ${(100 * rate(now)).toFixed(1)} in the year to ${now.to}, ${lowest ? 'least' : 'most'} before ${(100 * rate(best)).toFixed(1)} in the year to ${best.to}, of ${earlier.length} earlier years`;
  const base = { measure, evidence: [], figure: { value: rate(now), unit: 'events per document', n: years.length, nOf: 'years', interval: null, pValue: Math.min(pFor, pAgainst) } };
  if (sign * (rate(now) - rate(best)) > 0 && pFor < RULES.level) return { ...base, verdict: 'supported', because: `${told} (p = ${pFor.toFixed(3)}); the record begins in ${known[0]!.period}`, wouldChange: 'an earlier or fuller record with a year beyond it' };
  if (sign * (rate(now) - rate(best)) < 0 && pAgainst < RULES.level) return { ...base, verdict: 'contradicted', because: `${told} (p = ${pAgainst.toFixed(3)})`, wouldChange: 'documents of the last year that the record does not hold' };
  return { ...base, verdict: 'undecided', because: `${told}: too close to tell`, wouldChange: 'a denser record' };
}

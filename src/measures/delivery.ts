import { daysBetween, firstDay, lastDay } from '../base/calendar.js';
import { wilson } from '../stats/bootstrap-interval.js';
import { endedWithin, kaplanMeier, logRank, type SurvivalCurve, type Wait } from '../stats/survival.js';
import type { CommitmentFact, MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult } from './measure.js';

const id = { name: 'delivery', version: 'v1' } as const;
/** Fewest promises a curve is drawn from (judgement). */
const LEAST = 8;
const TYPES = ['agreement', 'project', 'mechanism', 'pledge', 'target'] as const;
/** Statuses that count as delivered, by kind: an agreement is delivered when it is in force. */
const DELIVERED: Readonly<Record<string, readonly string[]>> = { agreement: ['in force', 'done'], mechanism: ['in force', 'done'] };

interface Promised extends Wait {
  readonly fact: CommitmentFact;
  readonly deliveredOn: string | null;
}

/** Days from promise to delivery; still open, cancelled and lapsed ones wait until `asOf`: what was dropped was not delivered. Null without a date of the promise. */
function waitOf(fact: CommitmentFact, asOf: string): Promised | null {
  const made = fact.madeOn === null ? null : firstDay(fact.madeOn);
  if (made === null || made > asOf) return null;
  const counts = DELIVERED[fact.type] ?? ['done'];
  const step = fact.history.find(({ date, status }) => date !== null && counts.includes(status) && (firstDay(date) ?? date) <= asOf);
  const on = step?.date ? firstDay(step.date) ?? null : null;
  const days = daysBetween(made, on ?? asOf);
  return days === null ? null : { fact, time: Math.max(0, days), ended: on !== null, deliveredOn: on };
}

/** How long promises wait for delivery, by kind, and how often the date is kept. */
export const deliveryMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'How long does it take from promise to delivery, and are deadlines kept?',
  parameters: [
    { name: 'type', kind: 'choice', default: 'all', choices: ['all', ...TYPES], meaning: 'Kind of commitment.' },
    { name: 'withinDays', kind: 'integer', default: 1096, min: 1, max: 36_525, meaning: 'Horizon of the headline in days (three years).' },
    { name: 'origin', kind: 'choice', default: 'all', choices: ['all', 'found', 'hand'], meaning: 'Commitments found by the coder, compiled by hand, or both.' },
  ],
  run(input, parameters, _seed) {
    const [type, origin, within] = [textOf(parameters, 'type'), textOf(parameters, 'origin'), numberOf(parameters, 'withinDays')];
    const facts = input.commitments.filter((fact) => (type === 'all' ? fact.type !== 'target' : fact.type === type) && (origin === 'all' || fact.origin === origin));
    const waits = facts.flatMap((fact) => waitOf(fact, input.asOf) ?? []);
    const undated = facts.length - waits.length;
    const made = waits.map(({ fact }) => fact.madeOn!).toSorted();
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'share delivered', n: waits.length, nOf: 'promises', parameters,
      method: 'Kaplan–Meier from the day of the promise to the first status that counts as delivered (agreements and mechanisms: in force or done; others: done); open, cancelled and lapsed ones wait on; Greenwood, log(−log) intervals',
      window: { from: made[0] ?? null, to: made.length > 0 ? input.asOf : null },
      issues: undated > 0 ? [{ code: 'delivery/undated', message: `${undated} promises bear no date and are left out` }] : [],
    };
    if (waits.length < LEAST) return refuse({ ...common, refused: { reason: `${waits.length} dated promises`, needed: `${LEAST} or more` } });
    const curve = kaplanMeier(waits);
    const share = endedWithin(curve, waits, within);
    const kinds = type === 'all' ? TYPES.filter((each) => waits.some(({ fact }) => fact.type === each)) : [];
    const byKind = kinds.map((each) => this.run(input, { ...parameters, type: each }, 0));
    const data = [...rowsOf(type, curve), ...byKind.flatMap((part) => part.data)];
    const parts = [...(type === 'all' ? [waitsByKind(kinds, waits, within, common)] : []), ...byKind, slippage(waits, input, common)];
    if (share === null) return refuse({ ...common, data, parts, refused: { reason: `no promise was watched for ${within} days`, needed: 'older promises or a shorter horizon' } });
    const { median } = curve;
    return answer({
      ...common, value: share.share, data, parts, evidence: waits.filter(({ ended }) => ended).map(({ fact }) => fact.id),
      interval: share.low === null ? null : { low: share.low, high: share.high, level: 0.95, method: 'Greenwood, log(−log)' }, ...(share.low === null ? { noInterval: 'nothing was delivered within that time' } : {}),
      statement: `${curve.ended} of ${curve.n} promises are told as delivered; within ${within} days ${Math.round(100 * share.share)}%${share.low === null ? '' : ` (95% ${Math.round(100 * share.low)}–${Math.round(100 * share.high!)}%)`}; `
        + (median.value === null ? 'fewer than half were delivered in the time watched, so there is no median wait.' : `the median wait is ${median.value} days (95% ${median.low ?? '?'}–${median.high ?? 'open'}).`),
    });
  },
};

/** The steps of a curve as rows. */
function rowsOf(kind: string, { steps }: SurvivalCurve): DataRow[] {
  return steps.map((step): DataRow => ({ kind, days: step.time, atRisk: step.atRisk, delivered: step.ended, undelivered: step.surviving, low: step.low, high: step.high }));
}

/** Median wait of each kind with its interval, and whether kinds differ (log-rank over those with enough promises). */
function waitsByKind(kinds: readonly string[], waits: readonly Promised[], within: number, common: Omit<Parameters<typeof refuse>[0], 'refused'>): MeasureResult {
  const groups = ['all', ...kinds].map((kind) => ({ kind, own: waits.filter(({ fact }) => kind === 'all' || fact.type === kind) }));
  const data = groups.map(({ kind, own }): DataRow => {
    if (own.length < LEAST) return { kind, promises: own.length, delivered: null, median: null, low: null, high: null, within: null, withinLow: null, withinHigh: null, refused: `${own.length} dated promises; ${LEAST} are needed` };
    const curve = kaplanMeier(own);
    const share = endedWithin(curve, own, within);
    return { kind, promises: own.length, delivered: curve.ended, median: curve.median.value, low: curve.median.low, high: curve.median.high, within: share?.share ?? null, withinLow: share?.low ?? null, withinHigh: share?.high ?? null, refused: null };
  });
  const enough = groups.slice(1).filter(({ own }) => own.length >= LEAST);
  const test = logRank(enough.map(({ own }) => own));
  const { value, low, high } = kaplanMeier(waits).median;
  const told = data.slice(1).filter((row) => row['refused'] === null).map((row) => `${row['kind']} ${row['median'] === null ? 'none (fewer than half were delivered)' : `${row['median']} days (95% ${row['low'] ?? '?'}–${row['high'] ?? 'open'})`}`);
  const base = {
    ...common, measure: `${measureId(id)}#kinds`, question: 'How long do promises of each kind wait, and do kinds differ?', unit: 'days, median', data, pValue: test?.pValue ?? null,
    method: 'median of the Kaplan–Meier curve (Brookmeyer & Crowley 1982, log(−log)); kinds compared by the log-rank test (Mantel 1966)',
  };
  const compared = test === null ? 'too few kinds have enough promises to be compared' : `kinds ${test.pValue < 0.05 ? 'differ' : 'do not detectably differ'} (log-rank p = ${test.pValue.toPrecision(2)})`;
  const statement = `Median wait by kind: ${told.join(', ') || 'no kind has enough promises'}; ${compared}.`;
  if (value === null) return { ...refuse({ ...base, refused: { reason: 'fewer than half were delivered in the time watched, so there is no median wait', needed: 'half of the promises delivered' } }), statement };
  return answer({ ...base, value, interval: { low, high, level: 0.95, method: 'Brookmeyer & Crowley, log(−log)' }, statement });
}

/** Share of deadlines kept among those that have passed, and how late the others came. */
function slippage(waits: readonly Promised[], input: MeasureInput, common: Omit<Parameters<typeof refuse>[0], 'refused'>): MeasureResult {
  const due = waits.flatMap((wait) => {
    const end = wait.fact.deadline === null ? null : lastDay(wait.fact.deadline);
    return end === null || end >= input.asOf ? [] : [{ ...wait, end, late: Math.max(0, daysBetween(end, wait.deliveredOn ?? input.asOf) ?? 0), inTime: wait.deliveredOn !== null && wait.deliveredOn <= end }];
  });
  const base = { ...common, question: 'Were deadlines that have passed kept?', unit: 'share in time', n: due.length, nOf: 'passed deadlines', method: 'share delivered by the last day of the deadline; Wilson (1927) interval; delay: Kaplan–Meier of days after it' };
  if (due.length < LEAST) return refuse({ ...base, refused: { reason: `${due.length} promises with a deadline that has passed`, needed: `${LEAST} or more` } });
  const kept = due.filter(({ inTime }) => inTime).length;
  const { low, high } = wilson(kept / due.length, due.length);
  const delay = kaplanMeier(due.map(({ late, deliveredOn }) => ({ time: late, ended: deliveredOn !== null }))).median;
  const range = delay.value === null ? 'more than half are still open' : `the median delay is ${delay.value} days (95% ${delay.low ?? '?'}–${delay.high ?? 'open'})`;
  return answer({
    ...base, value: kept / due.length, interval: { low, high, level: 0.95, method: 'Wilson' },
    data: due.map(({ fact, end, late, inTime, deliveredOn }): DataRow => ({ commitment: fact.id, what: fact.what, type: fact.type, deadline: end, deliveredOn, inTime, daysLate: late, isOpen: deliveredOn === null })).toSorted((x, y) => String(x['deadline']).localeCompare(String(y['deadline']))),
    statement: `${kept} of ${due.length} deadlines that have passed were kept (95% ${Math.round(100 * low)}–${Math.round(100 * high)}%); ${range}.`,
  });
}

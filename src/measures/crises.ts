import { addDays, daysBetween } from '../base/calendar.js';
import { isCountry } from '../ontology/countries.js';
import type { PeriodUnit } from '../record/counts.js';
import { findEpisodes, type Episode } from './episodes.js';
import type { MeasureInput, ThirdPartyAct } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult, type ParameterValues } from './measure.js';
import { periodsBetween, startOf } from './periods.js';
import { GAPS_PARAMETER, seriesFor, unitParameter } from './common-parameters.js';
import { ratioOfRates, type RateRatio } from './rate-ratio.js';
import { exposureTotal, type SeriesPoint } from './series.js';
import { sidesTaken, type Side } from './sides-taken.js';

const id = { name: 'crises', version: 'v1' } as const;

/** Episodes of conflict: between the two, and of either side with others; how others stood to them; how long until things were as before. */
export const crisesMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Which crises does the record hold, who sided with whom, and how long did each last?',
  parameters: [
    unitParameter('month'), GAPS_PARAMETER,
    { name: 'window', kind: 'integer', default: 24, min: 6, max: 1000, meaning: 'Covered periods before that tell what is usual (judgement).' },
    { name: 'deviations', kind: 'number', default: 4, min: 1, max: 20, meaning: 'Median deviations above the usual at which conflict stands out (judgement).' },
    { name: 'least', kind: 'number', default: 8, min: 0, meaning: 'Least sum of conflict scores above the usual; one use of force scores 9 to 10 (judgement).' },
    { name: 'pause', kind: 'integer', default: 1, min: 0, max: 12, meaning: 'Quiet covered periods that do not yet end an episode.' },
    { name: 'around', kind: 'integer', default: 12, min: 3, max: 120, meaning: 'Covered periods before an episode and after it whose contact is compared (judgement).' },
    { name: 'after', kind: 'integer', default: 30, min: 0, max: 365, meaning: 'Days after an episode in which acts of others still count for the side they took.' },
  ],
  run(input, parameters, _seed) {
    const unit = textOf(parameters, 'unit') as PeriodUnit;
    const everything = { status: 'actual', direction: 'both', sector: 'all', type: 'all', quad: 'all' };
    const series = seriesFor(input, { ...everything, ...parameters });
    const covered = series.points.filter(({ events }) => events !== null);
    const own = input.contacts.filter(({ status }) => status === 'actual').map((each): ThirdPartyAct => ({
      id: each.id, date: each.date, published: each.published, quad: each.quad, score: each.score,
      source: each.direction === 'both' ? [input.pair.a, input.pair.b] : [each.direction === 'ab' ? input.pair.a : input.pair.b], target: each.direction === 'both' ? [] : [each.direction === 'ab' ? input.pair.b : input.pair.a],
    }));
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'episodes', n: covered.length, nOf: `covered ${unit}s`, parameters,
      method: `runs of ${unit}s whose conflict sum stands out from the ${numberOf(parameters, 'window')} covered ones before (median and median deviation); sides by mean scores of acts towards each; contact before and after by negative binomial regression where it gains over Poisson at 5%`,
      window: { from: series.points[0]?.first ?? null, to: series.points.at(-1)?.last ?? null }, exposure: exposureTotal(series), issues: series.issues,
    };
    if (covered.length < LEAST_PERIODS) return refuse({ ...common, refused: { reason: `${covered.length} covered ${unit}s are too few`, needed: `at least ${LEAST_PERIODS}` } });
    const last = series.points.at(-1)!.last;
    const isCovered = new Set(series.points.filter(({ events }) => events !== null).map(({ period }) => period));
    const stories = ([['pair', null], ['a', input.pair.a], ['b', input.pair.b]] as const).flatMap(([, state]) => {
      const acts = state === null ? own : input.thirdParties.filter(({ source, target }) => isBetweenStates(state, [...source, ...target]));
      return episodesOf({ input, acts, state, unit, from: series.points[0]!.first, last, isCovered, parameters, own, points: series.points });
    }).toSorted((x, y) => (x.first < y.first ? -1 : x.first > y.first ? 1 : x.between < y.between ? -1 : 1));
    const parts = stories.map((story) => describeEpisode(story, common, unit));
    return answer({
      ...common, value: stories.length, noInterval: 'a count of what the rule finds; other bounds give other counts', parts, data: stories.map(rowOf), evidence: stories.flatMap(({ strongest }) => strongest.map((each) => each.id)),
      statement: stories.length === 0 ? `${input.subject}: no episode of conflict stands out in ${covered.length} covered ${unit}s.`
        : `${input.subject}: ${stories.length} ${stories.length === 1 ? 'episode' : 'episodes'}: ${parts.map((part) => part.statement).join(' ')}`,
      issues: [...series.issues, ...(input.thirdParties.length === 0 ? [{ code: 'crises/no-others', message: 'the record holds no acts with third parties; who took sides cannot be told' }] : [])],
    });
  },
};

const LEAST_PERIODS = 8;
/** Fewest covered periods on a side for which contact is compared. A judgement. */
const LEAST_AROUND = 3;

interface Story {
  readonly between: string;
  readonly episode: Episode;
  readonly first: string;
  readonly last: string;
  readonly peak: string;
  readonly backOn: string | null;
  /** First act with a positive score of the parties after the peak's strongest act. */
  readonly firstCooperation: string | null;
  readonly daysToCooperation: number | null;
  readonly daysToBaseline: number | null;
  /** Last day that is on record, for what is not over. */
  readonly seenUntil: string;
  readonly acts: number;
  readonly strongest: readonly ThirdPartyAct[];
  readonly sides: readonly Side[];
  /** Events between the two after the episode over those before it, per document where told; null with fewer than three covered periods or no event on a side. */
  readonly contact: RateRatio | null;
}

interface Field {
  readonly input: MeasureInput;
  readonly acts: readonly ThirdPartyAct[];
  /** Null for the pair itself, else the side whose conflicts with others are looked at. */
  readonly state: string | null;
  readonly unit: PeriodUnit;
  readonly from: string;
  readonly last: string;
  readonly isCovered: ReadonlySet<string>;
  readonly parameters: ParameterValues;
  readonly own: readonly ThirdPartyAct[];
  readonly points: readonly SeriesPoint[];
}

function episodesOf({ input, acts, state, unit, from, last, isCovered, parameters, own, points }: Field): Story[] {
  const periods = periodsBetween(from, last, unit);
  const indexOf = new Map(periods.map((period, k) => [period.first, k]));
  const placed = acts.flatMap((act) => {
    const precise = act.date === null || (act.date.length < 10 && unit !== 'year' && !(act.date.length === 7 && unit !== 'day' && unit !== 'week')) ? null : act.date.length === 7 ? `${act.date}-01` : act.date.length === 4 ? `${act.date}-01-01` : act.date;
    const at = precise === null ? undefined : indexOf.get(startOf(precise, unit));
    return at === undefined ? [] : [{ act, at, day: precise! }];
  });
  const severity = periods.map((period): number | null => (isCovered.has(period.label) ? 0 : null));
  for (const { act, at } of placed) severity[at] = (severity[at] ?? 0) + Math.max(0, -act.score);
  const found = findEpisodes(severity, { window: numberOf(parameters, 'window'), deviations: numberOf(parameters, 'deviations'), least: numberOf(parameters, 'least'), pause: numberOf(parameters, 'pause') });
  return found.map((episode): Story => {
    const [first, end] = [periods[episode.from]!.first, periods[episode.to - 1]!.last];
    const within = placed.filter(({ at }) => at >= episode.from && at < episode.to);
    const strongest = within.filter(({ act }) => act.score < 0).toSorted((x, y) => x.act.score - y.act.score || (x.day < y.day ? -1 : 1)).slice(0, 5);
    const peakDay = strongest[0]?.day ?? periods[episode.peak]!.first;
    const cooperation = placed.filter(({ act, day }) => act.score > 0 && day > peakDay).map(({ day }) => day).toSorted()[0] ?? null;
    const backOn = episode.backAt === null ? null : periods[episode.backAt]!.first;
    const adversaries = state === null ? [input.pair.b] : mainAdversaries(within.map(({ act }) => act), state);
    const sides = sidesTaken({
      acts: [...input.thirdParties, ...(state === null ? [] : own)], first, last: addDays(end, numberOf(parameters, 'after')), a: state ?? input.pair.a, others: adversaries,
    });
    return {
      between: state === null ? input.subject : `${state} and ${adversaries.join(', ') || 'others'}`, episode, first, last: end, peak: periods[episode.peak]!.label, backOn, firstCooperation: cooperation,
      daysToCooperation: cooperation === null ? null : daysBetween(peakDay, cooperation), daysToBaseline: backOn === null ? null : daysBetween(peakDay, backOn), seenUntil: last,
      acts: within.length, strongest: strongest.map(({ act }) => act), sides, contact: contactAround(points, first, end, numberOf(parameters, 'around')),
    };
  });
}

/** Contact of the two in the covered periods after an episode over those before it. */
function contactAround(points: readonly SeriesPoint[], first: string, end: string, around: number): RateRatio | null {
  const known = points.filter(({ events }) => events !== null);
  const hasDocuments = known.some(({ documents }) => (documents ?? 0) > 0);
  const rates = (list: readonly SeriesPoint[]) => list.map(({ events, documents }) => ({ events: events!, exposure: hasDocuments ? documents ?? 0 : 1 }));
  const before = known.filter((point) => point.last < first).slice(-around);
  const after = known.filter((point) => point.first > end).slice(0, around);
  return before.length < LEAST_AROUND || after.length < LEAST_AROUND ? null : ratioOfRates(rates(before), rates(after));
}

/** Conflicts with groups are not crises between states. */
function isBetweenStates(state: string, codes: readonly string[]): boolean {
  return codes.includes(state) && codes.some((code) => code !== state && isCountry(code));
}

/** Those with whom most of the conflict is: the first, and others with at least half as much. */
function mainAdversaries(acts: readonly ThirdPartyAct[], state: string): string[] {
  const sums = new Map<string, number>();
  for (const { score, source, target } of acts) {
    if (score >= 0) continue;
    for (const code of new Set([...source, ...target])) if (code !== state && isCountry(code)) sums.set(code, (sums.get(code) ?? 0) - score);
  }
  const sorted = [...sums].toSorted(([x, m], [y, n]) => n - m || (x < y ? -1 : 1));
  return sorted.filter(([, sum]) => sum * 2 >= sorted[0]![1]).slice(0, 3).map(([code]) => code);
}

function describeEpisode(story: Story, common: Pick<MeasureResult, 'question' | 'method' | 'window' | 'exposure'>, unit: PeriodUnit): MeasureResult {
  const { episode, between, first, last, daysToBaseline, daysToCooperation, sides, seenUntil, contact } = story;
  const took = sides.filter(({ stance }) => stance === 'a' || stance === 'b');
  const told = took.length === 0 ? 'no third party on record took a side' : took.map(({ code, stance, a, others }) => `${code} stood nearer to ${stance === 'a' ? a : others.join(', ')}`).join(', ');
  const back = daysToBaseline === null ? `not back at its usual level by ${seenUntil}` : `back at its usual level ${daysToBaseline} days after the peak`;
  return answer({
    ...common, measure: `${measureId(id)}#episode`, subject: `${between}, ${first} to ${last}`, value: episode.severity, unit: 'sum of conflict scores', n: story.acts, nOf: 'acts', parameters: {},
    noInterval: 'a sum of what is on record', data: sides.map((side): DataRow => ({ ...side, others: side.others.join(' '), evidence: side.evidence.join(' ') })), evidence: story.strongest.map((each) => each.id),
    statement: `${between}, ${first.slice(0, 7)}${first.slice(0, 7) === last.slice(0, 7) ? '' : ` to ${last.slice(0, 7)}`}: conflict ${episode.severity.toFixed(0)} against a usual ${episode.baseline.toFixed(0)} per ${unit}; ${back}${daysToCooperation === null ? '' : `, first cooperative act after ${daysToCooperation} days`}; ${told}${contact === null ? '' : `; contact of the two afterwards ${figure(contact.ratio)} times (95% ${figure(contact.low)}–${figure(contact.high)}) that of before`}.`,
  });
}

const figure = (x: number): string => String(Number(x.toPrecision(2)));

function rowOf({ between, episode, first, last, peak, backOn, firstCooperation, daysToBaseline, daysToCooperation, acts, sides, contact }: Story): DataRow {
  const of = (stance: Side['stance']) => sides.filter((side) => side.stance === stance).map(({ code }) => code).join(' ');
  return {
    between, first, last, peak, severity: episode.severity, baseline: episode.baseline, bound: episode.bound, acts, backOn, daysToBaseline, firstCooperation, daysToCooperation,
    nearerToFirst: of('a'), nearerToOther: of('b'), both: of('both'), against: of('against both'),
    contactAfter: contact?.ratio ?? null, contactLow: contact?.low ?? null, contactHigh: contact?.high ?? null, contactModel: contact?.model ?? null,
  };
}

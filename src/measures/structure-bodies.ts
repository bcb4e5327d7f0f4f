import { firstDayNumber } from '../base/calendar.js';
import { blockLength } from '../stats/block-length.js';
import { bootstrapInterval, SCALES } from '../stats/bootstrap-interval.js';
import { permutationPValue } from '../stats/random.js';
import { median } from '../stats/ranks.js';
import type { CommitmentFact } from './input.js';
import { drawStatistic, told, untold, type Draws, type PartFigure } from './structure-parts.js';

const IN_FORCE = new Set(['signed', 'ratified', 'in force', 'in progress']);
/** Fewest signings for the interval of depth; fewest intervals between news for the rhythm and for its interval. Judgements. */
const LEAST = { signings: 3, gaps: 3, gapsForInterval: 6 } as const;

function isStanding({ history }: CommitmentFact, day: string): boolean {
  return IN_FORCE.has(history.findLast(({ date }) => date !== null && date <= day)?.status ?? '');
}

/**
 * Agreements and mechanisms whose last status told by a day is signed, ratified, in force or in progress. Interval: as if signings came at random at the rate seen; each signing, with all that was signed on its day, is drawn a Poisson
 * number of times (Hanley & MacGibbon 2006), on square roots. Chance: the months of each signing turned round in the window at random, so that as many stand for as long at other times; two-sided. `months`: labels of all months of
 * the window, of which `day` lies in one.
 */
export function depthOf(commitments: readonly CommitmentFact[], day: string, months: readonly string[], draws: Draws): PartFigure {
  const instruments = commitments.filter(({ type }) => type === 'agreement' || type === 'mechanism');
  if (instruments.length === 0) return untold(0, 'no agreement or mechanism is on record', 'one with a dated status');
  const signings = new Map<string, CommitmentFact[]>();
  for (const each of instruments) {
    const signed = each.history.find(({ date, status }) => date !== null && IN_FORCE.has(status))?.date ?? each.id;
    signings.set(signed, [...(signings.get(signed) ?? []), each]);
  }
  const groups = [...signings.values()].map((own) => ({ now: own.filter((each) => isStanding(each, day)).length, byMonth: months.map((month) => own.filter((each) => isStanding(each, month === day.slice(0, 7) ? day : `${month}-31`)).length) }));
  const value = groups.reduce((sum, { now }) => sum + now, 0);
  const standing = groups.filter(({ now }) => now > 0);
  const drawn = standing.length < LEAST.signings ? [] : Array.from({ length: draws.times }, () => standing.reduce((sum, { now }) => sum + now * draws.random.poisson(1), 0));
  const ends = bootstrapInterval(value, drawn, { n: standing.length, meanBlock: 0, level: draws.level, scale: SCALES.root, bias: false });
  const at = months.indexOf(day.slice(0, 7));
  const varying = groups.some(({ byMonth }) => byMonth.some((count) => count !== byMonth[0]));
  const chance = at < 0 || !varying ? [] : Array.from({ length: draws.times }, () => groups.reduce((sum, { byMonth }) => sum + byMonth[draws.random.below(months.length)]!, 0));
  return told(value, instruments.length, ends, permutationPValue(value, chance, 'two-sided'), `in force from ${standing.length} signings; at least ${LEAST.signings} are needed for an interval`);
}

/**
 * Median of the days between news of the same mechanism. Interval: the intervals in blocks, on logarithms. Chance: the days between the first and the last news of each mechanism put anywhere between them; two-sided (longer than
 * chance: evenly spaced; shorter: in bursts).
 */
export function rhythmOf(commitments: readonly CommitmentFact[], first: string, last: string, draws: Draws): PartFigure {
  const news = commitments.filter(({ type }) => type === 'mechanism').map(({ tellings }) => [...new Set(tellings.filter((date) => date.length === 10 && date >= first && date <= last))].toSorted().map((date) => firstDayNumber(date)!));
  const gapsOf = (days: readonly number[]) => days.slice(1).map((day, k) => day - days[k]!);
  const gaps = news.flatMap(gapsOf);
  const n = gaps.length;
  if (n < LEAST.gaps) return untold(n, `${n} intervals between news of a mechanism`, `at least ${LEAST.gaps}`);
  const value = median(gaps)!;
  const meanBlock = blockLength(gaps);
  const ends = n < LEAST.gapsForInterval ? null : bootstrapInterval(value, drawStatistic(n, meanBlock, draws, (places) => median([...places].map((k) => gaps[k]!))), { n, meanBlock, level: draws.level, scale: SCALES.log, bias: false });
  const isFree = news.some((days) => days.length > 2);
  const chance = !isFree ? [] : Array.from({ length: draws.times }, () => median(news.flatMap((days) => {
    if (days.length < 3) return gapsOf(days);
    const [from, to] = [days[0]!, days.at(-1)!];
    return gapsOf([from, ...days.slice(1, -1).map(() => from + 1 + draws.random.below(Math.max(1, to - from - 1))), to].toSorted((x, y) => x - y));
  }))!);
  return told(value, n, ends, permutationPValue(value, chance, 'two-sided'), n < LEAST.gapsForInterval ? `${n} intervals between news; at least ${LEAST.gapsForInterval} are needed for an interval` : 'resamples do not vary');
}

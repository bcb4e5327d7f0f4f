import type { PeriodUnit } from '../record/counts.js';
import { periodOf } from '../record/period.js';
import type { MeasureInput } from './input.js';
import { beforeAfter, type AlignedSeries } from './precedent-test.js';

/** The day a record is aligned at, and why that one. */
export interface ChosenEvent {
  readonly date: string;
  /** `the newest visit of a leader whose windows are covered`. */
  readonly why: string;
}

const RANKS = ['leader', 'minister', 'security', 'official', 'unstated'] as const;
const RANK_WORDS = { leader: 'a leader', minister: 'a minister', security: 'a security official', official: 'an official', unstated: 'a visitor of unstated rank' } as const;

/**
 * The event taken when none is given: the newest of the first kind of which one has `window` periods of the series on either side, covered as `beforeAfter` needs. Kinds in order: visits of a leader, agreements and mechanisms by the day they were made,
 * visits of lower rank; with `prefer` agreements those come first, as for a pair held up as a model. Null when there is none.
 */
export function chooseEvent(input: MeasureInput, { periods, values }: Pick<AlignedSeries, 'periods' | 'values'>, window: number, unit: PeriodUnit, prefer: 'visits' | 'agreements' = 'visits'): ChosenEvent | null {
  const fits = (date: string | null): date is string => {
    const at = date === null ? -1 : periods.indexOf(periodOf(date, unit) ?? '');
    return beforeAfter(values, at, window) !== null;
  };
  const newest = (dates: readonly (string | null)[], what: string): ChosenEvent[] => dates.filter(fits).toSorted().slice(-1).map((date) => ({ date, why: `the newest ${what} whose windows are covered` }));
  const visits = (rank: (typeof RANKS)[number]) => newest(input.visits.filter((visit) => visit.rank === rank).map(({ date }) => date), `visit of ${RANK_WORDS[rank]}`);
  const agreements = newest(input.commitments.filter(({ type }) => type === 'agreement' || type === 'mechanism').map(({ madeOn }) => madeOn), 'agreement or mechanism');
  const [leaders, ...others] = RANKS.map(visits) as [ChosenEvent[], ...ChosenEvent[][]];
  return (prefer === 'agreements' ? [agreements, leaders, others.flat()] : [leaders, agreements, others.flat()]).flat()[0] ?? null;
}

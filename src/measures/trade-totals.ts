import { daysBetween } from '../base/calendar.js';
import type { Statistic } from '../record/flow-record.js';

/** Total trade of one whole year as one source has it. */
export interface TradeYear {
  /** In whole units. */
  readonly value: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly calendar: string;
  /** Ids of the figures: one, or export and import added up. */
  readonly figures: readonly string[];
}

/** Stands for the reporter of figures that a compiler made from the books of both sides. */
const COMPILER = 'compiled';

/** Whole years of total trade from one reporter and source, oldest first. */
export interface TradeSource {
  /** ISO 3166-1 alpha-3, or `compiled`. */
  readonly reporter: string;
  readonly reportedBy: string | null;
  readonly unit: string;
  readonly years: readonly TradeYear[];
}

/** Shortest and longest period in days that counts as a whole year. */
const WHOLE_YEAR = [350, 380] as const;

/**
 * Totals by reporter and source, newest source first: a total as reported, else export plus import of the same reporter, source and period; of a compiler (Correlates of War, BACI) the goods
 * going each way, from whichever side it tells them. Figures of different sources are
 * never added or averaged. Periods that end after `asOf` are left out; so are parts of years. When a source gives a period twice the later row stands.
 */
export function tradeSources(statistics: readonly Statistic[], unit: string, asOf: string): TradeSource[] {
  const groups = new Map<string, Statistic[]>();
  for (const row of statistics) {
    const days = (daysBetween(row.periodStart, row.periodEnd) ?? 0) + 1;
    if (row.unit !== unit || row.periodEnd > asOf || days < WHOLE_YEAR[0] || days > WHOLE_YEAR[1]) continue;
    const key = `${row.isCompiled ? COMPILER : row.reporter}\t${row.reportedBy ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows): TradeSource[] => {
    const isCompiled = rows[0]!.isCompiled === true;
    const periods = new Map<string, Statistic[]>();
    for (const row of rows) periods.set(row.periodStart + row.periodEnd, [...(periods.get(row.periodStart + row.periodEnd) ?? []), row]);
    const years = [...periods.values()].flatMap((own): TradeYear[] => {
      const total = own.findLast((row) => row.flow === 'total');
      const [out, back] = isCompiled ? bothWays(own) : (['export', 'import'] as const).map((flow) => own.findLast((row) => row.flow === flow));
      const parts = total ? [total] : out && back ? [out, back] : [];
      if (parts.length === 0) return [];
      const { periodStart, periodEnd, calendar } = parts[0]!;
      return [{ value: parts.reduce((sum, { value }) => sum + value, 0), periodStart, periodEnd, calendar, figures: parts.map(({ id }) => id) }];
    });
    const [{ reporter, reportedBy }] = rows as [Statistic, ...Statistic[]];
    return years.length === 0 ? [] : [{ reporter: isCompiled ? COMPILER : reporter, reportedBy, unit, years: years.toSorted((x, y) => x.periodEnd.localeCompare(y.periodEnd)) }];
  }).toSorted((x, y) => y.years.at(-1)!.periodEnd.localeCompare(x.years.at(-1)!.periodEnd) || x.reporter.localeCompare(y.reporter) || (x.reportedBy ?? '').localeCompare(y.reportedBy ?? ''));
}

/** The latest figure of the goods going each way: the import of one side is the export of the other. */
function bothWays(rows: readonly Statistic[]): [Statistic | undefined, Statistic | undefined] {
  const sender = ({ flow, reporter, partner }: Statistic) => (flow === 'export' ? reporter : partner);
  const oneWay = rows.filter(({ flow }) => flow !== 'total');
  const last = oneWay.at(-1);
  return [last && oneWay.findLast((row) => sender(row) !== sender(last)), last];
}

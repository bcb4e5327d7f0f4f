/** Calendar a period follows: `pakistan_fiscal` runs from 1 July to 30 June, `iranian_solar` from about 21 March. */
export type Calendar = 'gregorian' | 'pakistan_fiscal' | 'iranian_solar' | 'fiscal';

/**
 * One reported figure of a flow between two states. Figures of different reporters stand side by side and are never added or averaged.
 */
export interface Statistic {
  /** Stable id made from the other fields; see `statisticId`. */
  readonly id: string;
  /** Who counts (ISO 3166-1 alpha-3); `flow` is from this side: the export of A to B stands as B's import in B's books. */
  readonly reporter: string;
  readonly partner: string;
  readonly flow: 'export' | 'import' | 'total';
  /** First and last day, YYYY-MM-DD, inclusive. A partial year has its real last day. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly calendar: Calendar;
  /** In whole `unit`s (US dollars, not millions). */
  readonly value: number;
  /** `USD` and other ISO 4217 codes, or a physical unit. */
  readonly unit: string;
  /** Office or person the figure comes from, as told. */
  readonly reportedBy: string | null;
  readonly url: string | null;
  readonly note: string | null;
  /** Where the row came into the record: file or importer name. */
  readonly source: string;
}

/** Which statistics; conditions that are present must all hold. */
export interface StatisticFilter {
  readonly pair?: { readonly a: string; readonly b: string };
  readonly reporter?: string;
  readonly flows?: readonly Statistic['flow'][];
  /** Periods that end on or after `from` and start on or before `to` (YYYY-MM-DD). */
  readonly from?: string;
  readonly to?: string;
}

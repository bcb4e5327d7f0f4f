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
  /** Where the row came into the record: a file of ours, or data set and version (`cow-trade/4.0`). */
  readonly source: string;
  /** Goods it is about, `<classification> <code>` (`HS 27`); absent: all goods together. */
  readonly product?: string;
  /**
   * True when the figure is a compiler's, made from the books of one or both sides or estimated (COW, BACI): `reporter` then only says from which side
   * `flow` is seen. Absent: the reporter's own.
   */
  readonly isCompiled?: true;
  /** Id of the imported file it came with (`Store.importFiles`) and its line there; absent when it came otherwise. */
  readonly file?: string;
  readonly line?: number;
}

/** Which statistics; conditions that are present must all hold. */
export interface StatisticFilter {
  readonly pair?: { readonly a: string; readonly b: string };
  readonly reporter?: string;
  readonly flows?: readonly Statistic['flow'][];
  /** Periods that end on or after `from` and start on or before `to` (YYYY-MM-DD). */
  readonly from?: string;
  readonly to?: string;
  /** Product as in `Statistic.product`, or `any`. Default: only figures of all goods together. */
  readonly product?: string;
}

/** Unit of the bars of a timeline. */
export type Unit = 'month' | 'quarter' | 'year';

/** Months since year 0 of YYYY-MM or YYYY-MM-DD; YYYY stands for its first month, or its last when `end`. */
export function toMonth(date: string, end = false): number {
  const [year, month] = date.split('-');
  return Number(year) * 12 + (month === undefined ? (end ? 11 : 0) : Number(month) - 1);
}

/** YYYY-MM for months since year 0. */
export function fromMonth(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

const STEP: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** Label of the period that holds the month, as the record writes it: 2025-11, 2025-Q4, 2025. */
export function periodOf(months: number, unit: Unit): string {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  if (unit === 'year') return year;
  return unit === 'quarter' ? `${year}-Q${Math.floor((months % 12) / 3) + 1}` : fromMonth(months);
}

export interface Period {
  /** As the record writes it. */
  readonly label: string;
  /** First and last month, YYYY-MM, inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Every period that touches the window, oldest first, without gaps. */
export function periodsBetween(from: string, to: string, unit: Unit): Period[] {
  const step = STEP[unit];
  const first = Math.floor(toMonth(from) / step) * step;
  const periods: Period[] = [];
  for (let month = first; month <= toMonth(to, true); month += step) {
    periods.push({ label: periodOf(month, unit), from: fromMonth(month), to: fromMonth(month + step - 1) });
  }
  return periods;
}

/** The finest unit that keeps the number of bars readable at a width in pixels. */
export function fittingUnit(from: string, to: string, width: number): Unit {
  const months = toMonth(to, true) - toMonth(from) + 1;
  const room = Math.max(12, Math.floor(width / 14));
  return months <= room ? 'month' : months / 3 <= room ? 'quarter' : 'year';
}

/** January to December. */
export const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
/** Jan to Dec. */
export const SHORT_MONTH_NAMES: readonly string[] = MONTH_NAMES.map((name) => name.slice(0, 3));

/** A date in words, as exact as it is known: "25 November 2025", "November 2025", "2025"; months of three letters when `short`; "undated" for null. */
export function dateText(date: string | null, short = false): string {
  if (date === null) return 'undated';
  const [year, month, day] = date.split('-');
  if (month === undefined) return year!;
  const name = (short ? SHORT_MONTH_NAMES : MONTH_NAMES)[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

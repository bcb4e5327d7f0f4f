import { dateText, SHORT_MONTH_NAMES } from '../base/date-text.js';

/** A date as exact as it is known, for readers: 25 November 2025, November 2025, 2025. */
export const formatDate = dateText;

/** A counted period, for readers: 2025, 2025-Q4 → Oct–Dec 2025, 2025-11 → November 2025. */
export function formatPeriod(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) {
    const first = (Number(quarter[2]) - 1) * 3;
    return `${SHORT_MONTH_NAMES[first]!}–${SHORT_MONTH_NAMES[first + 2]!} ${quarter[1]}`;
  }
  return formatDate(period);
}

/** 1 act, 2 acts. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const counts = new Intl.NumberFormat('en');
export function formatCount(count: number): string {
  return counts.format(count);
}

/** US dollars for readers: $3.1 bn, $706 mn, $11,000, $0. */
export function formatMoney(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `$${trim(value / 1e9)} bn`;
  if (size >= 1e6) return `$${trim(value / 1e6)} mn`;
  return `$${counts.format(Math.round(value))}`;
}

/** An amount with its unit; null when there is none. */
export function formatAmount(value: number | null, unit: string | null): string | null {
  if (value === null) return null;
  return unit === 'USD' ? formatMoney(value) : `${counts.format(value)}${unit ? ` ${unit}` : ''}`;
}

function trim(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0).replace(/\.?0+$/, '');
}

/** A share of a whole as whole per cent; '–' of nothing; '<1%' for what would round to nothing. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (part / whole) * 100;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.round(percent)}%`;
}

/** A stretch of days in the unit a reader would choose: 12 days, 5 months, 3 years. */
export function formatDays(days: number): string {
  if (days < 60) return plural(days, 'day');
  return days < 730 ? plural(Math.round(days / 30.4), 'month') : plural(Math.round(days / 365.25), 'year');
}

/** Words joined as in a sentence: a, b and c. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Address for a link if it is one that a browser should open: http or https; else null. */
export function safeUrl(url: string | null): string | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** Host name of an address without www, for showing beside a link. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

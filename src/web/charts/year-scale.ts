import { linearScale, type Scale } from './scale.js';

/** Year with fraction for a date as exact as it is known; the middle of its month or year where the day is not. */
export function toYears(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return year! + 0.5;
  return year! + (month - 1) / 12 + (day === undefined ? 0.5 : (day - 0.5) / 31) / 12;
}

/** First and last moment of a date as exact as it is known, in years with fraction. */
export function extentInYears(date: string): readonly [number, number] {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return [year!, year! + 1];
  const start = year! + (month - 1) / 12;
  return day === undefined ? [start, start + 1 / 12] : [start + (day - 1) / 31 / 12, start + day / 31 / 12];
}

/** Scale over years with fraction. */
export function yearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  return linearScale(domain, range);
}

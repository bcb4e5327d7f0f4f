import { dayNumber } from './calendar.js';

/** Western Easter Sunday of a Gregorian year (Meeus 1998, Astronomical Algorithms, ch. 8; Jones 1922), as a day number. */
export function easterOf(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Orthodox Easter Sunday: reckoned in the Julian calendar (Meeus 1998, ch. 8) and told as a day number of the Gregorian one. */
export function orthodoxEasterOf(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1) + behind;
}

/**
 * Day number of a date of the tabular Islamic calendar: civil epoch (16 July 622 Julian), eleven leap years in thirty (Reingold & Dershowitz 2018, Calendrical Calculations, ch. 7). Months alternate 30 and
 * 29 days. Sighted or reckoned new moons may lie a day or two from it.
 */
export function tabularHijri(year: number, month: number, day: number): number {
  return HIJRI_EPOCH - 1 + 354 * (year - 1) + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2) + day;
}
const HIJRI_EPOCH = -492_148;

/** Day number of a date of the Solar Hijri calendar by its rule of 33 years, which gives the same new year (Nowruz) as the equinox in Tehran from 1925 to 2088 (Borkowski 1996, Earth, Moon and Planets 74). */
export function solarHijri(year: number, month: number, day: number): number {
  const inMonths = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return nowruzOf(year) + inMonths + day - 1;
}

function nowruzOf(year: number): number {
  let at = NOWRUZ_1400;
  for (let k = 1400; k < year; k++) at += isSolarLeap(k) ? 366 : 365;
  for (let k = year; k < 1400; k++) at -= isSolarLeap(k) ? 366 : 365;
  return at;
}
/** 21 March 2021. */
const NOWRUZ_1400 = dayNumber(2021, 3, 21);
const isSolarLeap = (year: number): boolean => (25 * year + 11) % 33 < 8;

/** Day number of a date of the Hebrew calendar, months counted from Nisan = 1 (Tishri = 7) (Reingold & Dershowitz 2018, ch. 8). */
export function hebrew(year: number, month: number, day: number): number {
  const months = month >= 7 ? range(7, month) : [...range(7, lastHebrewMonth(year) + 1), ...range(1, month)];
  return hebrewNewYear(year) + day - 1 + months.reduce((sum, each) => sum + hebrewMonthLength(year, each), 0);
}

const HEBREW_EPOCH = -2_092_590;
const isHebrewLeap = (year: number): boolean => (7 * year + 1) % 19 < 7;
const lastHebrewMonth = (year: number): number => (isHebrewLeap(year) ? 13 : 12);
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);

function elapsedDays(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const days = 29 * months + Math.floor(parts / 25_920);
  return (3 * (days + 1)) % 7 < 3 ? days + 1 : days;
}

function hebrewNewYear(year: number): number {
  const [before, at, after] = [elapsedDays(year - 1), elapsedDays(year), elapsedDays(year + 1)];
  return HEBREW_EPOCH + at + (after - at === 356 ? 2 : at - before === 382 ? 1 : 0);
}

function hebrewMonthLength(year: number, month: number): number {
  const days = hebrewNewYear(year + 1) - hebrewNewYear(year);
  if ([2, 4, 6, 10, 13].includes(month)) return 29;
  if (month === 12) return isHebrewLeap(year) ? 30 : 29;
  if (month === 8) return days % 10 === 5 ? 30 : 29;
  if (month === 9) return days % 10 === 3 ? 29 : 30;
  return 30;
}

/** The n-th weekday (0 Sunday) of a month; n = −1 for the last. */
export function nthWeekday(year: number, month: number, n: number, weekday: number): number {
  const weekdayAt = (day: number) => (((day + 4) % 7) + 7) % 7;
  if (n > 0) {
    const first = dayNumber(year, month, 1);
    return first + ((weekday - weekdayAt(first) + 7) % 7) + 7 * (n - 1);
  }
  const last = dayNumber(year, month + 1, 1) - 1;
  return last - ((weekdayAt(last) - weekday + 7) % 7);
}

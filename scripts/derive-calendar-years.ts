/**
 * Derives data/reference/calendar-years.tsv: days of calendars that no short rule gives. `npx tsx scripts/derive-calendar-years.ts`. Islamic (Umm al-Qura) years 1356 to 1500 with the lengths of their months and
 * Chinese new years 1945 to 2100 from the tables of ICU (Unicode Consortium) in the running Node, the latter moved where the new moon falls on another day in China; Diwali 1945 to 2100 from the new moon.
 */
import { writeFileSync } from 'node:fs';

const DAY = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function partsOf(calendar: string): (time: number) => { readonly year: number; readonly month: string; readonly day: number } {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  return (time) => {
    const parts = new Map(format.formatToParts(new Date(time)).map(({ type, value }) => [type as string, value]));
    return { year: Number(parts.get('year') ?? parts.get('relatedYear')), month: parts.get('month')!, day: Number(parts.get('day')) };
  };
}

const RAD = Math.PI / 180;
/** Instant of the k-th new moon since January 2000, milliseconds of UTC, good to about a minute (Meeus 1998, Astronomical Algorithms, ch. 49; TT − UTC after Espenak & Meeus 2006 near 2000). */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = (2.5534 + 29.1053567 * k) * RAD;
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * RAD;
  const f = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * RAD;
  const node = (124.7746 - 1.56375588 * k + 0.0020672 * t * t) * RAD;
  const { sin } = Math;
  const main = -0.4072 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * f) + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    - 0.00111 * sin(moon - 2 * f) - 0.00057 * sin(moon + 2 * f) + 0.00056 * e * sin(2 * moon + sun) - 0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * f) + 0.00038 * e * sin(sun - 2 * f) - 0.00024 * e * sin(2 * moon - sun)
    - 0.00017 * sin(node) - 0.00007 * sin(moon + 2 * sun) + 0.00004 * sin(2 * moon - 2 * f) + 0.00004 * sin(3 * sun) + 0.00003 * sin(moon + sun - 2 * f) + 0.00003 * sin(2 * moon + 2 * f) - 0.00003 * sin(moon + sun + 2 * f)
    + 0.00003 * sin(moon - sun + 2 * f) - 0.00002 * sin(moon - sun - 2 * f) - 0.00002 * sin(3 * moon + sun) + 0.00002 * sin(4 * moon);
  const planets = 0.000325 * sin((299.77 + 0.107408 * k - 0.009173 * t * t) * RAD) + 0.000165 * sin((251.88 + 0.016321 * k) * RAD) + 0.000164 * sin((251.83 + 26.651886 * k) * RAD) + 0.000126 * sin((349.42 + 36.412478 * k) * RAD)
    + 0.00011 * sin((84.66 + 18.206239 * k) * RAD) + 0.000062 * sin((141.74 + 53.303771 * k) * RAD);
  return (mean + main + planets - 2_440_587.5) * DAY - 66_000;
}
/** The new moon nearest to an instant. */
function newMoonNear(time: number): number {
  const k = Math.round((time - newMoon(0)) / (29.530588861 * DAY));
  return [k - 1, k, k + 1].map(newMoon).reduce((best, each) => (Math.abs(each - time) < Math.abs(best - time) ? each : best));
}
const HOUR = DAY / 24;

const rows: string[] = [];
const hijri = partsOf('islamic-umalqura');
let year: { start: number; number: number; months: string } | null = null;
let monthStart = 0;
for (let time = Date.UTC(1937, 0, 1); time < Date.UTC(2078, 0, 1); time += DAY) {
  const { year: number, month, day } = hijri(time);
  if (day !== 1) continue;
  if (year !== null) year.months += (time - monthStart) / DAY === 30 ? '1' : '0';
  monthStart = time;
  if (month !== '1') continue;
  if (year !== null && year.number >= 1356 && year.number <= 1500) rows.push(`hijri\t${year.number}\t${isoOf(year.start)}\t${year.months}`);
  year = { start: time, number, months: '' };
}
const chinese = partsOf('chinese');
for (let gregorian = 1945; gregorian <= 2100; gregorian++) {
  for (let time = Date.UTC(gregorian, 0, 18); time < Date.UTC(gregorian, 1, 24); time += DAY) {
    const { month, day } = chinese(time);
    if (month === '1' && day === 1) rows.push(`chinese\t${gregorian}\t${isoOf(newMoonNear(time) + 8 * HOUR)}\t`);
  }
}
for (let gregorian = 1945; gregorian <= 2100; gregorian++) {
  // The new moon with the sun in sidereal Libra; the feast is the evening before it, on the same day only where the moon is new well after sunset in India.
  const [first, last] = [Date.UTC(gregorian, 9, 17, 9), Date.UTC(gregorian, 10, 16, 9)];
  const moon = newMoonNear(first) >= first ? newMoonNear(first) : newMoonNear(newMoonNear(first) + 29.53 * DAY);
  if (moon > last) throw new Error(`no new moon for Diwali of ${gregorian}`);
  rows.push(`diwali\t${gregorian}\t${isoOf(moon + 5.5 * HOUR - 18.5 * HOUR)}\t`);
}
writeFileSync('data/reference/calendar-years.tsv', `# First days of years of calendars that no short rule gives. hijri: Umm al-Qura, with the months that have 30 days (1) and 29 (0); chinese, diwali: the day in that Gregorian year.
# Source: calendar tables of ICU (Unicode Consortium, Unicode licence) and new moons after Meeus (1998). Written by scripts/derive-calendar-years.ts.
calendar\tyear\tstart\tmonths
${rows.join('\n')}
`);

import { deliveryMeasure } from '../measures/delivery.js';
import type { MeasureInput } from '../measures/input.js';
import { runMeasure } from '../measures/registry.js';
import { targetsMeasure } from '../measures/targets.js';
import { shareBelow } from '../measures/growth-classes.js';
import { tradeSources, type TradeSource } from '../measures/trade-totals.js';
import type { Statistic } from '../record/flow-record.js';
import { open, RULES, type Finding } from './judgement.js';

const percent = (share: number): string => `${Number((share * 100).toPrecision(share < 0.0095 ? 1 : 2))}%`;
const billions = (value: number): string => (value >= 1e9 ? `${Number((value / 1e9).toPrecision(3))} billion USD` : `${Number((value / 1e6).toPrecision(3))} million USD`);

/**
 * "Trade will reach X". Supported when a source shows it reached since, or when at least 90% of comparable pair-years (lower end of the interval) grew so much in the time;
 * contradicted when at most 10% did (upper end). "Could" is contradicted below 1% only, and never supported by odds.
 */
export function judgeTradeFigure({ figure, falls, possible, by }: { readonly figure: number; readonly falls: boolean; readonly possible: boolean; readonly by: string | null }, date: string | null, input: MeasureInput): Finding {
  const measure = 'targets/v1';
  const sources = tradeSources(input.statistics, 'USD', input.asOf).filter(({ years }) => years.at(-1)!.value > 0);
  const reached = sources.flatMap(({ reporter, reportedBy, years }) => years.filter(({ value, periodEnd }) => date !== null && periodEnd > date && value >= figure).map((year) => ({ reporter, reportedBy, year })))[0];
  if (falls) return judgeFall(figure, sources);
  if (reached) {
    return { verdict: 'supported', because: `${reached.reportedBy ?? reached.reporter} shows ${billions(reached.year.value)} for the year to ${reached.year.periodEnd}`, wouldChange: 'a revision of that figure, or other sources that do not show it', measure, figure: { value: reached.year.value, unit: 'USD', n: 1, nOf: 'figures', interval: null, pValue: null }, evidence: reached.year.figures };
  }
  const result = runMeasure(targetsMeasure, input, { target: figure, ...(by !== null && { deadline: by }) });
  if (result.refused || result.interval === null) return open('undecided', result.refused?.reason ?? 'no odds could be worked out', result.refused?.needed ?? 'a whole-year total of trade', measure);
  const evidence = sources[0]?.years.at(-1)?.figures ?? [];
  const base = { measure, evidence, figure: { value: result.value!, unit: 'chance', n: result.data[0]?.['pairYears'] as number, nOf: 'comparable pair-years', interval: result.interval, pValue: null } };
  const rows = result.data.filter((row) => row['chance'] !== null && (row['toDeadline'] === true || row['years'] === 5));
  const [least, most] = [Math.min(...rows.map((row) => row['low'] as number)), Math.max(...rows.map((row) => row['high'] as number))];
  const change = 'whole-year totals from both sides’ customs that show trade further along the path';
  const told = `${result.statement} ${rows.length > 1 ? `By source the chance lies between ${percent(least)} and ${percent(most)}.` : ''}`.trim();
  if (possible) return most < 0.01 ? { ...base, verdict: 'contradicted', because: `it says that it could; ${told}`, wouldChange: change } : { ...base, verdict: 'undecided', because: `it says only that it could; ${told}`, wouldChange: 'a figure with a date that it is said will be reached' };
  if (least >= RULES.likely) return { ...base, verdict: 'supported', because: told, wouldChange: 'later totals that leave the path' };
  if (most <= RULES.unlikely) return { ...base, verdict: 'contradicted', because: `unlikely by the record of comparable pairs. ${told}`, wouldChange: change };
  return { ...base, verdict: 'undecided', because: told, wouldChange: change };
}

/** "Trade will fall to X" within five years: the share of comparable pair-years that fell so far, by the newest figure of each source that shows more than X. */
function judgeFall(figure: number, sources: readonly TradeSource[]): Finding {
  const measure = 'outlook/v1';
  const starts = sources.filter(({ years }) => years.at(-1)!.value > figure);
  const chances = starts.flatMap(({ years }) => shareBelow(years.at(-1)!.value, figure / years.at(-1)!.value, 5) ?? []);
  if (chances.length === 0) return open('undecided', `no source on record shows more than ${billions(figure)} of whole-year trade to fall from`, 'a whole-year total of trade', measure);
  const [least, most] = [Math.min(...chances), Math.max(...chances)];
  const told = `of pair-years with comparable trade ${least === most ? percent(least) : `${percent(least)} to ${percent(most)} (by source)`} had fallen so far five years later`;
  const base = { measure, evidence: starts[0]!.years.at(-1)!.figures, figure: { value: most, unit: 'chance', n: starts.length, nOf: 'sources', interval: null, pValue: null }, wouldChange: 'later whole-year totals' };
  if (most <= RULES.unlikely) return { ...base, verdict: 'contradicted', because: `unlikely by the record of comparable pairs: ${told}` };
  return { ...base, verdict: least >= RULES.likely ? 'supported' : 'undecided', because: told };
}

/** "Will be implemented". By the share of this pair's own promises delivered within three years: supported from 90%, contradicted to 10%; "could" is not testable. */
export function judgeDelivery(possible: boolean, input: MeasureInput): Finding {
  const measure = 'delivery/v1';
  const result = runMeasure(deliveryMeasure, input);
  const past = result.value === null ? `of past promises: ${result.refused?.reason ?? 'nothing can be said'}` : result.statement;
  if (possible) return { ...open('not testable', `it says only that something could come about; ${past}`, 'the name of what will be delivered and the day by which', measure), figure: result.value === null ? null : { value: result.value, unit: result.unit, n: result.n, nOf: result.nOf, interval: result.interval, pValue: null } };
  if (result.value === null || result.interval === null) return open('undecided', past, result.refused?.needed ?? 'promises with dates', measure);
  const base = { measure, evidence: result.evidence.slice(0, 10), figure: { value: result.value, unit: result.unit, n: result.n, nOf: result.nOf, interval: result.interval, pValue: null } };
  if ((result.interval.low ?? 0) >= RULES.likely) return { ...base, verdict: 'supported', because: past, wouldChange: 'promises of this kind that stay open' };
  if ((result.interval.high ?? 1) <= RULES.unlikely) return { ...base, verdict: 'contradicted', because: `unlikely by their own past: ${past}`, wouldChange: 'evidence of delivery the record does not hold' };
  return { ...base, verdict: 'undecided', because: past, wouldChange: 'the day by which, and evidence of delivery after it' };
}

/** Figures of trade nearer than this share are not told apart: sources are wrong by more. Judgement, checked by simulation. */
const CLOSE = 0.1;

/**
 * "Record trade". Each source with three whole years or more by the day of the claim, its newest year ending within two years of it: supported when the newest is the highest (lowest) in all of
 * them, contradicted when in all it falls short by a tenth or more, else undecided. Figures of different sources are never compared with each other.
 */
export function judgeTradeRecord(flow: 'total' | 'export' | 'import', lowest: boolean, date: string | null, input: MeasureInput): Finding {
  const measure = 'series/v1';
  const day = date ?? input.asOf;
  const rows: readonly Statistic[] = flow === 'total' ? input.statistics : input.statistics.filter((row) => row.flow === flow).map((row) => ({ ...row, flow: 'total' }));
  const sources = tradeSources(rows, 'USD', day).filter(({ years }) => years.length >= 3 && Date.parse(day.length === 10 ? day : input.asOf) - Date.parse(years.at(-1)!.periodEnd) < 2 * 366 * 86_400_000);
  if (sources.length === 0) return open('undecided', `no source on record has three whole years of ${flow === 'total' ? 'total trade' : `${flow}s`} up to ${day}`, 'three whole years or more from one source', measure);
  const holds = sources.map(({ years }) => {
    const newest = years.at(-1)!.value;
    return years.slice(0, -1).every(({ value }) => (lowest ? newest < value : newest > value));
  });
  const fallsShort = sources.every(({ years }) => {
    const before = years.slice(0, -1).map(({ value }) => value);
    return lowest ? years.at(-1)!.value > (1 + CLOSE) * Math.min(...before) : years.at(-1)!.value < (1 - CLOSE) * Math.max(...before);
  });
  const told = sources.map(({ reporter, reportedBy, years }) => `${reportedBy ?? reporter}: ${billions(years.at(-1)!.value)} in the year to ${years.at(-1)!.periodEnd}, ${lowest ? 'lowest' : 'highest'} before ${billions((lowest ? Math.min : Math.max)(...years.slice(0, -1).map(({ value }) => value)))} of ${years.length - 1} years`).join('; ');
  const base = { measure, evidence: sources.flatMap(({ years }) => years.at(-1)!.figures), figure: { value: sources[0]!.years.at(-1)!.value, unit: 'USD', n: sources[0]!.years.length, nOf: 'years', interval: null, pValue: null } };
  if (holds.every(Boolean)) return { ...base, verdict: 'supported', because: told, wouldChange: 'an older year, missing here, beyond it' };
  if (fallsShort) return { ...base, verdict: 'contradicted', because: told, wouldChange: 'a source whose series shows it' };
  return { ...base, verdict: 'undecided', because: `${holds.some(Boolean) ? 'sources differ' : 'too close to the earlier mark to tell'}. ${told}`, wouldChange: 'agreement between the sources, by more than their errors' };
}

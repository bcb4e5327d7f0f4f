import { precisionOf } from '../base/calendar.js';
import type { Span } from '../base/span.js';
import { readRows, type Table } from '../base/table.js';
import type { DatePhrase } from './date-phrases.js';
import type { EventDate } from './findings.js';

/** Added to the distance of a date on the far side of a comma, a bracket or a conjunction: about a long phrase. Judgement, set on news sentences. */
const BREAK_COST = 60;
/** Beyond this distance a date belongs to something else. Judgement. */
const FARTHEST = 170;
/** Distance of a date that opens the sentence ("On 3 August, …"): it belongs to whatever follows. */
const OPENING_COST = 30;

/**
 * The date of an act: the nearest phrase of its sentence that dates it, else the publication date, else null. Dates of other things ("the 2014
 * treaty", "since 2019", "by 2028") are passed over; an act that is not `planned` cannot lie after the publication date.
 */
export function dateOfEvent(input: {
  readonly text: string;
  readonly sentence: Span;
  /** The word that carries the act. */
  readonly anchor: Span;
  /** Dates of the sentence. */
  readonly phrases: readonly DatePhrase[];
  readonly published: string | undefined;
  readonly planned: boolean;
}): EventDate | null {
  const { text, sentence, anchor, phrases, published, planned } = input;
  let best: DatePhrase | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const phrase of phrases) {
    if (phrase.value === '' || phrase.attributive) continue;
    if (phrase.role !== 'on' && !(phrase.role === 'from' && planned)) continue;
    if (!planned && published && phrase.value > published && !published.startsWith(phrase.value) && !phrase.value.startsWith(published)) continue;
    const cost = distance(text, sentence, anchor, phrase.span);
    if (cost > FARTHEST) continue;
    if (cost < bestCost) {
      best = phrase;
      bestCost = cost;
    }
  }
  if (best) {
    const value = planned ? best.upcoming : best.value;
    return { value, precision: precisionOf(value), span: best.span };
  }
  return published ? { value: published, precision: precisionOf(published), span: null } : null;
}

function distance(text: string, sentence: Span, anchor: Span, span: Span): number {
  const [from, to] = span[0] >= anchor[1] ? [anchor[1], span[0]] : [span[1], anchor[0]];
  const between = text.slice(from, Math.max(from, to));
  if (span[0] - sentence[0] <= 8 && span[1] <= anchor[0] && !/[;(]/.test(between)) return Math.min(OPENING_COST, between.length);
  const broken = /[;()]|, (?:and|but|which|who|while|whereas|after|as) | and | but /.test(between);
  return between.length + (broken ? BREAK_COST : between.includes(',') ? BREAK_COST / 2 : 0);
}

/** How a state's fiscal year is counted. */
export interface FiscalYear {
  /** 1–12. */
  readonly lastMonth: number;
  readonly namedByEnd: boolean;
}

/** Fiscal years by state code, from `ontology/fiscal-years.tsv`; a state that is not in it uses the calendar year. */
export function readFiscalYears(table: Table): ReadonlyMap<string, FiscalYear> {
  return new Map(readRows(table, ['code', 'last_month', 'named_by']).map((row) => [row.code, { lastMonth: Number(row.last_month), namedByEnd: row.named_by === 'end' }]));
}

import { firstDay, lastDay } from '../base/calendar.js';
import type { Span } from '../base/span.js';
import type { Analysis, Clause } from '../syntax/analysis.js';
import type { DatePhrase } from './date-phrases.js';
import type { StatementInput } from './statement.js';

/**
 * Deadline of a commitment: the nearest phrase of time that sets an end ("by 2028", "within five years", "until June"), or the span of the plan
 * itself ("a 2023-2028 plan", "a five-year plan"); for an act still to come also its day. It must stand in the clause of the act (`act`) or one that says more
 * of it. Null when the text leaves it open.
 */
export function deadlineOf(input: StatementInput, anchor: Span, thing: Span, act: number, upcoming: boolean): { readonly value: string; readonly span: Span } | null {
  const published = input.document.date;
  const { text } = input.document;
  let best: { value: string; span: Span } | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const phrase of input.datePhrases()) {
    let value = '';
    let cost = phrase.span[0] >= anchor[1] ? phrase.span[0] - anchor[1] : anchor[0] - phrase.span[1] + 25;
    const inThing = thing[0] <= phrase.span[0] && phrase.span[1] <= thing[1];
    if (phrase.role === 'by' || phrase.role === 'until' || phrase.role === 'before') value = phrase.end ?? phrase.upcoming;
    else if (phrase.role === 'ahead') value = phrase.upcoming;
    else if (phrase.role === 'on' && phrase.end !== null && phrase.end.length === 4 && (phrase.attributive || inThing)) {
      value = phrase.end;
      if (!text.slice(Math.min(anchor[1], phrase.span[1]), Math.max(anchor[0], phrase.span[0])).includes(',')) cost = Math.min(cost, 30);
    }
    // "a trade goal of 2 billion dollars for 2027"
    else if (phrase.role === 'on' && /^for \d{4}$/.test(text.slice(phrase.span[1] - 8, phrase.span[1])) && published && liesAhead(phrase, published)) value = phrase.upcoming;
    else if (phrase.role === 'length' && phrase.months !== null && phrase.months >= 6 && inThing && published && text.slice(...phrase.span).includes('-')) value = addToDate(published, phrase.months);
    else if (phrase.role === 'on' && phrase.span[0] > anchor[0] && upcoming && !phrase.attributive && published && liesAhead(phrase, published)) {
      value = phrase.end !== null && phrase.end >= phrase.upcoming ? phrase.end : phrase.upcoming;
      cost += 20;
    }
    if (value === '' || (!inThing && !isToldOf(input.analysis, phrase.span[0], anchor[0], act, thing))) continue;
    const between = text.slice(Math.min(anchor[1], phrase.span[1]), Math.max(anchor[0], phrase.span[0]));
    if (between.includes(';')) continue;
    if (/:| but /.test(between)) cost += 80;
    if (between.includes(',')) cost += 40;
    if (cost > (phrase.role === 'on' && !phrase.attributive && !inThing ? NEAR_ON : NEAR)) continue;
    if (cost < bestCost) {
      bestCost = cost;
      best = { value, span: phrase.span };
    }
  }
  return best;
}

/** True when the phrase read forward lies after the publication date, whatever their precisions. */
export function liesAhead(phrase: DatePhrase, published: string): boolean {
  const end = phrase.end !== null && phrase.end >= phrase.upcoming ? phrase.end : phrase.upcoming;
  const until = lastDay(end);
  const since = firstDay(phrase.upcoming);
  const day = lastDay(published);
  return until !== null && since !== null && day !== null && until > day && !(since.slice(0, 7) <= day.slice(0, 7) && published.length < 10 && end.length === 10);
}

function addToDate(published: string, months: number): string {
  const years = Math.round(months / 12);
  return months % 12 === 0 || months >= 24 ? String(Number(published.slice(0, 4)) + years) : published.slice(0, 7);
}

/** Farther than this (in characters, with what commas add) a phrase of time belongs to something else; a bare "in April" must stand closer. Judgements. */
const NEAR = 130;
const NEAR_ON = 60;

/** Verbs that begin another statement where they follow in "-ing": "signed a pact, pledging to double trade by 2030". */
const TELLS_ANEW = new Set(['agree', 'pledge', 'promise', 'vow', 'undertake', 'commit', 'decide', 'say', 'add', 'announce', 'tell', 'note', 'stress', 'reaffirm']);

/** Verbs that in "-ed to" tell what is to become of the thing before them. */
const DESCRIBES = new Set(['expect', 'schedule', 'set', 'slate', 'plan', 'design', 'intend', 'mean', 'anticipate', 'project']);

/**
 * True when a phrase of time at `at` belongs to what the clause `act` tells of the thing at `anchor`: it stands in that clause, in one that hangs on it or that it hangs on, or
 * before all of them. What is told beside it ("signed a pact and agreed to raise trade by 2028") has its own end, unless it goes on about the thing.
 */
function isToldOf(analysis: Analysis, at: number, anchor: number, act: number, thing: Span): boolean {
  const { clauses, phrases, sentence: { tokens } } = analysis;
  const own = clauseAt(analysis, at);
  if (act < 0 || own < 0 || own === act || own === clauseAt(analysis, anchor) || hangsOn(analysis, own, act) || hangsOn(analysis, act, own)) return true;
  const clause = clauses[own]!;
  // "Work on the dam began and is to end by 2027": what stands before its act may have another.
  const isThing = (p: number): boolean => phrases[p]!.from < clauses[act]!.verb && tokens[phrases[p]!.from]!.start < thing[1] && thing[0] < tokens[phrases[p]!.to - 1]!.end;
  const goesOn = (index: number): boolean => clauses[index]!.subject.some(isThing) || clauses[index]!.object.some((p) => /^(it|them)$/.test(tokens[phrases[p]!.head]!.norm));
  return goesOn(own) || (clause.relation === 'infinitive' && clause.parent >= 0 && clause.parent !== act && goesOn(clause.parent));
}

/** Clause a phrase of time at character `at` stands in: the last that has begun; behind "and" or "but" the one to come. -1 before all. */
function clauseAt({ clauses, sentence: { tokens } }: Analysis, at: number): number {
  let token = tokens.findIndex((each) => each.end > at);
  if (token < 0) return -1;
  while (/^(by|before|until|within|in|the|no|later|than)$/.test(tokens[token - 1]?.norm ?? '')) token--;
  const opens = /^(and|but|while|then)$/.test(tokens[token - 1]?.norm ?? '') && !/^(NUM|PROPN)$/.test(tokens[token - 2]?.pos ?? '');
  let last = -1;
  for (let c = 0; c < clauses.length; c++) {
    if (clauses[c]!.from <= token && (last < 0 || clauses[c]!.from >= clauses[last]!.from)) last = c;
  }
  if (!opens) return last;
  const next = clauses.findIndex((clause) => clause.from > token && clause.tense !== 'none');
  return next >= 0 && clauses[next]!.from - token < 10 ? next : last;
}

/** True when clause `index` completes or describes what clause `over` tells, at any depth. */
function hangsOn({ clauses, sentence: { tokens } }: Analysis, index: number, over: number): boolean {
  for (let at = index, hop = 0; at >= 0 && hop < 8; hop++) {
    if (at === over) return true;
    const clause: Clause = clauses[at]!;
    // "agreed on a plan, expected to be ready by 2027": that describes the plan.
    const describes = clause.relation === 'conjunct' && DESCRIBES.has(clause.lemma) && tokens[clause.from - 1]?.norm === ',' && tokens[clause.to]?.norm === 'to';
    if ((clause.relation === 'conjunct' && !describes) || clause.relation === 'adverbial' || clause.relation === 'main') return false;
    if (clause.relation === 'participle') {
      if (clause.introducer !== null && /^(after|before|while|when|since|following)$/.test(clause.introducer)) return false;
      if (tokens[clause.verb]!.norm.endsWith('ing') && TELLS_ANEW.has(clause.lemma) && tokens[clause.from - 1]?.norm === ',') return false;
    }
    at = clause.parent;
  }
  return false;
}

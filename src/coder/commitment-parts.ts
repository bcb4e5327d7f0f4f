import type { Mention } from '../actors/mention.js';
import type { Token } from '../text/sentence.js';
import type { Quantity } from '../text/quantities.js';
import { isBodyMention, isStateMention, type StatementInput } from './statement.js';

/** Currencies that several states call by one name, by the state that speaks. */
const OWN_MONEY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rupee: { PAK: 'PKR', IND: 'INR', LKA: 'LKR', NPL: 'NPR', MUS: 'MUR', MDV: 'MVR' },
  rial: { IRN: 'IRR', SAU: 'SAR', QAT: 'QAR', OMN: 'OMR', YEM: 'YER' },
  dinar: { IRQ: 'IQD', KWT: 'KWD', JOR: 'JOD', BHR: 'BHD', SRB: 'RSD', DZA: 'DZD', TUN: 'TND', LBY: 'LYD' },
  dirham: { ARE: 'AED', MAR: 'MAD' },
  krone: { DNK: 'DKK', NOR: 'NOK', SWE: 'SEK', ISL: 'ISK' },
  peso: { MEX: 'MXN', ARG: 'ARS', COL: 'COP', CHL: 'CLP', PHL: 'PHP', CUB: 'CUP' },
};

/** Unit of a figure, with a currency shared by several states settled by who is named; left as a bare word where none or two of them are. */
export function unitOf(quantity: Quantity, parties: readonly string[]): string | null {
  const owners = quantity.unit === null ? undefined : OWN_MONEY[quantity.unit];
  if (!owners) return quantity.unit;
  const known = parties.map((code) => owners[code]).filter((money) => money !== undefined);
  return known.length === 1 ? known[0]! : quantity.unit;
}

/**
 * Parties of a commitment, promisor first: states in the subject of the governing clause, then those named with it, then those of the act's clause;
 * the document's pair fills in where fewer than two were named. Empty when nobody is known.
 */
export function partiesOf(input: StatementInput, clause: number, act: number, around: readonly [number, number]): string[] {
  const { analysis, mentions, pair } = input;
  const { clauses, phrases, sentence: { tokens } } = analysis;
  // "7.7 US cents", "French law" and "a Paris-seated court" name no party.
  const known = mentions.filter((mention) => mention.code !== null && (isStateMention(mention.kind) || isBodyMention(mention)) && !/^(dollars?|cents?|\$|rupees?|rials?|law)$/.test(tokens[mention.to]?.norm ?? '')
    && !(tokens[mention.to]?.norm === '-' && /^(seated|based|backed|led|made|run|brokered|mediated|sponsored|controlled|administered)$/.test(tokens[mention.to + 1]?.norm ?? '')));
  const states = known.filter((mention) => isStateMention(mention.kind));
  const codes: string[] = [];
  const add = (mention: Mention): void => { if (mention.code && !codes.includes(mention.code)) codes.push(mention.code); };
  /** A body of states is a party only where it acts or is acted with (`bodies`); elsewhere it is where something takes place. */
  const within = (from: number, to: number, bodies = false): void => { for (const mention of bodies ? known : states) if (mention.from < to && from < mention.to) add(mention); };
  const withSubject = (index: number): void => {
    const c = clauses[index];
    if (!c || c.subject.length === 0) return;
    const from = Math.min(...c.subject.map((p) => leftEdge(input, p)));
    const to = ofList(tokens, Math.max(...c.subject.map((p) => phrases[p]!.to)), c.from);
    if (from < c.from) within(from, Math.min(c.from, Math.max(to, from + 1)), true);
    else within(from, to, true);
  };
  const c = clauses[clause];
  // "Islamabad announced that Iran would lift …": who is to act comes first.
  const own = clauses[act];
  if (own && act !== clause && !own.passive && own.relation === 'content') withSubject(act);
  if (c && !c.passive) withSubject(clause);
  if (own && act !== clause && !own.passive) withSubject(act);
  // "Kenya's minister said his country would send …": the speaker's state, where the subject itself names none.
  if (codes.length === 0 && own && own.relation === 'content' && own.parent >= 0) withSubject(own.parent);
  // "with Iran", "between Iran and Pakistan", "by the two sides", "to Afghanistan" in the clause or around the thing itself.
  for (let k = around[0]; k < around[1]; k++) {
    if (/^(with|between|by|to|for|from|and|among|against|of)$/.test(tokens[k]!.norm)) within(k + 1, Math.min(k + 4, around[1]), tokens[k]!.norm === 'with' || tokens[k]!.norm === 'between');
  }
  within(around[0], around[1]);
  for (const index of new Set([clause, act])) {
    const near = clauses[index];
    if (!near) continue;
    for (const { word, phrase } of near.prepositions) {
      if (phrase >= 0 && /^(with|to|for|between|by|from|before)$/.test(word)) within(phrases[phrase]!.from, phrases[phrase]!.to, word === 'with' || word === 'between' || (near.passive && word === 'by'));
    }
    if (near.passive) withSubject(index);
    for (const p of near.object) within(leftEdge(input, p), phrases[p]!.to);
  }
  if (codes.length < 2) {
    const [a, b] = pair;
    if (codes.length === 0 && a && b) codes.push(a, b);
    else if (codes.length === 1 && a && b && codes.includes(a)) codes.push(b);
    else if (codes.length === 1 && a && b && codes.includes(b)) codes.push(a);
    const most = codes.length === 0 ? 4 : 2;
    for (const mention of states) if (codes.length < most) add(mention);
    // "China, for its part, promised a railway" in a paper of Kathmandu that speaks of Nepal: promised to Nepal.
    const home = input.document.outlet?.country;
    if (codes.length === 1 && home && home !== codes[0] && pair.includes(home)) codes.push(home);
    // A communiqué may name its parties last.
    if (codes.length < 2 && pair.length < 2) for (const code of input.statesAhead()) if (codes.length < 2 && !codes.includes(code)) codes.push(code);
  }
  return codes.slice(0, 6);
}

/** End of "of Kenya, Uganda and Rwanda" behind a subject that ends at token `to`, not beyond `end`. */
function ofList(tokens: readonly Token[], to: number, end: number): number {
  if (tokens[to]?.norm !== 'of') return to;
  let k = to + 1;
  while (k < end && (/^(PROPN|DET|NOUN|ADJ|CCONJ)$/.test(tokens[k]!.pos) || (tokens[k]!.norm === ',' && /^(PROPN|DET)$/.test(tokens[k + 1]?.pos ?? '')))) k++;
  return k;
}

/** First token of a phrase with the possessors before it ("Iran's foreign minister"). */
function leftEdge(input: StatementInput, phrase: number): number {
  const { phrases } = input.analysis;
  let from = phrases[phrase]!.from;
  for (let k = 0; k < phrases.length; k++) {
    const other = phrases[k]!;
    if (other.possessive && other.parent === phrase) from = Math.min(from, other.from);
  }
  return from;
}

/** Words of the text between two tokens, as written. */
export function textOf(input: StatementInput, from: number, to: number): string {
  const { tokens } = input.analysis.sentence;
  if (to <= from) return '';
  return input.document.text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
}

/** Where a noun phrase that ends in token `head` begins: adjectives, nouns, numbers and participles to its left. */
export function leftOfHead(tokens: readonly Token[], head: number, verbs: ReadonlySet<number> = new Set()): number {
  let at = head;
  for (let k = head - 1; k >= 0; k--) {
    if (verbs.has(k)) break;
    const { pos, norm } = tokens[k]!;
    const next = tokens[k + 1]!;
    if (norm === '-' || norm === '/' || norm === '\u2013') {
      if (tokens[k - 1] && tokens[k - 1]!.end === tokens[k]!.start) { at = k; continue; }
      break;
    }
    if (pos === 'ADJ' || pos === 'NOUN' || pos === 'PROPN' || pos === 'NUM' || norm === '$' || norm === '%') { at = k; continue; }
    if (norm === 'and' || norm === 'or' || norm === ',') {
      // "joint port and maritime initiatives": adjectives in a row.
      const before = tokens[k - 1];
      if (before?.pos === 'PROPN' && next.pos === 'PROPN' && (norm === 'or' || (norm === 'and' && tokens[head]!.norm !== tokens[head]!.lemma)) && at === k + 1) { at = k; continue; }
      if (before?.pos === 'ADJ' && (next.pos === 'ADJ' || next.pos === 'NOUN') && at === k + 1 && norm === 'and') { at = k; continue; }
      break;
    }
    if (pos === 'VERB' && /(ed|ing|en|built|laid|run|led)$/.test(norm)) {
      const before = tokens[k - 1];
      const compound = next.norm === '-' || before?.norm === '-';
      if (compound || (before && /^(DET|ADJ|NUM|PART|ADV)$/.test(before.pos)) || (before?.pos === 'ADP' && norm.endsWith('ed'))) { at = k; continue; }
    }
    if (pos === 'ADV' && at === k + 1 && (next.pos === 'VERB' || next.pos === 'ADJ' || next.norm === '-')) { at = k; continue; }
    break;
  }
  return at;
}

/** A day of the week or of a month, or a year. */
const DAYS = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:19|20)\d\d) /;
const LINKS = new Set(['of', 'on', 'for', 'between', 'with', 'to', 'from', 'over', 'about', 'linking', 'connecting']);
const ENDS = new Set(['in', 'at', 'by', 'during', 'after', 'before', 'under', 'until', 'since', 'within', 'while', 'as', 'amid', 'despite', 'that', 'which', 'who', 'when', 'where']);

/** Where what hangs on a noun ends: "memorandum [on importing 1,000 MW]"; at most 14 words, up to a comma, a finite verb or a preposition of place or time. */
export function rightOfHead(tokens: readonly Token[], head: number): number {
  let end = head + 1;
  let open = false;
  for (let k = head + 1; k < Math.min(tokens.length, head + 18); k++) {
    const { pos, norm } = tokens[k]!;
    if (pos === 'PUNCT') {
      if ((norm === '-' || norm === '/' || norm === '\u2013' || norm === "'") && open) continue;
      break;
    }
    if (LINKS.has(norm)) {
      if (norm === 'to' && tokens[k + 1]?.pos === 'NUM') break;
      if ((norm === 'on' || norm === 'from') && DAYS.test(`${tokens[k + 1]?.norm ?? ''} ${tokens[k + 2]?.norm ?? ''} `)) break;
      open = true;
      continue;
    }
    if (pos === 'VERB' && tokens[k - 1]?.norm === 'to') continue;
    if (!open || ENDS.has(norm) || pos === 'SCONJ' || pos === 'PRON') break;
    if (pos === 'AUX') break;
    if (pos === 'VERB' && !norm.endsWith('ing') && !(norm.endsWith('ed') && tokens[k - 1] && /^(DET|ADJ|of|on|for|with)$/.test(tokens[k - 1]!.pos === 'DET' || tokens[k - 1]!.pos === 'ADJ' ? tokens[k - 1]!.pos : tokens[k - 1]!.norm))) break;
    if (pos === 'CCONJ') {
      const next = tokens[k + 1];
      if (!next || next.pos === 'VERB' || next.pos === 'AUX' || next.pos === 'PRON') break;
      continue;
    }
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'NUM' || norm.endsWith('ing')) end = k + 1;
  }
  return end;
}
